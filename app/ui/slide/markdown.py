"""A little Markdown on the wall: headings, lists, bold. Everything else is shown as it was typed.

`app.models.markdown` reads it. Text is set in whole lines, so that it can go on on another page.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.models.markdown import Block, Run, read
from app.models.ties import tied
from app.ui.slide.lettering import Lettering, least_pixels, tears
from app.ui.slide.paging import even, grown
from app.ui.slide.pieces import Panel, Words
from app.ui.slide.sheet import Sheet

_LARGEST: Final = 1 / 10
_LARGEST_BELOW_HEADING: Final = 1 / 12
_LARGEST_PLAIN: Final = 1 / 6.5
"""A few words alone are as large as a message, while that breaks no more lines."""
_HEADING: Final = {1: 1.55, 2: 1.25}
"""A heading's type as a multiple of the text's."""
_LINE: Final = 1.32
_AFTER_HEADING: Final = 0.4
_AFTER_LISTED: Final = 0.2
"""Free space as a share of the type."""
_BAR: Final = 0.035
"""How far the bar over a heading begins above it."""
_APART: Final = 0.55
_INDENT: Final = 1.5


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is set: words with their distance from the left, `high` and `after` in pixels:
    the line, and free space below it. `has_marker` when its first word is that of a list.
    """

    parts: tuple[tuple[float, str, Lettering], ...]
    high: float
    after: float = 0.0
    has_marker: bool = False
    is_heading: bool = False
    is_torn: bool = False


_Pages = tuple[tuple[_Line, ...], ...]


def put_markdown(sheet: Sheet, words: str, area: QRectF, below: float, page: int) -> None:
    """Sets the words as large as they fit the area, in the middle of its height; else in pages at
    the smallest size, from `below` on, for the page is told above.
    """
    below = max(below, area.top())
    pages = _pages(words, sheet.height, area.width(), area.height(), area.bottom() - below)
    sheet.pages, sheet.page = len(pages), min(page, len(pages))
    lines = pages[sheet.page - 1]
    top = below
    if sheet.pages == 1:
        top = area.top() + (area.height() - _high(lines)) / 2
        if lines and lines[0].is_heading:
            _put_bar(sheet, area.left(), top)
    for each in lines:
        _put_line(sheet, each, area.left(), top)
        top += each.high + each.after


def _put_bar(sheet: Sheet, left: float, top: float) -> None:
    """The short bar of the title card, over a heading that begins the slide."""
    bar = QRectF(left, top - sheet.px(_BAR), sheet.px(0.13), sheet.px(0.014))
    sheet.add(Panel(bar, sheet.colours.accent, sheet.px(0.007)))


def _put_line(sheet: Sheet, line: _Line, x: float, top: float) -> None:
    colours = sheet.colours
    for number, (left, told, type_) in enumerate(line.parts):
        baseline = top + (line.high + type_.cap_height) / 2
        ink = colours.accent if line.has_marker and not number else colours.text
        sheet.add(Words(told, x + left, baseline, type_, ink, colours.window, line.is_heading))


@lru_cache(maxsize=16)
def _pages(words: str, height: float, width: float, room: float, paged: float) -> _Pages:
    """As few pages, and as few broken words, as the smallest type takes; then the largest type."""
    blocks = read(words, has_headings=True)

    def lay(pixels: int) -> tuple[_Line, ...]:
        return tuple(_set(blocks, pixels, width))

    def in_pages(pixels: int) -> _Pages:
        lines = lay(pixels)
        return (lines,) if _high(lines) <= room else _broken_up(lines, paged)

    def is_good(told: _Pages) -> bool:
        return len(told) <= len(least) and _torn(told) <= _torn(least)

    def is_no_longer(told: _Pages) -> bool:
        return is_good(told) and len(told[0]) <= len(usual[0])

    least = in_pages(least_pixels(height))
    largest = _LARGEST_BELOW_HEADING if any(each.level for each in blocks) else _LARGEST
    usual = grown(in_pages, is_good, height, largest) or least
    if len(usual) > 1 or any(each.level or each.marker for each in blocks):
        return usual
    return grown(in_pages, is_no_longer, height, _LARGEST_PLAIN) or usual


def _torn(pages: _Pages) -> int:
    """How many lines end within a word."""
    return sum(each.is_torn for page in pages for each in page)


def _broken_up(lines: tuple[_Line, ...], room: float) -> tuple[tuple[_Line, ...], ...]:
    """Pages of whole lines; a gap begins none, and neither a heading nor half a word ends one."""
    whole = _within_words(lines, room)

    def high(start: int, stop: int) -> float:
        if stop < len(lines) and (lines[stop - 1].is_heading or stop in whole):
            return math.inf
        return _high(_without_gaps(lines[start:stop]))

    cuts = even(len(lines), high, room, room)
    return tuple(_without_gaps(lines[start:stop]) for start, stop in cuts)


def _within_words(lines: tuple[_Line, ...], room: float) -> frozenset[int]:
    """The lines that go on with the word above them; not those of a word that no page holds."""
    found, at = set[int](), 0
    for torn, several in groupby(lines, key=_is_torn):
        begins, at = at, at + len([*several])
        if torn and _high(lines[begins : at + 1]) <= room:
            found.update(range(begins + 1, at + 1))
    return frozenset(found)


def _is_torn(line: _Line) -> bool:
    return line.is_torn


def _high(lines: tuple[_Line, ...]) -> float:
    """Of lines under each other, without the free space below the last one."""
    return sum(each.high + each.after for each in lines) - (lines[-1].after if lines else 0)


def _without_gaps(lines: tuple[_Line, ...]) -> tuple[_Line, ...]:
    """Without those at the ends."""
    while lines and not lines[0].parts:
        lines = lines[1:]
    while lines and not lines[-1].parts:
        lines = lines[:-1]
    return lines


def _set(blocks: tuple[Block, ...], pixels: int, width: float) -> Iterator[_Line]:
    for at, each in enumerate(blocks):
        if not each.runs:
            yield _Line((), _APART * pixels)
            continue
        size = _size(each, pixels, width)
        indent = _INDENT * pixels if each.marker else 0.0
        typed = {word for _run, word, _is_glued in _words(each)}
        high = size * (1.2 if each.level else _LINE)
        is_title = bool(each.level) and not at
        after = _AFTER_HEADING if is_title else _AFTER_LISTED if each.marker else 0.0
        lines = tuple(_broken(each, size, width - indent))
        for number, parts in enumerate(lines):
            placed = [(indent + left, told, type_) for left, told, type_ in parts]
            begins_item = bool(each.marker) and not number
            if begins_item:
                placed.insert(0, (0.0, each.marker, _type(size, is_bold=each.marker != "•")))
            is_torn = any(told.endswith("-") and told not in typed for _at, told, _type_ in parts)
            below = after * pixels if number == len(lines) - 1 else 0.0
            yield _Line(tuple(placed), high, below, begins_item, bool(each.level), is_torn)


def _size(block: Block, pixels: int, width: float) -> int:
    """The block's type; a heading gets smaller, down to the text, before a word of it breaks."""
    size = round(pixels * _HEADING.get(block.level, 1.0))
    words = [word for _run, word, _is_glued in _words(block)] if block.level else []
    while size > pixels and any(tears(_type(size, is_bold=True), each, width) for each in words):
        size -= 1
    return size


def _broken(
    block: Block, size: int, width: float
) -> Iterator[tuple[tuple[float, str, Lettering], ...]]:
    """The words of a block in lines; a word that is wider than a line is broken where it must."""
    line: list[tuple[float, str, Lettering]] = []
    at, space = 0.0, _type(size, is_bold=False).width(" ")
    for run, word, is_glued in _words(block, size, width):
        type_ = _type(size, is_bold=run.is_bold or bool(block.level))
        parts = type_.broken(word, width) if type_.width(word) > width else (word,)
        for part in parts:
            wide, before = type_.width(part), 0.0 if is_glued or not line else space
            if line and at + before + wide > width:
                yield tuple(line)
                line, at, before = [], 0.0, 0.0
            line.append((at + before, part, type_))
            at += before + wide
    yield tuple(line)


def _words(block: Block, size: int = 0, width: float = 0.0) -> Iterator[tuple[Run, str, bool]]:
    """Each word with its run, and whether it stands close to the word before, as a comma does. A
    number and its unit are one word where a line of that type takes both.
    """
    had_space = True
    for run in block.runs:
        type_ = _type(max(1, size), is_bold=run.is_bold or bool(block.level))
        words = tied(run.text, width, type_.width).replace("\t", " ").split(" ")
        for at, word in enumerate(each for each in words if each.strip()):
            is_glued = not at and not had_space and not run.text[0].isspace()
            yield run, word, is_glued
        had_space = run.text[-1].isspace()


def _type(size: int, *, is_bold: bool) -> Lettering:
    return Lettering(size, QFont.Weight.Bold if is_bold else QFont.Weight.Normal)
