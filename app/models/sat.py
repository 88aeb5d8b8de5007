"""Who really sat where: a plan without those who were away while its round was on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from app.models.agenda import HasAgenda, Item
from app.models.people import Attendance, HasPeople, Presence
from app.models.seating import HasSeating, Tables


class SatRoom(HasPeople, HasSeating, HasAgenda, Protocol):
    """People and what was noted of them, their seats, and when the rounds were on."""


@dataclass(frozen=True, slots=True)
class _Span:
    """When an item of a round was on, in milliseconds since 1970; `end` is None while it is."""

    start: int
    end: int | None

    def is_before(self, at: int) -> bool:
        return self.end is not None and at >= self.end


def sat_tables(room: SatRoom, meeting: str, number: int) -> Tables:
    """The tables of a round that has begun, without those who were away all the time it was on.

    Somebody of whom nothing was noted sat where the plan says. Where the programme does not tell
    when the round was on, whoever stayed away that day sat nowhere.
    """
    spans = [
        _Span(each.started_at, each.ended_at or None)
        for each in _items_of_round(room, meeting, number)
        if each.started_at
    ]
    noted = room.people.noted
    return tuple(
        tuple(who for who in table if _was_there(noted.get((meeting, who), ()), spans))
        for table in room.seating.tables(meeting, number)
    )


def begun_rounds(room: SatRoom, meeting: str) -> tuple[int, ...]:
    """The numbers of the planned rounds that people have sat down to.

    A programme that names no round does not tell; then all were held once somebody came and the
    programme, if there is one, has begun.
    """
    planned = range(1, len(room.seating.rounds(meeting)) + 1)
    day = room.agenda.day(meeting)
    if any(each.plan.round for each in day):
        begun = {each.plan.round for each in day if each.started_at}
        return tuple(number for number in planned if number in begun)
    here = (Attendance.PRESENT, Attendance.LEFT)
    came = any(room.people.having(meeting, status) for status in here)
    return tuple(planned) if came and (not day or room.agenda.has_begun(meeting)) else ()


# -- inside


def _items_of_round(room: SatRoom, meeting: str, number: int) -> Iterable[Item]:
    return (each for each in room.agenda.day(meeting) if each.plan.round == number)


def _was_there(noted: tuple[Presence, ...], spans: list[_Span]) -> bool:
    """A late arrival sat nowhere, somebody who left half-way did."""
    if not noted:
        return True
    if not spans:
        return any(each.status in (Attendance.PRESENT, Attendance.LEFT) for each in noted)
    return any(_in_span(noted, span) for span in spans)


def _in_span(noted: tuple[Presence, ...], span: _Span) -> bool:
    before = [each.status for each in noted if each.at <= span.start]
    during = [each.status for each in noted if each.at > span.start and not span.is_before(each.at)]
    if any(status is Attendance.PRESENT for status in (*before[-1:], *during)):
        return True
    return not before and during != [] and during[0] is Attendance.LEFT
