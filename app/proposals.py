"""From an assembly to what the seating engine is asked, and from its answer to a suggestion.

Pure and without Qt: a `Task` is everything the engine needs, taken from the assembly at one moment;
`think` is what runs in a thread; a `Suggestion` is what a person looks at before it becomes true
through `seating.accept_plan`. A task made again from a later assembly differs when somebody came,
left, was moved or locked in between: that is how a stale suggestion is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from app.engines.seating import Fixed, Plan, Report, Rounds, Table, Wishes, report, reseat, seat
from app.engines.seating import table_of as seats_of
from app.imports.members import attribute_groups
from app.imports.members.rows import MemberRow
from app.models.agenda import Item
from app.models.assembly import Assembly
from app.models.errors import Refused
from app.models.people import Attendance, Member
from app.models.seating import empty_seats, without_seat

USUAL_AT_A_TABLE = 6.5
USUAL_ROUNDS = 4

Groups = Mapping[str, Mapping[str, str]]
"""Attribute -> member id -> group, numbers already in bands."""


class RoundState(Enum):
    """Where a round is; the agenda items that carry its number tell."""

    AHEAD = "ahead"
    ON = "on"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Task:
    """What the engine is asked. `plan` is empty for a new plan, else the plan to repair.

    The answer holds from `first_round` on; `names` puts ids into words when it refuses.
    """

    meeting: str
    first_round: int
    wishes: Wishes
    plan: Rounds = ()
    absent: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Move:
    """A member who gets another table in a round; `before` is 0 for somebody without a seat."""

    round: int
    member: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer: the rounds from the task's first one on, their figures, and who has to move."""

    task: Task
    rounds: Rounds
    report: Report
    moves: tuple[Move, ...] = ()


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
    begun = [n for n in range(1, count + 1) if _has_begun(assembly, meeting, n)]
    return max(begun, default=0) + 1


def coming(assembly: Assembly, meeting: str) -> tuple[Member, ...]:
    """Members who are here or still expected."""
    return assembly.people.having(meeting, Attendance.EXPECTED, Attendance.PRESENT)


def usual_tables(people: int) -> int:
    """Tables for six or seven each."""
    return max(1, round(people / USUAL_AT_A_TABLE))


def usual_rounds(assembly: Assembly, meeting: str) -> int:
    """As many rounds as the programme of the day names, else four."""
    return (
        max((each.plan.round for each in assembly.agenda.day(meeting)), default=0) or USUAL_ROUNDS
    )


def held_before(assembly: Assembly, meeting: str) -> Rounds:
    """The rounds that were held on earlier meeting days, in order.

    A day whose programme never names a round is taken to have held all it planned.
    """
    rounds: list[tuple[Table, ...]] = []
    for day in assembly.mandate.meetings:
        if day.id == meeting:
            break
        names_rounds = any(each.plan.round for each in assembly.agenda.day(day.id))
        rounds += [
            tables
            for number, tables in enumerate(assembly.seating.rounds(day.id), 1)
            if not names_rounds or _has_begun(assembly, day.id, number)
        ]
    return tuple(rounds)


def groups_of(members: Iterable[Member]) -> dict[str, dict[str, str]]:
    """The attributes that tables can be balanced by; ages and years become a few bands."""
    people = list(members)
    headers = dict.fromkeys(
        header for each in people if each.details for header, _ in each.details.attributes
    )
    rows = [_as_row(each, tuple(headers)) for each in people]
    groups: dict[str, dict[str, str]] = {}
    for member, told in attribute_groups(rows).items():
        for header, group in told.items():
            groups.setdefault(header, {})[member] = group
    return {header: groups[header] for header in headers if header in groups}


def seating_wishes(
    assembly: Assembly, meeting: str, tables: int, rounds: int, *, balance: float = 0.5
) -> Wishes:
    """What to ask for a new plan of a day with so many rounds in all.

    Rounds that have begun stay and count as history, as do those of earlier days; `rounds` of the
    wishes are the ones still to be planned. Locked seats and fixed tables are kept.
    """
    first = first_open_round(assembly, meeting)
    people = coming(assembly, meeting)
    begun = assembly.seating.rounds(meeting)[: first - 1]
    return Wishes(
        members=tuple(each.id for each in people),
        tables=tables,
        rounds=max(0, rounds - first + 1),
        attributes=groups_of(people),
        fixed=_fixed(assembly, meeting, people, range(first, rounds + 1), shift=first - 1),
        history=(*held_before(assembly, meeting), *begun),
        balance=balance,
    )


def plan_task(
    assembly: Assembly, meeting: str, tables: int, rounds: int, *, balance: float = 0.5
) -> Task:
    """The task of planning every round of the day that has not begun."""
    return Task(
        meeting,
        first_open_round(assembly, meeting),
        seating_wishes(assembly, meeting, tables, rounds, balance=balance),
        names=_names(assembly),
    )


def standing_wishes(assembly: Assembly, meeting: str, *, balance: float = 0.5) -> Wishes:
    """The wishes by which the plan as it stands is counted and a move is measured."""
    rounds = assembly.seating.rounds(meeting)
    people = _concerned(assembly, meeting)
    return Wishes(
        members=people,
        tables=max(1, assembly.seating.table_count(meeting)),
        rounds=max(1, len(rounds)),
        attributes=groups_of(_known(assembly, people)),
        fixed=_fixed(assembly, meeting, _known(assembly, people), range(1, len(rounds) + 1)),
        history=held_before(assembly, meeting),
        away=_away(people, rounds),
        balance=balance,
    )


def repair_task(assembly: Assembly, meeting: str, *, tables: int = 0, balance: float = 0.5) -> Task:
    """The task of repairing the plan from the first round that has not begun.

    `tables` opens or closes tables; 0 keeps as many as the plan has.
    """
    first = first_open_round(assembly, meeting)
    plan = assembly.seating.rounds(meeting)
    people = _concerned(assembly, meeting)
    members = _known(assembly, people)
    wishes = Wishes(
        members=people,
        tables=tables or max((len(each) for each in plan[first - 1 :]), default=1),
        rounds=len(plan),
        attributes=groups_of(members),
        fixed=_fixed(assembly, meeting, members, range(first, len(plan) + 1)),
        history=held_before(assembly, meeting),
        balance=balance,
    )
    absent, new = gone(assembly, meeting), unseated(assembly, meeting)
    return Task(meeting, first, wishes, plan, absent, new, _names(assembly))


def gone(assembly: Assembly, meeting: str) -> tuple[str, ...]:
    """Who has a seat in a round ahead but stays away, left or is no longer a member."""
    return _over_rounds_ahead(assembly, meeting, empty_seats)


def unseated(assembly: Assembly, meeting: str) -> tuple[str, ...]:
    """Who is here or expected but lacks a seat in a round ahead."""
    return _over_rounds_ahead(assembly, meeting, without_seat)


def _never() -> bool:
    return False


def _unseen(_share: float) -> None:
    pass


def think(
    task: Task,
    *,
    seed: int = 0,
    seconds: float = 2.0,
    effort: int | None = None,
    cancelled: Callable[[], bool] = _never,
    progress: Callable[[float], None] = _unseen,
) -> Suggestion:
    """Ask the engine; runs in a thread. Raises `Refused` with people's names, not their ids."""
    try:
        if not task.plan:
            plan = seat(
                task.wishes,
                seed=seed,
                seconds=seconds,
                effort=effort,
                cancelled=cancelled,
                progress=progress,
            )
            return Suggestion(task, plan.rounds, plan.report)
        plan = reseat(
            task.wishes,
            task.plan,
            task.first_round,
            absent=task.absent,
            new=task.new,
            seed=seed,
            seconds=seconds,
            effort=effort,
            cancelled=cancelled,
            progress=progress,
        )
    except Refused as refused:
        raise _with_names(refused, task.names) from refused
    return Suggestion(task, plan.rounds[task.first_round - 1 :], plan.report, _moves(task, plan))


def standing_report(wishes: Wishes, assembly: Assembly, meeting: str) -> Report:
    """The figures of the plan as it stands, also after moves by hand; `wishes` are standing."""
    held = first_open_round(assembly, meeting) - 1
    return report(wishes, assembly.seating.rounds(meeting), held=held)


def lacking(groups: Groups, table: Table, seating: Iterable[Table]) -> tuple[tuple[str, str], ...]:
    """(attribute, group) pairs that nobody at a table has though its share would be one or more."""
    everybody = [member for each in seating for member in each]
    missing: list[tuple[str, str]] = []
    for attribute, group_of in groups.items():
        shares = Counter(group_of[each] for each in everybody if each in group_of)
        here = {group_of.get(each) for each in table}
        missing += [
            (attribute, group)
            for group, count in sorted(shares.items())
            if group not in here and count * len(table) >= len(everybody)
        ]
    return tuple(missing)


# -- inside


def _items_of_round(assembly: Assembly, meeting: str, number: int) -> list[Item]:
    return [each for each in assembly.agenda.day(meeting) if each.plan.round == number]


def _has_begun(assembly: Assembly, meeting: str, number: int) -> bool:
    return round_state(assembly, meeting, number) is not RoundState.AHEAD


def _as_row(member: Member, headers: tuple[str, ...]) -> MemberRow:
    attributes = tuple((header, member.attribute(header)) for header in headers)
    return MemberRow(member.id, member.name, "", "", None, "", attributes, member.number)


def _names(assembly: Assembly) -> dict[str, str]:
    return {each.id: each.name for each in assembly.people}


def _known(assembly: Assembly, people: Iterable[str]) -> list[Member]:
    members = assembly.people.members
    return [members[each] for each in people if each in members]


def _concerned(assembly: Assembly, meeting: str) -> tuple[str, ...]:
    """Whoever comes or has a seat, by badge number; people no longer known come last."""
    seated = {
        member
        for tables in assembly.seating.rounds(meeting)
        for table in tables
        for member in table
    }
    wanted = seated | {each.id for each in coming(assembly, meeting)}
    known = [each.id for each in assembly.people if each.id in wanted]
    return (*known, *sorted(wanted.difference(known)))


def _away(people: Iterable[str], rounds: Rounds) -> tuple[tuple[str, int], ...]:
    listed = list(people)
    return tuple(
        (member, number)
        for number, tables in enumerate(rounds, 1)
        for seated in [seats_of(tables)]
        for member in listed
        if member not in seated
    )


def _fixed(
    assembly: Assembly, meeting: str, members: Iterable[Member], rounds: range, shift: int = 0
) -> tuple[Fixed, ...]:
    """Locked seats and fixed tables, round by round; a locked seat counts for more.

    `shift` is what to take off a round's number where the wishes start at a later round.
    """
    people = list(members)
    return tuple(
        Fixed(member.id, table, number - shift)
        for number in rounds
        for member in people
        for table in [_table_to_keep(assembly, meeting, number, member)]
        if table
    )


def _table_to_keep(assembly: Assembly, meeting: str, number: int, member: Member) -> int:
    if assembly.seating.is_locked(meeting, number, member.id):
        return assembly.seating.table_of(meeting, number, member.id) or member.fixed_table
    return member.fixed_table


def _over_rounds_ahead(
    assembly: Assembly, meeting: str, ask: Callable[[Assembly, str, int], tuple[str, ...]]
) -> tuple[str, ...]:
    first, last = first_open_round(assembly, meeting), len(assembly.seating.rounds(meeting))
    found: dict[str, None] = {}
    for number in range(first, last + 1):
        found.update(dict.fromkeys(ask(assembly, meeting, number)))
    return tuple(found)


def _moves(task: Task, plan: Plan) -> tuple[Move, ...]:
    """Who moves in each repaired round, and who gets a seat for the first time."""
    found: list[Move] = []
    for number, after in enumerate(plan.rounds[task.first_round - 1 :], task.first_round):
        old, new = seats_of(task.plan[number - 1]), seats_of(after)
        found += [
            Move(number, member, old.get(member, -1) + 1, table + 1)
            for member, table in sorted(new.items())
            if old.get(member) != table
        ]
    return tuple(found)


def _with_names(refused: Refused, names: Mapping[str, str]) -> Refused:
    params = {
        key: names.get(value, value) if isinstance(value, str) else value
        for key, value in refused.params.items()
    }
    return Refused(refused.code, **params)
