"""What can be done when the time does not suffice: proposals, each with the programme it gives.

Nothing here changes anything; a decision (`accept_repair`) accepts a proposal, as one deed. What is
locked keeps what is locked of it, what has begun keeps the time it has used, and no item gets lost:
one that is dropped is named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from app.models.agenda.plans import DAY_MIN, MINUTE_MS, ItemKind, Lock, Plan, shared_out
from app.models.agenda.state import Agenda, Item
from app.models.agenda.times import (
    Place,
    Zone,
    expected_places,
    is_another_date,
    minute_of,
    origin_of,
    standing,
    wall,
)

LEAST_MIN: Final = 5
"""No proposal makes an item shorter than this."""

TOLD_FROM_MIN: Final = 5
"""A day that ends fewer minutes late than this needs no repair."""


class Repair(StrEnum):
    """The ways to mend a programme, in the order they are offered."""

    SHRINK = "shrink"
    SHORTEN = "shorten"
    BREAK = "break"
    DROP = "drop"
    LATER = "later"


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
    `item` itself when its own end is locked, and "" for the end of a day that runs late.
    """

    item: str
    before: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A way to mend it, and the day it gives. `basis` is the day it was made for: (id, plan) in
    order. `subject` is the one item it is about, "" for several. `later_end` is the end a day would
    have, in minutes, where that is all that changes; -1 else.
    """

    repair: Repair
    meeting: str
    shortage: Shortage
    subject: str
    day: tuple[Item, ...]
    basis: tuple[tuple[str, Plan], ...]
    later_end: int = -1

    @property
    def plans(self) -> tuple[tuple[str, Plan], ...]:
        """The items whose plans change, with their new plans."""
        old = dict(self.basis)
        return tuple((each.id, each.plan) for each in self.day if each.plan != old[each.id])

    @property
    def dropped(self) -> tuple[str, ...]:
        """The items that leave the programme."""
        kept = {each.id for each in self.day}
        return tuple(item for item, _plan in self.basis if item not in kept)


def shortages(day: Sequence[Item], moment: Moment) -> tuple[Shortage, ...]:
    """Everything that is squeezed against a lock, in order."""
    places = moment.places(day)
    found = ((each.id, places[each.id]) for each in day if not each.ended_at)
    return tuple(
        Shortage(item, place.before, place.short_min) for item, place in found if place.short_ms
    )


def shortage(agenda: Agenda, meeting: str, moment: Moment) -> Shortage | None:
    """What to mend first: a lock that is run into; else a day that would end late, which on another
    date than its own no day does.
    """
    day = agenda.day(meeting)
    squeezed = shortages(day, moment)
    if squeezed or moment.is_another_date:
        return squeezed[0] if squeezed else None
    stands = standing(agenda, meeting, moment.origin, moment.now, moment.zone)
    if stands is None or not stands.has_begun or not _free(day):
        return None
    late = -(-(stands.end - _wanted_end(agenda, meeting, moment)) // MINUTE_MS)
    return Shortage(day[-1].id, "", late) if late >= TOLD_FROM_MIN else None


def proposals(agenda: Agenda, meeting: str, moment: Moment) -> tuple[Proposal, ...]:
    """Every repair that would mend the first shortage, in the order of `Repair`."""
    lacking = shortage(agenda, meeting, moment)
    if lacking is None:
        return ()
    target = _wanted_end(agenda, meeting, moment)
    work = _Work(agenda.day(meeting), moment, lacking, target)
    found = []
    for repair, mend in _MENDS.items():
        made = mend(work)
        if made is not None:
            subject, day = made
            later = _later_end(day, work) if repair is Repair.LATER else -1
            basis = tuple((each.id, each.plan) for each in work.day)
            found.append(Proposal(repair, meeting, lacking, subject, day, basis, later))
    return tuple(found)


# -- inside

_Day = tuple[Item, ...]
_Made = tuple[str, _Day] | None


@dataclass(frozen=True, slots=True)
class _Work:
    """A day that lacks time before a place that stays where it is."""

    day: _Day
    moment: Moment
    shortage: Shortage
    target: int

    def lack_min(self, day: _Day) -> int:
        """How many minutes are still missing there."""
        places = self.moment.places(day)
        before = self.shortage.before
        missing = sum(each.short_ms for each in places.values() if each.before == before)
        if not before:
            missing = max(0, max(each.end for each in places.values()) - self.target)
        return -(-missing // MINUTE_MS)

    def others_min(self, day: _Day) -> int:
        """What is missing elsewhere."""
        found = shortages(day, self.moment)
        return sum(each.minutes for each in found if each.before != self.shortage.before)

    def chain(self, day: _Day) -> _Day:
        """The items right before that place, without slack between them: where a cut helps."""
        places, last = self.moment.places(day), self._last(day)
        free = set(_free(day))
        links: list[Item] = []
        for at in range(last, -1, -1):
            lock = day[at].plan.lock
            is_own = day[at].id == self.shortage.before
            if day[at].id not in free or (lock is Lock.END and not is_own):
                break
            links.insert(0, day[at])
            follows = at > 0 and places[day[at].id].start == places[day[at - 1].id].end
            if lock is Lock.START or not follows or not self._pushed_min(day[at], places):
                break
        return tuple(links)

    def helping(self, day: _Day, cuts: Mapping[str, int]) -> dict[str, int]:
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

    def _pushed_min(self, item: Item, places: Mapping[str, Place]) -> int:
        """How much later than it may an item begins; a whole day for one that just follows."""
        if item.plan.start_min < 0:
            return DAY_MIN
        earliest = wall(self.moment.origin, item.plan.start_min, self.moment.zone)
        return max(0, places[item.id].start - earliest) // MINUTE_MS

    def _last(self, day: _Day) -> int:
        """Where the item that says it is."""
        before = self.shortage.before
        ids = [each.id for each in day]
        if not before:
            return len(ids) - 1
        own = before == self.shortage.item
        return ids.index(before) - (0 if own else 1)


def _free(day: Sequence[Item]) -> tuple[str, ...]:
    """What has neither begun nor been passed over."""
    last = max((at for at, each in enumerate(day) if each.started_at), default=-1)
    return tuple(each.id for each in day[last + 1 :])


def _room_min(item: Item) -> int:
    """How many minutes can be taken from an item."""
    movable = item.plan.lock in (Lock.NONE, Lock.START)
    return max(0, item.plan.length_min - LEAST_MIN) if movable else 0


def _cut(day: _Day, cuts: Mapping[str, int]) -> _Day:
    return tuple(
        replace(each, plan=each.plan.lasting(each.plan.length_min - cuts[each.id]))
        if cuts.get(each.id)
        else each
        for each in day
    )


def _shrink(work: _Work) -> _Made:
    """All that comes, in proportion; breaks are left in peace. Where an item may not begin earlier
    a cut before it would be lost, and the rest falls on what follows.
    """
    day = work.day
    for trial in range(len(day) + 1):
        if not work.lack_min(day):
            return "", day
        links = [each for each in work.chain(day) if each.plan.kind is not ItemKind.BREAK]
        rooms = {each.id: _room_min(each) for each in links if _room_min(each)}
        lack = min(work.lack_min(day), sum(rooms.values()))
        if not lack or (not trial and len(rooms) < 2):
            return None
        day = _cut(day, work.helping(day, _fair(lack, links, rooms)))
    return None


def _fair(lack: int, links: Sequence[Item], rooms: Mapping[str, int]) -> dict[str, int]:
    """Minutes to take from each in proportion to its length, from none more than it can give."""
    cuts = dict.fromkeys(rooms, 0)
    while left := lack - sum(cuts.values()):
        able = [each for each in links if cuts.get(each.id, 0) < rooms.get(each.id, 0)]
        shares = shared_out(left, [each.plan.length_min for each in able])
        for each, share in zip(able, shares, strict=True):
            cuts[each.id] = min(rooms[each.id], cuts[each.id] + share)
    return cuts


def _take_from(work: _Work, wanted: Callable[[Item], bool]) -> _Made:
    """The whole of it from the last item that is wanted and can give it."""
    lack = work.lack_min(work.day)
    for each in sorted(filter(wanted, work.chain(work.day)), key=_room_min, reverse=True):
        day = _cut(work.day, {each.id: lack})
        if _room_min(each) >= lack and not work.lack_min(day):
            return each.id, day
    return None


def _shorten(work: _Work) -> _Made:
    """The item that says it; when it is what is on, or cannot give it, the longest that can."""
    own = work.shortage.item

    def is_own(item: Item) -> bool:
        return item.id == own and item.plan.kind is not ItemKind.BREAK

    first = _accept_own_end(work) or _shorten_running(work)
    return first or _take_from(work, is_own) or _take_from(work, _is_work)


def _shorten_running(work: _Work) -> _Made:
    """What is on, when it is the one that runs into the lock: never below what it has used."""
    own = next(each for each in work.day if each.id == work.shortage.item)
    is_on = own.started_at and not own.ended_at
    lack, left = work.lack_min(work.day), own.remaining_ms(work.moment.now) // MINUTE_MS
    if not is_on or left < lack or own.plan.length_min <= lack or own.plan.lock is Lock.LENGTH:
        return None
    day = _cut(work.day, {own.id: lack})
    return None if work.lack_min(day) else (own.id, day)


def _accept_own_end(work: _Work) -> _Made:
    """An item whose end is locked gets by with what is left."""
    own = next(each for each in work.day if each.id == work.shortage.item)
    lack = work.lack_min(work.day)
    if work.shortage.before != own.id or own.plan.length_min - lack < LEAST_MIN:
        return None
    return own.id, _cut(work.day, {own.id: lack})


def _is_work(item: Item) -> bool:
    return item.plan.kind is not ItemKind.BREAK


def _from_break(work: _Work) -> _Made:
    def is_break(item: Item) -> bool:
        return item.plan.kind is ItemKind.BREAK

    return _take_from(work, is_break)


def _drop(work: _Work) -> _Made:
    """The shortest optional item that suffices, else all of them if they do together."""
    optional = [each for each in work.chain(work.day) if each.plan.is_optional]
    optional = [each for each in optional if each.id != work.shortage.before]
    for each in sorted(optional, key=_length):
        day = tuple(other for other in work.day if other is not each)
        if not work.lack_min(day):
            return each.id, day
    day = tuple(each for each in work.day if each not in optional)
    return ("", day) if len(optional) > 1 and not work.lack_min(day) else None


def _later(work: _Work) -> _Made:
    """The day ends later: accepted as it is, or what does not fit comes after what is locked."""
    before = work.shortage.before
    if not before:
        return "", work.day
    if before == work.shortage.item or work.day[-1].id == before:
        return None
    moved: list[Item] = []
    for each in reversed(work.chain(work.day)):
        if each.plan.kind is ItemKind.BREAK:
            continue
        if each.plan.lock in (Lock.START, Lock.END):
            return None
        moved.insert(0, each)
        day = _behind(work.day, moved, before)
        if not work.lack_min(day):
            fits = work.others_min(day) <= work.others_min(work.day)
            return (each.id if len(moved) == 1 else "", day) if fits else None
    return None


def _behind(day: _Day, moved: Sequence[Item], before: str) -> _Day:
    """The same with some items right after another; their own earliest start no longer counts."""
    rest = [each for each in day if each not in moved]
    at = next(at for at, each in enumerate(rest) if each.id == before) + 1
    loose = [replace(each, plan=replace(each.plan, start_min=-1)) for each in moved]
    return (*rest[:at], *loose, *rest[at:])


def _later_end(day: _Day, work: _Work) -> int:
    moment = work.moment
    end = max(each.end for each in moment.places(day).values())
    up = -(-end // MINUTE_MS) * MINUTE_MS
    return minute_of(moment.origin, up, moment.zone)


def _wanted_end(agenda: Agenda, meeting: str, moment: Moment) -> int:
    """The instant by which the day is to end: as planned that morning, or as accepted since."""
    stands = standing(agenda, meeting, moment.origin, moment.now, moment.zone)
    planned = stands.planned_end if stands else moment.now
    later = agenda.later.get(meeting, -1)
    return max(planned, wall(moment.origin, later, moment.zone)) if later >= 0 else planned


def _length(item: Item) -> int:
    return item.plan.length_min


_MENDS: Final[Mapping[Repair, Callable[[_Work], _Made]]] = {
    Repair.SHRINK: _shrink,
    Repair.SHORTEN: _shorten,
    Repair.BREAK: _from_break,
    Repair.DROP: _drop,
    Repair.LATER: _later,
}
