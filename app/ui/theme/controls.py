"""Controls that are drawn in our own way: headers of tables, progress bars and tabs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyleOption,
    QStyleOptionHeader,
    QStyleOptionProgressBar,
    QStyleOptionTab,
    QWidget,
)

from app.ui.theme import drawing
from app.ui.theme.palettes import colours_of

_CE = QStyle.ControlElement
_State = QStyle.StateFlag

Draw = Callable[[QStyleOption, QPainter, "QWidget | None"], None]


def _header_section(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    colours = colours_of(option.palette)
    painter.fillRect(option.rect, QColor(colours.sunken))
    painter.setPen(QPen(QColor(colours.border), 1))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def _header_label(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """The column's name in the muted colour; the sort mark is drawn by Qt's own arrow."""
    if not isinstance(option, QStyleOptionHeader):
        return
    painter.setPen(QColor(colours_of(option.palette).muted))
    rect = option.rect.adjusted(6, 0, -6, 0)
    if option.textAlignment & Qt.AlignmentFlag.AlignHCenter:  # a figure needs no air to its sides
        rect = option.rect
    text = painter.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, option.textAlignment | Qt.AlignmentFlag.AlignVCenter, text)


def _progress_groove(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    colours = colours_of(option.palette)
    drawing.fill_rounded(painter, QRectF(option.rect), colours.sunken, colours.border, 99)


def _progress_contents(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    if not isinstance(option, QStyleOptionProgressBar) or option.maximum <= option.minimum:
        return
    share = (option.progress - option.minimum) / (option.maximum - option.minimum)
    rect = QRectF(option.rect)
    rect.setWidth(max(rect.height(), rect.width() * share) if share > 0 else 0)
    if share > 0:
        drawing.fill_rounded(painter, rect, colours_of(option.palette).accent, radius=99)


def _tab(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """A tab is a word with a line under the one that is open."""
    if not isinstance(option, QStyleOptionTab):
        return
    colours = colours_of(option.palette)
    rect = QRectF(option.rect)
    if option.state & _State.State_MouseOver:
        drawing.fill_rounded(painter, rect.adjusted(2, 2, -2, -4), colours.raised)
    if option.state & _State.State_Selected:
        line = QRectF(rect.left() + 10, rect.bottom() - 3, rect.width() - 20, 3)
        drawing.fill_rounded(painter, line, colours.accent, radius=1.5)
    if drawing.has_key_focus(option.state):
        drawing.focus_ring(painter, rect.adjusted(2, 2, -2, -2), colours)


CONTROLS: Final[dict[QStyle.ControlElement, Draw]] = {
    _CE.CE_HeaderSection: _header_section,
    _CE.CE_HeaderEmptyArea: _header_section,
    _CE.CE_HeaderLabel: _header_label,
    _CE.CE_ProgressBarGroove: _progress_groove,
    _CE.CE_ProgressBarContents: _progress_contents,
    _CE.CE_TabBarTabShape: _tab,
}
