"""The board as an item model: lanes, and under each its notes; what screen readers walk through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.engines.themes import Step
from app.i18n import _
from app.models.board import Mark
from app.phones.wording import MARKS, mark_name
from app.ui.board.feet import feet_of, sureness_words
from app.ui.board.heads import dots_words, lane_count, lane_title, touched_words
from app.ui.board.picture import Face, Lane, LaneKind
from app.ui.board.text import plain_tip
from app.ui.board.walk import Spot
from app.ui.icons import icon
from app.ui.theme import Role, font

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
SPOT_ROLE: Final = _Role.UserRole
"""Carries a `Spot`."""

_ICONS: Final = {
    LaneKind.TRAY: "inbox",
    LaneKind.THEME: "shapes",
    LaneKind.GHOST: "sparkles",
    LaneKind.ALONE: "circle-dot",
}
# An index keeps the row of its lane plus one; 0 says that it is a lane itself.
_IS_LANE: Final = 0


class BoardModel(QAbstractItemModel):
    """Two columns: the words, and the table. `show` changes in place where only words changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: tuple[Lane, ...] = ()

    def show(self, lanes: Sequence[Lane]) -> bool:
        """The lanes as they are now; True when rows came, went or moved and the model was reset."""
        new = tuple(lanes)
        if _shape(new) == _shape(self._lanes):
            self._lanes = new
            self.retranslate()
            return False
        self.beginResetModel()
        self._lanes = new
        self.endResetModel()
        return True

    def retranslate(self) -> None:
        """All words again."""
        for row, lane in enumerate(self._lanes):
            head = self.index(row, 0)
            self.dataChanged.emit(head, self.index(row, 1))
            if lane.faces:
                last = self.index(len(lane.faces) - 1, 1, head)
                self.dataChanged.emit(self.index(0, 0, head), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 1)

    def index_of(self, spot: Spot) -> QModelIndex:
        """Where a lane or a note stands; invalid when it is not there."""
        for row, lane in enumerate(self._lanes):
            if lane.key != spot.lane:
                continue
            head = self.index(row, 0)
            rows = (n for n, face in enumerate(lane.faces) if face.id == spot.note)
            number = next(rows, None)
            return head if number is None else self.index(number, 0, head)
        return QModelIndex()

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008 -- Qt's signature
        """Qt's way to a cell."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _IS_LANE)

    def parent(self, index: _Index | None = None) -> QModelIndex:  # type: ignore[override]  # also QObject's
        """A note's lane; a lane has none."""
        if index is None or not index.isValid() or index.internalId() == _IS_LANE:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _IS_LANE)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """Lanes, or the notes of a lane."""
        if not parent.isValid():
            return len(self._lanes)
        is_lane = parent.internalId() == _IS_LANE and parent.column() == 0
        return len(self._lanes[parent.row()].faces) if is_lane else 0

    def columnCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """Words and table."""
        return 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> str | None:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return _("Theme or note") if section == 0 else _("Table")

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Words, the sign of a lane, and the spot on the board."""
        if not index.isValid():
            return None
        if index.internalId() == _IS_LANE:
            return _lane_data(self._lanes[index.row()], index.column(), role)
        lane = self._lanes[index.internalId() - 1]
        face = lane.faces[index.row()]
        if role == SPOT_ROLE:
            return Spot(lane.key, face.id)
        return _note_data(face, index.column(), role)


def _shape(lanes: Sequence[Lane]) -> list[tuple[str, list[str]]]:
    return [(lane.key, [face.id for face in lane.faces]) for lane in lanes]


def _lane_data(lane: Lane, column: int, role: int) -> object:
    if role == SPOT_ROLE:
        return Spot(lane.key)
    if column:
        return None
    if role in (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole):
        number = f"{lane.number}  " if lane.number else ""
        parts = [f"{number}{lane_title(lane)}", lane_count(lane)]
        if lane.kind is LaneKind.GHOST:
            parts[1:1] = [_("suggestion"), sureness_words(lane.step or Step.UNSURE)]
            parts += [", ".join(lane.words), lane.quoted]
        parts += [touched_words(lane.touched), dots_words(lane.dots)]
        told = " · ".join(filter(None, parts))
        return plain_tip(told) if role == _Role.ToolTipRole else told
    if role == _Role.DecorationRole:
        return icon(_ICONS[lane.kind])
    return font(Role.STRONG) if role == _Role.FontRole else None


def _note_data(face: Face, column: int, role: int) -> object:
    if column:
        return str(face.table) if role == _Role.DisplayRole and face.table else None
    folded = " ".join(face.text.split())
    if role == _Role.DisplayRole:
        told, sign = _feet(face), f"{MARKS[face.mark][0]} "
        seen = folded if face.mark is Mark.IDEA else sign + folded
        return f"{seen}  ({told})" if told else seen
    if role == _Role.ToolTipRole:
        return plain_tip(face.text)
    if role == _Role.AccessibleTextRole:
        table = _("table {number}").format(number=face.table) if face.table else ""
        return ", ".join(filter(None, (folded, mark_name(face.mark), table, _feet(face))))
    return None


def _feet(face: Face) -> str:
    """All that a card says at its foot."""
    parts = [each.words for each in feet_of(replace(face, hint=""))]
    if face.hint:
        sureness = sureness_words(face.step)
        told = _("looks like: {theme} ({sureness})").format(theme=face.hint, sureness=sureness)
        parts.append(told)
    return ", ".join(parts)
