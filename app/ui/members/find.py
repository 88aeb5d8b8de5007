"""Finding a member by what somebody types, as the whole program does (`app.models.finding`)."""

from __future__ import annotations

from app.models.finding import (
    Hay,
    Match,
    Needle,
    equally_good,
    folded,
    hits,
    known_values,
    same_name,
    top_hit,
)

__all__ = [
    "Hay",
    "Match",
    "Needle",
    "equally_good",
    "folded",
    "hits",
    "known_values",
    "same_name",
    "top_hit",
]
