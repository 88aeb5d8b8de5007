"""Ends the program as its window would when the system asks: at log-out, at shut-down, at Ctrl+C.

Python runs a handler between two of its own steps, so it comes when the event loop next calls into
Python: whoever listens has a timer that ticks. The handler itself only puts the end in line.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType
from typing import Final

from PySide6.QtCore import QTimer

_ASKING: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Those that a system has; the last is Windows' own."""


def listen(leave: Callable[[], None]) -> None:
    """Calls `leave` on the main thread when the program is asked to end.

    A terminal that goes away is nothing to a program started with `nohup`: that stays so.
    """

    def asked(_number: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, leave)

    for name in _ASKING:
        number = getattr(signal, name, None)
        if number is None:
            continue
        is_ignored = signal.getsignal(number) is signal.SIG_IGN
        if not (name == "SIGHUP" and is_ignored):
            signal.signal(number, asked)
