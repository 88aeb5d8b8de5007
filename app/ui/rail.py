"""The rail of sections at the left edge, in the order of the day."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWindow,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.geometry import at_foot
from app.ui.icons import paint_icon
from app.ui.page import Section
from app.ui.theme import Role, Space, colours_of, font, icon_pixels, scaled
from app.ui.theme.drawing import fill_rounded, focus_ring, has_key_focus

_State = QStyle.StateFlag
_LETTERS: Final = 11 / 14
"""The size of a name under its icon, as a multiple of the body."""


class Lettering(Enum):
    """Where a section's name stands by its icon."""

    BESIDE = "beside"
    BELOW = "below"
    NONE = "none"


class Rail(QWidget):
    """One button for each section; arrow keys move between them. `chosen` carries the key.

    The keyboard is here only while somebody walks the rail with it: a press of the mouse, wherever
    it falls, puts it back on the page, which `left` asks for. Enter would else lead away from what
    one is doing.

    When the window is narrow or the text large the names stand small under the icons, as long as
    all of them have room.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heard: QWindow | None = None
        self._buttons: dict[str, RailButton] = {}
        self._sections: tuple[Section, ...] = ()
        self._is_narrow = False
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.SMALL, Space.MEDIUM, Space.SMALL, Space.MEDIUM)
        self._column.setSpacing(Space.HAIR)
        self._column.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Replaces the buttons."""
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._column.removeWidget(button)
            button.deleteLater()
        self._sections = tuple(sections)
        self._buttons = {}
        for at, section in enumerate(self._sections):
            button = RailButton(section.icon_name, at + 1)
            self._buttons[section.key] = button
            self._group.addButton(button)
            self._column.insertWidget(at, button)
        self.retranslate()

    def show_current(self, key: str) -> None:
        """Marks the section that is on screen."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def let_go(self) -> None:
        """Puts the keyboard back on the page, if it is here."""
        for button in self._buttons.values():
            if button.hasFocus():
                button.clearFocus()
                self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on there are presses to hear, before what they fall on does."""
        super().showEvent(event)
        handle = self.window().windowHandle()
        if handle is not self._heard:
            self._heard = handle
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press anywhere in the window."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.let_go()
        return super().eventFilter(watched, event)

    def set_narrow(self, is_narrow: bool) -> None:
        """Names under the icons, or beside them."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.retranslate()

    def retranslate(self) -> None:
        """The names in the language of the moment."""
        for section in self._sections:
            self._buttons[section.key].show_name(section.title(), self._lettering())
        self.updateGeometry()

    def place_on_screen(self) -> QRect | None:
        """Where beneath the sections a small window may lie and hides nothing; None while there is
        no room for one.
        """
        last = max((each.geometry().bottom() for each in self._buttons.values()), default=0)
        free = self.rect().adjusted(0, last + 1, Space.MEDIUM, 0)  # and over the page's margin
        place = at_foot(free) if self.isVisible() else None
        return QRect(self.mapToGlobal(place.topLeft()), place.size()) if place else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height may have room for the names, or none."""
        super().resizeEvent(event)
        if any(each.lettering is not self._lettering() for each in self._buttons.values()):
            self.retranslate()

    def sizeHint(self) -> QSize:
        """As wide as the longest name needs."""
        widest = max((b.sizeHint().width() for b in self._buttons.values()), default=0)
        return QSize(widest + 2 * Space.SMALL, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A well, parted from the page by a quiet line."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.sunken))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(colours.border))

    def _lettering(self) -> Lettering:
        if not self._is_narrow:
            return Lettering.BESIDE
        margins = self._column.contentsMargins()
        each = stacked_height() + self._column.spacing()
        needed = len(self._sections) * each + margins.top() + margins.bottom()
        return Lettering.BELOW if needed <= self.height() else Lettering.NONE

    def _on_clicked(self, button: QPushButton) -> None:
        for key, one in self._buttons.items():
            if one is button:
                self.chosen.emit(key)


class RailButton(QPushButton):
    """Icon, name and the digit of its key. Only the keyboard gives it the focus, so that a press
    leaves the keyboard to the page that comes.
    """

    def __init__(self, icon_name: str, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._digit = str(number % 10) if number <= 10 else ""
        self.lettering = Lettering.BESIDE
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._refont()

    def show_name(self, name: str, lettering: Lettering) -> None:
        """The name, and where it stands; without a place of its own it is the tooltip."""
        self.lettering = lettering
        self.setText(name)
        self.setToolTip(name if lettering is Lettering.NONE else "")
        self.setAccessibleName(name)
        self._refont()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """One line, or an icon and a line under it."""
        side = icon_pixels(20)
        words = self.fontMetrics().horizontalAdvance(self.text())
        if self.lettering is Lettering.NONE:
            return QSize(side + 22, max(32, scaled(36)))
        if self.lettering is Lettering.BELOW:
            return QSize(max(side, words) + 12, stacked_height() + 8)
        return QSize(max(scaled(168), side + words + scaled(62)), max(32, scaled(36)))

    def minimumSizeHint(self) -> QSize:
        """Large text on a small laptop: the buttons move together before the window grows."""
        return QSize(icon_pixels(20) + 22, max(28, scaled(23)))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._refont()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft panel and a bar mark the section that is open."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        colours = colours_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        is_open = self.isChecked()
        if is_open:
            fill_rounded(painter, rect, colours.surface, colours.border)
            bar = QRectF(0, rect.height() * 0.26, 3, rect.height() * 0.48)
            fill_rounded(painter, bar, colours.accent, radius=1.5)
        elif option.state & _State.State_MouseOver:
            fill_rounded(painter, rect, colours.hovered("sunken", 0.6))
        icon_ink = colours.accent if is_open else colours.muted
        self._paint_icon(painter, rect, icon_ink)
        if self.lettering is Lettering.BESIDE:
            self._paint_beside(painter, rect, colours.text, colours.muted)
        elif self.lettering is Lettering.BELOW:
            self._paint_below(painter, rect, colours.accent if is_open else colours.text)
        if has_key_focus(option.state):
            focus_ring(painter, rect, colours)

    def _paint_icon(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        side = icon_pixels(20)
        line = _line() if self.lettering is Lettering.BELOW else 0
        left = 11.0 if self.lettering is Lettering.BESIDE else (rect.width() - side) / 2
        top = (rect.height() - side - line) / 2
        paint_icon(painter, self._icon_name, QRectF(left, top, side, side), ink)

    def _paint_below(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        painter.setPen(QColor(ink))
        top = (rect.height() + icon_pixels(20) - _line()) / 2
        place = QRectF(0, top, rect.width(), _line())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_beside(self, painter: QPainter, rect: QRectF, ink: str, quiet: str) -> None:
        painter.setPen(QColor(ink))
        place = rect.adjusted(11 + icon_pixels(20) + 10, 0, -scaled(18), 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(font(Role.CAPTION))
        painter.setPen(QColor(quiet))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(0, 0, -10, 0), align, self._digit)

    def _refont(self) -> None:
        self.setFont(_small() if self.lettering is Lettering.BELOW else _medium())


def stacked_height() -> int:
    """The least height of an icon with a name under it."""
    return icon_pixels(20) + _line() + 6


def _line() -> int:
    return QFontMetrics(_small()).height() + 2


def _medium() -> QFont:
    made = font(Role.BODY)
    made.setWeight(made.Weight.Medium)
    return made


def _small() -> QFont:
    made = _medium()
    made.setPixelSize(max(9, round(made.pixelSize() * _LETTERS)))
    return made
