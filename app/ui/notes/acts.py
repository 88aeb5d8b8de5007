"""What the facilitator does to notes and sheets: through the document, with words for Undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.i18n import _, _n
from app.models import board
from app.models.board import Mark, NewNote, Note, NoteWritten
from app.models.board.signs import read_sign
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.templates import SLOTS, Parts, Template, as_typed
from app.templates import text_of
from app.ui.board.words import short
from app.ui.notes.deeds import withdraw_notes
from app.ui.notes.entry import Typed
from app.ui.notes.words import table_words
from app.ui.toast import Toast

Left = Sequence[tuple[int, Refused | None]]
"""What was not taken: its place among what was sent, and why; None when nobody can say."""
TellLeft = Callable[[Left], None]


class NotesActs(QObject):
    """Every deed is one step of Undo but the codes. `told` carries the `Toast` once it is on disk;
    `refused` a `Typed` that was not taken.
    """

    told = Signal(object)
    refused = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    def write(self, item: str, typed: Typed, photo: str = "") -> str:
        """One note, typed from this photo if any; a refusal brings the words back. Gives its id."""
        parts = as_typed(typed.template, typed.values)
        text = text_of(parts) or typed.values.get("", "")
        new = self._new(self._document.fresh_id("n"), item, typed.table, text, typed.mark)
        label = _("Write “{note}”").format(note=short(text))
        new, now = replace(new, parts=parts), self._document.now()
        if photo:
            future = self._document.do(label, board.type_from_photo, new, photo, now)
        else:
            future = self._document.do(label, board.write_note, new, now)
        future.add_done_callback(partial(self._on_written, typed))
        return new.id

    def write_many(
        self,
        item: str,
        table: int,
        texts: Sequence[str],
        tell: TellLeft,
        template: Template = Template.NOTE,
    ) -> None:
        """Several notes at once, on one sheet: those that fit, in one deed; a plain one is marked
        by the sign it begins with, of a template each is the first field. `tell` hears which of
        the texts were not taken, by their place, and why.
        """
        # Notes of one moment stand in the order of their ids, so these are handed out in order.
        ids = sorted(self._document.fresh_id("n") for _each in texts)
        is_plain = template is Template.NOTE
        read = [read_sign(each) if is_plain else (Mark.IDEA, each) for each in texts]
        new = [
            replace(
                self._new(note, item, table, said, mark),
                parts=as_typed(template, {slot.name: said for slot in SLOTS[template][:1]}),
            )
            for note, (mark, said) in zip(ids, read, strict=True)
        ]
        n = len(new) - len(board.misfits(self._document.assembly, new))
        label = _n("Add {n} note to {table}", "Add {n} notes to {table}", n)
        label = label.format(n=n, table=table_words(table))
        future = self._document.do(label, board.write_notes, new, self._document.now())
        future.add_done_callback(partial(self._on_many, new, tell))

    def reword(self, note: Note, text: str, mark: Mark, parts: Parts = ()) -> None:
        """Another wording or kind; `note` is what its editor saw."""
        label = _("Change “{note}”").format(note=short(note.text))
        self._document.do(label, board.reword_note, note.id, note.text, text, mark, parts)

    def withdraw(self, notes: Sequence[str]) -> None:
        """Take these back."""
        n = len(notes)
        if not n:
            return
        label = _n("Take {n} note back", "Take {n} notes back", n)
        told = _n("{n} note was taken back.", "{n} notes were taken back.", n)
        future = self._document.do(label.format(n=n), withdraw_notes, notes)
        self._after(future, told.format(n=n))

    def propose_theme(self, seen: Mapping[str, Sequence[str]], title: str) -> None:
        """What a table proposes for its notes; "" takes it back."""
        if not seen:
            return
        if title:
            label = _("Propose the theme “{theme}”").format(theme=short(title))
            future = self._document.do(label, board.propose_theme, seen, title)
            told = _("Proposed: “{theme}”. It waits on the board.").format(theme=short(title))
        else:
            label = _("Take a proposed theme back")
            future = self._document.do(label, board.withdraw_proposal, seen)
            told = _("The proposal is taken back.")
        self._after(future, told)

    def deliver(self, item: str, table: int) -> None:
        """Hand in a table's sheet."""
        label = _("Deliver the sheet of table {number}").format(number=table)
        now = self._document.now()
        future = self._document.do(label, board.deliver_sheet, item, table, now)
        self._after(future, _("Table {number} has delivered.").format(number=table))

    def reopen(self, item: str, table: int) -> None:
        """Give a table its sheet back."""
        label = _("Give table {number} its sheet back").format(number=table)
        future = self._document.do(label, board.reopen_sheet, item, table)
        self._after(future, _("Table {number} can write again.").format(number=table))

    def answer_help(self, table: int) -> None:
        """A table is told that somebody is coming."""
        label = _("Tell table {number} that somebody is coming").format(number=table)
        self._document.do(label, board.answer_help, table)

    def help(self, table: int) -> None:
        """Somebody has been at the table."""
        label = _("Note that table {number} was helped").format(number=table)
        future = self._document.do(label, board.helped, table)
        self._after(future, _("Table {number} was helped.").format(number=table))

    def issue_codes(self, codes: tuple[str, ...], address: str = "") -> None:
        """Other access codes for the day, for phones that come to `address`; the old ones open
        nothing any more.
        """
        meeting, now = self._document.assembly.mandate.meeting, self._document.now()
        label = _("Make table codes")
        future = self._document.do(label, board.issue_table_codes, meeting, codes, now, address)
        n = len(codes)
        told = _n("{n} table has a code.", "{n} tables have a code each.", n).format(n=n)
        self._after(future, told, can_undo=False)

    def renew_code(self, table: int, drawn: Sequence[str]) -> None:
        """Another access code for one table, the first of those drawn that nobody has."""
        told = self._document.assembly
        used = {code for codes in told.board.codes.values() for code in codes}
        code = next((each for each in drawn if each not in used), "")
        label = _("Make a new code for {table}").format(table=table_words(table))
        meeting, now = told.mandate.meeting, self._document.now()
        future = self._document.do(label, board.renew_table_code, meeting, table, code, now)
        told_words = _("{table} has a new code.").format(table=table_words(table))
        self._after(future, told_words, can_undo=False)

    def _new(self, note: str, item: str, table: int, text: str, mark: Mark) -> NewNote:
        return NewNote(note, self._document.assembly.mandate.meeting, item, table, text, mark)

    def _on_many(self, new: Sequence[NewNote], tell: TellLeft, future: Future[Facts]) -> None:
        if not shiboken6.isValid(self):
            return
        written = () if future.exception() else future.result()
        taken = {each.note for each in written if isinstance(each, NoteWritten)}
        why = dict(board.misfits(self._document.assembly, new))
        tell([(at, why.get(each.id)) for at, each in enumerate(new) if each.id not in taken])
        if taken:
            n, where = len(taken), table_words(new[0].table)
            told = _n("{n} note was added: {table}.", "{n} notes were added: {table}.", n)
            self.told.emit(Toast(told.format(n=n, table=where), can_undo=True))

    def _on_written(self, typed: Typed, future: Future[Facts]) -> None:
        if future.exception() is not None and shiboken6.isValid(self):
            self.refused.emit(typed)

    def _after(self, future: Future[Facts], words: str, *, can_undo: bool = True) -> None:
        """Tell once it is on disk; a refusal is told by the window, and nothing new by nobody."""
        future.add_done_callback(partial(self._tell, words, can_undo))

    def _tell(self, words: str, can_undo: bool, future: Future[Facts]) -> None:
        if future.exception() is None and future.result() and shiboken6.isValid(self):
            self.told.emit(Toast(words, can_undo))
