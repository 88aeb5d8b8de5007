"""Keeps the laptop and its screens awake while a meeting runs, by each system's own means.

- Windows: SetThreadExecutionState for this thread; it ends with the program.
- macOS: the system's `caffeinate` holds the IOKit assertions for display and idle sleep and watches
  our process, so that they end with it whatever happens.
- Linux: the session's org.freedesktop.ScreenSaver and the system's org.freedesktop.login1
  (`app.ui.laptop.awake_bus`).

Closing the lid is a person's wish, and no program's business: it is told in the start-of-day list.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal

from app.i18n import _
from app.ui.laptop.grip import Grip, Told

_ES_CONTINUOUS: Final = 0x8000_0000
_ES_SYSTEM_REQUIRED: Final = 0x0000_0001
_ES_DISPLAY_REQUIRED: Final = 0x0000_0002
_CAFFEINATE: Final = "/usr/bin/caffeinate"


class Means(Protocol):
    """One system's way. `told` hears how it went, at once or soon, on the GUI thread."""

    def hold(self, why: str, told: Told) -> None:
        """Keep awake from now on; `why` is shown by the system to whoever asks."""

    def release(self) -> None:
        """Let go; does nothing when nothing is held."""


class NoMeans:
    """Lets the laptop do as it likes and tells nothing, for rehearsals."""

    def hold(self, why: str, told: Told) -> None:
        """Nothing is held."""

    def release(self) -> None:
        """Nothing is let go."""


class KeepAwake(QObject):
    """Holds and releases once each, however often it is asked.

    `changed` tells that `grip` is another, or known for the first time. `grip` stays as it was last
    seen after the release, because it says whether this laptop can be kept awake at all.
    """

    changed = Signal()

    def __init__(self, means: Means | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._means = means or usual_means()
        self._is_held = False
        self.grip: Grip | None = None

    @property
    def is_held(self) -> bool:
        """True from `hold` to `release`."""
        return self._is_held

    def hold(self, why: str) -> None:
        """Keep awake; a second call changes nothing."""
        if not self._is_held:
            self._is_held = True
            self._means.hold(why, self._on_told)

    def release(self) -> None:
        """Let the laptop sleep when it wants to."""
        if self._is_held:
            self._is_held = False
            self._means.release()

    def _on_told(self, grip: Grip) -> None:
        if grip is not self.grip:
            self.grip = grip
            self.changed.emit()


def awake_words(grip: Grip) -> str:
    """What to do when the laptop cannot be kept awake; "" when it can."""
    return {
        Grip.FIRM: "",
        Grip.SCREEN_MAY_DARKEN: _(
            "This laptop stays on, but its screens may go dark. Turn off the screen saver in its"
            " settings."
        ),
        Grip.NONE: _(
            "This laptop cannot be kept awake from here. Turn off sleep and screen saver in its"
            " settings."
        ),
    }[grip]


def usual_means() -> Means:
    """This system's way."""
    if sys.platform == "win32":
        return Windows()
    if sys.platform == "darwin":
        return Caffeinate()
    from app.ui.laptop.awake_bus import Bus  # with QtDBus, where it is used

    return Bus()


class Caffeinate:
    """macOS, by a child that holds display and system awake for as long as we live."""

    def __init__(self, program: str = _CAFFEINATE) -> None:
        self._program = program
        self._child: subprocess.Popen[bytes] | None = None

    def hold(self, _why: str, told: Told) -> None:
        """Start the child."""
        command = [self._program, "-d", "-i", "-w", str(os.getpid())]
        try:
            self._child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        except OSError:
            told(Grip.NONE)
        else:
            told(Grip.FIRM)

    def release(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is not None:
            child.terminate()
            child.wait(2)


class Windows:
    """Windows, by the state of this thread."""

    def hold(self, _why: str, told: Told) -> None:
        """Require system and display; 0 is the answer when Windows does not take it."""
        wanted = _ES_CONTINUOUS | _ES_SYSTEM_REQUIRED | _ES_DISPLAY_REQUIRED
        told(Grip.FIRM if _set_state(wanted) else Grip.NONE)

    def release(self) -> None:
        """Require nothing any more."""
        _set_state(_ES_CONTINUOUS)


def _set_state(wanted: int) -> int:
    if sys.platform == "win32":
        import ctypes

        set_state = ctypes.windll.kernel32.SetThreadExecutionState
        set_state.argtypes, set_state.restype = [ctypes.c_uint32], ctypes.c_uint32
        return int(set_state(wanted))
    return 0
