"""Two lanes: a run walked twice at once, by chances of their own, on two cores.

Both begin each phase with the same seating, and the better of what they make of it is what the next
phase begins with. So a plan has one history, each phase of it from either lane; the effort names
the phases that the second lane won, and one lane alone finds the plan again. Nobody waits long for
the second lane: whoever is late, or gone, has merely not won. (Independent coolings that go on from
the best: "division of labour", Aarts and van Laarhoven 1987.)

What a lane is asked is data that can be sent to another process, see `beside`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final, Protocol

import numpy as np

from app.engines.seating.chance import Chance, Ints
from app.engines.seating.course import PARTS, Watch, cool
from app.engines.seating.phases import Phase, Walking
from app.engines.seating.wishes import Wishes

_FAR: Final = 2**62
# The streams of chance: the first lane's, after a phase that it lost, and the second lane's.
_FIRST, _SECOND = 1, 2


@dataclass(frozen=True)
class Leg:
    """A part, in `PARTS`, of a phase: what is walked in so many steps without a change of plan.

    With the first of a phase come the `seats` it begins with.
    """

    phase: int
    begin: int
    end: int
    steps: int
    seats: Ints | None = None


@dataclass(frozen=True)
class Outcome:
    """What a lane made of a phase: its best seating (rounds, tables, chairs) and the cost of that,
    the steps it took in so many legs, and whether all of them were walked to their end.
    """

    phase: int
    seats: Ints
    cost: float
    taken: int
    legs: int
    whole: bool


class Mate(Protocol):
    """The second lane, as the first sees it; it never waits longer than it is told."""

    def prepare(self, wishes: Wishes, seed: int) -> None:
        """Tells it of a run; returns at once."""
        ...

    def is_ready(self, patience: float) -> bool:
        """Whether it can be asked to walk, waiting for that at most so many seconds."""
        ...

    def walk(self, leg: Leg) -> None:
        """Asks it to walk a leg after those asked before; returns at once."""
        ...

    def outcome(self, phase: int, patience: float) -> Outcome | None:
        """Waits so long for a phase to be walked, then ends it; None when nothing came of it."""
        ...


class Lane:
    """The second lane: walks legs of the phases of a run."""

    def __init__(self, phases: Sequence[Phase], chance: Chance, now: Callable[[], float]) -> None:
        self._phases, self._chance, self._now = phases, chance, now
        self._walker: Walking | None = None
        self._taken = self._legs = 0
        self._whole = True

    def walk(self, leg: Leg, stopped: Callable[[], bool]) -> bool:
        """Walks a leg, unless and until it is stopped; whether that was the end of the phase."""
        phase = self._phases[leg.phase]
        if leg.seats is not None:
            self._walker, self._stream = phase.start(leg.seats), second(self._chance, leg.phase)
            self._taken, self._legs, self._whole = 0, 0, True
        walker = self._walker
        assert walker is not None
        perfect = is_perfect(walker, phase)
        if self._whole and not perfect():
            watch = Watch(_FAR, None, self._now, stopped, lambda _share: None)
            way = (leg.begin, leg.end)
            self._taken += cool(walker, phase.heat, leg.steps, self._stream, watch, perfect, way)
            self._legs += 1
            self._whole = not watch.stopped
        return leg.end == PARTS or not self._whole or perfect()

    def outcome(self, phase: int) -> Outcome:
        """What it made of the phase it is at."""
        walker = self._walker
        assert walker is not None
        seats, cost = walker.best(), float(np.min(walker.best_cost))
        return Outcome(phase, seats, cost, self._taken, self._legs, self._whole)


class Lanes:
    """Both lanes, as the first walks its own: with which chance, and what the second one has won.

    `won` are the phases that the second lane won when the run was first made; then there is no mate
    and the first lane walks them with the other's chance.
    """

    def __init__(self, chance: Chance, won: frozenset[int], mate: Mate | None) -> None:
        self._own, self._mate, self._is_beside = chance, mate, False
        self.chance, self.won = chance, won

    def begin(self, phase: int, patience: float) -> None:
        """A phase begins; waits at most so many seconds for the second lane to be ready."""
        if phase in self.won:
            self.chance = second(self._own, phase)
        elif phase - 1 in self.won:
            self.chance = self._own.beside(_FIRST, phase)
        self._is_beside = self._mate is not None and self._mate.is_ready(patience)

    def walk(self, leg: Leg) -> None:
        """Has the second lane walk a leg too, if it is there."""
        if self._is_beside and self._mate is not None:
            self._mate.walk(leg)

    def end(self, phase: int, cost: float, patience: float, is_end: bool) -> Outcome | None:
        """What the second lane made of the phase, if that is better than this `cost`.

        What it has not walked to its end counts only at the end of the run.
        """
        if not self._is_beside or self._mate is None:
            return None
        other = self._mate.outcome(phase, patience)
        if other is None or other.cost >= cost or not (other.whole or is_end):
            return None
        self.won |= {phase}
        return other


def second(chance: Chance, phase: int) -> Chance:
    """The second lane's stream in a phase."""
    return chance.beside(_SECOND, phase)


def is_perfect(walker: Walking, phase: Phase) -> Callable[[], bool]:
    """Asks whether nothing better exists than what a walker has found."""
    enough = -inf if phase.enough is None else phase.enough
    return lambda: bool(np.less_equal(walker.best_cost, enough).sum() >= phase.many)
