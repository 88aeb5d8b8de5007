"""One theme's lane: what was written, note by note, and from which tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.i18n import Language, _, _n, language
from app.ui.scenes import LaneNote, ThemePicture
from app.ui.scenes.mark_words import note_words
from app.ui.slide import (
    HEADING,
    LEAST,
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
from app.ui.slide.lettering import Setting, fit, least_pixels, tears
from app.ui.slide.paging import in_columns, spread, stacked

_LARGEST: Final = 1 / 13
_READ: Final = 1 / 22
"""Smaller only where there would be many pages."""
_LINE_LENGTH: Final = 34
"""The longest comfortable line, in multiples of the type."""
_LINE: Final = 1.26
_BETWEEN: Final = 0.62
_MARK: Final = 2.9
"""Room for a table's shape and number, as a multiple of the type."""
_COLUMNS: Final = 2
_NARROWEST: Final = 15
"""The shortest comfortable line of a column, in multiples of the type."""
_GUTTER: Final = 1.8
_SLACK: Final = 1e-6
_LEAST_SIGN: Final = 0.3
"""The room a letter takes at least, as a share of the type's square."""
FEW_PAGES: Final = 4
"""So many may a single column take; more notes stand in two."""
MOST_PAGES: Final = 8
"""Nobody follows more; the rest is counted, and stands in the report."""
_WAYS: Final = (
    (1, FEW_PAGES, _READ),
    (1, FEW_PAGES, LEAST),
    (_COLUMNS, MOST_PAGES, LEAST),
)
"""(columns, most pages, smallest type), tried in turn."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A note in its lines, or a part of one that was longer than a page; None tells of the rest."""

    note: LaneNote | None
    lines: tuple[str, ...]


_Column = list[_Set]
Notes = tuple[LaneNote, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Type, the columns of each page, and how far apart they begin."""

    lettering: Lettering
    pages: list[list[_Column]]
    step: float


@dataclass(frozen=True, slots=True)
class _Room:
    """The picture's height, and what there is for notes: width, height on the first page, and on
    those that follow.
    """

    height: float
    width: float
    first: float
    rest: float


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
        room = _Room(sheet.height, first.width(), first.height(), rest.height())
        plan = _laid(picture.notes, room, language())
        sheet.pages, sheet.page = len(plan.pages), min(page, len(plan.pages))
        page_mark(sheet)
        is_first = sheet.page == 1
        self._title(sheet, title if is_first else small, area, is_first)
        for at, column in enumerate(plan.pages[sheet.page - 1]):
            box = (first if is_first else rest).adjusted(at * plan.step, 0, 0, 0)
            top = box.top()
            for each in column:
                top = _put(sheet, each, plan.lettering, box, top)

    def _title(self, sheet: Sheet, setting: Setting, area: QRectF, is_first: bool) -> None:
        ink = "" if is_first else sheet.colours.muted
        sheet.put(setting, area, ink=ink, is_key=is_first)
        if not self.picture.notes:
            words = _("No notes yet")
            sheet.write(words, area, HEADING.sized(1 / 12), align=Align.LEFT_MIDDLE)


@lru_cache(maxsize=8)
def _laid(notes: Notes, room: _Room, _told_in: Language) -> _Plan:
    """All of them, or as many as `MOST_PAGES` hold in the smallest type; kept, for a page that is
    turned asks again. Columns are narrow and their type small: only where there are many notes.
    """
    least, all_ = least_pixels(room.height), len(notes)
    for columns, most, smallest in _WAYS:
        pixels = least_pixels(room.height, smallest)
        lay = partial(_plan, notes, all_, room, columns)
        if _may_fit(notes, room, pixels, most) and len(lay(pixels).pages) <= most:
            plan = spread(lay, _count, room.height, _LARGEST, smallest)
            return _plan(notes, all_, room, columns, plan.lettering.pixels, is_even=True)
    low, high = 1, all_
    while low < high - 1:
        middle = (low + high) // 2
        fits = len(_plan(notes, middle, room, _COLUMNS, least).pages) <= MOST_PAGES
        low, high = (middle, high) if fits else (low, middle)
    return _plan(notes, low, room, _COLUMNS, least, is_even=True)


def _may_fit(notes: Notes, room: _Room, pixels: int, most: int) -> bool:
    """False when there is far too much, so that it need not be laid out to find that out."""
    signs = sum(len(each.text) for each in notes)
    return signs * _LEAST_SIGN * pixels * pixels <= most * room.width * room.rest


def _count(plan: _Plan) -> int:
    return len(plan.pages)


def _plan(
    notes: Notes, many: int, room: _Room, most: int, pixels: int, *, is_even: bool = False
) -> _Plan:
    """So many notes in the columns, `most` of them, that give the fewest pages; with all columns
    filled alike when it `is_even`.
    """
    shown, more = _chosen(notes, many), len(notes) - many
    found = [_in(each, shown, more, room, pixels, is_even) for each in range(1, most + 1)]
    return min((each for each in found if each), key=_count)


def _in(
    columns: int, notes: Notes, more: int, room: _Room, pixels: int, is_even: bool
) -> _Plan | None:
    """None when the columns would be too narrow for the longest words."""
    lettering, step = Lettering(pixels), (room.width + _GUTTER * pixels) / columns
    wide = min(step - (_GUTTER + _MARK) * pixels, _LINE_LENGTH * pixels)
    texts = [note_words(each.text, each.mark) for each in notes]
    if columns > 1:
        is_torn = any(tears(lettering, each, wide) for each in texts)
        if wide < _NARROWEST * pixels or is_torn:
            return None
    told = [
        _Set(note, lettering.broken(text, wide)) for note, text in zip(notes, texts, strict=True)
    ]
    first, rest = room.first / pixels, room.rest / pixels
    parts = _parted(told, first, rest)
    if more:
        words = _n("and {n} more note, in the report", "and {n} more notes, in the report", more)
        parts.append(_Set(None, lettering.broken(words.format(n=more), wide)))
    rows = [len(each.lines) * _LINE for each in parts]
    share = in_columns if is_even else stacked
    made = [parts[start:stop] for start, stop in share(rows, first, rest, _BETWEEN, columns)]
    pages = [made[at : at + columns] for at in range(0, len(made), columns)]
    return _Plan(lettering, pages, step)


def _chosen(notes: Notes, many: int) -> Notes:
    """So many of them in their own order: people's own words first, and every table has a turn
    before one has two.
    """
    turns, ranks = Counter[int](), list[tuple[bool, int, int]]()
    for at, each in enumerate(notes):
        ranks.append((not each.is_quote, turns[each.table], at))
        turns[each.table] += 1
    kept = sorted(at for _own, _turn, at in sorted(ranks)[:many])
    return tuple(notes[at] for at in kept)


def _rows(each: _Set) -> float:
    """The height as a multiple of the type."""
    return len(each.lines) * _LINE + _BETWEEN


def _parted(notes: list[_Set], first: float, rest: float) -> list[_Set]:
    """Whole notes where they fit a page; one that is longer goes on on the next, in parts of about
    the same length.
    """
    parts = list[_Set]()
    for at, each in enumerate(notes):
        most = max(1, int((rest if at else first) / _LINE + _SLACK))
        count = -(-len(each.lines) // most)
        ends = [len(each.lines) * part // count for part in range(count + 1)]
        parts += [_Set(each.note, each.lines[start:end]) for start, end in pairwise(ends)]
    return parts


def _put(sheet: Sheet, each: _Set, lettering: Lettering, area: QRectF, top: float) -> float:
    """The mark of the table, then the note; gives where the next one begins."""
    colours, em = sheet.colours, lettering.pixels
    baseline = top + (_LINE * em + lettering.cap_height) / 2
    if each.note is not None:
        _put_mark(sheet, each.note, lettering, area.left(), baseline)
    ink = colours.muted if each.note is None else colours.text
    for number, line in enumerate(each.lines):
        lower = baseline + number * _LINE * em
        left = area.left() + _MARK * em
        sheet.add(Words(line, left, lower, lettering, ink, colours.window))
    return top + _rows(each) * em


def _put_mark(
    sheet: Sheet, note: LaneNote, lettering: Lettering, left: float, baseline: float
) -> None:
    """Shape and number of the table; a dot for a note from none."""
    colours, em = sheet.colours, lettering.pixels
    middle = baseline - lettering.cap_height / 2
    if not note.table:
        dot = QRectF(left + em * 0.3, middle - em * 0.12, em * 0.24, em * 0.24)
        sheet.add(Panel(dot, colours.muted, em * 0.12))
        return
    glyph = QRectF(left, middle - em * 0.45, em * 0.9, em * 0.9)
    bold = Lettering(em, QFont.Weight.DemiBold, is_tabular=True)
    sheet.add(TableGlyph(glyph, note.table))
    at = glyph.right() + em * 0.28
    sheet.add(Words(str(note.table), at, baseline, bold, colours.muted, colours.window))
