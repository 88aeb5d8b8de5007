"""How long to think: effort in steps, and steps from seconds.

A cooling schedule has to know its length in advance, and yet the same plan must come out of a
time budget and of the effort that was reported for it. So lengths come from a coarse ladder of
numbers; a run under time takes the rung that fits the measured speed, and stops at its deadline or
when it is called off. The effort of a run is the step it stopped at, when the rung is found again
from that step alone; when it was cut earlier, the rung is written before nine digits of steps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from app.engines.seating.chance import Chance, Floats, Heat

_BLOCK: Final = 16
# Asked at least this often whether to stop, in seconds.
_PATIENCE: Final = 0.03
# An effort of this size or more names the rung and the step.
_CUT: Final = 10**9


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
    """The smallest number m * 2^k with m of 4 to 7 (or any below 8) that is at least `effort`."""
    shift = max(0, effort.bit_length() - 3)
    return (effort + (1 << shift) - 1) >> shift << shift


def effort_of(length: int, steps: int) -> int:
    """One number for a run of `length` that took so many steps."""
    return steps if rung(steps) == length else length * _CUT + steps


def course_of(effort: int) -> tuple[int, int]:
    """The length and the steps of a run from its effort."""
    return divmod(effort, _CUT) if effort >= _CUT else (rung(effort), effort)


@dataclass
class Watch:
    """Counts the steps of a run and says when to stop.

    `length` is what the cooling is laid out for, `limit` the step to stop at whatever the clock
    says. Under time, the run stops at the first look after `deadline`. `look` is called with the
    steps spent.
    """

    length: int
    limit: int
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
            self.progress(self.spent / self.limit if self.limit else 1.0)
            if self.look is not None:
                self.look(self.spent)
            now = self.now()
            late = self.deadline is not None and now >= self.deadline
            self.stopped = self.cancelled() or late
            self._pace(now)
        return 0 if self.stopped else max(0, min(self._block, self.limit - self.spent))

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
) -> int:
    """Walks `steps` from hot to cold, fewer when stopped or perfect; returns the steps taken."""
    taken = 0
    # How often the clock is asked must not show: heat and perfection count in whole blocks.
    while taken < steps and not (taken % _BLOCK == 0 and perfect()):
        block = min(watch.more(), steps - taken, _BLOCK - taken % _BLOCK)
        if not block:
            break
        inverse = heat.inverse(taken - taken % _BLOCK, steps)
        for shares in chance.shares(block, walker.draws):
            walker.step(shares, inverse)
        taken += block
        watch.spent += block
    return taken
