"""The measures of lanes, in scene units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.ui.board.items import card_width
from app.ui.board.picture import Lane

GAP: Final = 6
CLOSE_GAP: Final = 4
"""Between the rows of notes close up."""
INSET: Final = 6
BETWEEN: Final = 8


@dataclass(frozen=True, slots=True)
class Place:
    """All that decides where the notes of a lane lie."""

    lane: Lane
    left: float
    columns: int
    title_lines: int
    is_folded: bool
    is_beside: bool = False


def lane_width(columns: int = 1, card: int = 0) -> int:
    """The width of a lane of so many columns of notes; `card` is the width of one, if any."""
    return columns * ((card or card_width()) + GAP) - GAP + 2 * INSET


def card_in(width: float, columns: int) -> int:
    """The width of a note when so many columns fill a lane of this width."""
    return int((width - 2 * INSET + GAP) / columns) - GAP


def columns_in(width: float, card: int = 0) -> int:
    """So many columns of notes fit a lane of this width; one at least. `card` is the least width of
    a note, if any.
    """
    return max(1, int((width - 2 * INSET + GAP) // ((card or card_width()) + GAP)))
