"""What in a programme is possible, but hardly meant: an item that begins before the day, an end in
the night. Most are slips of the keyboard (19 for 9, 150 minutes for 15).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.models.agenda.plans import DAY_MIN, Lock
from app.models.agenda.state import Item
from app.models.agenda.times import planned_slots

EARLIEST_MIN: Final = 5 * 60
"""Nobody meets before five in the morning."""
_LONG_MIN: Final = 10 * 60
"""Nothing takes as long as this."""
_PUSHED_MIN: Final = 60
"""What begins so much later than it was to was typed wrongly, or stands in the wrong place."""


class Odd(StrEnum):
    """What is odd, the gravest first."""

    EARLY = "early"
    PAST_MIDNIGHT = "past-midnight"
    BEFORE_DAY = "before-day"
    LONG_AFTER = "long-after"


@dataclass(frozen=True, slots=True)
class Oddity:
    """The item that a person should look at, and why. `minute` is the time in question: when the
    item begins or ends, or was to begin, in minutes from midnight.
    """

    odd: Odd
    item: str
    minute: int


def oddity(day: Sequence[Item]) -> Oddity | None:
    """The first thing that is hardly meant; None for a usual day."""
    if not day:
        return None
    slots, first = planned_slots(day), day[0]
    begins = slots[first.id].start
    if 0 <= first.plan.start_min < EARLIEST_MIN:
        return Oddity(Odd.EARLY, first.id, begins)
    for item in day[1:]:
        if 0 <= item.plan.start_min < begins:
            return Oddity(Odd.BEFORE_DAY, item.id, item.plan.start_min)
    late = next((each for each in day if slots[each.id].end > DAY_MIN), None)
    if late is not None:
        longest = max(day, key=_length)
        guilty = longest if longest.plan.length_min >= _LONG_MIN else late
        return Oddity(Odd.PAST_MIDNIGHT, guilty.id, slots[guilty.id].end)
    for item in day[1:]:
        is_locked = item.plan.lock is Lock.START  # told among what is missing
        if not is_locked and 0 <= item.plan.start_min < slots[item.id].start - _PUSHED_MIN:
            return Oddity(Odd.LONG_AFTER, item.id, item.plan.start_min)
    return None


def _length(item: Item) -> int:
    return item.plan.length_min
