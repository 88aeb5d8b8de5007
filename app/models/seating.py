"""Who sits where: for each meeting day a plan of rounds, each round a list of tables, each table
its members.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Protocol

from app.models.entries import Fact, Facts
from app.models.errors import Refused
from app.models.people import Attendance, HasPeople, known

MOST_TABLES = 40
MOST_ROUNDS = 20

Tables = tuple[tuple[str, ...], ...]
"""One round: member ids by table, table 1 first."""


@dataclass(slots=True)
class Seating:
    """Plans by meeting id, each a list of rounds; locks as (meeting, round, member). Rounds count
    from 1.
    """

    plans: dict[str, list[Tables]] = field(default_factory=dict)
    locks: set[tuple[str, int, str]] = field(default_factory=set)

    def rounds(self, meeting: str) -> tuple[Tables, ...]:
        """The rounds of a day's plan; empty when there is none."""
        return tuple(self.plans.get(meeting, ()))

    def tables(self, meeting: str, number: int) -> Tables:
        """The tables of round `number`; empty when there is no such round."""
        rounds = self.plans.get(meeting, [])
        return rounds[number - 1] if 1 <= number <= len(rounds) else ()

    def table_of(self, meeting: str, number: int, member: str) -> int:
        """The table number a member sits at in a round, 0 for none."""
        for table, sitting in enumerate(self.tables(meeting, number), 1):
            if member in sitting:
                return table
        return 0

    def table_count(self, meeting: str) -> int:
        """The largest number of tables in any round of the day."""
        return max((len(tables) for tables in self.rounds(meeting)), default=0)

    def is_locked(self, meeting: str, number: int, member: str) -> bool:
        """True when a member's seat in a round must not be changed by a repair."""
        return (meeting, number, member) in self.locks

    def meetings_between(self, until: Iterable[Tables]) -> Counter[tuple[str, str]]:
        """How often each pair (smaller id first) sits together in these rounds."""
        met: Counter[tuple[str, str]] = Counter()
        for tables in until:
            for sitting in tables:
                met.update(combinations(sorted(sitting), 2))
        return met


class HasSeating(Protocol):
    """What a decision about seats looks at."""

    @property
    def seating(self) -> Seating:
        """The plans."""


class SeatingRoom(HasSeating, HasPeople, Protocol):
    """Plans and the people in them."""


@dataclass(frozen=True, slots=True)
class SeatingFact(Fact):
    """A fact about seats."""

    @abstractmethod
    def change(self, seating: Seating) -> None:
        """Make the state say so."""

    def inverse(self, seating: Seating) -> Facts:
        """The facts that take this one back, seen from before it."""
        return ()


@dataclass(frozen=True, slots=True)
class PlanAccepted(SeatingFact):
    """From round `first_round` on, the day is seated like this; earlier rounds stay."""

    meeting: str
    first_round: int
    rounds: tuple[tuple[tuple[str, ...], ...], ...]

    def change(self, seating: Seating) -> None:
        kept = seating.plans.get(self.meeting, [])[: self.first_round - 1]
        seating.plans[self.meeting] = [*kept, *self.rounds]

    def inverse(self, seating: Seating) -> Facts:
        before = seating.rounds(self.meeting)[self.first_round - 1 :]
        return (PlanAccepted(self.meeting, self.first_round, before),)


@dataclass(frozen=True, slots=True)
class SeatMoved(SeatingFact):
    """A member sits at `table` in this round; 0 takes the member out of the round."""

    meeting: str
    round: int
    member: str
    table: int

    def change(self, seating: Seating) -> None:
        rounds = seating.plans.get(self.meeting, [])
        if not 1 <= self.round <= len(rounds):
            return
        tables = [
            [each for each in table if each != self.member] for table in rounds[self.round - 1]
        ]
        if 1 <= self.table <= len(tables):
            tables[self.table - 1] = sorted([*tables[self.table - 1], self.member])
        rounds[self.round - 1] = tuple(map(tuple, tables))

    def inverse(self, seating: Seating) -> Facts:
        before = seating.table_of(self.meeting, self.round, self.member)
        return (SeatMoved(self.meeting, self.round, self.member, before),)


@dataclass(frozen=True, slots=True)
class SeatLocked(SeatingFact):
    """A seat is locked, or free again."""

    meeting: str
    round: int
    member: str
    locked: bool

    def change(self, seating: Seating) -> None:
        key = (self.meeting, self.round, self.member)
        if self.locked:
            seating.locks.add(key)
        else:
            seating.locks.discard(key)

    def inverse(self, seating: Seating) -> Facts:
        before = seating.is_locked(self.meeting, self.round, self.member)
        return (SeatLocked(self.meeting, self.round, self.member, before),)


FACTS: tuple[type[Fact], ...] = (PlanAccepted, SeatMoved, SeatLocked)


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


def without_seat(room: SeatingRoom, meeting: str, number: int) -> tuple[str, ...]:
    """Members who may come or are here but have no seat in a round that is planned."""
    if not room.seating.tables(meeting, number):
        return ()
    coming = room.people.having(meeting, Attendance.EXPECTED, Attendance.PRESENT)
    seated = set().union(*room.seating.tables(meeting, number))
    return tuple(each.id for each in coming if each.id not in seated)


def empty_seats(room: SeatingRoom, meeting: str, number: int) -> tuple[str, ...]:
    """Members who have a seat in a round but stay away or left."""
    gone = {each.id for each in room.people.having(meeting, Attendance.ABSENT, Attendance.LEFT)}
    seated = (member for table in room.seating.tables(meeting, number) for member in table)
    return tuple(member for member in seated if member in gone or member not in room.people.members)


def balance(room: SeatingRoom, members: Iterable[str], header: str) -> Mapping[str, int]:
    """How many of these members have each value of an attribute."""
    return Counter(
        room.people.members[each].attribute(header)
        for each in members
        if each in room.people.members
    )
