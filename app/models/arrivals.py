"""Which round somebody comes in for, where they sit in it, and who is waited for at the doors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from app.models.agenda import Agenda, HasAgenda
from app.models.entries import Facts
from app.models.people import Attendance, Member, note_attendance
from app.models.seating import RuleRoom, own_tables, stays


class DoorRoom(RuleRoom, HasAgenda, Protocol):
    """Plans, rules, people, and the programme of their days."""


class Due(Enum):
    """When a member has a seat: `NOW`, in the round that is on or comes next; `LATER`, from a
    round that they join; `OVER`, no more, as they leave after a round that was.
    """

    NOW = "now"
    LATER = "later"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class DoorSeat:
    """Where somebody who stands at the door goes. `round` 0 while there is no plan, else the one
    that `due` means; `table` 0 without a seat there. `is_lacking` where a seat can be given.
    """

    round: int = 0
    table: int = 0
    due: Due = Due.NOW
    is_lacking: bool = False


def round_now(agenda: Agenda, meeting: str) -> int:
    """The seating round that is on, else the next one on the programme, else the first."""
    running = agenda.running
    if running and running.meeting == meeting and running.plan.round:
        return running.plan.round
    coming = (each for each in agenda.day(meeting) if not each.started_at)
    return next((each.plan.round for each in coming if each.plan.round), 1)


def door_seats(room: DoorRoom, meeting: str) -> dict[str, DoorSeat]:
    """The seat of each member by id."""
    if not room.seating.rounds(meeting):
        return {each: DoorSeat() for each in room.people.members}
    now, told = round_now(room.agenda, meeting), stays(room, meeting)
    seats: dict[int, dict[str, int]] = {}

    def seat(member: str) -> DoorSeat:
        stay = told.get(member, range(1, now + 1))
        number = max(now, stay.start)
        if number not in stay:
            return DoorSeat(stay.stop - 1, due=Due.OVER)
        if number not in seats:
            tables = enumerate(room.seating.tables(meeting, number), 1)
            seats[number] = {who: table for table, here in tables for who in here}
        table = seats[number].get(member, 0)
        can_sit = bool(room.seating.tables(meeting, number))
        due = Due.NOW if number == now else Due.LATER
        return DoorSeat(number, table, due, is_lacking=can_sit and not table)

    return {member: seat(member) for member in room.people.members}


def door_seat(room: DoorRoom, meeting: str, member: str) -> DoorSeat:
    """The seat of one member."""
    return door_seats(room, meeting).get(member, DoorSeat())


def joins_later(room: DoorRoom, meeting: str) -> dict[str, int]:
    """The first round of everybody who by a rule joins after the one that is on or comes next."""
    now = round_now(room.agenda, meeting)
    told = stays(room, meeting).items()
    return {who: stay.start for who, stay in told if stay and stay.start > now}


def awaited(room: DoorRoom, meeting: str) -> tuple[Member, ...]:
    """Whom the doors wait for: those who are expected, but for whoever only joins later."""
    later = joins_later(room, meeting)
    expected = room.people.having(meeting, Attendance.EXPECTED)
    return tuple(each for each in expected if each.id not in later)


def hosts_away(room: DoorRoom, meeting: str) -> dict[str, int]:
    """The table of each who always sits at one and is not here, nor joins later: it has no host."""
    later, people = joins_later(room, meeting), room.people
    return {
        who: table
        for who, table in own_tables(room, meeting).items()
        if who not in later and people.status(meeting, who) is not Attendance.PRESENT
    }


def mark_rest_absent(room: DoorRoom, meeting: str, now: int) -> Facts:
    """The doors close: whoever is still awaited stays away; whoever joins later is expected on."""
    rest = [each.id for each in awaited(room, meeting)]
    return note_attendance(room, meeting, rest, Attendance.ABSENT, now)
