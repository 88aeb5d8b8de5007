"""What a table may change: notes on its own sheet, until it is delivered; and what theme it
proposes for them, as long as their item is on or their sheet is open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.models.assembly import Assembly
from app.models.board import (
    Mark,
    NewNote,
    Note,
    Sheet,
    known_note,
    propose_theme,
    reword_note,
    withdraw_note,
    withdraw_proposal,
    write_note,
)
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.templates import Parts


def write_own(room: Assembly, new: NewNote, now: int) -> Facts:
    """As `write_note`, from a table's page. A note that is there already changes nothing more than
    it does there. Raises Refused("ideas-closed") too.
    """
    item, board = room.agenda.items.get(new.item), room.board
    is_idea = new.mark is Mark.IDEA and new.id not in board.notes
    if item and is_idea and not room.recommendations.way.takes_idea(item.started_at):
        raise Refused("ideas-closed")
    return write_note(room, new, now)


def reword_own(
    room: Assembly,
    meeting: str,
    table: int,
    note: str,
    before: str,
    text: str,
    mark: Mark,
    parts: Parts = (),
) -> Facts:
    """As `reword_note`, for a note on this table's own sheet that is not delivered."""
    _own(room, meeting, table, note)
    return reword_note(room, note, before, text, mark, parts)


def withdraw_own(room: Assembly, meeting: str, table: int, note: str) -> Facts:
    """As `withdraw_note`, for a note on this table's own sheet; a second time changes nothing."""
    return () if _own(room, meeting, table, note).withdrawn else withdraw_note(room, note)


Seen = Mapping[str, Sequence[str]]
"""By note the titles that were proposed for it on the page where it was ticked."""


def propose_own(
    room: Assembly, meeting: str, table: int, seen: Seen, title: str, sent: str
) -> Facts:
    """As `propose_theme`, for notes of this table alone."""
    _check_open(room, meeting, table, seen)
    return propose_theme(room, seen, title, sent)


def withdraw_own_proposal(room: Assembly, meeting: str, table: int, seen: Seen, sent: str) -> Facts:
    """As `withdraw_proposal`, for notes of this table alone."""
    _check_open(room, meeting, table, seen)
    return withdraw_proposal(room, seen, sent)


def _check_open(room: Assembly, meeting: str, table: int, seen: Seen) -> None:
    """Raises Refused("theme-needs-notes", "note-unknown", "sheet-delivered")."""
    if not seen:
        raise Refused("theme-needs-notes")
    for note in seen:
        item = _of_table(room, meeting, table, note).sheet.item
        if Sheet(item, table) in room.board.delivered and item != room.agenda.current:
            raise Refused("sheet-delivered", table=table)


def _own(room: Assembly, meeting: str, table: int, note: str) -> Note:
    """The note, if it is this table's. Raises Refused("note-unknown", "sheet-delivered")."""
    found = _of_table(room, meeting, table, note)
    if Sheet(found.sheet.item, table) in room.board.delivered:
        raise Refused("sheet-delivered", table=table)
    return found


def _of_table(room: Assembly, meeting: str, table: int, note: str) -> Note:
    found = known_note(room, note)
    if (found.meeting, found.table) != (meeting, table):
        raise Refused("note-unknown")
    return found
