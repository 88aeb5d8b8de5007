"""Where a room window is: on its display, in a window of its own, or nowhere.

A display that is unplugged takes the room window with it: it is hidden and said so, and never
appears on another display by itself. When surely the same display comes back the window is there
again; of any other one the facilitator is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from app.settings import RoomScreen, Settings
from app.ui.floating import Floating
from app.ui.geometry import place_over
from app.ui.keyboard_back import KeyboardBack
from app.ui.room_window import RoomWindow
from app.ui.screens import (
    ScreenNumbers,
    identity,
    is_covered_by,
    is_same,
    is_surely,
    ordered,
    room_screen,
)
from app.ui.screens_dialog import ScreensDialog
from app.ui.theme import ROOM_DARK, ROOM_LIGHT


class Place(Enum):
    """Where the room window is now."""

    HIDDEN = "hidden"
    DISPLAY = "display"
    WINDOW = "window"
    LOST = "lost"


class RoomPlace(QObject):
    """Moves the room window between displays, on request only.

    `changed` carries the new `Place`; `returned` tells that the lost display is plugged in again
    and shows the room; `offered` that another one was plugged in instead, and waits to be asked;
    `missed` that the display of last time is not here (it carries its `RoomScreen`), so that the
    room screen opened on what is.
    """

    changed = Signal(object)
    returned = Signal()
    offered = Signal()
    missed = Signal(object)

    def __init__(
        self,
        window: RoomWindow,
        settings: Settings,
        keep: Callable[[], None],
        parent: QObject | None = None,
        *,
        is_foyer: bool = False,
    ) -> None:
        """`keep` writes the settings to disk, where each of the two room windows has its display
        remembered.
        """
        super().__init__(parent)
        self._window = window
        self._controls: QWidget = window
        self._part: QWidget | None = None
        self._settings = settings
        self._keep = keep
        self._is_foyer = is_foyer
        self._miniature: Callable[[], QRect | None] = _nowhere
        self._other: RoomPlace | None = None
        self._place = Place.HIDDEN
        self._screen: QScreen | None = None
        self._lost, self._awaits, self._is_gone = RoomScreen(), False, False
        self._was_away = False  # another program had the keyboard, and may lie over the wall
        self._numbers = ScreenNumbers(self)
        self._floating = Floating(window, self._spot)
        self._keyboard = KeyboardBack(
            window, self._give_keyboard, lambda: self._place is Place.DISPLAY
        )
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._on_removed)
        app.screenAdded.connect(self._on_added)
        app.applicationStateChanged.connect(self._on_state)
        window.screen_changed.connect(self._on_window_moved)
        window.closed_by_hand.connect(self.hide)
        window.use_colours(ROOM_LIGHT if settings.room_light else ROOM_DARK)

    def stay_clear_of(self, controls: QWidget, part: QWidget | None = None) -> None:
        """Names the window that the room screen may never cover, and the `part` of it that a small
        window may lie over where nothing else is free; told before the first `show`.
        """
        self._controls, self._part = controls, part

    def lie_on(self, miniature: Callable[[], QRect | None] | None) -> None:
        """Tells where what shows the same picture within the controls is on the display, None where
        it is not seen: a small window may cover that, and goes where it goes. Without an argument
        there is none.
        """
        self._miniature = miniature or _nowhere

    def share_with(self, other: RoomPlace) -> None:
        """Names the other room window, whose display is not free while it is there."""
        self._other = other

    @property
    def place(self) -> Place:
        """Where the room window is now."""
        return self._place

    @property
    def display(self) -> QScreen | None:
        """The display that it fills."""
        return self._screen

    @property
    def spare(self) -> QScreen | None:
        """The display that it would fill; None when there is none but the controls'."""
        screens = QGuiApplication.screens()
        return room_screen(screens, self._controls.screen(), self._remembered, self._taken())

    @property
    def is_unplugged(self) -> bool:
        """Whether the lost display is really gone, not only the window moved off it."""
        return self._is_gone

    @property
    def part(self) -> QWidget | None:
        """What of the controls a small window may lie over."""
        return self._part

    @property
    def is_on(self) -> bool:
        """True while people can see it."""
        return self._place in (Place.DISPLAY, Place.WINDOW)

    @property
    def window(self) -> RoomWindow:
        """The window itself, to put slides on."""
        return self._window

    @property
    def is_light(self) -> bool:
        """Whether slides have dark words on a light ground."""
        return self._settings.room_light

    def show(self) -> None:
        """On the room's display when there is one beside the controls', else in a window."""
        before, screen = self._remembered, self.spare
        is_here = any(is_same(before, identity(each)) for each in QGuiApplication.screens())
        if screen is None:
            self.show_in_window()
        else:
            self._show_on(screen)
        if before != RoomScreen() and not is_here:
            self.missed.emit(before)

    def show_in_window(self) -> None:
        """In an ordinary window near the controls; once more when they are shown later than it, for
        what was there before them belongs to nobody and would lie under them.
        """
        self._screen = None
        if not self._controls.isVisible():
            self._controls.installEventFilter(self)
        self._keyboard.expect()
        self._window.float_over(self._controls, self._below, self._miniature())
        self._floating.begin()
        self._controls.activateWindow()
        self._tell(Place.WINDOW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The controls are shown: a turn later the window system knows them."""
        if watched is self._controls and event.type() is QEvent.Type.Show:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._float_again)
        return super().eventFilter(watched, event)

    def show_on(self, screen: QScreen) -> None:
        """On this display; on the controls' own, or one that mirrors it, in a window."""
        if is_covered_by(screen, self._controls.screen()):
            self.show_in_window()
        else:
            self._show_on(screen)

    def hide(self) -> None:
        """Nowhere."""
        self._screen = None
        self._keyboard.settle()
        self._window.hide()
        self._tell(Place.HIDDEN)

    def toggle(self) -> None:
        """Shows or hides."""
        if self.is_on:
            self.hide()
        else:
            self.show()

    def come_forward(self) -> None:
        """Over what another program put there meanwhile, such as a full-screen presentation. Some
        window managers raise only what gets the keyboard, which then goes back at once.
        """
        if not self.is_on:
            return
        self._window.come_forward()
        if self._was_away and self._place is Place.DISPLAY:
            self._was_away = False
            self._keyboard.expect()
            self._window.activateWindow()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        self._was_away = self._was_away or state is not Qt.ApplicationState.ApplicationActive

    def make_way(self, over: QRect) -> None:
        """Something is opened there to be read: a small window that would lie over it goes."""
        for each in filter(None, (self, self._other)):
            window = each.window
            if each.place is Place.WINDOW and window.frameGeometry().intersects(over):
                window.hide()

    def come_back(self) -> None:
        """It has been read."""
        for each in filter(None, (self, self._other)):
            if each.place is Place.WINDOW and not each.window.isVisible():
                each.reappear()
                self._controls.activateWindow()

    def reappear(self) -> None:
        """Seen again where it was, after something was read there."""
        self._keyboard.expect()
        self._window.show()

    def move_on(self) -> None:
        """To the next free display; after the last one into a window."""
        controls = self._controls.screen()
        free = [
            screen
            for screen in ordered(QGuiApplication.screens())
            if screen is not self._taken() and not is_covered_by(screen, controls)
        ]
        after = free.index(self._screen) + 1 if self._screen in free else 0
        if after < len(free):
            self._show_on(free[after])
        else:
            self.show_in_window()

    def number_screens(self) -> None:
        """Each display's number on it for three seconds."""
        places = (self, self._other) if self._other is not None else (self,)
        walls = [each.window for each in places if each.place is Place.DISPLAY]
        self._numbers.show_numbers(self._controls.screen(), walls)

    def choose_screen(self) -> None:
        """Numbers the displays, and asks which is the room's."""
        self.number_screens()
        dialog = ScreensDialog(QGuiApplication.screens(), self._controls.screen(), self._controls)
        dialog.chosen.connect(self.show_on)
        dialog.open()

    def toggle_light(self) -> None:
        """Dark words on a light ground, for a bright hall; or light words on a dark one."""
        self._settings.room_light = not self._settings.room_light
        self._keep()
        for each in filter(None, (self, self._other)):
            each.window.use_colours(ROOM_LIGHT if self.is_light else ROOM_DARK)
            each.changed.emit(each.place)

    def close(self) -> None:
        """Ends: no window of the room stays open behind the program."""
        self._numbers.close()
        self._floating.end()
        self._keyboard.settle()
        self._screen, self._awaits = None, False
        self._place = Place.HIDDEN
        self._window.close()

    @property
    def _below(self) -> QWidget:
        """What a small window lies over where nothing is free."""
        return self._part or (self._other.part if self._other else None) or self._controls

    def _spot(self) -> QRect:
        """Where a small window belongs now."""
        return place_over(self._controls, self._below, self._miniature())

    def _float_again(self) -> None:
        if self._place is Place.WINDOW:
            self.show_in_window()

    def _taken(self) -> QScreen | None:
        """The display of the other room window."""
        return self._other.display if self._other is not None else None

    @property
    def _remembered(self) -> RoomScreen:
        return self._settings.foyer_screen if self._is_foyer else self._settings.room_screen

    def _remember(self, display: RoomScreen) -> None:
        if self._is_foyer:
            self._settings.foyer_screen = display
        else:
            self._settings.room_screen = display
        self._keep()

    def _show_on(self, screen: QScreen) -> None:
        self._screen = screen
        self._keyboard.expect()
        self._window.show_on(screen)
        self._controls.activateWindow()
        self._remember(identity(screen))
        self._tell(Place.DISPLAY)

    def _give_keyboard(self) -> None:
        """To what asks at the desk, else to the desk; one that is put away is left in peace."""
        asks = QApplication.activeModalWidget() or self._controls
        if asks.isVisible() and not asks.isMinimized():
            asks.activateWindow()

    def _on_removed(self, screen: QScreen) -> None:
        told = identity(screen)
        if screen is self._screen:
            self._lose(told, is_gone=True)
        elif self._place is Place.LOST and told == self._lost:
            self._is_gone = True  # the system had moved the window before it said why
            self.changed.emit(self._place)

    def _on_window_moved(self) -> None:
        """The system moved it, for instance because the display went: hide before it is seen."""
        if self._screen is not None and self._window.screen() is not self._screen:
            self._lose(self._remembered, is_gone=self._screen not in QGuiApplication.screens())

    def _lose(self, lost: RoomScreen, *, is_gone: bool) -> None:
        self._screen, self._is_gone = None, is_gone
        self._lost, self._awaits = lost, True
        self._window.hide()
        self._controls.activateWindow()  # the keyboard was on the display that went, perhaps
        self._tell(Place.LOST)

    def _on_added(self, screen: QScreen) -> None:
        """Back to the display that was lost, also from the window that helped out; another one is
        only offered.
        """
        if not self._awaits or is_covered_by(screen, self._controls.screen()):
            return
        if is_surely(self._lost, identity(screen)):
            self._show_on(screen)
            self.returned.emit()
        else:
            self.offered.emit()

    def _tell(self, place: Place) -> None:
        self._numbers.close()  # one may lie in the window, which is another display's now
        self._place = place
        if place is not Place.WINDOW:
            self._floating.end()
        self._awaits = self._awaits and place in (Place.LOST, Place.WINDOW)
        self.changed.emit(place)


def _nowhere() -> None:
    return None
