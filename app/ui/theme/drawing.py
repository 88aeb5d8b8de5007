"""How Qt's own controls are drawn: flat, rounded, with one focus ring for all.

Functions only, from a style option to paint; `style.CalmStyle` knows which is called for what.
Our own widgets draw with the same functions, so that a button looks the same whoever made it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QWidget,
)

from app.ui.theme.colours import Colours, mix
from app.ui.theme.palettes import colours_of

RADIUS: Final = 7.0
CARD_RADIUS: Final = 12.0
RING: Final = 2.0
_LIST_RADIUS: Final = 3.0

_State = QStyle.StateFlag


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    """A rounded rectangle as a path; the radius never exceeds half the smaller side."""
    path = QPainterPath()
    fitting = min(radius, rect.width() / 2, rect.height() / 2)
    path.addRoundedRect(rect, fitting, fitting)
    return path


def fill_rounded(
    painter: QPainter,
    rect: QRectF,
    fill: QColor | str | None,
    edge: QColor | str | None = None,
    radius: float = RADIUS,
    edge_width: float = 1.0,
) -> None:
    """One rounded panel, its edge drawn inside the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = edge_width / 2 if edge is not None else 0.0
    painter.setPen(QPen(QColor(edge), edge_width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    inside = rect.adjusted(inset, inset, -inset, -inset)
    fitting = min(radius, inside.width() / 2, inside.height() / 2)
    painter.drawRoundedRect(inside, fitting, fitting)
    painter.restore()


def focus_ring(
    painter: QPainter, rect: QRectF, colours: Colours, radius: float = RADIUS, gap: bool = False
) -> None:
    """The ring of keyboard focus, 2 px inside `rect`; `gap` parts it from a fill of its own hue."""
    fill_rounded(painter, rect, None, colours.accent, radius, RING)
    if gap:
        inner = rect.adjusted(RING, RING, -RING, -RING)
        fill_rounded(painter, inner, None, colours.surface, radius - RING, 1.5)


def has_key_focus(state: QStyle.StateFlag) -> bool:
    """True when the focus came by keyboard, so that a mouse click leaves no ring behind."""
    return bool(state & _State.State_HasFocus and state & _State.State_KeyboardFocusChange)


def push_button(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """The panel of an ordinary push button; the default button of a dialog is filled."""
    colours = colours_of(option.palette)
    features = option.features if isinstance(option, QStyleOptionButton) else None
    is_default = bool(features and features & QStyleOptionButton.ButtonFeature.DefaultButton)
    fill, edge = button_colours(colours, option.state, is_default)
    rect = QRectF(option.rect)
    fill_rounded(painter, rect, fill, edge)
    if has_key_focus(option.state):
        focus_ring(painter, rect, colours, gap=is_default)


def button_colours(
    colours: Colours, state: QStyle.StateFlag, is_filled: bool
) -> tuple[QColor, QColor]:
    """(fill, edge) of a button in a state."""
    if not state & _State.State_Enabled:
        return QColor(colours.raised), QColor(colours.border)
    if is_filled:
        fill = QColor(colours.accent_hover if state & _State.State_MouseOver else colours.accent)
        return (mix(fill, colours.text, 0.12) if state & _State.State_Sunken else fill), fill
    if state & (_State.State_On | _State.State_Sunken):
        return QColor(colours.accent_soft), QColor(colours.outline)
    hovered = bool(state & _State.State_MouseOver)
    edge = mix(colours.border, colours.outline, 0.85 if hovered else 0.45)
    return QColor(colours.raised if hovered else colours.surface), edge


def tool_button(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """A tool button shows its panel only when hovered, pressed, checked or focused."""
    colours = colours_of(option.palette)
    rect = QRectF(option.rect)
    if option.state & (_State.State_On | _State.State_Sunken):
        fill_rounded(painter, rect, colours.accent_soft)
    elif option.state & _State.State_MouseOver and option.state & _State.State_Enabled:
        fill_rounded(painter, rect, colours.hovered("raised", 0.5))
    if has_key_focus(option.state):
        focus_ring(painter, rect, colours)


def focus_rect(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """Qt's own focus frame, for item views, check boxes and the like."""
    focus_ring(painter, QRectF(option.rect), colours_of(option.palette), radius=5.0)


def field(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """The well of a text field: a thin outline, 2 px in the accent colour while it has focus."""
    colours = colours_of(option.palette)
    is_focused = bool(option.state & _State.State_HasFocus)
    is_enabled = bool(option.state & _State.State_Enabled)
    edge = colours.accent if is_focused else (colours.outline if is_enabled else colours.border)
    fill = colours.surface if is_enabled else colours.raised
    fill_rounded(painter, QRectF(option.rect), fill, edge, edge_width=RING if is_focused else 1.0)


def line_edit(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A text field; one that sits inside a spin or combo box leaves the well to its owner."""
    if not is_inner(widget) and not (isinstance(widget, QLineEdit) and not widget.hasFrame()):
        field(option, painter, widget)


def is_inner(widget: QWidget | None) -> bool:
    """True for the text field that is a part of a spin box or a combo box."""
    return widget is not None and isinstance(widget.parent(), QAbstractSpinBox | QComboBox)


def tab_base(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """The quiet line that a row of tabs stands on."""
    painter.save()
    painter.setPen(QPen(QColor(colours_of(option.palette).border), 1))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
    painter.restore()


def frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The frame around lists and text areas. Rows and headings fill a list to its very corners, so
    these are hardly round.
    """
    colours = colours_of(option.palette)
    is_focused = bool(option.state & _State.State_HasFocus)
    edge = colours.accent if is_focused else colours.border
    radius = _LIST_RADIUS if isinstance(widget, QAbstractItemView) else RADIUS
    width = RING if is_focused else 1.0
    fill_rounded(painter, QRectF(option.rect), None, edge, radius, width)


def menu_frame(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """The edge of a menu."""
    painter.save()
    painter.setPen(QPen(QColor(colours_of(option.palette).border), 1))
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
    painter.restore()


def nothing(_option: QStyleOption, _painter: QPainter, _widget: QWidget | None) -> None:
    """For frames that only add noise."""


def check_box(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """A check box: filled with a tick, or a dash when only part is chosen."""
    colours = colours_of(option.palette)
    rect = _square(option.rect)
    is_set = bool(option.state & (_State.State_On | _State.State_NoChange))
    _indicator(painter, rect, colours, option.state, is_set, radius=4.0)
    if not is_set:
        return
    ink = colours.on_accent if option.state & _State.State_Enabled else colours.surface
    if option.state & _State.State_On:
        tick(painter, rect, ink)
    else:
        _dash(painter, rect, ink)


def radio_button(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """A radio button: a ring, with a dot when chosen."""
    colours = colours_of(option.palette)
    rect = _square(option.rect)
    is_set = bool(option.state & _State.State_On)
    _indicator(painter, rect, colours, option.state, is_set, radius=rect.width() / 2)
    if is_set:
        inset = rect.width() * 0.3
        ink = colours.on_accent if option.state & _State.State_Enabled else colours.surface
        fill_rounded(painter, rect.adjusted(inset, inset, -inset, -inset), ink, radius=99)


def _indicator(
    painter: QPainter,
    rect: QRectF,
    colours: Colours,
    state: QStyle.StateFlag,
    is_set: bool,
    radius: float,
) -> None:
    if not state & _State.State_Enabled:
        fill_rounded(
            painter, rect, colours.faint if is_set else colours.raised, colours.border, radius
        )
        return
    hovered = state & _State.State_MouseOver
    fill = colours.accent if is_set else (colours.raised if hovered else colours.surface)
    edge = colours.accent if is_set or hovered else colours.outline
    fill_rounded(painter, rect, fill, edge, radius, 1.3)


def tick(painter: QPainter, rect: QRectF, ink: QColor | str) -> None:
    """A tick mark that fills a square."""
    points = ((0.26, 0.52), (0.44, 0.70), (0.76, 0.33))
    _stroke(painter, rect, points, ink)


def _dash(painter: QPainter, rect: QRectF, ink: QColor | str) -> None:
    _stroke(painter, rect, ((0.28, 0.5), (0.72, 0.5)), ink)


def _stroke(
    painter: QPainter, rect: QRectF, points: tuple[tuple[float, float], ...], ink: QColor | str
) -> None:
    """A polyline in the unit square of `rect`, with round ends."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(ink), max(1.6, rect.width() * 0.12))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    placed = [
        QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height()) for x, y in points
    ]
    painter.drawPolyline(QPolygonF(placed))
    painter.restore()


def arrow_down(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """A chevron downwards, for boxes that open."""
    chevron(painter, QRectF(option.rect), colours_of(option.palette).muted, is_up=False)


def arrow_up(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """A chevron upwards."""
    chevron(painter, QRectF(option.rect), colours_of(option.palette).muted, is_up=True)


def chevron(painter: QPainter, rect: QRectF, ink: QColor | str, *, is_up: bool) -> None:
    """A chevron in the middle of a rectangle, at most 14 px wide."""
    side = min(rect.width(), rect.height(), 14.0)
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    middle, ends = (0.38, 0.62) if is_up else (0.62, 0.38)
    _stroke(painter, box, ((0.22, ends), (0.5, middle), (0.78, ends)), ink)


def _square(rect: QRect) -> QRectF:
    side = min(rect.width(), rect.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(rect).center())
    return box
