"""How long to think: effort in steps, and steps from seconds.

A cooling has to know its length in advance, the speed of the machine is only known underway, and
yet the same plan must come out of a time budget and of the effort that was reported for it. So a
run begins with a length from a coarse ladder of numbers, and at a few fixed points of its course
what is left is made longer or shorter by one of a few percentages. The effort of a run that went as
it was laid out is its length; else it is one number, below 2^53, of the rung, the changes and the
step at which the run ended.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from app.engines.seating.chance import Chance, Floats, Heat

_BLOCK: Final = 16
# Asked at least this often whether to stop, in seconds.
_PATIENCE: Final = 0.03
# An effort of this size or more names the phases won, the changes, the rung and the step.
_CUT: Final = 10**9
_TOO_LARGE: Final = 2**53
_RUNGS: Final = 2**8
# The number of phases that an effort has room for.
_MOST_PHASES: Final = 5
# What is left of a run becomes so many percent of it; the first is what an unchanged run has.
CHANGES: Final = (100, 50, 64, 78, 90, 112, 130, 165)
# The number of changes that an effort has room for.
MOST_CHANGES: Final = 5
# A part of a phase is told in so many parts of the whole.
PARTS: Final = 60


class Walker(Protocol):
    """Something that can be cooled: one `step` uses `draws` random numbers."""

    @property
    def draws(self) -> int:
        """How many random numbers a step takes."""
        ...

    def step(self, shares: Floats, inverse: float) -> None:
        """One random change at a temperature."""
        ...


def rung(effort: int) -> int:
    """The largest number m * 2^k with m of 8 to 15 (or any below 16) that is at most `effort`."""
    shift = max(0, effort.bit_length() - 4)
    return effort >> shift << shift


@dataclass(frozen=True)
class Course:
    """A run laid out for `length`, a rung; the numbers in `CHANGES` of what was changed on its way,
    in order, unchanged where none is left; the step it ends at whatever its length; and the numbers
    of the phases (from 0) that were walked by the second lane.
    """

    length: int
    changes: tuple[int, ...] = ()
    end: int | None = None
    won: frozenset[int] = frozenset()

    def effort(self) -> int:
        """One number for this course."""
        if self.end is None and not any(self.changes) and not self.won:
            return self.length
        assert self.end is not None
        shift = max(0, self.length.bit_length() - 4)
        code = self.end * _RUNGS + 8 * shift + (self.length >> shift)
        for at in range(MOST_CHANGES):
            code = code * len(CHANGES) + (self.changes[at] if at < len(self.changes) else 0)
        return _CUT + (code << _MOST_PHASES) + sum(1 << phase for phase in self.won)


def is_effort(number: int) -> bool:
    """Whether a run can be asked for this effort: steps, or what was told of a run."""
    if not 0 <= number < _TOO_LARGE:
        return False
    asked = course_of(number)
    return number < _CUT or (asked.length > 0 and asked.end is not None)


def course_of(effort: int) -> Course:
    """The course of a run from its effort."""
    if effort < _CUT:
        return Course(rung(effort))
    code, phases = divmod(effort - _CUT, 1 << _MOST_PHASES)
    won = frozenset(phase for phase in range(_MOST_PHASES) if phases >> phase & 1)
    changes = []
    for _ in range(MOST_CHANGES):
        code, change = divmod(code, len(CHANGES))
        changes.append(change)
    end, laid_out = divmod(code, _RUNGS)
    shift = max(0, laid_out // 8 - 1)
    return Course((laid_out - 8 * shift) << shift, tuple(reversed(changes)), end, won)


@dataclass
class Watch:
    """Counts the steps of a run and says when to stop.

    `planned` is the number of steps of the whole run, as far as is known, `limit` the step to stop
    at whatever the clock says, if any. Under time, the run stops at the first look after
    `deadline`. `look` is called with the steps spent.
    """

    planned: int
    limit: int | None
    now: Callable[[], float]
    cancelled: Callable[[], bool]
    progress: Callable[[float], None]
    deadline: float | None = None
    spent: int = 0
    stopped: bool = False
    look: Callable[[int], None] | None = None
    _block: int = 1
    _asked: float | None = None

    def more(self) -> int:
        """How many steps to take before asking again; 0 ends the run."""
        if not self.stopped:
            self.progress(min(1.0, self.spent / self.planned) if self.planned else 1.0)
            if self.look is not None:
                self.look(self.spent)
            now = self.now()
            late = self.deadline is not None and now >= self.deadline
            ended = self.limit is not None and self.spent >= self.limit
            self.stopped = self.cancelled() or late or ended
            self._pace(now)
        if self.stopped:
            return 0
        return self._block if self.limit is None else min(self._block, self.limit - self.spent)

    def _pace(self, now: float) -> None:
        """Fewer steps at once where they are slow; the plan does not depend on it."""
        slow = self._asked is not None and now - self._asked > _PATIENCE
        self._block = max(1, self._block // 2) if slow else min(_BLOCK, self._block * 2)
        self._asked = now


def cool(
    walker: Walker,
    heat: Heat,
    steps: int,
    chance: Chance,
    watch: Watch,
    perfect: Callable[[], bool],
    part: tuple[int, int] = (0, PARTS),
) -> int:
    """Walks `steps` from hot to cold, or that part of the way, in `PARTS`; fewer when stopped or
    perfect. Returns the steps taken.
    """
    taken, (begin, end) = 0, part
    # How often the clock is asked must not show: heat and perfection count in whole blocks.
    while taken < steps and not (taken % _BLOCK == 0 and perfect()):
        block = min(watch.more(), steps - taken, _BLOCK - taken % _BLOCK)
        if not block:
            break
        way = (taken - taken % _BLOCK) * (end - begin) + begin * steps
        inverse = heat.inverse(way, steps * PARTS)
        for shares in chance.shares(block, walker.draws):
            walker.step(shares, inverse)
        taken += block
        watch.spent += block
    return taken
