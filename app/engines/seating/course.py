"""How long to think: effort in steps, and steps from seconds.

A cooling schedule has to know its length in advance, and yet the same plan must come out of a
time budget and of the effort that was reported for it. So lengths come from a coarse ladder of
numbers; a run under time takes the rung that fits the measured speed, may be cut anywhere after the
rung below, and reports the step it stopped at: the rung is found again from that step alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from app.engines.seating.chance import Chance, Floats, Heat

_BLOCK: Final = 16


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


def rung_below(number: int) -> int:
    """The largest number whose rung is lower than that of `number`."""
    shift = max(0, number.bit_length() - 3)
    step = 1 << shift
    if number == 1 << (number.bit_length() - 1) and shift:
        step >>= 1
    return max(0, number - step)


@dataclass
class Watch:
    """Counts the steps of a run and says when to stop.

    `limit` is the step to stop at whatever the clock says. Under time, the run stops at the first
    look after `deadline`, but not before step `earliest`. `look` is called with the steps spent.
    """

    limit: int
    now: Callable[[], float]
    cancelled: Callable[[], bool]
    progress: Callable[[float], None]
    deadline: float | None = None
    earliest: int = 0
    spent: int = 0
    stopped: bool = False
    look: Callable[[int], None] | None = None

    def more(self) -> int:
        """How many steps to take before asking again; 0 ends the run."""
        if not self.stopped:
            self.progress(self.spent / self.limit if self.limit else 1.0)
            if self.look is not None:
                self.look(self.spent)
            late = self.deadline is not None and self.now() >= self.deadline
            self.stopped = self.cancelled() or (late and self.spent >= self.earliest)
        return 0 if self.stopped else max(0, min(_BLOCK, self.limit - self.spent))


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
    while taken < steps and not perfect():
        block = min(watch.more(), steps - taken)
        if not block:
            break
        inverse = heat.inverse(taken, steps)
        for shares in chance.shares(block, walker.draws):
            walker.step(shares, inverse)
        taken += block
        watch.spent += block
    return taken
