"""A table's photos of its poster and paper: taken by the phone's own camera, sent as a form.

A photo is far larger than anything else a phone sends, so it is let in only behind a good table
code, few at a time, and read apart from the loop; nothing of it is on disk before it is small.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from aiohttp import BodyPartReader, ClientError, web

from app.i18n import _, language
from app.models.board import HasBoard, NewPhoto, keep_photo, take_photo_back
from app.models.board.photos import PREFIX, known_photo
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.own_slides import jpeg_of
from app.phones import wording
from app.phones.codes import device_id
from app.phones.guard import Door
from app.phones.house import House, is_script
from app.phones.pages import Html
from app.phones.snapshots import SheetPhoto, TableView
from app.refusals import say

ReadPhoto = Callable[[bytes], bytes]
"""Makes a JPEG fit to be kept of what a phone sent. Raises Refused."""

DoorOf = Callable[[web.Request], Door | None]
"""The door a request came through."""
UPLOAD: Final = "upload"
"""The name of the route whose body the handler reads itself."""
_FIELD_SIGNS: Final = 200
_MOST_PARTS: Final = 8
_CHUNK: Final = 1 << 16
_DRAINED: Final = 3


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form brought: the task's id, the photo's, and its bytes as the phone has them."""

    item: str
    photo: str
    raw: bytes


class PhotoPages:
    """Handlers of what a table photographs."""

    def __init__(self, house: House, read_photo: ReadPhoto, door_of: DoorOf) -> None:
        self._house = house
        self._door_of = door_of
        self._read_photo = read_photo
        self._by_table: Counter[str] = Counter()
        self._reading = asyncio.Lock()

    def routes(self) -> list[web.RouteDef]:
        """The one that takes a photo in is named, because its body is not read beforehand."""
        return [
            web.get("/{t:[tT]}/{code}/photos", self.page),
            web.get("/{t:[tT]}/{code}/photo/{photo}", self.photo),
            web.post("/{t:[tT]}/{code}/photos", self.take, name=UPLOAD),
            web.post("/{t:[tT]}/{code}/photo/{photo}/back", self.take_back),
        ]

    async def page(self, request: web.Request) -> web.Response:
        """Where a photo is taken, and what this table has sent."""
        code, table = self._house.table(request, request.match_info["code"])
        return self._page(code, table)

    async def photo(self, request: web.Request) -> web.Response:
        """One of the table's own photos."""
        _code, table = self._house.table(request, request.match_info["code"])
        found = _own(table, request.match_info["photo"])
        return web.Response(body=jpeg_of(found.jpeg), content_type="image/jpeg")

    async def take_back(self, request: web.Request) -> web.Response:
        """Take one of the table's own photos away."""
        code, table = self._house.table(request, request.match_info["code"])
        photo = request.match_info["photo"]
        await self._house.decided(take_own_photo_back, table.meeting, table.number, photo)
        raise web.HTTPSeeOther(f"/t/{code}/photos?lang={language()}")

    async def take(self, request: web.Request) -> web.Response:
        """Take a photo in; answered when it is on disk, small, upright and without its place."""
        code, table = self._house.table(request, request.match_info["code"])
        try:
            async with self._turn(code):
                sent = await self._received(request)
                await self._keep(table, sent)
        except Refused as refused:
            if is_script(request):
                raise
            return self._again(code, table, refused)
        if is_script(request):
            return web.json_response({})
        raise web.HTTPSeeOther(f"/t/{code}/photos?lang={language()}")

    async def _keep(self, table: TableView, sent: Sent) -> Facts:
        if not sent.raw:
            raise Refused("photo-missing")
        async with self._reading:  # one at a time: each may take a hundred megabytes
            small = await asyncio.to_thread(self._read_photo, sent.raw)
        new = NewPhoto(sent.photo, table.meeting, sent.item, table.number, small)
        return await self._house.decided(keep_photo, new, self._house.now())

    @asynccontextmanager
    async def _turn(self, code: str) -> AsyncIterator[None]:
        """Few photos travel at once. Raises Refused("photos-busy")."""
        limits = self._house.limits
        many = sum(self._by_table.values()) >= limits.photos
        if many or self._by_table[code] >= limits.photos_each:
            raise Refused("photos-busy")
        self._by_table[code] += 1
        try:
            yield
        finally:
            self._by_table[code] -= 1

    async def _received(self, request: web.Request) -> Sent:
        """Read the form as it comes, with more time and room than others have.

        Raises Refused("request-malformed", "photo-file-too-large").
        """
        door = self._door_of(request)
        if door:
            door.wait_for(self._house.limits.photo_s)
        try:
            sent = await self._read_form(request)
        except (ClientError, OSError, ValueError, AssertionError, LookupError) as error:
            raise Refused("request-malformed") from error  # aiohttp asserts what a form is like
        if door:
            door.received()
        return sent

    async def _read_form(self, request: web.Request) -> Sent:
        if request.content_type != "multipart/form-data":
            raise Refused("request-malformed")
        fields, raw = dict[str, str](), b""
        form = await request.multipart()
        for _part in range(_MOST_PARTS):
            part = await form.next()
            if part is None:
                break
            if not isinstance(part, BodyPartReader):
                raise Refused("request-malformed")
            if part.name == "file":
                raw = raw or await _read(part, self._house.limits.photo_bytes)
            else:
                fields[part.name or ""] = (await _read(part, _FIELD_SIGNS)).decode()
        return Sent(fields.get("item", ""), PREFIX + device_id(fields.get("photo", "")), raw)

    def _again(self, code: str, table: TableView, refused: Refused) -> web.Response:
        answer = self._page(code, table, say(refused))
        answer.set_status(413 if refused.code == "photo-file-too-large" else 409)
        return answer

    def _page(self, code: str, table: TableView, problem: str = "") -> web.Response:
        title = _("Photos of table {n}").format(n=table.number)
        is_closed = bool(table.delivered_at) or not table.item
        body = self._house.pages.fill(
            "photos",
            lang=language(),
            code=code,
            item=table.item,
            number=table.number,
            title=table.title or _("No task yet. It comes here by itself."),
            problem=self._house.problem(problem),
            closed=_closed(table),
            hide_closed="" if is_closed else "hidden",
            hide_entry="hidden" if is_closed else "",
            fresh=secrets.token_hex(16),
            most=self._house.limits.photo_bytes,
            count=f"({len(table.photos)})" if table.photos else "",
            hide_none="hidden" if table.photos else "",
            photos=self._rows(code, table),
        )
        path = f"/t/{code}/photos" if problem else ""
        return self._house.page(title, body, "photos.js", path=path)

    def _rows(self, code: str, table: TableView) -> Html:
        rows = enumerate(table.photos, 1)
        return self._house.pages.each(
            "photo",
            [
                {
                    "code": code,
                    "lang": language(),
                    "photo": each.id,
                    "said": _("Photo {n}, {time}").format(n=number, time=wording.at(each.at)),
                    "hide_back": "hidden" if table.delivered_at else "",
                }
                for number, each in reversed([*rows])
            ],
        )


def take_own_photo_back(room: HasBoard, meeting: str, table: int, photo: str) -> Facts:
    """As `take_photo_back`, for a photo on this table's own sheet that is not delivered."""
    found = known_photo(room, photo)
    if (found.meeting, found.sheet.table) != (meeting, table):
        raise Refused("photo-unknown")
    if found.sheet in room.board.delivered:
        raise Refused("sheet-delivered", table=table)
    return take_photo_back(room, photo)


async def _read(part: BodyPartReader, most: int) -> bytes:
    """A part's bytes. Raises Refused("photo-file-too-large") when there are too many: after the
    rest, up to a point, because a browser hears no answer before it has sent everything.
    """
    read, over = bytearray(), 0
    while chunk := await part.read_chunk(_CHUNK):
        if len(read) + len(chunk) <= most and not over:
            read += chunk
            continue
        read.clear()
        over += len(chunk)
        if over > _DRAINED * most:
            break
    if over:
        raise Refused("photo-file-too-large", most=most // 1_000_000)
    return bytes(read)


def _own(table: TableView, photo: str) -> SheetPhoto:
    """Raises Refused("photo-unknown") for what is no photo of this table."""
    for each in table.photos:
        if secrets.compare_digest(each.id.encode(), photo.encode()):
            return each
    raise Refused("photo-unknown")


def _closed(table: TableView) -> str:
    if table.delivered_at:
        return _("The sheet is delivered. Take it back to send more photos.")
    return "" if table.item else _("There is no task to photograph for yet.")
