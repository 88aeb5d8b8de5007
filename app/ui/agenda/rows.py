"""The rows of the programme as they are shown: words only, made from the agenda and the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.i18n import clock, duration
from app.models.agenda import Item, ItemKind, expected_slots, planned_slots
from app.ui.agenda.words import instant_words, span_words


@dataclass(frozen=True, slots=True)
class Row:
    """One item. `has_clash` when it is planned to begin before the one above it ends."""

    id: str
    kind: ItemKind
    title: str
    planned: str
    expected: str
    actual: str
    length: str
    owner: str
    round: str
    task: str
    is_on: bool
    is_over: bool
    is_next: bool
    has_clash: bool


def rows(day: Sequence[Item], running: str, following: str, midnight: int, now: int) -> list[Row]:
    """The rows of a day at an instant; expected times are told once the day has begun."""
    planned = planned_slots(day)
    expected = expected_slots(day, midnight, now)
    has_begun = any(each.started_at for each in day)
    told: list[Row] = []
    clock_before = 0
    for item in day:
        slot = planned[item.id]
        told.append(
            Row(
                id=item.id,
                kind=item.plan.kind,
                title=item.plan.title,
                planned=span_words(clock(slot.start), clock(slot.end)),
                expected=_expected(item, expected[item.id].start, expected[item.id].end, has_begun),
                actual=_actual(item),
                length=duration(item.plan.length_min),
                owner=item.plan.owner,
                round=str(item.plan.round) if item.plan.round else "",
                task=item.plan.task,
                is_on=item.id == running,
                is_over=bool(item.ended_at),
                is_next=item.id == following,
                has_clash=slot.start < clock_before,
            )
        )
        clock_before = max(clock_before, slot.end)
    return told


def _expected(item: Item, start: int, end: int, has_begun: bool) -> str:
    if not has_begun or item.ended_at:
        return ""
    return span_words(instant_words(start), instant_words(end))


def _actual(item: Item) -> str:
    if not item.started_at:
        return ""
    end = instant_words(item.ended_at) if item.ended_at else ""
    return span_words(instant_words(item.started_at), end)
