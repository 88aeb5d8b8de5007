"""Which display is the room's: a map of them with their numbers, chosen by a click or a digit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.screens import display_name, identity, is_covered_by, ordered
from app.ui.theme import Role, Space, colours_of, font, scaled
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import Button, Text, Tone

_MAP: Final = QSize(420, 150)


class ScreensDialog(QDialog):
    """Asks for a display; `chosen` carries it. The digits choose too; Escape leaves all as it is.

    The controls' own display, and one that mirrors it, can only show the room in a window.
    """

    chosen = Signal(object)

    def __init__(
        self, screens: Sequence[QScreen], controls: QScreen, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("The room's display"))
        self._screens = ordered(screens)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Text(_("Which display does the room look at?"), Role.HEADING, wraps=True))
        hint = _("Each display shows its number for three seconds.")
        column.addWidget(Text(hint, tone=Tone.MUTED, wraps=True))
        desk = [is_covered_by(each, controls) for each in self._screens]
        plan = _Map([each.geometry() for each in self._screens], desk)
        plan.pressed.connect(self._choose)
        column.addWidget(plan)
        for number, (screen, is_desk) in enumerate(zip(self._screens, desk, strict=True)):
            button = Button(_words(number + 1, screen, is_desk=is_desk))
            button.setProperty("number", number)
            button.clicked.connect(self._on_button)
            column.addWidget(button)
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        column.addWidget(cancel, 0, Qt.AlignmentFlag.AlignRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digits, as the displays show them."""
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < min(9, len(self._screens)):
            self._choose(number)
        else:
            super().keyPressEvent(event)

    def _on_button(self) -> None:
        self._choose(int(self.sender().property("number")))

    def _choose(self, number: int) -> None:
        self.accept()
        self.chosen.emit(self._screens[number])


class _Map(QWidget):
    """The displays as they lie on the desktop; `pressed` carries the one under the pointer."""

    pressed = Signal(int)

    def __init__(self, places: list[QRect], desk: list[bool]) -> None:
        super().__init__()
        self._places, self._desk = places, desk
        self.setFixedHeight(scaled(_MAP.height()))
        self.setMinimumWidth(scaled(_MAP.width()))
        self.setAccessibleName(_("The displays"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses."""
        at = [n for n, box in enumerate(self._boxes()) if box.contains(event.position())]
        if at:
            self.pressed.emit(at[-1])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each display with its number; those of the desk are pale."""
        painter, colours = QPainter(self), colours_of(self)
        figures = font(Role.FIGURE)
        painter.setFont(figures)
        for number, (box, is_desk) in enumerate(zip(self._boxes(), self._desk, strict=True)):
            fill = colours.sunken if is_desk else colours.accent
            fill_rounded(painter, box, fill, colours.outline, 6, 1.5)
            painter.setPen(QColor(colours.muted if is_desk else colours.on_accent))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        painter.end()

    def _boxes(self) -> list[QRectF]:
        whole = QRect()
        for each in self._places:
            whole = whole.united(each)
        room = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        share = min(room.width() / max(1, whole.width()), room.height() / max(1, whole.height()))
        left = room.center().x() - whole.width() * share / 2
        top = room.center().y() - whole.height() * share / 2
        return [
            QRectF(
                left + (each.x() - whole.x()) * share,
                top + (each.y() - whole.y()) * share,
                each.width() * share,
                each.height() * share,
            ).adjusted(2, 2, -2, -2)
            for each in self._places
        ]


def _words(number: int, screen: QScreen, *, is_desk: bool) -> str:
    """ "2  Epson EB-L210 · 1920 × 1080"; a display that tells nothing is called by its socket."""
    told, size = identity(screen), screen.size() * screen.devicePixelRatio()
    words = f"{number}  {display_name(told)} · {size.width()} × {size.height()}"
    desk = _("this one, in a window")
    return f"{words} ({desk})" if is_desk else words
