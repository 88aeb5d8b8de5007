"""The programme as an item model: rows change in place, drops ask for another order."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QApplication

from app.i18n import N_, _
from app.models.agenda import Lock
from app.ui.agenda.rows import Row
from app.ui.agenda.words import KIND_ICONS, kind_words, lock_words
from app.ui.icons import icon
from app.ui.theme import Role, font

ITEM_MIME: Final = "application/x-bordrunde-agenda-item"
_Index = QModelIndex | QPersistentModelIndex
_Ink = QPalette.ColorRole
_ItemRole = Qt.ItemDataRole


class Column(IntEnum):
    """The columns from left to right."""

    MARK = 0
    PLANNED = 1
    EXPECTED = 2
    ACTUAL = 3
    LENGTH = 4
    TITLE = 5
    OWNER = 6
    ROUND = 7


_HEADS: Final = {
    Column.MARK: "",
    Column.PLANNED: N_("Planned"),
    Column.EXPECTED: N_("Expected"),
    Column.ACTUAL: N_("Actual"),
    Column.LENGTH: N_("Length"),
    Column.TITLE: N_("Item"),
    Column.OWNER: N_("Owner"),
    Column.ROUND: N_("Round"),
}

_BOTH: Final = N_("Expected/actual")

_LOCKED_IN: Final = {
    Lock.START: Column.PLANNED,
    Lock.END: Column.PLANNED,
    Lock.LENGTH: Column.LENGTH,
}


class AgendaModel(QAbstractTableModel):
    """Shows rows; `move_wanted` carries an item's id and the place it was dropped at (0 first)."""

    move_wanted = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._is_folded = False

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other rows; when they are the same items in the same order only the words change."""
        fresh = list(rows)
        if [each.id for each in fresh] != [each.id for each in self._rows]:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        changed = [at for at, row in enumerate(fresh) if row != self._rows[at]]
        self._rows = fresh
        for at in changed:
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))

    def retranslate(self) -> None:
        """The words of the heads and rows in the language of the moment."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._rows:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1)
            )

    def fold(self, is_folded: bool) -> None:
        """Whether the column of what is expected also tells what has been."""
        if is_folded is not self._is_folded:
            self._is_folded = is_folded
            self.retranslate()

    def has_words(self, column: Column) -> bool:
        """Whether anything stands in a column."""
        return any(_words(each, column) for each in self._rows)

    def item_at(self, row: int) -> str:
        """The id of the item in a row, "" when there is none."""
        return self._rows[row].id if 0 <= row < len(self._rows) else ""

    def row_of(self, item: str) -> int:
        """The row of an item, -1 when it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.id == item), -1)

    def row(self, at: int) -> Row:
        """What a row shows."""
        return self._rows[at]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """One for each item."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """Always all columns; the view hides some when it is narrow."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ItemRole.DisplayRole
    ) -> object:
        """The words above the columns."""
        if orientation != Qt.Orientation.Horizontal or role != _ItemRole.DisplayRole:
            return None
        is_both = self._is_folded and section == Column.EXPECTED
        words = _BOTH if is_both else _HEADS[Column(section)]
        return _(words) if words else ""

    def data(self, index: _Index, role: int = _ItemRole.DisplayRole) -> object:
        """Words, icon, weight and ink of a cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        match role:
            case _ItemRole.DisplayRole:
                is_both = self._is_folded and column is Column.EXPECTED
                return _words(row, column) or (row.actual if is_both else "")
            case _ItemRole.DecorationRole:
                return _sign(row, column)
            case _ItemRole.ToolTipRole | _ItemRole.AccessibleDescriptionRole:
                return _tip(row, column)
            case _ItemRole.AccessibleTextRole:
                return _spoken(row, column)
            case _ItemRole.FontRole:
                return font(Role.STRONG) if row.is_on else None
            case _ItemRole.ForegroundRole:
                return (
                    QApplication.palette().brush(_Ink.PlaceholderText)
                    if row.is_over or row.is_passed
                    else None
                )
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows are dragged, and dropped between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only our own rows."""
        return [ITEM_MIME]

    def mimeData(self, indexes: Sequence[_Index]) -> QMimeData:
        """The item that is dragged."""
        data = QMimeData()
        if indexes:
            data.setData(ITEM_MIME, QByteArray(self.item_at(indexes[0].row()).encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: _Index
    ) -> bool:
        """Asks for another order; the view takes no row out by itself, the document does."""
        if not data.hasFormat(ITEM_MIME):
            return False
        item = bytes(data.data(ITEM_MIME).data()).decode()
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self._rows)
        here = self.row_of(item)
        if here < 0:
            return False
        # Without the dragged row itself everything below it lies one place higher.
        self.move_wanted.emit(item, place - 1 if place > here else place)
        return False


def _words(row: Row, column: Column) -> str:
    return {
        Column.MARK: "",
        Column.PLANNED: row.planned,
        Column.EXPECTED: row.expected,
        Column.ACTUAL: row.actual,
        Column.LENGTH: row.length,
        Column.TITLE: row.title,
        Column.OWNER: row.owner,
        Column.ROUND: row.round,
    }[column]


def _sign(row: Row, column: Column) -> QIcon | None:
    if column is Column.TITLE:
        return icon(KIND_ICONS[row.kind], _Ink.PlaceholderText)
    if row.short and column is (Column.EXPECTED if row.has_begun else Column.PLANNED):
        return icon("triangle-alert", _Ink.BrightText)
    if column is _LOCKED_IN.get(row.lock):
        return icon("lock" if row.is_held else "lock-open", _Ink.PlaceholderText)
    if column is not Column.MARK:
        return None
    if row.is_on:
        return icon("play", _Ink.Link)
    if row.is_over:
        return icon("check", _Ink.PlaceholderText)
    return icon("chevron-right", _Ink.PlaceholderText) if row.is_next else None


def _tip(row: Row, column: Column) -> str:
    if column in (Column.PLANNED, Column.EXPECTED, Column.LENGTH):
        lock = lock_words(row.lock) if column is _LOCKED_IN.get(row.lock) else ""
        missed = row.missed if lock else ""
        return "\n".join(filter(None, (row.short, row.pushed, missed or lock)))
    if column is Column.TITLE:
        words = f"{kind_words(row.kind)}: {row.title}"
        return f"{words}\n{row.aside}" if row.aside else words
    return _state(row) if column is Column.MARK else ""


def _spoken(row: Row, column: Column) -> str:
    if column is Column.MARK:
        return _state(row)
    if column is Column.LENGTH and row.lock is Lock.LENGTH:
        return f"{row.length}, {lock_words(row.lock)}"
    if column is Column.TITLE:
        return f"{kind_words(row.kind)}: {row.title}"
    return _words(row, column)


def _state(row: Row) -> str:
    if row.is_on:
        return _("Now")
    if row.is_over:
        return _("Finished")
    if row.is_passed:
        return _("Passed over")
    return _("Next") if row.is_next else ""
