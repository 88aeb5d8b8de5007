"""What would be fairest if panels could be cut into pieces: leximin over the relaxation.

The chances that lotteries can give form a polytope, the convex hull of the panels. It lies
within the relaxation of their program, over which leximin is a chain of small linear programs:
make the smallest chance as large as can be, fix those whose row has a price (strict
complementarity: they cannot have more in any such answer), and go on with the rest. An answer
over the relaxation that is a mixture of panels is the answer over panels too, because that is
unique and cannot be better. If it is no mixture, a cut that every panel respects is added and
the aim taken anew (see `mixing`).

Leximin of chances: Flanigan, Gölz, Gupta, Hennig, Procaccia, "Fair algorithms for selecting
citizens' assemblies", Nature 596 (2021). The ceiling on chances: Baharav, Flanigan, "Fair,
manipulation-robust, and transparent sortition" (2024), whose Goldilocks objective keeps the
largest chance down as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.engines.lottery.programs import (
    INFINITE,
    add_row,
    duals,
    is_solved,
    polytope,
    set_costs,
    values,
)
from app.engines.lottery.space import Floats, Space

if TYPE_CHECKING:
    from highspy._core import _Highs

_SLACK = 1e-9
_CEILING_SLACK = 1e-7
_PRICED = 1e-8


@dataclass(frozen=True)
class Cut:
    """No panel is worth more than `most`."""

    worth: Floats
    most: float


@dataclass(frozen=True)
class Aim:
    """How many of each type a panel takes on average, the chance of each type's people, and the
    smallest chance, which no lottery can beat (under the ceiling).
    """

    amounts: Floats
    chances: Floats
    least: float


class NoAim(Exception):  # noqa: N818 -- an answer
    """Not even the relaxation has an answer."""


def fairest(space: Space, cuts: tuple[Cut, ...] = (), cap: float | None = None) -> Aim:
    """The leximin answer over the relaxation. With a `cap`, nobody's chance is above it where that
    can be avoided, and as little above as can be elsewhere. Raises `NoAim`.
    """
    ceilings = np.ones(space.kinds) if cap is None else _ceilings(space, cuts, cap)
    solver = _relaxed(space, cuts)
    kinds, first = space.kinds, solver.getNumRow()
    for kind in range(kinds):
        high = min(float(space.most[kind]), ceilings[kind] * space.people[kind])
        solver.changeColBounds(kind, 0.0, high)
    solver.addCol(1.0, 0.0, INFINITE, 0, np.array([], np.int32), np.array([]))
    for kind in range(kinds):
        add_row(solver, 0.0, INFINITE, (kind, kinds), (1.0, -float(space.people[kind])))
    free = np.ones(kinds, bool)
    amounts, least = None, 1.0
    while free.any():
        solver.run()
        if not is_solved(solver):
            break
        found, price = values(solver), duals(solver)[first:] * space.people
        amounts, level = found[:kinds], float(found[kinds])
        least = min(least, max(0.0, level))
        fixed = np.flatnonzero(free & (np.abs(price) > _PRICED))
        for kind in (fixed if len(fixed) else np.flatnonzero(free)).tolist():
            free[kind] = False
            solver.changeRowBounds(first + kind, level * space.people[kind] - _SLACK, INFINITE)
            solver.changeCoeff(first + kind, kinds, 0.0)
    if amounts is None:
        raise NoAim
    amounts = np.clip(amounts, 0.0, space.most)
    amounts *= space.seats / amounts.sum()
    reached = amounts / space.people
    return Aim(amounts, reached, least)


def _relaxed(space: Space, cuts: tuple[Cut, ...]) -> _Highs:
    solver = polytope(space, whole=False)
    set_costs(solver, np.zeros(space.kinds))
    for cut in cuts:
        at = np.flatnonzero(cut.worth)
        add_row(solver, -INFINITE, cut.most, at, cut.worth[at])
    return solver


def _ceilings(space: Space, cuts: tuple[Cut, ...], cap: float) -> Floats:
    """The largest chance each type may have: the cap, or as little more as the targets allow, the
    largest as small as can be, then the second largest, and so on.
    """
    solver = _relaxed(space, cuts)
    kinds, first = space.kinds, solver.getNumRow()
    solver.addCol(-1.0, cap, INFINITE, 0, np.array([], np.int32), np.array([]))
    for kind in range(kinds):
        add_row(solver, -INFINITE, 0.0, (kind, kinds), (1.0, -float(space.people[kind])))
    ceilings = np.full(kinds, -1.0)
    while (ceilings < 0.0).any():
        solver.run()
        if not is_solved(solver):
            ceilings[ceilings < 0.0] = 1.0
            break
        level = float(values(solver)[kinds])
        free = ceilings < 0.0
        price = np.abs(duals(solver)[first:] * space.people)
        fixed = np.flatnonzero(free & (price > _PRICED))
        if level <= cap + _SLACK or not len(fixed):
            ceilings[free] = level
            break
        for kind in fixed.tolist():
            ceilings[kind] = level
            high = (level + _CEILING_SLACK) * space.people[kind]
            solver.changeRowBounds(first + kind, -INFINITE, high)
            solver.changeCoeff(first + kind, kinds, 0.0)
    return ceilings + _CEILING_SLACK
