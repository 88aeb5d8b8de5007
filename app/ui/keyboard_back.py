"""The keyboard goes back to the facilitator when a window system gives it to a room window.

`showFullScreen` asks for no keyboard, but many window managers give it to every new window, and
to the next one in line when a window of another program closes. Whoever types at the desk would
then blacken the wall with a "b".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent

from app.ui.room_window import RoomWindow

NEW_MS: Final = 2_000
"""How long after it is shown nobody can have meant to give a room window the keyboard."""
_PRESS_MS: Final = 150
"""A window system may tell the press that gave the keyboard after it has given it."""
_PAGES: Final = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_PRESSES: Final = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchBegin,
)


class KeyboardBack(QObject):
    """Watches one room window. A press in it is meant: then the keyboard stays there, for a
    clicker. Until it is back no key acts there but a clicker's two that turn pages.
    """

    def __init__(
        self, window: RoomWindow, give: Callable[[], None], is_wall: Callable[[], bool]
    ) -> None:
        """`give` takes the keyboard to the controls. `is_wall` tells whether the window fills a
        display; only a small one is worked by keyboard as any window is, once it is not new.
        """
        super().__init__(window)
        self._window, self._give, self._is_wall = window, give, is_wall
        self._new, self._waits = _timer(self), _timer(self)
        self._new.timeout.connect(self._on_old)
        self._waits.timeout.connect(self._go_back)
        window.installEventFilter(self)

    def expect(self) -> None:
        """The window is about to be shown."""
        self._new.start(NEW_MS)

    def settle(self) -> None:
        """It is a new window no longer, or is gone."""
        self._new.stop()
        self._waits.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees what the window gets before the window does."""
        if event.type() == QEvent.Type.WindowActivate:
            self._on_activated()
        elif event.type() == QEvent.Type.WindowDeactivate:
            self._waits.stop()
        elif event.type() in _PRESSES:
            self.settle()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._is_astray(event)
        return super().eventFilter(watched, event)

    def _on_activated(self) -> None:
        if self._new.isActive():
            self._waits.start(0)
        elif self._is_wall() and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._waits.start(_PRESS_MS)

    def _on_old(self) -> None:
        """Once more, should the window system not have listened the first time."""
        if self._window.isActiveWindow():
            self._go_back()

    def _go_back(self) -> None:
        if self._window.isVisible():
            self._give()

    def _is_astray(self, event: QKeyEvent) -> bool:
        """True for a key that was meant for the controls."""
        is_awaited = self._new.isActive() or self._waits.isActive()
        return is_awaited and event.key() not in _PAGES


def _timer(parent: QObject) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    return timer
