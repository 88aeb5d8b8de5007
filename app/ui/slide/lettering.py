"""Type on the wall: sizes as shares of the picture's height, and the breaking of lines.

The rule (DESIGN.md section 7): no text under 1/25 of the height, what matters at least 1/12. Text
that would have to be smaller goes on another page instead.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from app.models.hyphens import hyphenated
from app.models.ties import tied
from app.ui.theme import tabular
from app.ui.theme.typography import FAMILY

LEAST: Final = 1 / 25
MATTERS: Final = 1 / 12
BULLET: Final = "•\u2002"
"""Begins a paragraph that is an item of a list; its further lines hang under its first word."""
_HANGING: Final = "\u2003"
_PARTED: Final = re.compile(r"\s+|(?<=-)")
"""Where a line may end."""
_STEP: Final = 0.94
_Weight = QFont.Weight


@dataclass(frozen=True, slots=True)
class Style:
    """A kind of text: largest and smallest size as shares of the height, weight, line distance.

    A text takes the largest size at which it fits its box. `tracking` is in percent.
    """

    largest: float
    smallest: float = LEAST
    weight: QFont.Weight = _Weight.Normal
    leading: float = 1.3
    tracking: float = 100.0
    balanced: bool = False

    def sized(self, largest: float, smallest: float | None = None) -> Style:
        """The same kind in another size."""
        return replace(self, largest=largest, smallest=smallest or min(largest, self.smallest))


DISPLAY: Final = Style(1 / 6.5, LEAST, _Weight.Bold, 1.08, 97.0, balanced=True)
HEADING: Final = Style(1 / 10, LEAST, _Weight.DemiBold, 1.14, 98.0, balanced=True)
BODY: Final = Style(1 / 18, LEAST, _Weight.Normal, 1.36)
SMALL: Final = Style(1 / 24, LEAST, _Weight.Medium, 1.25)


@dataclass(frozen=True, slots=True)
class Lettering:
    """One size of type in whole pixels, as a font can be made of it.

    With `is_tabular` figures are equally wide, so that a clock does not jump; names and texts go
    without, for it would widen their hyphens too.
    """

    pixels: int
    weight: QFont.Weight = _Weight.Normal
    tracking: float = 100.0
    is_tabular: bool = False
    is_underlined: bool = False
    is_struck: bool = False

    @property
    def font(self) -> QFont:
        """The font to paint with."""
        return _font(self)

    def width(self, words: str) -> float:
        """How wide a line of words is."""
        return _width(self, words)

    def ink(self, words: str) -> QRectF:
        """Where a line of words leaves ink, seen from the start of its baseline."""
        return _metrics(self).tightBoundingRect(words)

    def bounds(self, words: str) -> QRectF:
        """What painting a line may touch, seen from the start of its baseline."""
        return _bounds(self, words)

    @property
    def ascent(self) -> float:
        """From the top of the line to the baseline."""
        return _metrics(self).ascent()

    @property
    def descent(self) -> float:
        """From the baseline to the lowest stroke."""
        return _metrics(self).descent()

    @property
    def cap_height(self) -> float:
        """The height of a capital."""
        return _metrics(self).capHeight()

    def lines(self, words: str, width: float) -> tuple[str, ...]:
        """The words broken at spaces to a width; a word that is wider stands alone on its line."""
        return _lines(self, words, math.floor(width), False)

    def broken(self, words: str, width: float) -> tuple[str, ...]:
        """The same, but a word that is wider is broken where it must, with a hyphen."""
        return _lines(self, words, math.floor(width), True)

    def holds(self, lines: tuple[str, ...], width: float) -> bool:
        """True when no line is wider."""
        return all(self.width(each) <= width for each in lines)


@dataclass(frozen=True, slots=True)
class Setting:
    """A text set into a box: its type and its lines; `is_cut` when words had to be left out."""

    lettering: Lettering
    lines: tuple[str, ...]
    leading: float
    is_cut: bool = False

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.line_height

    @property
    def line_height(self) -> float:
        """From one baseline to the next."""
        return self.lettering.pixels * self.leading

    @property
    def width(self) -> float:
        """The width of the widest line."""
        return max((self.lettering.width(each) for each in self.lines), default=0.0)


def tears(lettering: Lettering, words: str, width: float) -> bool:
    """True when a word is wider, so that it would be broken in its middle."""
    if lettering.width(words) <= width:
        return False
    return any(lettering.width(each) > width for each in _PARTED.split(words))


def least_pixels(height: float, share: float = LEAST) -> int:
    """The smallest size in whole pixels that is not under a share of the height."""
    return math.ceil(height * share - 1e-9)


@lru_cache(maxsize=1024)
def fit(words: str, style: Style, height: float, width: float, room: float) -> Setting:
    """The words at the largest size at which they fit `width` and the height `room`."""
    for lettering in _sizes(style, height):
        lines = lettering.lines(words, width)
        setting = Setting(lettering, lines, style.leading)
        if lettering.holds(lines, width) and setting.height <= room + 0.5:
            return _balanced(setting, words, width) if style.balanced else setting
    return _cut(words, style, height, width, room)


def fit_begun(
    told: str, words: str, style: Style, height: float, width: float, room: float
) -> Setting:
    """`told` with the words in the place of its `{words}`: all of them, or as many as there is room
    for.
    """
    left = words.split()
    setting = fit(told.format(words=words), style, height, width, room)
    while setting.is_cut and len(left) > 1:
        left.pop()
        shorter = told.format(words=" ".join(left) + "…")
        setting = fit(shorter, style, height, width, room)
    return setting


def lettering_of(style: Style, height: float) -> Lettering:
    """The largest type of a style."""
    return next(_sizes(style, height))


def _sizes(style: Style, height: float) -> Iterator[Lettering]:
    least = least_pixels(height, style.smallest)
    pixels = max(least, round(height * style.largest))
    while pixels > least:
        yield Lettering(pixels, style.weight, style.tracking)
        pixels = min(pixels - 1, round(pixels * _STEP))
    yield Lettering(least, style.weight, style.tracking)


def _balanced(setting: Setting, words: str, width: float) -> Setting:
    """The same number of lines, of more equal length."""
    count, narrow, wide = len(setting.lines), 0.0, width
    if count == 1:
        return setting
    best = setting.lines
    for _ in range(9):
        middle = (narrow + wide) / 2
        lines = setting.lettering.lines(words, middle)
        if len(lines) == count and setting.lettering.holds(lines, middle):
            best, wide = lines, middle
        else:
            narrow = middle
    return replace(setting, lines=best)


def _cut(words: str, style: Style, height: float, width: float, room: float) -> Setting:
    """At the smallest size, with long words broken and what does not fit left out."""
    lettering = Lettering(least_pixels(height, style.smallest), style.weight, style.tracking)
    lines = lettering.broken(words, width)
    most = max(1, int(room / (lettering.pixels * style.leading)))
    if len(lines) <= most:
        return Setting(lettering, lines, style.leading)
    last = lines[most - 1].rstrip()
    while last and lettering.width(last + "…") > width:
        last = last[:-1].rstrip()
    return Setting(lettering, (*lines[: most - 1], last + "…"), style.leading, is_cut=True)


@lru_cache(maxsize=4096)
def _lines(lettering: Lettering, words: str, width: int, breaks_words: bool) -> tuple[str, ...]:
    mode = QTextOption.WrapMode.WordWrap
    if breaks_words:
        mode = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    option = QTextOption()
    option.setWrapMode(mode)
    lines: list[str] = []
    for told in words.split("\n"):
        paragraph = hyphenated(told, width, lettering.width) if breaks_words else told
        if paragraph.startswith(BULLET):
            item, inner = (
                paragraph.removeprefix(BULLET),
                width - math.ceil(lettering.width(_HANGING)),
            )
            broken = _broken(item, lettering, inner, option)
            lines += [BULLET + broken[0], *(_HANGING + each for each in broken[1:])]
        else:
            lines += _broken(paragraph, lettering, width, option)
    return tuple(lines)


def _broken(paragraph: str, lettering: Lettering, width: int, option: QTextOption) -> list[str]:
    if lettering.width(paragraph) <= width:
        return [paragraph.rstrip()]  # most names do; a text layout costs ten times as much
    layout = QTextLayout(tied(paragraph, width, lettering.width), lettering.font)
    layout.setTextOption(option)
    lines: list[str] = []
    # Qt counts in UTF-16; a sign outside the basic plane is two of its letters.
    wide = paragraph.encode("utf-16-le")
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        start = 2 * line.textStart()
        told = wide[start : start + 2 * line.textLength()]
        lines.append(told.decode("utf-16-le", "ignore").rstrip())
    layout.endLayout()
    return lines or [""]


@lru_cache(maxsize=256)
def _font(lettering: Lettering) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(lettering.pixels)
    made.setWeight(lettering.weight)
    made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, lettering.tracking)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setUnderline(lettering.is_underlined)
    made.setStrikeOut(lettering.is_struck)
    return tabular(made) if lettering.is_tabular else made


@lru_cache(maxsize=8192)
def _width(lettering: Lettering, words: str) -> float:
    """Kept, for names are tried in many sizes, and the same ones come round after round."""
    return _metrics(lettering).horizontalAdvance(words)


@lru_cache(maxsize=256)
def _metrics(lettering: Lettering) -> QFontMetricsF:
    return QFontMetricsF(lettering.font)


@lru_cache(maxsize=4096)
def _bounds(lettering: Lettering, words: str) -> QRectF:
    """The ink and a little more: its edges are smoothed."""
    around = 2 + lettering.pixels * 0.03
    return lettering.ink(words).adjusted(-around, -around, around, around)
