"""Where each item of a day lies, in instants: one after the other, around what is locked.

A lock that is earlier than one above it in the programme holds nothing: time never goes back.
Whatever does not come out as it is locked is told with the item that is to say it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.models.agenda.plans import MINUTE_MS, Lock

_HALF_MS: Final = MINUTE_MS // 2


@dataclass(frozen=True, slots=True)
class Missing:
    """How much time is missing before the locked item `before`; that is the item itself when its
    own end is locked. With `above` it is locked earlier than that item, which stands above it, and
    comes so much later than it is locked.
    """

    before: str
    ms: int
    above: str = ""

    @property
    def minutes(self) -> int:
        """In whole minutes, as the hours beside it are told: the nearest."""
        return (self.ms + _HALF_MS) // MINUTE_MS


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item lies, in instants, and what it lacks: at most once for each locked item. `lock`
    is what of it holds still. `lapsed_ms` tells by how much it misses a lock whose time has passed.
    """

    start: int
    end: int
    missing: tuple[Missing, ...] = ()
    lock: Lock = Lock.NONE
    lapsed_ms: int = 0

    def gives_way(self, item: str) -> bool:
        """Whether the item's own locked end would leave it no time, so that it comes after it."""
        own = any(each.before == item and not each.above for each in self.missing)
        return own and self.lock is not Lock.END

    def lacking(self, missing: Missing) -> Place:
        """The same when so much is missing, too: less than anybody reads is nothing."""
        return replace(self, missing=(*self.missing, missing)) if missing.minutes > 0 else self


@dataclass(frozen=True, slots=True)
class Want:
    """What an item asks for; `start` is -1 for none. `locked` is the instant at which its start or
    end is locked, -1 for none, and `holds` says whether that lock counts still. `is_fact` is true
    of what has begun: it lies where it lies.
    """

    item: str
    start: int
    length: int
    lock: Lock = Lock.NONE
    locked: int = -1
    holds: bool = True
    is_fact: bool = False

    @property
    def held(self) -> Lock:
        """What of it counts still."""
        return self.lock if self.holds else Lock.NONE


def flow(wants: Sequence[Want], clock: int, free_after: int = -1, now: int = 0) -> list[Place]:
    """One after the other: nobody begins before the one before ends, except where a lock says so;
    then the one before is told how much it is short. After `free_after` time has come to `now`.
    """
    flowing = _Flow(clock)
    for at, want in enumerate(wants):
        if at == free_after + 1 > 0:
            flowing.reach(now)
        flowing.take(want)
    return flowing.places


class _Flow:
    """Items are taken from the top; what is locked stands in the way of the locks below it."""

    def __init__(self, clock: int) -> None:
        self.places: list[Place] = []
        self._clock = clock
        self._fixed, self._first_start, self._first_end = "", -1, -1

    def reach(self, now: int) -> None:
        """Time has come so far."""
        self._clock = max(self._clock, now)

    def take(self, want: Want) -> None:
        """The next item."""
        held = want.held
        if want.is_fact:
            self._take_fact(want)
        elif held not in (Lock.START, Lock.END):
            self._put(want, self._freely(want))
        elif self._is_crossed(want):
            self._take_crossed(want)
        elif held is Lock.START:
            self._take_start(want)
        else:
            self._take_end(want)

    def _take_fact(self, want: Want) -> None:
        place = Place(want.start, want.start + want.length)
        if want.held is Lock.END:
            place = place.lacking(Missing(want.item, place.end - want.locked))
        before = self._clock
        self._put(want, place)
        self._clock = max(before, place.end)

    def _is_crossed(self, want: Want) -> bool:
        """Whether nothing could bring it to its lock, for one above it is locked later."""
        first = self._first_start if want.lock is Lock.START else self._first_end
        return want.locked < first

    def _take_crossed(self, want: Want) -> None:
        place = self._freely(want)
        missed = (place.start if want.lock is Lock.START else place.end) - want.locked
        self.places.append(place.lacking(Missing(want.item, missed, self._fixed)))
        self._clock = place.end

    def _take_start(self, want: Want) -> None:
        if self.places:
            short = Missing(want.item, self._clock - want.locked)
            self.places[-1] = self.places[-1].lacking(short)
        self._put(want, Place(want.locked, want.locked + want.length))
        self._fix(want, want.locked, want.locked + 1)

    def _take_end(self, want: Want) -> None:
        free = self._freely(want)
        short = Missing(want.item, free.end - want.locked)
        if short.minutes * MINUTE_MS < want.length:
            self._put(want, replace(free, end=want.locked).lacking(short))
        else:
            # No minute that anybody reads would be left of it, or it would be over before the one
            # above it: it comes whole after that one, and its lock holds nothing.
            self._put(replace(want, lock=Lock.NONE), free.lacking(short))
        self._fix(want, want.locked, want.locked)

    def _freely(self, want: Want) -> Place:
        start = max(self._clock, want.start)
        return Place(start, start + want.length)

    def _put(self, want: Want, place: Place) -> None:
        if not want.holds:
            there = place.start if want.lock is Lock.START else place.end
            place = replace(place, lapsed_ms=max(0, there - want.locked))
        elif want.lock is not Lock.NONE:
            place = replace(place, lock=want.lock)
        self.places.append(place)
        self._clock = place.end

    def _fix(self, want: Want, start: int, end: int) -> None:
        """From now on nothing can begin before `start`, or end before `end`."""
        self._fixed, self._first_start, self._first_end = want.item, start, end
