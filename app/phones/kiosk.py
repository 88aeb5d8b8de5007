"""The voting desk: one device on which members without a phone vote, one after another.

The facilitator opens it with a code of its own, which opens nothing else. What it shows is the page
of a card; it keeps nothing, and goes back to the beginning after each ballot, and when nobody has
touched it for a minute.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import _
from app.phones.asking import hidden_fields
from app.phones.codes import table_code
from app.phones.house import House
from app.phones.pages import NOTHING, Html

if TYPE_CHECKING:
    from aiohttp import web

STYLE = "ballot.css"
"""Of all pages of a card."""
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Words:
    """What the page says where a card is asked for, and on the button that ends it."""

    ask: str
    where: str
    forget: str
    note: Html


class KioskPages:
    """What is different on the device at the desk."""

    def __init__(self, house: House) -> None:
        self._house = house

    def opens(self, typed: str) -> str:
        """The code in what was typed, "" when it is none that is open now."""
        code, kiosk = table_code(typed[:_LONGEST]), self._house.desk.kiosk
        is_open = kiosk.is_open(self._house.now())
        return code if is_open and secrets.compare_digest(code, kiosk.code) else ""

    def opened(self, request: web.Request, typed: str) -> str:
        """The code, if it is good. Raises Refused("kiosk-code-unknown", "too-many-tries")."""
        self._house.guess(request)
        code = self.opens(typed)
        if not code:
            raise self._house.wrong(request, "kiosk-code-unknown")
        return code

    def path(self, code: str) -> str:
        """Where the next member begins, in the assembly's language."""
        return f"/k/{code}"

    def field(self, code: str) -> Html:
        """The desk's code as a hidden field; nothing on a member's own phone."""
        return hidden_fields(self._house.pages, {"kiosk": code} if code else {})

    def words(self, code: str) -> Words:
        """Of the desk, or with "" of a member's own phone."""
        if not code:
            where = _("It is on your voting card: 11 letters and digits.")
            return Words(_("Type your card code"), where, _("Use another card"), NOTHING)
        return Words(
            _("Scan or type your voting card"),
            _("Hold the card before the scanner, or type its 11 letters and digits."),
            _("Stop, and forget my card"),
            self._house.pages.fill("kiosk-note"),
        )

    def page(self, code: str, body: Html, *scripts: str, seconds: int) -> web.Response:
        """A page at the desk; without a script it goes back to the beginning after `seconds`."""
        path = self.path(code)
        back = self._house.pages.fill("kiosk-back", seconds=seconds, path=path)
        return self._house.page(_("Voting desk"), body, *scripts, path=path, head=back, style=STYLE)
