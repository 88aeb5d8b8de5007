"""Reads from the journal what the assembly does not hold: the seats when a round began."""

from __future__ import annotations

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.document import Document
from app.models.assembly import Assembly
from app.ui.seating.sat import Past, read_past

_Mark = tuple[object, ...]


class Remembering(QObject):
    """Reads in a thread whenever a round that began is another; `read` tells that `past` is new."""

    read = Signal()

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._mark: _Mark = ()
        self._reading: _Mark = ()
        self.past: Past | None = None

    def look(self, assembly: Assembly) -> None:
        """Reads again if it has to; without a round that began there is nothing to read."""
        mark = _mark(assembly)
        if not mark:
            self.past, self._mark = None, ()
        elif mark != self._mark and not self._reading:
            self._reading = mark
            answer = self._document.propose(_read, self._document)
            answer.add_done_callback(self._on_read)

    def _on_read(self, answer: Future[Past]) -> None:
        if not isValid(self):
            return
        self._mark, self._reading = self._reading, ()
        if answer.exception() is None:
            self.past = answer.result()
            self.read.emit()


def _read(document: Document) -> Past:
    return read_past(document.journal.facts())


def _mark(assembly: Assembly) -> _Mark:
    """What tells that the past is another; empty before any round began."""
    return tuple(
        (each.id, each.plan.round, each.started_at, each.ended_at)
        for each in assembly.agenda.items.values()
        if each.plan.round and each.started_at
    )
