"""What the laptop knows of itself for the start-of-day list: printers, disk, backup."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

_PATIENCE_S: Final = 10


class Printers:
    """The names of the printers, looked for on a thread: a print server may take its time."""

    def __init__(self) -> None:
        self.names: tuple[str, ...] | None = None
        self._thread: threading.Thread | None = None

    def look(self) -> None:
        """Begin to look unless that goes on already."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._find, name="printers", daemon=True)
            self._thread.start()

    def _find(self) -> None:
        self.names = printer_names()


def printer_names(program: str = "lpstat") -> tuple[str, ...]:
    """What CUPS says on Linux and macOS, what the system says on Windows; none when neither does.

    Qt's own list asks CUPS in a way that keeps the window waiting.
    """
    if sys.platform == "win32":
        from PySide6.QtPrintSupport import QPrinterInfo

        return tuple(QPrinterInfo.availablePrinterNames())
    try:
        asked = subprocess.run(
            [program, "-e"],
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(line.strip() for line in asked.stdout.splitlines() if line.strip())


def free_mb(folder: Path) -> int | None:
    """Room on the disk of a folder, in millions of bytes; None when the system does not say."""
    try:
        return shutil.disk_usage(folder).free // 1_000_000
    except OSError:
        return None
