"""The room server: pages for phones and tablets over plain HTTP on the room's own network.

It runs in a thread of its own and never touches the assembly: it answers from the latest `Desk`
and asks for changes through `perform`. No cookie is set, no access is logged, and no code or body
ever reaches a log.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import secrets
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Final

from aiohttp import web

from app import crash
from app.i18n import Language
from app.models.entries import Facts
from app.models.errors import Refused
from app.phones import lan
from app.phones.guard import Gate, Limits, Tries, raise_file_limit
from app.phones.house import House, Perform
from app.phones.hub import Hub
from app.phones.pages import pages_of
from app.phones.photos import ReadPhoto
from app.phones.reached import Visits
from app.phones.site import Site
from app.phones.snapshots import Desk

_log = logging.getLogger(__name__)
# What aiohttp would say of broken requests, with the addresses they came from.
_unheard = logging.getLogger(f"{__name__}.protocol")
_unheard.disabled = True

PORT: Final = 8642
_PORTS_AFTER: Final = 10
_TAKEN: Final = frozenset({errno.EADDRINUSE, errno.EACCES})
_BACKLOG: Final = 512
_START_S: Final = 10.0
_STOP_S: Final = 5.0
_KEEP_ALIVE_S: Final = 75.0
_LINGER_S: Final = 2.0
_CLOSING_S: Final = 1.0
_FILES_ASIDE: Final = 128
"""Open files for the document and for requests, so that streams never starve a ballot."""


def wall_clock() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class RoomServer:
    """The server of one open assembly. `start`, `stop` and `show` are called on one thread, any."""

    def __init__(
        self,
        perform: Perform,
        resources: Path,
        *,
        host: str = "",
        port: int = PORT,
        first: int = 0,
        besides: Iterable[int] = (),
        moves_on: bool = True,
        short_port: int = 0,
        language: Language = "da",
        names: Iterable[str] = (),
        limits: Limits | None = None,
        now: Callable[[], int] = wall_clock,
        on_reached: Callable[[int], None] | None = None,
        on_probed: Callable[[], None] | None = None,
        seat_late: Callable[..., Facts] | None = None,
        read_photo: ReadPhoto | None = None,
        answer_second: Callable[[bytes], bytes] | None = None,
    ) -> None:
        """`resources` is the folder that holds `phone/`; host "" listens on every IPv4 address;
        `moves_on` tries the ten ports after one that is taken; `first` is tried before all of them.
        `besides` are listened on as well as far as they are free: other paper tells them.
        `short_port` is listened on as well where the system allows it: port 80 need not be typed.

        `language` is for phones that ask for none of ours before the first desk is shown; `names`
        are further names phones may use in the address; `now` is the document's clock in
        milliseconds. `on_reached` hears, on the server's thread, how many devices other than this
        one have come, `on_probed` each time one of them opens the page that only says so.
        `seat_late` decides on a seat for a latecomer (meeting, member); `read_photo` makes a photo
        small, and without it none is taken in. `answer_second` answers a second laptop.
        """
        self._perform = perform
        self._pages = pages_of(resources / "phone")
        self._host, self._wanted_port, self._moves_on = host, port, moves_on
        self._first, self._besides = first, tuple(besides)
        self._wanted_short = short_port
        self._names = lan.own_names() | {each.lower() for each in names}
        self._limits = limits or Limits()
        self._now = now
        self._on_reached = on_reached
        self._on_probed = on_probed
        self.mark = secrets.token_hex(16)
        self._seat_late, self._answer_second = seat_late, answer_second
        self._read_photo = read_photo or _no_photo
        self._tries = Tries(
            self._limits.wrong_codes_each,
            self._limits.wrong_codes,
            time.monotonic,
            self._limits.flood_each,
        )
        self._desk = Desk(language=language)
        self._devices: set[str] = set()
        self._run: _Run | None = None

    @property
    def port(self) -> int:
        """The port phones use; 0 while the server is not running."""
        return self._run.port if self._run else 0

    @property
    def short_port(self) -> int:
        """The port that was to be had besides, 0 for none."""
        return self._run.short_port if self._run else 0

    @property
    def ports(self) -> frozenset[int]:
        """All ports on which phones are answered."""
        return self._run.ports if self._run else frozenset()

    @property
    def reached(self) -> int:
        """How many devices other than this one have reached the server since it was made."""
        return len(self._devices)

    def start(self) -> None:
        """Listen; returns when phones can come. A second call changes nothing.

        Raises Refused("port-in-use") when the port and the ten after it are taken,
        Refused("port-taken") when it is and no other will do, and Refused("host-unusable") when
        this machine has no such address.
        """
        if self._run is not None:
            return
        after = _PORTS_AFTER if self._moves_on else 0
        listening = _listen(self._host, self._first, self._wanted_port, after)
        short = _listen_besides(self._host, self._wanted_short)
        house = House(
            self._perform,
            self._pages,
            self._limits,
            self._now,
            self._tries,
            self._seat_late,
            self._answer_second,
        )
        house.show_desk(self._desk)
        others = filter(None, (_listen_besides(self._host, each) for each in self._besides))
        sockets = (listening, *((short,) if short else ()), *others)
        short_port = _port(short) if short else 0
        run = _Run(sockets, short_port, house, self._names, self._visits(), self._read_photo)
        try:
            run.start()
        except BaseException:
            for each in sockets:
                each.close()
            raise
        self._run = run

    def stop(self) -> None:
        """Stop listening and end the thread. What was answered is on disk; pages come back."""
        if self._run is not None:
            run, self._run = self._run, None
            run.stop()

    def show(self, desk: Desk) -> None:
        """Answer from this desk from now on, and tell the pages that are open."""
        self._desk = desk
        if self._run is not None:
            self._run.show(desk)

    def _visits(self) -> Visits:
        return Visits(self.mark, self._came, self._on_probed or _nobody)

    def _came(self, address: str) -> None:
        if address in self._devices:
            return
        self._devices.add(address)
        if self._on_reached is not None:
            self._on_reached(len(self._devices))


class _Run:
    """The server's thread and loop from one start to the next stop."""

    def __init__(
        self,
        sockets: tuple[socket.socket, ...],
        short_port: int,
        house: House,
        names: frozenset[str],
        visits: Visits,
        read_photo: ReadPhoto,
    ) -> None:
        self.port, self.short_port = _port(sockets[0]), short_port
        self.ports = frozenset(map(_port, sockets))
        self._sockets = sockets
        self._house = house
        self._limits = _within_files(house.limits)
        self._hub = Hub(self._limits.gather_s, self._limits.heartbeat_s, self._limits.streams)
        self._site = Site(house, self._hub, names, visits, read_photo)
        self._ready: Future[asyncio.AbstractEventLoop] = Future()
        self._stopping = asyncio.Event()
        self._thread = threading.Thread(target=self._main, name="room-server", daemon=True)

    def start(self) -> None:
        self._thread.start()
        self._ready.result(_START_S)

    def stop(self) -> None:
        self._tell(self._stopping.set)
        self._thread.join(_STOP_S)
        self._house.close()

    def show(self, desk: Desk) -> None:
        self._house.show_desk(desk)
        self._tell(self._hub.changed)

    def _tell(self, call: Callable[[], None]) -> None:
        loop = self._ready.result(_START_S)
        try:
            loop.call_soon_threadsafe(call)
        except RuntimeError:  # the loop has ended; its death was logged
            return

    def _main(self) -> None:
        try:
            asyncio.run(self._serve())
        except Exception as error:  # a thread has nobody above it
            _log.critical("The room server ended\n%s", crash.told(error))
            if not self._ready.done():
                self._ready.set_exception(error)

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        runner = web.AppRunner(
            self._site.application(),
            access_log=None,
            logger=_unheard,
            keepalive_timeout=_KEEP_ALIVE_S,
            lingering_time=_LINGER_S,
            shutdown_timeout=_CLOSING_S,
        )
        await runner.setup()
        assert runner.server is not None
        gate = self._site.gate = Gate(runner.server, self._limits)
        servers = [
            await loop.create_server(gate, sock=each, backlog=_BACKLOG) for each in self._sockets
        ]
        self._ready.set_result(loop)
        await self._stopping.wait()
        for each in servers:
            each.close()
        self._hub.close()
        await runner.cleanup()


def _nobody() -> None:
    return


def _no_photo(_raw: bytes) -> bytes:
    raise Refused("photo-not-read")


def _within_files(limits: Limits) -> Limits:
    """As many streams as open files allow."""
    files = raise_file_limit(limits.connections + _FILES_ASIDE)
    return replace(limits, streams=max(0, min(limits.streams, files - 2 * _FILES_ASIDE)))


def free_port(port: int = PORT) -> int:
    """`port` or the first of the ten after it that nobody listens on at the moment; else `port`."""
    try:
        listening = _listen("", 0, port, _PORTS_AFTER)
    except Refused:
        return port
    with listening:
        return int(listening.getsockname()[1])


def _listen(host: str, first: int, port: int, after: int) -> socket.socket:
    """A bound socket on `first`, unless that is 0, on `port`, or on the first free one of those
    `after` it; any port for 0.
    """
    ports = range(port, port + after + 1) if port else (0,)
    for each in (first, *ports) if first else ports:
        try:
            return _bound(host or "0.0.0.0", each)
        except (OSError, OverflowError) as error:
            if isinstance(error, OSError) and error.errno not in _TAKEN:
                raise Refused("host-unusable", host=host) from error
    raise Refused("port-in-use" if after else "port-taken", port=port)


def _listen_besides(host: str, port: int) -> socket.socket | None:
    """A bound socket on `port` if it is to be had, which most systems leave to their owner."""
    if not port:
        return None
    try:
        return _bound(host or "0.0.0.0", port)
    except (OSError, OverflowError):
        return None


def _port(listening: socket.socket) -> int:
    return int(listening.getsockname()[1])


def _bound(host: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":  # where "reuse" would let two programs share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)  # at once: two may bind a port that nobody listens on yet
    except BaseException:
        listening.close()
        raise
    listening.setblocking(False)
    return listening
