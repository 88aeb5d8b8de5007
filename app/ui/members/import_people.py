"""The rows of a list as an item model: a tick, who it is, what happens, what to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from html import escape

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.i18n import _
from app.imports.members import Candidate, Fate
from app.ui.members.import_words import fate_words, look_at

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class Column(IntEnum):
    """What is shown of a row; the tick stands beside the row's number in the file."""

    ROW = 0
    NAME = 1
    FATE = 2
    LOOK = 3


class PeopleModel(QAbstractTableModel):
    """`chosen` tells that a tick or a fate was changed."""

    chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listed: tuple[Candidate, ...] = ()
        self._looks: tuple[str, ...] = ()
        self._by_hand: dict[tuple[int, str], Fate] = {}

    @property
    def listed(self) -> tuple[Candidate, ...]:
        """The rows with their fates."""
        return self._listed

    def show(self, listed: Sequence[Candidate]) -> None:
        """Another reading of the list; what a person chose for a row stays as long as the row
        means the same person and can still have that fate.
        """
        self.beginResetModel()
        self._listed = tuple(map(self._as_chosen, listed))
        self._looks = tuple(" ".join(look_at(each)) for each in listed)
        self.endResetModel()

    def set_fate(self, row: int, fate: Fate) -> None:
        """Another fate for one row."""
        self._decide({row: fate})

    def toggle(self, rows: Sequence[int]) -> None:
        """Takes these rows, or leaves them out when all are taken."""
        are_taken = all(self._listed[row].fate is not Fate.LEAVE_OUT for row in rows)
        self._decide(
            {row: Fate.LEAVE_OUT if are_taken else self._listed[row].taking for row in rows}
        )

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """How many rows the list has."""
        return 0 if parent.isValid() else len(self._listed)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """Four."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        flags = super().flags(index)
        is_tick = index.column() == Column.ROW
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_tick else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> str | None:
        """The columns' names in the language of the moment."""
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return (_("Row"), _("Name"), _("What happens"), _("Check"))[section]

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Words, the tick, and all there is to check as a tooltip, wherever the mouse is."""
        if not index.isValid():
            return None
        candidate, column = self._listed[index.row()], index.column()
        if role == _Role.CheckStateRole and column == Column.ROW:
            is_out = candidate.fate is Fate.LEAVE_OUT
            return Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked
        if role == _Role.DisplayRole:
            return self._words(index.row(), column)
        return self._tip(index.row()) if role == _Role.ToolTipRole else None

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole) -> bool:
        """The tick, by mouse."""
        if role != _Role.CheckStateRole or index.column() != Column.ROW:
            return False
        row = index.row()
        is_in = Qt.CheckState(value) is Qt.CheckState.Checked
        self.set_fate(row, self._listed[row].taking if is_in else Fate.LEAVE_OUT)
        return True

    def _decide(self, fates: Mapping[int, Fate]) -> None:
        if not fates:
            return
        listed = list(self._listed)
        for row, fate in fates.items():
            listed[row] = replace(listed[row], fate=fate)
            self._by_hand[_person(listed[row])] = fate
        self._listed = tuple(listed)
        last = self.index(max(fates), len(Column) - 1)
        self.dataChanged.emit(self.index(min(fates), 0), last)
        self.chosen.emit()

    def _as_chosen(self, read: Candidate) -> Candidate:
        fate = self._by_hand.get(_person(read), read.fate)
        return replace(read, fate=fate) if fate in read.fates else read

    def _tip(self, row: int) -> str:
        """The name and each sentence on lines of their own; only rich text wraps."""
        candidate = self._listed[row]
        told = (_names(candidate), *look_at(candidate))
        return "".join(f"<p>{escape(words)}</p>" for words in told)

    def _words(self, row: int, column: int) -> str:
        candidate = self._listed[row]
        return {
            Column.ROW: str(candidate.row.row_number),
            Column.NAME: _names(candidate),
            Column.FATE: fate_words(candidate, candidate.fate),
            Column.LOOK: self._looks[row],
        }[Column(column)]


def _person(candidate: Candidate) -> tuple[int, str]:
    """What tells that a row of another reading is the same person: its number, and whom of the
    members it means. Its name may be spelt by another character set.
    """
    known = candidate.known
    return candidate.row.row_number, known.id if known else ""


def _names(candidate: Candidate) -> str:
    """The name on the list, and the one they wish to be called by."""
    row = candidate.row
    return f"{row.name} ({row.called})" if row.called else row.name
