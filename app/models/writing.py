"""Which tables write: one rule for the window, the room screen and what is told of sheets."""

from __future__ import annotations

from typing import Protocol

from app.models.agenda import HasAgenda, Item
from app.models.board import HasBoard
from app.models.seating import HasSeating


class WritingRoom(HasAgenda, HasBoard, HasSeating, Protocol):
    """Items, notes and seats."""


def tables_of(room: WritingRoom, meeting: str) -> int:
    """The highest table of a day that anything is known of: somebody is seated at it, it has an
    access code, or it has written. 0 when nothing tells.
    """
    notes = (each for each in room.board.notes.values() if not each.withdrawn)
    wrote = (each.table for each in notes if each.meeting == meeting)
    return max(set_out(room, meeting), max(wrote, default=0))


def set_out(room: WritingRoom, meeting: str) -> int:
    """How many tables a day has by its seating plan or its access codes; 0 without either."""
    return max(room.seating.table_count(meeting), len(room.board.codes.get(meeting, ())))


def tables_writing(room: WritingRoom, item: Item) -> tuple[int, ...]:
    """The tables whose sheets on an item are awaited: those with people in its round, and those
    that wrote all the same. Without seats for its round, every table of the day.
    """
    sittings = enumerate(room.seating.tables(item.meeting, item.plan.round), 1)
    seated = {table for table, sitting in sittings if sitting}
    if not seated:
        return tuple(range(1, tables_of(room, item.meeting) + 1))
    notes = (each for each in room.board.notes.values() if not each.withdrawn)
    wrote = {each.table for each in notes if each.sheet.item == item.id and each.table}
    return tuple(sorted(seated | wrote))
