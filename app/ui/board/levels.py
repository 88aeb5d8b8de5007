"""The levels at which the board is looked at: fixed ones, for text is legible at each of them."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from app.i18n import _


class Level(IntEnum):
    """From far to near: a card for each theme, all lanes to sort in, one theme or two at reading
    size, one note with its trace.
    """

    OVERVIEW = 0
    BOARD = 1
    CLOSE = 2
    READ = 3


READING_PIXELS: Final = 24
"""The size of a note's letters close up, 1/45 of a screen's height (clustering.md E)."""
LEVEL_ICONS: Final = {
    Level.OVERVIEW: "layout-grid",
    Level.BOARD: "shapes",
    Level.CLOSE: "zoom-in",
    Level.READ: "book-open",
}


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
