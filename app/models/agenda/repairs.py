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

from app.models.agenda.combined import Mixture, Part, mixtures, spared
from app.models.agenda.lack import (
    Day,
    Moment,
    Shortage,
    Work,
    cut,
    fair,
    is_break,
    is_work,
    least_min,
    optional,
    room_min,
    shortage,
    wanted_end,
)
from app.models.agenda.partial import (
    behind,
    dropped,
    from_breaks,
    left,
    moved_behind,
    shortened,
    shrunk,
)
from app.models.agenda.plans import Lock, Plan
from app.models.agenda.running_item import cut_running, room_of_running_min
from app.models.agenda.state import Agenda, Item
from app.models.agenda.times import is_second, minute_of
from app.models.agenda.told import as_expected


class Repair(StrEnum):
    """The ways to mend a programme, in the order they are offered."""

    SHRINK = "shrink"
    SHORTEN = "shorten"
    BREAK = "break"
    DROP = "drop"
    LATER = "later"
    COMBINED = "combined"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A way to mend it, and the day it gives. `basis` is the day it was made for: (id, plan) in
    order. `subject` is the one item it is about, "" for several. `later_end` is the end a day would
    have, in minutes, where it is to be accepted; -1 else; `is_second` as in `LaterEndAccepted`.
    `parts` says what a combined one does.
    `given` is the time (id, milliseconds, negative) that is taken back from what is on.
    `left` is what is missing after it, None where it suffices. `remains` is all that the day lacks
    then, of what it lacked elsewhere before too.
    """

    repair: Repair
    meeting: str
    shortage: Shortage
    subject: str
    day: tuple[Item, ...]
    basis: tuple[tuple[str, Plan], ...]
    later_end: int = -1
    is_second: bool = False
    parts: tuple[Part, ...] = ()
    left: Shortage | None = None
    remains: tuple[Shortage, ...] = ()
    given: tuple[tuple[str, int], ...] = ()

    @property
    def mends_all(self) -> bool:
        """Whether the whole day fits after it."""
        return self.left is None and not self.remains

    @property
    def gives_min(self) -> int:
        """How many of the missing minutes it gives."""
        same = self.left is not None and self.left.before == self.shortage.before
        return self.shortage.minutes - (self.left.minutes if self.left and same else 0)

    @property
    def plans(self) -> tuple[tuple[str, Plan], ...]:
        """The items whose plans change, with their new plans."""
        old = dict(self.basis)
        return tuple((each.id, each.plan) for each in self.day if each.plan != old[each.id])

    @property
    def changed(self) -> tuple[Item, ...]:
        """The items that get another length, as they are then."""
        ids = {item for item, _told in (*self.plans, *self.given)}
        return tuple(each for each in self.day if each.id in ids)

    @property
    def dropped(self) -> tuple[str, ...]:
        """The items that leave the programme."""
        kept = {each.id for each in self.day}
        return tuple(item for item, _plan in self.basis if item not in kept)


def proposals(agenda: Agenda, meeting: str, moment: Moment) -> tuple[Proposal, ...]:
    """Every repair that helps against the first shortage; none where that is a lock earlier than
    one above it. First those that mend it, in the order of `Repair`; then several together, unless
    two that take no more than half of anything do; then those that give a part of it. Where some of
    those that mend it leave more to mend elsewhere than others, they come after these.
    """
    lacking = shortage(agenda, meeting, moment)
    if lacking is None or lacking.above:
        return ()
    target = wanted_end(agenda, meeting, moment)
    work = Work(agenda.day(meeting), moment, lacking, target)
    found = [
        _proposal(work, meeting, repair, *made)
        for repair, mend in _MENDS.items()
        if (made := mend(work)) is not None
    ]
    alone = [each for each in found if each.repair is not Repair.LATER]
    if sum(spared(work.day, each.day) for each in alone) < _ENOUGH:
        mixed = [_mixed(work, meeting, each) for each in mixtures(work, must=not alone)]
        found += [each for each in mixed if each.day not in [other.day for other in alone]]
    told = [_with_rest(work, each) for each in (*found, *_partly(work, meeting, found))]
    return tuple(sorted(told, key=_rank))


# -- inside

_Made = tuple[str, Day] | None

_ENOUGH: Final = 2
"""With so many to choose from nobody needs several together."""


def _proposal(work: Work, meeting: str, repair: Repair, subject: str, day: Day) -> Proposal:
    later = _later_end(day, work) if repair is Repair.LATER else -1
    basis = tuple((each.id, each.plan) for each in work.day)
    had = {each.id: each.added_ms for each in work.day}
    given = tuple(
        (each.id, each.added_ms - had[each.id]) for each in day if each.added_ms != had[each.id]
    )
    second = is_second(_end(day, work), work.moment.zone)
    return Proposal(repair, meeting, work.shortage, subject, day, basis, later, second, given=given)


def _with_rest(work: Work, made: Proposal) -> Proposal:
    """The same with all that would be missing after it."""
    rest = work.remains(made.day, ends_when_it_may=made.later_end >= 0)
    return replace(made, remains=rest)


def _rank(made: Proposal) -> int:
    """What mends all, what mends this, what helps."""
    return 2 if made.left is not None else 0 if made.mends_all else 1


def _partly(work: Work, meeting: str, found: Sequence[Proposal]) -> list[Proposal]:
    """Of each repair that does not suffice what it gives; none that does what another one does."""
    told, helping = {each.repair for each in found}, list[Proposal]()
    for repair, help_along in _HELPS.items():
        made = help_along(work) if repair not in told else None
        if made is not None and all(each.day != made[1] for each in (*found, *helping)):
            ends_later = repair is Repair.LATER and work.ends_late(made[1])
            one = _proposal(work, meeting, repair, *made)
            later = one.later_end if ends_later else -1
            helping.append(replace(one, later_end=later, left=left(work, made[1])))
    return helping


def _mixed(work: Work, meeting: str, mixture: Mixture) -> Proposal:
    made = _proposal(work, meeting, Repair.COMBINED, "", mixture.day)
    later = _later_end(mixture.day, work) if Part.LATER in mixture.parts else -1
    return replace(made, later_end=later, parts=mixture.parts)


def _shrink(work: Work) -> _Made:
    """All that comes, in proportion; breaks are left in peace. Where an item may not begin earlier
    a cut before it would be lost, and the rest falls on what follows.
    """
    day = work.day
    for trial in range(len(day) + 1):
        if not work.lack_min(day):
            return "", day
        links = [each for each in work.chain(day) if is_work(each)]
        rooms = {each.id: room_min(each) for each in links if room_min(each)}
        lack = min(work.lack_min(day), sum(rooms.values()))
        if not lack or (not trial and len(rooms) < 2):
            return None
        day = cut(day, work.helping(day, fair(lack, links, rooms)))
    return None


def _take_from(work: Work, wanted: Callable[[Item], bool]) -> _Made:
    """The whole of it from the last item that is wanted and can give it."""
    lack = work.lack_min(work.day)
    for each in sorted(filter(wanted, work.chain(work.day)), key=room_min, reverse=True):
        day = cut(work.day, {each.id: lack})
        if room_min(each) >= lack and not work.lack_min(day):
            return each.id, day
    return None


def _shorten(work: Work) -> _Made:
    """The item that says it; when it is what is on, or cannot give it, the longest that can."""
    own = work.shortage.item

    def is_own(item: Item) -> bool:
        return item.id == own and is_work(item)

    first = _accept_own_end(work) or _shorten_running(work)
    return first or _take_from(work, is_own) or _take_from(work, is_work)


def _shorten_running(work: Work) -> _Made:
    """What is on, when it is the one that runs into the lock: never below what it has used."""
    own = next(each for each in work.day if each.id == work.shortage.item)
    is_on = own.started_at and not own.ended_at
    lack = work.lack_min(work.day)
    if not is_on or room_of_running_min(own, work.moment.now) < lack:
        return None
    day = cut_running(work, own, lack)
    return None if work.lack_min(day) else (own.id, day)


def _accept_own_end(work: Work) -> _Made:
    """An item whose end is locked gets by with what is left."""
    own = next(each for each in work.day if each.id == work.shortage.item)
    lack = work.lack_min(work.day)
    if own.started_at or work.shortage.before != own.id:
        return None
    if own.plan.length_min - lack < least_min(own):
        return None
    return own.id, cut(work.day, {own.id: lack})


def _from_break(work: Work) -> _Made:
    return _take_from(work, is_break)


def _drop(work: Work) -> _Made:
    """The shortest optional item that suffices, else all of them if they do together."""
    able = optional(work, work.day)
    for each in able:
        day = tuple(other for other in work.day if other is not each)
        if not work.lack_min(day):
            return each.id, day
    day = tuple(each for each in work.day if each not in able)
    return ("", day) if len(able) > 1 and not work.lack_min(day) else None


def _later(work: Work) -> _Made:
    """The day ends later: accepted as it is, or what does not fit comes after what is locked."""
    before = work.shortage.before
    if not before:
        return "", work.day
    if before == work.shortage.item or work.day[-1].id == before:
        return None
    moved: list[Item] = []
    for each in reversed(work.chain(work.day)):
        if is_break(each):
            continue
        if each.plan.lock in (Lock.START, Lock.END):
            return None
        moved.insert(0, each)
        day = behind(work.day, moved, before)
        if not work.lack_min(day):
            fits = work.others_min(day) <= work.others_min(work.day)
            return (each.id if len(moved) == 1 else "", day) if fits else None
    return None


def _later_end(day: Day, work: Work) -> int:
    return minute_of(work.moment.origin, _end(day, work), work.moment.zone)


def _end(day: Day, work: Work) -> int:
    return as_expected(max(each.end for each in work.moment.places(day).values()))


_MENDS: Final[Mapping[Repair, Callable[[Work], _Made]]] = {
    Repair.SHRINK: _shrink,
    Repair.SHORTEN: _shorten,
    Repair.BREAK: _from_break,
    Repair.DROP: _drop,
    Repair.LATER: _later,
}

_HELPS: Final[Mapping[Repair, Callable[[Work], _Made]]] = {
    Repair.SHRINK: shrunk,
    Repair.SHORTEN: shortened,
    Repair.BREAK: from_breaks,
    Repair.DROP: dropped,
    Repair.LATER: moved_behind,
}
