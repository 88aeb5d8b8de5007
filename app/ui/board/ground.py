"""The strip that the notes of a lane lie on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.ui.board.picture import Lane, LaneKind
from app.ui.theme import Colours, colours_of, mix
from app.ui.theme.drawing import CARD_RADIUS, fill_rounded, rounded


class LaneGround(QGraphicsItem):
    """The strip that notes lie on, and that shows where a drop would go."""

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self.lane = lane
        self._size = QRectF()
        self._is_target = False
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

    def _paint_outline(self, painter: QPainter, colours: Colours) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(mix(colours.window, colours.accent_soft, 0.35))
        painter.drawPath(rounded(self._size.adjusted(0.6, 0.6, -0.6, -0.6), CARD_RADIUS))
