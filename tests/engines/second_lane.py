"""A second lane in this process, with a clock of its own: two cores where a test has one."""

from __future__ import annotations

from collections.abc import Callable

from app.engines.seating import Wishes
from app.engines.seating.lanes import Lane, Leg, Outcome
from app.engines.seating.solve import second_lane


class InTurn:
    """A `Mate` that walks what it was asked when its outcome is wanted.

    `now` is the first lane's clock, which stands still meanwhile; `clock` the one behind it.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock, self._spent = clock, 0.0
        self._lane: Lane | None = None
        self._legs: list[Leg] = []

    def now(self) -> float:
        return self._clock() - self._spent

    def prepare(self, wishes: Wishes, seed: int) -> None:
        began = self._clock()
        self._lane = second_lane(wishes, seed, self.now)
        self._spent += self._clock() - began

    def is_ready(self, patience: float) -> bool:
        return patience >= 0.0

    def walk(self, leg: Leg) -> None:
        self._legs.append(leg)

    def outcome(self, phase: int, patience: float) -> Outcome | None:
        return self._ended(phase, lambda: False)

    def _ended(self, phase: int, stopped: Callable[[], bool]) -> Outcome:
        assert self._lane is not None
        began = self._clock()
        for leg in self._legs:
            self._lane.walk(leg, stopped)
        self._legs.clear()
        self._spent += self._clock() - began
        return self._lane.outcome(phase)
