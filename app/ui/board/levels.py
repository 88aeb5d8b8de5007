"""The levels at which the board is looked at: fixed ones, for text is legible at each of them."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from app.i18n import _
from app.ui.theme import scaled


class Level(IntEnum):
    """From far to near: a card for each theme, all lanes to sort in, one theme or two at reading
    size, one note with its trace.
    """

    OVERVIEW = 0
    BOARD = 1
    CLOSE = 2
    READ = 3


READING_PIXELS: Final = 24
"""The size of letters people read from afar, 1/45 of a large screen's height (clustering.md E)."""
_LEAST_PIXELS: Final = 16
"""The same share of a small laptop's screen."""
_SMALL, _PIXELS_A_STEP = 720, 30
LEVEL_ICONS: Final = {
    Level.OVERVIEW: "layout-grid",
    Level.BOARD: "shapes",
    Level.CLOSE: "zoom-in",
    Level.READ: "book-open",
}


def close_pixels(window: int) -> int:
    """The height of a note's letters close up in a window of this height: 1/45 of 720 pixels, and
    24 from 960 on, which a screen of 1080 leaves; more where the text is zoomed.
    """
    wanted = _LEAST_PIXELS + round((window - _SMALL) / _PIXELS_A_STEP)
    return max(min(wanted, READING_PIXELS), scaled(_LEAST_PIXELS))


def level_words(level: Level) -> str:
    """What a level shows."""
    return {
        Level.OVERVIEW: _("Overview: a card for each theme"),
        Level.BOARD: _("Board: all notes, to sort them"),
        Level.CLOSE: _("Close up: one theme or two, to be read"),
        Level.READ: _("One note, with all that is known of it"),
    }[level]


def nearer(level: Level, by: int) -> Level:
    """So many levels nearer, or farther when below 0."""
    return Level(min(max(level + by, Level.OVERVIEW), Level.READ))
