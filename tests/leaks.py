"""What a test may not leave behind: windows, running timers and animations, threads."""

from __future__ import annotations

import gc
import inspect
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

GRACE_SECONDS = 2.0
"""How long a thread that was told to stop may take."""

# Windows that Qt makes for itself and keeps.
_QTS_OWN = {"QTipLabel", "QComboBoxPrivateContainer", "QAlphaWidget", "QDesktopWidget"}


class Leaks:
    """Remembers what there was before a test and names what the test left."""

    def __init__(self) -> None:
        self._threads = set(threading.enumerate())
        self._windows = {id(window) for window in _windows()}
        self._started: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()

    def left(self) -> list[str]:
        """One sentence for each thing that is still there."""
        _settle()
        if self._new_windows() or self._running():
            gc.collect()  # costs too much to do after every test
            _settle()
        return [*self._windows_left(), *self._running_left(), *self._threads_left()]

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Notes who starts timers and animations, when Qt is there at all."""
        undo = [*self._watched()]
        try:
            yield
        finally:
            for put_back in undo:
                put_back()

    def _watched(self) -> Iterator[Callable[[], None]]:
        core = sys.modules.get("PySide6.QtCore")
        if core is None:
            return
        for kind in (core.QTimer, core.QAbstractAnimation):
            yield self._watch(kind)

    def _watch(self, kind: Any) -> Callable[[], None]:
        start = kind.start

        def noted(runner: Any, *given: Any, **named: Any) -> Any:
            if isinstance(runner, kind):  # QTimer.start is an instance's
                self._started[runner] = _starter()
            return start(runner, *given, **named)

        kind.start = noted

        def put_back() -> None:
            kind.start = start

        return put_back

    def _new_windows(self) -> list[Any]:
        return [window for window in _windows() if id(window) not in self._windows]

    def _running(self) -> list[tuple[Any, str]]:
        return [(each, where) for each, where in self._started.items() if _is_running(each)]

    def _windows_left(self) -> Iterator[str]:
        for window in self._new_windows():
            name = f"{type(window).__name__} {(window.objectName() or window.windowTitle())!r}"
            window.hide()
            window.deleteLater()
            yield f"a window was left: {name}"
        _settle()

    def _running_left(self) -> Iterator[str]:
        for runner, where in self._running():
            runner.stop()
            yield f"a {type(runner).__name__} still runs; it was started at {where}"

    def _threads_left(self) -> Iterator[str]:
        for thread in set(threading.enumerate()) - self._threads:
            thread.join(GRACE_SECONDS)
            if thread.is_alive():
                yield f"a thread still runs: {thread.name}"


def _windows() -> list[Any]:
    """The windows without a parent that the program has, not those Qt keeps for itself."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [
        window
        for window in widgets.QApplication.topLevelWidgets()
        if window.parent() is None and window.metaObject().className() not in _QTS_OWN
    ]


def _is_running(runner: Any) -> bool:
    import shiboken6

    if not shiboken6.isValid(runner):
        return False
    if hasattr(runner, "isActive"):
        return bool(runner.isActive())
    return bool(runner.state() == runner.State.Running)


def _settle() -> None:
    """Lets Qt delete what it was told to delete, on this thread."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None or core.QCoreApplication.instance() is None:
        return
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


def _starter() -> str:
    """The nearest place outside this file that started something."""
    frame = inspect.currentframe()
    while frame is not None and frame.f_code.co_filename == __file__:
        frame = frame.f_back
    return f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame else ""
