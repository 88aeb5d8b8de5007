"""What the seating page shows of a round: pictures, copied from the plan or from a suggestion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from app.engines.seating import (
    Broken,
    Consequence,
    Round,
    Rounds,
    Wishes,
    measure,
    sentence,
    table_of,
)
from app.models.assembly import Assembly
from app.models.sat import sat_tables
from app.models.seating import empty_seats, own_tables, without_seat
from app.proposals import Groups, RoundState, Suggestion, lacking, round_state
from app.ui.collation import by_name
from app.ui.seating.mix import Mix, mixes
from app.ui.seating.sat import Past


@dataclass(frozen=True, slots=True)
class Person:
    """A chip: who it is and how it looks; `is_own` at the table where they always sit."""

    id: str
    name: str
    is_locked: bool = False
    is_gone: bool = False
    is_moved: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What a table's card tells beside its people: (attribute, group) pairs it lacks, sentences of
    the rules broken there, and its mix where bars are wanted; `is_closed` when it is not in use.
    """

    lacking: tuple[tuple[str, str], ...] = ()
    broken: tuple[str, ...] = ()
    mixes: tuple[Mix, ...] = ()
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round on the board; `facts` are in the order of the tables."""

    tables: tuple[tuple[Person, ...], ...]
    facts: tuple[TableFacts, ...]
    unseated: tuple[Person, ...] = ()
    can_change: bool = True


@dataclass(frozen=True, slots=True)
class Telling:
    """How a round is to be told: by these attributes, with these rules broken, with bars or not,
    and which tables (from 1) are closed.
    """

    groups: Groups
    broken: tuple[Broken, ...] = ()
    has_bars: bool = False
    closed: tuple[int, ...] = ()


def standing_round(assembly: Assembly, meeting: str, number: int, telling: Telling) -> RoundView:
    """A round of the plan as it stands; one that was held as it was really sat."""
    tables = assembly.seating.tables(meeting, number)
    gone = set(empty_seats(assembly, meeting, number))
    waiting = without_seat(assembly, meeting, number)
    if round_state(assembly, meeting, number) is RoundState.HELD:
        gone = set()  # who sat there is what is remembered
        tables = sat_tables(assembly, meeting, number)
        waiting = ()
    return RoundView(
        _seated(assembly, meeting, number, tables, gone, set()),
        _facts(assembly, number, tables, gone, telling),
        _people(assembly.people.shown_names(), waiting, set(), set(), set()),
    )


def planned_round(
    assembly: Assembly, meeting: str, number: int, telling: Telling, past: Past
) -> RoundView:
    """A round as it was planned when it began; to be looked at only."""
    tables = past.get((meeting, number), ())
    sat = {who for table in sat_tables(assembly, meeting, number) for who in table}
    away = {who for table in tables for who in table if who not in sat}
    return RoundView(
        _seated(assembly, meeting, number, tables, away, set()),
        _facts(assembly, number, tables, set(), replace(telling, broken=())),
        can_change=False,
    )


def suggested_round(
    assembly: Assembly, suggestion: Suggestion, number: int, telling: Telling
) -> RoundView:
    """A round as it is suggested; who would get another table is marked."""
    meeting = suggestion.task.meeting
    at = number - suggestion.task.first_round
    if at < 0:
        return replace(standing_round(assembly, meeting, number, telling), can_change=False)
    tables = suggestion.rounds[at]
    moved = {each.member for each in suggestion.moves if each.round == number}
    return RoundView(
        _seated(assembly, meeting, number, tables, set(), moved),
        _facts(assembly, number, tables, set(), telling),
        can_change=False,
    )


def consequence(
    wishes: Wishes, rounds: Rounds, number: int, member: str, table: int, instead: str = ""
) -> Consequence | None:
    """What a move to a table changes; None when it takes somebody out.

    A person without a seat is measured from a table of one, whose mix does not count.
    """
    seated = {each for seating in rounds[number - 1] for each in seating}
    if table < 1:
        return None
    if member in seated:
        return measure(wishes, rounds, number, member, table, instead or None)
    alone = (*rounds[number - 1], (member,))
    with_alone = (*rounds[: number - 1], alone, *rounds[number:])
    told = measure(wishes, with_alone, number, member, table, instead or None)
    return replace(told, imbalance=0)


def _is_locked(assembly: Assembly, meeting: str, number: int, member: str) -> bool:
    return assembly.seating.is_locked(meeting, number, member)


def _people(
    names: Mapping[str, str],
    members: Iterable[str],
    locked: set[str],
    gone: set[str],
    moved: set[str],
    own: Container[str] = (),
) -> tuple[Person, ...]:
    people = [
        Person(
            each,
            names.get(each, "\N{EN DASH}"),
            each in locked,
            each in gone,
            each in moved,
            each in own,
        )
        for each in members
    ]
    return tuple(by_name(people, _name))


def _name(person: Person) -> str:
    return person.name


def _seated(
    assembly: Assembly,
    meeting: str,
    number: int,
    tables: Round,
    gone: set[str],
    moved: set[str],
) -> tuple[tuple[Person, ...], ...]:
    locked = {
        each for table in tables for each in table if _is_locked(assembly, meeting, number, each)
    }
    names = assembly.people.shown_names()  # once: it looks at everybody
    own = own_tables(assembly, meeting)
    return tuple(
        _people(names, table, locked, gone, moved, {who for who in table if own.get(who) == at})
        for at, table in enumerate(tables, 1)
    )


def _facts(
    assembly: Assembly, number: int, tables: Round, gone: set[str], telling: Telling
) -> tuple[TableFacts, ...]:
    """Counted over those who sit there in truth, so that an empty chair hides nothing."""
    here = [tuple(each for each in table if each not in gone) for table in tables]
    names = assembly.people.shown_names()
    broken = _broken_at(telling.broken, number, tables, names)
    return tuple(
        TableFacts(
            lacking(telling.groups, table, here),
            tuple(broken[at]),
            mixes(telling.groups, here, at) if telling.has_bars else (),
            at in telling.closed and not tables[at - 1],
        )
        for at, table in enumerate(here, 1)
    )


def _broken_at(
    broken: Iterable[Broken], number: int, tables: Round, names: Mapping[str, str]
) -> defaultdict[int, list[str]]:
    """The sentences of a round's broken rules, by the tables (from 1) they are about."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    seats = table_of(tables)
    for each in broken:
        if each.round == number:
            sitting = {seats[who] + 1 for who in each.members if who in seats}
            for at in sitting or {each.table}:
                found[at].append(sentence(each, names))
    return found
