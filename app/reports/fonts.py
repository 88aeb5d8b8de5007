"""Inter for everything on paper: embedded, never one of the viewer's own fonts."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Final

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR: Final = "Inter-Regular"
MEDIUM: Final = "Inter-Medium"
SEMIBOLD: Final = "Inter-SemiBold"
BOLD: Final = "Inter-Bold"
FAMILY: Final = (REGULAR, MEDIUM, SEMIBOLD, BOLD)
_BOX: Final = "\N{WHITE SQUARE}"


def register(folder: Path) -> None:
    """Makes the four weights known to ReportLab; `folder` holds them as TTF. Idempotent.

    The family has no italics: emphasis is weight, so `<b>` in any weight is bold and `<i>` is
    upright.
    """
    for name in FAMILY:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
    for name in FAMILY:
        for is_italic in (0, 1):
            addMapping(name, 0, is_italic, name)
            addMapping(name, 1, is_italic, BOLD)


def drawable(text: str) -> str:
    """The text with a box for every sign that Inter cannot draw, so that a gap is seen.

    Signs without a width of their own, which only join or part others, are left out. Needs
    `register` first; all four weights hold the same signs.
    """
    font = pdfmetrics.getFont(REGULAR)
    held = font.face.charToGlyph if isinstance(font, TTFont) else {}
    kept = (sign for sign in text if ord(sign) in held or unicodedata.category(sign) != "Cf")
    return "".join(sign if ord(sign) in held else _BOX for sign in kept)


def width(text: str, font: str, size: float) -> float:
    """How wide a line of text is, in points."""
    return float(pdfmetrics.stringWidth(text, font, size))
