"""What all handlers share: the latest desk, the way to a decision, the guards."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, ParamSpec, TypeVar

from aiohttp import web

from app.i18n import Language, language
from app.models.entries import Facts
from app.models.errors import Refused
from app.phones.codes import table_code
from app.phones.guard import Limits, Tries, address_of
from app.phones.pages import NOTHING, Html, Pages, other_language
from app.phones.snapshots import Desk, TableView

P = ParamSpec("P")
T = TypeVar("T")
Perform = Callable[..., "Future[Facts]"]
"""`Document.perform`: a decision and its arguments after the assembly; the future has the facts
once they are on disk, or a `Refused`, or an OSError.
"""

DISK: Final = frozenset({"disk-full", "disk-error", "file-read-only", "not-saved"})
"""Refusals that are no answer to what was asked: the same request may be granted later."""
BUSY: Final = frozenset({*DISK, "laptop-busy", "document-closed", "taken-over"})

LANGUAGE_NAMES: Final[Mapping[Language, str]] = {"da": "Dansk", "en": "English"}
_HASHERS: Final = 2


class House:
    """The server's side of the room, in the server's loop; `show_desk` may be called from any
    thread.
    """

    def __init__(
        self,
        perform: Perform,
        pages: Pages,
        limits: Limits,
        now: Callable[[], int],
        tries: Tries,
        seat_late: Callable[..., Facts] | None = None,
        answer_second: Callable[[bytes], bytes] | None = None,
    ) -> None:
        """`seat_late` decides on a seat for a latecomer (meeting, member); None: nobody does.
        `answer_second` answers a second laptop's letter (`app.phones.following`).
        """
        self.answer_second = answer_second
        self.pages = pages
        self.limits = limits
        self.now = now
        self.tries = tries
        self.seat_late = seat_late
        # By desk code, of which one is good at a time.
        self.searches = Tries(limits.searches, limits.searches, time.monotonic)
        self._perform = perform
        self._desk = Desk()
        self._over: tuple[Desk, Desk] = (self._desk, self._desk)
        self._made: tuple[Desk, dict[tuple[str, Language], str]] = (self._desk, {})
        self._hashers = ThreadPoolExecutor(_HASHERS, "phones-hash")

    @property
    def desk(self) -> Desk:
        """What was shown last; without its tables once their day is over."""
        desk = self._desk
        if not desk.tables or self.now() < desk.until:
            return desk
        if self._over[0] is not desk:
            self._over = (desk, desk.ended())
        return self._over[1]

    def show_desk(self, desk: Desk) -> None:
        """Answer from this desk from now on."""
        self._desk = desk

    def close(self) -> None:
        """Let the threads go."""
        self._hashers.shutdown(wait=True, cancel_futures=True)

    def once(self, name: str, make: Callable[[Desk], str]) -> str:
        """What `make` says of the desk in the reader's language, worked out once for each desk."""
        desk = self.desk
        if self._made[0] is not desk:
            self._made = (desk, {})
        made, key = self._made[1], (name, language())
        if key not in made:
            made[key] = make(desk)
        return made[key]

    async def decided(self, decide: Callable[..., Facts], *args: object) -> Facts:
        """Ask for a decision and wait until its facts are on disk.

        Raises Refused as the decision does, and Refused("laptop-busy") when there is no answer in
        time: then nobody knows yet, and the same request may be sent again.
        """
        asked = asyncio.shield(asyncio.wrap_future(self._perform(decide, *args)))
        try:
            async with asyncio.timeout(self.limits.answer_s):
                return await asked
        except (TimeoutError, OSError) as error:
            raise Refused("laptop-busy") from error

    async def apart(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a millisecond's work beside the loop."""
        running = self._hashers.submit(work, *args, **kwargs)
        return await asyncio.wrap_future(running)

    def guess(self, request: web.Request) -> None:
        """A code is about to be looked up. Raises Refused("too-many-tries") for a program that
        tries them by the hundred: among its refusals a right code would stand out.
        """
        if self.tries.is_flooding(address_of(request.transport)):
            raise Refused("too-many-tries")

    def wrong(self, request: web.Request, code: str) -> Refused:
        """It was none of ours: what to raise, `code` or "too-many-tries". A right code is never
        refused for what others mistyped behind the same router.
        """
        address = address_of(request.transport)
        are_used_up = self.tries.are_used_up(address)
        self.tries.count(address)
        return Refused("too-many-tries" if are_used_up else code)

    def table(self, request: web.Request, typed: str, here: str = "") -> tuple[str, TableView]:
        """A table's code and sheet. The code of an earlier day counts only beside `here`, a code
        that is good today: a device in the room hands in what it could not send then.

        Raises Refused("table-code-unknown", "too-many-tries").
        """
        self.guess(request)
        code, desk = table_code(typed[:40]), self.desk
        found = desk.tables.get(code)
        if found is None and table_code(here[:40]) in desk.tables:
            found = desk.earlier.get(code)
        if found is None:
            raise self.wrong(request, "table-code-unknown")
        return code, found

    def page(
        self,
        title: str,
        body: Html,
        *scripts: str,
        card: str = "",
        path: str = "",
        style: str = "more.css",
        head: Html = NOTHING,
    ) -> web.Response:
        """A whole page; a page that holds a card's code switches language by a form's body, one
        that answers a form by its own `path`. `style` is its stylesheet besides that of all pages,
        `head` what its head has besides.
        """
        other = other_language()
        template = "switch-form" if card else "switch-link"
        values = {"lang": other, "label": LANGUAGE_NAMES[other], "path": path, "code": card}
        switch = self.pages.fill(template, **values)
        name = self._desk.name
        text = self.pages.page(
            title, name, body, scripts=scripts, switch=switch, style=style, head=head
        )
        return web.Response(text=text, content_type="text/html")

    def problem(self, sentence: str) -> Html:
        """A sentence set off as what went wrong; nothing for ""."""
        return self.pages.fill("problem", sentence=sentence) if sentence else Html("")

    def timed(self, state: str) -> str:
        """A page's state as it is sent, with the host's time beside it, and with `up`, which tells
        the page when the host's time itself was set: then `now` and `up` no longer go together.
        """
        up = time.monotonic_ns() // 1_000_000
        return f'{{"now": {self.now()}, "up": {up}, "state": {state}}}'


def is_script(request: web.Request) -> bool:
    """True when a script asks, which wants JSON; a plain form wants a page."""
    return _is_json(request) or request.headers.get("Accept") == "application/json"


def _is_json(request: web.Request) -> bool:
    return request.content_type == "application/json"


async def given(request: web.Request) -> dict[str, str]:
    """The fields of a JSON object or a form, texts only. Raises Refused("request-malformed")."""
    if _is_json(request):
        return _read_json(await request.read())
    if request.content_type != "application/x-www-form-urlencoded":
        raise Refused("request-malformed")
    try:
        form = await request.post()
    except (ValueError, LookupError) as error:
        raise Refused("request-malformed") from error
    return {name: _unix(value) for name, value in form.items() if isinstance(value, str)}


def wanted(fields: Mapping[str, str], name: str) -> str:
    """A field that has to be there. Raises Refused("request-malformed")."""
    if name not in fields:
        raise Refused("request-malformed")
    return fields[name]


def _read_json(raw: bytes) -> dict[str, str]:
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Refused("request-malformed") from error
    if not isinstance(told, dict) or not all(isinstance(each, str) for each in told.values()):
        raise Refused("request-malformed")
    return {name: _unix(value) for name, value in told.items()}


def _unix(text: str) -> str:
    """Forms send lines with a carriage return."""
    return text.replace("\r\n", "\n")
