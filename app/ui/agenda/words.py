"""A programme in words and figures."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from typing import Final

from app.i18n import N_, _, _n, clock, date, duration
from app.models.agenda import Item, ItemKind, Lock, Place, TimerState
from app.models.mandate import Meeting
from app.ui.today.clock import begun_min, expected_minute, minute_of_day
from app.ui.widgets import Tint

KIND_ICONS: Final[Mapping[ItemKind, str]] = {
    ItemKind.PLENARY: "users",
    ItemKind.EXPERT: "presentation",
    ItemKind.TABLE_ROUND: "message-square",
    ItemKind.NOTES: "sticky-note",
    ItemKind.THEMES: "shapes",
    ItemKind.DRAFTING: "pencil",
    ItemKind.POLL: "vote",
    ItemKind.BREAK: "coffee",
}
_KINDS: Final = {
    ItemKind.PLENARY: N_("Plenary"),
    ItemKind.EXPERT: N_("Talk"),
    ItemKind.TABLE_ROUND: N_("Table round"),
    ItemKind.NOTES: N_("Notes"),
    ItemKind.THEMES: N_("Themes"),
    ItemKind.DRAFTING: N_("Drafting"),
    ItemKind.POLL: N_("Poll"),
    ItemKind.BREAK: N_("Break"),
}
_LOCKS: Final = {
    Lock.NONE: N_("Nothing is locked"),
    Lock.START: N_("The start is locked"),
    Lock.LENGTH: N_("The length is locked"),
    Lock.END: N_("The end is locked"),
}
SLIDES: Final = ("", "title", "welcome", "seating", "task", "themes", "break")
"""The scenes an item may ask for, by their names in `models.room`."""

_SLIDES: Final = {
    "": N_("As usual for what happens"),
    "title": N_("Title card"),
    "welcome": N_("Welcome"),
    "seating": N_("Find your table"),
    "task": N_("Task and time"),
    "themes": N_("Themes"),
    "break": N_("Break"),
}
_STATES: Final = {
    TimerState.IDLE: (N_("Not started"), Tint.INFO),
    TimerState.RUNNING: (N_("Running"), Tint.POSITIVE),
    TimerState.PAUSED: (N_("Paused"), Tint.WARNING),
    TimerState.OVERTIME: (N_("Over time"), Tint.DANGER),
    TimerState.ENDED: (N_("Finished"), Tint.INFO),
}

_HOUR: Final = 60
_LONG_MIN: Final = 90
"""From here on nobody counts in minutes."""


def kind_words(kind: ItemKind) -> str:
    """What happens in an item."""
    return _(_KINDS[kind])


def lock_words(lock: Lock) -> str:
    """What of an item never moves."""
    return _(_LOCKS[lock])


def slide_words(slide: str) -> str:
    """What the room screen is to be offered during an item."""
    return _(_SLIDES[slide]) if slide in _SLIDES else slide


def state_words(state: TimerState) -> tuple[str, Tint]:
    """Where an item's time is, and its tint."""
    words, tint = _STATES[state]
    return _(words), tint


def instant_words(at_ms: int) -> str:
    """An instant as a time of day."""
    return clock(minute_of_day(at_ms))


def forecast_words(at_ms: int) -> str:
    """An instant that is expected, as a time of day."""
    return clock(expected_minute(at_ms))


def expected_words(item: Item, place: Place) -> str:
    """From when to when an item is expected; what has begun began when it did."""
    start = instant_words(place.start) if item.started_at else forecast_words(place.start)
    return span_words(start, forecast_words(place.end))


def span_words(start: str, end: str) -> str:
    """From when to when."""
    return f"{start}\N{EN DASH}{end}"


def digits(remaining_ms: int) -> str:
    """Time as a clock shows it: 12:34, 1:02:03, and +03:12 once it is over."""
    is_over = remaining_ms < 0
    seconds = -remaining_ms // 1000 if is_over else math.ceil(remaining_ms / 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    told = f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute:02d}:{second:02d}"
    return f"+{told}" if is_over else told


def remaining_words(item: Item, now: int) -> str:
    """What the digits say, for people who hear them."""
    state = item.state(now)
    minutes = begun_min(item.remaining_ms(now))
    if minutes > _LONG_MIN:
        is_over = state is TimerState.OVERTIME
        words = _("{length} over time") if is_over else _("{length} left")
        return words.format(length=duration(minutes))
    if state is TimerState.OVERTIME:
        return _n("{n} minute over time", "{n} minutes over time", minutes).format(n=minutes)
    return _n("{n} minute left", "{n} minutes left", minutes).format(n=minutes)


def long_words(minutes: int) -> str:
    """A length in a sentence: "7 minutes", and from an hour on "1 h 31 min"; as in how far behind a
    day is, which stands beside it.
    """
    if minutes >= _HOUR:
        return duration(minutes)
    return _n("{n} minute", "{n} minutes", minutes).format(n=minutes)


def length_words(item: Item) -> str:
    """How long an item is planned, and what it was given or lost besides: "20 min + 5 min"."""
    planned, added = duration(item.plan.length_min), item.length_min - item.plan.length_min
    if not added:
        return planned
    return f"{planned} {'+' if added > 0 else chr(0x2212)} {duration(abs(added))}"


def crossed_advice() -> str:
    """What to do about an item that is locked earlier than one above it."""
    return _("Move it up, or change one of the two locks.")


def day_words(meeting: Meeting, number: int) -> str:
    """A meeting day: its number, date and title."""
    told = date(datetime.date.fromisoformat(meeting.day), "medium")
    words = _("Meeting {n}, {day}").format(n=number, day=told)
    return f"{words}: {meeting.title}" if meeting.title else words
