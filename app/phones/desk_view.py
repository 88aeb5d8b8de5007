"""What another laptop or tablet at the door may see: names as on the badges, and tables.

No phone number, no attribute and nothing else that is known of a person gets here, except the
name on the list, by which somebody may be sought but which is never sent.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from app.models.arrivals import DoorSeat, awaited, door_seats
from app.models.assembly import Assembly
from app.models.badges import badge_at_end, badge_code
from app.models.finding import Hay, Match, Needle, folded
from app.models.people import Attendance, DeskCode, Member
from app.models.voting import ALPHABET

DESK_CODE_LENGTH: Final = 8
MOST_HITS: Final = 8
FEWEST_LETTERS: Final = 2


@dataclass(frozen=True, slots=True)
class Guest:
    """A member as the door knows them, and where they go."""

    id: str
    name: str
    seat: DoorSeat
    status: Attendance
    hay: Hay = field(repr=False)
    badge: str = field(repr=False)

    @property
    def is_here(self) -> bool:
        """True once checked in."""
        return self.status is Attendance.PRESENT


@dataclass(frozen=True, slots=True)
class Door:
    """The arrival desk of a day for other devices; `roll` is how many are to come in all. It
    `is_open` while somebody is awaited: then a plan is still to be repaired.
    """

    meeting: str
    code: DeskCode = field(repr=False)
    guests: tuple[Guest, ...]
    roll: int = 0
    is_open: bool = False

    @property
    def here(self) -> int:
        """How many have come."""
        return sum(each.is_here for each in self.guests)

    def of_badge(self, typed: str) -> Guest | None:
        """Whose badge was scanned."""
        code = badge_at_end(typed)
        return next((each for each in self.guests if each.badge == code), None)

    def guest(self, member: str) -> Guest | None:
        """The member with this id."""
        return next((each for each in self.guests if each.id == member), None)

    def find(self, typed: str) -> tuple[Guest, ...]:
        """Whose beginning of a name this is, who is awaited first; nobody for fewer than two
        letters. A number finds the one whose badge it is. Letters inside a name find nobody here,
        they would show more people; whoever asks counts the searches.
        """
        needle = Needle.of(typed)
        if len(needle.words) == 1 and needle.words[0].isdecimal():
            return tuple(each for each in self.guests if each.hay.number == needle.words[0])
        if sum(map(str.isalpha, "".join(needle.words))) < FEWEST_LETTERS:
            return ()
        fits = ((each.hay.match(needle), each) for each in self.guests)
        named = [(how, each) for how, each in fits if how is not None and how < Match.NAME_PART]
        named.sort(key=_closeness)
        return tuple(each for _how, each in named)


def is_too_short(typed: str) -> bool:
    """One letter and nothing else: whoever types it has not finished."""
    return len(typed.strip()) < FEWEST_LETTERS and typed.strip().isalpha()


def draw_desk_code(rng: random.Random) -> str:
    """A new code. Give it `random.SystemRandom()` outside of rehearsals."""
    return "".join(rng.choice(ALPHABET) for _ in range(DESK_CODE_LENGTH))


def shown_desk_code(code: str) -> str:
    """The code as people read it: "7KQ4-M2XD"."""
    return f"{code[:4]}-{code[4:]}" if code else ""


def door(assembly: Assembly) -> Door | None:
    """The door of the day on screen; None while no other device is let in."""
    meeting = assembly.mandate.meeting
    code = assembly.people.desk_codes.get(meeting, DeskCode())
    if not code.code:
        return None
    roll, is_open = assembly.people.roll(meeting), bool(awaited(assembly, meeting))
    return Door(meeting, code, tuple(_guests(assembly, meeting)), roll, is_open)


def _guests(assembly: Assembly, meeting: str) -> Iterator[Guest]:
    people, seats = assembly.people, door_seats(assembly, meeting)
    names = people.shown_names()
    for each in people:
        status, seat = people.status(meeting, each.id), seats[each.id]
        yield Guest(each.id, names[each.id], seat, status, _hay(each), badge_code(each.id))


def _hay(member: Member) -> Hay:
    """Sought by name and number alone."""
    return Hay(str(member.number), folded(member.name), "", folded(member.listed_name))


def _closeness(hit: tuple[Match, Guest]) -> tuple[bool, Match, str]:
    how, guest = hit
    return guest.is_here, how, guest.name
