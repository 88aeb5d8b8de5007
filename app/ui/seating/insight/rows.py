"""A plain model of rows of words, for the tables of the insight window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.theme import Role, font

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class RowsModel(QAbstractTableModel):
    """Rows of words under headings. `strong` cells (row, column) are set in a heavier letter, and
    `spoken` ones have a sentence for the tooltip and for screen readers; `sides` stand before the
    rows and stay in sight.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads: Sequence[str] = ()
        self.rows: Sequence[Sequence[str]] = ()
        self.sides: Sequence[str] = ()
        self._strong: frozenset[tuple[int, int]] = frozenset()
        self._spoken: dict[tuple[int, int], str] = {}

    def show(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        strong: frozenset[tuple[int, int]] = frozenset(),
        spoken: dict[tuple[int, int], str] | None = None,
        sides: Sequence[str] = (),
    ) -> None:
        """Other rows."""
        self.beginResetModel()
        self.heads, self.rows, self._strong, self._spoken = heads, rows, strong, spoken or {}
        self.sides = sides
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """One for each row."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """One for each heading."""
        return 0 if parent.isValid() else len(self.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """The headings, and what stands before a row."""
        told = self.heads if orientation is Qt.Orientation.Horizontal else self.sides
        return told[section] if role == _Role.DisplayRole and section < len(told) else None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """The words."""
        if not index.isValid():
            return None
        place = index.row(), index.column()
        if role == _Role.FontRole and place in self._strong:
            return font(Role.STRONG)
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return self._spoken.get(place, self.rows[place[0]][place[1]])
        return self.rows[place[0]][place[1]] if role == _Role.DisplayRole else None
