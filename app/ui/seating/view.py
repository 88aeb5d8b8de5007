"""What the seating page shows of a round: pictures, copied from the plan or from a suggestion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.engines.seating import Consequence, Rounds, Table, Wishes, measure
from app.models.assembly import Assembly
from app.models.seating import empty_seats, without_seat
from app.proposals import Groups, RoundState, Suggestion, lacking, round_state
from app.ui.collation import by_name


@dataclass(frozen=True, slots=True)
class Person:
    """A chip: who it is and how it looks."""

    id: str
    name: str
    is_locked: bool = False
    is_gone: bool = False
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round on the board; `lacking` has what each table lacks, in the order of the tables."""

    tables: tuple[tuple[Person, ...], ...]
    lacking: tuple[tuple[tuple[str, str], ...], ...]
    unseated: tuple[Person, ...] = ()
    can_change: bool = True


def standing_round(assembly: Assembly, meeting: str, number: int, groups: Groups) -> RoundView:
    """A round of the plan as it stands."""
    tables = assembly.seating.tables(meeting, number)
    gone = set(empty_seats(assembly, meeting, number))
    if round_state(assembly, meeting, number) is RoundState.HELD:
        gone = set()  # who sat there is what is remembered
    locked = {
        each for table in tables for each in table if _is_locked(assembly, meeting, number, each)
    }
    return RoundView(
        tuple(_people(assembly, table, locked, gone, set()) for table in tables),
        _lacking(groups, tables, gone),
        _people(assembly, without_seat(assembly, meeting, number), set(), set(), set()),
    )


def suggested_round(
    assembly: Assembly, suggestion: Suggestion, number: int, groups: Groups
) -> RoundView:
    """A round as it is suggested; who would get another table is marked."""
    meeting = suggestion.task.meeting
    at = number - suggestion.task.first_round
    if at < 0:
        return replace(standing_round(assembly, meeting, number, groups), can_change=False)
    tables = suggestion.rounds[at]
    moved = {each.member for each in suggestion.moves if each.round == number}
    locked = {
        each for table in tables for each in table if _is_locked(assembly, meeting, number, each)
    }
    return RoundView(
        tuple(_people(assembly, table, locked, set(), moved) for table in tables),
        _lacking(groups, tables, set()),
        can_change=False,
    )


def consequence(
    wishes: Wishes, rounds: Rounds, number: int, member: str, table: int, instead: str = ""
) -> Consequence | None:
    """What a move to a table changes; None when it takes somebody out or swaps with the tray.

    A person without a seat is measured from a table of one, whose mix does not count.
    """
    seated = {each for seating in rounds[number - 1] for each in seating}
    if table < 1 or (instead and member not in seated):
        return None
    if member in seated:
        return measure(wishes, rounds, number, member, table, instead or None)
    alone = (*rounds[number - 1], (member,))
    with_alone = (*rounds[: number - 1], alone, *rounds[number:])
    told = measure(wishes, with_alone, number, member, table)
    return replace(told, imbalance=0)


def _is_locked(assembly: Assembly, meeting: str, number: int, member: str) -> bool:
    return assembly.seating.is_locked(meeting, number, member)


def _people(
    assembly: Assembly, members: Iterable[str], locked: set[str], gone: set[str], moved: set[str]
) -> tuple[Person, ...]:
    known = assembly.people.members
    people = [
        Person(
            each,
            known[each].name if each in known else "\N{EN DASH}",
            each in locked,
            each in gone,
            each in moved,
        )
        for each in members
    ]
    return tuple(by_name(people, _name))


def _name(person: Person) -> str:
    return person.name


def _lacking(
    groups: Groups, tables: Iterable[Table], gone: set[str]
) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Counted over those who sit there in truth, so that an empty chair hides nothing."""
    here = [tuple(each for each in table if each not in gone) for table in tables]
    return tuple(lacking(groups, table, here) for table in here)
