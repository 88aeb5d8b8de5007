"""What is missing in a day, and what minutes taken from its items give back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.models.agenda.places import Place
from app.models.agenda.plans import DAY_MIN, MINUTE_MS, ItemKind, Lock, shared_out
from app.models.agenda.state import Agenda, Item
from app.models.agenda.times import (
    Zone,
    expected_places,
    is_another_date,
    origin_of,
    standing,
    wall,
)
from app.models.agenda.told import as_expected

LEAST_MIN: Final = 5
"""No proposal makes an item shorter than this; what is on included, with what it has used."""

TOLD_FROM_MIN: Final = 5
"""A day that ends fewer minutes late than this needs no repair."""

Day = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """From when a day is looked at: the midnight its times count from, the instant of now, and
    whether it has begun on another date than its own.
    """

    origin: int
    now: int
    zone: Zone = None
    is_another_date: bool = False

    def places(self, day: Sequence[Item]) -> dict[str, Place]:
        """Where each item lies."""
        return expected_places(day, self.origin, self.now, self.zone)


def moment_of(day: Sequence[Item], held_on: str, now: int, zone: Zone = None) -> Moment:
    """A day, planned for a date (YYYY-MM-DD), looked at now."""
    origin = origin_of(day, held_on, now, zone)
    return Moment(origin, now, zone, is_another_date(day, held_on, origin, zone))


@dataclass(frozen=True, slots=True)
class Shortage:
    """How many minutes are missing. `item` says it; `before` is the locked item that does not move,
    `item` itself when its own end is locked, and "" for the end of a day that runs late. With
    `above` no minutes help: `item` is locked earlier than that one, which stands above it.
    """

    item: str
    before: str
    minutes: int
    above: str = ""


def shortages(day: Sequence[Item], moment: Moment) -> tuple[Shortage, ...]:
    """Everything that is squeezed against a lock, and every lock that cannot be held, in order."""
    places = moment.places(day)
    return tuple(
        Shortage(each.id, missing.before, missing.minutes, missing.above)
        for each in day
        if not each.ended_at
        for missing in places[each.id].missing
    )


def shortage(agenda: Agenda, meeting: str, moment: Moment) -> Shortage | None:
    """What to mend first: a lock that is run into, before one that no proposal can mend; else a day
    that would end late, which on another date than its own no day does.
    """
    day = agenda.day(meeting)
    squeezed = sorted(shortages(day, moment), key=_is_crossed)
    if squeezed or moment.is_another_date:
        return squeezed[0] if squeezed else None
    stands = standing(agenda, meeting, moment.origin, moment.now, moment.zone)
    if stands is None or not stands.has_begun or not free(day):
        return None
    late = (stands.end - wanted_end(agenda, meeting, moment)) // MINUTE_MS
    return Shortage(day[-1].id, "", late) if late >= TOLD_FROM_MIN else None


@dataclass(frozen=True, slots=True)
class Work:
    """A day that lacks time before a place that stays where it is."""

    day: Day
    moment: Moment
    shortage: Shortage
    target: int

    def lack_min(self, day: Day) -> int:
        """How many minutes are still missing there."""
        places = self.moment.places(day)
        before = self.shortage.before
        every = (each for place in places.values() for each in place.missing)
        if before:
            return sum(each.minutes for each in every if each.before == before)
        return max(0, self._end(day) - self.target) // MINUTE_MS

    def ends_late(self, day: Day) -> bool:
        """Whether the day would end later than it is to."""
        return self._end(day) > self.target

    def others_min(self, day: Day) -> int:
        """What is missing elsewhere."""
        found = shortages(day, self.moment)
        return sum(each.minutes for each in found if each.before != self.shortage.before)

    def remains(self, day: Day, *, ends_when_it_may: bool) -> tuple[Shortage, ...]:
        """All that is missing in a day: locked times that it misses, then an end that is too late,
        unless it `ends_when_it_may`.
        """
        found = shortages(day, self.moment)
        has_begun = any(each.started_at for each in day)
        if ends_when_it_may or not has_begun or self.moment.is_another_date:
            return found
        late = (self._end(day) - self.target) // MINUTE_MS
        return (*found, Shortage(day[-1].id, "", late)) if late >= TOLD_FROM_MIN else found

    def chain(self, day: Day) -> Day:
        """The items right before that place, without slack between them: where a cut helps."""
        places, last = self.moment.places(day), self._last(day)
        coming = set(free(day))
        links: list[Item] = []
        for at in range(last, -1, -1):
            lock = places[day[at].id].lock
            is_own = day[at].id == self.shortage.before
            if day[at].id not in coming or (lock is Lock.END and not is_own):
                break
            links.insert(0, day[at])
            follows = at > 0 and places[day[at].id].start == places[day[at - 1].id].end
            if lock is Lock.START or not follows or not self._pushed_min(day[at], places):
                break
        return tuple(links)

    def helping(self, day: Day, cuts: Mapping[str, int]) -> dict[str, int]:
        """The cuts without what would be lost before an item that may not begin earlier."""
        places, kept, before = self.moment.places(day), dict[str, int](), 0
        for each in self.chain(day):
            lost = max(0, before - self._pushed_min(each, places))
            for item in reversed(kept):
                given = min(lost, kept[item])
                kept[item], lost = kept[item] - given, lost - given
            kept[each.id] = cuts.get(each.id, 0)
            before = sum(kept.values())
        return kept

    def _end(self, day: Day) -> int:
        """When the day ends, as it is told: no minute is missing that nobody reads."""
        return as_expected(max(each.end for each in self.moment.places(day).values()))

    def _pushed_min(self, item: Item, places: Mapping[str, Place]) -> int:
        """How much later than it may an item begins; a whole day for one that just follows."""
        if item.plan.start_min < 0:
            return DAY_MIN
        earliest = wall(self.moment.origin, item.plan.start_min, self.moment.zone)
        return max(0, places[item.id].start - earliest) // MINUTE_MS

    def _last(self, day: Day) -> int:
        """Where the item that says it is."""
        before = self.shortage.before
        ids = [each.id for each in day]
        if not before:
            return len(ids) - 1
        own = before == self.shortage.item
        return ids.index(before) - (0 if own else 1)


def free(day: Sequence[Item]) -> tuple[str, ...]:
    """What has neither begun nor been passed over."""
    last = max((at for at, each in enumerate(day) if each.started_at), default=-1)
    return tuple(each.id for each in day[last + 1 :])


def is_break(item: Item) -> bool:
    """Whether it is a break."""
    return item.plan.kind is ItemKind.BREAK


def is_work(item: Item) -> bool:
    """Whether it is anything but a break."""
    return not is_break(item)


def room_min(item: Item) -> int:
    """How many minutes can be taken from an item."""
    movable = item.plan.lock in (Lock.NONE, Lock.START)
    return max(0, item.plan.length_min - least_min(item)) if movable else 0


def least_min(item: Item) -> int:
    """How short a proposal may make what has not begun: each of its steps keeps a minute."""
    return max(LEAST_MIN, len(item.plan.steps))


def optional(work: Work, day: Day) -> list[Item]:
    """What may be left out and would help, the shortest first."""
    found = [each for each in work.chain(day) if each.plan.is_optional]
    return sorted((each for each in found if each.id != work.shortage.before), key=_length)


def cut(day: Day, cuts: Mapping[str, int]) -> Day:
    """The same with so many minutes less of each item."""
    return tuple(
        replace(each, plan=each.plan.lasting(each.plan.length_min - cuts[each.id]))
        if cuts.get(each.id)
        else each
        for each in day
    )


def fair(lack: int, links: Sequence[Item], rooms: Mapping[str, int]) -> dict[str, int]:
    """Minutes to take from each in proportion to its length, from none more than it can give."""
    cuts = dict.fromkeys(rooms, 0)
    while left := lack - sum(cuts.values()):
        able = [each for each in links if cuts.get(each.id, 0) < rooms.get(each.id, 0)]
        shares = shared_out(left, [each.plan.length_min for each in able])
        for each, share in zip(able, shares, strict=True):
            cuts[each.id] = min(rooms[each.id], cuts[each.id] + share)
    return cuts


def wanted_end(agenda: Agenda, meeting: str, moment: Moment) -> int:
    """The instant by which the day is to end: as planned that morning, or as accepted since."""
    stands = standing(agenda, meeting, moment.origin, moment.now, moment.zone)
    planned = stands.planned_end if stands else moment.now
    later = agenda.later.get(meeting, -1)
    if later < 0:
        return planned
    is_second = meeting in agenda.later_second
    return max(planned, wall(moment.origin, later, moment.zone, is_second=is_second))


def _is_crossed(shortage: Shortage) -> bool:
    return bool(shortage.above)


def _length(item: Item) -> int:
    return item.plan.length_min
