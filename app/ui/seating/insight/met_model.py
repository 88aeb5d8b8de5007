"""Who meets whom as a table of names by names, for eyes and for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.seating.insight.told import Insight, pair_words

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
TIMES = int(_Role.UserRole)


class MetModel(QAbstractTableModel):
    """Row and column n are the nth person; a cell is how often the two share a table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.insight: Insight | None = None
        self.order: tuple[str, ...] = ()

    def show(self, insight: Insight, order: tuple[str, ...]) -> None:
        """Other rounds, people or order."""
        self.beginResetModel()
        self.insight, self.order = insight, order
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """One for each person."""
        return 0 if parent.isValid() else len(self.order)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """The same people."""
        return self.rowCount(parent)

    def headerData(
        self, section: int, _orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """The names."""
        if self.insight is None or not 0 <= section < len(self.order):
            return None
        shown = (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole)
        return self.insight.name(self.order[section]) if role in shown else None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """How often; the sentence is in the tooltip and is read aloud."""
        if not index.isValid() or self.insight is None:
            return None
        one, other = self.order[index.row()], self.order[index.column()]
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return pair_words(self.insight, one, other)
        if role not in (_Role.DisplayRole, TIMES) or one == other:
            return None
        times = len(self.insight.company.together(one, other))
        return times if role == TIMES else str(times)
