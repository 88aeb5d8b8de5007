"""The line between two lanes in two processes: what each end says and hears.

The first lane never hangs on the second: it sends nothing to one that has not answered, and waits
no longer than it is told. When the line breaks, the first lane goes on alone, and the second ends.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Final, TypeAlias

from app.engines.seating.lanes import Lane, Leg, Outcome
from app.engines.seating.wishes import Wishes

# How long before the end of its time the second lane is told to end; it looks more often.
_NOTICE_S: Final = 0.02


@dataclass(frozen=True)
class Run:
    """To the second lane: a run to be walked, whose phases follow from these."""

    wishes: Wishes
    seed: int


@dataclass(frozen=True)
class End:
    """To the second lane: walk no further, and tell what came of the phase."""


@dataclass(frozen=True)
class Up:
    """From the second lane: it can be told of a run."""


@dataclass(frozen=True)
class Ready:
    """From the second lane: it knows the run."""


_Asked: TypeAlias = Run | Leg | End
_Told: TypeAlias = Up | Ready | Outcome


class FarMate:
    """A `lanes.Mate` at the other end of a line."""

    def __init__(self, line: Connection, now: Callable[[], float] = time.monotonic) -> None:
        self._line, self._now = line, now
        self._run: Run | None = None
        self._is_up = self._is_ready = self._is_gone = False
        self._owes = 0  # outcomes that were asked for and have not come
        self._outcome: Outcome | None = None

    def prepare(self, wishes: Wishes, seed: int) -> None:
        """As `Mate.prepare`; told as soon as the other process is up and looked after."""
        self._run, self._is_ready = Run(wishes, seed), False
        self.is_ready(0.0)

    def is_ready(self, patience: float) -> bool:
        """As `Mate.is_ready`."""
        until = self._now() + patience
        while True:
            if self._is_up and self._run is not None and not self._owes:
                self._send(self._run)
                self._run = None
            if self._is_gone or (self._is_ready and not self._owes):
                return not self._is_gone
            if not self._hear(until - self._now()):
                return False

    def walk(self, leg: Leg) -> None:
        """As `Mate.walk`."""
        if leg.seats is not None:
            self._outcome = None
            self._owes += 1
        self._send(leg)

    def outcome(self, phase: int, patience: float) -> Outcome | None:
        """As `Mate.outcome`; the last of the patience is for the answer of one not done."""
        until = self._now() + patience
        self._await_outcome(until - _NOTICE_S)
        if self._owes:
            self._send(End())
            self._await_outcome(until)
        found, self._outcome = self._outcome, None
        return found if found is not None and found.phase == phase else None

    def _await_outcome(self, until: float) -> None:
        while self._owes and self._hear(until - self._now()):
            pass

    def _hear(self, seconds: float) -> bool:
        """Takes one message in if there is one within so many seconds; whether there was."""
        try:
            if self._is_gone or not self._line.poll(max(0.0, seconds)):
                return False
            told: _Told = self._line.recv()
        except (EOFError, OSError):
            self._is_gone, self._owes = True, 0
            return False
        match told:
            case Up():
                self._is_up = True
            case Ready():
                self._is_ready = self._run is None
            case Outcome():
                self._outcome, self._owes = told, self._owes - 1
        return True

    def _send(self, asked: _Asked) -> None:
        try:
            self._line.send(asked)
        except OSError:
            self._is_gone, self._owes = True, 0


def accompany(line: Connection) -> None:
    """What the second lane's process does: walks what it is asked until the line is closed."""
    try:
        _Companion(line).serve()
    except (EOFError, OSError):
        return


class _Companion:
    """The second lane at its end of the line."""

    def __init__(self, line: Connection) -> None:
        self._line = line
        self._asked: deque[_Asked] = deque()
        self._lane: Lane | None = None
        self._phase: int | None = None  # that has no outcome yet

    def serve(self) -> None:
        """Takes one message after the other; raises EOFError or OSError at the end of the line."""
        from app.engines.seating.solve import second_lane

        self._line.send(Up())
        while True:
            match self._asked.popleft() if self._asked else self._line.recv():
                case Run(wishes, seed):
                    self._lane, self._phase = second_lane(wishes, seed, time.monotonic), None
                    self._line.send(Ready())
                case Leg() as leg:
                    self._walk(leg)
                case End():
                    self._answer()

    def _walk(self, leg: Leg) -> None:
        if leg.seats is not None:
            self._phase = leg.phase
        if self._lane is None or self._phase != leg.phase:
            return
        if self._lane.walk(leg, self._is_stopped):
            self._answer()

    def _answer(self) -> None:
        """Tells what came of the phase, once."""
        if self._lane is not None and self._phase is not None:
            self._line.send(self._lane.outcome(self._phase))
            self._phase = None

    def _is_stopped(self) -> bool:
        while self._line.poll():
            self._asked.append(self._line.recv())
        return any(isinstance(each, End | Run) for each in self._asked)
