"""One phase after the other, in so many steps or in so much time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import numpy as np

from app.engines.seating.chance import Chance, Ints
from app.engines.seating.course import (
    CHANGES,
    MOST_CHANGES,
    PARTS,
    Course,
    Watch,
    cool,
    course_of,
    rung,
)
from app.engines.seating.lanes import Lanes, Leg, Mate, is_perfect
from app.engines.seating.model import Model
from app.engines.seating.phases import Phase, Walking
from app.engines.seating.wishes import Plan, Rounds, Wishes
from app.engines.seating.witness import Witness

_PROBE_STEPS: Final = 16
_PROBE_BLOCKS: Final = 8
_PROBE_BLOCK_S: Final = 0.05
# The parts of the time that may be spent on measuring: all phases before the run, and one of them
# when it begins, unless its beginning alone takes longer.
_PROBE_SHARE, _PROBE_AGAIN = 0.03, 0.015
# A little less than fits, for when others begin to use the processor.
_HASTE: Final = 0.985
# What is left is planned anew before each phase, and when the last has gone so many of its parts;
# more often when there is only one.
_OFTEN, _LATE = (7, 20, 30, 40, 50), (30, 50)
# The parts of the time that may be spent on waiting for the second lane: to come up before the
# first phase, and to end one of the others.
_WAIT_SHARE, _GRACE_SHARE = 0.06, 0.02


@dataclass(frozen=True)
class Limits:
    """What a run may spend: steps when `effort` is given, else time; and who may stop it.

    `better` hears of plans on the way. A `mate` walks a second lane of a run under time.
    """

    seconds: float
    effort: int | None
    now: Callable[[], float]
    cancelled: Callable[[], bool]
    progress: Callable[[float], None]
    better: Callable[[Plan], None] | None = None
    mate: Mate | None = None

    def witness(
        self, wishes: Wishes, model: Model, price: float, held: Rounds = ()
    ) -> Witness | None:
        """Who tells plans on the way, when somebody wants to hear of them."""
        if self.better is None:
            return None
        return Witness(wishes, model, price, self.better, self.now, held)


@dataclass(frozen=True)
class _Leg:
    """A part, in `PARTS`, of a phase: what is walked without a change of plan."""

    phase: int
    begin: int
    end: int


def _legs(count: int) -> Iterator[_Leg]:
    """The legs of so many phases; no more than one effort can tell the changes between."""
    for phase in range(count - 1):
        yield _Leg(phase, 0, PARTS)
    points = _OFTEN if count == 1 else _LATE[: max(0, MOST_CHANGES + 1 - count)]
    for begin, end in zip((0, *points), (*points, PARTS), strict=True):
        yield _Leg(count - 1, begin, end)


@dataclass(frozen=True)
class _Begun:
    """Where a run was when a phase began: its changes, the steps left, and those spent."""

    changes: int
    left: int
    spent: int


def run(
    seats: Ints,
    phases: list[Phase],
    chance: Chance,
    limits: Limits,
    started: float,
    witness: Witness | None = None,
    mate: Mate | None = None,
) -> tuple[Ints, int]:
    """Runs the phases one after the other; returns the best seating and the effort.

    `seats` is (rounds, replicas, tables, chairs); the answer has one replica. Steps that a perfect
    phase did not need go to the phases after it. What answers a run that is called off is no worse
    than what was told before. A `mate` that knows the run walks beside it, under time.
    """
    if witness is not None and not limits.cancelled():
        witness.see(seats[:, 0], 0)
    if not phases:
        return seats[:, :1], 0
    lanes = Lanes(chance, course_of(limits.effort or 0).won, mate)
    going = _Run(phases, lanes, limits, started, witness)
    seats = going.through(seats)
    if witness is not None and going.watch.stopped and limits.cancelled():
        seats = witness.not_worse(seats[:, 0])[:, None]
    return seats, going.effort()


class _Run:
    """The phases on their way: how many steps are left, and what was changed so far."""

    def __init__(
        self,
        phases: list[Phase],
        lanes: Lanes,
        limits: Limits,
        started: float,
        witness: Witness | None,
    ) -> None:
        self._phases, self._lanes, self._limits = phases, lanes, limits
        self._witness = witness
        self._changes: list[int] = []
        self._deadline = started + limits.seconds if limits.effort is None else None
        self._pace = None if self._deadline is None else _Pace(phases, limits, self._deadline)
        self._course = course_of(max(0, limits.effort or 0))
        self.watch = Watch(
            self._course.length,
            self._course.end,
            limits.now,
            limits.cancelled,
            limits.progress,
            self._deadline,
        )

    def through(self, seats: Ints) -> Ints:
        """The best seating that all phases, or those there is time for, make of one."""
        if self._pace is not None:
            self._course = Course(rung(self._pace.steps(seats)))
        self._left = self.watch.planned = self._course.length
        last, perfect = -1, False
        for number, leg in enumerate(_legs(len(self._phases))):
            if leg.phase == last and perfect:
                self._changes.append(0)
                continue
            if number:
                self._change(seats, leg)
            if leg.phase != last:
                phase, last = self._phases[leg.phase], leg.phase
                walker, begun = phase.start(seats), self._begin(leg.phase)
            perfect = self._walk(walker, phase, leg, seats)
            if leg.end == PARTS or perfect or self.watch.stopped:
                seats = self._better_of_both(walker, leg.phase, begun, perfect)
            if self.watch.stopped:
                break
        return seats

    def _begin(self, phase: int) -> _Begun:
        patience = self._limits.seconds * (_GRACE_SHARE if phase else _WAIT_SHARE)
        self._lanes.begin(phase, min(patience, self._time_left()))
        return _Begun(len(self._changes), self._left, self.watch.spent)

    def _walk(self, walker: Walking, phase: Phase, leg: _Leg, seats: Ints) -> bool:
        """Cools for one leg; whether nothing better exists."""
        ahead = sum(each.share for each in self._phases[leg.phase + 1 :]) * PARTS
        rest = phase.share * (PARTS - leg.begin)
        steps = self._left * phase.share * (leg.end - leg.begin) // max(1, rest + ahead)
        perfect = is_perfect(walker, phase)
        self.watch.look = None if self._witness is None else partial(self._witness.look, walker)
        began, part = self._limits.now(), (leg.begin, leg.end)
        self._lanes.walk(Leg(leg.phase, *part, steps, None if leg.begin else seats))
        taken = cool(walker, phase.heat, steps, self._lanes.chance, self.watch, perfect, part)
        self._left -= taken
        if self._pace is not None and taken:
            self._pace.speeds[leg.phase] = (self._limits.now() - began) / taken
        return perfect()

    def _better_of_both(self, walker: Walking, phase: int, begun: _Begun, perfect: bool) -> Ints:
        """What the better lane made of a phase; if that is the second, its steps are the run's."""
        is_end = self.watch.stopped or phase == len(self._phases) - 1
        patience = self._time_left() if is_end else self._limits.seconds * _GRACE_SHARE
        cost = float(np.min(walker.best_cost))
        other = self._lanes.end(
            phase, cost, 0.0 if perfect else min(patience, self._time_left()), is_end
        )
        if other is None:
            return walker.best()[:, None]
        self._changes = self._changes[: begun.changes + max(0, other.legs - 1)]
        self._left, self.watch.spent = begun.left - other.taken, begun.spent + other.taken
        return other.seats[:, None]

    def _time_left(self) -> float:
        return 0.0 if self._deadline is None else max(0.0, self._deadline - self._limits.now())

    def _change(self, seats: Ints, leg: _Leg) -> None:
        """Makes what is left longer or shorter, by the clock or as the effort says."""
        number = len(self._changes)
        if self._pace is not None:
            change = self._pace.change(seats, leg, self._left)
        else:
            told = self._course.changes
            change = told[number] if number < len(told) else 0
        self._changes.append(change)
        self._left = self._left * CHANGES[change] // 100
        self.watch.planned = self.watch.spent + self._left

    def effort(self) -> int:
        """The number that this run can be had again from."""
        won, end = self._lanes.won, None
        if self.watch.stopped or any(self._changes) or self._course.end is not None or won:
            end = self.watch.spent
        return Course(self._course.length, tuple(self._changes), end, won).effort()


@dataclass
class _Pace:
    """How many steps fit the time: seconds per step of each phase, measured as late as may be."""

    phases: Sequence[Phase]
    limits: Limits
    deadline: float
    speeds: list[float] = field(default_factory=list)

    def steps(self, seats: Ints) -> int:
        """How many steps fit as far as the first seating tells."""
        most = self.limits.seconds * _PROBE_SHARE / len(self.phases)
        self.speeds = [self._measured(phase, seats, most) or 0.0 for phase in self.phases]
        shares = sum(phase.share for phase in self.phases)
        pairs = zip(self.phases, self.speeds, strict=True)
        per_step = sum(phase.share * speed for phase, speed in pairs) / shares
        return max(1, int(self._time_left() / per_step)) if per_step > 0 else 1

    def change(self, seats: Ints, leg: _Leg, left: int) -> int:
        """The number in `CHANGES` of the greatest change that fits, so many steps being left."""
        if not leg.begin:
            most = self.limits.seconds * _PROBE_AGAIN
            again = self._measured(self.phases[leg.phase], seats, most)
            self.speeds[leg.phase] = again or self.speeds[leg.phase]
        rest = [each.share * PARTS for each in self.phases[leg.phase :]]
        rest[0] -= self.phases[leg.phase].share * leg.begin
        pairs = zip(rest, self.speeds[leg.phase :], strict=True)
        needed = left * sum(part * speed for part, speed in pairs) / max(1, sum(rest))
        fits = 100 * self._time_left() / needed if needed > 0 else 100.0
        fitting = [percent for percent in CHANGES if percent <= fits]
        return CHANGES.index(max(fitting, default=min(CHANGES)))

    def _time_left(self) -> float:
        seconds = self.limits.seconds
        return max(0.0, self.deadline - self.limits.now() - seconds * (1.0 - _HASTE))

    def _measured(self, phase: Phase, seats: Ints, most: float) -> float | None:
        """Seconds per step on a short throw-away cooling with a chance of its own; None when
        called off, or when the beginning alone takes longer than it may and there is an answer.
        """
        if self.limits.cancelled():
            return None
        now = self.limits.now
        began = now()
        walker, chance = phase.start(seats), Chance(0)
        if self.speeds and now() - began >= most:
            return None
        stop = now() + most
        blocks: list[float] = []
        while len(blocks) < _PROBE_BLOCKS and (not blocks or now() < stop):
            began, inverse = now(), phase.heat.inverse(len(blocks), _PROBE_BLOCKS)
            steps = _PROBE_STEPS if blocks and blocks[-1] * _PROBE_STEPS < _PROBE_BLOCK_S else 1
            for drawn in chance.shares(steps, walker.draws):
                walker.step(drawn, inverse)
            blocks.append((now() - began) / steps)
        # The quicker ones: a run soon makes fewer swaps, and others may use the processor.
        return sorted(blocks)[len(blocks) // 4]
