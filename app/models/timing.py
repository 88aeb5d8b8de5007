"""What is decided about time itself: sleep that shall not count, a clock that was wrong, how early
the end of an item is warned of. The facts change the programme's clocks (`app.models.agenda`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final, Protocol

from app.models.agenda import (
    LONGEST_MIN,
    MINUTE_MS,
    Agenda,
    AgendaFact,
    HasAgenda,
    Item,
    StepTurned,
    TimeAdded,
    TimerState,
    Warnings,
    on,
)
from app.models.clock import DAY_MS
from app.models.entries import Fact, Facts
from app.models.errors import Refused
from app.models.speakers import HasSpeakers, move_turn


@dataclass(frozen=True, slots=True)
class TimeLeftOut(AgendaFact):
    """So many milliseconds of an item do not count, as if it had been paused."""

    item: str
    ms: int

    def change(self, agenda: Agenda) -> None:
        item = agenda.items.get(self.item)
        if item and item.started_at:
            agenda.items[self.item] = replace(item, paused_ms=item.paused_ms + self.ms)

    def inverse(self, agenda: Agenda) -> Facts:
        return (TimeLeftOut(self.item, -self.ms),)


@dataclass(frozen=True, slots=True)
class ClockCorrected(AgendaFact):
    """The laptop `device` had the wrong time: what began at `since` or later began `ms` later."""

    device: str
    ms: int
    since: int

    def change(self, agenda: Agenda) -> None:
        for each in agenda.items.values():
            if each.started_at >= self.since and each.started_at:
                agenda.items[each.id] = _moved(each, self.ms)
        agenda.corrected[self.device] = agenda.corrected.get(self.device, 0) + self.ms

    def inverse(self, agenda: Agenda) -> Facts:
        return (ClockCorrected(self.device, -self.ms, self.since + self.ms),)


@dataclass(frozen=True, slots=True)
class WarningsChosen(AgendaFact):
    """How early the end of an item is warned of in this assembly."""

    warnings: Warnings

    def change(self, agenda: Agenda) -> None:
        agenda.warnings = self.warnings

    def inverse(self, agenda: Agenda) -> Facts:
        return (WarningsChosen(agenda.warnings),)


FACTS: tuple[type[Fact], ...] = (TimeLeftOut, ClockCorrected, WarningsChosen)


def leave_out(room: HasAgenda, item: str, ms: int, now: int) -> Facts:
    """Let time that the laptop slept not count for an item; never more than it has used.

    Raises Refused("nothing-is-on") when another item is on meanwhile.
    """
    running = on(room)
    if running.id != item:
        raise Refused("nothing-is-on")
    least = min(ms, running.elapsed_ms(now))
    return (TimeLeftOut(item, least), *_kept_step(running, least, now)) if least > 0 else ()


def _kept_step(item: Item, ms: int, now: int) -> Facts:
    """Nobody goes on to another step in their sleep: a step that was gone to less than `ms` ago was
    gone to after it, and has used what it has used.
    """
    if not item.step or item.elapsed_ms(now) - item.step_since_ms >= ms:
        return ()
    return (StepTurned(item.id, item.step, item.step_since_ms - ms, item.step_added_ms),)


class HasClocks(HasAgenda, HasSpeakers, Protocol):
    """Everything that is timed."""


def correct_clock(room: HasClocks, device: str, ms: int, now: int) -> Facts:
    """Let all that began today have begun so much later, for the laptop's clock was wrong then.

    `now` is the time before the correction.
    """
    if not ms:
        return ()
    return (ClockCorrected(device, ms, now - DAY_MS), *move_turn(room, ms))


def set_time_left(room: HasAgenda, minutes: int, now: int) -> Facts:
    """Give the item that is on exactly so many minutes from now; works paused and in overtime.

    Raises Refused("time-left").
    """
    if not 1 <= minutes <= LONGEST_MIN:
        raise Refused("time-left", longest=LONGEST_MIN)
    item = on(room)
    ms = minutes * MINUTE_MS - item.remaining_ms(now)
    return (TimeAdded(item.id, ms),) if ms else ()


def choose_warnings(room: HasAgenda, warnings: Warnings) -> Facts:
    """Decide how early the end is warned of. Raises Refused("warnings-order")."""
    if not warnings.are_sound:
        raise Refused("warnings-order")
    return () if room.agenda.warnings == warnings else (WarningsChosen(warnings),)


def is_at_stake(room: HasAgenda, now: int) -> bool:
    """True when something was timed today, so that a changed clock would make it wrong."""
    return any(each.started_at > now - DAY_MS for each in room.agenda.items.values())


class Cue(IntEnum):
    """What the room shall hear; the later the graver."""

    SOON = 1
    LAST = 2
    STEP = 3
    """A step is over, and the next one has begun."""
    OVER = 4


LATEST_MS: Final = 3_000
"""A sound that is due longer ago than this is not made good: the laptop slept, or was shut."""


def due(item: Item, warnings: Warnings, before: int, now: int) -> Cue | None:
    """What became due for an item after `before` and until `now`; the gravest, when several did.

    Only time that passes makes a sound. Minutes that are added or taken do not. Where an item has
    steps it is their ends that are warned of, as it is their time that the room sees.
    """
    if item.state(now) not in (TimerState.RUNNING, TimerState.OVERTIME):
        return None
    ends = now + item.remaining_ms(now)
    since = max(before, now - LATEST_MS, item.started_at)
    told = _cues(item, warnings)
    return max((cue for cue, left in told if since < ends - left <= now), default=None)


def _cues(item: Item, warnings: Warnings) -> Iterator[tuple[Cue, int]]:
    """Each sound, and how much of the item's time is left when it is due."""
    for length, until, is_last in _parts(item):
        first, last = warnings.left_ms(length)
        yield Cue.OVER if is_last else Cue.STEP, until
        yield Cue.LAST, until + last
        yield Cue.SOON, until + first


def _parts(item: Item) -> Iterator[tuple[int, int, bool]]:
    """(length, time left at its end, whether it ends the item) of each step that has an end before
    the item's; of the whole item, when it has none.
    """
    course = item.course
    if course is None:
        yield item.length_ms, 0, True
        return
    for step in course.steps:
        ends_item = step is course.steps[-1] or step.until_ms <= 0
        yield step.length_ms, max(0, step.until_ms), ends_item
        if ends_item:
            return


def _moved(item: Item, ms: int) -> Item:
    return replace(
        item,
        started_at=item.started_at + ms,
        paused_at=item.paused_at + ms if item.paused_at else 0,
        ended_at=item.ended_at + ms if item.ended_at else 0,
    )
