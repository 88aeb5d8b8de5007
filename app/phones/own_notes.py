"""What a table may change: notes on its own sheet, until it is delivered."""

from __future__ import annotations

from app.models.assembly import Assembly
from app.models.board import Mark, Note, Sheet, known_note, reword_note, withdraw_note
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.templates import Parts


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


def _own(room: Assembly, meeting: str, table: int, note: str) -> Note:
    """The note, if it is this table's. Raises Refused("note-unknown", "sheet-delivered")."""
    found = known_note(room, note)
    if (found.meeting, found.table) != (meeting, table):
        raise Refused("note-unknown")
    if Sheet(found.sheet.item, table) in room.board.delivered:
        raise Refused("sheet-delivered", table=table)
    return found
