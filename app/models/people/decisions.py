"""What may be done to members."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.models import texts
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.people.facts import (
    AttendanceNoted,
    MemberAdded,
    MemberDescribed,
    MemberErased,
    MemberRemoved,
    TableFixed,
)
from app.models.people.state import Attendance, Details, HasPeople, Member

MOST_MEMBERS: Final = 500


@dataclass(frozen=True, slots=True)
class NewMember:
    """A person to add, with the random id the caller drew."""

    id: str
    details: Details
    fixed_table: int = 0


def add_members(room: HasPeople, newcomers: Iterable[NewMember]) -> Facts:
    """Add people in the order given; badge numbers go on from the highest so far.

    Raises Refused("people-erased", "too-many-members", ...).
    """
    _may_be_known(room)
    people = list(newcomers)
    if len(room.people.members) + len(people) > MOST_MEMBERS:
        raise Refused("too-many-members", most=MOST_MEMBERS, count=len(people))
    first = max((each.number for each in room.people), default=0) + 1
    return tuple(
        MemberAdded(each.id, number, tidied(each.details), each.fixed_table)
        for number, each in enumerate(people, first)
        if each.id not in room.people.members
    )


def describe_member(room: HasPeople, member: str, details: Details) -> Facts:
    """Correct a member's details. Raises Refused("people-erased", "member-erased", ...)."""
    _may_be_known(room)
    old, new = known(room, member), tidied(details)
    if old.details is None:
        raise Refused("member-erased", number=old.number)
    return () if old.details == new else (MemberDescribed(member, new),)


def remove_member(room: HasPeople, member: str) -> Facts:
    """Take a person off the list."""
    known(room, member)
    return (MemberRemoved(member),)


def fix_table(room: HasPeople, member: str, table: int) -> Facts:
    """Keep a member at one table in every plan; 0 lets go."""
    return () if known(room, member).fixed_table == table else (TableFixed(member, table),)


def note_attendance(
    room: HasPeople, meeting: str, members: Iterable[str], status: Attendance, now: int
) -> Facts:
    """Note that members came, stayed away or left; where it is already so, nothing happens."""
    return tuple(
        AttendanceNoted(each, meeting, status, now)
        for each in members
        if room.people.status(meeting, known(room, each).id) != status
    )


def erase_member(room: HasPeople, member: str) -> Facts:
    """Delete a person's data for good. This cannot be undone."""
    known(room, member)
    return (MemberErased(member),)


def _may_be_known(room: HasPeople) -> None:
    if room.people.erased_at:
        raise Refused("people-erased")


def known(room: HasPeople, member: str) -> Member:
    """The member with this id. Raises Refused("member-unknown")."""
    if member not in room.people.members:
        raise Refused("member-unknown")
    return room.people.members[member]


def tidied(details: Details) -> Details:
    """Details in the form they are kept in. Raises Refused("member-name-missing",
    "text-too-long").
    """
    name = texts.line(details.name)
    if not name:
        raise Refused("member-name-missing")
    attributes = ((texts.line(header), texts.line(value)) for header, value in details.attributes)
    mobile, email = texts.line(details.mobile), texts.line(details.email)
    return Details(name, mobile, email, tuple(attributes), texts.line(details.called))
