"""Several repairs together, for a day that one alone would bring home only by taking more than half
of something, or not at all: those that touch least come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final

from app.models.agenda.lack import (
    LEAST_MIN,
    Day,
    Work,
    cut,
    fair,
    is_break,
    is_work,
    optional,
    room_min,
)
from app.models.agenda.state import Item

MOST: Final = 3
"""So many are offered."""


class Part(StrEnum):
    """What a combined repair does, in the order it is done."""

    DROP = "drop"
    BREAKS = "breaks"
    ONE = "one"
    REST = "rest"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Mixture:
    """Parts, each of which gives something, and the day they make together."""

    parts: tuple[Part, ...]
    day: Day


def mixtures(work: Work, *, must: bool) -> tuple[Mixture, ...]:
    """At most `MOST` that mend it and take no more than half of anything. Where there are none,
    and nothing else suffices (`must`), those to which all that comes gives, in proportion; and for
    the end of a day what can be gained so, with what is left of the lateness accepted.
    """
    floors = {each.id: half(each) for each in work.day}
    found = _mending(work, floors)
    if not found and must:
        found = _from_all(work)
    least = sorted(found, key=partial(_touched, work.day))[:MOST]
    partly = None if found or work.shortage.before else _as_far_as_it_goes(work, floors)
    return (*least, partly) if partly else tuple(least)


def spared(old: Day, new: Day) -> bool:
    """Whether nothing that stays loses more than half of its length."""
    floors = {each.id: half(each) for each in old}
    lengths = {each.id: each.length_min for each in old}
    return all(each.length_min >= min(floors[each.id], lengths[each.id]) for each in new)


def half(item: Item) -> int:
    """How short an item may become without losing more than half, in minutes."""
    return max(LEAST_MIN, -(-item.length_min // 2))


def without_optional(work: Work) -> Day:
    """The day without what may be left out and would help."""
    able = optional(work, work.day)
    return tuple(each for each in work.day if each not in able)


def mended_by(work: Work, *, by_breaks: bool) -> Day:
    """The day to which breaks alone, or all but them, give what they can, at most half each."""
    floors = {each.id: half(each) for each in work.day}
    return _shared(is_break if by_breaks else is_work, work, work.day, floors)


# -- inside

_Floors = Mapping[str, int]
"""How short each item may become, in minutes."""

_MIXED: Final = (
    (Part.BREAKS,),
    (Part.DROP, Part.BREAKS),
    (Part.DROP, Part.ONE),
    (Part.DROP, Part.REST),
    (Part.BREAKS, Part.ONE),
    (Part.BREAKS, Part.REST),
    (Part.DROP, Part.BREAKS, Part.ONE),
    (Part.DROP, Part.BREAKS, Part.REST),
)


def _mending(work: Work, floors: _Floors) -> list[Mixture]:
    """All that mend it, but for those that do more than another one that does."""
    found = list[Mixture]()
    for parts in _MIXED:
        needs_less = any(set(each.parts) < set(parts) for each in found)
        day = None if needs_less else _mended(work, parts, floors)
        if day is not None and all(each.day != day for each in found):
            found.append(Mixture(parts, day))
    return found


def _from_all(work: Work) -> list[Mixture]:
    """Breaks and work give alike, however short they become: without what is optional, or with."""
    floors = dict.fromkeys((each.id for each in work.day), LEAST_MIN)
    found = list[Mixture]()
    for begins in dict.fromkeys((without_optional(work), work.day)):
        day = _shared(_is_any, work, begins, floors)
        shorter = [each for each in day if each not in begins]
        told = {
            Part.DROP: begins != work.day,
            Part.BREAKS: any(map(is_break, shorter)),
            Part.REST: any(map(is_work, shorter)),
        }
        if not work.lack_min(day):
            found.append(Mixture(tuple(each for each in told if told[each]), day))
    return found


def _mended(work: Work, parts: tuple[Part, ...], floors: _Floors) -> Day | None:
    """The day after these parts, when each of them is needed and they suffice."""
    begins = _without(work) if Part.DROP in parts else iter((work.day,))
    for day in begins:
        for part in parts:
            step = _STEPS.get(part)
            changed = step(work, day, floors) if step and work.lack_min(day) else day
            if step and changed == day:
                break
            day = changed
        else:
            if not work.lack_min(day):
                return day
    return None


def _without(work: Work) -> Iterator[Day]:
    """The day without one optional item, the shortest first; then without any."""
    able = optional(work, work.day)
    for each in able:
        yield tuple(other for other in work.day if other is not each)
    if len(able) > 1:
        yield tuple(each for each in work.day if each not in able)


def _as_far_as_it_goes(work: Work, floors: _Floors) -> Mixture | None:
    """All that can be gained without taking more than half, and a later end for what is left."""
    day, parts = work.day, list[Part]()
    for part in (Part.DROP, Part.BREAKS, Part.REST):
        gained = without_optional(work) if part is Part.DROP else _STEPS[part](work, day, floors)
        if gained != day:
            day, parts = gained, [*parts, part]
    return Mixture((*parts, Part.LATER), day) if parts else None


def _shared(wanted: Callable[[Item], bool], work: Work, day: Day, floors: _Floors) -> Day:
    """As much as is missing and can be given by all that are wanted, in proportion. Where a cut
    would be lost before an item that may not begin earlier, what follows gives it.
    """
    for _trial in range(len(day)):
        links = [each for each in work.chain(day) if wanted(each)]
        rooms = {each.id: room for each in links if (room := _spare_min(each, floors))}
        lack = min(work.lack_min(day), sum(rooms.values()))
        if not lack:
            break
        day = cut(day, work.helping(day, fair(lack, links, rooms)))
    return day


def _one(work: Work, day: Day, floors: _Floors) -> Day:
    """All that is missing from the longest item that can give it."""
    lack = work.lack_min(day)
    for each in sorted(filter(is_work, work.chain(day)), key=room_min, reverse=True):
        shorter = cut(day, {each.id: lack})
        if _spare_min(each, floors) >= lack and not work.lack_min(shorter):
            return shorter
    return day


def _spare_min(item: Item, floors: _Floors) -> int:
    return max(0, min(room_min(item), item.plan.length_min - floors[item.id]))


def _touched(old: Day, mixture: Mixture) -> tuple[int, int]:
    """(how many items it touches, how many minutes they lose)."""
    lengths = {each.id: each.length_min for each in old}
    new = {each.id: each.length_min for each in mixture.day}
    lost = [length - new.get(item, 0) for item, length in lengths.items()]
    return sum(map(bool, lost)), sum(lost)


def _is_any(_item: Item) -> bool:
    return True


_STEPS: Final[Mapping[Part, Callable[[Work, Day, _Floors], Day]]] = {
    Part.BREAKS: partial(_shared, is_break),
    Part.ONE: _one,
    Part.REST: partial(_shared, is_work),
}
