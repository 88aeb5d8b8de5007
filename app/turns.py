"""How Python's threads take turns, and how the window takes its own.

A thread that wants the interpreter asks for it after the switch interval. The window lets go of the
interpreter at nearly every call into Qt, so with a server, a writer and an engine at work it waits
one interval for each of them, dozens of times in a click: at Python's 5 ms that is a window that
stands still for a quarter of a second (the convoy effect, https://bugs.python.org/issue7946).
"""

from __future__ import annotations

import sys
from typing import Final

INTERVAL_S: Final = 0.00005
"""Shorter gains nothing more: then changing threads itself begins to cost."""

NEXT_MS: Final = 1
"""What may come a turn later is put off so long: at 0 Qt posts a message, which is carried out in
the same breath, before anything is painted or heard.
"""


def shorten() -> None:
    """Let the window wait shortly; for the start of each program that shows one."""
    sys.setswitchinterval(INTERVAL_S)
