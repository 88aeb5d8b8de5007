"""Decisions about seats, and who has one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from app.models.entries import Facts
from app.models.errors import Refused
from app.models.people import Attendance, known
from app.models.seating.facts import PlanAccepted, SeatLocked, SeatMoved
from app.models.seating.rules import away_by_rule
from app.models.seating.state import MOST_ROUNDS, MOST_TABLES, HasSeating, SeatingRoom, Tables


def accept_plan(
    room: SeatingRoom, meeting: str, rounds: Iterable[Iterable[Iterable[str]]], first_round: int = 1
) -> Facts:
    """Make a proposal true from `first_round` on.

    Raises Refused("plan-too-large", "plan-has-hole", "plan-seats-twice", "member-unknown").
    """
    tidy = tuple(tuple(tuple(sorted(table)) for table in tables) for tables in rounds)
    existing = len(room.seating.rounds(meeting))
    if not 1 <= first_round <= existing + 1:
        raise Refused("plan-has-hole", round=first_round)
    if first_round - 1 + len(tidy) > MOST_ROUNDS or max(map(len, tidy), default=0) > MOST_TABLES:
        raise Refused("plan-too-large", rounds=MOST_ROUNDS, tables=MOST_TABLES)
    for number, tables in enumerate(tidy, first_round):
        _once_each(room, number, tables)
    same = room.seating.rounds(meeting)[first_round - 1 :] == tidy
    return () if same else (PlanAccepted(meeting, first_round, tidy),)


def _once_each(room: SeatingRoom, number: int, tables: Tables) -> None:
    seated = Counter(member for table in tables for member in table)
    for member, times in seated.items():
        name = known(room, member).name
        if times > 1:
            raise Refused("plan-seats-twice", name=name, round=number)


def move_seat(room: SeatingRoom, meeting: str, number: int, member: str, table: int) -> Facts:
    """Seat a member at another table in one round; table 0 takes the member out of it.

    Raises Refused("round-unknown", "table-unknown", "seat-locked", "member-unknown").
    """
    person = known(room, member)
    tables = room.seating.tables(meeting, number)
    if not tables:
        raise Refused("round-unknown", round=number)
    if not 0 <= table <= len(tables):
        raise Refused("table-unknown", table=table, count=len(tables))
    if room.seating.table_of(meeting, number, member) == table:
        return ()
    if room.seating.is_locked(meeting, number, member):
        raise Refused("seat-locked", name=person.name)
    return (SeatMoved(meeting, number, member, table),)


def swap_seats(room: SeatingRoom, meeting: str, number: int, one: str, other: str) -> Facts:
    """Let two members change tables in one round."""
    first = room.seating.table_of(meeting, number, one)
    second = room.seating.table_of(meeting, number, other)
    return (
        *move_seat(room, meeting, number, one, second),
        *move_seat(room, meeting, number, other, first),
    )


def lock_seat(room: SeatingRoom, meeting: str, number: int, member: str, locked: bool) -> Facts:
    """Lock a seat so that no repair changes it, or free it."""
    if room.seating.table_of(meeting, number, known(room, member).id) == 0:
        raise Refused("not-seated", name=known(room, member).name)
    if room.seating.is_locked(meeting, number, member) == locked:
        return ()
    return (SeatLocked(meeting, number, member, locked),)


def lock_seats(
    room: SeatingRoom, meeting: str, number: int, members: Iterable[str], locked: bool
) -> Facts:
    """Lock or free several seats at once: those of a table, or of the whole round."""
    return tuple(
        fact
        for member in members
        if member in room.people.members
        for fact in lock_seat(room, meeting, number, member, locked)
    )


def is_locked_table(room: HasSeating, meeting: str, number: int, table: int) -> bool:
    """True when every seat of a table (from 1) that is in use is locked in a round."""
    tables = room.seating.tables(meeting, number)
    seated = tables[table - 1] if 1 <= table <= len(tables) else ()
    return bool(seated) and all(room.seating.is_locked(meeting, number, who) for who in seated)


def is_locked_round(room: HasSeating, meeting: str, number: int) -> bool:
    """True when every table that is in use in a round is locked."""
    used = [at for at, here in enumerate(room.seating.tables(meeting, number), 1) if here]
    return bool(used) and all(is_locked_table(room, meeting, number, at) for at in used)


def without_seat(room: SeatingRoom, meeting: str, number: int) -> tuple[str, ...]:
    """Members who may come or are here but have no seat in a round that is planned; whoever joins
    later or has left by then needs none.
    """
    if not room.seating.tables(meeting, number):
        return ()
    coming = room.people.having(meeting, Attendance.EXPECTED, Attendance.PRESENT)
    seated = set().union(*room.seating.tables(meeting, number))
    seated |= away_by_rule(room, meeting, number)
    return tuple(each.id for each in coming if each.id not in seated)


def empty_seats(room: SeatingRoom, meeting: str, number: int) -> tuple[str, ...]:
    """Members who have a seat in a round but stay away, left, or are not there yet."""
    gone = {each.id for each in room.people.having(meeting, Attendance.ABSENT, Attendance.LEFT)}
    gone |= away_by_rule(room, meeting, number)
    seated = (member for table in room.seating.tables(meeting, number) for member in table)
    return tuple(member for member in seated if member in gone or member not in room.people.members)


def balance(room: SeatingRoom, members: Iterable[str], header: str) -> Mapping[str, int]:
    """How many of these members have each value of an attribute."""
    return Counter(
        room.people.members[each].attribute(header)
        for each in members
        if each in room.people.members
    )
