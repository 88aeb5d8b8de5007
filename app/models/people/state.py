"""Who is a member, who is here, and what the door has to remember."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol

DESK_CODE_LASTS_MS: Final = 24 * 60 * 60 * 1_000
"""A desk code opens the names for one meeting day."""

Rounds = tuple[tuple[tuple[str, ...], ...], ...]
"""Seats as they were printed: for each round its tables, for each table the ids of its members."""


class Attendance(StrEnum):
    """Where a member is on a meeting day. Only `PRESENT` counts in a base and in a seat."""

    EXPECTED = "expected"
    PRESENT = "present"
    ABSENT = "absent"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Details:
    """What the secretariat told us of a person; all of it personal data. `called` is the name the
    person wants to be called by, "" for the name on the list.
    """

    name: str
    mobile: str = ""
    email: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    called: str = ""

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
        """The name the person wants to be called by, or the badge number once data are erased."""
        return (self.details.called or self.details.name) if self.details else f"#{self.number}"

    @property
    def listed_name(self) -> str:
        """The name on the secretariat's list, for signatures and for finding somebody."""
        return self.details.name if self.details else f"#{self.number}"

    @property
    def mobile(self) -> str:
        """The phone number, "" when none is known."""
        return self.details.mobile if self.details else ""

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


_NOWHERE: Final = Presence()


class Joining(StrEnum):
    """How somebody became a member who was not on the list."""

    WALK_IN = "walk-in"
    SUBSTITUTE = "substitute"


@dataclass(frozen=True, slots=True)
class Joined:
    """When somebody joined at the door, and for a substitute instead of whom and why. The reason is
    None once the data of the one who dropped out are erased.
    """

    how: Joining
    meeting: str
    instead_of: str = ""
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class DeskCode:
    """What another laptop or tablet types to check people in; "" after it was withdrawn."""

    code: str = ""
    issued_at: int = 0

    def is_open(self, now: int) -> bool:
        """True for a day from its issue (`now` in milliseconds since 1970)."""
        return bool(self.code) and now < self.issued_at + DESK_CODE_LASTS_MS


@dataclass(slots=True)
class People:
    """All members by id, and their presence by (meeting, member).

    `noted` holds all that was said of it, the earliest first, without what was taken back.
    `joined` holds who came without being on the list; `desk_codes` are by meeting; `on_paper` is
    what was printed last of the seats, by (meeting, kind of print-out). `erased_at` is when
    everybody's data were deleted, 0 before that.
    """

    members: dict[str, Member] = field(default_factory=dict)
    presence: dict[tuple[str, str], Presence] = field(default_factory=dict)
    noted: dict[tuple[str, str], tuple[Presence, ...]] = field(default_factory=dict)
    joined: dict[str, Joined] = field(default_factory=dict)
    desk_codes: dict[str, DeskCode] = field(default_factory=dict)
    on_paper: dict[tuple[str, str], Rounds] = field(default_factory=dict)
    erased_at: int = 0

    def __iter__(self) -> Iterator[Member]:
        """Members by badge number."""
        return iter(sorted(self.members.values(), key=_by_badge))

    def status(self, meeting: str, member: str) -> Attendance:
        """Where a member is on that day."""
        return self.presence.get((meeting, member), _NOWHERE).status

    def present(self, meeting: str) -> tuple[Member, ...]:
        """Those who are in the room on that day."""
        return self.having(meeting, Attendance.PRESENT)

    def having(self, meeting: str, *statuses: Attendance) -> tuple[Member, ...]:
        """Those whose attendance is one of these."""
        found = (e for e in self.members.values() if self.status(meeting, e.id) in statuses)
        return tuple(sorted(found, key=_by_badge))

    def roll(self, meeting: str) -> int:
        """How many are to be there on that day: a substitute and the one who dropped out are one,
        unless both came.
        """
        replaced = {each.instead_of for each in self.joined.values()}
        return sum(
            1
            for member in self.members
            if member not in replaced or self.status(meeting, member) is Attendance.PRESENT
        )

    def shown_names(self) -> Mapping[str, str]:
        """By id what to call each in front of others: namesakes with their badge numbers."""
        return told_apart(self.members.values())

    def headers(self) -> tuple[str, ...]:
        """The attribute columns in the order they first appear."""
        seen: dict[str, None] = {}
        for member in self:
            seen.update(dict.fromkeys(header for header, _ in _attributes(member)))
        return tuple(seen)


def _by_badge(member: Member) -> tuple[int, str]:
    return member.number, member.id


def told_apart(members: Iterable[Member]) -> Mapping[str, str]:
    """By id what to call each of these: namesakes among them with their badge numbers."""
    people = tuple(members)
    count = Counter(each.name for each in people)
    return {
        each.id: f"{each.name} #{each.number}" if count[each.name] > 1 else each.name
        for each in people
    }


def _attributes(member: Member) -> tuple[tuple[str, str], ...]:
    return member.details.attributes if member.details else ()


class HasPeople(Protocol):
    """What a decision about members looks at."""

    @property
    def people(self) -> People:
        """The members."""
