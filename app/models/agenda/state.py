"""Agenda items and the arithmetic of their time.

What remains is computed from instants and never counted down (after Ontime's timer arithmetic), so
a slow machine, a sleeping laptop and a test agree. All instants are milliseconds since 1970.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol

from app.models.agenda.course import Course, StepOn, course_of
from app.models.agenda.plans import MINUTE_MS, ItemKind, Plan
from app.models.agenda.warning_rule import Warnings

_TABLE_WORK: Final = frozenset({ItemKind.TABLE_ROUND, ItemKind.NOTES, ItemKind.DRAFTING})


class TimerState(StrEnum):
    """Where an item's time is."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    OVERTIME = "overtime"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Slot:
    """When an item starts and ends: minutes from midnight as planned, instants as expected."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item: its plan as it stands, the plan of that morning with the time it had in the
    programme then, and what its clock did. `frozen_at` has that time as instants where the wall's
    clock alone does not tell them: on a night when it changes.

    `step` is the last one that was gone to by hand or given time, 0 while its steps only follow the
    time; it began when `step_since_ms` of the item's time had been used, and got `step_added_ms`
    more than was planned.
    """

    id: str
    meeting: str
    plan: Plan
    morning: Plan | None = None
    frozen: Slot | None = None
    frozen_at: Slot | None = None
    started_at: int = 0
    paused_at: int = 0
    paused_ms: int = 0
    added_ms: int = 0
    ended_at: int = 0
    step: int = 0
    step_since_ms: int = 0
    step_added_ms: int = 0

    @property
    def length_ms(self) -> int:
        """Planned length plus what was added."""
        return self.plan.length_min * MINUTE_MS + self.added_ms

    @property
    def length_min(self) -> int:
        """The same in whole minutes."""
        return self.length_ms // MINUTE_MS

    def elapsed_ms(self, now: int) -> int:
        """Time spent, pauses left out."""
        if not self.started_at:
            return 0
        until = self.ended_at or self.paused_at or now
        return max(0, until - self.started_at - self.paused_ms)

    def remaining_ms(self, now: int) -> int:
        """Time left; negative in overtime, the whole length before the start."""
        return self.length_ms - self.elapsed_ms(now)

    @property
    def course(self) -> Course | None:
        """Its steps against its time; None without steps, before the start and after the end."""
        if not self.started_at or self.ended_at or not self.plan.steps:
            return None
        first = min(max(self.step, 1), len(self.plan.steps))
        return course_of(
            self.plan.steps, self.length_ms, first, self.step_since_ms, self.step_added_ms
        )

    def step_on(self, now: int) -> StepOn | None:
        """The step that is on; None where there is none."""
        course = self.course
        return course.at(self.remaining_ms(now)) if course else None

    def state(self, now: int) -> TimerState:
        """Where this item's time is."""
        if self.ended_at:
            return TimerState.ENDED
        if not self.started_at:
            return TimerState.IDLE
        if self.paused_at:
            return TimerState.PAUSED
        return TimerState.OVERTIME if self.remaining_ms(now) < 0 else TimerState.RUNNING


@dataclass(slots=True)
class Agenda:
    """All items by id, the order of each day, and the item that is on. `later` has the end that was
    accepted for a day that runs late, in minutes from its midnight, and `later_second` the days for
    which it lies in the second of an hour that a night has twice; `corrected` tells by how many
    milliseconds each laptop's clock was set right here.

    An item that was taken off keeps its place in `items`: what was planned is not forgotten.
    """

    items: dict[str, Item] = field(default_factory=dict)
    order: dict[str, list[str]] = field(default_factory=dict)
    current: str = ""
    later: dict[str, int] = field(default_factory=dict)
    later_second: set[str] = field(default_factory=set)
    warnings: Warnings = field(default_factory=Warnings)
    corrected: dict[str, int] = field(default_factory=dict)

    def day(self, meeting: str) -> tuple[Item, ...]:
        """The items of a day in order."""
        return tuple(self.items[each] for each in self.order.get(meeting, ()))

    def dropped(self, meeting: str) -> tuple[Item, ...]:
        """What stood on the programme when the day began and was taken off since."""
        on_it = set(self.order.get(meeting, ()))
        return tuple(
            each
            for each in self.items.values()
            if each.meeting == meeting and each.frozen and each.id not in on_it
        )

    def has_begun(self, meeting: str) -> bool:
        """True from the first start of the day on."""
        return any(each.started_at for each in self.items.values() if each.meeting == meeting)

    @property
    def running(self) -> Item | None:
        """The item that is on, paused or not."""
        return self.items.get(self.current)

    def next_item(self, meeting: str) -> Item | None:
        """What the key "next" would start: the first that is neither begun nor passed over."""
        day = self.day(meeting)
        left = passed_over(day)
        coming = (each for each in day if not each.started_at and each.id not in left)
        return next(coming, None)


def passed_over(day: Sequence[Item]) -> frozenset[str]:
    """The items that were left when a later one began; nobody waits for them any more."""
    last = max((at for at, each in enumerate(day) if each.started_at), default=-1)
    return frozenset(each.id for each in day[: max(last, 0)] if not each.started_at)


def awaits_sheets(item: Item) -> bool:
    """True when writing is the tables' work: each has a sheet to deliver, and it can be told which
    tables have not. A task alone is not enough: it may send people to the wall.
    """
    return item.plan.kind in _TABLE_WORK


def asks_for_notes(item: Item) -> bool:
    """True when tables may write: where a sheet is awaited, during an expert's talk, and wherever
    they were given a task.
    """
    return awaits_sheets(item) or item.plan.kind is ItemKind.EXPERT or bool(item.plan.task)


class HasAgenda(Protocol):
    """What a decision about the programme looks at."""

    @property
    def agenda(self) -> Agenda:
        """The programme."""
