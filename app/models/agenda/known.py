"""A day's hours as far as its own facts tell: what a programme on the wall and on paper says."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.agenda.places import Place
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


def known_slots(day: Sequence[Item], held_on: str) -> dict[str, Slot]:
    """From when to when each item of a day (YYYY-MM-DD, or "") is, in minutes from its midnight.

    Before the day has begun as it is planned; then as it was and as it is expected, with what is
    on ending when its clock says so. No other clock is asked: a programme that was taken or printed
    stays true to what was known then.
    """
    known = known_until(day)
    if not known:
        return planned_slots(day, day_origin(held_on) if held_on else None)
    origin = origin_of(day, held_on, known)
    places = expected_places(day, origin, known)
    # A lock does not move, but nothing begins before what is on has ended.
    until = max((places[each.id].end for each in day if _is_on(each)), default=0)
    slots = {each.id: _instants(each, places[each.id], until) for each in day}
    return {
        item: Slot(minute_of(origin, slot.start), minute_of(origin, slot.end))
        for item, slot in slots.items()
    }


def _instants(item: Item, place: Place, until: int) -> Slot:
    start = item.started_at or max(place.start, until)
    end = item.ended_at or max(place.end, start)
    return Slot(
        as_was(start) if item.started_at else as_expected(start),
        as_was(end) if item.ended_at else as_expected(end),
    )


def _is_on(item: Item) -> bool:
    return bool(item.started_at) and not item.ended_at
