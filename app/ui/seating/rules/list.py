"""The list of rules: a rule in a line or two, and below it, smaller, its day and what it clashes
with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.icons import icon, paint_icon
from app.ui.seating.rules.rows import Row
from app.ui.theme import Colours, Role, colours_of, font, icon_pixels
from app.ui.theme.drawing import fill_rounded

_Index = QModelIndex | QPersistentModelIndex
_ROW: Final = Qt.ItemDataRole.UserRole
_PAD: Final = 8
_WRAPS: Final = Qt.TextFlag.TextWordWrap


class RulesList(QListWidget):
    """Enter changes the current rule, Delete removes it."""

    change_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_RuleDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """These rules and no others."""
        self.clear()
        for row in rows:
            item = QListWidgetItem(icon(row.icon_name), row.text, self)
            item.setData(_ROW, row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Those two keys; all else as in every list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.change_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines in another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _RuleDelegate(QStyledItemDelegate):
    """Icon, the rule, and its smaller lines; all of them wrap."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()
        lines = list(_placed(QRect(0, 0, width, 0), index.data(_ROW)))
        return QSize(0, lines[-1][0].bottom() + 1 + _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        colours, row = colours_of(option.palette), index.data(_ROW)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            fill_rounded(painter, QRectF(option.rect.adjusted(2, 1, -2, -1)), colours.accent_soft)
        ink = colours.on_accent_soft if is_chosen else colours.text
        side = icon_pixels()
        at = QRectF(option.rect.left() + _PAD, option.rect.top() + _PAD, side, side)
        paint_icon(painter, row.icon_name, at, colours.warning if row.clash else ink)
        for place, role, words in _placed(option.rect, row):
            painter.setFont(font(role))
            painter.setPen(QColor(_ink(colours, row, words, ink, is_chosen=is_chosen)))
            painter.drawText(place, _WRAPS, words)
        painter.restore()


def _placed(rect: QRect, row: Row) -> Iterator[tuple[QRect, Role, str]]:
    """Where each line stands, from the top."""
    left, top = rect.left() + _PAD * 2 + icon_pixels(), rect.top() + _PAD
    width = max(1, rect.right() - _PAD - left)
    for role, words in (
        (Role.BODY, row.words),
        (Role.CAPTION, row.scope),
        (Role.CAPTION, row.clash),
    ):
        if words:
            room = QFontMetrics(font(role)).boundingRect(0, 0, width, 0, _WRAPS, words)
            yield QRect(left, top, width, room.height()), role, words
            top += room.height()


def _ink(colours: Colours, row: Row, words: str, ink: str, *, is_chosen: bool) -> str:
    if words == row.clash:
        return colours.warning
    return ink if words == row.words or is_chosen else colours.muted
