"""The meeting days: who came, the programme planned and actual, and who sat with whom."""

from __future__ import annotations

import datetime
from collections import defaultdict
from statistics import median_low

from app.models.agenda import MINUTE_MS, Item, Slot, planned_slots
from app.models.assembly import Assembly
from app.models.mandate import Meeting
from app.models.people import Attendance
from app.models.sat import sat_tables
from app.models.seating import Tables
from app.reports.outline.parts import Day, Mixing, ProgrammeLine


def local(at: int, zone: datetime.tzinfo | None) -> datetime.datetime:
    """An instant (milliseconds since 1970) as people in the room saw it on the wall."""
    return datetime.datetime.fromtimestamp(at / 1000, zone)


def day(assembly: Assembly, meeting: Meeting, zone: datetime.tzinfo | None) -> Day:
    """What is told of one meeting day."""
    counts = {status: len(assembly.people.having(meeting.id, status)) for status in Attendance}
    items = assembly.agenda.day(meeting.id)
    slots = planned_slots(items)
    return Day(
        assembly.mandate.meeting_number(meeting.id),
        datetime.date.fromisoformat(meeting.day),
        meeting.title,
        counts[Attendance.PRESENT] + counts[Attendance.LEFT],
        counts[Attendance.ABSENT],
        counts[Attendance.EXPECTED],
        sum(note.meeting == meeting.id for note in assembly.board),
        tuple(_line(item, slots[item.id], zone) for item in items),
    )


def _line(item: Item, slot: Slot, zone: datetime.tzinfo | None) -> ProgrammeLine:
    start = local(item.started_at, zone) if item.started_at else None
    length = (item.ended_at - item.started_at) / MINUTE_MS if start and item.ended_at else None
    return ProgrammeLine(
        item.plan.title,
        item.plan.kind,
        item.plan.owner,
        slot.start,
        slot.end - slot.start,
        start.hour * 60 + start.minute if start else None,
        None if length is None else round(length),
    )


def mixing(assembly: Assembly) -> Mixing | None:
    """How many different people the members sat with, or None where nobody was seated."""
    rounds = [
        _taking_part(assembly, meeting.id, number)
        for meeting in assembly.mandate.meetings
        for number in range(1, len(assembly.seating.rounds(meeting.id)) + 1)
    ]
    met: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in assembly.seating.meetings_between(rounds):
        met[one].add(other)
        met[other].add(one)
    if not met:
        return None
    numbers = sorted(len(others) for others in met.values())
    most_tables = max(sum(bool(table) for table in tables) for tables in rounds)
    return Mixing(len(rounds), most_tables, numbers[0], median_low(numbers), numbers[-1])


def _taking_part(assembly: Assembly, meeting: str, number: int) -> Tables:
    known, tables = assembly.people.members, sat_tables(assembly, meeting, number)
    return tuple(tuple(each for each in table if each in known) for table in tables)
