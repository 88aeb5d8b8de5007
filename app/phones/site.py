"""The server's paths, and the manners that hold on each of them."""

from __future__ import annotations

import gzip
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from aiohttp import ClientError, web

from app import crash
from app.i18n import LANGUAGES, Language, _, in_language, language
from app.models.errors import Refused
from app.models.voting import read_code
from app.phones.ballots import BallotPages
from app.phones.codes import table_code
from app.phones.desk_pages import DeskPages
from app.phones.drafts import DraftPages
from app.phones.following import FollowPages
from app.phones.guard import Door, Gate, address_of, is_own, own_address
from app.phones.house import BUSY, House, given, is_script, wanted
from app.phones.hub import Hub
from app.phones.marking import MarkingPages
from app.phones.pages import best_language
from app.phones.photos import UPLOAD, PhotoPages, ReadPhoto
from app.phones.reached import ReachedPages, Visits
from app.phones.results import ResultPages
from app.phones.sheet import SheetPages, wants_all
from app.phones.themes import ThemePages
from app.refusals import say

_log = logging.getLogger(__name__)

_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "Bordrunde",
}
_STATUS: Final = {
    "request-malformed": 400,
    "origin-foreign": 403,
    "page-unknown": 404,
    "desk-code-unknown": 404,
    "kiosk-code-unknown": 404,
    "table-code-unknown": 404,
    "photo-file-too-large": 413,
    "request-too-large": 413,
    "follow-code-unknown": 403,
    "host-foreign": 421,
    "too-many-searches": 429,
    "too-many-tries": 429,
    "laptop-failed": 500,
    "photos-busy": 503,
    **dict.fromkeys(BUSY, 503),
}
_GZIP: Final = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
_PACK_FROM: Final = 2_000
_RETRY_S: Final = {429: "60", 503: "2"}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site:
    """One run's application: routes, checks on every request, errors in the reader's language."""

    def __init__(
        self,
        house: House,
        hub: Hub,
        names: frozenset[str],
        visits: Visits,
        read_photo: ReadPhoto,
    ) -> None:
        """`names` are what this machine is called besides its addresses."""
        self._house = house
        self._hub = hub
        self._names = names
        self._visits = visits
        self._sheets = SheetPages(house)
        self._themes = ThemePages(house, self._sheets.told)
        self._drafts, self._marking = DraftPages(house), MarkingPages(house)
        self._ballots = BallotPages(house)
        self._results = ResultPages(house)
        self._desk = DeskPages(house)
        self._reached = ReachedPages(house, visits)
        self._following = FollowPages(house)
        self._photos = PhotoPages(house, read_photo, self._door_of)
        self.gate: Gate | None = None

    def application(self) -> web.Application:
        """An aiohttp application, to be run once."""
        body = self._house.limits.body_bytes
        app = web.Application(middlewares=[self._manners], client_max_size=body)
        app.on_response_prepare.append(_dress)
        app.add_routes(
            [
                web.get("/", self._landing),
                web.post("/go", self._go),
                web.get("/p/{name}", self._asset),
                web.get("/events", self._events, allow_head=False),
                *self._reached.routes(),
                *self._sheets.routes(),
                *self._photos.routes(),
                *self._themes.routes(),
                *self._drafts.routes(),
                *self._marking.routes(),
                *self._ballots.routes(),
                *self._results.routes(),
                *self._desk.routes(),
                *self._following.routes(),
            ]
        )
        return app

    @web.middleware
    async def _manners(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        with in_language(self._language(request)):
            try:
                await self._receive(request)
                self._check(request)
                return _packed(request, await handler(request))
            except Refused as refused:
                return self._refusal(request, refused)
            except web.HTTPRequestEntityTooLarge:
                return self._refusal(request, Refused("request-too-large"))
            except web.HTTPException as wish:
                if wish.status < 400:
                    raise
                return self._refusal(request, Refused("page-unknown"))
            except Exception as error:  # the last net: told without data, and the day goes on
                _log.error("A page failed: %s\n%s", _route(request), crash.told(error))
                return self._refusal(request, Refused("laptop-failed"))
            finally:
                self._answered(request)

    def _language(self, request: web.Request) -> Language:
        asked = request.query.get("lang", "")
        known = next((each for each in LANGUAGES if each == asked), None)
        accepted = request.headers.get("Accept-Language", "")
        return known or best_language(accepted, self._house.desk.language)

    async def _receive(self, request: web.Request) -> None:
        """Take the whole request in, within the time the door gives; a photo's handler does so
        itself, when it knows whose it is.
        """
        if request.match_info.route.name == UPLOAD:
            return
        if request.can_read_body:
            try:
                await request.read()
            except (ClientError, OSError) as error:  # cut off in the middle: nobody is listening
                raise Refused("request-malformed") from error
        if door := self._door_of(request):
            door.received()

    def _answered(self, request: web.Request) -> None:
        if door := self._door_of(request):
            door.answered()

    def _door_of(self, request: web.Request) -> Door | None:
        return self.gate.door(request.transport) if self.gate else None

    def _check(self, request: web.Request) -> None:
        """Only our own pages, under our own addresses and names."""
        if not self._is_us(request):
            raise Refused("host-foreign")
        if not is_own(request.transport):
            self._visits.came(address_of(request.transport))
        if request.method == "POST" and not _is_from_here(request):
            raise Refused("origin-foreign")

    def _is_us(self, request: web.Request) -> bool:
        name = _host_name(f"//{request.headers.get('Host', '')}")
        is_plain = request.raw_path.startswith("/")  # a whole address in its place names a host too
        return (
            is_plain
            and bool(name)
            and (name in self._names or name == own_address(request.transport))
        )

    def _refusal(self, request: web.Request, refused: Refused) -> web.Response:
        status = _STATUS.get(refused.code, 409)
        if is_script(request):
            answer = web.json_response({"code": refused.code, "sentence": say(refused)})
        else:
            answer = self._message(request, refused)
        answer.set_status(status)
        if status in _RETRY_S:
            answer.headers["Retry-After"] = _RETRY_S[status]
        return answer

    def _message(self, request: web.Request, refused: Refused) -> web.Response:
        """What went wrong, and the way on: back, or a field for another code. A table that is shut
        out keeps what its device holds in sight.
        """
        title, sentence, pages = _("That did not work"), say(refused), self._house.pages
        typed = str(refused.params.get("typed", ""))
        is_held_back = refused.code == "too-many-tries" and request.path[:3].lower() == "/t/"
        if refused.code == "table-code-unknown" or is_held_back or typed:
            return self._shut_out(request, refused, typed)
        if refused.code == "desk-code-unknown":
            body = pages.fill("wrong-code", title=title, sentence=sentence, lang=language())
        else:
            back = f"/?lang={language()}"
            body = pages.fill("message", title=title, sentence=sentence, href=back)
        return self._house.page(title, body)

    def _shut_out(self, request: web.Request, refused: Refused, typed: str) -> web.Response:
        is_unknown = refused.code == "table-code-unknown"
        title = _("This table code opens nothing") if is_unknown else _("That did not work")
        back = "" if request.method == "GET" else "/"
        body = self._house.pages.fill(
            "shut-out",
            lang=language(),
            title=title,
            sentence=say(refused),
            code=table_code(request.match_info.get("code", "")[:40]),
            typed=typed,
            hide_typed="" if typed else "hidden",
        )
        return self._house.page(title, body, "unsent.js", path=back)

    async def _landing(self, _request: web.Request) -> web.Response:
        return self._landing_page("")

    def _landing_page(self, problem: str, typed: str = "") -> web.Response:
        shown = self._house.problem(problem)
        body = self._house.pages.fill("landing", lang=language(), problem=shown, typed=typed)
        return self._house.page(_("Welcome"), body, "landing.js")

    async def _go(self, request: web.Request) -> web.Response:
        """A code was typed on the landing page: to the table's sheet, the arrival desk, or the
        ballot.
        """
        typed = wanted(await given(request), "code")
        self._house.guess(request)
        code = table_code(typed[:40])
        if code in self._house.desk.tables:
            raise web.HTTPSeeOther(f"/t/{code}?lang={language()}")
        desk = self._desk.opens(typed)
        if desk:
            raise web.HTTPSeeOther(f"/d/{desk}?lang={language()}")
        kiosk = self._ballots.opens_kiosk(typed)
        if kiosk:
            raise web.HTTPSeeOther(f"/k/{kiosk}?lang={language()}")
        try:
            read_code(typed[:80])
        except Refused:
            refused = self._house.wrong(request, "code-unknown")
            if refused.code in _STATUS:
                raise refused from None
            answer = self._landing_page(say(refused), typed[:40])
            answer.set_status(409)
            return answer
        return await self._ballots.enter(request)

    async def _asset(self, request: web.Request) -> web.Response:
        asset = self._house.pages.asset(request.match_info["name"])
        if asset is None:
            raise Refused("page-unknown")
        headers = {"ETag": asset.tag, "Cache-Control": "no-cache"}
        if request.headers.get("If-None-Match") == asset.tag:
            return web.Response(status=304, headers=headers)
        headers["Content-Type"] = asset.type
        if not _takes_gzip(request):
            return web.Response(body=asset.body, headers=headers)
        return web.Response(body=asset.packed, headers={**headers, **_GZIP})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """A stream of what the page may see; pages ask every five seconds when there is no room."""
        if self._hub.is_full:
            raise Refused("laptop-busy")
        view: Callable[[], str | None] = self._ballots.view
        if "table" in request.query:
            code, _table = self._house.table(request, request.query["table"])
            view = partial(self._sheets.view, code, is_all=wants_all(request))
        return await self._hub.stream(request, view, self._house.timed)


def _takes_gzip(request: web.Request) -> bool:
    return "gzip" in request.headers.get("Accept-Encoding", "")


def _packed(request: web.Request, answer: web.StreamResponse) -> web.StreamResponse:
    """A page as small as the device takes it; what is small already is not worth the work."""
    if not isinstance(answer, web.Response) or "Content-Encoding" in answer.headers:
        return answer
    body = answer.body
    if isinstance(body, bytes) and len(body) > _PACK_FROM and _takes_gzip(request):
        answer.body = gzip.compress(body, 6, mtime=0)
        answer.headers.update(_GZIP)
    return answer


async def _dress(request: web.Request, response: web.StreamResponse) -> None:
    """Headers of every answer. Nothing is kept by the browser but what never changes."""
    response.headers.update(_HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")


def _is_from_here(request: web.Request) -> bool:
    """A browser says where a form or a script comes from; programs that are no browser do not."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or origin.lower() == f"http://{request.host}".lower()


def _host_name(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _route(request: web.Request) -> str:
    """The pattern of the path, which holds no code."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else "no path of ours"
