"""Agenda items and the arithmetic of their time.

What remains is computed from instants and never counted down (after Ontime's timer arithmetic), so
a slow
machine, a sleeping laptop and a test agree. All instants are milliseconds since 1970.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol

from app.models.agenda.warning_rule import Warnings

MINUTE_MS = 60_000


class ItemKind(StrEnum):
    """What happens in an agenda item."""

    PLENARY = "plenary"
    EXPERT = "expert"
    TABLE_ROUND = "table_round"
    NOTES = "notes"
    THEMES = "themes"
    DRAFTING = "drafting"
    POLL = "poll"
    BREAK = "break"


_TABLE_WORK: Final = frozenset({ItemKind.TABLE_ROUND, ItemKind.NOTES, ItemKind.DRAFTING})


class TimerState(StrEnum):
    """Where an item's time is."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    OVERTIME = "overtime"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Plan:
    """What was planned of an item. `start_min` counts minutes from midnight, -1 when it follows the
    one before.

    `task` is what tables read, `private_note` what only the facilitator reads, `round` the seating
    round.
    """

    title: str
    kind: ItemKind = ItemKind.PLENARY
    start_min: int = -1
    length_min: int = 10
    owner: str = ""
    task: str = ""
    private_note: str = ""
    round: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item: its plan as it stands, the plan of that morning, and what its clock did."""

    id: str
    meeting: str
    plan: Plan
    morning: Plan | None = None
    started_at: int = 0
    paused_at: int = 0
    paused_ms: int = 0
    added_ms: int = 0
    ended_at: int = 0

    @property
    def length_ms(self) -> int:
        """Planned length plus what was added."""
        return self.plan.length_min * MINUTE_MS + self.added_ms

    def elapsed_ms(self, now: int) -> int:
        """Time spent, pauses left out."""
        if not self.started_at:
            return 0
        until = self.ended_at or self.paused_at or now
        return max(0, until - self.started_at - self.paused_ms)

    def remaining_ms(self, now: int) -> int:
        """Time left; negative in overtime, the whole length before the start."""
        return self.length_ms - self.elapsed_ms(now)

    def state(self, now: int) -> TimerState:
        """Where this item's time is."""
        if self.ended_at:
            return TimerState.ENDED
        if not self.started_at:
            return TimerState.IDLE
        if self.paused_at:
            return TimerState.PAUSED
        return TimerState.OVERTIME if self.remaining_ms(now) < 0 else TimerState.RUNNING


@dataclass(frozen=True, slots=True)
class Slot:
    """When an item starts and ends: minutes from midnight as planned, instants as expected."""

    start: int
    end: int


@dataclass(slots=True)
class Agenda:
    """All items by id, the order of each day, and the item that is on.

    `corrected` tells by how many milliseconds each laptop's clock was set right here.
    """

    items: dict[str, Item] = field(default_factory=dict)
    order: dict[str, list[str]] = field(default_factory=dict)
    current: str = ""
    warnings: Warnings = field(default_factory=Warnings)
    corrected: dict[str, int] = field(default_factory=dict)

    def day(self, meeting: str) -> tuple[Item, ...]:
        """The items of a day in order."""
        return tuple(self.items[each] for each in self.order.get(meeting, ()))

    @property
    def running(self) -> Item | None:
        """The item that is on, paused or not."""
        return self.items.get(self.current)

    def next_item(self, meeting: str) -> Item | None:
        """What the key "next" would start: the one after the item that is on, else the first not
        begun.
        """
        day = self.day(meeting)
        ids = [each.id for each in day]
        after = ids.index(self.current) + 1 if self.current in ids else 0
        return next((each for each in day[after:] if not each.started_at), None)


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


def planned_slots(day: Iterable[Item]) -> dict[str, Slot]:
    """Start and end of each item in minutes from midnight, as planned that morning (else as planned
    now).
    """
    slots: dict[str, Slot] = {}
    clock = 0
    for item in day:
        plan = item.morning or item.plan
        start = plan.start_min if plan.start_min >= 0 else clock
        clock = start + plan.length_min
        slots[item.id] = Slot(start, clock)
    return slots


def expected_slots(day: Iterable[Item], midnight: int, now: int) -> dict[str, Slot]:
    """Start and end of each item as instants, as far as one knows now.

    What is over keeps its actual times; what is on ends when its time runs out, or now if that has
    passed;
    what comes starts when the one before ends, yet not before its own planned start.
    """
    slots: dict[str, Slot] = {}
    clock = 0
    for item in day:
        if item.started_at:
            left = max(0, item.remaining_ms(now))
            slots[item.id] = Slot(item.started_at, item.ended_at or now + left)
        else:
            planned = midnight + item.plan.start_min * MINUTE_MS if item.plan.start_min >= 0 else 0
            start = max(planned, clock)
            slots[item.id] = Slot(start, start + item.length_ms)
        clock = max(clock, slots[item.id].end)
    return slots


def behind_ms(day: Iterable[Item], midnight: int, now: int) -> int:
    """How much later than that morning's plan the day will end; negative when ahead. 0 before the
    day starts.
    """
    items = tuple(day)
    if not any(each.started_at for each in items):
        return 0
    last = items[-1].id
    planned_end = midnight + planned_slots(items)[last].end * MINUTE_MS
    return expected_slots(items, midnight, now)[last].end - planned_end
