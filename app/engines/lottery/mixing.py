"""Mixtures of panels, as linear programs with a column for each panel.

Both are masters of a column generation (Gilmore, Gomory 1961; for sortition Flanigan et al.
2021): their prices tell which panel would help most, and if the best panel of all does not help,
they prove that nothing can. For an aim that is no mixture the prices are a cut (Farkas), which
every panel respects and the aim does not.
"""

from __future__ import annotations

from typing import Final

import highspy
import numpy as np

from app.engines.lottery.programs import INFINITE, duals, is_solved, silent, values
from app.engines.lottery.space import Floats, Ints

_SHORT: Final = 1e-3
"""What a seat that is short of the aim costs, where the smallest chance is counted in ones."""
# With so many new panels a solution is sooner found from nothing than from the last one.
_MANY: Final = 20


class Columns:
    """Different panels, in the order in which they were found."""

    def __init__(self) -> None:
        self._known = dict[bytes, int]()
        self._rows = list[Ints]()

    def __len__(self) -> int:
        """How many panels are known."""
        return len(self._rows)

    def add(self, panel: Ints) -> bool:
        """Whether it was new."""
        key = panel.tobytes()
        if key in self._known:
            return False
        self._known[key] = len(self._rows)
        self._rows.append(panel)
        return True

    def since(self, start: int) -> list[Ints]:
        """Those found after the first so many."""
        return self._rows[start:]

    def all(self) -> Ints:
        """How many of each type (column) each panel (row) takes."""
        return np.array(self._rows, np.int64)


class _Master:
    """Rows for the types, then one for the weights together, and a column for each panel."""

    def __init__(self, rows: int, columns: Columns) -> None:
        self._columns, self._rows, self._told = columns, rows, 0
        self._solver = silent()

    def _take(self) -> None:
        """Tells the program of panels that were found since."""
        if len(self._columns) - self._told > _MANY:
            self._solver.clearSolver()
        for panel in self._columns.since(self._told):
            at = np.flatnonzero(panel).astype(np.int32)
            self._solver.addCol(
                0.0,
                0.0,
                INFINITE,
                len(at) + 1,
                np.append(at, self._rows - 1).astype(np.int32),
                np.append(panel[at], 1).astype(np.float64),
            )
        self._told = len(self._columns)

    def _weights(self, first: int) -> Floats:
        weights = np.maximum(values(self._solver)[first:], 0.0)
        told: Floats = weights / weights.sum()
        return told


class Nearest(_Master):
    """The mixture that is least short of an aim: minimise the seats that are missing."""

    def __init__(self, kinds: int, columns: Columns) -> None:
        super().__init__(kinds + 1, columns)
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = kinds, kinds + 1
        program.col_cost_, program.col_lower_ = np.ones(kinds), np.zeros(kinds)
        program.col_upper_ = np.full(kinds, INFINITE)
        program.row_lower_ = np.append(np.zeros(kinds), 1.0)
        program.row_upper_ = np.append(np.full(kinds, INFINITE), 1.0)
        program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        program.a_matrix_.start_ = np.arange(kinds + 1)
        program.a_matrix_.index_ = np.arange(kinds)
        program.a_matrix_.value_ = np.ones(kinds)
        self._solver.passModel(program)
        self._kinds = kinds

    def aim_at(self, amounts: Floats) -> None:
        """Another aim; the panels stay."""
        for kind, amount in enumerate(amounts.tolist()):
            self._solver.changeRowBounds(kind, amount, INFINITE)

    def solve(self) -> tuple[float, Floats]:
        """The seats that are missing, and what a panel is worth by the types it takes."""
        self._take()
        self._solver.run()
        short = float(self._solver.getInfo().objective_function_value)
        return short, np.maximum(duals(self._solver)[: self._kinds], 0.0)

    def weights(self) -> Floats:
        """Of each panel, together 1."""
        return self._weights(self._kinds)


class Smallest(_Master):
    """The mixture whose smallest chance is largest, and among those one that is little short of an
    aim. `counted`: the types whose chances count, those with any.
    """

    def __init__(self, people: Ints, counted: Ints, amounts: Floats, columns: Columns) -> None:
        kinds = len(people)
        super().__init__(2 * kinds + 1, columns)
        self._kinds, self._counted = kinds, counted
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = kinds + 1, 2 * kinds + 1
        program.sense_ = highspy.ObjSense.kMaximize
        program.col_cost_ = np.append(np.full(kinds, -_SHORT / kinds), 1.0)
        program.col_lower_ = np.zeros(kinds + 1)
        program.col_upper_ = np.append(np.full(kinds, INFINITE), 1.0)
        program.row_lower_ = np.concatenate([np.zeros(kinds), amounts, [1.0]])
        program.row_upper_ = np.append(np.full(2 * kinds, INFINITE), 1.0)
        matrix = program.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kColwise
        matrix.start_ = np.append(np.arange(kinds + 1), kinds + len(counted))
        matrix.index_ = np.concatenate([np.arange(kinds, 2 * kinds), counted])
        matrix.value_ = np.concatenate([np.ones(kinds), -people[counted].astype(np.float64)])
        self._solver.passModel(program)

    def _take(self) -> None:
        for panel in self._columns.since(self._told):
            at = np.flatnonzero(panel)
            where = np.concatenate([at, at + self._kinds, [2 * self._kinds]]).astype(np.int32)
            takes = np.concatenate([panel[at], panel[at], [1]]).astype(np.float64)
            self._solver.addCol(0.0, 0.0, INFINITE, len(where), where, takes)
        self._told = len(self._columns)

    def solve(self) -> tuple[float, Floats]:
        """The smallest chance, and what a panel is worth by the types it takes, told so that the
        best panel's worth is a bound of the smallest chance.
        """
        self._take()
        self._solver.run()
        level = float(values(self._solver)[self._kinds])
        price = np.abs(duals(self._solver)[: self._kinds])
        return level, price

    @property
    def is_solved(self) -> bool:
        """Whether the last answer is one."""
        return is_solved(self._solver)

    def weights(self) -> Floats:
        """Of each panel, together 1."""
        return self._weights(self._kinds + 1)
