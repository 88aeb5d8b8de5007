"""The rows of a file before they become notes: a tick, the table, the note, what to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from string import digits

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from app.i18n import _
from app.models.board import Mark
from app.models.texts import in_a_line
from app.phones.wording import MARKS
from app.ui.notes.import_plan import Candidate
from app.ui.notes.words import table_words
from app.ui.widgets import DataTable

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class Column(IntEnum):
    """What is shown of a row; the tick stands beside the row's number in the file."""

    ROW = 0
    TABLE = 1
    NOTE = 2
    LOOK = 3


class NoteRowsModel(QAbstractTableModel):
    """`chosen` tells that a tick was changed."""

    chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listed: list[Candidate] = []
        self._by_hand: dict[int, bool] = {}

    @property
    def by_hand(self) -> Mapping[int, bool]:
        """The ticks that a person set or took away, by the row's number in the file."""
        return self._by_hand

    @property
    def listed(self) -> tuple[Candidate, ...]:
        """The rows with their ticks."""
        return tuple(self._listed)

    def show(self, listed: Sequence[Candidate]) -> None:
        """Another reading of the file."""
        self.beginResetModel()
        self._listed = list(listed)
        self.endResetModel()

    def toggle(self, rows: Sequence[int]) -> None:
        """Takes these rows, or leaves them out when all are taken; what cannot be one stays out."""
        able = [row for row in rows if self._listed[row].row.can_be_taken]
        self._take(able, not all(self._listed[row].is_taken for row in able))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """How many rows the file has."""
        return 0 if parent.isValid() else len(self._listed)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """Four."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The first column of a row that can be a note can be ticked."""
        flags = super().flags(index)
        can = self._listed[index.row()].row.can_be_taken
        is_tick = index.column() == Column.ROW and can
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_tick else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> str | None:
        """The columns' names in the language of the moment."""
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return (_("Row"), _("Table"), _("Note"), _("Check"))[section]

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Words, and the tick."""
        if not index.isValid():
            return None
        each, column = self._listed[index.row()], index.column()
        if role == _Role.CheckStateRole and column == Column.ROW:
            return Qt.CheckState.Checked if each.is_taken else Qt.CheckState.Unchecked
        if role == _Role.DisplayRole:
            return self._words(each, Column(column))
        return None

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole) -> bool:
        """The tick, by mouse."""
        if role != _Role.CheckStateRole or index.column() != Column.ROW:
            return False
        self._take([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _take(self, rows: Sequence[int], is_taken: bool) -> None:
        for row in rows:
            self._listed[row] = replace(self._listed[row], is_taken=is_taken)
            self._by_hand[self._listed[row].row.row_number] = is_taken
        if rows:
            last = self.index(max(rows), len(Column) - 1)
            self.dataChanged.emit(self.index(min(rows), 0), last)
            self.chosen.emit()

    def _words(self, each: Candidate, column: Column) -> str:
        return {
            Column.ROW: str(each.row.row_number),
            Column.TABLE: table_words(each.table),
            Column.NOTE: _shown(each)[:200],
            Column.LOOK: " ".join(each.looks),
        }[column]


class NoteRows(DataTable):
    """Space ticks the chosen rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.rows = NoteRowsModel(self)
        self.setModel(self.rows)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(Column.ROW, QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(Column.TABLE, QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(Column.NOTE, QHeaderView.ResizeMode.Stretch)
        heads.setSectionResizeMode(Column.LOOK, QHeaderView.ResizeMode.Stretch)
        heads.setResizeContentsPrecision(50)

    def sizeHintForColumn(self, column: int) -> int:  # noqa: N802 -- Qt's name
        """Of the first rows, and of a number as long as the last in the widest digits: 330 has less
        width than 134.
        """
        last = self.rows.index(self.rows.rowCount() - 1, column)
        width = super().sizeHintForColumn(column)
        if column != Column.ROW or not last.isValid():
            return width
        metrics, number = self.fontMetrics(), str(last.data())
        widest = max(metrics.horizontalAdvance(each) for each in digits) * len(number)
        spare = max(0, widest - metrics.horizontalAdvance(number))
        return max(width, self.sizeHintForIndex(last).width() + spare)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, and the keys of every table."""
        if event.key() == Qt.Key.Key_Space:
            self.rows.toggle([each.row() for each in self.selectionModel().selectedRows()])
        else:
            super().keyPressEvent(event)


def _shown(each: Candidate) -> str:
    """The note in a line, with the sign of its kind as the board has it."""
    told = in_a_line(each.text)
    return told if each.row.mark is Mark.IDEA else f"{MARKS[each.row.mark][0]} {told}"
