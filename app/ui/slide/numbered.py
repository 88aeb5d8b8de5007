"""Numbered lines on the wall: the lines of a recommendation, in pages that are turned between
paragraphs and initiatives.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.models.markdown import Run
from app.models.recommendations.lines import LETTER, LONGEST_LINE, Line
from app.models.redline import Kind
from app.ui.slide.lettering import BODY, LEAST, Lettering, least_pixels
from app.ui.slide.paging import even
from app.ui.slide.pieces import Words
from app.ui.slide.sheet import Sheet

LEADING: Final = 1.36
_GUTTER: Final = 2.1
"""Room for the number of a line, as a multiple of the type."""
_LARGEST: Final = 1 / 17
_EXACT: Final = 200
"""The size in pixels at which lines are measured, once for all sizes."""


def type_size(sheet: Sheet, width: float, lines: Sequence[Line]) -> int:
    """In pixels: as large as a whole line fits the width, and not larger than running text is."""
    widest = max([LONGEST_LINE * LETTER, *(_wide(each) for each in lines)])
    fitting = int(width / (widest + _GUTTER + 0.3))
    largest = round(sheet.px(_LARGEST))
    return max(least_pixels(sheet.height, LEAST), min(fitting, largest))


def paged(lines: Sequence[Line], first: int, rest: int) -> tuple[tuple[Line, ...], ...]:
    """Lines page by page, all filled about equally; a gap begins and ends no page.

    A paragraph or an initiative that fits on a page whole is not cut in two, unless nothing else
    would stand on the page before.
    """
    blocks = _blocks(lines)
    ends = set(accumulate(map(len, blocks)))
    for block, end in zip(blocks, accumulate(map(len, blocks)), strict=True):
        if len(block) > (rest if end > len(block) else min(first, rest)):
            ends |= set(range(end - len(block) + 1, end))

    def high(start: int, stop: int) -> float:
        return len(_without_gaps(lines[start:stop])) if stop in ends else math.inf

    cuts = even(len(lines), high, max(1, first), max(1, rest))
    return tuple(tuple(_without_gaps(lines[start:stop])) for start, stop in cuts)


def put_lines(
    sheet: Sheet, pixels: int, lines: Sequence[Line], box: QRectF, *, has_numbers: bool = True
) -> None:
    """Lines under each other, each with its number at the left."""
    high = pixels * LEADING
    for row, line in enumerate(lines):
        if not line.number:
            continue
        place = QRectF(box.left(), box.top() + row * high, 0, high)
        if has_numbers:
            _put_number(sheet, pixels, line.number, place)
            place.translate(_GUTTER * pixels, 0)
        _put_words(sheet, pixels, line, place)


def _put_number(sheet: Sheet, pixels: int, number: int, box: QRectF) -> None:
    small = Lettering(sheet.lettering(LEAST).pixels, is_tabular=True)
    right = box.left() + (_GUTTER - 0.7) * pixels
    at = max(box.left(), right - small.width(str(number)))
    baseline = box.center().y() + _type(pixels).cap_height / 2
    sheet.add(Words(str(number), at, baseline, small, sheet.colours.muted, sheet.colours.window))


def _put_words(sheet: Sheet, pixels: int, line: Line, box: QRectF) -> None:
    colours, usual, left = sheet.colours, _type(pixels), box.left()
    baseline = box.center().y() + usual.cap_height / 2
    if line.marker:
        sheet.add(Words(line.marker, left, baseline, usual, colours.text, colours.window))
    left += line.indent * LETTER * pixels
    for run in line.runs:
        type_ = _of_run(pixels, run)
        ink = colours.muted if run.kind is Kind.REMOVED else colours.text
        if run.text.strip():
            sheet.add(Words(run.text, left, baseline, type_, ink, colours.window))
        left += type_.width(run.text)


def _wide(line: Line) -> float:
    """As a multiple of the type."""
    words = sum(_of_run(_EXACT, each).width(each.text) for each in line.runs)
    return line.indent * LETTER + words / _EXACT


def _type(pixels: int, *, is_bold: bool = False) -> Lettering:
    return Lettering(pixels, QFont.Weight.Bold if is_bold else BODY.weight)


def _of_run(pixels: int, run: Run) -> Lettering:
    """What is new is bold and underlined, what is gone struck through: told by shape, not hue."""
    is_new = run.kind is Kind.ADDED
    type_ = _type(pixels, is_bold=run.is_bold or is_new)
    return replace(type_, is_underlined=is_new, is_struck=run.kind is Kind.REMOVED)


def _without_gaps(lines: Sequence[Line]) -> Sequence[Line]:
    """Without empty lines at the ends."""
    while lines and not lines[0].number:
        lines = lines[1:]
    while lines and not lines[-1].number:
        lines = lines[:-1]
    return lines


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Paragraphs and initiatives; gaps by themselves."""
    blocks: list[list[Line]] = []
    for line in lines:
        if not line.number or line.begins or not blocks or not blocks[-1][-1].number:
            blocks.append([])
        blocks[-1].append(line)
    return blocks
