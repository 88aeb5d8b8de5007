"""What a repair gives that alone does not suffice: told with what is missing after it, for a day is
often mended by one thing after the other. None takes more than half of what comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.models.agenda.combined import half, mended_by, without_optional
from app.models.agenda.lack import Day, Shortage, Work, cut, is_work, optional, room_min, shortages
from app.models.agenda.plans import Lock
from app.models.agenda.running_item import cut_running, room_of_running_min
from app.models.agenda.state import Item

Made = tuple[str, Day] | None
"""The one item it is about, "" for several; and the day it gives."""


def shrunk(work: Work) -> Made:
    """Half of all that comes, breaks left in peace."""
    return _useful(work, "", mended_by(work, by_breaks=False))


def shortened(work: Work) -> Made:
    """The one item that gives most: of what is on what is left of it, of others half."""
    made = [_by_one(work, each) for each in work.day if not each.ended_at and is_work(each)]
    return min(filter(None, made), key=_Lack(work), default=None)


def from_breaks(work: Work) -> Made:
    """Half of each break."""
    day = mended_by(work, by_breaks=True)
    shorter = [new.id for old, new in zip(work.day, day, strict=True) if old != new]
    return _useful(work, shorter[0] if len(shorter) == 1 else "", day)


def dropped(work: Work) -> Made:
    """All that is optional."""
    able = optional(work, work.day)
    return _useful(work, able[0].id if len(able) == 1 else "", without_optional(work))


def moved_behind(work: Work) -> Made:
    """What does not fit comes after what is locked, though time is missing later then."""
    before = work.shortage.before
    if before in ("", work.shortage.item) or work.day[-1].id == before:
        return None
    moved, day = list[Item](), work.day
    for each in reversed(work.chain(work.day)):
        if each.plan.lock in (Lock.START, Lock.END) or not work.lack_min(day):
            break
        if is_work(each):
            moved.insert(0, each)
            day = behind(work.day, moved, before)
    return _useful(work, moved[0].id if len(moved) == 1 else "", day)


def behind(day: Day, moved: Sequence[Item], before: str) -> Day:
    """The same with some items right after another; their own earliest start no longer counts."""
    rest = [each for each in day if each not in moved]
    at = next(at for at, each in enumerate(rest) if each.id == before) + 1
    loose = [replace(each, plan=replace(each.plan, start_min=-1)) for each in moved]
    return (*rest[:at], *loose, *rest[at:])


def left(work: Work, day: Day) -> Shortage | None:
    """What is missing afterwards: in the same place, else where more is missing than before."""
    lack = work.lack_min(day)
    if lack:
        return replace(work.shortage, minutes=lack)
    old = {each.before: each.minutes for each in shortages(work.day, work.moment)}
    now = shortages(day, work.moment)
    return next((each for each in now if each.minutes > old.get(each.before, 0)), None)


# -- inside


def _useful(work: Work, subject: str, day: Day) -> Made:
    return (subject, day) if work.lack_min(day) < work.lack_min(work.day) else None


def _by_one(work: Work, item: Item) -> Made:
    lack = work.lack_min(work.day)
    if item.started_at:
        given = min(lack, room_of_running_min(item, work.moment.now))
        return _useful(work, item.id, cut_running(work, item, given)) if given else None
    spare = min(room_min(item), item.plan.length_min - half(item))
    given = min(lack, max(0, spare))
    return _useful(work, item.id, cut(work.day, {item.id: given})) if given else None


class _Lack:
    """How much is missing after what was made."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def __call__(self, made: tuple[str, Day]) -> int:
        return self._work.lack_min(made[1])
