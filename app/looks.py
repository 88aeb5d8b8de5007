"""When the window looks at what changed: at once at what was done here, else a few times a second.

Forty tables that write at once change the board twenty times a second. A page that looked as often
would leave the window no time to answer them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.models.assembly import Aspect

GATHER_MS: Final = 100
"""How long what came from elsewhere is gathered before anybody looks: ten looks a second."""


class Looks(QObject):
    """Gathers aspects, and calls `look` with all of them; belongs to the GUI thread."""

    def __init__(self, look: Callable[[Aspect], object], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._aspects = Aspect.NOTHING
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self.take)

    def note(self, aspects: Aspect, *, at_once: bool) -> None:
        """Something changed; what was gathered is looked at with it when that is done at once."""
        self._aspects |= aspects
        if at_once:
            self.take()
        elif self._aspects and not self._timer.isActive():
            self._timer.start()

    def take(self) -> None:
        """Look now, if there is anything to look at."""
        self._timer.stop()
        aspects, self._aspects = self._aspects, Aspect.NOTHING
        if aspects:
            self._look(aspects)
