"""Reading photos of paper ballots beside the window, a few at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.archive.journal import Journal
from app.ballot_reading import Harvest, Photo, known_sheets, read_photos, sorted_out
from app.document import Document
from app.models.errors import Refused
from app.models.voting import Poll
from app.places import resources

if TYPE_CHECKING:
    from app.engine_process import Engine

_AT_A_TIME: Final = 4
"""A process that starts costs half a second, and after each of these it is told how far it is."""


class PhotoReading(QObject):
    """`stepped` carries how many of how many pictures are read; `read` what came of them, a
    `Harvest`. One reading at a time.
    """

    stepped = Signal(int, int)
    read = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.is_busy = False
        self._is_stopped = False

    def start(self, polls: Sequence[Poll], files: Sequence[Path], known: Iterable[str]) -> None:
        """Reads them in a thread that has the engine's process do the work."""
        if self.is_busy or not files:
            return
        self.is_busy, self._is_stopped = True, False
        self.stepped.emit(0, len(files))
        document = self._document
        names = tuple(each.id for each in polls)
        future = document.propose(
            _harvest, document.journal, document.engine, names, files, frozenset(known), self._tell
        )
        future.add_done_callback(self._on_read)

    def stop(self) -> None:
        """Reads no further picture; `read` tells what came of those that are read by then."""
        self._is_stopped = True

    def _tell(self, done: int, count: int) -> bool:
        """From the thread; False once nobody waits for more."""
        if not shiboken6.isValid(self):
            return False
        self.stepped.emit(done, count)
        return not self._is_stopped

    def _on_read(self, future: Future[Harvest]) -> None:
        if not shiboken6.isValid(self):
            return
        self.is_busy = False
        error = future.exception()
        if error is None:
            self.read.emit(future.result())
        elif isinstance(error, Refused):
            self.read.emit(Harvest(troubles=(error,)))
        else:
            sys.excepthook(type(error), error, error.__traceback__)
            self.read.emit(Harvest(troubles=(Refused("engine-stopped"),)))


def _harvest(
    journal: Journal,
    engine: Engine | None,
    names: Sequence[str],
    files: Sequence[Path],
    known: Iterable[str],
    tell: Callable[[int, int], bool],
) -> Harvest:
    """With an assembly of its own, for the window's goes on with the day."""
    assembly = journal.fold()
    polls = [assembly.voting.polls[each] for each in names]
    sheets = known_sheets(assembly, polls, resources() / "fonts")
    photos = list[Photo]()
    for at in range(0, len(files), _AT_A_TIME):
        part = tuple(files[at : at + _AT_A_TIME])
        if engine is None:
            photos += read_photos(part, sheets.layouts)
        else:
            photos += engine.call(read_photos, part, sheets.layouts)
        if not tell(len(photos), len(files)):
            break
    return sorted_out(photos, sheets, polls, assembly.voting, known)
