"""What keeps the server up when somebody floods it, by mistake or on purpose.

asyncio's servers never cut a request that stops half-way (measured: 0 of 1,500 within 40 s), so
each connection goes through a `Door`, which closes when a request is not whole in time, and a
`Gate`, which counts doors by address. `Tries` holds back whoever guesses codes.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass

_log = logging.getLogger(__name__)

_MINUTE_S = 60.0
_MOST_ADDRESSES = 10_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one address and all together may do; wrong codes and searches in a minute.

    Where a router hides all phones behind one address, raise `connections_each`. Of photos so many
    travel at once, in all and from one table, each with its own size and time. Beyond
    `wrong_codes_each` only wrong codes are refused, beyond `flood_each` any.
    """

    receive_s: float = 5.0
    connections_each: int = 40
    connections: int = 2_000
    streams: int = 1_500
    body_bytes: int = 64 * 1024
    wrong_codes_each: int = 5
    wrong_codes: int = 200
    flood_each: int = 200
    searches: int = 120
    answer_s: float = 5.0
    gather_s: float = 0.25
    heartbeat_s: float = 15.0
    photos: int = 8
    photos_each: int = 2
    photo_bytes: int = 20_000_000
    photo_s: float = 60.0


class Gate:
    """Makes a `Door` for each connection and refuses those beyond the limits.

    Lives in the server's loop. Connections of the laptop to itself are not counted by address.
    """

    def __init__(self, inner: Callable[[], asyncio.Protocol], limits: Limits) -> None:
        self._inner = inner
        self._limits = limits
        self._open: dict[asyncio.BaseTransport, Door] = {}
        self._by_address: Counter[str] = Counter()

    def __call__(self) -> asyncio.Protocol:
        """A protocol for a new connection, as `loop.create_server` asks for it."""
        return Door(self._inner(), self, self._limits.receive_s)

    def door(self, transport: asyncio.BaseTransport | None) -> Door | None:
        """The door of a connection that is still open."""
        return self._open.get(transport) if transport is not None else None

    def admit(self, transport: asyncio.BaseTransport, door: Door) -> bool:
        """Count a new connection in; False when there are too many."""
        address = address_of(transport)
        many = self._by_address[address] >= self._limits.connections_each and not is_own(transport)
        if many or len(self._open) >= self._limits.connections:
            return False
        self._open[transport] = door
        self._by_address[address] += 1
        return True

    def leave(self, transport: asyncio.BaseTransport) -> None:
        """Count a connection out; one that was never admitted changes nothing."""
        if self._open.pop(transport, None) is None:
            return
        address = address_of(transport)
        self._by_address[address] -= 1
        if not self._by_address[address]:
            del self._by_address[address]


class Door(asyncio.Protocol):
    """Stands between a connection and the HTTP protocol, and shuts when a request takes too long
    to come in. The handler says when it is whole (`received`) and when it is dealt with
    (`answered`).
    """

    def __init__(self, inner: asyncio.Protocol, gate: Gate, receive_s: float) -> None:
        self._inner = inner
        self._gate = gate
        self._receive_s = receive_s
        self._transport: asyncio.Transport | None = None
        self._admitted = False
        self._answering = False
        self._more = False
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._admitted = self._gate.admit(transport, self)
        if not self._admitted:
            transport.abort()
            return
        self._inner.connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        if not self._admitted:
            return
        if self._answering:
            self._more = True
        elif self._timer is None:
            self._wait()
        self._inner.data_received(data)

    def wait_for(self, seconds: float) -> None:
        """Give the request that is coming in so long from now."""
        self._wait(seconds)

    def received(self) -> None:
        """The request is whole; take whatever time the answer needs."""
        self._answering, self._more = True, False
        self._stop_waiting()

    def answered(self) -> None:
        """The answer is on its way; the next request may come, whole and in time."""
        self._answering = False
        if self._more:
            self._wait()

    def eof_received(self) -> bool | None:
        return self._inner.eof_received() if self._admitted else None

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        if self._transport is not None:
            self._gate.leave(self._transport)
        if self._admitted:
            self._inner.connection_lost(exc)

    def pause_writing(self) -> None:
        self._inner.pause_writing()

    def resume_writing(self) -> None:
        self._inner.resume_writing()

    def _wait(self, seconds: float = 0.0) -> None:
        self._stop_waiting()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(seconds or self._receive_s, self._shut)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _shut(self) -> None:
        self._timer = None
        if self._transport is not None:
            self._transport.abort()


class Tries:
    """Counts wrong codes of the last minute, by address and in all."""

    def __init__(
        self, each: int, in_all: int, clock: Callable[[], float], flood_each: int = 200
    ) -> None:
        """`clock` gives seconds that only grow."""
        self._each = each
        self._flood_each = max(each, flood_each)
        self._in_all = in_all
        self._clock = clock
        self._wrong: dict[str, deque[float]] = {}
        self._all: deque[float] = deque(maxlen=in_all)

    def are_used_up(self, address: str) -> bool:
        """True when this address, or the whole room, has guessed too often just now."""
        _forget(self._all, self._clock())
        return self._lately(address) >= self._each or len(self._all) >= self._in_all

    def is_flooding(self, address: str) -> bool:
        """True when so many wrong codes came from this address that no people type them."""
        return self._lately(address) >= self._flood_each

    def count(self, address: str) -> None:
        """A wrong code came from this address; of one address only `each` count for the room."""
        now = self._clock()
        if self._lately(address) < self._each:
            self._all.append(now)
        if len(self._wrong) >= _MOST_ADDRESSES:
            for each in [each for each, at in self._wrong.items() if not _recent(at, now)]:
                del self._wrong[each]
        self._wrong.setdefault(address, deque(maxlen=self._flood_each)).append(now)

    def _lately(self, address: str) -> int:
        own = self._wrong.get(address, deque())
        _forget(own, self._clock())
        return len(own)


def address_of(transport: asyncio.BaseTransport | None) -> str:
    """The address at the other end, "" when it is gone."""
    peer = transport.get_extra_info("peername") if transport else None
    return str(peer[0]) if peer else ""


def own_address(transport: asyncio.BaseTransport | None) -> str:
    """The address of this machine that the other end asked for, "" when it is gone."""
    here = transport.get_extra_info("sockname") if transport else None
    return str(here[0]) if here else ""


def is_own(transport: asyncio.BaseTransport | None) -> bool:
    """True when both ends of the connection are this machine."""
    return own_address(transport) == address_of(transport) != ""


def raise_file_limit(wanted: int) -> int:
    """Ask for `wanted` open files and tell how many there may be; macOS gives 256 unasked."""
    if sys.platform == "win32":
        return wanted
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return wanted
    goal = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (goal, hard))
    except (OSError, ValueError) as error:
        _log.warning("The limit of open files stays at %d (%s)", soft, type(error).__name__)
        return soft
    return goal


def _recent(times: deque[float], now: float) -> bool:
    return bool(times) and times[-1] > now - _MINUTE_S


def _forget(times: deque[float], now: float) -> None:
    while times and times[0] <= now - _MINUTE_S:
        times.popleft()
