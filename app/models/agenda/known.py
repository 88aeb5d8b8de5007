"""A day's hours as far as its own facts tell: what a programme on the wall and on paper says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.models.agenda.places import Place
from app.models.agenda.plans import DAY_MIN, MINUTE_MS
from app.models.agenda.state import Item, Slot
from app.models.agenda.times import (
    day_origin,
    expected_places,
    minute_of,
    origin_of,
    planned_slots,
)
from app.models.agenda.told import as_expected, as_was


def known_until(day: Sequence[Item]) -> int:
    """The latest instant (ms since 1970) that the items tell of; 0 before the first start."""
    told = (
        each.ended_at or each.paused_at or each.started_at + each.paused_ms
        for each in day
        if each.started_at
    )
    return max(told, default=0)


def known_slots(day: Sequence[Item], held_on: str, now: int = 0) -> dict[str, Slot]:
    """From when to when each item of a day (YYYY-MM-DD, or "") is, in minutes from its midnight.

    Before the day has begun as it is planned; then as it was and as it is expected at `now` (ms
    since 1970), the instant at which a programme is taken or printed: what the Agenda section tells
    then. Without it, and on another day, up to when the day's own facts tell.
    """
    known = seen_at(day, now)
    if not known:
        return planned_slots(day, day_origin(held_on) if held_on else None)
    origin = origin_of(day, held_on, known)
    places = expected_places(day, origin, known)
    slots = {each.id: _instants(each, places[each.id]) for each in day}
    return {
        item: Slot(minute_of(origin, slot.start), minute_of(origin, slot.end))
        for item, slot in slots.items()
    }


def in_order(day: Sequence[Item], slots: Mapping[str, Slot]) -> list[Item]:
    """What is over, then what is on and to come, each by its hour: what does not fit before a lock
    begins after it, and people read a list of hours that goes back as an error.
    """
    return sorted(day, key=lambda each: (not each.ended_at, slots[each.id].start))


def seen_at(day: Sequence[Item], now: int) -> int:
    """The instant (ms since 1970) up to which a programme knows its day when it is made at `now`;
    0 before the first start.
    """
    known = known_until(day)
    return now if known and known <= now < known + DAY_MIN * MINUTE_MS else known


def _instants(item: Item, place: Place) -> Slot:
    start, end = item.started_at or place.start, item.ended_at or place.end
    return Slot(
        as_was(start) if item.started_at else as_expected(start),
        as_was(end) if item.ended_at else as_expected(end),
    )
