"""How notes lie close up: as many as can be read at once, and few of them whole."""

from __future__ import annotations

from typing import Final

from app.ui.board.pixmaps import Look
from app.ui.board.strips import BETWEEN, card_in, columns_in

_LEAST_LINES: Final = 3
"""So many notes are in sight; a longer one opens where the keyboard is."""
_MOST_LINES: Final = 16
"""What fills half a screen is cut; it is read by itself."""
_EMS: Final = 13.7
"""The least width of a note, in heights of its letters."""
_HEAD, _AIR, _LEADING = 60, 14, 1.25


def close_look(width: float, lanes: int, letters: int, lines: int) -> Look:
    """Lanes beside each other in a view of this width, notes with so many lines at most."""
    each = (width - (lanes - 1) * BETWEEN) / lanes
    columns = columns_in(each, round(letters * _EMS))
    return Look(columns, lines, card_in(each, columns), letters, opens=True)


def lines_for(look: Look, notes: int, height: float) -> int:
    """So many lines let all notes of a lane be in sight in a view of this height, within bounds."""
    row = (height - _HEAD) / max(1, -(-notes // look.columns))
    lines = int((row - _AIR) / (look.letters * _LEADING))
    return min(max(lines, _LEAST_LINES), _MOST_LINES)
