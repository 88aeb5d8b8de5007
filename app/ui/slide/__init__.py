"""What all slides share: type in fractions of the height, a sheet of pieces, and the widget.

A slide composes a `Sheet`: a list of pieces, each placed before anything is painted. So a test can
ask how large, how clear and how whole every text is, and a thumbnail is the very same drawing.
"""

from __future__ import annotations

from app.ui.slide.base import Slide
from app.ui.slide.furniture import (
    HEAD,
    below_head,
    clock_words,
    code_width,
    day_line,
    dial,
    frame,
    frame_pages,
    is_long_to_type,
    kicker,
    modules_of,
    page_mark,
    put_code,
    put_network,
    put_pages,
    spoken_of,
)
from app.ui.slide.lettering import BODY, DISPLAY, HEADING, LEAST, MATTERS, SMALL, Lettering, Style
from app.ui.slide.pieces import Bar, Code, Icon, Outline, Panel, Photo, TableGlyph, Words
from app.ui.slide.sheet import Align, Sheet

__all__ = [
    "BODY",
    "DISPLAY",
    "HEAD",
    "HEADING",
    "LEAST",
    "MATTERS",
    "SMALL",
    "Align",
    "Bar",
    "Code",
    "Icon",
    "Lettering",
    "Outline",
    "Panel",
    "Photo",
    "Sheet",
    "Slide",
    "Style",
    "TableGlyph",
    "Words",
    "below_head",
    "clock_words",
    "code_width",
    "day_line",
    "dial",
    "frame",
    "frame_pages",
    "is_long_to_type",
    "kicker",
    "modules_of",
    "page_mark",
    "put_code",
    "put_network",
    "put_pages",
    "spoken_of",
]
