"""When no panel meets the targets: the smallest relaxation, exactly, as an integer program.

The people by whom targets are lowered or raised, all targets together, are as few as can be; among
relaxations that are as small, one that touches the fewest targets is told.
"""

from __future__ import annotations

from typing import Final

import highspy
import numpy as np

from app.engines.lottery.programs import INFINITE, add_row, is_solved, polytope, set_costs, values
from app.engines.lottery.results import Eased
from app.engines.lottery.space import Space
from app.models.lottery import Lottery

_PERSON: Final = 1_000.0
"""What it costs to change a target by a person, where to change it at all costs 1."""


def eased(lottery: Lottery, space: Space) -> tuple[Eased, ...]:
    """The targets that have to change, and how; empty when not even that is possible."""
    solver = polytope(space, whole=True)
    set_costs(solver, np.zeros(space.kinds))
    targets = len(lottery.targets)
    for at in range(targets):
        for way in (1.0, -1.0):  # as if more, or fewer, of that value were there
            row = np.array([at], np.int32)
            solver.addCol(-_PERSON, 0.0, INFINITE, 1, row, np.array([way]))
    first, touched = space.kinds, space.kinds + 2 * targets
    most = float(lottery.seats + space.least.max())
    for at in range(2 * targets):
        solver.addCol(-1.0, 0.0, 1.0, 0, np.array([], np.int32), np.array([]))
        add_row(solver, -INFINITE, 0.0, (first + at, touched + at), (1.0, -most))
    columns = np.arange(first, touched + 2 * targets, dtype=np.int32)
    whole = np.array([highspy.HighsVarType.kInteger] * len(columns))
    solver.changeColsIntegrality(len(columns), columns, whole)
    solver.run()
    if not is_solved(solver):
        return ()
    changes = np.round(values(solver)[first:touched]).astype(int).reshape(targets, 2).tolist()
    return tuple(
        Eased(each.criterion, each.value, each.least, each.most, each.least - low, each.most + high)
        for each, (low, high) in zip(lottery.targets, changes, strict=True)
        if low or high
    )
