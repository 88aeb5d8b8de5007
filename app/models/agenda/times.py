"""When each item of a day is on: as planned, and as expected now. A change ripples on until slack
absorbs it, and what is locked never moves.

Minutes count from the midnight of the meeting day and go on past 1440, so that an evening may end
tomorrow. Instants are milliseconds since 1970; `origin` is the instant of that midnight. A time of
day becomes an instant by the wall's clock in `zone` (None: this laptop's), so that the nights on
which clocks change are right. The way time is carried is after Ontime's linked events.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.models.agenda.places import Place, Want, flow
from app.models.agenda.plans import DAY_MIN, MINUTE_MS, Lock
from app.models.agenda.state import Agenda, Item, Slot, passed_over
from app.models.agenda.told import as_expected, as_was

Zone = datetime.tzinfo | None
_PLAIN: Final = datetime.UTC


@dataclass(frozen=True, slots=True)
class Standing:
    """How a day runs: how late it is just now, and at its end, in whole minutes as they are told
    (`as_expected`, `as_was`), so that no other screen tells another number. Negative is ahead.

    `end` is the instant at which it is expected to end, `planned_end` the one it was to.
    """

    has_begun: bool
    behind_ms: int
    end: int
    planned_end: int
    began_late_ms: int

    @property
    def end_behind_ms(self) -> int:
        """How much later than planned the day ends."""
        return self.end - self.planned_end if self.has_begun else 0


def wall(origin: int, minute: int, zone: Zone = None, *, is_second: bool = False) -> int:
    """The instant at which a clock on the wall shows this minute of the day that began at `origin`.

    An hour that comes twice is the first of the two unless the second is asked for; one that is
    left out lies an hour later.
    """
    midnight = datetime.datetime.fromtimestamp(origin / 1000, zone).replace(fold=0)
    there = midnight + datetime.timedelta(minutes=minute)
    return round(there.replace(fold=int(is_second)).timestamp() * 1000)


def minute_of(origin: int, instant: int, zone: Zone = None) -> int:
    """What a clock on the wall shows at an instant, in minutes of the day from `origin` on."""
    began = datetime.datetime.fromtimestamp(origin / 1000, zone)
    there = datetime.datetime.fromtimestamp(instant / 1000, zone)
    days = (there.date() - began.date()).days
    return days * DAY_MIN + there.hour * 60 + there.minute


def is_second(instant: int, zone: Zone = None) -> bool:
    """Whether the time that clocks show then has been before: on a night when they go back."""
    return datetime.datetime.fromtimestamp(instant / 1000, zone).fold == 1


def day_origin(day: str, zone: Zone = None) -> int | None:
    """The midnight at which a day (YYYY-MM-DD) begins; None for what is no date."""
    try:
        began = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time())
    except ValueError:
        return None
    return round(began.replace(tzinfo=zone).timestamp() * 1000)


def origin_of(day: Sequence[Item], held_on: str, now: int, zone: Zone = None) -> int:
    """The midnight that a programme's times count from: that of the day on which it is really held.

    Before the first start that is the meeting's own day. Afterwards it is the date of the first
    start, so that a rehearsal is neither months early nor late; or the date before, for a late
    programme that was begun after midnight.
    """
    begun = min((each for each in day if each.started_at), key=_started, default=None)
    told = day_origin(held_on, zone)
    if begun is None:
        return _midnight(now, zone) if told is None else told
    wanted = planned_slots(day)[begun.id].start
    here = _midnight(begun.started_at, zone)
    if here == told:
        return here
    before = _midnight(here - MINUTE_MS, zone)
    both = (here, before)
    return min(both, key=lambda each: abs(wall(each, wanted, zone) - begun.started_at))


def planned_slots(
    day: Iterable[Item], origin: int | None = None, zone: Zone = None
) -> dict[str, Slot]:
    """Start and end of each item in minutes, as frozen at the start of the day, else as planned
    now. What joined the programme later has the time it would have by its plan.

    Without an `origin` no clock changes.
    """
    items = tuple(day)
    plain = (0, _PLAIN) if origin is None else (origin, zone)
    places = flow([_wanted(each, *plain) for each in items], plain[0])
    return {
        each.id: each.frozen
        or Slot(
            minute_of(plain[0], place.start, plain[1]), minute_of(plain[0], place.end, plain[1])
        )
        for each, place in zip(items, places, strict=True)
    }


def planned_places(day: Sequence[Item], origin: int, zone: Zone = None) -> dict[str, Place]:
    """Where each item lies by the plans as they are now, whatever has happened since."""
    places = flow([_wanted(each, origin, zone) for each in day], origin)
    return {each.id: place for each, place in zip(day, places, strict=True)}


def expected_places(
    day: Sequence[Item], origin: int, now: int, zone: Zone = None
) -> dict[str, Place]:
    """Where each item lies as far as one knows at `now`.

    What is over keeps its actual times; what is on ends when its time runs out, or now if that has
    passed; what comes follows from there. A lock whose time has passed holds nothing any more.
    What was passed over takes no time.
    """
    last = max((at for at, each in enumerate(day) if each.started_at), default=-1)
    if last < 0:
        return planned_places(day, origin, zone)
    left = passed_over(day)
    wants = [
        Want(each.id, -1, 0) if each.id in left else _actual(each, origin, zone, now)
        for each in day[: last + 1]
    ]
    wants += [_wanted(each, origin, zone, now) for each in day[last + 1 :]]
    # Between two items the next one begins now at the earliest.
    is_free = all(each.ended_at or not each.started_at for each in day)
    first = min(each.started_at for each in day if each.started_at)
    places = flow(wants, first, last if is_free else -1, now)
    return {each.id: place for each, place in zip(day, places, strict=True)}


def expected_slots(
    day: Iterable[Item], midnight: int, now: int, zone: Zone = None
) -> dict[str, Slot]:
    """Start and end of each item as instants, as far as one knows now."""
    places = expected_places(tuple(day), midnight, now, zone)
    return {item: Slot(place.start, place.end) for item, place in places.items()}


def standing(
    agenda: Agenda, meeting: str, origin: int, now: int, zone: Zone = None
) -> Standing | None:
    """How the day stands at `now`, held against the programme it began with; None when empty."""
    day = agenda.day(meeting)
    if not day:
        return None
    places = expected_places(day, origin, now, zone)
    planned_end = _planned_end((*day, *agenda.dropped(meeting)), origin, zone)
    if not any(each.started_at for each in day):
        return Standing(False, 0, as_expected(_end(places)), planned_end, 0)
    first = min((each for each in day if each.started_at), key=_started)
    began_late = as_was(first.started_at) - planned_at(first, day, origin, zone).start
    subject, at_start = _telling(day)
    there, planned = places[subject.id], planned_at(subject, day, origin, zone)
    if at_start:
        behind = as_expected(there.start) - planned.start
    else:
        behind = _told_end(subject, there) - planned.end
    end = max(_told_end(each, places[each.id]) for each in day)
    return Standing(True, behind, end, planned_end, began_late)


def is_another_date(day: Sequence[Item], held_on: str, origin: int, zone: Zone = None) -> bool:
    """Whether a day has begun on another date than its own (YYYY-MM-DD), as a rehearsal does: then
    nothing is early or late. `origin` as from `origin_of`.
    """
    own = day_origin(held_on, zone)
    return any(each.started_at for each in day) and own not in (None, origin)


def planned_at(item: Item, day: Sequence[Item], origin: int, zone: Zone = None) -> Slot:
    """The instants between which an item of a day was planned that morning, else is planned now."""
    if item.frozen_at:
        return item.frozen_at
    if item.frozen:
        return Slot(wall(origin, item.frozen.start, zone), wall(origin, item.frozen.end, zone))
    place = planned_places(day, origin, zone)[item.id]
    return Slot(place.start, place.end)


# -- inside


def _telling(day: Sequence[Item]) -> tuple[Item, bool]:
    """(the item that tells how late it is, whether by its start): what is on, by its end; between
    two items the next one, by its start; after the last one that.
    """
    last = max(at for at, each in enumerate(day) if each.started_at)
    on = next((each for each in day if each.started_at and not each.ended_at), None)
    if on is None and last + 1 < len(day):
        return day[last + 1], True
    return on or max((each for each in day if each.ended_at), key=_ended), False


def _wanted(item: Item, origin: int, zone: Zone, now: int = 0) -> Want:
    """What an item asks for before it has begun. The one place that decides which lock still holds:
    one whose time has passed does not.
    """
    plan = item.plan
    start = wall(origin, plan.start_min, zone) if plan.start_min >= 0 else -1
    if plan.lock not in (Lock.START, Lock.END):
        return Want(item.id, start, item.length_ms, plan.lock)
    locked = start if plan.lock is Lock.START else wall(origin, plan.end_min, zone)
    return Want(item.id, start, item.length_ms, plan.lock, locked, holds=locked >= now)


def _actual(item: Item, origin: int, zone: Zone, now: int) -> Want:
    """What has begun. Its own locked end can still be missed, its locked start no more be held."""
    asked = _wanted(item, origin, zone, now)
    end = item.ended_at or now + max(0, item.remaining_ms(now))
    is_past = asked.lock is Lock.START or bool(item.ended_at)
    holds = asked.holds and not (asked.locked >= 0 and is_past)
    length = end - item.started_at
    return replace(asked, start=item.started_at, length=length, holds=holds, is_fact=True)


def _planned_end(day: Sequence[Item], origin: int, zone: Zone) -> int:
    """The end of the printed programme; before it is frozen that of the programme as it is."""
    frozen = [planned_at(each, day, origin, zone).end for each in day if each.frozen]
    return max(frozen) if frozen else _end(planned_places(day, origin, zone))


def _told_end(item: Item, place: Place) -> int:
    return as_was(place.end) if item.ended_at else as_expected(place.end)


def _end(places: Mapping[str, Place]) -> int:
    return max(each.end for each in places.values())


def _midnight(instant: int, zone: Zone) -> int:
    there = datetime.datetime.fromtimestamp(instant / 1000, zone)
    return round(
        there.replace(hour=0, minute=0, second=0, microsecond=0, fold=0).timestamp() * 1000
    )


def _started(item: Item) -> int:
    return item.started_at


def _ended(item: Item) -> int:
    return item.ended_at
