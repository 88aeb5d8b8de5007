"""Times and lengths as people type them into the window; a file's cells are read by the same."""

from __future__ import annotations

from app.imports.time_entry import (
    MINUTES_IN_DAY,
    parse_clock,
    parse_minutes,
    parse_steps,
)

__all__ = [
    "MINUTES_IN_DAY",
    "parse_clock",
    "parse_minutes",
    "parse_steps",
]
