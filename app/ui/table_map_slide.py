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
"""Multiples of the type: a name's line, a card's padding, between cards, a card's head."""
_TOP: Final = 0.095


@dataclass(frozen=True, slots=True)
class _Card:
    """A table with its names in lines."""

    number: int
    lines: tuple[str, ...]


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
    """The largest type with which all tables fit on one page, else the fewest pages."""
    for share in _SIZES:
        plans = list(_plans(tables, least_pixels(height, share), width, room))
        whole = [each for each in plans if len(each.pages) == 1]
        if whole:
            return min(whole, key=_longest)
    return min(plans, key=_page_count)


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
        high = (max(len(each.lines) for each in row) * _LINE + _HEAD + 2 * _PAD) * em
        if high > free + 0.5 and pages[-1]:
            pages.append([])
            free = room
        pages[-1].append((row, high))
        free -= high + _GAP * em
    return tuple(map(tuple, pages))


def _cards(table: MapTable, lettering: Lettering, width: float, most: int) -> Iterator[_Card]:
    """A table's card; one with very many people goes on in another."""
    names = by_name(table.names, str)
    lines = [line for name in names for line in lettering.broken(name, width)]
    for start in range(0, max(1, len(lines)), max(1, most)):
        yield _Card(table.number, tuple(lines[start : start + most]))


def _longest(plan: _Plan) -> int:
    """The most lines of a card: names on one line are preferred."""
    return max((len(card.lines) for row, _high in plan.pages[0] for card in row), default=0)


def _page_count(plan: _Plan) -> int:
    return len(plan.pages)


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
    for number, line in enumerate(card.lines):
        lower = baseline + number * _LINE * em
        sheet.add(Words(line, left, lower, plan.lettering, colours.text, ground))
