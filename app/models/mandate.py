"""What the assembly is: its name, its core question, who asked, and on which days it meets."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field
from typing import Protocol

from app.models import texts
from app.models.entries import Fact, Facts
from app.models.errors import Refused

MOST_MEETINGS = 30


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting day: `day` as YYYY-MM-DD."""

    id: str
    day: str
    title: str = ""


@dataclass(slots=True)
class Mandate:
    """The frame the commissioner gave. `meeting` is the id of the day that is being held or
    prepared. `keep_until` is the day by which people's data are to be erased, YYYY-MM-DD, "" while
    nobody said.
    """

    id: str = ""
    name: str = ""
    core_question: str = ""
    commissioner: str = ""
    meetings: tuple[Meeting, ...] = ()
    meeting: str = ""
    founded_at: int = 0
    keep_until: str = ""

    @property
    def current(self) -> Meeting | None:
        """The meeting day everything on screen is about."""
        return next((each for each in self.meetings if each.id == self.meeting), None)

    def meeting_number(self, meeting: str) -> int:
        """1 for the first meeting day; 0 when there is no such meeting."""
        ids = [each.id for each in self.meetings]
        return ids.index(meeting) + 1 if meeting in ids else 0


class HasMandate(Protocol):
    """What a decision about the mandate looks at."""

    @property
    def mandate(self) -> Mandate:
        """The mandate."""


@dataclass(frozen=True, slots=True)
class MandateFact(Fact):
    """A fact about the mandate."""

    @abstractmethod
    def change(self, mandate: Mandate) -> None:
        """Make the state say so."""

    def inverse(self, mandate: Mandate) -> Facts:
        """The facts that take this one back, seen from before it."""
        return ()


@dataclass(frozen=True, slots=True)
class AssemblyFounded(MandateFact):
    """The assembly exists from now on; `assembly` is its random id, `at` in milliseconds since
    1970.
    """

    assembly: str
    name: str
    core_question: str
    commissioner: str
    meetings: tuple[Meeting, ...]
    at: int

    def change(self, mandate: Mandate) -> None:
        if mandate.id:
            return
        mandate.id = self.assembly
        mandate.name = self.name
        mandate.core_question = self.core_question
        mandate.commissioner = self.commissioner
        mandate.meetings = self.meetings
        mandate.meeting = self.meetings[0].id if self.meetings else ""
        mandate.founded_at = self.at


@dataclass(frozen=True, slots=True)
class MandateReworded(MandateFact):
    """Name, question, commissioner or meeting days were changed."""

    name: str
    core_question: str
    commissioner: str
    meetings: tuple[Meeting, ...]

    def change(self, mandate: Mandate) -> None:
        mandate.name = self.name
        mandate.core_question = self.core_question
        mandate.commissioner = self.commissioner
        mandate.meetings = self.meetings
        if mandate.current is None and self.meetings:
            mandate.meeting = self.meetings[0].id

    def inverse(self, mandate: Mandate) -> Facts:
        return (
            MandateReworded(
                mandate.name, mandate.core_question, mandate.commissioner, mandate.meetings
            ),
        )


@dataclass(frozen=True, slots=True)
class MeetingChosen(MandateFact):
    """The day on screen is this one."""

    meeting: str

    def change(self, mandate: Mandate) -> None:
        mandate.meeting = self.meeting

    def inverse(self, mandate: Mandate) -> Facts:
        return (MeetingChosen(mandate.meeting),)


@dataclass(frozen=True, slots=True)
class RetentionSet(MandateFact):
    """People's data are to be erased by this day, YYYY-MM-DD; "" for not said."""

    day: str

    def change(self, mandate: Mandate) -> None:
        mandate.keep_until = self.day

    def inverse(self, mandate: Mandate) -> Facts:
        return (RetentionSet(mandate.keep_until),)


FACTS: tuple[type[Fact], ...] = (AssemblyFounded, MandateReworded, MeetingChosen, RetentionSet)


@dataclass(frozen=True, slots=True)
class Wording:
    """What the start page asks for."""

    name: str
    core_question: str = ""
    commissioner: str = ""
    meetings: tuple[Meeting, ...] = field(default=())


def found_assembly(room: HasMandate, assembly: str, wording: Wording, now: int) -> Facts:
    """Begin; `assembly` is a fresh random id. Raises Refused("assembly-exists", "name-missing",
    "meetings-missing", ...).
    """
    if room.mandate.founded_at:
        raise Refused("assembly-exists", name=room.mandate.name)
    new = _checked(wording)
    return (
        AssemblyFounded(assembly, new.name, new.core_question, new.commissioner, new.meetings, now),
    )


def reword_mandate(room: HasMandate, wording: Wording) -> Facts:
    """Change name, question, commissioner or days. A day that is gone keeps its data; it is only
    hidden.
    """
    new = _checked(wording)
    fact = MandateReworded(new.name, new.core_question, new.commissioner, new.meetings)
    old = room.mandate
    same = fact == MandateReworded(old.name, old.core_question, old.commissioner, old.meetings)
    return () if same else (fact,)


def choose_meeting(room: HasMandate, meeting: str) -> Facts:
    """Turn to another meeting day."""
    if room.mandate.meeting_number(meeting) == 0:
        raise Refused("meeting-unknown")
    return () if meeting == room.mandate.meeting else (MeetingChosen(meeting),)


def set_retention(room: HasMandate, day: str) -> Facts:
    """Say by which day people's data are to be erased; "" for no day. Raises
    Refused("retention-early") for one before the last meeting is over.
    """
    last = max((each.day for each in room.mandate.meetings), default="")
    if day and day <= last:
        raise Refused("retention-early")
    return () if day == room.mandate.keep_until else (RetentionSet(day),)


def _checked(wording: Wording) -> Wording:
    name = texts.line(wording.name)
    if not name:
        raise Refused("name-missing")
    if not wording.meetings:
        raise Refused("meetings-missing")
    if len(wording.meetings) > MOST_MEETINGS:
        raise Refused("too-many-meetings", most=MOST_MEETINGS)
    days = [each.day for each in wording.meetings]
    if len(set(days)) != len(days):
        raise Refused("meeting-twice")
    return Wording(
        name,
        texts.line(wording.core_question, 500),
        texts.line(wording.commissioner),
        tuple(sorted(wording.meetings, key=lambda each: each.day)),
    )
