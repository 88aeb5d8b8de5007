"""Copies of the journal that are made beside it, each minute in which something changed."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from app.archive.writer import Writer
from app.models.errors import Refused

_BEHIND_S: Final = 150.0
"""Two of the minutes in which copies are made, and a little."""


class Backups:
    """The copies of one journal; ten of them, each after its minute's last digit."""

    def __init__(
        self, writer: Writer, journal: Path, folder: Path | None, failed: Callable[[Refused], None]
    ) -> None:
        """`failed` is called on the thread that asks or on the writer thread."""
        self._writer, self._journal, self._folder = writer, journal, folder
        self._failed = failed
        self._is_due, self._due_since = False, 0.0

    def note_change(self) -> None:
        """There is something new to copy."""
        if not self._is_due:
            self._is_due, self._due_since = True, time.monotonic()

    def newest(self, mandate: str) -> int:
        """When the newest copy was made, milliseconds since 1970; 0 when there is none."""
        if not self._folder:
            return 0
        copies = (self._folder / (mandate or self._journal.stem)).glob(
            f"{self._journal.stem}-?{self._journal.suffix}"
        )
        try:
            return max((each.stat().st_mtime_ns // 1_000_000 for each in copies), default=0)
        except OSError:
            return 0

    @property
    def is_behind(self) -> bool:
        """True when something waits for its copy since minutes, as when the disk takes no more."""
        return self._is_due and time.monotonic() - self._due_since > _BEHIND_S

    def make(self, mandate: str, now_ms: int) -> None:
        """Copy the journal into the folder if anything changed since the last copy."""
        if not self._folder or not self._is_due:
            return
        folder = self._folder / (mandate or self._journal.stem)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._failed(Refused("folder-read-only", folder=str(folder)))
            return
        self._is_due = False
        name = f"{self._journal.stem}-{now_ms // 60_000 % 10}{self._journal.suffix}"
        self._writer.back_up(folder / name, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        """On the writer thread: the next minute tries again."""
        self._is_due = True
        self._failed(error if isinstance(error, Refused) else Refused("backup-failed", file=""))
