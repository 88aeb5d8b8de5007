"""Lengths of time as one says them."""

from __future__ import annotations

from app.i18n import _n, duration

_SECOND_MS, _MINUTE_MS = 1_000, 60_000


def length_words(ms: int) -> str:
    """How long something took, whichever way: seconds, minutes, or hours and minutes."""
    ms = abs(ms)
    if ms < _MINUTE_MS:
        n = round(ms / _SECOND_MS)
        return _n("{n} second", "{n} seconds", n).format(n=n)
    n = round(ms / _MINUTE_MS)
    if n < 60:
        return _n("{n} minute", "{n} minutes", n).format(n=n)
    hours = n // 60
    return duration(n) if n % 60 else _n("{n} hour", "{n} hours", hours).format(n=hours)
