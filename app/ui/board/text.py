"""Text broken into a few lines, the last one shortened; for notes that are painted, not typed.

A board breaks thousands of notes before it shows one, for their heights. So text in European
letters is broken here, by the widths of its words, which are asked of the font once each; all other
text is left to Qt, which takes thirty times as long. What was measured is what is painted: a card
never changes its height when it comes into sight.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QStaticText,
    QTextLayout,
    QTextOption,
)

from app.models.hyphens import hyphenated

_FROM_LEFT: Final = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
)
_FROM_RIGHT: Final = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
)
_UNITS: Final = "utf-16-le"  # what Qt counts text in
_LINE: Final = 1.1
_EUROPEAN: Final = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u201f\u2022\u2026\u20ac]*")
"""Letters that stand one after another, each of one unit, and break between words."""
_PARTED: Final = re.compile(r"[-/\u2010-\u2015][^\W\d]")
"""Where a word may break at a sign of its own."""
_PIECES: Final = re.compile(r".+?[-/\u2010-\u2015](?=[^\W\d])|.+")
_MOST_WORDS: Final = 20_000
_SEEN: Final = 300
"""More signs than these never fit on a line that is shortened."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Broken text; `spacing` is the height of a line in logical pixels. When it `is_cut` the last
    line has all that is left, and is shortened where it is painted.
    """

    lines: tuple[str, ...]
    spacing: float
    is_right_to_left: bool = False
    is_cut: bool = False

    @property
    def height(self) -> float:
        """All lines together."""
        return self.spacing * len(self.lines)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draws the lines from the top of `rect`; font and pen are the painter's."""
        flags = _FROM_RIGHT if self.is_right_to_left else _FROM_LEFT
        for number, line in enumerate(self.shown(painter.font(), rect.width())):
            top = rect.top() + number * self.spacing
            painter.drawText(QRectF(rect.left(), top, rect.width() + 1, self.spacing), flags, line)

    def shown(self, font: QFont, width: float) -> tuple[str, ...]:
        """The lines as they are painted."""
        if not self.is_cut:
            return self.lines
        rest = self.lines[-1][:_SEEN]
        end = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        return (*self.lines[:-1], end)


def break_text(text: str, font: QFont, width: float, most: int) -> Lines:
    """At most `most` lines of `width` logical pixels, an ellipsis where more was said."""
    folded = " ".join(text.split())
    words = _words_of(font)
    if _EUROPEAN.fullmatch(folded):
        filled = None if _PARTED.search(folded) else words.filled(folded, width, most)
        if filled is not None:
            return Lines(tuple(filled[0]), words.spacing, is_cut=filled[1])
        folded = words.hyphenated(folded, width)
        starts = words.line_starts(folded, width, most + 1)
        ends = [*starts[1:], len(folded)]
        pieces = [folded[a:b].strip() for a, b in zip(starts, ends, strict=True)]
        rest = folded[starts[most - 1] :] if len(pieces) > most else ""
        return _cut(pieces, rest, most, words.spacing)
    starts = _line_starts(folded, font, width, most + 1)
    units = folded.encode(_UNITS)
    ends = [*starts[1:], len(units) // 2]
    pieces = [
        units[2 * a : 2 * b].decode(_UNITS).strip() for a, b in zip(starts, ends, strict=True)
    ]
    rest = units[2 * starts[most - 1] :].decode(_UNITS) if len(pieces) > most else ""
    return _cut(pieces, rest, most, words.spacing, is_right_to_left=_is_right_to_left(folded))


class SetText:
    """Lines that were laid out once, to be painted many times: half as dear as anew each time."""

    def __init__(self, lines: Lines, font: QFont, width: float) -> None:
        self._lines, self._font, self._width = lines, font, width
        self._set: list[QStaticText] = []
        if not lines.is_right_to_left:
            self._set = [_set(line) for line in lines.shown(font, width)]
        metrics = QFontMetricsF(font)
        self._down = (lines.spacing - metrics.height()) / 2

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Draws the lines from this corner; the pen is the painter's."""
        painter.setFont(self._font)
        lines = self._lines
        if lines.is_right_to_left:
            lines.paint(painter, QRectF(left, top, self._width, lines.height))
        for number, line in enumerate(self._set):
            painter.drawStaticText(QPointF(left, top + number * lines.spacing + self._down), line)


def _set(line: str) -> QStaticText:
    made = QStaticText(line)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def plain_tip(text: str) -> str:
    """A tooltip that shows a text as it was written: Qt takes what looks like markup for markup."""
    return f"<p>{escape(text)}</p>" if {"<", "&"} & set(text) else text


def mark_words(lines: Lines, words: Sequence[str], font: QFont, rect: QRectF) -> list[QLineF]:
    """Where lines go under these words, in text that is painted from the top of `rect`. Text that
    runs from the right is not marked: there a word does not stand where it is measured.
    """
    if lines.is_right_to_left:
        return []
    metrics = QFontMetricsF(font)
    below = metrics.ascent() + (lines.spacing - metrics.height()) / 2 + 2.5
    marks = []
    for number, line in enumerate(lines.shown(font, rect.width())):
        y = rect.top() + number * lines.spacing + below
        for start, end in word_spans(line, words):
            left = rect.left() + metrics.horizontalAdvance(line[:start])
            marks.append(QLineF(left, y, left + metrics.horizontalAdvance(line[start:end]), y))
    return marks


def word_spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where these words stand in a text, as words of their own, however they are written."""
    if not words:
        return []
    wanted = "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))
    found = re.finditer(rf"(?<!\w)(?:{wanted})(?!\w)", text, re.IGNORECASE)
    return [each.span() for each in found]


class _Words:
    """The widths of words in one font, and how they fill lines."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}
        self.spacing = float(round(self._metrics.height() * _LINE))

    def width(self, word: str) -> float:
        """In logical pixels."""
        known = self._widths.get(word)
        if known is None:
            if len(self._widths) >= _MOST_WORDS:
                self._widths.clear()
            known = self._widths[word] = self._metrics.horizontalAdvance(word)
        return known

    def filled(self, text: str, width: float, most: int) -> tuple[list[str], bool] | None:
        """The lines of a text that breaks between words alone, and whether the last one has more
        than it can hold; None when a word is wider than a line. As `line_starts`, in half the time.
        """
        words, known, space = text.split(" "), self._widths, self.width(" ")
        lines, first, taken = list[str](), 0, 0.0
        for at, word in enumerate(words):
            wide = known.get(word) or self.width(word)
            if wide > width:
                return None
            if taken and taken + wide > width:
                if len(lines) == most - 1:
                    lines.append(" ".join(words[first:]))
                    return lines, True
                lines.append(" ".join(words[first:at]))
                first, taken = at, 0.0
            taken += wide + space
        lines.append(" ".join(words[first:]))
        return lines, False

    def hyphenated(self, text: str, width: float) -> str:
        """The text with hyphens in the words that are wider than a line, where one may breathe;
        words that have a hyphen of their own are broken there first.
        """
        words, known = text.split(" "), self._widths
        if all((known.get(each) or self.width(each)) <= width for each in words):
            return text
        return " ".join(
            each if self.width(each) <= width else self._parted(each, width) for each in words
        )

    def _parted(self, word: str, width: float) -> str:
        advance = self._metrics.horizontalAdvance
        return "".join(hyphenated(each, width, advance) for each in _PIECES.findall(word))

    def line_starts(self, text: str, width: float, most: int) -> list[int]:
        """Where the first lines begin; a word that is wider than a line goes on in the next."""
        starts, at, taken, space = [0], 0, 0.0, self.width(" ")
        for word in text.split(" "):
            for piece in (word,) if word.isalnum() else _PIECES.findall(word):
                wide = self.width(piece)
                if taken and taken + wide > width:
                    starts.append(at)
                    taken = 0.0
                if wide > width:
                    ends = self._ends(piece, width, most)
                    starts += [at + each for each in ends]
                    wide = self.width(piece[ends[-1] :]) if ends else wide
                if len(starts) >= most:
                    return starts[:most]
                taken += wide
                at += len(piece)
            at += 1
            taken += space
        return starts

    def _ends(self, piece: str, width: float, most: int) -> list[int]:
        """Where a piece that is too wide is divided at first, a letter at least on each line."""
        ends, start, advance = list[int](), 0, self._metrics.horizontalAdvance
        while len(ends) < most and len(piece) - start > 1 and advance(piece[start:]) > width:

            def wide(upto: int, start: int = start) -> float:
                return advance(piece[start:upto])

            start += 1 + bisect_right(range(start + 2, len(piece)), width, key=wide)
            ends.append(start)
        return ends


_fonts: Final[dict[str, _Words]] = {}
_recent: Final[list[tuple[QFont, _Words]]] = []


def _words_of(font: QFont) -> _Words:
    """The widths of a font; a board asks for one and the same thousands of times."""
    if _recent and _recent[0][0] is font:
        return _recent[0][1]
    key = font.key()
    if key not in _fonts:
        _fonts[key] = _Words(font)
    _recent[:] = [(font, _fonts[key])]
    return _fonts[key]


def _cut(
    pieces: list[str], rest: str, most: int, spacing: float, *, is_right_to_left: bool = False
) -> Lines:
    if rest:
        return Lines((*pieces[: most - 1], rest), spacing, is_right_to_left, is_cut=True)
    return Lines(tuple(pieces), spacing, is_right_to_left)


def _line_starts(text: str, font: QFont, width: float, most: int) -> list[int]:
    """Where the first lines begin, in UTF-16 units."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    for _number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts


def _is_right_to_left(text: str) -> bool:
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"
