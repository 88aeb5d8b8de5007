"""Pages made before anybody asks for them, a piece at a time, so that a first visit is quick."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

_IMPORT_MS: Final = 15
_PAGE_MS: Final = 120
"""Between two pages, so that whatever the person does comes first."""
_LATE_MS: Final = 8
_QUIET_TICKS: Final = 4
"""So many pauses in a row must have ended in time before a thread begins: then nobody works."""


class Ahead(QObject):
    """Imports what the pages are made of, then has them made, each in a turn of its own; at last
    imports what is too large for a turn, on threads, while the window has nothing to do.
    """

    def __init__(
        self,
        modules: Iterator[str],
        make_next: Callable[[], bool],
        parent: QObject,
        *,
        large: tuple[str, ...] = (),
    ) -> None:
        """`modules` names what to import, `large` what to import on threads. `make_next` makes
        one page, and is False when none is left.
        """
        super().__init__(parent)
        self._modules, self._make_next, self._large = modules, make_next, list(large)
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_pause)
        self._pause, self._quiet = QElapsedTimer(), 0

    def start(self) -> None:
        """Begin in a moment, when what was asked for is on screen."""
        self._timer.start(_PAGE_MS)

    def stop(self) -> None:
        """Make no more pages."""
        self._timer.stop()
        if self._thread is not None:
            self._thread.join()

    def _on_pause(self) -> None:
        module = next(self._modules, "")
        if module:
            importlib.import_module(module)
        elif not self._make_next():
            self._import_large()
        self._timer.setInterval(_IMPORT_MS if module else _PAGE_MS)

    def _import_large(self) -> None:
        if not self._large:
            self._timer.stop()
        elif self._is_quiet():
            args = (self._large.pop(0),)
            self._thread = threading.Thread(
                target=importlib.import_module, args=args, name="ahead", daemon=True
            )
            self._thread.start()

    def _is_quiet(self) -> bool:
        """True when nobody has used the window for a while, and no import is under way."""
        is_busy = self._thread is not None and self._thread.is_alive()
        is_late = not self._pause.isValid() or self._pause.elapsed() > _PAGE_MS + _LATE_MS
        self._pause.start()
        self._quiet = 0 if is_busy or is_late else self._quiet + 1
        return self._quiet > 0 and self._quiet % _QUIET_TICKS == 0
