"""The strip that the notes of a lane lie on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.i18n import _
from app.ui.board.picture import Lane, LaneKind
from app.ui.board.strips import lane_width
from app.ui.board.text import break_text
from app.ui.theme import Colours, Role, colours_of, font, mix
from app.ui.theme.drawing import CARD_RADIUS, fill_rounded, rounded

_PAD: Final = 12
_LINES: Final = 6


class LaneGround(QGraphicsItem):
    """The strip that notes lie on, and that shows where a drop would go."""

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self.lane = lane
        self._size = QRectF()
        self._is_target = False
        self.top = 0.0
        """Where notes begin, below the head."""
        self.setZValue(-1)

    def resize(self, width: float, height: float) -> None:
        """In scene units."""
        if (width, height) != (self._size.width(), self._size.height()):
            self.prepareGeometryChange()
            self._size = QRectF(0, 0, width, height)

    def set_target(self, is_target: bool) -> None:
        """Whether a drop would land here."""
        if is_target != self._is_target:
            self._is_target = is_target
            self.update()

    def boundingRect(self) -> QRectF:
        """The strip."""
        return self._size

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """A sunken strip; a proposal is only outlined."""
        colours = colours_of(widget) if widget else colours_of(QApplication.palette())
        if self._is_target:
            fill_rounded(painter, self._size, colours.accent_soft, colours.accent, CARD_RADIUS, 2)
        elif self.lane.kind is LaneKind.GHOST:
            self._paint_outline(painter, colours)
        else:
            fill_rounded(painter, self._size, colours.sunken, colours.border, CARD_RADIUS)
        if self.lane.kind is LaneKind.THEME and not self.lane.faces and not self._is_target:
            self._paint_empty(painter, colours)

    def _paint_empty(self, painter: QPainter, colours: Colours) -> None:
        """How notes come here."""
        if self._size.width() < lane_width():
            return
        made = font(Role.CAPTION)
        told = _("No notes here yet. Drag some here, or choose them and press {key}.")
        if not 1 <= self.lane.number <= 9:
            told = _("No notes here yet. Drag some here.")
        words = told.format(key=self.lane.number)
        room = self._size.adjusted(_PAD, self.top + _PAD, -_PAD, 0)
        painter.setFont(made)
        painter.setPen(QColor(colours.muted))
        break_text(words, made, room.width(), _LINES).paint(painter, room)

    def _paint_outline(self, painter: QPainter, colours: Colours) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(mix(colours.window, colours.accent_soft, 0.35))
        painter.drawPath(rounded(self._size.adjusted(0.6, 0.6, -0.6, -0.6), CARD_RADIUS))
