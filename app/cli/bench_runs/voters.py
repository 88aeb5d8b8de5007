"""The process that `bench polls` starts: five hundred phones, each with a page, a stream, a ballot.

A phone sends what the page's script sends: the page and what it links to, the card, the poll, the
stream of events, then the ballot, and that again when it is not answered. In a process of its own,
so that their work is not counted as the laptop's. Moments are those of `time.monotonic`, which all
processes of a machine share.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import re
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.phones.guard import raise_file_limit

_HOST: Final = "127.0.0.1"
_FILES_EACH: Final = 3
_AGAIN_S: Final = 2.0
_PATIENCE_S: Final = 60.0
_BUSY: Final = (429, 503)
_LINKED: Final = re.compile(r'(?:href|src)="(/p/[^"]+)"')
_LENGTH: Final = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)
_LOADS_TOGETHER: Final = 8


@dataclass(frozen=True, slots=True)
class Storm:
    """Where and how they vote: `lasts_s` is the time in which every phone's moment comes. `loads`
    when the page is loaded in that time too; otherwise all pages are open before.
    """

    port: int
    poll: str
    codes: tuple[str, ...]
    lasts_s: float
    loads: bool


@dataclass(frozen=True, slots=True)
class Voted:
    """One phone: moments of its ballot's sending and of its answer, milliseconds until its page was
    there, and how often it had to send again.
    """

    code: str
    sent_at: float
    answered_at: float
    page_ms: float
    again: int

    @property
    def wait_ms(self) -> float:
        """From the thumb to the answer."""
        return (self.answered_at - self.sent_at) * 1_000


class Line:
    """A connection that is kept."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def to(cls, port: int) -> Line:
        """Connected."""
        return cls(*await asyncio.open_connection(_HOST, port))

    async def get(self, path: str) -> bytes:
        """What is there. Raises RuntimeError for anything but 200."""
        status, told = await self._ask(f"GET {path}")
        if status != 200:
            raise RuntimeError(f"{path} was answered with {status}")
        return told

    async def post(self, path: str, fields: Mapping[str, str]) -> tuple[int, bytes]:
        """A script's request: its status and what it says."""
        return await self._ask(f"POST {path}", json.dumps(fields).encode())

    async def listen(self, path: str) -> None:
        """A stream, to its end."""
        try:
            self._send(f"GET {path}", b"")
            while await self._reader.readline():
                pass
        finally:
            await self.close()

    async def close(self) -> None:
        """Hang up."""
        self._writer.close()
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()

    async def _ask(self, what: str, body: bytes = b"") -> tuple[int, bytes]:
        self._send(what, body)
        head = await self._reader.readuntil(b"\r\n\r\n")
        found = _LENGTH.search(head)
        told = await self._reader.readexactly(int(found[1])) if found else b""
        return int(head.split(None, 2)[1]), told

    def _send(self, what: str, body: bytes) -> None:
        about = "Content-Type: application/json\r\n" if body else ""
        head = f"{what} HTTP/1.1\r\nHost: {_HOST}\r\n{about}Content-Length: {len(body)}\r\n\r\n"
        self._writer.write(head.encode() + body)


class Phone:
    """One member's phone."""

    def __init__(self, storm: Storm, number: int) -> None:
        self._storm, self._code = storm, storm.codes[number]
        self._rng = random.Random(number)
        self.moment_s = self._rng.random() * storm.lasts_s
        self._line: Line | None = None
        self._stream: asyncio.Task[None] | None = None
        self._page_ms = 0.0

    async def open_page(self) -> None:
        """What a browser does with the address on the card: page, scripts, card, poll, stream."""
        began, port = time.monotonic(), self._storm.port
        line = self._line = await Line.to(port)
        page = (await line.get("/v")).decode()
        for linked in _LINKED.findall(page):
            await line.get(linked)
        status, told = await line.post("/api/card", {"code": self._code})
        if status != 200:
            raise RuntimeError(f"a card was answered with {status}: {told!r}")
        await line.get("/v/poll")
        self._page_ms = (time.monotonic() - began) * 1_000
        stream = await Line.to(port)
        self._stream = asyncio.create_task(stream.listen("/events"))

    async def vote(self) -> Voted:
        """From the thumb to the answer, however often it is sent."""
        code, poll = self._code, self._storm.poll
        fields = {
            "code": code,
            "poll": poll,
            "ballot": f"{self._rng.getrandbits(128):032x}",
            "choice": self._rng.choice(("yes", "yes", "no", "blank")),
        }
        assert self._line is not None
        began, again = time.monotonic(), 0
        while (answer := await self._line.post("/api/ballot", fields))[0] != 200:
            if answer[0] not in _BUSY or time.monotonic() > began + _PATIENCE_S:
                raise RuntimeError(f"a ballot was answered with {answer[0]}: {answer[1]!r}")
            again += 1
            await asyncio.sleep(_AGAIN_S)
        return Voted(code, began, time.monotonic(), self._page_ms, again)

    async def go(self, begins: float) -> Voted:
        """Its whole part, at its own moment."""
        await asyncio.sleep(max(0.0, begins + self.moment_s - time.monotonic()))
        if self._line is None:
            await self.open_page()
        return await self.vote()

    async def close(self) -> None:
        """Put the phone away."""
        if self._stream is not None:
            self._stream.cancel()
            await asyncio.gather(self._stream, return_exceptions=True)
        if self._line is not None:
            await self._line.close()


async def storm(of: Storm) -> list[Voted]:
    """All of them."""
    phones = [Phone(of, number) for number in range(len(of.codes))]
    if not of.loads:
        for at in range(0, len(phones), _LOADS_TOGETHER):
            few = phones[at : at + _LOADS_TOGETHER]
            await asyncio.gather(*(each.open_page() for each in few))
        await asyncio.sleep(1)
    begins = time.monotonic()
    try:
        return await asyncio.gather(*(each.go(begins) for each in phones))
    finally:
        await asyncio.gather(*(each.close() for each in phones))


def as_rows(voted: Sequence[Voted]) -> list[list[str | float | int]]:
    """As JSON takes them."""
    return [[v.code, v.sent_at, v.answered_at, v.page_ms, v.again] for v in voted]


def main(port: str, poll: str, lasts_s: str, loads: str) -> int:
    """Votes with the codes on standard input, one a line, and prints what came of it as JSON."""
    codes = tuple(sys.stdin.read().split())
    raise_file_limit(len(codes) * _FILES_EACH)
    of = Storm(int(port), poll, codes, float(lasts_s), bool(int(loads)))
    print(json.dumps(as_rows(asyncio.run(storm(of)))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
