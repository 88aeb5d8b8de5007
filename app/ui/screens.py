"""Which display is the room's.

A display is known by what it says of itself: name, maker, model and serial number. Its place on
the desktop only decides between two that say the same, for places change whenever a cable moves.
Nothing here ever picks the display the facilitator works on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from app.settings import RoomScreen
from app.ui.theme import LIGHT, font
from app.ui.theme.drawing import fill_rounded
from app.ui.theme.typography import Role

NUMBER_SHOWN_MS: Final = 3_000


def identity(screen: QScreen) -> RoomScreen:
    """What a display says of itself; some systems leave any part empty."""
    return RoomScreen(screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber())


def display_name(told: RoomScreen) -> str:
    """What people call a display: maker and model, else its socket."""
    return " ".join(filter(None, (told.maker, told.model))) or told.name


def ordered(screens: Sequence[QScreen]) -> list[QScreen]:
    """The displays from left to right, then top to bottom: the order of their numbers."""
    return sorted(screens, key=_corner)


def _corner(screen: QScreen) -> tuple[int, int]:
    place = screen.geometry()
    return place.left(), place.top()


def is_covered_by(screen: QScreen, controls: QScreen) -> bool:
    """True when full screen there would hide the controls: the same display, or a mirrored one."""
    return screen is controls or screen.geometry().intersects(controls.geometry())


def room_screen(
    screens: Sequence[QScreen],
    controls: QScreen,
    remembered: RoomScreen,
    taken: QScreen | None = None,
) -> QScreen | None:
    """The display for the room, or None when there is none but the controls' and the one that
    another room window has `taken`.

    The remembered one when it is there; else the first free one, the largest first. With two that
    say the same the one farther from the controls is taken: the near one is on the desk.
    """
    free = [
        screen for screen in screens if screen is not taken and not is_covered_by(screen, controls)
    ]
    if not free:
        return None
    known = [screen for screen in free if is_same(remembered, identity(screen))]
    if known:
        return max(known, key=_DistanceFrom(controls.geometry()))
    return max(free, key=_area)


def is_same(remembered: RoomScreen, told: RoomScreen) -> bool:
    """Whether a display is the remembered one; nothing told is nobody.

    With a serial number on both sides the connector may differ: a projector in the other socket is
    still that projector.
    """
    if remembered.serial and told.serial:
        return _make(remembered) == _make(told)
    return remembered == told and told != RoomScreen()


def is_surely(remembered: RoomScreen, told: RoomScreen) -> bool:
    """The same, and told by more than the socket: any projector in "HDMI-1" is in "HDMI-1"."""
    return is_same(remembered, told) and bool(told.model or told.serial)


def _make(screen: RoomScreen) -> tuple[str, str, str]:
    return screen.maker, screen.model, screen.serial


def _area(screen: QScreen) -> int:
    size = screen.geometry().size()
    return size.width() * size.height()


class _DistanceFrom:
    """Manhattan distance of a display's middle from a place."""

    def __init__(self, place: QRect) -> None:
        self._place = place

    def __call__(self, screen: QScreen) -> int:
        return (screen.geometry().center() - self._place.center()).manhattanLength()


class ScreenNumbers(QObject):
    """Shows each display's number on it for three seconds."""

    closed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[_NumberCard] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close)

    def show_numbers(self, controls: QScreen, walls: Sequence[QWidget] = ()) -> None:
        """Numbers every display there is now; numbered from 1 as `ordered` has them.

        On the controls' display the number stands in a corner, for the middle is worked in. `walls`
        are windows that fill a display: the number lies in them, because a window system may keep
        a full-screen window above everything else.
        """
        self.close()
        for number, screen in enumerate(ordered(QGuiApplication.screens()), start=1):
            filled = (each for each in walls if each.isVisible() and each.screen() is screen)
            card = _NumberCard(number, screen, next(filled, None), is_desk=screen is controls)
            card.show()
            card.raise_()
            self._cards.append(card)
        self._timer.start(NUMBER_SHOWN_MS)

    def close(self) -> None:
        """Takes the numbers away."""
        self._timer.stop()
        for card in self._cards:
            card.close()
            card.deleteLater()
        if self._cards:
            self._cards = []
            self.closed.emit()


_ABOVE_ALL: Final = (
    Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.Tool
    | Qt.WindowType.WindowTransparentForInput
)
_EDGE: Final = 24


def _card_place(screen: QScreen, wall: QWidget | None, *, is_desk: bool) -> QRect:
    """In the middle of the display or of what fills it; on the desk in its lower left corner."""
    if is_desk:
        space = screen.availableGeometry()
        side = min(space.width(), space.height()) // 4
        return QRect(space.left() + _EDGE, space.bottom() - _EDGE - side, side, side)
    place = screen.geometry() if wall is None else wall.rect()
    side = min(place.width(), place.height()) // 3
    box = QRect(0, 0, side, side)
    box.moveCenter(place.center())
    return box


class _NumberCard(QWidget):
    """A number on a display, over everything, in nobody's way."""

    def __init__(
        self, number: int, screen: QScreen, wall: QWidget | None, *, is_desk: bool
    ) -> None:
        super().__init__(wall, _ABOVE_ALL if wall is None else Qt.WindowType.Widget)
        self._number = number
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("screen-number")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        if wall is None:
            self.setScreen(screen)
        self.setGeometry(_card_place(screen, wall, is_desk=is_desk))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill_rounded(painter, self.rect().toRectF(), LIGHT.accent, "#ffffff", 28, 4)
        figures = font(Role.DISPLAY)
        figures.setPixelSize(self.height() * 6 // 10)
        figures.setWeight(QFont.Weight.Bold)
        painter.setFont(figures)
        painter.setPen(QColor(LIGHT.on_accent))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
