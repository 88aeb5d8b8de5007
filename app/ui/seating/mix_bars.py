"""Small bars on a table's card: what the table is made of, against the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.ui.seating.mix import Mix, Part, mix_words, value_words
from app.ui.theme import Colours, Role, Space, colours_of, font, scaled
from app.ui.widgets import Text, Tone

_HIGH: Final = 20
_BAR: Final = 9
_LABEL: Final = 0.34
"""The least share of the line that the words have."""
_CLOSEST: Final = 15
"""From bar to bar where the words need the room, with a sign between."""


class MixBars(QWidget):
    """A line for each attribute, a bar for each value. The line across a bar is where a mirror of
    the room would be; a triangle says too many or too few, so that no colour has to.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mixes: Sequence[Mix] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_mixes(self, mixes: Sequence[Mix]) -> None:
        """Other figures; none hide the bars."""
        self.setVisible(bool(mixes))
        if mixes == self._mixes:
            return
        self._mixes = mixes
        told = "\n".join(mix_words(each) for each in mixes)
        self.setToolTip(told)
        self.setAccessibleName(told)
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as the card, a line for each attribute."""
        return QSize(scaled(120), len(self._mixes) * scaled(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self._label_width()
        for at, mix in enumerate(self._mixes):
            line = QRectF(0, at * scaled(_HIGH), self.width(), scaled(_HIGH))
            self._paint_line(painter, line, mix, wide)

    def _label_width(self) -> float:
        """As wide as the longest word, as far as the bars leave room."""
        metrics = QFontMetrics(font(Role.CAPTION))
        wanted = max((metrics.horizontalAdvance(each.attribute) for each in self._mixes), default=0)
        bars = max((len(each.parts) for each in self._mixes), default=0) * scaled(_CLOSEST)
        left = self.width() - Space.SMALL - bars
        return max(self.width() * _LABEL, min(wanted + 1, left))

    def _paint_line(self, painter: QPainter, line: QRectF, mix: Mix, wide: float) -> None:
        colours = colours_of(self)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(QColor(colours.muted))
        label = QRectF(line.left(), line.top(), wide, line.height())
        metrics = QFontMetrics(painter.font())
        words = metrics.elidedText(mix.attribute, Qt.TextElideMode.ElideRight, int(label.width()))
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, words)
        room = line.right() - label.right() - Space.SMALL
        step = min(scaled(_BAR + 9), room / max(1, len(mix.parts)))
        tallest = max(max(each.count, each.most) for each in mix.parts) or 1
        for at, part in enumerate(mix.parts):
            left = label.right() + Space.SMALL + at * step
            box = QRectF(left, line.top() + 3, min(scaled(_BAR), step - 2), line.height() - 5)
            _paint_part(painter, box, part, tallest, colours)


class MixLegend(Text):
    """What the bars of the cards mean: each attribute's groups in the order of the bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(role=Role.CAPTION, tone=Tone.MUTED, wraps=True, parent=parent)
        self.hide()

    def show_mixes(self, mixes: Sequence[Mix]) -> None:
        """Those of any table; none hide the legend."""
        groups = (
            f"{each.attribute}: {', '.join(value_words(part.value) for part in each.parts)}"
            for each in mixes
        )
        told = _(
            "Line: as in the assembly. \N{BLACK UP-POINTING SMALL TRIANGLE} too many, "
            "\N{BLACK DOWN-POINTING SMALL TRIANGLE} too few. From the left: {groups}."
        )
        self.setText(told.format(groups="; ".join(groups)))
        self.setVisible(bool(mixes))


def _paint_part(painter: QPainter, box: QRectF, part: Part, tallest: int, colours: Colours) -> None:
    def height(count: float) -> float:
        return box.height() * count / tallest

    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(box, QColor(colours.sunken if colours.name != "contrast" else colours.raised))
    off = part.off
    ink = QColor(colours.warning if off else colours.accent)
    full = height(part.count)
    painter.fillRect(QRectF(box.left(), box.bottom() - full, box.width(), full), ink)
    mirror = box.bottom() - height((part.least + part.most) / 2)
    painter.setPen(QPen(QColor(colours.text), 1.4))
    painter.drawLine(QPointF(box.left() - 1.5, mirror), QPointF(box.right() + 1.5, mirror))
    if off:
        _paint_sign(painter, box, colours, is_more=off > 0)


def _paint_sign(painter: QPainter, box: QRectF, colours: Colours, *, is_more: bool) -> None:
    """A triangle beside the bar: up for too many, down for too few."""
    side, left = box.width() * 0.62, box.right() + 2
    middle = box.center().y()
    tip, base = (
        (middle - side / 2, middle + side / 2)
        if is_more
        else (middle + side / 2, middle - side / 2)
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.text))
    corners = [QPointF(left, base), QPointF(left + side, base), QPointF(left + side / 2, tip)]
    painter.drawPolygon(QPolygonF(corners))
