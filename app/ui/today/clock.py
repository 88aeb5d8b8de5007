"""Instants as the laptop's own clock shows them."""

from __future__ import annotations

from datetime import date, datetime

from app.models.agenda import Item, as_expected, origin_of

MINUTE_MS = 60_000
TICK_MS = 250
"""How often a clock on a page looks at the time, at least."""
_AFTER_MS = 2
"""A look a moment after the second changes finds it changed."""


def minute_of_day(instant: int) -> int:
    """Minutes since local midnight of an instant (milliseconds since 1970)."""
    local = datetime.fromtimestamp(instant / 1_000)
    return local.hour * 60 + local.minute


def expected_minute(instant: int) -> int:
    """The same of an instant that is only expected: the nearest minute, on every screen."""
    return minute_of_day(as_expected(instant))


def midnight_of(day: date) -> int:
    """The instant a day begins on this laptop."""
    return int(datetime(day.year, day.month, day.day).timestamp() * 1_000)


def midnight_of_programme(items: tuple[Item, ...], day: str, now: int) -> int:
    """The midnight that planned times count from.

    That of the day on which the first item was really started, so that a rehearsal on another day
    is neither months early nor late; before the start the meeting's own day (YYYY-MM-DD).
    """
    return origin_of(items, day, now)


def next_look(running: Item | None, now: int) -> int:
    """In how many milliseconds to look at the clock of what is on: no later than a shown second
    changes, the item's or its step's.
    """
    shown = [running.remaining_ms(now)] if running is not None else []
    step = running.step_on(now) if running is not None else None
    shown += [step.remaining_ms] if step is not None else []
    soonest = min((left % 1_000 or 1_000 for left in shown), default=1_000)
    return min(TICK_MS, soonest + _AFTER_MS)


def digits(ms: int) -> str:
    """A length of time as a clock shows it: "03:05", "1:02:05"; overtime with a plus sign.

    A second that has begun counts while time is left, so that 00:00 is shown only at the end.
    """
    seconds = -(-ms // 1_000) if ms >= 0 else -ms // 1_000
    minutes, rest = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    told = f"{hours}:{minute:02d}" if hours else f"{minute:02d}"
    return f"{'+' if ms < 0 else ''}{told}:{rest:02d}"


def begun_min(ms: int) -> int:
    """A length of time in minutes, for words: a minute that has begun counts while time is left, as
    a second does in digits; in overtime the whole ones do.
    """
    return -(-ms // MINUTE_MS) if ms >= 0 else -ms // MINUTE_MS
