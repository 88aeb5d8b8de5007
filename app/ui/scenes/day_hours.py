"""The hours of a programme as the room may read them: one with those of a break's slide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.models.agenda import (
    Item,
    as_expected,
    expected_places,
    minute_of,
    origin_of,
    planned_slots,
)


def starts(day: Sequence[Item], held_on: str) -> Mapping[str, int]:
    """When each item of a day begins, in minutes from its midnight, by its id.

    Before the day has begun as it is planned; then as it was and as it is expected, with what is
    on ending when its clock says so. No other clock is asked: a programme that was taken stays.
    """
    known = _known_until(day)
    if not known:
        return {item: slot.start for item, slot in planned_slots(day).items()}
    origin = origin_of(day, held_on, known)
    places = expected_places(day, origin, known)
    # A lock does not move, but nothing begins before what is on has ended.
    until = max((places[each.id].end for each in day if _is_on(each)), default=0)
    return {
        each.id: minute_of(
            origin,
            each.started_at or as_expected(max(places[each.id].start, until)),
        )
        for each in day
    }


def _known_until(day: Sequence[Item]) -> int:
    """The latest instant that the items tell of; 0 before the first start."""
    told = (
        each.ended_at or each.paused_at or each.started_at + each.paused_ms
        for each in day
        if each.started_at
    )
    return max(told, default=0)


def _is_on(item: Item) -> bool:
    return bool(item.started_at) and not item.ended_at
