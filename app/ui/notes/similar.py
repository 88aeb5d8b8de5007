"""Notes that are like what is being typed: asked of an index that is made beside the window, and
kept up with the board.
"""

from __future__ import annotations

import sys
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from app.document import Document
from app.models.assembly import Assembly
from app.models.errors import Refused
from app.ui.notes.similar_index import Like, SimilarIndex

if TYPE_CHECKING:  # the engine is loaded when somebody types
    from app.engines.themes import Lexicon

_PAUSE_MS: Final = 180
"""Nobody types so slowly, and everybody waits so long."""
_SHORTEST: Final = 8
"""Fewer letters are like half the board."""
_LONGEST: Final = 1_000
_MOST_NEW: Final = 100
"""So many notes may come or change before what their words tell is counted anew, or a third of
those there are."""


class SimilarNotes(QObject):
    """`found` carries a tuple of `Like`, doubtful ones first, then the likest, once typing pauses;
    empty for hardly any text.

    Begins with the first pause; until then it costs nothing. `is_ready` is False while notes are
    still being read, which `waiting` tells whoever types meanwhile. Notes are read and the index is
    asked in threads beside the window: one that reads, one that asks.
    """

    found = Signal(object)
    waiting = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._text = ""
        self._index: SimilarIndex | None = None
        self._has_index = False
        self._known: dict[str, str] = {}
        self._unread: dict[str, str] = {}
        self._gone: set[str] = set()
        self._new = 0
        self._is_reading = self._is_looking = False
        self._has_begun = self._has_failed = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)

    @property
    def is_ready(self) -> bool:
        """True when every note is known."""
        return self._has_index and not self._is_reading and not self._unread

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
        self._gone = (self._gone | gone) - changed.keys()
        for note in gone:
            self._unread.pop(note, None)
        self._unread.update(changed)
        self._read()

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
            index = SimilarIndex(future.result(), self._document.assembly.mandate.core_question)
            self.destroyed.connect(index.end)
            self._index = index
            self._read()
            return
        self._has_failed = True
        self.found.emit(())
        if not isinstance(error, Refused):  # a lexicon that cannot be read is told on Themes
            sys.excepthook(type(error), error, error.__traceback__)

    def _read(self) -> None:
        """What came, changed and went since the last time, if there is anything."""
        if self._index is None or self._is_reading:
            return
        if self._has_index and not self._unread and not self._gone:
            return
        unread, gone = self._unread, self._gone
        self._unread, self._gone = {}, set()
        self._new += len(unread)
        self._is_reading = True
        if not self._has_index or self._new > max(_MOST_NEW, len(self._known) // 3):
            self._new = 0
            future = self._document.propose(self._index.read_all, self._known)
        else:
            future = self._document.propose(self._index.read_new, unread, gone)
        future.add_done_callback(self._on_read)

    def _on_read(self, future: Future[None]) -> None:
        if not shiboken6.isValid(self):
            return
        self._is_reading = False
        if self._is_wrong(future.exception()):
            return
        self._has_index = True
        self._read()
        if not self._is_reading and self._text and not self._pause.isActive():
            self._look()

    def _look(self) -> None:
        self._begin()
        if self._index is None or not self._has_index:
            if self._text and not self._has_failed:
                self.waiting.emit()
        elif self._text and not self._is_looking:
            self._is_looking = True
            future = self._document.propose(self._index.look, self._text)
            future.add_done_callback(partial(self._on_found, self._text))

    def _on_found(self, text: str, future: Future[tuple[Like, ...]]) -> None:
        """What is like the text, if it is still the one that is typed; else it is asked again."""
        if not shiboken6.isValid(self):
            return
        self._is_looking = False
        if self._is_wrong(future.exception()):
            return
        if text == self._text:
            self.found.emit(tuple(x for x in future.result() if x.note in self._known))
        elif self._text and not self._pause.isActive():
            self._look()

    def _is_wrong(self, error: BaseException | None) -> bool:
        """Whether there was a bug, which is told once and ends it."""
        if error is not None:
            self._index, self._has_failed = None, True
            sys.excepthook(type(error), error, error.__traceback__)
        return error is not None
