"""A person as a chip that can be pressed, focused, dragged and read aloud."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QDrag,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from app.i18n import _
from app.ui.icons import paint_icon
from app.ui.theme import Colours, Role, Space, colours_of, font, mix, scaled
from app.ui.theme.drawing import fill_rounded, focus_ring, has_key_focus, rounded
from app.ui.widgets.marks import paint_table_mark

MEMBER_MIME: Final = "application/x-bordrunde-member"
_State = QStyle.StateFlag
_PAD = 9
_LETTERS: Final = 13 / 14
"""The size of the name beside body text: a table of nine must be readable on a small laptop."""


class Chip(QPushButton):
    """A member's chip; a drag carries the member's id as UTF-8 under `MEMBER_MIME`.

    A chip is a real button, so `clicked`, `toggled` (when checkable), Tab, Space and the context
    menu key work; the page offers the moves that a drag would make.
    """

    def __init__(self, member_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._member_id = member_id
        self._table = 0
        self._is_locked = False
        self._is_absent = self._is_own = False
        self._can_drag = True
        self._pressed_at: QPoint | None = None
        self._words_pixels: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._refont()
        self._name_for_readers()

    @property
    def member_id(self) -> str:
        """Whose chip it is."""
        return self._member_id

    def stand_for(self, member_id: str, name: str) -> None:
        """Becomes another member's chip; the state is to be shown anew."""
        self._member_id = member_id
        self.setText(name)

    def show_state(
        self,
        table: int = 0,
        *,
        is_locked: bool = False,
        is_absent: bool = False,
        is_own: bool = False,
    ) -> None:
        """The table's mark (0 for none), the lock, a pale look for somebody who is not here, and a
        pin for a host, or whoever else always sits at this table.
        """
        self._table, self._is_locked, self._is_absent = table, is_locked, is_absent
        self._is_own = is_own
        self._name_for_readers()
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:  # noqa: N802 -- Qt's name
        """Another name."""
        self._words_pixels = None
        super().setText(text)
        self._name_for_readers()

    def allow_drag(self, can_drag: bool) -> None:
        """A chip in a list that is only read does not move."""
        self._can_drag = can_drag

    def sizeHint(self) -> QSize:
        """Mark, pin, name and lock on one line, at least 28 logical pixels high."""
        signs = self._is_locked + self._is_own
        extra = (self._mark_side() + Space.TINY if self._table else 0) + signs * (
            self._sign_side() + Space.TINY
        )
        return QSize(self._words_width() + 2 * _PAD + extra, _height())

    def minimumSizeHint(self) -> QSize:
        """Room for mark, signs and a few letters; the rest is shortened."""
        least = self.sizeHint().width() - self._words_width()
        return QSize(least + self.fontMetrics().averageCharWidth() * 5, _height())

    def changeEvent(self, event: QEvent) -> None:
        """Names itself again when the language changes; follows the zoom."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name_for_readers()
        elif event.type() == QEvent.Type.StyleChange:
            self._refont()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole name is in the tooltip when it does not fit."""
        super().resizeEvent(event)
        self._say_more()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where a drag may begin."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_at = event.position().toPoint() if is_left else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Starts the drag once the pointer has clearly moved."""
        if self._pressed_at is None or not self._can_drag:
            super().mouseMoveEvent(event)
            return
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self._start_drag(event.position().toPoint())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Pill, mark, name, lock, ring."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        colours = colours_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        self._paint_pill(painter, rect, option.state, colours)
        self._paint_content(painter, rect, colours)
        if has_key_focus(option.state):
            focus_ring(painter, rect, colours, rect.height() / 2)

    def _paint_pill(
        self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, colours: Colours
    ) -> None:
        radius = rect.height() / 2
        if self._is_absent:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.outline), 1, Qt.PenStyle.DashLine))
            painter.drawPath(rounded(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius))
            painter.restore()
            return
        is_hovered = bool(state & _State.State_MouseOver)
        fill = QColor(colours.accent_soft if state & _State.State_On else colours.surface)
        if is_hovered:
            fill = mix(fill, colours.accent_soft, 0.5)
        edge = (
            colours.accent if state & _State.State_On else mix(colours.border, colours.outline, 0.5)
        )
        fill_rounded(painter, rect, fill, edge, radius)

    def _paint_content(self, painter: QPainter, rect: QRectF, colours: Colours) -> None:
        left, right = float(_PAD), rect.width() - _PAD
        if self._table:
            side = self._mark_side()
            box = QRectF(left - 4, (rect.height() - side) / 2, side, side)
            paint_table_mark(painter, box, self._table)
            left = box.right() + Space.SMALL - 2
        if self._is_own:
            side = self._sign_side()
            box = QRectF(left - 2, (rect.height() - side) / 2, side, side)
            paint_icon(painter, "map-pin", box, colours.accent)
            left = box.right() + Space.TINY
        if self._is_locked:
            side = self._sign_side()
            box = QRectF(right - side + 2, (rect.height() - side) / 2, side, side)
            paint_icon(painter, "lock", box, colours.muted)
            right = box.left() - Space.TINY
        ink = colours.muted if self._is_absent else colours.text
        painter.setPen(QColor(ink))
        name = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, int(right - left) + 1
        )
        place = QRectF(left, 0, right - left + 1, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)

    def _start_drag(self, grabbed_at: QPoint) -> None:
        data = QMimeData()
        data.setData(MEMBER_MIME, QByteArray(self._member_id.encode()))
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        drag.setHotSpot(grabbed_at)
        drag.exec(Qt.DropAction.MoveAction)

    def _say_more(self) -> None:
        """In the tooltip: the name when it is cut, and what the pin means."""
        parts = [self.text()] if self.width() < self.sizeHint().width() else []
        if self._is_own:
            parts.append(_("always at this table"))
        self.setToolTip(", ".join(parts))

    def _name_for_readers(self) -> None:
        self._say_more()
        parts = [self.text()]
        if self._table:
            parts.append(_("table {number}").format(number=self._table))
        if self._is_own:
            parts.append(_("always at this table"))
        if self._is_locked:
            parts.append(_("locked"))
        if self._is_absent:
            parts.append(_("not here"))
        self.setAccessibleName(", ".join(parts))

    def _refont(self) -> None:
        letters = font(Role.BODY)
        letters.setPixelSize(round(letters.pixelSize() * _LETTERS))
        self._words_pixels = None
        self.setFont(letters)

    def _words_width(self) -> int:
        """The name's width; kept, for layouts ask many times."""
        if self._words_pixels is None:
            self._words_pixels = self.fontMetrics().horizontalAdvance(self.text())
        return self._words_pixels

    @staticmethod
    def _mark_side() -> int:
        return scaled(20)

    @staticmethod
    def _sign_side() -> int:
        return scaled(14)


def _height() -> int:
    return max(28, scaled(28))
