"""Which minute an instant is told as, on every screen, slide and print-out: one rule for what is
expected and one for what has been. Instants are milliseconds since 1970.
"""

from __future__ import annotations

from app.models.agenda.plans import MINUTE_MS


def as_expected(instant: int) -> int:
    """The minute that an expected instant is told as: the nearest; half a minute is the next."""
    return as_was(instant + MINUTE_MS // 2)


def as_was(instant: int) -> int:
    """The minute that an instant in the past is told as: the one a clock on the wall showed."""
    return instant // MINUTE_MS * MINUTE_MS
