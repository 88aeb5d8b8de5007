"""What the arrival desk decides in one deed, so that one Undo takes back the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.engines.seating import Wishes
from app.engines.seating.promises import broken
from app.models import people
from app.models.assembly import Assembly
from app.models.entries import Facts
from app.models.on_paper import hold_first_plan
from app.models.people import NewMember
from app.models.seating import SeatLocked, SeatMoved, extend_rule, without_seat
from app.proposals import (
    RoundState,
    Suggestion,
    accepted,
    round_state,
    sat_rounds,
    standing_wishes,
)


@dataclass(frozen=True, slots=True)
class Replacing:
    """Instead of whom somebody comes and why; `rules` are those that are to hold for the newcomer,
    too, each with a fresh id for a rule that has to be made once more.
    """

    member: str
    reason: str = ""
    rules: tuple[tuple[str, str], ...] = ()


def substitute(
    room: Assembly, meeting: str, newcomer: NewMember, replacing: Replacing, now: int
) -> Facts:
    """A substitute comes in and takes over the seats of the one who dropped out, locks and all, and
    the rules that are to hold on.
    """
    instead_of = replacing.member
    joined = people.add_substitute(room, meeting, newcomer, instead_of, replacing.reason, now)
    seats = [
        fact
        for number in _rounds_to_come(room, meeting)
        for fact in _handed_over(room, meeting, number, instead_of, newcomer.id)
    ]
    rules = [
        fact
        for rule, copy in replacing.rules
        if rule in room.seating.rules
        for fact in extend_rule(room, rule, instead_of, newcomer.id, copy)
    ]
    return (*hold_first_plan(room, meeting), *joined, *seats, *rules)


def with_doors_closed(room: Assembly, meeting: str, now: int) -> Assembly:
    """The assembly as it would be if whoever is still expected stayed away; `room` stays as it is.

    `now` in milliseconds since 1970.
    """
    known = room.people
    told = replace(known, presence=dict(known.presence), noted=dict(known.noted))
    closed = replace(room, people=told)
    for fact in people.mark_rest_absent(room, meeting, now):
        closed.apply(fact)
    return closed


def close_and_repair(room: Assembly, suggestion: Suggestion, rule: str, now: int) -> Facts:
    """Whoever is still expected stays away, and the plan is the repaired one.

    `rule` is a fresh id, as in `accepted`; `now` in milliseconds since 1970.
    """
    meeting = suggestion.task.meeting
    return (
        *people.mark_rest_absent(room, meeting, now),
        *accepted(room, suggestion, rule),
    )


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


def _rounds_without(room: Assembly, meeting: str, member: str) -> Iterator[int]:
    for number in _rounds_to_come(room, meeting):
        if member in without_seat(room, meeting, number):
            yield number


def _rounds_to_come(room: Assembly, meeting: str) -> Iterator[int]:
    """The round that is on, and those ahead."""
    for number in range(1, len(room.seating.rounds(meeting)) + 1):
        if round_state(room, meeting, number) is not RoundState.HELD:
            yield number


def _handed_over(
    room: Assembly, meeting: str, number: int, old: str, new: str
) -> Iterator[SeatMoved | SeatLocked]:
    table = room.seating.table_of(meeting, number, old)
    if not table:
        return
    if room.seating.is_locked(meeting, number, old):
        yield SeatLocked(meeting, number, old, False)
        yield SeatLocked(meeting, number, new, True)
    yield SeatMoved(meeting, number, old, 0)
    yield SeatMoved(meeting, number, new, table)


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
