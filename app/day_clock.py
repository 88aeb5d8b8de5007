"""The assembly's time: the wall clock of the start, carried on by a clock that nobody can set.

Facts hold instants, and what remains of an agenda item is computed from them. Were they read off
the wall clock, somebody who sets it an hour on at noon would end every countdown; were they read
off a steady clock alone, they would mean nothing on another laptop or tomorrow. So `DayClock` reads
the wall clock once, at the start, and adds what the steady clock says has passed. What the
facilitator decides about a changed clock is then one small step (`move`, `follow_wall`, `keep`) and
not a rewriting of history.

The tie to the steady clock is kept in a small file beside the data. A program that was killed and
starts again on the same run of the machine goes on to the millisecond, even when the wall clock was
set in between.

Which clocks. `steady` has to count while the laptop sleeps, or a nap of eight minutes would be
eight minutes too many for everybody; `awake` has to stand still, or a nap could not be told from a
clock that was set.

- Linux: CLOCK_BOOTTIME counts sleep, CLOCK_MONOTONIC does not (clock_gettime(2)).
- macOS: CLOCK_MONOTONIC_RAW counts sleep and cannot be set, CLOCK_UPTIME_RAW does not count it
  (clock_gettime(3)). Python's own monotonic clock stands still there.
- Windows: the interrupt time with its bias, QueryInterruptTime, counts sleep; without,
  QueryUnbiasedInterruptTime, it does not. Both are in units of 100 ns and exact to some ms.
- Elsewhere both are Python's monotonic clock: a nap then looks like a clock that was set on.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Final

from app.files import write_atomically
from app.models.clock import Anchor, Passed, Reading, passed, resumed

_log = logging.getLogger(__name__)

_NS_IN_MS: Final = 1_000_000
_APART_MS: Final = 50
"""Clocks that were read further apart than this, because the machine was busy, are read again."""
_TRIES: Final = 5


class DayClock:
    """Milliseconds since 1970 in the assembly's time. Calling it is safe on any thread; all else
    belongs to the thread that made it.
    """

    def __init__(
        self,
        read: Callable[[], Reading] | None = None,
        *,
        file: Path | None = None,
        boot: str | None = None,
    ) -> None:
        """`read` reads the clocks, the machine's own unless a test says otherwise; `file` is where
        the tie to the steady clock is kept; `boot` names this run of the machine.
        """
        self._read = read or read_clocks
        self._file = file
        self._boot = boot_id() if boot is None else boot
        self._lock = threading.Lock()
        self._last = self._read()
        self._anchor = resumed(_kept(file), self._last, self._boot)
        self._save()

    def __call__(self) -> int:
        """Now."""
        return self._anchor.now_at(self._read().steady)

    @property
    def ahead(self) -> int:
        """How far the wall clock is ahead of the assembly's time, in milliseconds, beyond what the
        facilitator knows of and kept; negative when it is behind.
        """
        return self._anchor.ahead(self._read()) - self._anchor.kept

    def look(self) -> Passed:
        """What happened since the last look."""
        before, self._last = self._last, self._read()
        return passed(before, self._last)

    def move(self, by_ms: int) -> None:
        """From now on everything is so much later, as the clocks of the items are."""
        reading = self._read()
        now = self._anchor.now_at(reading.steady) + by_ms
        self._tie(Anchor(reading.steady, now, reading.wall, self._boot))

    def follow_wall(self) -> None:
        """From now on as the wall clock says, for nothing runs that would notice."""
        self._tie(Anchor.at_wall(self._read(), self._boot))

    def keep(self) -> None:
        """The difference to the wall clock is known and wanted."""
        reading = self._read()
        now = self._anchor.now_at(reading.steady)
        kept = self._anchor.ahead(reading)
        self._tie(Anchor(reading.steady, now, reading.wall, self._boot, kept))

    def _tie(self, anchor: Anchor) -> None:
        self._anchor = anchor  # one assignment: whoever reads meanwhile has the old or the new
        self._save()

    def _save(self) -> None:
        if self._file is None:
            return
        text = json.dumps(asdict(self._anchor), indent=2, sort_keys=True) + "\n"
        try:
            write_atomically(self._file, text.encode())
        except OSError as error:
            _log.warning("The clock's tie was not saved: %s", error.strerror)


def read_clocks() -> Reading:
    """The machine's clocks, read close together."""
    for _try in range(_TRIES):
        steady, awake = _steady_ms(), _awake_ms()
        wall = time.time_ns() // _NS_IN_MS
        if _steady_ms() - steady <= _APART_MS:
            break
    return Reading(wall, steady, awake)


def boot_id() -> str:
    """A name for this run of the machine; "" when the system does not say."""
    try:
        return _boot_id()
    except (OSError, ValueError, AttributeError):
        return ""


if sys.platform == "win32":
    import ctypes

    def _interrupt_ms(*names: str) -> Callable[[], int]:
        """The first of these functions that Windows has; QueryInterruptTime came with 10."""
        for name, library in zip(names, ("kernelbase", "kernel32"), strict=False):
            found = getattr(getattr(ctypes.windll, library), name, None)
            if found is not None:
                return _told_by(found)
        return _monotonic_ms

    def _told_by(query: Callable[[object], object]) -> Callable[[], int]:
        def ask() -> int:
            told = ctypes.c_ulonglong()
            query(ctypes.byref(told))
            return told.value // 10_000

        return ask

    def _monotonic_ms() -> int:
        return time.monotonic_ns() // _NS_IN_MS

    _steady_ms = _interrupt_ms("QueryInterruptTime")
    _awake_ms = _interrupt_ms("QueryUnbiasedInterruptTime", "QueryUnbiasedInterruptTime")

    def _boot_id() -> str:
        import winreg

        path = (
            r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
        )
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
            return str(winreg.QueryValueEx(key, "BootId")[0])

elif sys.platform == "darwin":

    def _steady_ms() -> int:
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC_RAW) // _NS_IN_MS

    def _awake_ms() -> int:
        return time.clock_gettime_ns(time.CLOCK_UPTIME_RAW) // _NS_IN_MS

    def _boot_id() -> str:
        import ctypes

        size = ctypes.c_size_t(64)
        told = ctypes.create_string_buffer(size.value)
        libc = ctypes.CDLL(None)
        libc.sysctlbyname(b"kern.bootsessionuuid", told, ctypes.byref(size), None, 0)
        return told.value.decode("ascii")

elif sys.platform == "linux":

    def _steady_ms() -> int:
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // _NS_IN_MS

    def _awake_ms() -> int:
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC) // _NS_IN_MS

    def _boot_id() -> str:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()

else:

    def _steady_ms() -> int:
        return time.monotonic_ns() // _NS_IN_MS

    _awake_ms = _steady_ms

    def _boot_id() -> str:
        return ""


def _kept(file: Path | None) -> Anchor | None:
    """What an earlier run left; None when there is nothing or it makes no sense."""
    if file is None:
        return None
    try:
        told = json.loads(file.read_text("utf-8"))
        numbers = {each: int(told[each]) for each in ("steady", "now", "wall", "kept")}
        return Anchor(boot=str(told["boot"]), **numbers)
    except (OSError, ValueError, TypeError, KeyError):
        return None
