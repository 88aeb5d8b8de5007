"""A seat for somebody who comes late, without moving anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.engines.seating import Wishes
from app.engines.seating.promises import broken
from app.models import people
from app.models.assembly import Assembly
from app.models.entries import Facts
from app.models.on_paper import hold_first_plan
from app.models.seating import SeatMoved, without_seat
from app.proposals.tasks import standing_wishes
from app.proposals.times import RoundState, round_state, sat_rounds


def seat_late(room: Assembly, meeting: str, member: str) -> Facts:
    """A seat in every round to come that has none for them yet, while nobody else moves.

    The table where the fewest rules would be broken; of several the smallest that is in use, then
    the one where they have met the fewest.
    """
    people.known(room, member)
    wishes = standing_wishes(room, meeting)
    away = tuple(each for each in wishes.away if each[0] != member)
    wishes = replace(wishes, away=away)
    seats = tuple(
        SeatMoved(meeting, number, member, _best_table(room, meeting, number, member, wishes))
        for number in _rounds_without(room, meeting, member)
    )
    return (*seats, *hold_first_plan(room, meeting)) if seats else ()


def lacks_seat(room: Assembly, meeting: str, member: str) -> bool:
    """True for somebody without a seat in a round to come."""
    return any(_rounds_without(room, meeting, member))


def rounds_to_come(room: Assembly, meeting: str) -> Iterator[int]:
    """The round that is on, and those ahead."""
    for number in range(1, len(room.seating.rounds(meeting)) + 1):
        if round_state(room, meeting, number) is not RoundState.HELD:
            yield number


# -- inside


def _rounds_without(room: Assembly, meeting: str, member: str) -> Iterator[int]:
    for number in rounds_to_come(room, meeting):
        if member in without_seat(room, meeting, number):
            yield number


def _best_table(room: Assembly, meeting: str, number: int, member: str, wishes: Wishes) -> int:
    rounds = sat_rounds(room, meeting)
    met = room.seating.meetings_between(rounds)
    tables = room.seating.tables(meeting, number)

    def harm(table: int) -> tuple[int, int, int, int]:
        sitting = tables[table - 1]
        there = tuple((*each, member) if at == table else each for at, each in enumerate(tables, 1))
        tried = (*rounds[: number - 1], there, *rounds[number:])
        amiss = broken(wishes, tried, held=number - 1)
        again = sum(met[min(member, each), max(member, each)] for each in sitting)
        return len(amiss), len(sitting), again, table

    in_use = [table for table, sitting in enumerate(tables, 1) if sitting]
    return min(in_use or range(1, len(tables) + 1), key=harm)
