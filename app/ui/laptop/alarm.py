"""Lets the room hear that time is short: a tick at the warnings, a gong at the end, and at that of
each step.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app import places
from app.document import Document
from app.models import timing
from app.models.speakers import Speaker
from app.models.timing import Cue
from app.settings import Settings
from app.sounds import Player, Sound

LOOK_EVERY_MS: Final = 200
_SOUNDS: Final = {
    Cue.SOON: Sound.TICK,
    Cue.LAST: Sound.TICK,
    Cue.STEP: Sound.GONG,
    Cue.OVER: Sound.GONG,
}


class Hearing(Enum):
    """Whether this laptop can be heard, as far as it was tried."""

    UNTRIED = "untried"
    HEARD = "heard"
    SILENT = "silent"


class Alarm(QObject):
    """Looks five times a second while a document is open, whatever is on screen.

    `hearing_changed` tells that it is known, or otherwise, whether sounds can be played; `stepped`
    that a step has ended and the next one has begun, also while sounds are off.
    """

    hearing_changed = Signal()
    stepped = Signal()
    _told = Signal(bool)

    def __init__(
        self,
        document: Document,
        preferences: Settings,
        parent: QObject | None = None,
        *,
        player: Player | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._preferences = document, preferences
        self._before = document.now()
        self.hearing = Hearing.UNTRIED
        self._player = player or Player(places.resources() / "sounds", self._told.emit)
        self._told.connect(self._on_told)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Be silent."""
        self._timer.stop()
        self._player.close()

    def look(self) -> None:
        """Sound what became due since the last look."""
        before, now = self._before, self._document.now()
        self._before = now
        cue = self._due(before, now)
        if cue is Cue.STEP:
            self.stepped.emit()
        if cue is not None and self._preferences.sound:
            self._player.play(_SOUNDS[cue], self._preferences.volume)

    def try_out(self, sound: Sound) -> None:
        """Play a sound for the test, also while sounds are off."""
        self._player.play(sound, self._preferences.volume)

    def hear(self, went: bool) -> None:
        """Whether a sound could be played; from any thread."""
        self._told.emit(went)

    def _due(self, before: int, now: int) -> Cue | None:
        assembly = self._document.assembly
        item, speaking = assembly.agenda.running, assembly.speakers.speaking
        cue = timing.due(item, assembly.agenda.warnings, before, now) if item else None
        if cue is None and speaking is not None and _is_up(speaking, before, now):
            return Cue.LAST  # a turn ends softly
        return cue

    def _on_told(self, went: bool) -> None:
        hearing = Hearing.HEARD if went else Hearing.SILENT
        if hearing is not self.hearing:
            self.hearing = hearing
            self.hearing_changed.emit()


def _is_up(speaker: Speaker, before: int, now: int) -> bool:
    """True when a turn's time ran out since the last look, and not long ago; never at rest."""
    return not speaker.paused_at and max(before, now - timing.LATEST_MS) < speaker.ends_at <= now
