"""Times and lengths as people type them. Pure: no widget, no language, minutes in and out."""

from __future__ import annotations

import re
from typing import Final

MINUTES_IN_DAY: Final = 24 * 60

_HALF_DAY: Final = MINUTES_IN_DAY // 2
_NIGHT_ENDS: Final = 5 * 60
"""Before this hour an evening still goes on; no day begins."""
_LAST_HOUR: Final = 28
"""Of a night, counted on from a day that has come as far as `_NOON`."""
_NOON: Final = _HALF_DAY

_CLOCK: Final = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:\s*[.:,h ]\s*(\d{2}))?", re.IGNORECASE)
_RUN_TOGETHER: Final = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(\d{2})", re.IGNORECASE)
_MINUTES: Final = re.compile(
    r"(\d{1,4})\s*(?:(?:minutter|minutes?|minut|min|m)\.?)?", re.IGNORECASE
)
# After a point two figures are needed: 1.5 may mean an hour and a half or an hour and five.
_HOURS_POINT: Final = re.compile(r"(\d{1,2})\s*[.:,]\s*(\d{2})")
_HOURS_WORD: Final = re.compile(
    r"(\d{1,2})\s*(?:timer|time|hours?|h|t)\.?\s*"
    r"(?:(\d{1,2})\s*(?:(?:minutter|minutes?|minut|min|m)\.?)?)?",
    re.IGNORECASE,
)
_STEP: Final = re.compile(
    r"(\d+(?:[.:]\d{2})?\s*(?:(?:minutter|minutes?|min|m)\b\.?|')?)\s*[:\-\N{EN DASH}]?\s+(\S.*)",
    re.IGNORECASE,
)


def parse_clock(text: str, now: int = -1, *, above: int = -1) -> int:
    """A time of day as minutes from midnight; -1 for nothing typed or "f", which mean "follows".

    Reads 9.30, 9:30, 9,30, 9 30, 930, 0930, 9, 14h30 and kl. 9.30; +5 and -5 change `now` where
    that is known. With `above`, the time it comes after, it may be past midnight: 0.50 is no
    earlier then (see `near`), and after noon 24.50 is the same. Raises ValueError for anything
    else, also for 9.75.
    """
    typed = text.strip().replace("\N{MINUS SIGN}", "-")
    if not typed or typed.casefold() == "f":
        return -1
    if typed[0] in "+-" and now >= 0:
        by = _plain_minutes(typed[1:].strip())
        return near(max(0, now + by if typed[0] == "+" else now - by), above)
    found = _CLOCK.fullmatch(typed) or _RUN_TOGETHER.fullmatch(typed)
    if found is None:
        raise ValueError(f"not a time of day: {text!r}")
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > (_LAST_HOUR if above >= _NOON else 23) or minute > 59:
        raise ValueError(f"no such time of day: {text!r}")
    return near(hour * 60 + minute, above)


def parse_minutes(text: str, now: int = 0) -> int:
    """A length in minutes: 10, 90 min, 1.30, 1:30, 1h30, 1 t. 30 min, 2t; +5 and -5 change `now`.

    Raises ValueError for what is no length, and for one below 1 minute or above a day.
    """
    typed = text.strip().replace("\N{MINUS SIGN}", "-")
    sign = typed[:1]
    if sign and sign in "+-":
        change = _plain_minutes(typed[1:].strip())
        length = now + change if sign == "+" else now - change
    else:
        length = _plain_minutes(typed)
    if not 1 <= length <= MINUTES_IN_DAY:
        raise ValueError(f"not a length of an item: {text!r}")
    return length


def near(minute: int, before: int) -> int:
    """A time of day as minutes of a day that may go on after midnight: at most half a day before
    `before`, the time above it, and from the day never back into the night. -1 stays what it is.
    """
    if minute < 0 or before < 0:
        return minute
    while minute < before - _HALF_DAY or minute < _NIGHT_ENDS <= before:
        minute += MINUTES_IN_DAY
    return minute


def parse_steps(text: str) -> tuple[tuple[str, int], ...]:
    """(what, minutes) for each line, such as "20 Round 1" or "5 min: alone".

    Raises ValueError with the line that is neither.
    """
    return tuple(_step(line.strip()) for line in text.splitlines() if line.strip())


def _step(line: str) -> tuple[str, int]:
    found = _STEP.fullmatch(line)
    if found is None:
        raise ValueError(line)
    try:
        return found[2], parse_minutes(found[1].rstrip("'"))
    except ValueError:
        raise ValueError(line) from None


def _plain_minutes(typed: str) -> int:
    alone = _MINUTES.fullmatch(typed)
    if alone is not None:
        return int(alone[1])
    found = _HOURS_POINT.fullmatch(typed) or _HOURS_WORD.fullmatch(typed)
    if found is None or int(found[2] or 0) > 59:
        raise ValueError(f"not a length: {typed!r}")
    return int(found[1]) * 60 + int(found[2] or 0)
