"""The engine asked and answered: who carries an order out is given, a thread or a process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app.engine_process import Engine
from app.engines.seating import (
    Moving,
    Plan,
    Report,
    Rounds,
    Table,
    Wishes,
    movings,
    report,
    table_of,
)
from app.engines.seating.process import Order, fulfil
from app.imports.members import in_order
from app.models.assembly import Assembly
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.on_paper import hold_first_plan
from app.models.seating import (
    Rule,
    RuleKind,
    accept_plan,
    add_rule,
    choose_priorities,
    standing_rules,
)
from app.proposals.asking import Groups, members_own
from app.proposals.easing import counted, eased
from app.proposals.tasks import Task
from app.proposals.times import first_open_round, sat_rounds


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


def _never() -> bool:
    return False


def _unseen(_share: float) -> None:
    pass


def think(
    task: Task,
    *,
    seed: int = 0,
    seconds: float | None = None,
    effort: int | None = None,
    cancelled: Callable[[], bool] = _never,
    progress: Callable[[float], None] = _unseen,
    better: Callable[[Suggestion], None] | None = None,
    engine: Engine | None = None,
) -> Suggestion:
    """Ask the engine; runs in a thread, and lets `engine` do the work if given (`EngineProcess`).

    `seconds` are two for a plan, and one for a repair, for which somebody waits at the door.

    `cancelled` and `progress` (0 to 1) are called some twenty times a second; a cancelled run gives
    the best so far. `better` is told a first answer at once and each better one on the way. The
    same seed and effort give the same answer. Raises `Refused` with people's names, not their ids.
    """

    def answer(plan: Plan) -> Suggestion:
        return suggested(task, plan if wishes is task.wishes else counted(task, plan))

    def tell(plan: Plan) -> None:
        if better is not None:
            better(answer(plan))

    wishes = eased(task)
    if seconds is None:
        seconds = 1.0 if task.plan else 2.0
    order = _order(task, wishes, seed, seconds, effort)
    listens = tell if better is not None else None
    try:
        seats = engine.fulfil if engine else fulfil
        plan = seats(order, cancelled=cancelled, progress=progress, better=listens)
    except Refused as refused:
        raise with_names(refused, task.names) from refused
    return answer(plan)


def _order(task: Task, wishes: Wishes, seed: int, seconds: float, effort: int | None) -> Order:
    return Order(
        wishes,
        task.plan,
        task.first_round if task.plan else 1,
        task.absent,
        task.new,
        closed=task.closed,
        seed=seed,
        seconds=seconds,
        effort=effort,
    )


def with_names(refused: Refused, names: Mapping[str, str]) -> Refused:
    """The same refusal, with people's names for their ids."""
    params = {
        key: names.get(value, value) if isinstance(value, str) else value
        for key, value in refused.params.items()
    }
    return Refused(refused.code, **params)


def suggested(task: Task, plan: Plan) -> Suggestion:
    """The engine's plan as an answer to a task."""
    if not task.plan:
        return Suggestion(task, plan.rounds, plan.report)
    ahead = plan.rounds[task.first_round - 1 :]
    return Suggestion(task, ahead, plan.report, _moves(task, ahead))


def accepted(assembly: Assembly, suggestion: Suggestion, rule: str) -> Facts:
    """A suggestion made true, as one deed: the plan, what it was to be good at, so that the next
    repair weighs by the same, and that two people stay apart. `rule` is a fresh id for that.

    Raises as `accept_plan`.
    """
    task = suggestion.task
    has_begun = bool(task.plan) and bool(assembly.people.present(task.meeting))
    return (
        *(hold_first_plan(assembly, task.meeting) if has_begun else ()),
        *choose_priorities(assembly, task.meeting, task.ask.priorities),
        *_parted(assembly, task, rule),
        *accept_plan(assembly, task.meeting, suggestion.rounds, task.first_round),
    )


def reasons_to_move(suggestion: Suggestion) -> tuple[Moving, ...]:
    """Everybody who moves in a repair, and why; `app.engines.seating.why_moved` words it."""
    task = suggestion.task
    if not task.plan:
        return ()
    after = (*task.plan[: task.first_round - 1], *suggestion.rounds)
    return movings(task.wishes, task.plan, after, task.first_round, task.closed)


def standing_report(wishes: Wishes, assembly: Assembly, meeting: str) -> Report:
    """The figures of the plan as it stands, also after moves by hand; `wishes` are standing. What
    was held counts as people really sat.
    """
    held = first_open_round(assembly, meeting) - 1
    return report(wishes, sat_rounds(assembly, meeting), held=held)


def lacking(groups: Groups, table: Table, seating: Iterable[Table]) -> tuple[tuple[str, str], ...]:
    """(attribute, group) pairs that nobody at a table has though its share would be one or more."""
    everybody = [member for each in seating for member in each]
    missing: list[tuple[str, str]] = []
    for attribute, group_of in members_own(groups).items():
        shares = Counter(group_of[each] for each in everybody if each in group_of)
        here = {group_of.get(each) for each in table}
        missing += [
            (attribute, group)
            for group in in_order(shares)
            if group not in here and shares[group] * len(table) >= len(everybody)
        ]
    return tuple(missing)


# -- inside


def _parted(assembly: Assembly, task: Task, rule: str) -> Facts:
    """The rule that lasts after the repair, unless there is one for these two already."""
    two = set(task.ask.parting)
    if not two or any(
        each.kind is RuleKind.APART and two <= set(each.members)
        for each in standing_rules(assembly, task.meeting).values()
    ):
        return ()
    return add_rule(assembly, rule, Rule(RuleKind.APART, task.ask.parting, task.meeting))


def _moves(task: Task, ahead: Rounds) -> tuple[Move, ...]:
    """Who moves in each repaired round, and who gets a seat for the first time."""
    found: list[Move] = []
    for number, after in enumerate(ahead, task.first_round):
        old, new = table_of(task.plan[number - 1]), table_of(after)
        found += [
            Move(number, member, old.get(member, -1) + 1, table + 1)
            for member, table in sorted(new.items())
            if old.get(member) != table
        ]
    return tuple(found)
