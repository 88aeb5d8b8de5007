"""A small room window stays on what shows the same picture, wherever that goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QWidget

_EVERY_MS: Final = 250
_SLACK, _SIZE_SLACK = 48, 4
"""As far a window system puts a window from where it was asked to, for its frame."""


class Floating(QObject):
    """Looks now and then whether the place of a window has gone: the side was hidden, a page of
    the room's slides wants two more buttons, or the controls are another size. Where a person put
    the window, it stays.
    """

    def __init__(self, window: QWidget, spot: Callable[[], QRect]) -> None:
        super().__init__(window)
        self._window, self._spot = window, spot
        self._lies = self._put = QRect()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._on_look)

    def begin(self) -> None:
        """It has just been put where it belongs."""
        self._lies, self._put = self._spot(), self._window.geometry()
        self._timer.start()

    def end(self) -> None:
        """It floats no longer."""
        self._timer.stop()

    def _on_look(self) -> None:
        if self._was_moved():
            self._timer.stop()
            return
        spot = self._spot()
        if spot != self._lies:
            self._window.setGeometry(spot)
            self._lies = self._put = spot

    def _was_moved(self) -> bool:
        by = self._window.geometry().topLeft() - self._put.topLeft()
        grown = self._window.size() - self._put.size()
        far = max(abs(by.x()), abs(by.y())) > _SLACK
        return far or max(abs(grown.width()), abs(grown.height())) > _SIZE_SLACK
