"""The engine in a process of its own, so that the window's interpreter is not shared.

An `Order` and every `News` can be pickled, and this module imports nothing but the engine, so it
also fits a process that starts from nothing ("spawn"). Whoever starts it holds the other end of the
line: what comes back are `News`, the last of them a `Done` or a `Denied`; anything sent to it, and
the closing of the line, calls the search off, and it answers with the best plan so far.

    ours, theirs = context.Pipe()
    context.Process(target=work, args=(order, theirs)).start()
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TypeAlias

from app.engines.seating import Plan, Rounds, Wishes, reseat, seat
from app.models.errors import Refused


@dataclass(frozen=True)
class Order:
    """What is asked: a new plan, or, with `plan`, its repair from `from_round` on.

    The fields mean what the parameters of `seat` and `reseat` mean.
    """

    wishes: Wishes
    plan: Rounds = ()
    from_round: int = 1
    absent: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    locked: tuple[tuple[int, int | None], ...] = ()
    closed: tuple[int, ...] = ()
    seed: int = 0
    seconds: float = 2.0
    effort: int | None = None


@dataclass(frozen=True)
class Share:
    """How far the search is, from 0 to 1."""

    share: float


@dataclass(frozen=True)
class Better:
    """A plan that is better than the one told before; the first is a plan at all."""

    plan: Plan


@dataclass(frozen=True)
class Done:
    """The answer."""

    plan: Plan


@dataclass(frozen=True)
class Denied:
    """The wishes contradict themselves: the code and parameters of a `Refused`."""

    code: str
    params: Mapping[str, str | int]

    def refused(self) -> Refused:
        """The same, to be raised where it is read."""
        return Refused(self.code, **self.params)


News: TypeAlias = Share | Better | Done | Denied


def fulfil(
    order: Order,
    *,
    cancelled: Callable[[], bool],
    progress: Callable[[float], None],
    better: Callable[[Plan], None] | None = None,
) -> Plan:
    """Does what is asked, in this process; raises `Refused` as `seat` and `reseat` do."""
    if not order.plan:
        return seat(
            order.wishes,
            seed=order.seed,
            seconds=order.seconds,
            effort=order.effort,
            cancelled=cancelled,
            progress=progress,
            better=better,
        )
    return reseat(
        order.wishes,
        order.plan,
        order.from_round,
        absent=order.absent,
        new=order.new,
        locked=order.locked,
        closed=order.closed,
        seed=order.seed,
        seconds=order.seconds,
        effort=order.effort,
        cancelled=cancelled,
        progress=progress,
        better=better,
    )


def work(order: Order, line: Connection) -> None:
    """What the process runs; the line is closed at the end."""
    told = _Line(line)
    try:
        plan = fulfil(
            order,
            cancelled=told.is_called_off,
            progress=told.show,
            better=lambda plan: told.tell(Better(plan)),
        )
    except Refused as refused:
        told.tell(Denied(refused.code, refused.params))
    else:
        told.tell(Done(plan))
    line.close()


class _Line:
    """The way back; silent once the other side has gone."""

    def __init__(self, line: Connection) -> None:
        self._line = line
        self._hundredth = -1

    def is_called_off(self) -> bool:
        """True when something was sent here or the other side has gone."""
        try:
            return self._line.poll()
        except OSError:
            return True

    def show(self, share: float) -> None:
        """Tells how far it is, at most a hundred times."""
        if int(share * 100) > self._hundredth:
            self._hundredth = int(share * 100)
            self.tell(Share(share))

    def tell(self, news: News) -> None:
        """Sends news, if anybody listens."""
        with suppress(OSError):
            self._line.send(news)
