"""What happens to members, as the journal keeps it."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field, replace

from app.models.entries import Fact, Facts, personal
from app.models.people.state import (
    Attendance,
    DeskCode,
    Details,
    Joined,
    Joining,
    Member,
    People,
    Presence,
    Rounds,
)


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
        key, told = (self.meeting, self.member), Presence(self.status, self.at)
        people.presence[key] = told
        before = tuple(each for each in people.noted.get(key, ()) if each.at < self.at)
        is_word = self.status is not Attendance.EXPECTED
        people.noted[key] = (*before, told) if is_word else before

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
        for newcomer, joined in people.joined.items():
            if joined.instead_of == self.member:
                people.joined[newcomer] = replace(joined, reason=None)


@dataclass(frozen=True, slots=True)
class PeopleErased(PeopleFact):
    """The assembly is over: everything personal is deleted everywhere, also what another laptop
    wrote before it heard of this, and of people who were taken off the list. `at` in milliseconds
    since 1970.
    """

    at: int

    def change(self, people: People) -> None:
        people.erased_at = self.at
        people.desk_codes.clear()
        for member in people.members.values():
            people.members[member.id] = replace(member, details=None)
        for newcomer, joined in people.joined.items():
            people.joined[newcomer] = replace(joined, reason=None)


@dataclass(frozen=True, slots=True)
class MemberJoined(PeopleFact):
    """Somebody who was not on the list joined at the door; `how` None says that it is not so.

    `reason` tells why the one who is replaced dropped out.
    """

    member: str
    meeting: str
    how: Joining | None
    instead_of: str = ""
    reason: str | None = field(default=None, metadata=personal("instead_of"))

    def change(self, people: People) -> None:
        if self.how is None:
            people.joined.pop(self.member, None)
        else:
            joined = Joined(self.how, self.meeting, self.instead_of, self.reason)
            people.joined[self.member] = joined

    def inverse(self, people: People) -> Facts:
        old = people.joined.get(self.member)
        if old is None:
            return (MemberJoined(self.member, self.meeting, None),)
        return (MemberJoined(self.member, old.meeting, old.how, old.instead_of, old.reason),)


@dataclass(frozen=True, slots=True)
class DeskCodeIssued(PeopleFact):
    """Other devices check in with this code; older codes of that day open nothing any more.

    "" lets no other device in. `at` in milliseconds since 1970.
    """

    meeting: str
    code: str
    at: int

    def change(self, people: People) -> None:
        people.desk_codes[self.meeting] = DeskCode(self.code, self.at)


@dataclass(frozen=True, slots=True)
class SeatsPrinted(PeopleFact):
    """The seats of a day as they stand on paper since now; `what` is the kind of print-out, and no
    rounds say that there is none.
    """

    meeting: str
    what: str
    rounds: Rounds

    def change(self, people: People) -> None:
        if self.rounds:
            people.on_paper[self.meeting, self.what] = self.rounds
        else:
            people.on_paper.pop((self.meeting, self.what), None)

    def inverse(self, people: People) -> Facts:
        before = people.on_paper.get((self.meeting, self.what), ())
        return (SeatsPrinted(self.meeting, self.what, before),)


FACTS: tuple[type[Fact], ...] = (
    MemberAdded,
    MemberDescribed,
    MemberRemoved,
    TableFixed,
    AttendanceNoted,
    MemberErased,
    PeopleErased,
    MemberJoined,
    DeskCodeIssued,
    SeatsPrinted,
)
