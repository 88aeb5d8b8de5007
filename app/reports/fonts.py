"""Inter for everything on paper, and Noto for the Arabic letters and emoji that Inter lacks.

All of it is embedded, never one of the viewer's own fonts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import groupby
from pathlib import Path
from typing import Final

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFont

from app.reports import scripts

REGULAR: Final = "Inter-Regular"
MEDIUM: Final = "Inter-Medium"
SEMIBOLD: Final = "Inter-SemiBold"
BOLD: Final = "Inter-Bold"
FAMILY: Final = (REGULAR, MEDIUM, SEMIBOLD, BOLD)
_BOX: Final = "\N{WHITE SQUARE}"
_KEPT: Final = "\N{ZERO WIDTH NON-JOINER}"
_EMOJI: Final = "NotoEmoji-Regular"
_ARABIC: Final = {
    REGULAR: "NotoSansArabic-Regular",
    MEDIUM: "NotoSansArabic-Regular",
    SEMIBOLD: "NotoSansArabic-Bold",
    BOLD: "NotoSansArabic-Bold",
}
_APART: Final = 10_000
"""Between the numbers of two fonts' subsets."""
_MOST_WIDTHS: Final = 20_000
"""How many lines a font remembers; a report measures some thousand."""


class _Family(TTFont):
    """One weight of Inter, and behind it the fonts that have what it lacks.

    To ReportLab it is one font of many subsets. Each line is set out (see `scripts`) when it is
    measured or drawn, so that lines are broken in the order of reading.
    """

    def __init__(self, name: str, folder: Path) -> None:
        super().__init__(name, str(folder / f"{name}.ttf"), shapable=False)
        self._folder = folder
        self._widths: dict[tuple[str | bytes, float], float] = {}

    @cached_property
    def behind(self) -> tuple[TTFont, ...]:
        """The other fonts, read when the first sign asks for them."""
        return _font(self._folder, _ARABIC[self.fontName]), _font(self._folder, _EMOJI)

    def holds(self, sign: str) -> bool:
        """True when it can be drawn."""
        return self._place(sign) >= 0

    def stringWidth(  # noqa: N802 - ReportLab's name
        self, text: str | bytes, size: float, encoding: str = "utf8"
    ) -> float:
        """How wide a line is, in points. Kept: the words of a report come again and again, and each
        is measured for every way its line may be broken.
        """
        width = self._widths.get((text, size))
        if width is None:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            width = self._widths[text, size] = self._measured(text, size, encoding)
        return width

    def _measured(self, text: str | bytes, size: float, encoding: str) -> float:
        width = super().stringWidth
        return sum(
            width(run, size, encoding) if not at else self.behind[at - 1].stringWidth(run, size)
            for at, run in self.runs(text)
        )

    def splitString(  # noqa: N802 - ReportLab's name
        self, text: str | bytes, doc: object, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """The line in pieces of one subset each."""
        split = super().splitString
        return [
            (at * _APART + subset, codes)
            for at, run in self.runs(text)
            for subset, codes in (
                split(run, doc, encoding) if not at else self.behind[at - 1].splitString(run, doc)
            )
        ]

    def getSubsetInternalName(  # noqa: N802 - ReportLab's name
        self, subset: int, doc: object
    ) -> str:
        """The name of a subset in the file."""
        at, own = divmod(subset, _APART)
        if at:
            return str(self.behind[at - 1].getSubsetInternalName(own, doc))
        return str(super().getSubsetInternalName(own, doc))

    def runs(self, text: str | bytes) -> Iterator[tuple[int, str]]:
        """The line in pieces of one font each, 0 for Inter, as they stand from left to right."""
        line = text.decode() if isinstance(text, bytes) else str(text)
        if line.isascii():
            return iter([(0, line)])
        pieces = groupby(scripts.set_out(line), lambda sign: max(0, self._place(sign)))
        return ((at, "".join(signs)) for at, signs in pieces)

    def _place(self, sign: str) -> int:
        """Which font has a sign: 0 for Inter, -1 when none has."""
        code = ord(sign)
        if code in self.face.charToGlyph:
            return 0
        found = (at for at, font in enumerate(self.behind, 1) if code in font.face.charToGlyph)
        return next(found, -1)


class _Behind(TTFont):
    """A font whose signs are found and copied as the letters people know: ReportLab would tell the
    forms they have on paper, and cut what lies beyond the first 65,536 signs.
    """

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - ReportLab's name
        """Puts the font into the file."""
        super().addObjects(doc)
        for name, held in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and isinstance(held, PDFStream):
                held.content = _TOLD_SIGN.sub(_as_letters, held.content)


_TOLD_SIGN: Final = re.compile(r"(?<=> )<([0-9A-F]{4,6})>")


def _as_letters(told: re.Match[str]) -> str:
    sign = chr(int(told[1], 16))
    letter = unicodedata.normalize("NFKC", sign)
    kept = letter if len(letter) == 1 else sign  # two letters in one sign: readers turn them round
    return f"<{kept.encode('utf-16-be').hex().upper()}>"


@cache
def _font(folder: Path, name: str) -> TTFont:
    return _Behind(name, str(folder / f"{name}.ttf"), shapable=False)


def register(folder: Path) -> None:
    """Makes the four weights known to ReportLab; `folder` holds all fonts as TTF. Idempotent.

    The family has no italics: emphasis is weight, so `<b>` in any weight is bold and `<i>` is
    upright.
    """
    for name in FAMILY:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(_Family(name, folder))
    for name in FAMILY:
        for is_italic in (0, 1):
            addMapping(name, 0, is_italic, name)
            addMapping(name, 1, is_italic, BOLD)


def drawable(text: str) -> str:
    """The text with a box for every sign that no font here can draw, so that a gap is seen.

    Signs without a width of their own, which only join, part or tint others, are left out, but for
    the one that parts Arabic letters. Needs `register` first; all weights hold the same signs.
    """
    font = pdfmetrics.getFont(REGULAR)
    if text.isascii() or not isinstance(font, _Family):
        return text
    kept = (sign for sign in text if sign == _KEPT or not _only_changes(sign))
    return "".join(sign if sign == _KEPT or font.holds(sign) else _BOX for sign in kept)


def in_files(text: str, font: str) -> list[tuple[str, str]]:
    """A line as (font file without its folder, signs) from left to right, for who draws it sign by
    sign without ReportLab.
    """
    family = pdfmetrics.getFont(font)
    if not isinstance(family, _Family):
        raise TypeError(font)
    files = (font, _ARABIC[font], _EMOJI)
    return [(f"{files[at]}.ttf", signs) for at, signs in family.runs(text)]


def _only_changes(sign: str) -> bool:
    """True for joiners, direction marks, variation selectors and skin tones."""
    tints = "\ufe00" <= sign <= "\ufe0f" or "\U0001f3fb" <= sign <= "\U0001f3ff"
    return tints or unicodedata.category(sign) == "Cf"


def width(text: str, font: str, size: float) -> float:
    """How wide a line of text is, in points."""
    return float(pdfmetrics.stringWidth(text, font, size))
