"""Below the entry: the notes that say something like what is being typed."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.document import Document
from app.i18n import _
from app.models.assembly import Assembly
from app.models.board import Note
from app.models.texts import in_a_line
from app.ui.notes.similar import SimilarNotes
from app.ui.notes.similar_index import Like
from app.ui.notes.words import table_words
from app.ui.theme import Role, Space
from app.ui.widgets import Badge, Button, ElidedText, Kind, Text, Tone
from app.ui.widgets.banner import Tint

_MOST: Final = 3


class SimilarStrip(QFrame):
    """At most three notes, likest first; not there when nothing is like the text. It is told and
    never acted on: `wanted` carries the id of a note that somebody wants to look at.
    """

    wanted = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.notes = SimilarNotes(document, self)
        self._shown: tuple[Like, ...] = ()
        self._is_waiting = False
        self._name = Text(role=Role.CAPTION, tone=Tone.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        self.lines = tuple(_Line() for _each in range(_MOST))
        for line in self.lines:
            column.addWidget(line)
            line.show_button.clicked.connect(partial(self._want, line))
        self.notes.found.connect(self._on_found)
        self.notes.waiting.connect(self._on_waiting)
        self.hide()

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of the notes on show, likest first."""
        return tuple(each.note for each in self._shown)

    def want_first(self) -> None:
        """Somebody wants to look at the likest."""
        for note in self.shown[:1]:
            self.wanted.emit(note)

    def seek(self, text: str) -> None:
        """Another text is typed."""
        self.notes.seek(text)

    def keep(self, assembly: Assembly) -> None:
        """The board as it is now."""
        self.notes.keep(assembly)
        standing = assembly.board.notes
        self._show(tuple(x for x in self._shown if x.note in standing))

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._show(self._shown)

    def _on_found(self, found: tuple[Like, ...]) -> None:
        self._is_waiting = False
        self._show(found)

    def _on_waiting(self) -> None:
        self._is_waiting = True
        self._show(())

    def _show(self, found: tuple[Like, ...]) -> None:
        waits = _("Similar notes: the notes are still being read…")
        self._name.setText(waits if self._is_waiting else _("Similar notes"))
        notes = self._document.assembly.board.notes
        self._shown = tuple(x for x in found if x.note in notes and not notes[x.note].withdrawn)
        for at, line in enumerate(self.lines):
            like = self._shown[at] if at < len(self._shown) else None
            line.setVisible(like is not None)
            if like is not None:
                line.show_note(notes[like.note], like)
        self.setVisible(bool(self._shown) or self._is_waiting)

    def _want(self, line: _Line, _is_checked: bool = False) -> None:
        self.wanted.emit(line.note)


class _Line(QWidget):
    """One note: its words, what is doubtful about it, its table, and the way to it."""

    def __init__(self) -> None:
        super().__init__()
        self.note = ""
        self._text, self._table = ElidedText(), Text(role=Role.CAPTION, tone=Tone.MUTED)
        self.doubt = Badge(tint=Tint.WARNING)
        self.show_button = Button(kind=Kind.QUIET)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._text, 1)
        for part in (self.doubt, self._table, self.show_button):
            row.addWidget(part)

    def show_note(self, note: Note, like: Like) -> None:
        """What it says now."""
        self.note = note.id
        text, doubt = in_a_line(note.text), doubt_words(like)
        self._text.setText(text)
        self._table.setText(table_words(note.table))
        self.doubt.show_text(doubt)
        self.doubt.setVisible(bool(doubt))
        self.show_button.setText(_("Look at it"))
        parts = (doubt, text, table_words(note.table))
        self.show_button.setAccessibleDescription(", ".join(filter(None, parts)))


def doubt_words(like: Like) -> str:
    """A question to the person who types; "" for a note that is only similar."""
    kin = like.kin.value if like.kin else ""
    return {"duplicate": _("duplicate?"), "opposite": _("opposite?")}.get(kin, "")
