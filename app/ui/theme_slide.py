"""One theme's lane: what was written, note by note, and from which tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.i18n import _, _n
from app.ui.scenes import LaneNote, ThemePicture
from app.ui.slide import (
    HEADING,
    Align,
    Lettering,
    Panel,
    Sheet,
    Slide,
    TableGlyph,
    Words,
    frame,
    page_mark,
)
from app.ui.slide.lettering import Setting, fit
from app.ui.slide.paging import spread, stacked

_LARGEST: Final = 1 / 13
_LINE_LENGTH: Final = 34
"""The longest comfortable line, in multiples of the type."""
_LINE: Final = 1.26
_BETWEEN: Final = 0.62
_MARK: Final = 2.9
"""Room for a table's shape and number, as a multiple of the type."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A note in its lines, or the end of one that was longer than a page."""

    note: LaneNote
    lines: tuple[str, ...]


_Plan = tuple[Lettering, list[list[_Set]]]


class ThemeSlide(Slide[ThemePicture]):
    """The theme's title, then its notes in pages that a person turns: people are reading."""

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """The title stands large on the first page and small on those that follow."""
        picture = self.picture
        count = _n("{n} note", "{n} notes", len(picture.notes)).format(n=len(picture.notes))
        kind = _("Theme")
        area = frame(sheet, f"{kind} · {count}")
        style = HEADING.sized(1 / 11)
        title = fit(picture.title, style, sheet.height, area.width(), area.height() * 0.36)
        quiet = HEADING.sized(1 / 20)
        small = fit(picture.title, quiet, sheet.height, area.width(), sheet.px(0.12))
        gap = sheet.px(0.03)
        first, rest = (area.adjusted(0, each.height + gap, 0, 0) for each in (title, small))
        lettering, pages = self._pages(sheet, first, rest)
        sheet.pages, sheet.page = len(pages), min(page, len(pages))
        page_mark(sheet)
        is_first = sheet.page == 1
        self._title(sheet, title if is_first else small, area, is_first)
        top = (first if is_first else rest).top()
        for each in pages[sheet.page - 1]:
            top = _put(sheet, each, lettering, area, top)

    def _title(self, sheet: Sheet, setting: Setting, area: QRectF, is_first: bool) -> None:
        ink = "" if is_first else sheet.colours.muted
        sheet.put(setting, area, ink=ink, is_key=is_first)
        if not self.picture.notes:
            words = _("No notes yet")
            sheet.write(words, area, HEADING.sized(1 / 12), align=Align.LEFT_MIDDLE)

    def _pages(self, sheet: Sheet, first: QRectF, rest: QRectF) -> _Plan:
        lay = partial(self._plan, first.width(), first.height(), rest.height())
        return spread(lay, lambda told: len(told[1]), sheet.height, _LARGEST)

    def _plan(self, width: float, first: float, rest: float, pixels: int) -> _Plan:
        lettering = Lettering(pixels)
        wide = min(width - _MARK * pixels, _LINE_LENGTH * pixels)
        told = [_Set(e, lettering.broken(_told(e), wide)) for e in self.picture.notes]
        notes = _parted(told, first / pixels, rest / pixels)
        rows = [len(each.lines) * _LINE for each in notes]
        cuts = stacked(rows, first / pixels, rest / pixels, _BETWEEN)
        return lettering, [notes[start:stop] for start, stop in cuts]


def _told(note: LaneNote) -> str:
    return _("“{text}”").format(text=note.text) if note.is_quote else note.text


def _rows(each: _Set) -> float:
    """The height as a multiple of the type."""
    return len(each.lines) * _LINE + _BETWEEN


def _parted(notes: list[_Set], first: float, rest: float) -> list[_Set]:
    """Whole notes where they fit a page; one that is longer goes on on the next."""
    parts, room = list[_Set](), first
    for each in notes:
        lines = each.lines
        while len(lines) * _LINE > room:
            most = max(1, int(room / _LINE))
            parts.append(_Set(each.note, lines[:most]))
            lines, room = lines[most:], rest
        if lines:
            parts.append(_Set(each.note, lines))
        room = rest
    return parts


def _put(sheet: Sheet, each: _Set, lettering: Lettering, area: QRectF, top: float) -> float:
    """Shape and number of the table, then the note; gives where the next one begins."""
    colours, em = sheet.colours, lettering.pixels
    baseline = top + (_LINE * em + lettering.cap_height) / 2
    if each.note.table:
        middle = baseline - lettering.cap_height / 2
        glyph = QRectF(area.left(), middle - em * 0.45, em * 0.9, em * 0.9)
        bold = Lettering(em, QFont.Weight.DemiBold, is_tabular=True)
        sheet.add(TableGlyph(glyph, each.note.table))
        told = str(each.note.table)
        at = glyph.right() + em * 0.28
        sheet.add(Words(told, at, baseline, bold, colours.muted, colours.window))
    else:
        middle = baseline - lettering.cap_height / 2
        dot = QRectF(area.left() + em * 0.3, middle - em * 0.12, em * 0.24, em * 0.24)
        sheet.add(Panel(dot, colours.muted, em * 0.12))
    for number, line in enumerate(each.lines):
        lower = baseline + number * _LINE * em
        left = area.left() + _MARK * em
        sheet.add(Words(line, left, lower, lettering, colours.text, colours.window))
    return top + _rows(each) * em
