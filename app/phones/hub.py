"""Streams of server-sent events: each open page hears of a change within a quarter of a second."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from aiohttp import web

_STALLED_S = 20.0
"""A page that takes nothing for so long is gone; it comes back by itself."""

GONE = "event: gone\ndata: {}\n\n"
BEAT = "event: beat\ndata: {}\n\n"
"""A sign of life that the page can hear, unlike a comment."""


class Hub:
    """Wakes the streams when something changed, at most once each `gather_s` seconds.

    A stream sends what its page may see whenever that differs from what it sent last, so a slow
    phone skips what it missed instead of queueing it. Lives in the server's loop.
    """

    def __init__(self, gather_s: float, heartbeat_s: float, most: int) -> None:
        self._gather_s = gather_s
        self._heartbeat_s = heartbeat_s
        self._most = most
        self._count = 0
        self._closed = False
        self._changed = asyncio.Event()
        self._timer: asyncio.TimerHandle | None = None

    @property
    def is_full(self) -> bool:
        """True when another page must ask by itself from time to time."""
        return self._closed or self._count >= self._most

    def changed(self) -> None:
        """Something may look different; whoever listens hears of it soon."""
        if self._timer is None and not self._closed:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(self._gather_s, self._wake)

    def close(self) -> None:
        """End all streams; the pages try again until there is a server."""
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()
        self._wake()

    async def stream(
        self, request: web.Request, view: Callable[[], str | None], message: Callable[[str], str]
    ) -> web.StreamResponse:
        """Answer with a stream. `view` is what the page may see now, None when it may see nothing
        any more; `message` makes it the text that is sent, with the time.
        """
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        self._count += 1
        try:
            await response.prepare(request)
            with contextlib.suppress(ConnectionError, TimeoutError):
                await self._tell(response, view, message)
        finally:
            self._count -= 1
        return response

    async def _tell(
        self,
        response: web.StreamResponse,
        view: Callable[[], str | None],
        message: Callable[[str], str],
    ) -> None:
        last: str | None = ""
        await _write(response, "retry: 2000\n\n")
        while not self._closed:
            change = self._changed  # taken before looking, so that no change falls between
            told = view()
            if told is None:
                await _write(response, GONE)
                return
            if told != last:
                last = told
                await _write(response, f"data: {message(told)}\n\n")
            if not await self._came(change):
                await _write(response, BEAT)

    async def _came(self, change: asyncio.Event) -> bool:
        """Wait for a change; False when it is time for a sign of life instead."""
        try:
            async with asyncio.timeout(self._heartbeat_s):
                await change.wait()
        except TimeoutError:
            return False
        return True

    def _wake(self) -> None:
        self._timer = None
        woken, self._changed = self._changed, asyncio.Event()
        woken.set()


async def _write(response: web.StreamResponse, text: str) -> None:
    async with asyncio.timeout(_STALLED_S):
        await response.write(text.encode())
