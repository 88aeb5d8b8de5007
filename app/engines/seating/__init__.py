"""The seating engine: who sits with whom in every round.

`seat` makes a plan, `reseat` repairs one when people stay away or come late, `report` counts any
plan, also one moved by hand, and `measure` tells what one move would change. All are pure: wishes
in, a proposal out; the same seed and effort give the same plan on every platform. NumPy is loaded
only when a plan is made, so the window can import this room for nothing.

The method (each module names its mathematics): a construction over finite fields where it gives
no repeats, else a heat-bath search over all rounds jointly; then people change roles, which cannot
change repeats, for balance; then a cold polish. Wishes that must hold are priced beyond anything
that is merely better, so they are never traded; what cannot hold is told in `report.broken`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from app.engines.seating.checks import check
from app.engines.seating.figures import Consequence, imbalance, measure, meetings, moved, report
from app.engines.seating.wishes import (
    Broken,
    Fixed,
    Plan,
    Report,
    Round,
    Rounds,
    Table,
    Wishes,
    table_of,
)
from app.engines.seating.words import sentence

__all__ = [
    "Broken",
    "Consequence",
    "Fixed",
    "Plan",
    "Report",
    "Round",
    "Rounds",
    "Table",
    "Wishes",
    "check",
    "imbalance",
    "measure",
    "meetings",
    "moved",
    "report",
    "reseat",
    "seat",
    "sentence",
    "table_of",
]


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
) -> Plan:
    """A plan for all rounds within a budget: `seconds`, or exactly `effort` steps.

    `cancelled` is asked and `progress` (0 to 1) told some hundred times a second; a cancelled run
    returns the best plan so far. Raises `Refused` (codes "seat-...") for wishes that contradict
    themselves; wishes that are merely too many are granted as far as possible.
    """
    check(wishes)
    from app.engines.seating.solve import Limits, solve

    began = now()
    rounds, spent = solve(wishes, seed, Limits(seconds, effort, now, cancelled, progress))
    return Plan(rounds, report(wishes, rounds, effort=spent, seconds=now() - began))


def reseat(
    wishes: Wishes,
    plan: Rounds,
    from_round: int,
    *,
    absent: tuple[str, ...] = (),
    new: tuple[str, ...] = (),
    locked: tuple[tuple[int, int | None], ...] = (),
    seed: int = 0,
    seconds: float = 2.0,
    effort: int | None = None,
    now: Callable[[], float] = time.perf_counter,
    cancelled: Callable[[], bool] = _never,
    progress: Callable[[float], None] = _unseen,
) -> Plan:
    """Repairs a plan from a round (from 1) on: as few people as possible change tables.

    Rounds before are over and stay. `absent` leave and `new` arrive from that round on; others of
    `wishes.members` without a seat in the plan stay without one. `locked` rounds, or tables of a
    round, keep their people and take nobody. `wishes.tables` may differ from the plan's when a
    table is closed or opened; `wishes.rounds` is taken from the plan. Only where the fewest moves
    leave a choice do repeats and balance decide. `Plan.moved` has an entry for each repaired round.
    """
    from app.engines.seating.repair import repair
    from app.engines.seating.solve import Limits

    began = now()
    limits = Limits(seconds, effort, now, cancelled, progress)
    repaired = repair(
        wishes, plan, from_round, absent=absent, new=new, locked=locked, seed=seed, limits=limits
    )
    held, spent = from_round - 1, repaired.effort
    figures = report(
        repaired.wishes, repaired.rounds, held=held, effort=spent, seconds=now() - began
    )
    return Plan(repaired.rounds, figures, repaired.moved)
