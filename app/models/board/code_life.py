"""How long a day's table codes open its sheets: until the morning after it was last held.

Six in the morning is when a day is over, not midnight: an evening may run on. A day is held on its
date, on the date its codes were made, and on the date an item of it was last begun, so that a trial
the evening before, a rehearsal and a day that was put off work as well.
"""

from __future__ import annotations

import datetime
from typing import Final, Protocol

from app.models.agenda import HasAgenda
from app.models.board.state import HasBoard
from app.models.mandate import HasMandate

Zone = datetime.tzinfo | None
_TURNS_AT: Final = datetime.timedelta(hours=6)
_NEVER: Final = 1 << 62


class CodesRoom(HasBoard, HasAgenda, HasMandate, Protocol):
    """Codes, the programme and the days."""


def codes_end(room: CodesRoom, zone: Zone = None) -> int:
    """The instant from which the codes of the day on screen open nothing (milliseconds since 1970);
    `zone` None is this laptop's.
    """
    meeting = room.mandate.current
    if meeting is None:
        return _NEVER
    begun = (each.started_at for each in room.agenda.day(meeting.id))
    instants = filter(None, (room.board.codes_at.get(meeting.id, 0), *begun))
    days = [_day_of(each, zone) for each in instants]
    last = max((*days, *_date(meeting.day)), default=None)
    if last is None:
        return _NEVER
    after = datetime.datetime.combine(last + datetime.timedelta(days=1), datetime.time(), zone)
    return round((after + _TURNS_AT).timestamp() * 1000)


def open_codes(room: CodesRoom, now: int, zone: Zone = None) -> tuple[str, ...]:
    """The codes that open the sheets of the day on screen at `now`, table 1 first."""
    codes = room.board.codes.get(room.mandate.meeting, ())
    return codes if codes and now < codes_end(room, zone) else ()


def _day_of(instant: int, zone: Zone) -> datetime.date:
    return (datetime.datetime.fromtimestamp(instant / 1000, zone) - _TURNS_AT).date()


def _date(day: str) -> tuple[datetime.date, ...]:
    try:
        return (datetime.date.fromisoformat(day),)
    except ValueError:
        return ()
