"""Which rounds are over, on or ahead, and who is where in them."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from app.engines.seating import Rounds, Table
from app.models.agenda import Item
from app.models.assembly import Assembly
from app.models.people import Attendance, Member
from app.models.sat import sat_tables
from app.models.seating import empty_seats, without_seat


class RoundState(Enum):
    """Where a round is; the agenda items that carry its number tell."""

    AHEAD = "ahead"
    ON = "on"
    HELD = "held"


def round_state(assembly: Assembly, meeting: str, number: int) -> RoundState:
    """A round is on from the first start of an item of that round until they are all over."""
    items = _items_of_round(assembly, meeting, number)
    if items and all(each.ended_at for each in items):
        return RoundState.HELD
    if any(each.started_at for each in items):
        return RoundState.ON
    return RoundState.AHEAD


def first_open_round(assembly: Assembly, meeting: str) -> int:
    """The first round that nobody has sat down to yet; one more than planned when all have."""
    count = len(assembly.seating.rounds(meeting))
    begun = [n for n in range(1, count + 1) if has_begun(assembly, meeting, n)]
    return max(begun, default=0) + 1


def round_to_mend(assembly: Assembly, meeting: str) -> int:
    """The round that is on, for what cannot wait for the next one; else the first open round."""
    first = first_open_round(assembly, meeting)
    last = first - 1
    is_on = last > 0 and round_state(assembly, meeting, last) is RoundState.ON
    return last if is_on else first


def has_begun(assembly: Assembly, meeting: str, number: int) -> bool:
    """True when people have sat down to a round."""
    return round_state(assembly, meeting, number) is not RoundState.AHEAD


def held_before(assembly: Assembly, meeting: str) -> Rounds:
    """The rounds that were held on earlier meeting days, in order, as people really sat.

    A day whose programme never names a round is taken to have held all it planned.
    """
    rounds: list[tuple[Table, ...]] = []
    for day in assembly.mandate.meetings:
        if day.id == meeting:
            break
        names_rounds = any(each.plan.round for each in assembly.agenda.day(day.id))
        rounds += [
            sat_tables(assembly, day.id, number)
            for number in range(1, len(assembly.seating.rounds(day.id)) + 1)
            if not names_rounds or has_begun(assembly, day.id, number)
        ]
    return tuple(rounds)


def sat_rounds(assembly: Assembly, meeting: str) -> Rounds:
    """The rounds of a day: those that have begun as people really sat, the others as planned."""
    return tuple(
        sat_tables(assembly, meeting, number) if has_begun(assembly, meeting, number) else tables
        for number, tables in enumerate(assembly.seating.rounds(meeting), 1)
    )


def coming(assembly: Assembly, meeting: str) -> tuple[Member, ...]:
    """Members who are here or still expected."""
    return assembly.people.having(meeting, Attendance.EXPECTED, Attendance.PRESENT)


def gone(assembly: Assembly, meeting: str) -> tuple[str, ...]:
    """Who has a seat in a round ahead but stays away, left, joins later, or is no longer a
    member.
    """
    return _over_rounds_ahead(assembly, meeting, empty_seats)


def unseated(assembly: Assembly, meeting: str) -> tuple[str, ...]:
    """Who is here or expected but lacks a seat in a round ahead."""
    return _over_rounds_ahead(assembly, meeting, without_seat)


# -- inside


def _items_of_round(assembly: Assembly, meeting: str, number: int) -> list[Item]:
    return [each for each in assembly.agenda.day(meeting) if each.plan.round == number]


def _over_rounds_ahead(
    assembly: Assembly, meeting: str, ask: Callable[[Assembly, str, int], tuple[str, ...]]
) -> tuple[str, ...]:
    first, last = first_open_round(assembly, meeting), len(assembly.seating.rounds(meeting))
    found: dict[str, None] = {}
    for number in range(first, last + 1):
        found.update(dict.fromkeys(ask(assembly, meeting, number)))
    return tuple(found)
