"""What the members page does in one deed, so that one Undo takes back the whole of it."""

from __future__ import annotations

from collections.abc import Iterable

from app.models import people
from app.models.entries import Facts
from app.models.people import Attendance, HasPeople


def remove_members(room: HasPeople, members: Iterable[str]) -> Facts:
    """Take several people off the list."""
    return tuple(fact for each in members for fact in people.remove_member(room, each))


def toggle_presence(room: HasPeople, meeting: str, members: Iterable[str], now: int) -> Facts:
    """Check in; when all of them are here already, they are awaited again (a slip of the hand)."""
    chosen = list(members)
    return people.note_attendance(room, meeting, chosen, next_status(room, meeting, chosen), now)


def next_status(room: HasPeople, meeting: str, members: Iterable[str]) -> Attendance:
    """What a toggle would make of them."""
    are_here = all(room.people.status(meeting, each) is Attendance.PRESENT for each in members)
    return Attendance.EXPECTED if are_here else Attendance.PRESENT
