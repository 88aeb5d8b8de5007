"""What note-takers and the facilitator may do with notes and themes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from app.models import templates, texts
from app.models.agenda import HasAgenda
from app.models.board.facts import (
    HelpAnswered,
    HelpAsked,
    NotePlaced,
    NoteReworded,
    NoteWithdrawn,
    NoteWritten,
    SheetDelivered,
    SheetReopened,
    TableCodesIssued,
    ThemeDissolved,
    ThemeMade,
    ThemeMoved,
    ThemeRenamed,
)
from app.models.board.state import HasBoard, Mark, Note, Sheet, Theme
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.templates import Parts

LONGEST_NOTE = 1_000
MOST_NOTES = 20_000
MOST_ON_SHEET = 500
"""On one table's sheet: its device shows them all. The facilitator's own sheet has no device."""
KEPT_FOR_DEVICE = 100
"""Of these, so many stay free for the table itself when many are added at once on the laptop."""
LONGEST_TITLE = 120


class BoardRoom(HasBoard, HasAgenda, Protocol):
    """Notes and the programme they are written under."""


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note as it comes from a device: `id` was drawn there, so that sending it twice writes it
    once. `parts` are its fields where its item asked for some, and `text` all of them composed.
    """

    id: str
    meeting: str
    item: str
    table: int
    text: str
    mark: Mark = Mark.IDEA
    parts: Parts = ()


def write_note(room: BoardRoom, new: NewNote, now: int) -> Facts:
    """Put a note on a sheet. The same note sent again changes nothing, also when somebody changed
    it since; other words under its id are kept too (see `_sent_again`).

    Raises Refused("note-empty", "text-too-long", "item-unknown", "sheet-delivered",
    "too-many-notes", "sheet-full", "support-not-a-number").
    """
    if new.id in room.board.notes:
        return _sent_again(room, new, now)
    fact = _written(room, new, now)
    if len(room.board.notes) >= MOST_NOTES:
        raise Refused("too-many-notes", most=MOST_NOTES)
    if new.table and _standing_on(room, _sheet(new)) >= MOST_ON_SHEET:
        raise Refused("sheet-full", most=MOST_ON_SHEET, table=new.table)
    return (fact,)


def _sent_again(room: BoardRoom, new: NewNote, now: int) -> Facts:
    """A page whose answer was lost sends its note once more, and its writer may have gone on
    writing meanwhile. More words change the note, unless somebody else has changed it; other words
    are a second note, whose id they decide, so that they too are written once.
    """
    old = room.board.notes[new.id]
    text, parts = _said(new.text, new.parts)
    mark = _mark_of(parts, new.mark)
    if (text, mark) in (old.first, (old.text, old.mark)):
        return ()
    if _sheet(new) in room.board.delivered:
        raise Refused("sheet-delivered", table=new.table)
    is_untouched = (old.text, old.mark) == old.first and not old.withdrawn
    is_own = (old.meeting, old.sheet) == (new.meeting, _sheet(new))
    if is_untouched and is_own and set(old.text.split()) <= set(text.split()):
        return (NoteReworded(old.id, old.text, text, mark, parts),)
    other = hashlib.sha256(f"{new.id}\n{text}".encode()).hexdigest()[:32]
    return write_note(room, replace(new, id=other), now)


def write_notes(room: BoardRoom, new: Iterable[NewNote], now: int) -> Facts:
    """Put several notes on their sheets at once: those that fit; `misfits` tells the others. Empty
    ones are passed over.

    Raises the first note's Refused when none of them fits.
    """
    facts, others = _sorted_out(room, new, now)
    if others and not facts:
        raise others[0][1]
    return facts


def misfits(room: BoardRoom, new: Iterable[NewNote]) -> tuple[tuple[str, Refused], ...]:
    """The notes that cannot be written beside the others, by id, and why; in the order given."""
    return _sorted_out(room, new, 0)[1]


def _sorted_out(
    room: BoardRoom, new: Iterable[NewNote], now: int
) -> tuple[Facts, tuple[tuple[str, Refused], ...]]:
    """What can be written of them, counted one after another, and what cannot."""
    facts: dict[str, NoteWritten] = {}
    others: list[tuple[str, Refused]] = []
    on_sheet, room_left = _standing_by_sheet(room), MOST_NOTES - len(room.board.notes)
    for each in new:
        if not each.text.strip() or each.id in room.board.notes or each.id in facts:
            continue
        sheet = _sheet(each)
        try:
            fact = _written(room, each, now)
            _check_room(each.table, on_sheet[sheet], room_left)
        except Refused as refused:
            others.append((each.id, refused))
            continue
        facts[each.id] = fact
        on_sheet[sheet] += 1
        room_left -= 1
    return tuple(facts.values()), tuple(others)


def _check_room(table: int, on_sheet: int, room_left: int) -> None:
    most = MOST_ON_SHEET - KEPT_FOR_DEVICE
    if room_left < 1:
        raise Refused("too-many-notes", most=MOST_NOTES)
    if table and on_sheet >= most:
        raise Refused("sheet-full-for-many", most=most, kept=KEPT_FOR_DEVICE, table=table)


def _written(room: BoardRoom, new: NewNote, now: int) -> NoteWritten:
    """The fact of a note whose words and sheet are as they should be."""
    text, parts = _said(new.text, new.parts)
    if new.item and new.item not in room.agenda.items:
        raise Refused("item-unknown")
    if _sheet(new) in room.board.delivered:
        raise Refused("sheet-delivered", table=new.table)
    mark = _mark_of(parts, new.mark)
    return NoteWritten(new.id, new.meeting, new.item, new.table, text, mark, now, parts)


def _said(text: str, parts: Parts) -> tuple[str, Parts]:
    """A note's words and fields, cleaned. Raises Refused("note-empty") without words."""
    fields = templates.checked(parts)
    whole = texts.paragraph(text, LONGEST_NOTE)
    if not whole or (parts and not templates.words(fields)):
        raise Refused("note-empty")
    return whole, fields


def _mark_of(parts: Parts, mark: Mark) -> Mark:
    """A template says what kind its notes are; arguments of one side are of that side."""
    names = {each.name for each in parts}
    known = (each for each in Mark if {each.value} == names)
    return next(known, Mark.IDEA) if parts else mark


def _sheet(new: NewNote) -> Sheet:
    return Sheet(new.item, new.table)


def _standing_on(room: HasBoard, sheet: Sheet) -> int:
    """How many notes one sheet has; tables are compared first, for that is the cheapest."""
    table, item = sheet.table, sheet.item
    notes = room.board.notes.values()
    return sum(
        not each.withdrawn
        for each in notes
        if each.sheet.table == table and each.sheet.item == item
    )


def _standing_by_sheet(room: HasBoard) -> Counter[Sheet]:
    """How many notes are on each sheet; what was taken back takes no room."""
    return Counter(each.sheet for each in room.board.notes.values() if not each.withdrawn)


def reword_note(
    room: HasBoard, note: str, before: str, text: str, mark: Mark, parts: Parts = ()
) -> Facts:
    """Change a note's wording; `before` is the wording its editor saw, so that no other edit is
    lost. Without `parts` it is a plain note from then on.
    """
    old = standing(room, note)
    new, fields = _said(text, parts)
    kind = _mark_of(fields, mark)
    if (old.text, old.mark, old.parts) == (new, kind, fields):
        return ()
    return (NoteReworded(note, before, new, kind, fields),)


def withdraw_note(room: HasBoard, note: str) -> Facts:
    """Take a note back; it stays on record."""
    return (NoteWithdrawn(standing(room, note).id, True),)


def deliver_sheet(room: BoardRoom, item: str, table: int, now: int) -> Facts:
    """Hand in a table's sheet."""
    if item not in room.agenda.items:
        raise Refused("item-unknown")
    done = Sheet(item, table) in room.board.delivered
    return () if done else (SheetDelivered(item, table, now),)


def reopen_sheet(room: HasBoard, item: str, table: int) -> Facts:
    """Give a table its sheet back."""
    return (SheetReopened(item, table),) if Sheet(item, table) in room.board.delivered else ()


def ask_for_help(room: HasBoard, table: int, now: int) -> Facts:
    """A table wants the facilitator."""
    return () if table in room.board.help_since else (HelpAsked(table, now),)


def answer_help(room: HasBoard, table: int) -> Facts:
    """Tell a table that waits that somebody is coming."""
    waits = table in room.board.help_since and table not in room.board.help_answered
    return (HelpAnswered(table),) if waits else ()


def helped(room: HasBoard, table: int) -> Facts:
    """The facilitator has been there."""
    return (HelpAsked(table, 0),) if table in room.board.help_since else ()


def issue_table_codes(room: HasBoard, meeting: str, codes: Iterable[str], now: int = 0) -> Facts:
    """Give each table of a day its access code at `now`; the old ones open nothing any more."""
    return (TableCodesIssued(meeting, tuple(codes), now),)


def make_theme(
    room: HasBoard,
    theme: str,
    title: str,
    notes: Iterable[str] = (),
    index: int | None = None,
    *,
    parent: str = "",
    quote: str = "",
) -> Facts:
    """Make a theme, with notes in it when it comes from a suggestion or a selection; `parent` is
    the one they are split from, `quote` the note that speaks for it.
    """
    if theme in room.board.themes:
        return ()
    place = len(room.board.order) if index is None else index
    held = whole(room, [standing(room, note).id for note in notes])
    made = ThemeMade(theme, _title(title), place, parent, quote if quote in held else "")
    return (made, *(NotePlaced(note, theme, index) for index, note in enumerate(held)))


def rename_theme(room: HasBoard, theme: str, title: str) -> Facts:
    """Give a theme another title."""
    new = _title(title)
    return () if lane(room, theme).title == new else (ThemeRenamed(theme, new),)


def move_theme(room: HasBoard, theme: str, index: int) -> Facts:
    """Give a theme another place among the lanes."""
    lane(room, theme)
    place = min(max(index, 0), len(room.board.order) - 1)
    return () if room.board.order.index(theme) == place else (ThemeMoved(theme, place),)


def dissolve_theme(room: HasBoard, theme: str) -> Facts:
    """Take a theme away; its notes go back to the tray."""
    return (ThemeDissolved(lane(room, theme).id),)


def merge_themes(room: HasBoard, kept: str, gone: str) -> Facts:
    """Move all notes of one theme into another and take the empty one away; the recommendations
    that rest on it follow.
    """
    if kept == gone:
        return ()
    start = len(lane(room, kept).notes)
    moved = place_notes(room, lane(room, gone).notes, kept, start)
    return (*moved, ThemeDissolved(gone, kept))


def place_notes(
    room: HasBoard, notes: Iterable[str], theme: str, index: int | None = None
) -> Facts:
    """Put notes into a theme, last unless `index` says where; theme "" puts them back into the
    tray. A stack moves as a whole.
    """
    place = (len(lane(room, theme).notes) if index is None else index) if theme else 0
    facts = []
    for note in whole(room, notes):
        before = room.board.theme_of(note)
        is_there = (before.id if before else "") == theme and note not in room.board.apart
        if is_there and (not theme or index is None):
            continue
        if before and before.id == theme and before.notes.index(note) < place:
            place -= 1
        facts.append(NotePlaced(note, theme, place))
        place += 1
    return tuple(facts)


def whole(room: HasBoard, notes: Iterable[str]) -> tuple[str, ...]:
    """These notes with all that lie in one stack with them. Raises Refused("note-unknown")."""
    known = [known_note(room, each).id for each in notes]
    if not room.board.under:
        return tuple(dict.fromkeys(known))
    return tuple(dict.fromkeys(e for each in known for e in room.board.stack_of(each)))


def standing(room: HasBoard, note: str) -> Note:
    """The note with this id. Raises Refused("note-unknown", "note-withdrawn")."""
    found = known_note(room, note)
    if found.withdrawn:
        raise Refused("note-withdrawn")
    return found


def known_note(room: HasBoard, note: str) -> Note:
    """The note with this id, withdrawn or not. Raises Refused("note-unknown")."""
    if note not in room.board.notes:
        raise Refused("note-unknown")
    return room.board.notes[note]


def lane(room: HasBoard, theme: str) -> Theme:
    """The theme with this id. Raises Refused("theme-unknown")."""
    if theme not in room.board.themes:
        raise Refused("theme-unknown")
    return room.board.themes[theme]


def _title(title: str) -> str:
    clean = texts.line(title, LONGEST_TITLE)
    if not clean:
        raise Refused("theme-title-missing")
    return clean
