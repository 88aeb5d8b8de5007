"""Copies of the journal that are made beside it, each minute in which something changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.archive.writer import Writer
from app.models.errors import Refused


class Backups:
    """The copies of one journal; ten of them, each after its minute's last digit."""

    def __init__(
        self, writer: Writer, journal: Path, folder: Path | None, failed: Callable[[Refused], None]
    ) -> None:
        """`failed` is called on the thread that asks or on the writer thread."""
        self._writer, self._journal, self._folder = writer, journal, folder
        self._failed = failed
        self._is_due = False

    def note_change(self) -> None:
        """There is something new to copy."""
        self._is_due = True

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
