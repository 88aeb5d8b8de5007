"""The receipt of a sync as a table: a line for each laptop."""

from __future__ import annotations

import datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app import i18n
from app.archive.transfer import Laptop, Receipt
from app.i18n import _

_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What is told of a laptop."""

    LAPTOP = 0
    ENTRIES = 1
    LAST = 2
    NEW_HERE = 3
    NEW_THERE = 4


class ReceiptModel(QAbstractTableModel):
    """`device` is this laptop's own id, which is told in words."""

    def __init__(self, device: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._device = device
        self._laptops: tuple[Laptop, ...] = ()

    def show_receipt(self, receipt: Receipt) -> None:
        """What the last sync did."""
        self.beginResetModel()
        self._laptops = receipt.laptops
        self.endResetModel()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's way to say none
        """How many laptops there are."""
        return 0 if parent.isValid() else len(self._laptops)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- as above
        """How much is told of each."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell; numbers stand to the right."""
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(self._laptops[index.row()], column)
        if role == Qt.ItemDataRole.TextAlignmentRole and _is_number(column):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What a column holds."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and _is_number(Column(section)):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.LAPTOP: _("Laptop"),
            Column.ENTRIES: _("Entries"),
            Column.LAST: _("Last entry"),
            Column.NEW_HERE: _("New here"),
            Column.NEW_THERE: _("New in the archive"),
        }[Column(section)]

    def _words(self, laptop: Laptop, column: Column) -> str:
        if column is Column.LAPTOP:
            is_own = laptop.device == self._device
            return _("this laptop") if is_own else laptop.device[:8]
        if column is Column.LAST:
            return _moment(laptop.last_stamp)
        counts = {
            Column.ENTRIES: laptop.entries,
            Column.NEW_HERE: laptop.new_here,
            Column.NEW_THERE: laptop.new_there,
        }
        return i18n.number(counts[column])


def _is_number(column: Column) -> bool:
    return column not in (Column.LAPTOP, Column.LAST)


def _moment(stamp: str) -> str:
    """The wall clock inside a stamp, on this laptop's clock; seconds tell two syncs apart."""
    at = datetime.datetime.fromtimestamp(int(stamp.partition("-")[0]) / 1000)
    return f"{i18n.date(at.date(), 'medium')} {at:%H.%M.%S}"
