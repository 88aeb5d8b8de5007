"""A moment when nothing is lost if the page moves: the pointer rests, and no button is down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication

_EVERY_MS: Final = 500
_RESTS: Final = 10
"""So many looks without a move are a rest: whoever is about to press again moves before."""

Pointer = Callable[[], tuple[QPoint, bool]]
"""Where the pointer is, and whether a button is down."""


def pointer() -> tuple[QPoint, bool]:
    """The pointer of this desktop."""
    return QCursor.pos(), QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton


class QuietMoment(QObject):
    """Does one thing at the next quiet moment. A banner that comes in the middle of a click moves
    the page, and the next press misses.
    """

    def __init__(self, parent: QObject, look: Pointer = pointer) -> None:
        super().__init__(parent)
        self._look, self._deed = look, _nothing
        self._place, self._rests = QPoint(), 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._on_look)

    def wait_for(self, deed: Callable[[], None]) -> None:
        """This is done then, and what waited before is not."""
        self._deed, self._rests = deed, 0
        self._place = self._look()[0]
        self._timer.start()

    def forget(self) -> None:
        """Nothing waits any more."""
        self._timer.stop()

    def _on_look(self) -> None:
        place, is_down = self._look()
        is_still = place == self._place and not is_down
        self._place, self._rests = place, self._rests + 1 if is_still else 0
        if self._rests >= _RESTS:
            self._timer.stop()
            self._deed()


def _nothing() -> None:
    """Until something waits."""
