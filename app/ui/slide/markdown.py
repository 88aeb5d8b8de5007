"""A little Markdown on the wall: headings, lists, bold. Everything else is shown as it was typed.

Taken from CommonMark 0.31 are ATX headings (`#`, `##`), bullets (`-`, `*`, `+`), numbers (`1.`) and
strong emphasis (`**`). A line break stays a line break: what a facilitator types in lines is read
in lines. Text is set in whole lines, so that it can go on on another page.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.ui.slide.lettering import Lettering, least_pixels, tears
from app.ui.slide.paging import even, grown
from app.ui.slide.pieces import Words
from app.ui.slide.sheet import Sheet

_LARGEST: Final = 1 / 10
_HEADING: Final = {1: 1.55, 2: 1.25}
"""A heading's type as a multiple of the text's."""
_LINE: Final = 1.32
_APART: Final = 0.55
_INDENT: Final = 1.5
_LISTED: Final = re.compile(r"\s*(?:[-*+]|(\d{1,3})[.)])\s+(.*)")
_TITLED: Final = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")


@dataclass(frozen=True, slots=True)
class _Run:
    """Some words of one weight."""

    text: str
    is_bold: bool


@dataclass(frozen=True, slots=True)
class _Block:
    """A line as it was typed: `level` 0 for text, `marker` "" outside lists, "" runs for a gap."""

    runs: tuple[_Run, ...]
    level: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is set: words with their distance from the left, `high` in pixels."""

    parts: tuple[tuple[float, str, Lettering], ...]
    high: float
    is_heading: bool = False
    is_torn: bool = False


_Pages = tuple[tuple[_Line, ...], ...]


def put_markdown(sheet: Sheet, words: str, area: QRectF, below: float, page: int) -> None:
    """Sets the words as large as they fit the area, in the middle of its height; else in pages at
    the smallest size, from `below` on, for the page is told above.
    """
    pages = _pages(words, sheet.height, area.width(), area.height(), area.bottom() - below)
    sheet.pages, sheet.page = len(pages), min(page, len(pages))
    lines = pages[sheet.page - 1]
    free = area.height() - sum(each.high for each in lines)
    top = area.top() + free / 2 if sheet.pages == 1 else below
    colours = sheet.colours
    for each in lines:
        for left, told, type_ in each.parts:
            baseline = top + (each.high + type_.cap_height) / 2
            at = area.left() + left
            ink, ground = colours.text, colours.window
            sheet.add(Words(told, at, baseline, type_, ink, ground, each.is_heading))
        top += each.high


@lru_cache(maxsize=16)
def _pages(words: str, height: float, width: float, room: float, paged: float) -> _Pages:
    """As few pages, and as few broken words, as the smallest type takes; then the largest type."""
    blocks = _read(words)

    def lay(pixels: int) -> tuple[_Line, ...]:
        return tuple(_set(blocks, pixels, width))

    def in_pages(pixels: int) -> _Pages:
        lines = lay(pixels)
        return (lines,) if _high(lines) <= room else _broken_up(lines, paged)

    def is_good(told: _Pages) -> bool:
        return len(told) <= len(least) and _torn(told) <= _torn(least)

    least = in_pages(least_pixels(height))
    return grown(in_pages, is_good, height, _LARGEST) or least


def _torn(pages: _Pages) -> int:
    """How many lines end within a word."""
    return sum(each.is_torn for page in pages for each in page)


def _broken_up(lines: tuple[_Line, ...], room: float) -> tuple[tuple[_Line, ...], ...]:
    """Pages of whole lines; a gap begins none, and a heading does not end one."""

    def high(start: int, stop: int) -> float:
        if stop < len(lines) and lines[stop - 1].is_heading:
            return math.inf
        return _high(_without_gaps(lines[start:stop]))

    cuts = even(len(lines), high, room, room)
    return tuple(_without_gaps(lines[start:stop]) for start, stop in cuts)


def _high(lines: tuple[_Line, ...]) -> float:
    return sum(each.high for each in lines)


def _without_gaps(lines: tuple[_Line, ...]) -> tuple[_Line, ...]:
    """Without those at the ends."""
    while lines and not lines[0].parts:
        lines = lines[1:]
    while lines and not lines[-1].parts:
        lines = lines[:-1]
    return lines


def _read(words: str) -> tuple[_Block, ...]:
    return tuple(map(_block, words.split("\n")))


def _block(line: str) -> _Block:
    titled = _TITLED.match(line)
    if titled:
        return _Block(_runs(titled[2]), level=min(2, len(titled[1])))
    listed = _LISTED.match(line)
    if listed:
        marker = f"{listed[1]}." if listed[1] else "\N{BULLET}"
        return _Block(_runs(listed[2]), marker=marker)
    return _Block(_runs(line.strip()))


def _runs(line: str) -> tuple[_Run, ...]:
    """Pairs of `**` make what is between them bold; a lone one stays as it is."""
    parts = line.split("**")
    if len(parts) % 2 == 0:
        parts[-2:] = [f"{parts[-2]}**{parts[-1]}"]
    return tuple(_Run(each, at % 2 == 1) for at, each in enumerate(parts) if each)


def _set(blocks: tuple[_Block, ...], pixels: int, width: float) -> Iterator[_Line]:
    for each in blocks:
        if not each.runs:
            yield _Line((), _APART * pixels)
            continue
        size = _size(each, pixels, width)
        indent = _INDENT * pixels if each.marker else 0.0
        typed = {word for _run, word, _is_glued in _words(each)}
        high = size * (1.2 if each.level else _LINE)
        for number, parts in enumerate(_broken(each, size, width - indent)):
            placed = [(indent + left, told, type_) for left, told, type_ in parts]
            if each.marker and not number:
                placed.insert(0, (0.0, each.marker, _type(size, is_bold=each.marker != "•")))
            is_torn = any(told.endswith("-") and told not in typed for _at, told, _type_ in parts)
            yield _Line(tuple(placed), high, bool(each.level), is_torn)


def _size(block: _Block, pixels: int, width: float) -> int:
    """The block's type; a heading gets smaller, down to the text, before a word of it breaks."""
    size = round(pixels * _HEADING.get(block.level, 1.0))
    words = [word for _run, word, _is_glued in _words(block)] if block.level else []
    while size > pixels and any(tears(_type(size, is_bold=True), each, width) for each in words):
        size -= 1
    return size


def _broken(
    block: _Block, size: int, width: float
) -> Iterator[tuple[tuple[float, str, Lettering], ...]]:
    """The words of a block in lines; a word that is wider than a line is broken where it must."""
    line: list[tuple[float, str, Lettering]] = []
    at, space = 0.0, _type(size, is_bold=False).width(" ")
    for run, word, is_glued in _words(block):
        type_ = _type(size, is_bold=run.is_bold or bool(block.level))
        for part in type_.broken(word, width):
            wide, before = type_.width(part), 0.0 if is_glued or not line else space
            if line and at + before + wide > width:
                yield tuple(line)
                line, at, before = [], 0.0, 0.0
            line.append((at + before, part, type_))
            at += before + wide
    yield tuple(line)


def _words(block: _Block) -> Iterator[tuple[_Run, str, bool]]:
    """Each word with its run, and whether it stands close to the word before, as a comma does."""
    had_space = True
    for run in block.runs:
        for at, word in enumerate(run.text.split()):
            is_glued = not at and not had_space and not run.text[0].isspace()
            yield run, word, is_glued
        had_space = run.text[-1].isspace()


def _type(size: int, *, is_bold: bool) -> Lettering:
    return Lettering(size, QFont.Weight.Bold if is_bold else QFont.Weight.Normal)
