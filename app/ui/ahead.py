"""Pages made before anybody asks for them, a piece at a time, so that a first visit is quick."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

_IMPORT_MS: Final = 15
_PAGE_MS: Final = 120
"""Between two pages, so that whatever the person does comes first."""


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
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_pause)

    def start(self) -> None:
        """Begin in a moment, when what was asked for is on screen."""
        self._timer.start(_PAGE_MS)

    def stop(self) -> None:
        """Make no more pages."""
        self._timer.stop()

    def _on_pause(self) -> None:
        module = next(self._modules, "")
        if module:
            importlib.import_module(module)
        elif not self._make_next():
            self._timer.stop()
        self._timer.setInterval(_IMPORT_MS if module else _PAGE_MS)
