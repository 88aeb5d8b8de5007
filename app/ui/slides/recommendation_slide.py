"""A recommendation, word for word, with numbered lines. Long texts go on by hand: nobody's reading
is cut short.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QRectF

from app.ui.scenes import RecommendationPicture
from app.ui.slide import (
    BODY,
    HEADING,
    LEAST,
    MATTERS,
    Lettering,
    Sheet,
    Slide,
    Words,
    frame,
    page_mark,
    spoken_of,
)
from app.ui.slide.lettering import BULLET, Setting, fit, least_pixels
from app.ui.slide.paging import even

_MEASURE: Final = 25.0
"""The length of a line as a multiple of the type: some fifty letters. It is the same on every
wall, and so are the lines: "line 14" is the same words in the hall and in the foyer."""
_EXACT: Final = 200
"""The size in pixels at which lines are broken, once for all sizes."""
_LEADING: Final = 1.36
_GUTTER: Final = 2.1
"""Room for the number of a line, as a multiple of the type."""
_LARGEST: Final = 1 / 17
_TITLE: Final = 1 / 9.5
_ON_ONE_PAGE: Final = ((_TITLE, 1 / 20), (MATTERS, 1 / 22))
"""How large title and text may be when all stands on one page: the title's largest type, and the
text's smallest.
"""

_Line = tuple[int, str]
"""Its number, 0 for an empty one, and its words."""


class RecommendationSlide(Slide[RecommendationPicture]):
    """Number and version above, the title large, then the text in pages."""

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """The title stands large on the first page and small on those that follow."""
        picture = self.picture
        area = frame(sheet, spoken_of(picture.number, picture.version))
        listed = "\n".join(f"{BULLET}{each}" for each in picture.initiatives)
        text = "\n\n".join(filter(None, (picture.text, listed)))
        if not text:
            sheet.write(picture.title, area, HEADING.sized(1 / 7), is_key=True)
            return
        whole = self._whole(sheet, area, text)
        if whole is not None:
            title, lettering = whole
            sheet.put(title, area, is_key=True)
            _put_lines(sheet, lettering, _numbered(text), _below(sheet, area, title))
            return
        title = self._set_title(sheet, area, text, _TITLE)
        small = fit(
            picture.title, HEADING.sized(1 / 20), sheet.height, area.width(), sheet.px(0.12)
        )
        self._text(sheet, text, _below(sheet, area, title), _below(sheet, area, small), page)
        if sheet.page == 1:
            sheet.put(title, area, is_key=True)
        else:
            sheet.put(small, area, ink=sheet.colours.muted)
        page_mark(sheet)

    def _set_title(self, sheet: Sheet, area: QRectF, text: str, largest: float) -> Setting:
        share = 0.6 if len(text) < 200 else 0.42
        style = HEADING.sized(largest)
        return fit(self.picture.title, style, sheet.height, area.width(), area.height() * share)

    def _whole(self, sheet: Sheet, area: QRectF, text: str) -> tuple[Setting, Lettering] | None:
        """All of it on one page, if it fits so in type that is hardly smaller: people who vote on
        words want to see them together.
        """
        lines = len(lines_of(text))
        for largest, least in _ON_ONE_PAGE:
            title = self._set_title(sheet, area, text, largest)
            room = _below(sheet, area, title).height()
            usual = _lettering(sheet, area.width())
            pixels = min(usual.pixels, int(room / (lines * _LEADING)))
            if pixels >= min(usual.pixels, least_pixels(sheet.height, least)):
                return title, Lettering(pixels, BODY.weight)
        return None

    def _text(self, sheet: Sheet, text: str, first: QRectF, rest: QRectF, page: int) -> None:
        lettering = _lettering(sheet, first.width())
        high = lettering.pixels * _LEADING
        pages = _paged(lines_of(text), int(first.height() / high), int(rest.height() / high))
        sheet.pages, sheet.page = len(pages), min(page, len(pages))
        _put_lines(sheet, lettering, pages[sheet.page - 1], first if sheet.page == 1 else rest)


def _below(sheet: Sheet, area: QRectF, title: Setting) -> QRectF:
    return area.adjusted(0, title.height + sheet.px(0.03), 0, 0)


@lru_cache(maxsize=16)
def lines_of(text: str) -> tuple[str, ...]:
    """The text in the lines that every wall shows."""
    return Lettering(_EXACT).broken(text, _MEASURE * _EXACT)


def _lettering(sheet: Sheet, width: float) -> Lettering:
    """As large as a whole line fits the width, and not larger than running text is."""
    fitting = int(width / (_MEASURE + _GUTTER + 0.3))
    largest = round(sheet.px(_LARGEST))
    return Lettering(max(least_pixels(sheet.height, LEAST), min(fitting, largest)), BODY.weight)


def _paged(
    lines: tuple[str, ...], first: int, rest: int
) -> tuple[tuple[tuple[int, str], ...], ...]:
    """Lines with their numbers, page by page, all filled about equally; an empty line has no number
    and begins no page.

    A paragraph or an initiative that fits on a page whole is not cut in two, unless nothing else
    would stand on the page before.
    """
    blocks = _blocks(lines)
    told = [line for block in blocks for line in block]
    ends = set(accumulate(map(len, blocks)))
    for block, end in zip(blocks, accumulate(map(len, blocks)), strict=True):
        if len(block) > (rest if end > len(block) else min(first, rest)):
            ends |= set(range(end - len(block) + 1, end))

    def high(start: int, stop: int) -> float:
        return len(_without_gaps(told[start:stop])) if stop in ends else math.inf

    cuts = even(len(told), high, max(1, first), max(1, rest))
    return tuple(tuple(_without_gaps(told[start:stop])) for start, stop in cuts)


def _without_gaps(lines: list[_Line]) -> list[_Line]:
    """Without empty lines at the ends."""
    while lines and not lines[0][0]:
        lines = lines[1:]
    while lines and not lines[-1][0]:
        lines = lines[:-1]
    return lines


def _blocks(lines: tuple[str, ...]) -> list[list[tuple[int, str]]]:
    """Paragraphs and initiatives, each line with its number; empty lines by themselves."""
    blocks: list[list[tuple[int, str]]] = []
    number, goes_on = 0, False
    for line in lines:
        is_empty = not line.strip()
        number += not is_empty
        if is_empty or line.startswith(BULLET) or not goes_on:
            blocks.append([])
        blocks[-1].append((0 if is_empty else number, line))
        goes_on = not is_empty
    return blocks


def _numbered(text: str) -> tuple[_Line, ...]:
    """All lines with their numbers."""
    return tuple(line for block in _blocks(lines_of(text)) for line in block)


def _put_lines(sheet: Sheet, lettering: Lettering, lines: tuple[_Line, ...], box: QRectF) -> None:
    high = lettering.pixels * _LEADING
    for row, (number, line) in enumerate(lines):
        place = QRectF(box.left(), box.top() + row * high, 0, high)
        _put_line(sheet, lettering, number, line, place)


def _put_line(sheet: Sheet, lettering: Lettering, number: int, line: str, box: QRectF) -> None:
    if not number:
        return
    colours = sheet.colours
    baseline = box.center().y() + lettering.cap_height / 2
    small = Lettering(sheet.lettering(LEAST).pixels, is_tabular=True)
    told = str(number)
    right = box.left() + (_GUTTER - 0.7) * lettering.pixels
    at = max(box.left(), right - small.width(told))
    sheet.add(Words(told, at, baseline, small, colours.muted, colours.window))
    left = box.left() + _GUTTER * lettering.pixels
    sheet.add(Words(line, left, baseline, lettering, colours.text, colours.window))
