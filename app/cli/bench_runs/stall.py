"""How long the window ever stands still while a whole day is played in it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer

from app.cli.bench_runs import Figure, most_of
from app.cli.demo_stage import Stage, set_stage
from app.i18n import N_
from app.rehearsal import cases
from app.rehearsal.example import CASE
from app.rehearsal.hall import beside
from app.rehearsal.play import Watcher, play_day

_BEAT_MS: Final = 5
_MOST_MS: Final = 100
_BETWEEN_CLICKS_S: Final = 0.3
_SEED: Final = 2027


class Heart:
    """Beats every five milliseconds on the GUI thread, and remembers how late each beat was."""

    def __init__(self) -> None:
        self.late_ms: list[float] = []
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin."""
        self._last = time.perf_counter()
        self._timer.start(_BEAT_MS)

    def stop(self) -> None:
        """End."""
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late_ms.append(max(0.0, (now - self._last) * 1_000 - _BEAT_MS))
        self._last = now


class Visitor(Watcher):
    """Goes to each section when there is something to see in it, as a facilitator does."""

    def __init__(self, stage: Stage, heart: Heart) -> None:
        self._stage, self._heart = stage, heart

    def opened(self) -> None:
        if not self._heart.late_ms:
            self._stage.hall.ask(self._heart.start)

    def closed(self) -> None:
        """Two clicks of a person, not one: the start page is seen in between."""
        time.sleep(_BETWEEN_CLICKS_S)

    def moment(self, *sections: str, state: str = "") -> None:
        """Each a click of its own: no hand is faster after what it did before."""
        for each in sections:
            time.sleep(_BETWEEN_CLICKS_S)
            self._stage.hall.ask(self._stage.program.window.show_section, each)


def stall(home: Path) -> list[Figure]:
    """The demo's day in the real windows, from when the document is open; closing and opening it
    again in the middle of a poll counts, taking pictures does not.
    """
    case = cases.load(CASE)
    folder = home / "stall"
    folder.mkdir()
    heart = Heart()
    with set_stage(case, folder, seed=_SEED) as stage:
        hall, visitor = stage.hall, Visitor(stage, heart)
        beside(hall, lambda: play_day(hall, case, folder / "archive.sqlite", _SEED, visitor))
        heart.stop()
    return [
        Figure("stall", N_("longest"), max(heart.late_ms), "ms", _MOST_MS),
        Figure("stall", N_("999 of 1,000"), most_of(heart.late_ms, 0.999), "ms"),
    ]
