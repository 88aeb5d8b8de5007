"""The laptop's battery, where the system tells: Linux and Windows, with nothing installed."""

from __future__ import annotations

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


_LINUX: Final = Path("/sys/class/power_supply")


def read_battery(folder: Path = _LINUX) -> Battery | None:
    """The battery now, or None when there is none or the system does not say."""
    if sys.platform == "win32":
        return _read_windows()
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
