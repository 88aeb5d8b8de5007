"""Days for the tests of the programme: made from short lines, looked at on a wall's clock."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from app.models import agenda
from app.models.agenda import MINUTE_MS, ItemKind, Lock, Moment, Plan
from tests.assemblies import DAY, Play, founded

HERE = ZoneInfo("Europe/Copenhagen")
SPRING, AUTUMN, USUAL = "2026-03-28", "2026-10-24", "2026-03-14"
LUNCH = Plan("Frokost", ItemKind.BREAK, 12 * 60, 45, lock=Lock.START)


def at(day: str, clock: str, fold: int = 0) -> int:
    """The instant of "9:30" on a day in Denmark; "25:30" is half past one the day after."""
    hour, minute = map(int, clock.split(":"))
    there = datetime.datetime.fromisoformat(day) + datetime.timedelta(hours=hour, minutes=minute)
    return round(there.replace(tzinfo=HERE, fold=fold).timestamp() * 1000)


def programme(*plans: Plan) -> Play:
    """A day with these items, called i1, i2 ..."""
    play = founded()
    for number, plan in enumerate(plans, 1):
        play.do(agenda.add_item(play.assembly, f"i{number}", DAY, plan))
    return play


def items(play: Play) -> tuple[agenda.Item, ...]:
    return play.assembly.agenda.day(DAY)


def moment(day: str = USUAL, clock: str = "0:00") -> Moment:
    """A day looked at from an instant of it, by the Danish clock."""
    return Moment(at(day, "0:00"), at(day, clock), HERE)


def shown(play: Play, seen: Moment) -> list[str]:
    """From when to when each item is expected, by the clock on the wall."""
    places = agenda.expected_places(items(play), seen.origin, seen.now, HERE)
    return [f"{wall_clock(place.start)}-{wall_clock(place.end)}" for place in places.values()]


def planned(play: Play, day: str = USUAL) -> list[str]:
    """The same as planned, in minutes from midnight."""
    slots = agenda.planned_slots(items(play), at(day, "0:00"), HERE)
    return [f"{clock_of(slot.start)}-{clock_of(slot.end)}" for slot in slots.values()]


def clock_of(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02d}"


def wall_clock(instant: int) -> str:
    there = datetime.datetime.fromtimestamp(instant / 1000, HERE)
    return f"{there.hour}:{there.minute:02d}"


def begin(play: Play, item: str, now: int) -> None:
    play.do(agenda.start_item(play.assembly, item, now, HERE))


def minutes(count: float) -> int:
    return round(count * MINUTE_MS)
