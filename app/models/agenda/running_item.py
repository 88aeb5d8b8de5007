"""What a repair takes from the item that is on: of what is left of it, and of that alone."""

from __future__ import annotations

from app.models.agenda.kept_steps import lasting
from app.models.agenda.lack import LEAST_MIN, Day, Work
from app.models.agenda.plans import MINUTE_MS, Lock
from app.models.agenda.state import Item


def room_of_running_min(item: Item, now: int) -> int:
    """How many minutes can be taken from an item that has begun: all that is left of it, as long as
    it lasts `LEAST_MIN` altogether.
    """
    if item.plan.lock is Lock.LENGTH or item.ended_at:
        return 0
    left = item.remaining_ms(now) // MINUTE_MS
    most = _given_min(item) + item.plan.length_min - 1
    return max(0, min(left, item.length_min - LEAST_MIN, most))


def cut_running(work: Work, item: Item, minutes: int) -> Day:
    """The day with so many minutes less of the item that is on; its steps that are over, and the
    one that is on, stay where they are. What it was given is taken back before anything planned.
    """
    back = min(minutes, _given_min(item))
    planned = item.plan.length_min - (minutes - back)
    shorter = lasting(item, planned, work.moment.now, given_ms=-back * MINUTE_MS)
    return tuple(shorter if each is item else each for each in work.day)


def _given_min(item: Item) -> int:
    """How many whole minutes it was given besides what is planned."""
    return max(0, item.added_ms) // MINUTE_MS
