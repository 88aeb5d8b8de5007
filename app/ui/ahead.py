"""Pages made before anybody asks for them, a piece at a time, so that a first visit is quick."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

_IMPORT_MS: Final = 15
_PAGE_MS: Final = 120
"""Between two pages, so that whatever the person does comes first."""

_LATE_S: Final = 0.02
_BUSY_SHARE: Final = 0.3
"""Of a core, for the other threads of this process: from there on they would share the interpreter
with the piece, and make it twice as long."""
_MOST_WAITS: Final = 60


class Ahead(QObject):
    """Imports what the pages are made of, then has them made, each in a turn of its own."""

    def __init__(
        self,
        modules: Iterator[str],
        make_next: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """`modules` names what to import. `make_next` makes one page, and is False when none is
        left.
        """
        super().__init__(parent)
        self._modules, self._make_next = modules, make_next
        self._due, self._waits = 0.0, 0
        self._since, self._worked = 0.0, 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_pause)

    def start(self) -> None:
        """Begin in a moment, when what was asked for is on screen."""
        self._wait(_PAGE_MS)

    def stop(self) -> None:
        """Make no more pages."""
        self._timer.stop()

    def _wait(self, pause_ms: int) -> None:
        self._since, self._worked = time.perf_counter(), _elsewhere()
        self._due = self._since + pause_ms / 1_000
        self._timer.start(pause_ms)

    def _on_pause(self) -> None:
        if self._is_busy():
            self._wait(_IMPORT_MS)
            return
        module = next(self._modules, "")
        if module:
            importlib.import_module(module)
        elif not self._make_next():
            self._timer.stop()
            return
        self._wait(_IMPORT_MS if module else _PAGE_MS)

    def _is_busy(self) -> bool:
        """Whether the turn comes late, because the window had other work and its drawing is next,
        or other threads work. On a machine that is always busy the pages are made all the same.
        """
        now = time.perf_counter()
        busy_s = _elsewhere() - self._worked
        is_held_up = now - self._due > _LATE_S or busy_s > _BUSY_SHARE * (now - self._since)
        is_busy = is_held_up and self._waits < _MOST_WAITS
        self._waits = self._waits + 1 if is_busy else 0
        return is_busy


def _elsewhere() -> float:
    """Seconds of work that threads of this process other than this one have done."""
    return time.process_time() - time.thread_time()
