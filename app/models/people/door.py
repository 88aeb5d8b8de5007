"""What may be done at the door: newcomers, substitutes, codes for other desks, what is on paper."""

from __future__ import annotations

from app.models import texts
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.people.decisions import NewMember, add_members, known, note_attendance
from app.models.people.facts import AttendanceNoted, DeskCodeIssued, MemberJoined, SeatsPrinted
from app.models.people.state import Attendance, DeskCode, HasPeople, Joining, Rounds


def add_walk_in(room: HasPeople, meeting: str, newcomer: NewMember, now: int) -> Facts:
    """Somebody who is not on the list comes in, and is a member who is here from now on."""
    return (
        *add_members(room, (newcomer,)),
        MemberJoined(newcomer.id, meeting, Joining.WALK_IN),
        *_here(newcomer.id, meeting, now),
    )


def add_substitute(
    room: HasPeople, meeting: str, newcomer: NewMember, instead_of: str, reason: str, now: int
) -> Facts:
    """Somebody comes in instead of a member, who stays away from that day on record.

    Raises Refused("replaced-is-here") as long as that member is in the room.
    """
    replaced = known(room, instead_of)
    if room.people.status(meeting, instead_of) is Attendance.PRESENT:
        raise Refused("replaced-is-here", name=replaced.name)
    why = texts.line(reason) if replaced.details else ""  # nothing is told of an erased person
    return (
        *add_members(room, (newcomer,)),
        *note_attendance(room, meeting, (instead_of,), Attendance.ABSENT, now),
        MemberJoined(newcomer.id, meeting, Joining.SUBSTITUTE, instead_of, why or None),
        *_here(newcomer.id, meeting, now),
    )


def issue_desk_code(room: HasPeople, meeting: str, code: str, now: int) -> Facts:
    """Let other devices check in with this code; "" lets none in any more."""
    if not code and not room.people.desk_codes.get(meeting, DeskCode()).code:
        return ()
    return (DeskCodeIssued(meeting, code, now),)


def note_printed(room: HasPeople, meeting: str, what: str, rounds: Rounds) -> Facts:
    """Remember the seats that people hold in their hands."""
    if room.people.on_paper.get((meeting, what)) == rounds:
        return ()
    return (SeatsPrinted(meeting, what, rounds),)


def _here(member: str, meeting: str, now: int) -> Facts:
    return (AttendanceNoted(member, meeting, Attendance.PRESENT, now),)
