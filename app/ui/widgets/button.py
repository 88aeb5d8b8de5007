"""Buttons: one filled for the main step, quiet ones for the rest."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

from app.ui.icons import paint_icon
from app.ui.theme import Colours, Role, colours_of, font, icon_pixels, scaled
from app.ui.theme.drawing import (
    button_colours,
    chevron,
    fill_rounded,
    focus_ring,
    has_key_focus,
    tool_button,
)
from app.ui.widgets.second_click import Pressed

_State = QStyle.StateFlag
_PAD = 14
_LEAST_PAD = 4
_GAP = 8
_GREY = 0.45
"""How much is left of a key that does not act."""


class Kind(Enum):
    """How loud a button is; a page has at most one PRIMARY."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"


class Button(QPushButton):
    """A push button with an optional icon; at least 32 logical pixels high at 100 percent."""

    def __init__(
        self,
        text: str = "",
        kind: Kind = Kind.SECONDARY,
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self._icon_name = icon_name
        self._key, self._other_key, self._is_armed = "", "", False
        self.pressed_here = Pressed(self)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._refont()

    def show_key(self, armed: str, other: str) -> None:
        """The key that presses it, after the words: `armed` while it acts, else `other`. Letters
        that do not act are grey; the button is as wide as the wider of the two at all times.
        """
        self._key, self._other_key = armed, other
        self.updateGeometry()
        self.update()

    def arm(self, is_armed: bool) -> None:
        """Whether the key acts where the keyboard is now."""
        self._is_armed = is_armed
        self.update()

    @property
    def told_key(self) -> tuple[str, bool]:
        """The key on show, and whether it is grey."""
        told = self._key if self._is_armed else self._other_key
        return told, not self._is_armed and told == self._key

    def set_icon_name(self, name: str) -> None:
        """Another icon, or none with the empty name."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words, the icon, the arrow of a menu, and room around them."""
        width = 2 * _PAD + self.fontMetrics().horizontalAdvance(self._plain_text())
        width += max(map(self._width_of_key, (self._key, self._other_key)))
        if self._icon_name:
            width += icon_pixels() + (_GAP if self.text() else 0)
        if self.menu() is not None:
            width += 14 + _GAP
        return QSize(width, max(32, scaled(34)))

    def minimumSizeHint(self) -> QSize:
        """A button is never narrower than its words."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers that it was this one."""
        self.pressed_here.note()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press, but for what came under the pointer meanwhile."""
        if not self.pressed_here.is_stray():
            super().mouseDoubleClickEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._refont()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Panel, icon, words and focus ring."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        colours = colours_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        self._paint_panel(painter, rect, option.state, colours)
        self._paint_words(painter, rect, self._ink(option.state, colours))
        if has_key_focus(option.state):
            focus_ring(painter, rect, colours, gap=self._is_filled)

    def _paint_panel(
        self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, colours: Colours
    ) -> None:
        if self._kind is Kind.QUIET:
            if state & _State.State_Enabled and state & (
                _State.State_MouseOver | _State.State_Sunken | _State.State_On
            ):
                fill_rounded(painter, rect, colours.hovered("window", 0.7))
            return
        fill, edge = button_colours(colours, state, self._kind is Kind.PRIMARY)
        if self._kind is Kind.DANGER and state & _State.State_Enabled:
            fill = edge = QColor(colours.danger)
        fill_rounded(painter, rect, fill, edge)

    def _ink(self, state: QStyle.StateFlag, colours: Colours) -> str:
        if not state & _State.State_Enabled:
            return colours.faint
        return {
            Kind.PRIMARY: colours.on_accent,
            Kind.DANGER: colours.on_danger,
            Kind.QUIET: colours.accent,
            Kind.SECONDARY: colours.text,
        }[self._kind]

    def _paint_words(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        words = self.fontMetrics().horizontalAdvance(self._plain_text())
        tail = 14 + _GAP if self.menu() is not None else 0
        key, is_grey = self.told_key
        side = icon_pixels() if self._icon_name else 0
        gap = _GAP if side and words else 0
        # In a place too narrow for everything the words stay whole: first the key goes.
        spare = rect.width() - 2 * _LEAST_PAD - words - tail
        if side + gap + self._width_of_key(key) > spare:
            key = ""
        if side + gap > spare and words:
            side, gap = 0, 0
        tail += self._width_of_key(key)
        left = (rect.width() - side - gap - words - tail) / 2
        if side:
            box = QRectF(left, (rect.height() - side) / 2, side, side)
            paint_icon(painter, self._icon_name, box, ink)
        painter.setPen(QColor(ink))
        place = QRectF(left + side + gap, 0, words + 1, rect.height())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic
        painter.drawText(place, align, self.text())
        if key:
            painter.setPen(QColor(self._key_ink(ink, is_grey=is_grey)))
            painter.setOpacity(_GREY if is_grey and self._is_filled else 1.0)
            at = QRectF(place.right() - 1 + _GAP, 0, self._width_of_key(key), rect.height())
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, key)
            painter.setOpacity(1.0)
        if self.menu() is not None:
            chevron(painter, QRectF(place.right() + _GAP, 0, 14, rect.height()), ink, is_up=False)

    def _key_ink(self, ink: str, *, is_grey: bool) -> str:
        """The faint ink of the scheme is legible in all of them; on a filled button there is none,
        and the letters let its colour through.
        """
        return colours_of(self).faint if is_grey and not self._is_filled else ink

    @property
    def _is_filled(self) -> bool:
        return self._kind in (Kind.PRIMARY, Kind.DANGER)

    def _width_of_key(self, key: str) -> int:
        return self.fontMetrics().horizontalAdvance(key) + _GAP if key else 0

    def _plain_text(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _refont(self) -> None:
        made = font(Role.BODY)
        made.setWeight(made.Weight.Medium)
        self.setFont(made)


class IconButton(QToolButton):
    """A button that is only an icon: its name is told in the tooltip and to screen readers."""

    def __init__(self, icon_name: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.pressed_here = Pressed(self)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.name_it(name)
        self._resize_to_zoom()

    def name_it(self, name: str) -> None:
        """The words for what it does, in the language of the moment."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_icon_name(self, name: str) -> None:
        """Another icon."""
        self._icon_name = name
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers that it was this one."""
        self.pressed_here.note()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press, but for what came under the pointer meanwhile."""
        if not self.pressed_here.is_stray():
            super().mouseDoubleClickEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._resize_to_zoom()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon in the colours of where it stands, which a QIcon would not know."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        tool_button(option, painter, self)
        colours = colours_of(self)
        side = icon_pixels()
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        ink = colours.text if self.isEnabled() else colours.faint
        paint_icon(painter, self._icon_name, box, ink)

    def _resize_to_zoom(self) -> None:
        side = icon_pixels()
        self.setFixedSize(max(30, side + 14), max(30, side + 14))
