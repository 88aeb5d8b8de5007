"""Showing a file in the program the system has for it, and the truth about whether that came off.

Qt's own way only tells that the system was asked. On a laptop without a PDF program `xdg-open`
starts all right, and fails a moment later.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from app.i18n import _

Opener = Callable[[Path], "Future[bool]"]
"""Asks for a file to be shown; the answer, on the GUI thread, is whether a program did."""

_LOOK_MS: Final = 50
_PATIENCE_MS: Final = 3_000
"""Whatever still runs by then is a program that shows the file."""


def open_file(path: Path) -> Future[bool]:
    """Shows a file in the program the system has for it."""
    command = system_command()
    if command is None:
        return answered(QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
    try:
        quiet = subprocess.DEVNULL
        started = subprocess.Popen(
            [command, str(path)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError:
        return answered(False)
    return _Launch(started).answer


def system_command() -> str | None:
    """The program that opens files and tells when it could not; None where Qt asks the system."""
    return shutil.which("xdg-open")


def answered(is_open: bool) -> Future[bool]:
    """An answer that is known already."""
    future: Future[bool] = Future()
    future.set_result(is_open)
    return future


def not_opened_words(path: Path) -> str:
    """Where a file lies that no program opened."""
    return _("No program opened the file. It lies here: {path}").format(path=path)


class _Launch:
    """Looks after a started program until it ends; its timer belongs to the program's own window
    system, so that a page that goes away meanwhile takes nothing with it.
    """

    def __init__(self, started: subprocess.Popen[bytes]) -> None:
        self.answer: Future[bool] = Future()
        timer = QTimer(QCoreApplication.instance())
        timer.setObjectName("launched")
        timer.setInterval(_LOOK_MS)
        timer.timeout.connect(partial(self._look, timer, started))
        timer.start()
        self._looks = 0

    def _look(self, timer: QTimer, started: subprocess.Popen[bytes]) -> None:
        code = started.poll()
        self._looks += 1
        is_patient = self._looks * _LOOK_MS < _PATIENCE_MS
        if code is None and is_patient:
            return
        if not self.answer.done():
            self.answer.set_result(code is None or code == 0)
            timer.setInterval(1_000)
        if code is not None:
            timer.stop()
            timer.deleteLater()
