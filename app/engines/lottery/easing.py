"""When no panel meets the targets: the smallest relaxation, exactly, as an integer program.

The people by whom targets are lowered or raised, all targets together, are as few as can be. Among
relaxations that are as small the solver's first one is told.
"""

from __future__ import annotations

import highspy
import numpy as np

from app.engines.lottery.programs import INFINITE, is_solved, polytope, set_costs, values
from app.engines.lottery.results import Eased
from app.engines.lottery.space import Space
from app.models.lottery import Lottery


def eased(lottery: Lottery, space: Space) -> tuple[Eased, ...]:
    """The targets that have to change, and how; empty when not even that is possible."""
    solver = polytope(space, whole=True)
    set_costs(solver, np.zeros(space.kinds))
    targets = len(lottery.targets)
    for at in range(targets):
        for way in (1.0, -1.0):  # as if more, or fewer, of that value were there
            row = np.array([at], np.int32)
            solver.addCol(-1.0, 0.0, INFINITE, 1, row, np.array([way]))
    columns = np.arange(space.kinds, space.kinds + 2 * targets, dtype=np.int32)
    whole = np.array([highspy.HighsVarType.kInteger] * len(columns))
    solver.changeColsIntegrality(len(columns), columns, whole)
    solver.run()
    if not is_solved(solver):
        return ()
    changes = np.round(values(solver)[space.kinds :]).astype(int).reshape(targets, 2).tolist()
    return tuple(
        Eased(each.criterion, each.value, each.least, each.most, each.least - low, each.most + high)
        for each, (low, high) in zip(lottery.targets, changes, strict=True)
        if low or high
    )
