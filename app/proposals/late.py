"""A seat for somebody who comes late, without moving anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.engines.seating import Rounds, Wishes
from app.engines.seating.latecomers import Joined, Prices, Seats, joining
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

    A table where the fewest rules would be broken; of several the smallest that is in use; of those
    the ones that let them meet the most people over all rounds, by the same rule as in a repair.
    """
    people.known(room, member)
    wishes = standing_wishes(room, meeting)
    away = tuple(each for each in wishes.away if each[0] != member)
    wishes = replace(wishes, away=away)
    rounds, numbers = sat_rounds(room, meeting), tuple(_rounds_without(room, meeting, member))
    others = [each for number, each in enumerate(rounds, 1) if number not in numbers]
    found = joining(
        wishes,
        (*wishes.history, *others),
        [_to_join(wishes, rounds, number, member) for number in numbers],
    )
    seats = tuple(
        SeatMoved(meeting, number, member, seats[member] + 1)
        for number, seats in zip(numbers, found, strict=True)
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


def _to_join(wishes: Wishes, rounds: Rounds, number: int, member: str) -> Joined:
    """A round (from 1) with the tables that are no worse for rules and sizes than any other."""
    tables = rounds[number - 1]
    in_use = [at for at, sitting in enumerate(tables) if sitting] or list(range(len(tables)))

    def harm(table: int) -> tuple[int, int]:
        there = tuple((*each, member) if at == table else each for at, each in enumerate(tables))
        tried = (*rounds[: number - 1], there, *rounds[number:])
        return len(broken(wishes, tried, held=number - 1)), len(tables[table])

    told = {table: harm(table) for table in in_use}
    best = [table for table in in_use if told[table] == min(told.values())]

    def settle(prices: Prices) -> Seats:
        return {member: min(best, key=lambda table: prices[member][table])}

    return Joined(tables, (member,), settle)
