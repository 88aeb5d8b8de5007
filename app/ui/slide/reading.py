"""Whether the last row can read the wall: capitals, distance, and one rule.

The rule: a capital needs 5 mm for each metre of distance, which is an angle of 17 minutes of arc.
ISO 9241-303 asks for at least 16 minutes for text that is read easily; a decimal chart's 1.0 is 5
minutes, so this leaves people with a third of that sight a chance. What matters (1/12 of the
height) has twice that. The picture's height is that of the lit area, measured on the wall.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.ui.slide.lettering import LEAST

MM_PER_METRE: Final = 5.0
CAP_SHARE: Final = 0.727
"""The height of Inter's capitals as a share of its size (2048 units: 1490)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a hall comes to; lengths in metres but for the capital of the smallest text."""

    capital_mm: float
    farthest: float
    picture_needed: float
    is_readable: bool


def reading(picture_height: float, last_row: float) -> Reading:
    """For a picture and a last row in metres, both above zero."""
    capital_mm = picture_height * 1_000 * LEAST * CAP_SHARE
    farthest = capital_mm / MM_PER_METRE
    needed = last_row * MM_PER_METRE / (1_000 * LEAST * CAP_SHARE)
    return Reading(capital_mm, farthest, needed, farthest >= last_row)
