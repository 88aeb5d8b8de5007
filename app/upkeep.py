"""What keeps a document safe beside its journal: a copy each minute, ballast for a full disk, a
second copy on another medium, and a look at the disk until it is well again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.archive.ballast import Ballast
from app.archive.journal import Journal
from app.archive.lines import Lines
from app.archive.writer import Writer
from app.backups import Backups
from app.models.errors import Refused

BACKUP_EVERY_MS: Final = 60_000
LOOK_EVERY_MS: Final = 3_000

ROOM: Final = "room"
BACKUP: Final = "backup"
MEDIUM: Final = "medium"
SUBJECTS: Final = (ROOM, BACKUP, MEDIUM)
"""What `Upkeep.warned` may speak of."""


class Upkeep(QObject):
    """Belongs to the GUI thread, as its document does.

    `minute` asks for a copy; `warned` carries one of `SUBJECTS` and a `Refused` about it, or None
    when it is over; `is_well` tells that the disk takes writes again, after `is_ill`.
    """

    minute = Signal()
    warned = Signal(str, object)
    is_well = Signal()
    _freed = Signal()
    _looked = Signal(bool, bool)

    def __init__(self, journal: Journal, parent: QObject, *, has_ballast: bool) -> None:
        super().__init__(parent)
        self._journal = journal
        self.ballast = Ballast(journal.path, self._freed.emit) if has_ballast else None
        self._writer: Writer | None = None
        self._lines: Lines | None = None
        self.is_ill = self._is_strained = self._is_medium_lost = False
        self._freed.connect(self._strain)
        self._looked.connect(self._on_looked)
        self._backup_timer = self._timer(BACKUP_EVERY_MS, self.minute.emit)
        self._look_timer = self._timer(LOOK_EVERY_MS, self._look)

    def begin(self, writer: Writer, backups: Path | None) -> Backups:
        """Once the writer runs; the copies it makes."""
        self._writer = writer
        self._backup_timer.start()
        if self.ballast is not None:
            self._look()
        return Backups(writer, self._journal.path, backups, self._on_backup)

    @property
    def medium(self) -> Path | None:
        """Where a second copy is kept, None for nowhere."""
        return self._lines.folder if self._lines is not None else None

    def copy_to(self, folder: Path | None) -> None:
        """Keep a second copy in a folder on another medium from now on, or none."""
        if self._lines is not None:
            self._lines.stop()
        self._lines = None
        self.warned.emit(MEDIUM, None)
        if folder is not None and self._writer is not None:
            self._is_medium_lost = False
            self._lines = Lines(self._journal, folder, self._on_medium)

    def note_written(self) -> None:
        """Something new is on disk."""
        self.note_well()
        if self._lines is not None:
            self._lines.note()

    def note_ill(self) -> None:
        """The disk refused: look until it takes writes again."""
        self.is_ill = True
        self._look_timer.start()

    def note_well(self) -> None:
        """The disk took a write."""
        if self.is_ill:
            self.is_ill = False
            self.is_well.emit()

    def stop(self) -> None:
        """The document is closed."""
        self._backup_timer.stop()
        self._look_timer.stop()
        self._writer = None
        if self._lines is not None:
            self._lines.stop()
            self._lines = None

    def _timer(self, every_ms: int, ticked: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.timeout.connect(ticked)
        return timer

    def _look(self) -> None:
        if self._writer is not None:
            self._writer.look_at_disk(self._looked.emit)

    def _strain(self) -> None:
        """Without ballast now: said until there is some again."""
        if not self._is_strained:
            self._is_strained = True
            self.warned.emit(ROOM, Refused("disk-nearly-full", file=self._journal.path.name))
        self._look_timer.start()

    def _on_looked(self, is_writable: bool, is_laid: bool) -> None:
        if self._writer is None:
            return
        if is_writable:
            self.note_well()
        if not is_laid:
            self._strain()
        elif self._is_strained:
            self._is_strained = False
            self.warned.emit(ROOM, None)
        if not (self.is_ill or self._is_strained):
            self._look_timer.stop()

    def _on_medium(self, refused: Refused | None) -> None:
        """From its own thread: told once, when it changes."""
        if (refused is not None) != self._is_medium_lost:
            self._is_medium_lost = refused is not None
            self.warned.emit(MEDIUM, refused)

    def _on_backup(self, refused: Refused | None) -> None:
        """From the writer's thread too: a signal finds its way."""
        self.warned.emit(BACKUP, refused)


def as_told(error: Exception) -> Refused:
    """Why work is not saved; "open a copy" is no advice in the middle of a day."""
    if not isinstance(error, Refused):
        return Refused("not-saved")
    if error.code == "file-read-only":
        return Refused("disk-read-only", **error.params)
    return error
