"""Work in a thread of its own, whose outcome is handed over on the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

P = ParamSpec("P")
T = TypeVar("T")


class Beside(QObject):
    """Lets others think beside the window; it belongs to the GUI thread."""

    _thought = Signal(object, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thought.connect(self._hand_over)

    def think(self, think: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """What `think` gives or raises; the future is settled on the GUI thread."""
        future: Future[T] = Future()

        def run() -> None:
            outcome: T | None = None
            wrong: Exception | None = None
            try:
                outcome = think(*args, **kwargs)
            except Exception as error:
                wrong = error
            if shiboken6.isValid(self):  # else nobody waits any more: it was closed meanwhile
                self._thought.emit(future, outcome, wrong)

        threading.Thread(target=run, name="engine", daemon=True).start()
        return future

    def _hand_over(self, future: Future[object], outcome: object, error: Exception | None) -> None:
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(outcome)
