"""Notes as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.i18n import _
from app.models.board import Mark, Note
from app.phones.wording import mark_name

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
LINE_ROLE: Final = _Role.UserRole
"""Carries a `Line`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A note as the list shows it; `rival` is a wording that another device wrote at the same
    time, "" for none.
    """

    id: str
    text: str
    table: int
    mark: Mark
    trace: str
    rival: str = ""


class NotesModel(QAbstractListModel):
    """`show` changes in place, so that choice, scroll and screen reader stay where they were."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """The notes as they are now."""
        kept = {each.id for each in lines}
        for row in reversed(range(len(self._lines))):
            if self._lines[row].id not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._lines[row]
                self.endRemoveRows()
        if [each.id for each in lines[: len(self._lines)]] != [each.id for each in self._lines]:
            self.beginResetModel()
            self._lines = list(lines)
            self.endResetModel()
            return
        self._change(lines)
        if len(lines) > len(self._lines):
            self.beginInsertRows(QModelIndex(), len(self._lines), len(lines) - 1)
            self._lines = list(lines)
            self.endInsertRows()

    def _change(self, lines: Sequence[Line]) -> None:
        for row, old in enumerate(self._lines):
            if old != lines[row]:
                self._lines[row] = lines[row]
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, note: str) -> int:
        """The row of a note, -1 when it is not shown."""
        return next((n for n, line in enumerate(self._lines) if line.id == note), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """How many notes are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """The words, the line for drawing, and a sentence for readers."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return line.text
        if role != _Role.AccessibleTextRole:
            return None
        rival = _("also written: {text}").format(text=line.rival) if line.rival else ""
        parts = [line.text, mark_name(line.mark), line.trace, rival]
        return ", ".join(filter(None, parts))


def line_of(note: Note, trace: str) -> Line:
    """A note as its row; the last wording that lost to another stands beside it."""
    rivals = (each for each in reversed(note.others) if each != note.text)
    return Line(note.id, note.text, note.table, note.mark, trace, next(rivals, ""))
