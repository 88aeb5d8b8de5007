"""Where a new item goes, and when an item begins and ends as it stands, in minutes of the day."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.agenda import Item, Moment, as_expected, minute_of, planned_slots


def above(day: Sequence[Item], chosen: str) -> str:
    """Which item a new one is to follow: the chosen one, yet nothing is added among what is over or
    passed over; there it is what has begun last. "" for after all.
    """
    ids = [each.id for each in day]
    last = max((at for at, each in enumerate(day) if each.started_at), default=-1)
    return ids[max(last, ids.index(chosen))] if chosen in ids else ""


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
