"""What the notes page does in one deed, so that one Undo takes back the whole of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.models import board
from app.models.board import BoardRoom, HasBoard, NewNote
from app.models.entries import Facts


def withdraw_notes(room: HasBoard, notes: Iterable[str]) -> Facts:
    """Take several notes back; one that was taken back meanwhile is passed over."""
    standing = (n for n in notes if n in room.board.notes and not room.board.notes[n].withdrawn)
    return tuple(fact for note in standing for fact in board.withdraw_note(room, note))


def take_all(room: BoardRoom, new: Sequence[NewNote], now: int) -> Facts:
    """Notes of a file, all of them or none. Raises what refuses the first that does not fit."""
    for _note, refused in board.misfits(room, new):
        raise refused
    return board.write_notes(room, new, now)
