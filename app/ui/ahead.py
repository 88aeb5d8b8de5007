"""Pages made before anybody asks for them, a piece at a time, so that a first visit is quick."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS: Final = 120
"""Between two pages, so that whatever the person does comes first."""


class Ahead(QObject):
    """Imports every page on a thread, then has them made one after the other."""

    def __init__(
        self, imports: Callable[[], None], make_next: Callable[[], bool], parent: QObject
    ) -> None:
        """`imports` runs on a thread of its own. `make_next` makes one page on this thread, and is
        False when none is left.
        """
        super().__init__(parent)
        self._make_next = make_next
        self._thread = threading.Thread(target=imports, name="pages", daemon=True)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_pause)

    def start(self) -> None:
        """Begin; the window may be used meanwhile."""
        self._thread.start()
        self._timer.start(_PAUSE_MS)

    def stop(self) -> None:
        """Make no more pages."""
        self._timer.stop()
        if self._thread.is_alive():
            self._thread.join()

    def _on_pause(self) -> None:
        if not self._thread.is_alive() and not self._make_next():
            self._timer.stop()
