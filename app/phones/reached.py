"""That a phone has reached the laptop: told on the phone, and to whoever waits at the laptop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from app.i18n import _, language
from app.phones import wording
from app.phones.guard import is_own
from app.phones.house import House
from app.phones.lan import MARK_PATH

PROBE_PATH: Final = "/ok"
"""Short enough to type; the code of the helper for phones opens it."""


@dataclass(frozen=True, slots=True)
class Visits:
    """Who hears of devices: `mark` is what this server calls itself, `came` hears the address of
    each other device at every request, `probed` that one opened the page for trying.
    """

    mark: str
    came: Callable[[str], None]
    probed: Callable[[], None]


class ReachedPages:
    """A page that says that one is there, and a mark for the laptop itself."""

    def __init__(self, house: House, visits: Visits) -> None:
        self._house = house
        self._visits = visits

    def routes(self) -> list[web.RouteDef]:
        """Paths are read in both cases, because a QR code of upper-case letters is smaller."""
        return [web.get("/{ok:[oO][kK]}", self.page), web.get(MARK_PATH, self.mark)]

    async def page(self, request: web.Request) -> web.Response:
        """You are there; nothing is asked."""
        if not is_own(request.transport):
            self._visits.probed()
        now = wording.at(self._house.now())
        body = self._house.pages.fill("reached", lang=language(), time=now)
        return self._house.page(_("You are there"), body)

    async def mark(self, _request: web.Request) -> web.Response:
        """Which server this is, so that the laptop knows its own answer."""
        return web.Response(text=self._visits.mark)
