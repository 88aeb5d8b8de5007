"""When an item of a day begins and ends as it stands, in minutes of that day, for its form."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.agenda import Item, Moment, as_expected, minute_of, planned_slots


def begins(day: Sequence[Item], seen: Moment, item: str, *, is_after: bool = False) -> int:
    """When an item is planned to begin; with `is_after` one that would follow it, or else the last.
    -1 on an empty day.
    """
    slots = planned_slots(day, seen.origin)
    if not slots:
        return -1
    slot = slots.get(item) or list(slots.values())[-1]
    return slot.end if is_after else slot.start


def expected_end(day: Sequence[Item], seen: Moment, item: str) -> int:
    """When an item that is on is expected to end; -1 for one that is not."""
    is_on = any(each.id == item and each.started_at and not each.ended_at for each in day)
    end = seen.places(day)[item].end if is_on else 0
    return minute_of(seen.origin, as_expected(end), seen.zone) if is_on else -1
