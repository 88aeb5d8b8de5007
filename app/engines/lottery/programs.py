"""Linear and integer programs over panels told by types, solved with HiGHS (MIT licence).

The panels of a lottery are the whole-numbered points of a polytope with a row for each target.
HiGHS runs on one thread and from the same start, so the same program has the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import highspy
import numpy as np
from highspy._core import _Highs  # `highspy.Highs` prints its name when it is made

from app.engines.lottery.space import Floats, Ints, Space

INFINITE: Final = 1e30
_TIGHT: Final = 1e-9
_NODES: Final = 200_000


def silent() -> _Highs:
    """A solver that prints nothing."""
    solver = _Highs()
    for name, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 0),
        ("primal_feasibility_tolerance", _TIGHT),
        ("dual_feasibility_tolerance", _TIGHT),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 1e-9),
        ("mip_max_nodes", _NODES),
    ):
        solver.setOptionValue(name, value)
    return solver


def is_solved(solver: _Highs) -> bool:
    """Whether the last run found the best there is."""
    return bool(solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def is_impossible(solver: _Highs) -> bool:
    """Whether the last run proved that there is no answer."""
    told = highspy.HighsModelStatus
    return solver.getModelStatus() in (told.kInfeasible, told.kUnboundedOrInfeasible)


def values(solver: _Highs) -> Floats:
    """The variables of the answer."""
    return np.array(solver.getSolution().col_value)


def duals(solver: _Highs) -> Floats:
    """The price of each row."""
    return np.array(solver.getSolution().row_dual)


def add_row(
    solver: _Highs,
    low: float,
    high: float,
    at: Sequence[int] | Ints,
    times: Sequence[float] | Floats,
) -> None:
    """A row `low <= sum of times x variable <= high`."""
    where = np.asarray(at, np.int32)
    solver.addRow(low, high, len(where), where, np.asarray(times, np.float64))


def set_costs(solver: _Highs, costs: Floats) -> None:
    """The price of each of the first variables."""
    solver.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)


def polytope(space: Space, *, whole: bool, panels: int = 1) -> _Highs:
    """The panels of a space, or how many of each type so many panels take together: a variable for
    each type, to be made as dear as can be. Rows: targets, households, seats.
    """
    program = highspy.HighsLp()
    kinds, rows = space.kinds, len(space.least) + len(space.home_rows) + 1
    program.num_col_, program.num_row_ = kinds, rows
    program.sense_ = highspy.ObjSense.kMaximize
    program.col_cost_, program.col_lower_ = np.zeros(kinds), np.zeros(kinds)
    program.col_upper_ = (space.most * panels).astype(np.float64)
    caps = [float(cap) for _kinds, cap in space.home_rows]
    program.row_lower_ = np.array([*space.least, *(0.0 for _cap in caps), space.seats]) * panels
    program.row_upper_ = np.array([*space.greatest, *caps, space.seats]) * float(panels)
    at_rows = _rows_of(space)
    matrix = program.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kColwise
    matrix.start_ = np.cumsum([0, *map(len, at_rows)])
    matrix.index_ = np.concatenate([np.asarray(each) for each in at_rows])
    matrix.value_ = np.ones(len(matrix.index_))
    if whole:
        program.integrality_ = [highspy.HighsVarType.kInteger] * kinds
    solver = silent()
    solver.passModel(program)
    return solver


def _rows_of(space: Space) -> list[list[int]]:
    """The rows in which each type counts."""
    targets = len(space.least)
    home = {kind: at for at, (kinds, _cap) in enumerate(space.home_rows) for kind in kinds}
    seats = targets + len(space.home_rows)
    return [
        [
            *sorted(space.values[kind].tolist()),
            *([targets + home[kind]] if kind in home else []),
            seats,
        ]
        for kind in range(space.kinds)
    ]


@dataclass(frozen=True)
class Best:
    """A panel (how many of each type), or None, and what no panel's worth exceeds."""

    panel: Ints | None
    bound: float


class Panels:
    """Asks for the panel that is worth most, type by type: the pricing problem."""

    def __init__(self, space: Space) -> None:
        self._solver = polytope(space, whole=True)

    def best(self, worth: Floats) -> Best:
        """The panel of the greatest total worth, exactly unless the search grew beyond measure."""
        set_costs(self._solver, worth)
        self._solver.run()
        if is_impossible(self._solver):
            return Best(None, -INFINITE)
        info = self._solver.getInfo()
        has_one = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        panel = np.round(values(self._solver)).astype(np.int64) if has_one else None
        is_best = is_solved(self._solver)
        bound = info.objective_function_value if is_best else info.mip_dual_bound
        return Best(panel, float(bound))
