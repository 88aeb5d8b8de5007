"""Advice: what a new plan, other tables, one more round or one rule less would give.

Everything is held against the plan there is, and a new plan by the same wishes comes first: what it
gives is no merit of another number of tables. All are planned with the same effort; they come one
after another and may be stopped at any time. The fewest repeats of a larger
number of tables are often none at all, where there are nets (see `fields`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from app.engines.seating.plan import seat
from app.engines.seating.reason import Reason
from app.engines.seating.wishes import Report, Wishes
from app.models.errors import Refused

_EFFORT = 1_200


@dataclass(frozen=True)
class Advice:
    """One alternative: its figures, and those of the plan there is.

    "plan" is a new one by the same wishes; "tables" and "rounds" tell the other number; "rule" the
    rule that was left out.
    """

    kind: Literal["plan", "tables", "rounds", "rule"]
    number: int
    now: Report
    then: Report
    before: int = 0
    rule: Reason | None = None


def _never() -> bool:
    return False


def advise(
    wishes: Wishes,
    now: Report,
    *,
    seed: int = 0,
    effort: int = _EFFORT,
    cancelled: Callable[[], bool] = _never,
) -> Iterator[Advice]:
    """Alternatives one after another: a new plan, tables one fewer and one more, one more round,
    each rule. `now` are the figures of the plan there is for these wishes.

    Raises `Refused` for wishes that contradict themselves; alternatives that do are passed over.
    """
    fresh = seat(wishes, seed=seed, effort=effort, cancelled=cancelled).report
    yield Advice("plan", wishes.tables, now, fresh, wishes.tables)
    for kind, number, before, rule, other in _alternatives(wishes):
        if cancelled():
            return
        try:
            then = seat(other, seed=seed, effort=effort, cancelled=cancelled).report
        except Refused:
            continue
        yield Advice(kind, number, now, then, before, rule)


_Alternative = tuple[Literal["tables", "rounds", "rule"], int, int, Reason | None, Wishes]


def _alternatives(wishes: Wishes) -> Iterator[_Alternative]:
    for tables in (wishes.tables - 1, wishes.tables + 1):
        if tables > 0 and not wishes.kept:
            other = replace(wishes, tables=tables, sizes=None)
            yield "tables", tables, wishes.tables, None, other
    more = replace(wishes, rounds=wishes.rounds + 1)
    yield "rounds", more.rounds, wishes.rounds, None, more
    for rule, other in _without_each_rule(wishes):
        yield "rule", 0, 0, rule, other


def _without_each_rule(wishes: Wishes) -> Iterator[tuple[Reason, Wishes]]:
    for group in wishes.apart:
        rest = tuple(each for each in wishes.apart if each is not group)
        yield Reason("apart", group), replace(wishes, apart=rest)
    for group in wishes.together:
        rest = tuple(each for each in wishes.together if each is not group)
        yield Reason("together", group), replace(wishes, together=rest)
    for only in wishes.only:
        others = tuple(each for each in wishes.only if each is not only)
        yield Reason("only", only.members, only.tables), replace(wishes, only=others)
    if wishes.fixed:
        members = tuple(dict.fromkeys(seat.member for seat in wishes.fixed))
        yield Reason("fixed", members), replace(wishes, fixed=())
    if wishes.gather:
        yield Reason("gather"), replace(wishes, gather=(), spread=wishes.spread_attributes())
    if wishes.drafts:
        yield Reason("drafts", limit=wishes.tables), replace(wishes, drafts=False)
