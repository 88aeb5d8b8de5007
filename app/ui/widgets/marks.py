"""The mark of a table (shape, colour, number) and small badges."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.reports.marks import outline_of
from app.ui.theme import Role, colours_of, font, mix, scaled, table_colour, tabular
from app.ui.theme.drawing import fill_rounded
from app.ui.theme.marks import Shape
from app.ui.widgets.banner import Tint
from app.ui.widgets.drawn import Drawn

_Points = tuple[tuple[float, float], ...]

# Corners in the unit square, clockwise from the top left.
_POLYGONS: Final[dict[Shape, _Points]] = {
    Shape.DIAMOND: ((0.5, -0.06), (1.06, 0.5), (0.5, 1.06), (-0.06, 0.5)),
    Shape.HEXAGON: (
        (0.26, 0.02), (0.74, 0.02), (1.03, 0.5), (0.74, 0.98), (0.26, 0.98), (-0.03, 0.5),
    ),
    Shape.HOUSE: ((0.5, -0.04), (1.0, 0.34), (1.0, 0.98), (0.0, 0.98), (0.0, 0.34)),
    Shape.TAG: ((-0.02, 0.06), (0.68, 0.06), (1.06, 0.5), (0.68, 0.94), (-0.02, 0.94)),
    Shape.OCTAGON: (
        (0.29, 0.0), (0.71, 0.0), (1.0, 0.29), (1.0, 0.71),
        (0.71, 1.0), (0.29, 1.0), (0.0, 0.71), (0.0, 0.29),
    ),
    Shape.SLANT: ((0.2, 0.06), (1.08, 0.06), (0.8, 0.94), (-0.08, 0.94)),
    Shape.SHIELD: ((0.0, 0.02), (1.0, 0.02), (1.0, 0.6), (0.5, 1.06), (0.0, 0.6)),
}  # fmt: skip


def paint_table_mark(painter: QPainter, rect: QRectF, number: int) -> None:
    """Draws the mark of table `number` into a square; legible from 20 logical pixels on."""
    colour = table_colour(number)
    inset = rect.width() * 0.06 + 0.5
    box = rect.adjusted(inset, inset, -inset, -inset)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(mix(colour.fill, "#000000", 0.35), 1))
    painter.setBrush(QColor(colour.fill))
    painter.drawPath(_shape_path(colour.shape, box))
    painter.setPen(QColor(colour.ink))
    figures = tabular(painter.font())
    figures.setPixelSize(max(9, round(rect.height() * (0.56 if number < 10 else 0.46))))
    figures.setWeight(QFont.Weight.Bold)
    painter.setFont(figures)
    lowered = rect.translated(0, rect.height() * _OPTICAL_CENTRE.get(colour.shape, 0.0))
    painter.drawText(lowered, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()


# Where the middle of a shape's body is not the middle of its square.
_OPTICAL_CENTRE: Final = {
    Shape.HOUSE: 0.08, Shape.SHIELD: -0.05, Shape.ARCH: 0.04, Shape.HEART: -0.07, Shape.DROP: 0.08,
    Shape.CROWN: 0.12,
}  # fmt: skip


def _shape_path(shape: Shape, box: QRectF) -> QPainterPath:
    if shape in _POLYGONS:
        path = QPainterPath()
        path.addPolygon(QPolygonF([_at(box, x, y) for x, y in _POLYGONS[shape]]))
        path.closeSubpath()
        return path
    if shape in _CURVES:
        return _CURVES[shape](box)
    path = QPainterPath()
    path.addPolygon(QPolygonF([_at(box, x, 1 - y) for x, y in outline_of(shape.value)]))
    path.closeSubpath()
    return path


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())


def _circle(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(box)
    return path


def _square(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, box.width() * 0.12, box.width() * 0.12)
    return path


def _pill(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    slim = box.adjusted(
        -box.width() * 0.06, box.height() * 0.12, box.width() * 0.06, -box.height() * 0.12
    )
    path.addRoundedRect(slim, slim.height() / 2, slim.height() / 2)
    return path


def _leaf(box: QRectF) -> QPainterPath:
    """Two round corners, two sharp ones."""
    path = QPainterPath(_at(box, 0, 0))
    path.lineTo(_at(box, 0.5, 0))
    path.quadTo(_at(box, 1, 0), _at(box, 1, 0.5))
    path.lineTo(_at(box, 1, 1))
    path.lineTo(_at(box, 0.5, 1))
    path.quadTo(_at(box, 0, 1), _at(box, 0, 0.5))
    path.closeSubpath()
    return path


def _arch(box: QRectF) -> QPainterPath:
    """A gate: half round above, straight below."""
    path = QPainterPath(_at(box, 0, 1))
    path.lineTo(_at(box, 0, 0.5))
    path.arcTo(QRectF(box.left(), box.top(), box.width(), box.height()), 180, -180)
    path.lineTo(_at(box, 1, 1))
    path.closeSubpath()
    return path


_CURVES: Final[dict[Shape, Callable[[QRectF], QPainterPath]]] = {
    Shape.CIRCLE: _circle,
    Shape.SQUARE: _square,
    Shape.PILL: _pill,
    Shape.LEAF: _leaf,
    Shape.ARCH: _arch,
}


class TableMark(Drawn):
    """The mark of one table, as a widget of its own."""

    def __init__(self, number: int, pixels: int = 26, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._pixels = pixels
        self.setAccessibleName(_("Table {number}").format(number=number))

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = scaled(self._pixels)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The mark."""
        paint_table_mark(QPainter(self), QRectF(self.rect()), self._number)


_LEAST_LETTERS: Final = 20
_ROUND_WORDS: Final = 18
"""Pixels to the left and right of a badge's words."""


class Badge(Drawn):
    """A word on a tint, such as a state ("running", "not adopted")."""

    def __init__(
        self, text: str = "", tint: Tint = Tint.INFO, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tint = tint
        self._text = ""
        self.show_text(text, tint)

    def give_way(self) -> None:
        """Its words are shortened with an ellipsis where there is no room for all of them."""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, tint: Tint | None = None) -> None:
        """Other words, and another tint when given."""
        self._text = text
        self._tint = tint or self._tint
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words and a little room."""
        metrics = QFontMetrics(font(Role.LABEL))
        return QSize(metrics.horizontalAdvance(self._text) + _ROUND_WORDS, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        """Room to tell what it is about when it gives way."""
        if self.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed:
            return super().minimumSizeHint()
        few = QFontMetrics(font(Role.LABEL)).averageCharWidth() * _LEAST_LETTERS + _ROUND_WORDS
        return QSize(min(few, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint and words."""
        colours = colours_of(self)
        painter = QPainter(self)
        fill_rounded(painter, QRectF(self.rect()), getattr(colours, self._tint.soft), radius=99)
        painter.setFont(font(Role.LABEL))
        painter.setPen(QColor(getattr(colours, self._tint.ink)))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._shown())

    def _shown(self) -> str:
        """All words where there is the room that was asked for, whatever a painter rounds."""
        if self.width() >= self.sizeHint().width():
            return self._text
        metrics, inside = QFontMetrics(font(Role.LABEL)), self.width() - _ROUND_WORDS
        return metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, inside)
