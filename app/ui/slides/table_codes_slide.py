"""Each table's code for its own sheet, to scan from the table it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.i18n import _
from app.ui.scenes import TableCode, TableCodesPicture
from app.ui.slide import (
    HEADING,
    SMALL,
    Align,
    Code,
    Lettering,
    Panel,
    Sheet,
    Slide,
    TableGlyph,
    Words,
    modules_of,
    put_network,
)

MOST_ON_PAGE: Final = 6
"""More would make the codes too small for the far end of a table."""
_LEAST_CODE: Final = 0.22
_TOP: Final = 0.115
_GAP: Final = 0.028
_PAD: Final = 0.018
_NUMBER: Final = 1 / 8
_TYPED: Final = 1 / 22
_AFTER: Final = 0.3
_QUIET: Final = 4
"""Modules of white around a code, which `Code` leaves inside its rectangle."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Cards in rows; `side` is that of the code in each. All in pixels."""

    area: QRectF
    columns: int
    wide: float
    high: float
    gap: float
    side: float

    def cell(self, at: int) -> QRectF:
        """Where a card lies."""
        row, column = divmod(at, self.columns)
        left = self.area.left() + column * (self.wide + self.gap)
        return QRectF(left, self.area.top() + row * (self.high + self.gap), self.wide, self.high)


@dataclass(frozen=True, slots=True)
class _Type:
    """How numbers and codes are set, and the pixels they need beside a QR code."""

    number: Lettering
    typed: Lettering
    beside: float


class TableCodesSlide(Slide[TableCodesPicture]):
    """Cards in rows, in the order of the numbers; pages of six at most turn by themselves."""

    turns_after_ms = 10_000

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """The head, then a page of cards, then how to join the network."""
        area = sheet.safe.adjusted(0, sheet.px(_TOP), 0, 0)
        if self.picture.address.network:
            area = put_network(sheet, area, self.picture.address)
        type_ = _type(sheet, self.picture.tables)
        shares, grid = self._shares(sheet, area, type_.beside)
        sheet.pages, sheet.page = len(shares), min(page, len(shares))
        self._head(sheet)
        for at, each in enumerate(shares[sheet.page - 1]):
            _draw(sheet, each, type_, grid.cell(at), grid.side)

    def _shares(
        self, sheet: Sheet, area: QRectF, beside: float
    ) -> tuple[tuple[tuple[TableCode, ...], ...], _Grid]:
        """As many on a page as leave each code large enough."""
        for most in range(MOST_ON_PAGE, 0, -1):
            shares = _shared(self.picture.tables, most)
            grid = _grid(len(shares[0]), area, sheet, beside)
            if grid.side >= sheet.px(_LEAST_CODE):
                break
        return shares, grid

    def _head(self, sheet: Sheet) -> None:
        line = sheet.head(0.08)
        told = [self.picture.address.spoken]
        if sheet.pages > 1:
            told.append(f"{sheet.page}/{sheet.pages}")
        note = "   ".join(told)
        taken = sheet.write(note, line, SMALL, ink=sheet.colours.muted, align=Align.RIGHT_MIDDLE)
        rest = line.adjusted(0, 0, -taken.width() - sheet.px(0.04), 0)
        words = _("Scan your table's code")
        sheet.write(words, rest, HEADING.sized(1 / 13), align=Align.LEFT_MIDDLE, is_key=True)


def _shared(tables: Sequence[TableCode], most: int) -> tuple[tuple[TableCode, ...], ...]:
    """As few pages as hold them, with about as many on each."""
    pages = max(1, ceil(len(tables) / most))
    each = ceil(len(tables) / pages) or 1
    return tuple(tuple(tables[at : at + each]) for at in range(0, len(tables), each)) or ((),)


def _type(sheet: Sheet, tables: Sequence[TableCode]) -> _Type:
    bold = QFont.Weight.Bold
    number = Lettering(round(sheet.px(_NUMBER)), bold, is_tabular=True)
    typed = Lettering(round(sheet.px(_TYPED)), bold, is_tabular=True)
    glyph = number.cap_height * (1 + _AFTER)
    needed = (max(typed.width(e.code), glyph + number.width(str(e.number))) for e in tables)
    return _Type(number, typed, max(needed, default=0.0))


def _grid(count: int, area: QRectF, sheet: Sheet, beside: float) -> _Grid:
    """With as many cards beside each other as make the codes largest."""
    gap, pad = sheet.px(_GAP), sheet.px(_PAD)

    def laid(columns: int) -> _Grid:
        wide = _part(area.width(), columns, gap)
        high = _part(area.height(), ceil(count / columns), gap)
        side = min(high - 2 * pad, wide - 4 * pad - beside)
        return _Grid(area, columns, wide, high, gap, side)

    return max((laid(n) for n in range(1, max(count, 1) + 1)), key=_side)


def _side(grid: _Grid) -> float:
    return grid.side


def _part(room: float, parts: int, gap: float) -> float:
    return (room - (parts - 1) * gap) / max(parts, 1)


def _draw(sheet: Sheet, told: TableCode, type_: _Type, rect: QRectF, side: float) -> None:
    """The code, and beside it the table's shape and number, and what one types instead; all of it
    between the upper and the lower edge of the code's dark part.
    """
    colours, pad = sheet.colours, sheet.px(_PAD)
    sheet.add(Panel(rect, colours.surface, sheet.px(0.02), colours.border, sheet.px(0.002)))
    left = rect.left() + (rect.width() - side - pad - type_.beside) / 2
    code = QRectF(left, rect.center().y() - side / 2, side, side)
    modules = modules_of(told.url.upper())
    quiet = side * _QUIET / (len(modules) + 2 * _QUIET)
    sheet.add(Code(code, modules))
    top, bottom = code.top() + quiet, code.bottom() - quiet
    glyph = QRectF(code.right() + pad, top, type_.number.cap_height, type_.number.cap_height)
    sheet.add(TableGlyph(glyph, told.number))
    ink, ground = colours.text, colours.surface
    number_left = glyph.right() + _AFTER * glyph.width()
    number = Words(str(told.number), number_left, glyph.bottom(), type_.number, ink, ground)
    sheet.add(replace(number, is_key=True))
    sheet.add(Words(told.code, glyph.left(), bottom, type_.typed, ink, ground))
