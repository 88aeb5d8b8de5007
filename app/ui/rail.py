"""The rail of sections at the left edge, in the order of the day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.icons import paint_icon
from app.ui.page import Section
from app.ui.theme import Role, Space, colours_of, font, icon_pixels, mix, scaled
from app.ui.theme.drawing import fill_rounded, focus_ring, has_key_focus

_State = QStyle.StateFlag


class Rail(QWidget):
    """One button for each section; arrow keys move between them. `chosen` carries the key.

    When the window is narrow or the text large it shows icons alone, names in tooltips.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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

    def set_narrow(self, is_narrow: bool) -> None:
        """Icons alone, or icons and names."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.retranslate()

    def retranslate(self) -> None:
        """The names in the language of the moment."""
        for section in self._sections:
            self._buttons[section.key].show_name(section.title(), is_narrow=self._is_narrow)
        self.updateGeometry()

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

    def _on_clicked(self, button: QPushButton) -> None:
        for key, one in self._buttons.items():
            if one is button:
                self.chosen.emit(key)


class RailButton(QPushButton):
    """Icon, name and the digit of its key."""

    def __init__(self, icon_name: str, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._digit = str(number % 10) if number <= 10 else ""
        self._is_narrow = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._refont()

    def show_name(self, name: str, *, is_narrow: bool) -> None:
        """The name, in words or as a tooltip."""
        self._is_narrow = is_narrow
        self.setText(name)
        self.setToolTip(name if is_narrow else "")
        self.setAccessibleName(name)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """One line."""
        side = icon_pixels(20)
        high = max(32, scaled(36))
        if self._is_narrow:
            return QSize(side + 22, high)
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(scaled(168), side + words + scaled(62)), high)

    def minimumSizeHint(self) -> QSize:
        """Large text on a small laptop: the buttons move together before the window grows."""
        return QSize(icon_pixels(20) + 22, max(28, scaled(23)))

    def event(self, event: QEvent) -> bool:
        """Follows the zoom."""
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._refont()
        return super().event(event)

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
            fill_rounded(painter, rect, mix(colours.sunken, colours.border, 0.6))
        ink = colours.accent if is_open else (colours.text if self._is_narrow else colours.muted)
        side = icon_pixels(20)
        left = (rect.width() - side) / 2 if self._is_narrow else 11.0
        paint_icon(
            painter, self._icon_name, QRectF(left, (rect.height() - side) / 2, side, side), ink
        )
        if not self._is_narrow:
            self._paint_words(painter, rect, left + side + 10, colours.text, colours.muted)
        if has_key_focus(option.state):
            focus_ring(painter, rect, colours)

    def _paint_words(
        self, painter: QPainter, rect: QRectF, left: float, ink: str, quiet: str
    ) -> None:
        painter.setPen(QColor(ink))
        place = rect.adjusted(left, 0, -scaled(18), 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(font(Role.CAPTION))
        painter.setPen(QColor(quiet))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(0, 0, -10, 0), align, self._digit)

    def _refont(self) -> None:
        made = font(Role.BODY)
        made.setWeight(made.Weight.Medium)
        self.setFont(made)
