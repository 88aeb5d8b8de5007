"""Where the room window is: on the room's display, in a window of its own, or nowhere.

A display that is unplugged takes the room window with it: it is hidden and said so, and never
appears on another display by itself. When the display comes back the facilitator is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from app.settings import RoomScreen, Settings
from app.ui.room_window import RoomWindow
from app.ui.screens import ScreenNumbers, identity, is_covered_by, is_same, ordered, room_screen


class Place(Enum):
    """Where the room window is now."""

    HIDDEN = "hidden"
    DISPLAY = "display"
    WINDOW = "window"
    LOST = "lost"


class RoomPlace(QObject):
    """Moves the room window between displays, on request only.

    `changed` carries the new `Place`; `returned` tells that the lost display is plugged in again.
    """

    changed = Signal(object)
    returned = Signal()

    def __init__(
        self,
        window: RoomWindow,
        settings: Settings,
        keep: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        """`keep` writes the settings to disk."""
        super().__init__(parent)
        self._window = window
        self._controls: QWidget = window
        self._settings = settings
        self._keep = keep
        self._place = Place.HIDDEN
        self._screen: QScreen | None = None
        self._lost = RoomScreen()
        self._numbers = ScreenNumbers(self)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._on_removed)
        app.screenAdded.connect(self._on_added)
        window.screen_changed.connect(self._on_window_moved)
        window.closed_by_hand.connect(self.hide)

    def stay_clear_of(self, controls: QWidget) -> None:
        """Names the window that the room screen may never cover; told before the first `show`."""
        self._controls = controls

    @property
    def place(self) -> Place:
        """Where the room window is now."""
        return self._place

    @property
    def window(self) -> RoomWindow:
        """The window itself, to put slides on."""
        return self._window

    def show(self) -> None:
        """On the room's display when there is one beside the controls', else in a window."""
        screen = room_screen(
            QGuiApplication.screens(), self._controls.screen(), self._settings.room_screen
        )
        if screen is None:
            self.show_in_window()
        else:
            self._show_on(screen)

    def show_in_window(self) -> None:
        """In an ordinary window near the controls."""
        self._screen = None
        self._window.float_over(self._controls)
        self._controls.activateWindow()
        self._tell(Place.WINDOW)

    def hide(self) -> None:
        """Nowhere."""
        self._screen = None
        self._window.hide()
        self._tell(Place.HIDDEN)

    def toggle(self) -> None:
        """Shows or hides."""
        if self._place in (Place.DISPLAY, Place.WINDOW):
            self.hide()
        else:
            self.show()

    def move_on(self) -> None:
        """To the next free display; after the last one into a window."""
        controls = self._controls.screen()
        free = [s for s in ordered(QGuiApplication.screens()) if not is_covered_by(s, controls)]
        after = free.index(self._screen) + 1 if self._screen in free else 0
        if after < len(free):
            self._show_on(free[after])
        else:
            self.show_in_window()

    def number_screens(self) -> None:
        """Each display's number on it for three seconds."""
        self._numbers.show_numbers()

    def close(self) -> None:
        """Ends: no window of the room stays open behind the program."""
        self._numbers.close()
        self._screen = None
        self._window.close()

    def _show_on(self, screen: QScreen) -> None:
        self._screen = screen
        self._window.show_on(screen)
        self._controls.activateWindow()
        self._settings.room_screen = identity(screen)
        self._keep()
        self._tell(Place.DISPLAY)

    def _on_removed(self, screen: QScreen) -> None:
        if screen is self._screen:
            self._lose(identity(screen))

    def _on_window_moved(self) -> None:
        """The system moved it, for instance because the display went: hide before it is seen."""
        if self._screen is not None and self._window.screen() is not self._screen:
            self._lose(self._settings.room_screen)

    def _lose(self, lost: RoomScreen) -> None:
        self._screen = None
        self._lost = lost
        self._window.hide()
        self._tell(Place.LOST)

    def _on_added(self, screen: QScreen) -> None:
        if self._place is Place.LOST and is_same(self._lost, identity(screen)):
            self.returned.emit()

    def _tell(self, place: Place) -> None:
        self._place = place
        self.changed.emit(place)
