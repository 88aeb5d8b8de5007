"""What helps whoever is in doubt: the guide and the box that says what the program is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.about import open_about
from app.ui.window_actions import WindowActions

if TYPE_CHECKING:
    from app.ui.guide.window import GuideWindow

_LENT: Final = ("zoom-in", "zoom-out", "zoom-reset")
_OF_WINDOWS: Final = {"arrival-desk": "arrival", "room-window": "room-screen"}
"""Which page is about a window that is not the facilitator's, by its object name."""


class Help(QObject):
    """Opens the guide at the page about what is on screen; one window of it at a time."""

    def __init__(self, window: QWidget, side: QWidget, section: Callable[[], str]) -> None:
        """`section` gives the key of the section on screen, "" on the start page."""
        super().__init__(window)
        self._window, self._side, self._section = window, side, section
        self._guide: GuideWindow | None = None
        self._actions: WindowActions | None = None

    def lend(self, actions: WindowActions) -> None:
        """The guide's key acts in every window, and the keys of the text's size act in the guide's,
        too.
        """
        self._actions = actions
        actions["guide"].setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)

    def open_guide(self) -> None:
        """The page about where the keyboard is; a guide that is open is brought there."""
        guide = self._guide
        if guide is None or not shiboken6.isValid(guide):
            from app.ui.guide.window import GuideWindow  # who never asks need not wait for it

            guide = self._guide = GuideWindow(self._window)
            if self._actions is not None:
                guide.addActions([self._actions[key] for key in _LENT])
        guide.show_about(self._place())
        guide.show()
        guide.raise_()
        guide.activateWindow()

    def show_about(self) -> None:
        """The program, its version and licences."""
        open_about(self._window)

    def _place(self) -> str:
        active, focused = QApplication.activeWindow(), QApplication.focusWidget()
        if active is not None and active.objectName() in _OF_WINDOWS:
            return _OF_WINDOWS[active.objectName()]
        if focused is not None and self._side.isAncestorOf(focused):
            return "room-screen"
        return self._section() or "start"
