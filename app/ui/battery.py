"""The laptop's battery, where the system tells, with nothing installed: Linux, Windows, macOS."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Battery:
    """Charge in percent, 0 to 100, and whether the cable is in."""

    percent: int
    is_charging: bool

    @property
    def is_low(self) -> bool:
        """True below 30 percent on battery: the afternoon is in danger."""
        return self.percent < 30 and not self.is_charging


WARN_AT: Final = (15, 30)
"""Percent, the gravest first."""


def warning_due(battery: Battery, told: int) -> int:
    """The level to warn of now, 0 for none; `told` is the level that was warned of last, else 100.

    Each level once, and only the gravest when the battery fell past several.
    """
    if battery.is_charging:
        return 0
    return next((each for each in WARN_AT if battery.percent <= each < told), 0)


_LINUX: Final = Path("/sys/class/power_supply")


def read_battery(folder: Path = _LINUX) -> Battery | None:
    """The battery now, or None when there is none or the system does not say."""
    if sys.platform == "win32":
        return _read_windows()
    if sys.platform == "darwin":
        return _read_macos()
    try:
        supplies = sorted(folder.iterdir())
    except OSError:
        return None
    for supply in supplies:
        if _told(supply / "type") == "Battery" and _told(supply / "scope") != "Device":
            percent = _told(supply / "capacity")
            if percent.isdigit():
                return Battery(min(100, int(percent)), _told(supply / "status") != "Discharging")
    return None


def told_by_pmset(text: str) -> Battery | None:
    """What `pmset -g batt` says: its first line names the source of power, a later one the charge
    as "57%; discharging".
    """
    found = re.search(r"(\d{1,3})%", text)
    if found is None:
        return None
    return Battery(min(100, int(found[1])), "'AC Power'" in text)


def _read_macos() -> Battery | None:
    try:
        asked = subprocess.run(
            ["/usr/bin/pmset", "-g", "batt"], capture_output=True, text=True, timeout=2, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return told_by_pmset(asked.stdout)


def _told(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _read_windows() -> Battery | None:
    """GetSystemPowerStatus: byte 0 cable (1 in), byte 1 flags (128 no battery), byte 2 percent."""
    if sys.platform == "win32":
        import ctypes

        status = (ctypes.c_ubyte * 12)()
        known = ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status))
        if known and not status[1] & 128 and status[2] <= 100:
            return Battery(status[2], status[0] == 1)
    return None
