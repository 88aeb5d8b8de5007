"""What the members page does in one deed, so that one Undo takes back the whole of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.models import people
from app.models.entries import Facts
from app.models.people import Attendance, Details, HasPeople, NewMember


@dataclass(frozen=True, slots=True)
class Correction:
    """New details of a member who is known; `fixed_table` None leaves the table as it is."""

    member: str
    details: Details
    fixed_table: int | None = None


def take_list(
    room: HasPeople, newcomers: Iterable[NewMember], corrections: Iterable[Correction]
) -> Facts:
    """Add people and correct known ones. Raises as `add_members` and `describe_member`."""
    added = people.add_members(room, newcomers)
    corrected = [fact for each in corrections for fact in correct_member(room, each)]
    return (*added, *corrected)


def correct_member(room: HasPeople, correction: Correction) -> Facts:
    """Details and fixed table together."""
    described = people.describe_member(room, correction.member, correction.details)
    if correction.fixed_table is None:
        return described
    fixed = people.fix_table(room, correction.member, correction.fixed_table)
    return (*described, *fixed)


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
