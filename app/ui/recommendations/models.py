"""Recommendations as rows of a list that can be put in another order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.i18n import _
from app.models.assembly import Assembly
from app.models.recommendations import lacks
from app.ui.recommendations.drafts import DraftShelf
from app.ui.recommendations.words import lack_words, poll_words, version_words
from app.ui.widgets import Tint

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
LINE_ROLE: Final = _Role.UserRole
"""Carries a `Line`."""

_MIME: Final = "application/x-bordrunde-recommendation"


@dataclass(frozen=True, slots=True)
class Line:
    """A row: `number` is 0 for one that was never saved; `badges` are words and a tint."""

    id: str
    number: int
    title: str
    about: str
    badges: tuple[tuple[str, Tint], ...] = ()


def lines_of(assembly: Assembly, shelf: DraftShelf) -> tuple[Line, ...]:
    """Those that stand, by number, then those that are only a draft yet."""
    standing = assembly.recommendations.standing()
    template = assembly.recommendations.template
    lines = []
    for number, each in enumerate(standing, 1):
        poll = poll_words(assembly, each)
        badges = [poll] if poll else []
        badges += [(lack_words(lack), Tint.WARNING) for lack in lacks(each, template)]
        if shelf.get(each.id) is not None:
            badges.insert(0, (_("draft"), Tint.INFO))
        lines.append(Line(each.id, number, each.title, version_words(each.latest), tuple(badges)))
    known = assembly.recommendations.items
    for key in shelf.ids:
        draft = shelf.get(key)
        if key not in known and draft is not None:
            title = draft.title.strip() or _("New recommendation")
            lines.append(Line(key, 0, title, _("no version yet"), ((_("draft"), Tint.INFO),)))
    return tuple(lines)


class RecommendationsModel(QAbstractListModel):
    """`show` changes in place. `moved` carries an id and the place it was dropped at, from 0."""

    moved = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """The rows as they are now."""
        new = tuple(lines)
        if [each.id for each in new] != [each.id for each in self._lines]:
            self.beginResetModel()
            self._lines = new
            self.endResetModel()
            return
        for row, old in enumerate(self._lines):
            if old != new[row]:
                self._lines = (*self._lines[:row], new[row], *self._lines[row + 1 :])
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, recommendation: str) -> int:
        """The row of one, -1 when it is not shown."""
        rows = (row for row, line in enumerate(self._lines) if line.id == recommendation)
        return next(rows, -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """The title, the line for drawing, and a sentence for readers."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return line.title
        if role != _Role.AccessibleTextRole:
            return None
        number = [str(line.number)] if line.number else []
        return ", ".join([*number, line.title, line.about, *(words for words, _t in line.badges)])

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Saved ones can be dragged; drops go between rows."""
        flags = super().flags(index)
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        is_saved = bool(self._lines[index.row()].number)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if is_saved else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The id of the row that is dragged."""
        data = QMimeData()
        data.setData(_MIME, QByteArray(self._lines[indexes[0].row()].id.encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: _Index
    ) -> bool:
        """Tells where it was dropped and leaves the moving to whoever decides."""
        dropped = bytes(data.data(_MIME).data()).decode()
        before = self.row_of(dropped)
        if before < 0:
            return False
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self._lines)
        self.moved.emit(dropped, place - 1 if place > before else place)
        return False  # the view must not take the row out: the assembly says where it stands
