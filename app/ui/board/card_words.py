"""The words of a card in the overview: a title that is never cut, and a note as far as it goes."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from app.ui.board.heads import lane_title
from app.ui.board.picture import Lane
from app.ui.board.pixmaps import note_font
from app.ui.board.text import Lines, break_text
from app.ui.theme import Role, font, scaled

_LINE: Final = 1.1
_BETWEEN: Final = 2
_NARROW: Final = 190
"""Below this width titles have smaller letters and a line more."""
_TITLE_LINES, _NARROW_LINES, _QUOTE_LINES = 3, 4, 2


@dataclass(frozen=True, slots=True)
class CardWords:
    """Title and quotation in their lines, with their letters."""

    title: Lines
    title_font: QFont
    quote: Lines
    quote_font: QFont

    @classmethod
    def fitted(cls, lane: Lane, room: QRectF) -> CardWords:
        """In letters as large as lets the whole title stand above a line of the note at least."""
        quote_font = _quote_font(room.width())
        least = _line(quote_font) if lane.quote else 0
        text, width = lane_title(lane), room.width()
        for made in _title_fonts(width):
            most = max(1, int((room.height() - least - _BETWEEN) // _line(made)))
            title = break_text(text, made, width, most)
            if not title.is_cut:
                break
        left = int((room.height() - title.height - _BETWEEN) // _line(quote_font))
        if not lane.quote or left < 1:
            return cls(title, made, Lines((), 1), quote_font)
        quoted = lane.quoted
        return cls(title, made, break_text(quoted, quote_font, width, left), quote_font)


def words_height(width: float) -> int:
    """The room that words have on a card, by the width they have."""
    lines = _NARROW_LINES if width < scaled(_NARROW) else _TITLE_LINES
    title, quote = _title_fonts(width)[0], _quote_font(width)
    return ceil(lines * _line(title) + _QUOTE_LINES * _line(quote) + _BETWEEN)


def _title_fonts(width: float) -> tuple[QFont, ...]:
    """The usual one, and smaller ones for the longest titles."""
    usual = font(Role.STRONG if width < scaled(_NARROW) else Role.SUBHEADING)
    return (usual, *(_smaller(usual, by) for by in (1, 2, 3)))


def _smaller(made: QFont, by: int) -> QFont:
    smaller = QFont(made)
    smaller.setPixelSize(max(font(Role.CAPTION).pixelSize(), made.pixelSize() - by))
    return smaller


def _quote_font(width: float) -> QFont:
    return note_font() if width < scaled(_NARROW) else font(Role.BODY)


def _line(made: QFont) -> int:
    """As lines are broken."""
    return round(QFontMetricsF(made).height() * _LINE)
