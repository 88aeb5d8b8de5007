"""The tables as they stand in the room, each with the names of those who sit at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.i18n import _
from app.ui.collation import by_name
from app.ui.scenes import MapTable, TableMapPicture
from app.ui.slide import (
    HEADING,
    SMALL,
    Align,
    Lettering,
    Panel,
    Sheet,
    Slide,
    TableGlyph,
    Words,
)
from app.ui.slide.lettering import least_pixels, tears
from app.ui.slide.paging import grown, stacked

_LARGEST: Final = 1 / 13
_MOST_COLUMNS: Final = 6
_NARROWEST: Final = 7.0
_LINE: Final = 1.22
_PAD: Final = 0.38
_GAP: Final = 0.55
_HEAD: Final = 1.55
_INDENT: Final = 0.7
"""Multiples of the type: a name's line, a card's padding, between cards, a card's head, and how far
in the rest of a name stands that goes on in another line: else it would look like somebody else."""
_FEW: Final = 12
"""One name in so many may go on in a second line before the type gets smaller for all."""
_MOST_AIR: Final = 0.65
"""How much further apart names may stand than they must, as a multiple of the type."""
_TOP: Final = 0.095


@dataclass(frozen=True, slots=True)
class _Card:
    """A table with its names; each is in as many lines as it needs, one as a rule."""

    number: int
    names: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> int:
        """How many lines all names take."""
        return sum(map(len, self.names))


_Page = tuple[tuple[_Card, ...], ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Type, a card's width in pixels, the rows of cards page by page; whether a word is torn; the
    room between names as a multiple of the type.
    """

    lettering: Lettering
    width: float
    pages: tuple[_Page, ...]
    is_torn: bool = False
    air: float = 0.0

    @property
    def wrapped(self) -> int:
        """How many names take more than a line."""
        cards = (card for page in self.pages for row in page for card in row)
        return sum(len(name) > 1 for card in cards for name in card.names)


class TableMapSlide(Slide[TableMapPicture]):
    """Cards in rows, in the order of the numbers; as many on a page as can be read."""

    turns_after_ms = 10_000

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """The head, then a page of cards."""
        area = sheet.safe.adjusted(0, sheet.px(_TOP), 0, 0)
        plan = _planned(self.picture.tables, sheet.height, area.width(), area.height())
        sheet.pages, sheet.page = len(plan.pages), min(page, len(plan.pages))
        self._head(sheet)
        em = plan.lettering.pixels
        gap, top = _GAP * em, area.top()
        for cards in plan.pages[sheet.page - 1]:
            high = _row_high(cards, em, plan.air)
            for column, card in enumerate(cards):
                left = area.left() + column * (plan.width + gap)
                _draw(sheet, plan, card, QRectF(left, top, plan.width, high))
            top += high + gap

    def _head(self, sheet: Sheet) -> None:
        line = sheet.head(0.07)
        told = [_("Round {n} of {total}").format(n=self.picture.number, total=self.picture.rounds)]
        if sheet.pages > 1:
            told.append(f"{sheet.page}/{sheet.pages}")
        note = "   ".join(told)
        taken = sheet.write(note, line, SMALL, ink=sheet.colours.muted, align=Align.RIGHT_MIDDLE)
        rest = line.adjusted(0, 0, -taken.width() - sheet.px(0.04), 0)
        sheet.write(_("The tables"), rest, HEADING.sized(1 / 15), align=Align.LEFT_MIDDLE)


@lru_cache(maxsize=8)
def _planned(tables: tuple[MapTable, ...], height: float, width: float, room: float) -> _Plan:
    """As few pages as the smallest type takes, with about as many tables on each; then the largest
    type for them with which nearly every name stands on one line. Where room is left, lines stand
    further apart.
    """
    names = sum(len(each.names) for each in tables)

    def lay(pixels: int) -> _Plan:
        return min(_plans(tables, pixels, width, room), key=partial(_in_order, names))

    smallest = lay(least_pixels(height))
    fewest = len(smallest.pages)

    def is_good(plan: _Plan) -> bool:
        is_whole = plan.wrapped * _FEW <= names and not plan.is_torn
        return len(plan.pages) <= fewest and is_whole

    return _aired(grown(lay, is_good, height, _LARGEST) or smallest, room)


def _plans(tables: tuple[MapTable, ...], pixels: int, width: float, room: float) -> Iterator[_Plan]:
    lettering = Lettering(pixels)
    for columns in range(1, min(_MOST_COLUMNS, max(1, len(tables))) + 1):
        card = (width - (columns - 1) * _GAP * pixels) / columns
        if card >= _NARROWEST * pixels or columns == 1:
            inside = card - (2 * _PAD + _INDENT) * pixels
            is_torn = any(tears(lettering, name, inside) for each in tables for name in each.names)
            pages = _paged(tables, lettering, columns, card, room)
            yield _Plan(lettering, card, pages, is_torn)


def _paged(
    tables: tuple[MapTable, ...], lettering: Lettering, columns: int, width: float, room: float
) -> tuple[_Page, ...]:
    """The fewest pages with about as many cards on each."""
    em = lettering.pixels
    most = int((room / em - 2 * _PAD - _HEAD) / _LINE)
    cards = [
        part for each in tables for part in _cards(each, lettering, width - 2 * _PAD * em, most)
    ]
    for count in range(1, len(cards) + 1):
        pages = tuple(_rows(part, columns) for part in _shares(cards, count))
        if all(_high(page, em) <= room + 0.5 for page in pages):
            break
    return pages if cards else ((),)


def _shares(cards: list[_Card], count: int) -> Iterator[list[_Card]]:
    """The cards in so many parts, which differ by one at most."""
    each, more = divmod(len(cards), count)
    start = 0
    for part in range(count):
        stop = start + each + (part < more)
        yield cards[start:stop]
        start = stop


def _rows(cards: list[_Card], columns: int) -> _Page:
    return tuple(tuple(cards[at : at + columns]) for at in range(0, len(cards), columns))


def _high(page: _Page, em: int, air: float = 0.0) -> float:
    """The height of a page in pixels."""
    between = (len(page) - 1) * _GAP * em
    return sum(_row_high(row, em, air) for row in page) + between


def _row_high(row: tuple[_Card, ...], em: int, air: float) -> float:
    names = max(each.lines * _LINE + len(each.names) * air for each in row)
    return (names + _HEAD + 2 * _PAD) * em


def _aired(plan: _Plan, room: float) -> _Plan:
    """With names as far apart as the fullest page allows, on every page alike."""
    em, air = plan.lettering.pixels, _MOST_AIR
    for page in plan.pages:
        names = sum(max(len(each.names) for each in row) for row in page)
        if names:
            air = min(air, (room - _high(page, em)) / (names * em))
    return replace(plan, air=max(0.0, air))


def _cards(table: MapTable, lettering: Lettering, width: float, most: int) -> Iterator[_Card]:
    """A table's card; one with very many people goes on in another, but nobody's name does."""
    names = [_lines(each, lettering, width) for each in by_name(table.names, str)]
    heights = [float(len(each)) for each in names]
    for start, stop in stacked(heights, most, most):
        yield _Card(table.number, tuple(names[start:stop]))


def _lines(name: str, lettering: Lettering, width: float) -> tuple[str, ...]:
    """A name on one line where it fits, else in lines that leave room for the indent."""
    if lettering.width(name) <= width:
        return (name,)
    return lettering.broken(name, width - _INDENT * lettering.pixels)


def _in_order(names: int, plan: _Plan) -> tuple[bool, int, bool, int, int]:
    """No word torn; the fewest pages; nearly every name on one line; the fewest holes."""
    holes = sum(len(page[0]) - len(row) for page in plan.pages for row in page)
    wrapped = plan.wrapped
    return plan.is_torn, len(plan.pages), wrapped * _FEW > names, holes, wrapped


def _draw(sheet: Sheet, plan: _Plan, card: _Card, rect: QRectF) -> None:
    """Shape and number as on the table's own sign, then the names."""
    colours, em = sheet.colours, plan.lettering.pixels
    ground = colours.surface
    sheet.add(Panel(rect, ground, 0.4 * em, colours.border, sheet.px(0.002)))
    left, top = rect.left() + _PAD * em, rect.top() + _PAD * em
    glyph = QRectF(left, top + 0.08 * em, 1.15 * em, 1.15 * em)
    bold = Lettering(em, QFont.Weight.Bold, is_tabular=True)
    told = _("Table {n}").format(n=card.number)
    middle = glyph.center().y() + bold.cap_height / 2
    sheet.add(TableGlyph(glyph, card.number))
    sheet.add(Words(told, glyph.right() + 0.4 * em, middle, bold, colours.text, ground))
    baseline = top + _HEAD * em + ((_LINE + plan.air) * em + plan.lettering.cap_height) / 2
    for name in card.names:
        for at, line in enumerate(name):
            start = left + (_INDENT * em if at else 0)
            sheet.add(Words(line, start, baseline, plan.lettering, colours.text, ground))
            baseline += _LINE * em
        baseline += plan.air * em
