"""The list of recommendations: number, title, version, and what to look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.board.text import break_text
from app.ui.plain_keys import Place, deed_of
from app.ui.recommendations.models import LINE_ROLE, Line, RecommendationsModel
from app.ui.theme import Colours, Role, colours_of, font, scaled, tabular
from app.ui.theme.drawing import fill_rounded, focus_ring, has_key_focus
from app.ui.widgets import Tint

_Index = QModelIndex | QPersistentModelIndex
_PAD: Final = 10
_GAP: Final = 5
_Modifier = Qt.KeyboardModifier


class _Rows(QStyledItemDelegate):
    """Number to the left; title, version and badges beside it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as title and badges need."""
        line, view = index.data(LINE_ROLE), option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        if not isinstance(line, Line):
            return QSize(width, 28)
        room = width - _left() - _PAD
        title = break_text(line.title, font(Role.STRONG), room, 2).height
        badges = len(_rows_of_badges(line, room)) * (_badge_height() + _GAP)
        return QSize(width, round(title + _caption_height() + badges + 2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row."""
        line, colours = index.data(LINE_ROLE), colours_of(option.palette)
        if not isinstance(line, Line):
            return
        painter.save()
        rect = QRectF(option.rect).adjusted(2, 1, -2, -1)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            fill_rounded(painter, rect, colours.accent_soft)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill_rounded(painter, rect, colours.raised)
        if has_key_focus(option.state):
            focus_ring(painter, rect, colours)
        self._paint_words(painter, QRectF(option.rect), line, colours, is_chosen=is_chosen)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, rect: QRectF, line: Line, colours: Colours, *, is_chosen: bool
    ) -> None:
        ink = colours.on_accent_soft if is_chosen else colours.text
        quiet = colours.on_accent_soft if is_chosen else colours.muted
        number = QRectF(rect.left() + _PAD, rect.top() + _PAD, _left() - _PAD - 8, 0)
        title = break_text(line.title, font(Role.STRONG), rect.width() - _left() - _PAD, 2)
        number.setHeight(title.spacing)
        painter.setFont(tabular(font(Role.STRONG)))
        painter.setPen(QColor(quiet))
        shown = str(line.number) if line.number else "\N{EN DASH}"
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(font(Role.STRONG))
        painter.setPen(QColor(ink))
        place = rect.adjusted(_left(), _PAD, -_PAD, 0)
        title.paint(painter, place)
        place.setTop(place.top() + title.height)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(QColor(quiet))
        caption = QRectF(place.left(), place.top(), place.width(), _caption_height())
        elided = QFontMetricsF(painter.font()).elidedText(
            line.about, Qt.TextElideMode.ElideRight, caption.width()
        )
        painter.drawText(caption, Qt.AlignmentFlag.AlignVCenter, elided)
        badges = place.adjusted(0, _caption_height() + _GAP, 0, 0)
        _paint_badges(painter, badges, line, colours, is_chosen=is_chosen)


class RecommendationList(QListView):
    """Alt+Up and Alt+Down, or a drag, change the number; Enter edits, Delete withdraws.

    `chosen_changed` carries the id, `shifted` -1 or 1, `moved` an id and a place,
    `menu_wanted` a global position.
    """

    chosen_changed = Signal(str)
    opened = Signal()
    removed = Signal()
    shifted = Signal(int)
    moved = Signal(str, int)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RecommendationsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Rows(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(False)
        self.setMouseTracking(True)
        self._is_silent = False
        self._model.moved.connect(self.moved)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self.opened)

    def show_lines(self, lines: Sequence[Line], chosen: str) -> None:
        """The rows as they are now, this one chosen."""
        self._is_silent = True
        self._model.show(lines)
        self.choose(chosen)
        self._is_silent = False

    @property
    def chosen(self) -> str:
        """The id of the current row, "" for none."""
        line = self.currentIndex().data(LINE_ROLE)
        return line.id if isinstance(line, Line) else ""

    def choose(self, recommendation: str) -> None:
        """Makes one the current row, if it is there."""
        index = self._model.index(self._model.row_of(recommendation))
        if index.isValid() and index != self.currentIndex():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)

    def sizeHint(self) -> QSize:
        """Little, and then what the page has left: a page that asks for more would scroll too."""
        return QSize(scaled(260), scaled(80))

    def event(self, event: QEvent) -> bool:
        """Claims the keys that move a row before the window's clock takes them; follows zoom."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _shift_of(event):
                event.accept()
                return True
        elif event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a row."""
        by = _shift_of(event)
        if by:
            self.shifted.emit(by)
        elif deed_of(event, Place.RECOMMENDATIONS) == "open":
            self.opened.emit()
        elif deed_of(event, Place.RECOMMENDATIONS) == "withdraw":
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        row = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(scaled(60), 0)
        if self.currentIndex().isValid():
            at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(row)
            self.menu_wanted.emit(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles are broken anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_current(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, Line) and not self._is_silent:
            self.chosen_changed.emit(line.id)


def _shift_of(event: QKeyEvent) -> int:
    if event.modifiers() & ~_Modifier.KeypadModifier != _Modifier.AltModifier:
        return 0
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)


def _paint_badges(
    painter: QPainter, rect: QRectF, line: Line, colours: Colours, *, is_chosen: bool
) -> None:
    painter.setFont(font(Role.CAPTION))
    top = rect.top()
    for row in _rows_of_badges(line, rect.width()):
        left = rect.left()
        for words, tint, wide in row:
            pill = QRectF(left, top, wide, _badge_height())
            ground = colours.surface if is_chosen else getattr(colours, tint.soft)
            fill_rounded(painter, pill, ground, radius=99)
            painter.setPen(QColor(getattr(colours, tint.ink)))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
            left += wide + _GAP
        top += _badge_height() + _GAP


def _rows_of_badges(line: Line, room: float) -> list[list[tuple[str, Tint, float]]]:
    """Words, tint and width of each badge, broken into rows."""
    metrics = QFontMetrics(font(Role.CAPTION))
    rows: list[list[tuple[str, Tint, float]]] = []
    left = 0.0
    for words, tint in line.badges:
        wide = min(metrics.horizontalAdvance(words) + 16, room)
        if not rows or left + wide > room:
            rows.append([])
            left = 0.0
        rows[-1].append((words, tint, wide))
        left += wide + _GAP
    return rows


def _left() -> int:
    return scaled(38)


def _caption_height() -> int:
    return scaled(18)


def _badge_height() -> int:
    return scaled(20)
