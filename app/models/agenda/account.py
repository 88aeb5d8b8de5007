"""A day's account: what was planned that morning held against what happened, item by item."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.models.agenda.plans import DAY_MIN, MINUTE_MS
from app.models.agenda.state import Agenda, Item, Slot, passed_over
from app.models.agenda.times import Zone, is_another_date, minute_of, planned_slots
from app.models.agenda.told import as_was


@dataclass(frozen=True, slots=True)
class Line:
    """One item; times in minutes of the meeting day, -1 for what was not planned, did not begin or
    has not ended. `used` counts pauses too: it is how long the room was with it. `is_dropped` for
    what stood on the morning's programme and was taken off since; `is_passed_over` for what did not
    begin and will not: something later has begun, or the day is over. `is_another_date` for a day
    that was begun on another date than its own: then nothing is early or late.
    """

    item: Item
    planned: Slot | None
    start: int
    end: int
    used: int
    is_dropped: bool = False
    is_passed_over: bool = False
    is_another_date: bool = False

    @property
    def planned_length(self) -> int:
        """Minutes planned, 0 for what was not."""
        return self.planned.end - self.planned.start if self.planned else 0

    @property
    def late(self) -> int | None:
        """Minutes later than planned it began, negative when early; None where one is missing, and
        where nothing is early or late.
        """
        is_told = self.start >= 0 and not self.is_another_date
        return self.start - self.planned.start if self.planned and is_told else None

    @property
    def over(self) -> int | None:
        """Minutes longer than planned it lasted."""
        return self.used - self.planned_length if self.planned and self.used >= 0 else None


@dataclass(frozen=True, slots=True)
class DayAccount:
    """The lines in the order of the programme; dropped ones stand where they were to be."""

    lines: tuple[Line, ...]
    is_another_date: bool = False

    @property
    def has_begun(self) -> bool:
        """True when anything has happened."""
        return any(each.start >= 0 for each in self.lines)

    @property
    def planned(self) -> Slot | None:
        """From when to when the day was to be."""
        slots = [each.planned for each in self.lines if each.planned]
        ends = [each.end for each in slots]
        return Slot(min(each.start for each in slots), max(ends)) if slots else None

    @property
    def held(self) -> Slot | None:
        """From the first start to the last end; None while something is on, or nothing was."""
        begun = [each for each in self.lines if each.start >= 0]
        if not begun or any(each.end < 0 for each in begun):
            return None
        return Slot(min(each.start for each in begun), max(each.end for each in begun))

    @property
    def behind(self) -> int | None:
        """Minutes later than planned it ended, negative when early; None where that is not told."""
        if self.held is None or self.planned is None or self.is_another_date:
            return None
        return self.held.end - self.planned.end

    @property
    def planned_minutes(self) -> int:
        """Minutes planned for all items."""
        return sum(each.planned_length for each in self.lines)

    @property
    def used_minutes(self) -> int:
        """Minutes used by what has ended."""
        return sum(max(0, each.used) for each in self.lines)


def account(
    agenda: Agenda, meeting: str, origin: int, now: int, zone: Zone = None, *, held_on: str = ""
) -> DayAccount:
    """The account of a day at `now`. Before it begins everything is as planned now. `held_on` is
    the meeting's own date, YYYY-MM-DD.
    """
    day = agenda.day(meeting)
    is_another = is_another_date(day, held_on, origin, zone)
    slots = planned_slots(day, origin, zone)
    begun = agenda.has_begun(meeting)
    lines = [
        _line(each, slots[each.id] if each.frozen or not begun else None, origin, zone)
        for each in day
    ]
    for each in agenda.dropped(meeting):
        dropped = Line(each, each.frozen, -1, -1, -1, is_dropped=True)
        lines.insert(_place(lines, dropped), dropped)
    lines = [replace(each, is_another_date=is_another) for each in lines]
    told = _passed_over(lines, passed_over(day), minute_of(origin, now, zone))
    return DayAccount(told, is_another)


def _passed_over(lines: list[Line], left: frozenset[str], minute: int) -> tuple[Line, ...]:
    """Told of each line whether its turn is past: that of what was `left` is. A day is over at
    midnight, or when its programme was to end after that; while something is on it is not.
    """
    is_on = any(each.start >= 0 and each.end < 0 for each in lines)
    ends = [each.planned.end for each in lines if each.planned]
    is_over = not is_on and minute >= max([DAY_MIN, *ends])
    return tuple(
        replace(each, is_passed_over=each.start < 0 and (is_over or each.item.id in left))
        for each in lines
    )


def _line(item: Item, planned: Slot | None, origin: int, zone: Zone) -> Line:
    start = minute_of(origin, item.started_at, zone) if item.started_at else -1
    end = minute_of(origin, item.ended_at, zone) if item.ended_at else -1
    used = (as_was(item.ended_at) - as_was(item.started_at)) // MINUTE_MS if end >= 0 else -1
    return Line(item, planned, start, end, used)


def _place(lines: list[Line], dropped: Line) -> int:
    """After the last that was planned before it."""
    start = dropped.planned.start if dropped.planned else 0
    before = (at for at, each in enumerate(lines) if each.planned and each.planned.start < start)
    return max(before, default=-1) + 1
