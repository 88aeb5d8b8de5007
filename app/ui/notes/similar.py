"""Notes that are like what is being typed: looked up in an index that is made between two turns of
the window, and kept up with the board.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Generator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from app.document import Document
from app.models.assembly import Assembly
from app.models.errors import Refused

if TYPE_CHECKING:  # the engine is loaded when somebody types
    from app.engines.themes import Kin, Lexicon, Neighbours

_PAUSE_MS: Final = 180
"""Nobody types so slowly, and everybody waits so long."""
_SLICE_S: Final = 0.004
_BETWEEN_MS: Final = 4
_MOST: Final = 3
_LEAST_LIKE: Final = 0.14
_SHORTEST: Final = 8
"""Fewer letters are like half the board."""
_LONGEST: Final = 1_000
_MOST_NEW: Final = 100
"""So many notes may come or change before what their words tell is counted anew, or a third of
those there are."""

Work = Generator[None, None, None]


@dataclass(frozen=True, slots=True)
class Like:
    """A note that is like the text, and whether it may be a duplicate or the opposite."""

    note: str
    kin: Kin | None = None


class SimilarNotes(QObject):
    """`found` carries a tuple of `Like`, doubtful ones first, then the likest, once typing pauses;
    empty for hardly any text.

    Begins with the first pause; until then it costs nothing. `is_ready` is False while notes are
    still being read, which `waiting` tells whoever types meanwhile.
    """

    found = Signal(object)
    waiting = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._text = ""
        self._lexicon: Lexicon | None = None
        self._index: Neighbours | None = None
        self._known: dict[str, str] = {}
        self._unread: dict[str, str] = {}
        self._new = 0
        self._work: Work | None = None
        self._has_begun = self._has_failed = False
        self._pause, self._turn = QTimer(self), QTimer(self)
        for timer, wait_ms in ((self._pause, _PAUSE_MS), (self._turn, _BETWEEN_MS)):
            timer.setSingleShot(True)
            timer.setInterval(wait_ms)
        self._pause.timeout.connect(self._look)
        self._turn.timeout.connect(self._work_on)

    @property
    def is_ready(self) -> bool:
        """True when every note is known."""
        return self._index is not None and self._work is None and not self._unread

    def seek(self, text: str) -> None:
        """Another text is typed."""
        self._text = text[:_LONGEST] if len(text) >= _SHORTEST else ""
        if self._text:
            self._pause.start()
        else:
            self._pause.stop()
            self.found.emit(())

    def keep(self, assembly: Assembly) -> None:
        """The board as it is now."""
        if not self._has_begun:
            return
        now = {each.id: each.words for each in assembly.board}
        gone = self._known.keys() - now.keys()
        changed = {note: words for note, words in now.items() if self._known.get(note) != words}
        self._known = now
        for note in gone:
            self._unread.pop(note, None)
            if self._index is not None:
                self._index.drop(note)
        self._unread.update(changed)
        if changed and self._lexicon is not None:
            self._turn.start()

    def _begin(self) -> None:
        if self._has_begun:
            return
        self._has_begun = True
        self.keep(self._document.assembly)
        from app import lexicon

        engine, propose = self._document.engine, self._document.propose
        future = propose(engine.call, lexicon.load) if engine else propose(lexicon.load)
        future.add_done_callback(self._on_lexicon)

    def _on_lexicon(self, future: Future[Lexicon]) -> None:
        if not shiboken6.isValid(self):
            return
        error = future.exception()
        if error is None:
            self._lexicon = future.result()
            self._turn.start()
            return
        self._has_failed = True
        self.found.emit(())
        if not isinstance(error, Refused):  # a lexicon that cannot be read is told on Themes
            sys.excepthook(type(error), error, error.__traceback__)

    def _work_on(self) -> None:
        """A few milliseconds of what there is to do."""
        until = time.perf_counter() + _SLICE_S
        self._work = self._work or self._next_work()
        while self._work is not None and time.perf_counter() < until:
            try:
                next(self._work)
            except StopIteration:
                self._work = self._next_work()
        if self._work is not None:
            self._turn.start()
        elif self._text and not self._pause.isActive():
            self._look()

    def _next_work(self) -> Work | None:
        if not self._unread and self._index is not None:
            return None
        many = max(_MOST_NEW, len(self._known) // 3)
        if self._index is None or self._new + len(self._unread) > many:
            return self._read_all()
        return self._read_new()

    def _read_all(self) -> Work:
        from app.engines.themes import Neighbours, Note

        assert self._lexicon is not None
        self._unread.clear()
        self._new = 0
        notes = [Note(note, words) for note, words in self._known.items()]
        question = self._document.assembly.mandate.core_question
        index = yield from Neighbours.in_steps(notes, self._lexicon, question)
        for note in notes:  # what was taken back while the others were read
            if note.id not in self._known:
                index.drop(note.id)
        self._index = index

    def _read_new(self) -> Work:
        from app.engines.themes import Note

        while self._unread and self._index is not None:
            note, words = self._unread.popitem()
            self._index.put(Note(note, words))
            self._new += 1
            yield

    def _look(self) -> None:
        self._begin()
        if self._index is None or self._lexicon is None:
            if self._text and not self._has_failed:
                self.waiting.emit()
            return
        if not self._text:
            return
        from app.engines.themes import OWN_ID, Note, compared

        alike = self._index.similar(self._text, _MOST)
        near = [each.second for each in alike if each.likeness >= _LEAST_LIKE]
        others = [Note(note, self._known[note]) for note in near if note in self._known]
        kin = compared(Note(OWN_ID, self._text), others, self._lexicon)
        found = [Like(each.id, kin.get(each.id)) for each in others]
        self.found.emit(tuple(sorted(found, key=lambda each: each.kin is None)))
