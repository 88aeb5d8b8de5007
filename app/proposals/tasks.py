"""What the seating engine is asked: a new plan, or the plan repaired for what has come up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.engines.seating import Kept, Rounds, Wishes
from app.models.assembly import Assembly
from app.models.seating import Priorities, priorities_of
from app.proposals.asking import Day, drafts_seen, late_and_early, wishes_for, without_seats
from app.proposals.times import (
    coming,
    first_open_round,
    gone,
    held_before,
    round_to_mend,
    sat_rounds,
    unseated,
)

USUAL_AT_A_TABLE = 6.5
USUAL_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Ask:
    """What a person asked for. From the same ask a later assembly makes the task that fits then.

    A new plan has `rounds`, the number of the whole day; a repair has 0. `tables` 0 keeps as many
    as the plan has. `closing` and `opening` are tables (from 1); `parting` are to sit apart from
    the round that is on; `arriving` come although nobody expects them.
    """

    priorities: Priorities
    tables: int = 0
    rounds: int = 0
    closing: tuple[int, ...] = ()
    opening: tuple[int, ...] = ()
    parting: tuple[str, ...] = ()
    arriving: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """What the engine is asked. `plan` is empty for a new plan, else the plan to repair.

    The answer holds from `first_round` on; `closed` tables (from 1) stay empty; `names` puts ids
    into words when it refuses.
    """

    meeting: str
    first_round: int
    wishes: Wishes
    ask: Ask
    plan: Rounds = ()
    absent: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    closed: tuple[int, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict, compare=False)


def usual_tables(people: int) -> int:
    """Tables for six or seven each."""
    return max(1, round(people / USUAL_AT_A_TABLE))


def usual_rounds(assembly: Assembly, meeting: str) -> int:
    """As many rounds as the programme of the day names, else four."""
    return (
        max((each.plan.round for each in assembly.agenda.day(meeting)), default=0) or USUAL_ROUNDS
    )


def seating_wishes(
    assembly: Assembly,
    meeting: str,
    tables: int,
    rounds: int,
    *,
    balance: float | None = None,
    priorities: Priorities | None = None,
) -> Wishes:
    """What to ask for a new plan of a day with so many rounds in all.

    Rounds that have begun stay and count as history, as do those of earlier days; `rounds` of the
    wishes are the ones still to be planned. Locked seats, hosts and fixed tables are kept.
    `priorities` are those of the day unless told, with another `balance` (0 to 1) if told.
    """
    return _planning(
        assembly, meeting, tables, rounds, _weighed(assembly, meeting, balance, priorities)
    )


def plan_task(
    assembly: Assembly,
    meeting: str,
    tables: int,
    rounds: int,
    *,
    balance: float | None = None,
    priorities: Priorities | None = None,
) -> Task:
    """The task of planning every round of the day that has not begun; else as `seating_wishes`."""
    weighed = _weighed(assembly, meeting, balance, priorities)
    return task_for(assembly, meeting, Ask(weighed, tables, rounds))


def repair_task(
    assembly: Assembly,
    meeting: str,
    *,
    tables: int = 0,
    balance: float | None = None,
    priorities: Priorities | None = None,
) -> Task:
    """The task of repairing the plan from the first round that has not begun, by who is here now.

    `tables` opens or closes tables at the end; 0 keeps as many as the plan has.
    """
    return task_for(
        assembly, meeting, Ask(_weighed(assembly, meeting, balance, priorities), tables)
    )


def arrival_task(assembly: Assembly, meeting: str, members: Iterable[str]) -> Task:
    """The repair that gives people a seat who stand at the door although they were not expected."""
    return _changed(assembly, meeting, Ask(priorities_of(assembly, meeting), arriving=(*members,)))


def closing_task(assembly: Assembly, meeting: str, table: int) -> Task:
    """The repair that empties a table (from 1) and leaves the others their numbers."""
    return _changed(assembly, meeting, Ask(priorities_of(assembly, meeting), closing=(table,)))


def opening_task(assembly: Assembly, meeting: str, table: int = 0) -> Task:
    """The repair that seats people at one more table: the one that is named, else with 0 one that
    was closed, else a new one.
    """
    closed = closed_tables(assembly, meeting)
    wanted = table or (closed[0] if closed else _tables_ahead(assembly, meeting) + 1)
    return _changed(assembly, meeting, Ask(priorities_of(assembly, meeting), opening=(wanted,)))


def parting_task(assembly: Assembly, meeting: str, one: str, other: str) -> Task:
    """The repair that keeps two people apart from now on, in the round that is on too."""
    return _changed(assembly, meeting, Ask(priorities_of(assembly, meeting), parting=(one, other)))


def task_for(assembly: Assembly, meeting: str, ask: Ask) -> Task:
    """The task for what was asked, by the assembly as it is now."""
    if not ask.rounds:
        return _changed(assembly, meeting, ask)
    return Task(
        meeting,
        first_open_round(assembly, meeting),
        _planning(assembly, meeting, ask.tables, ask.rounds, ask.priorities),
        ask,
        names=_names(assembly),
    )


def again(assembly: Assembly, task: Task) -> Task:
    """The same question, by the assembly as it is now: another task when something changed."""
    return task_for(assembly, task.meeting, task.ask)


def closed_tables(assembly: Assembly, meeting: str) -> tuple[int, ...]:
    """The tables (from 1) with nobody at them in every round ahead, though others come later."""
    ahead = assembly.seating.rounds(meeting)[first_open_round(assembly, meeting) - 1 :]
    count = max(map(len, ahead), default=0)
    return tuple(
        table
        for table in range(1, count + 1)
        if not any(table <= len(tables) and tables[table - 1] for tables in ahead)
    )


def standing_wishes(assembly: Assembly, meeting: str, *, balance: float | None = None) -> Wishes:
    """The wishes by which the plan as it stands is counted and a move is measured."""
    rounds = sat_rounds(assembly, meeting)
    people = _concerned(assembly, meeting)
    tables = max(1, assembly.seating.table_count(meeting))
    day = Day(assembly, meeting, people, tables, range(1, len(rounds) + 1))
    wishes = wishes_for(day, _weighed(assembly, meeting, balance, None), max(1, len(rounds)))
    return replace(
        wishes,
        history=held_before(assembly, meeting),
        away=without_seats(people, rounds),
        closed=closed_tables(assembly, meeting),
    )


# -- inside


def _weighed(
    assembly: Assembly, meeting: str, balance: float | None, priorities: Priorities | None
) -> Priorities:
    chosen = priorities or priorities_of(assembly, meeting)
    return chosen if balance is None else replace(chosen, balance_percent=round(balance * 100))


def _planning(
    assembly: Assembly, meeting: str, tables: int, rounds: int, priorities: Priorities
) -> Wishes:
    first = first_open_round(assembly, meeting)
    people = tuple(each.id for each in coming(assembly, meeting))
    begun = sat_rounds(assembly, meeting)[: first - 1]
    day = Day(assembly, meeting, people, tables, range(first, rounds + 1), first - 1)
    wishes = wishes_for(day, priorities, len(day.numbers))
    return replace(
        wishes,
        away=late_and_early(day),
        history=(*held_before(assembly, meeting), *begun),
        drafts_seen=drafts_seen(begun) if wishes.drafts else (),
    )


def _changed(assembly: Assembly, meeting: str, ask: Ask) -> Task:
    """The plan, from the first round that can still change, for who is here and what is asked."""
    first = (round_to_mend if ask.parting else first_open_round)(assembly, meeting)
    sat = sat_rounds(assembly, meeting)[: first - 1]
    plan = (*sat, *assembly.seating.rounds(meeting)[first - 1 :])
    people = _concerned(assembly, meeting, ask.arriving)
    closed = {*closed_tables(assembly, meeting), *ask.closing} - {*ask.opening}
    tables = max(ask.tables or _tables_ahead(assembly, meeting), *ask.opening, 1)
    day = Day(assembly, meeting, people, tables, range(first, len(plan) + 1))
    wishes = _as_asked(wishes_for(day, ask.priorities, len(plan)), closed, ask.parting)
    if ask.parting:
        wishes = replace(wishes, apart=(*wishes.apart, ask.parting))
    return Task(
        meeting,
        first,
        replace(wishes, history=held_before(assembly, meeting), away=late_and_early(day)),
        ask,
        plan,
        _absent(assembly, meeting, ask),
        _new(assembly, meeting, ask),
        tuple(sorted(each for each in closed if each <= tables)),
        _names(assembly),
    )


def _as_asked(wishes: Wishes, closed: set[int], parting: tuple[str, ...]) -> Wishes:
    """Locked seats give way where somebody asks for just that: a table to close, two to part.
    Where any is locked, the closed ones are so too, empty.
    """
    kept = [
        each
        for each in wishes.kept
        if each.table not in closed and len({*parting} & {*each.members}) < 2
    ]
    rounds = {each.round for each in kept}
    empty = [Kept(number, table, ()) for number in sorted(rounds) for table in sorted(closed)]
    open_tables = [each for each in empty if each.table <= wishes.tables]
    fixed = [replace(e, locked=e.locked and e.member not in parting) for e in wishes.fixed]
    return replace(wishes, fixed=(*fixed,), kept=(*kept, *open_tables))


def _absent(assembly: Assembly, meeting: str, ask: Ask) -> tuple[str, ...]:
    """Who is gone for the rest of the day; whoever only joins later or leaves before is not."""
    there = {each.id for each in coming(assembly, meeting)} | {*ask.arriving}
    return tuple(each for each in gone(assembly, meeting) if each not in there)


def _new(assembly: Assembly, meeting: str, ask: Ask) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*unseated(assembly, meeting), *ask.arriving)))


def _tables_ahead(assembly: Assembly, meeting: str) -> int:
    ahead = assembly.seating.rounds(meeting)[first_open_round(assembly, meeting) - 1 :]
    return max(map(len, ahead), default=1)


def _names(assembly: Assembly) -> dict[str, str]:
    return dict(assembly.people.shown_names())


def _concerned(assembly: Assembly, meeting: str, arriving: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Whoever comes or has a seat, by badge number; people no longer known come last."""
    seated = {
        member
        for tables in assembly.seating.rounds(meeting)
        for table in tables
        for member in table
    }
    wanted = seated | {each.id for each in coming(assembly, meeting)} | {*arriving}
    known = [each.id for each in assembly.people if each.id in wanted]
    return (*known, *sorted(wanted.difference(known)))
