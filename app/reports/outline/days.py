"""The meeting days: who came, the programme planned and actual, and who sat with whom."""

from __future__ import annotations

import datetime
from collections import defaultdict
from statistics import median_low

from app.models.agenda import Line, account, origin_of
from app.models.assembly import Assembly
from app.models.mandate import Meeting
from app.models.people import Attendance
from app.models.sat import begun_rounds, sat_tables
from app.models.seating import Tables
from app.reports.outline.parts import Day, Mixing, ProgrammeLine


def local(at: int, zone: datetime.tzinfo | None) -> datetime.datetime:
    """An instant (milliseconds since 1970) as people in the room saw it on the wall."""
    return datetime.datetime.fromtimestamp(at / 1000, zone)


def day(assembly: Assembly, meeting: Meeting, zone: datetime.tzinfo | None) -> Day:
    """What is told of one meeting day."""
    counts = {status: len(assembly.people.having(meeting.id, status)) for status in Attendance}
    origin = origin_of(assembly.agenda.day(meeting.id), meeting.day, 0, zone)
    made = account(assembly.agenda, meeting.id, origin, origin, zone, held_on=meeting.day)
    return Day(
        assembly.mandate.meeting_number(meeting.id),
        datetime.date.fromisoformat(meeting.day),
        meeting.title,
        counts[Attendance.PRESENT] + counts[Attendance.LEFT],
        counts[Attendance.ABSENT],
        counts[Attendance.EXPECTED],
        sum(note.meeting == meeting.id for note in assembly.board),
        tuple(map(_line, made.lines)),
        made.planned,
        made.held,
        local(origin, zone).date() if made.is_another_date else None,
    )


def _line(line: Line) -> ProgrammeLine:
    plan, planned = line.item.plan, line.planned
    return ProgrammeLine(
        plan.shown,
        plan.kind,
        plan.owner,
        planned.start if planned else None,
        line.planned_length if planned else None,
        line.start if line.start >= 0 else None,
        line.used if line.used >= 0 else None,
        line.is_dropped,
        line.is_another_date,
    )


def mixing(assembly: Assembly) -> Mixing | None:
    """How many different people the members sat with so far, or None where nobody was seated."""
    meetings = [each.id for each in assembly.mandate.meetings]
    planned = sum(len(assembly.seating.rounds(each)) for each in meetings)
    rounds = [
        _taking_part(assembly, meeting, number)
        for meeting in meetings
        for number in begun_rounds(assembly, meeting)
    ]
    met: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in assembly.seating.meetings_between(rounds):
        met[one].add(other)
        met[other].add(one)
    numbers = sorted(len(others) for others in met.values())
    if not planned or (rounds and not numbers):
        return None
    most_tables = max((sum(map(bool, tables)) for tables in rounds), default=0)
    fewest, typical, most = _spread(numbers)
    return Mixing(len(rounds), planned, most_tables, fewest, typical, most)


def _spread(numbers: list[int]) -> tuple[int, int, int]:
    """The smallest, the middle and the greatest of sorted numbers, 0 where there are none."""
    return (numbers[0], median_low(numbers), numbers[-1]) if numbers else (0, 0, 0)


def _taking_part(assembly: Assembly, meeting: str, number: int) -> Tables:
    known, tables = assembly.people.members, sat_tables(assembly, meeting, number)
    return tuple(tuple(each for each in table if each in known) for table in tables)
