"""Letting the windows live while something is measured."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEventLoop, Qt, QTimer

_PATIENCE_S: Final = 10.0


def turn(seconds: float) -> None:
    """Lets the windows live for a while, asleep when they have nothing to do."""
    loop = QEventLoop()
    timer = QTimer(loop)
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start(round(seconds * 1000))
    loop.exec()


def until(
    is_so: Callable[[], object], patience_s: float = _PATIENCE_S, looks_every_s: float = 0.001
) -> None:
    """Lets the windows live until something is so, not longer than `patience_s`."""
    ends = time.perf_counter() + patience_s
    while not is_so() and time.perf_counter() < ends:
        turn(looks_every_s)
