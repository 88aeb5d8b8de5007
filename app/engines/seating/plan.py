"""Making a plan and repairing one: the wishes checked, the search run, the answer counted."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.engines.seating.checks import check
from app.engines.seating.figures import report
from app.engines.seating.wishes import Plan, Rounds, Wishes

if TYPE_CHECKING:
    from app.engines.seating.lanes import Mate


def _never() -> bool:
    return False


def _unseen(_share: float) -> None:
    pass


def seat(
    wishes: Wishes,
    *,
    seed: int = 0,
    seconds: float = 2.0,
    effort: int | None = None,
    now: Callable[[], float] = time.perf_counter,
    cancelled: Callable[[], bool] = _never,
    progress: Callable[[float], None] = _unseen,
    better: Callable[[Plan], None] | None = None,
    mate: Mate | None = None,
) -> Plan:
    """A plan for all rounds within a budget: `seconds`, or exactly `effort` steps.

    `cancelled` is asked and `progress` (0 to 1) told some hundred times a second; a cancelled run
    returns the best plan so far. `better` is told a first plan at once and each better one some
    three times a second; the answer does not depend on whether anybody listens. A `mate` searches
    too, on another core, unless an effort is asked for, which finds the same without. Raises
    `Refused` (codes "seat-...") for wishes that contradict themselves; wishes that are merely too
    many are granted as far as possible.
    """
    check(wishes)
    from app.engines.seating.running import Limits
    from app.engines.seating.solve import solve

    began = now()
    limits = Limits(seconds, effort, now, cancelled, progress, better, mate)
    rounds, spent = solve(wishes, seed, limits)
    return Plan(rounds, report(wishes, rounds, effort=spent, seconds=now() - began))


def reseat(
    wishes: Wishes,
    plan: Rounds,
    from_round: int,
    *,
    absent: tuple[str, ...] = (),
    new: tuple[str, ...] = (),
    locked: tuple[tuple[int, int | None], ...] = (),
    closed: tuple[int, ...] = (),
    seed: int = 0,
    seconds: float = 1.0,
    effort: int | None = None,
    now: Callable[[], float] = time.perf_counter,
    cancelled: Callable[[], bool] = _never,
    progress: Callable[[float], None] = _unseen,
    better: Callable[[Plan], None] | None = None,
) -> Plan:
    """Repairs a plan from a round (from 1) on: as few people as possible change tables.

    Rounds before are over and stay. `absent` leave and `new` arrive from that round on; others of
    `wishes.members` without a seat in the plan stay without one. `locked` rounds, or tables of a
    round, keep their people and take nobody. `closed` tables (from 1) are empty from that round on
    and keep their number; `wishes.tables` may differ from the plan's when the last tables are
    closed or more are opened. `wishes.away` tells who comes later still or leaves early;
    `wishes.rounds` is taken from the plan. Only where the fewest moves leave a choice do repeats
    and balance decide. `Plan.moved` has an entry for each repaired round.
    """
    from app.engines.seating.repair import Change, repair
    from app.engines.seating.running import Limits

    change = Change(from_round, absent, new, locked, closed)
    limits = Limits(seconds, effort, now, cancelled, progress, better)
    return repair(wishes, plan, change, seed, limits)
