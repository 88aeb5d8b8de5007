"""The tables as they stand in the room, each with the names of those who sit at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.i18n import _
from app.ui.collation import by_name
from app.ui.scenes import MapTable, TableMapPicture
from app.ui.slide import (
    HEADING,
    LEAST,
    SMALL,
    Align,
    Lettering,
    Panel,
    Sheet,
    Slide,
    TableGlyph,
    Words,
)
from app.ui.slide.lettering import least_pixels

_SIZES: Final = (1 / 15, 1 / 17, 1 / 19, 1 / 21, 1 / 23, LEAST)
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


@dataclass(frozen=True, slots=True)
class _Plan:
    """Type, columns, and rows of cards with their heights in pixels, page by page."""

    lettering: Lettering
    width: float
    pages: tuple[tuple[tuple[tuple[_Card, ...], float], ...], ...]


class TableMapSlide(Slide[TableMapPicture]):
    """Cards in rows, in the order of the numbers; as many on a page as can be read."""

    turns_after_ms = 10_000

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """The head, then a page of cards."""
        area = sheet.safe.adjusted(0, sheet.px(_TOP), 0, 0)
        plan = _planned(self.picture.tables, sheet.height, area.width(), area.height())
        sheet.pages, sheet.page = len(plan.pages), min(page, len(plan.pages))
        self._head(sheet)
        gap, top = _GAP * plan.lettering.pixels, area.top()
        for cards, high in plan.pages[sheet.page - 1]:
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
    """The largest type with which all tables fit on one page and nearly every name on one line,
    else the one with the fewest pages and then the fewest names in more than a line.
    """
    found, names = list[_Plan](), sum(len(each.names) for each in tables)
    for share in _SIZES:
        plan = min(_plans(tables, least_pixels(height, share), width, room), key=_in_order)
        pages, wrapped, _lines_of_longest = _in_order(plan)
        if pages == 1 and wrapped * _FEW <= names:
            return plan
        found.append(plan)
    return min(found, key=_in_order)


def _plans(tables: tuple[MapTable, ...], pixels: int, width: float, room: float) -> Iterator[_Plan]:
    lettering = Lettering(pixels)
    for columns in range(1, min(_MOST_COLUMNS, max(1, len(tables))) + 1):
        card = (width - (columns - 1) * _GAP * pixels) / columns
        if card >= _NARROWEST * pixels or columns == 1:
            yield _Plan(lettering, card, _paged(tables, lettering, columns, card, room))


def _paged(
    tables: tuple[MapTable, ...], lettering: Lettering, columns: int, width: float, room: float
) -> tuple[tuple[tuple[tuple[_Card, ...], float], ...], ...]:
    em, pages, free = lettering.pixels, [list[tuple[tuple[_Card, ...], float]]()], room
    inside = width - 2 * _PAD * em
    most = int((room / em - 2 * _PAD - _HEAD) / _LINE)
    cards = [part for each in tables for part in _cards(each, lettering, inside, most)]
    for start in range(0, len(cards), columns):
        row = tuple(cards[start : start + columns])
        high = (max(each.lines for each in row) * _LINE + _HEAD + 2 * _PAD) * em
        if high > free + 0.5 and pages[-1]:
            pages.append([])
            free = room
        pages[-1].append((row, high))
        free -= high + _GAP * em
    return tuple(map(tuple, pages))


def _cards(table: MapTable, lettering: Lettering, width: float, most: int) -> Iterator[_Card]:
    """A table's card; one with very many people goes on in another, but nobody's name does."""
    part, lines = list[tuple[str, ...]](), 0
    for name in by_name(table.names, str):
        told = _lines(name, lettering, width)
        if part and lines + len(told) > most:
            yield _Card(table.number, tuple(part))
            part, lines = [], 0
        part.append(told)
        lines += len(told)
    yield _Card(table.number, tuple(part))


def _lines(name: str, lettering: Lettering, width: float) -> tuple[str, ...]:
    """A name on one line where it fits, else in lines that leave room for the indent."""
    if lettering.width(name) <= width:
        return (name,)
    return lettering.broken(name, width - _INDENT * lettering.pixels)


def _in_order(plan: _Plan) -> tuple[int, int, int]:
    """The fewest pages; then the fewest names in more than a line, then the shortest cards."""
    cards = [card for page in plan.pages for row, _high in page for card in row]
    wrapped = sum(len(name) > 1 for card in cards for name in card.names)
    return len(plan.pages), wrapped, max((card.lines for card in cards), default=0)


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
    baseline = top + _HEAD * em + (_LINE * em + plan.lettering.cap_height) / 2
    for name in card.names:
        for at, line in enumerate(name):
            start = left + (_INDENT * em if at else 0)
            sheet.add(Words(line, start, baseline, plan.lettering, colours.text, ground))
            baseline += _LINE * em
