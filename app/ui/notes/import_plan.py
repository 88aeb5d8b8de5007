"""What becomes of read rows: which are taken, on which sheet, and why others are not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.imports.notes import NoteList, NoteRow
from app.imports.tables import Doubt
from app.models import board
from app.models.assembly import Assembly
from app.models.board import NewNote
from app.refusals import say, sentence
from app.templates import text_of


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row, the table it is for, whether it is taken, and what a person should look at."""

    row: NoteRow
    table: int
    text: str
    is_taken: bool
    looks: tuple[str, ...] = ()


def candidates(
    read: NoteList,
    assembly: Assembly,
    item: str,
    usual_table: int,
    by_hand: Mapping[int, bool] | None = None,
) -> tuple[Candidate, ...]:
    """Every row held against what stands on the sheets of `item`; a row without a table goes to
    `usual_table`. Left out are rows that cannot be notes, that say what stands already or name
    a table that there is not, unless `by_hand` (by the row's number in the file) says otherwise,
    and those that the sheets have no room for.
    """
    known = {(each.table, _bare(each.text)) for each in assembly.board if each.sheet.item == item}
    chosen = by_hand or {}
    listed = [_as_chosen(_candidate(row, usual_table, known), chosen) for row in read.rows]
    taken = [at for at, each in enumerate(listed) if each.is_taken]
    new = [_new(assembly, item, listed[at], f"row-{at}") for at in taken]
    for note, refused in board.misfits(assembly, new):
        at = int(note.removeprefix("row-"))
        looks = (*listed[at].looks, say(refused))
        listed[at] = replace(listed[at], is_taken=False, looks=looks)
    return tuple(listed)


def new_notes(
    listed: Sequence[Candidate], assembly: Assembly, item: str, fresh_id: Callable[[str], str]
) -> tuple[NewNote, ...]:
    """The rows that are taken, as notes in their order: those of one moment stand by their ids."""
    taken = [each for each in listed if each.is_taken]
    ids = sorted(fresh_id("n") for _each in taken)
    return tuple(_new(assembly, item, each, note) for note, each in zip(ids, taken, strict=True))


def _candidate(row: NoteRow, usual_table: int, known: set[tuple[int, str]]) -> Candidate:
    table = usual_table if row.table is None else row.table
    text = text_of(row.parts) or row.text
    is_known = (table, _bare(text)) in known
    doubts = (*row.doubts, *((Doubt("doubt-note-known"),) if is_known else ()))
    looks = tuple(sentence(each.code, dict(each.params)) for each in doubts)
    is_taken = row.can_be_taken and not (row.is_twice or row.is_nowhere or is_known)
    return Candidate(row, table, text, is_taken, looks)


def _as_chosen(read: Candidate, by_hand: Mapping[int, bool]) -> Candidate:
    wanted = by_hand.get(read.row.row_number, read.is_taken)
    return replace(read, is_taken=wanted and read.row.can_be_taken)


def _new(assembly: Assembly, item: str, each: Candidate, note: str) -> NewNote:
    meeting = assembly.mandate.meeting
    return NewNote(note, meeting, item, each.table, each.text, each.row.mark, each.row.parts)


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())
