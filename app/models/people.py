"""Members: who they are, and who is here today."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from app.models import texts
from app.models.entries import Fact, Facts, personal
from app.models.errors import Refused

MOST_MEMBERS = 500


class Attendance(StrEnum):
    """Where a member is on a meeting day. Only `PRESENT` counts in a base and in a seat."""

    EXPECTED = "expected"
    PRESENT = "present"
    ABSENT = "absent"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Details:
    """What the secretariat told us of a person; all of it personal data."""

    name: str
    mobile: str = ""
    email: str = ""
    attributes: tuple[tuple[str, str], ...] = ()

    def attribute(self, header: str) -> str:
        """The person's value under a column header, "" when there is none."""
        return dict(self.attributes).get(header, "")


@dataclass(frozen=True, slots=True)
class Member:
    """A member: a random id, a badge number, and details until they are erased."""

    id: str
    number: int
    details: Details | None
    fixed_table: int = 0

    @property
    def name(self) -> str:
        """The name, or the badge number of a person whose data are erased."""
        return self.details.name if self.details else f"#{self.number}"

    def attribute(self, header: str) -> str:
        """The person's value under a column header."""
        return self.details.attribute(header) if self.details else ""


@dataclass(frozen=True, slots=True)
class Presence:
    """A member's attendance on one meeting day; `at` in milliseconds since 1970, 0 before any word
    of it.
    """

    status: Attendance = Attendance.EXPECTED
    at: int = 0


@dataclass(slots=True)
class People:
    """All members by id, and their presence by (meeting, member)."""

    members: dict[str, Member] = field(default_factory=dict)
    presence: dict[tuple[str, str], Presence] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Member]:
        """Members by badge number."""
        return iter(sorted(self.members.values(), key=lambda each: (each.number, each.id)))

    def status(self, meeting: str, member: str) -> Attendance:
        """Where a member is on that day."""
        return self.presence.get((meeting, member), Presence()).status

    def present(self, meeting: str) -> tuple[Member, ...]:
        """Those who are in the room on that day."""
        return self.having(meeting, Attendance.PRESENT)

    def having(self, meeting: str, *statuses: Attendance) -> tuple[Member, ...]:
        """Those whose attendance is one of these."""
        return tuple(each for each in self if self.status(meeting, each.id) in statuses)

    def headers(self) -> tuple[str, ...]:
        """The attribute columns in the order they first appear."""
        seen: dict[str, None] = {}
        for member in self:
            seen.update(dict.fromkeys(header for header, _ in _attributes(member)))
        return tuple(seen)


def _attributes(member: Member) -> tuple[tuple[str, str], ...]:
    return member.details.attributes if member.details else ()


class HasPeople(Protocol):
    """What a decision about members looks at."""

    @property
    def people(self) -> People:
        """The members."""


@dataclass(frozen=True, slots=True)
class PeopleFact(Fact):
    """A fact about members."""

    @abstractmethod
    def change(self, people: People) -> None:
        """Make the state say so."""

    def inverse(self, people: People) -> Facts:
        """The facts that take this one back, seen from before it."""
        return ()


@dataclass(frozen=True, slots=True)
class MemberAdded(PeopleFact):
    """A person is a member from now on."""

    member: str
    number: int
    details: Details | None = field(metadata=personal("member"))
    fixed_table: int = 0

    def change(self, people: People) -> None:
        people.members[self.member] = Member(
            self.member, self.number, self.details, self.fixed_table
        )

    def inverse(self, people: People) -> Facts:
        return (MemberRemoved(self.member),)


@dataclass(frozen=True, slots=True)
class MemberDescribed(PeopleFact):
    """A member's details were changed."""

    member: str
    details: Details | None = field(metadata=personal("member"))

    def change(self, people: People) -> None:
        if self.member in people.members:
            old = people.members[self.member]
            people.members[self.member] = replace(old, details=self.details)

    def inverse(self, people: People) -> Facts:
        return (MemberDescribed(self.member, people.members[self.member].details),)


@dataclass(frozen=True, slots=True)
class MemberRemoved(PeopleFact):
    """A person is no longer a member. Attendance stays on record."""

    member: str

    def change(self, people: People) -> None:
        people.members.pop(self.member, None)

    def inverse(self, people: People) -> Facts:
        old = people.members[self.member]
        return (MemberAdded(old.id, old.number, old.details, old.fixed_table),)


@dataclass(frozen=True, slots=True)
class TableFixed(PeopleFact):
    """A member keeps to one table in every plan; 0 lets go."""

    member: str
    table: int

    def change(self, people: People) -> None:
        if self.member in people.members:
            old = people.members[self.member]
            people.members[self.member] = replace(old, fixed_table=self.table)

    def inverse(self, people: People) -> Facts:
        return (TableFixed(self.member, people.members[self.member].fixed_table),)


@dataclass(frozen=True, slots=True)
class AttendanceNoted(PeopleFact):
    """A member came, stayed away or left; `at` in milliseconds since 1970."""

    member: str
    meeting: str
    status: Attendance
    at: int

    def change(self, people: People) -> None:
        people.presence[self.meeting, self.member] = Presence(self.status, self.at)

    def inverse(self, people: People) -> Facts:
        old = people.presence.get((self.meeting, self.member), Presence())
        return (AttendanceNoted(self.member, self.meeting, old.status, old.at),)


@dataclass(frozen=True, slots=True)
class MemberErased(PeopleFact):
    """A person's data are deleted everywhere; the random id and the counts remain."""

    member: str

    def change(self, people: People) -> None:
        if self.member in people.members:
            people.members[self.member] = replace(people.members[self.member], details=None)


FACTS: tuple[type[Fact], ...] = (
    MemberAdded,
    MemberDescribed,
    MemberRemoved,
    TableFixed,
    AttendanceNoted,
    MemberErased,
)


@dataclass(frozen=True, slots=True)
class NewMember:
    """A person to add, with the random id the caller drew."""

    id: str
    details: Details
    fixed_table: int = 0


def add_members(room: HasPeople, newcomers: Iterable[NewMember]) -> Facts:
    """Add people in the order given; badge numbers go on from the highest so far."""
    people = list(newcomers)
    if len(room.people.members) + len(people) > MOST_MEMBERS:
        raise Refused("too-many-members", most=MOST_MEMBERS, count=len(people))
    first = max((each.number for each in room.people), default=0) + 1
    return tuple(
        MemberAdded(each.id, number, _checked(each.details), each.fixed_table)
        for number, each in enumerate(people, first)
        if each.id not in room.people.members
    )


def describe_member(room: HasPeople, member: str, details: Details) -> Facts:
    """Correct a member's details."""
    old, new = known(room, member), _checked(details)
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


def mark_rest_absent(room: HasPeople, meeting: str, now: int) -> Facts:
    """The doors close: whoever is still expected stays away."""
    expected = room.people.having(meeting, Attendance.EXPECTED)
    return note_attendance(room, meeting, [each.id for each in expected], Attendance.ABSENT, now)


def erase_member(room: HasPeople, member: str) -> Facts:
    """Delete a person's data for good. This cannot be undone."""
    known(room, member)
    return (MemberErased(member),)


def known(room: HasPeople, member: str) -> Member:
    """The member with this id. Raises Refused("member-unknown")."""
    if member not in room.people.members:
        raise Refused("member-unknown")
    return room.people.members[member]


def _checked(details: Details) -> Details:
    name = texts.line(details.name)
    if not name:
        raise Refused("member-name-missing")
    attributes = ((texts.line(header), texts.line(value)) for header, value in details.attributes)
    return Details(name, texts.line(details.mobile), texts.line(details.email), tuple(attributes))
