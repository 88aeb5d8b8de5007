"""Find your table: every name in the order of the Danish alphabet, on as many pages as it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from app.i18n import _
from app.ui.collation import by_name
from app.ui.scenes import Seat, SeatingPicture
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
from app.ui.slide.lettering import least_pixels, tears
from app.ui.slide.paging import grown
from app.ui.slide.short_names import STEPS, shorter

_ROW: Final = 1.52
_TIGHT: Final = 1.12
"""Height of a row, and of the second line of a name, as multiples of the type."""
_LARGEST: Final = 1 / 10
_MOST_COLUMNS: Final = 4
_GLYPH: Final = 0.92
_BESIDE: Final = 0.32
_APART: Final = 0.5
"""A table's shape, its distance from the number, and that of the number from the name."""
_NARROWEST: Final = 5.0
_GUTTER: Final = 1.1
_WIDEST_GUTTER: Final = 2.0
"""Between columns at least, and what may be added; multiples of the type."""
_MOST_AIR: Final = 1.45
"""How much further apart rows may stand than they must."""
_SLACK: Final = 0.15
_FEW_PAGES: Final = 4
_MANY_PAGES: Final = 6
"""So many pages are turned to show names whole, and surnames."""
_MOST_BROKEN: Final = 1 / 8
"""So many of the names may stand on two lines; for more than that another page is turned."""
_HEAD: Final = 0.095


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name in its lines, and the table; the row has room for at least so many lines."""

    lines: tuple[str, ...]
    table: int
    least: int = 1

    @property
    def rows(self) -> float:
        """The height in rows."""
        return 1 + (max(self.least, len(self.lines)) - 1) * _TIGHT / _ROW


_Column = tuple[_Entry, ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """How names are spread: type, the columns of each page, and lengths in pixels: the columns'
    widths, the height of a row, the room between columns.
    """

    lettering: Lettering
    pages: tuple[tuple[_Column, ...], ...]
    widths: tuple[tuple[float, ...], ...]
    row: float = 0.0
    gutter: float = 0.0

    @property
    def longest(self) -> int:
        """The most lines that a name takes."""
        entries = (entry for page in self.pages for column in page for entry in column)
        return max((len(each.lines) for each in entries), default=1)

    @property
    def broken(self) -> float:
        """The share of the names that take more than a line."""
        entries = [entry for page in self.pages for column in page for entry in column]
        return sum(len(each.lines) > 1 for each in entries) / max(1, len(entries))


class SeatingSlide(Slide[SeatingPicture]):
    """Columns of names, each with its table's number, colour and shape."""

    turns_after_ms = 8_000

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """One page of names under the head."""
        area = sheet.safe.adjusted(0, sheet.px(_HEAD), 0, 0)
        wall = _Wall(sheet.height, area.width(), area.height())
        grid = _spread(in_order(self.picture.seats), wall)
        sheet.pages = len(grid.pages)
        sheet.page = min(page, sheet.pages)
        columns = grid.pages[sheet.page - 1]
        self._head(sheet, columns)
        left = area.left()
        for column, wide in zip(columns, grid.widths[sheet.page - 1], strict=True):
            _draw_column(sheet, grid, column, QPointF(left, area.top()), wide)
            left += wide + grid.gutter

    def _head(self, sheet: Sheet, columns: tuple[_Column, ...]) -> None:
        line = sheet.head(0.07)
        seats = self.picture
        told = [_("Round {n} of {total}").format(n=seats.number, total=seats.rounds)]
        if sheet.pages > 1:
            told += [_span(columns), f"{sheet.page}/{sheet.pages}"]
        title, type_ = HEADING.sized(1 / 15), sheet.lettering(SMALL.largest, SMALL)
        words = _("Find your table")
        room = line.width() - sheet.lettering(LEAST, HEADING).width(words) - sheet.px(0.04)
        while len(told) > 1 and type_.width("   ".join(told)) > room:
            told = told[1:]  # the page is what one needs last
        note = "   ".join(told)
        taken = sheet.write(note, line, SMALL, ink=sheet.colours.muted, align=Align.RIGHT_MIDDLE)
        rest = line.adjusted(0, 0, -taken.width() - sheet.px(0.04), 0)
        sheet.write(words, rest, title, align=Align.LEFT_MIDDLE)


def in_order(seats: Iterable[Seat]) -> tuple[Seat, ...]:
    """Seats by name as a Danish register has them: æ, ø and å last."""
    return tuple(by_name(seats, _name_of))


def _name_of(seat: Seat) -> str:
    return seat.name


def _span(columns: tuple[_Column, ...]) -> str:
    """From which first letter to which: "A-H"."""
    first = columns[0][0].lines[0][:1].upper()
    last = columns[-1][-1].lines[0][:1].upper()
    return first if first == last else f"{first}–{last}"


@dataclass(frozen=True, slots=True)
class _Wall:
    """What there is for names: the picture's height, and the width and height below the head."""

    height: float
    width: float
    room: float


@lru_cache(maxsize=8)
def _spread(seats: tuple[Seat, ...], wall: _Wall) -> _Grid:
    """Whole names where they take few pages; else as little shortened as few pages take, or the
    fewest there can be. A surname becomes initials only where there would be many.
    """
    found = list[tuple[int, int]]()
    for steps in range(STEPS + 1):
        if found and min(found)[0] <= (_FEW_PAGES if steps < STEPS else _MANY_PAGES):
            break
        found.append((_fewest(seats, wall, steps), steps))
    return _grown(seats, wall, min(found)[1])


def _fewest(seats: tuple[Seat, ...], wall: _Wall, steps: int) -> int:
    """The pages that the smallest type takes, names shortened by so many steps at most."""
    return min(len(each.pages) for each in _allowed(seats, wall, steps))


def _allowed(seats: tuple[Seat, ...], wall: _Wall, steps: int) -> list[_Grid]:
    """In the smallest type: names on few lines, on more only when there is no other way."""
    found = list(_grids(seats, least_pixels(wall.height), wall, steps))
    return [each for each in found if each.longest <= _most_lines(steps)] or found[:1]


def _most_lines(steps: int) -> int:
    """On how many lines a name may stand; on one more where it cannot be shortened further."""
    return 3 if steps == STEPS else 2


def _grown(seats: tuple[Seat, ...], wall: _Wall, steps: int) -> _Grid:
    """As few pages as the smallest type takes, then the largest type that takes no more; rows
    stand further apart where that leaves room. Names on one line are preferred, and worth a page.
    """
    allowed = _allowed(seats, wall, steps)
    fewest = min(len(each.pages) for each in allowed)

    def lay(pages: int, most: int, pixels: int) -> _Grid | None:
        found = _grids(seats, pixels, wall, steps, most, pages)
        good = (each for each in found if len(each.pages) <= pages and each.longest <= most)
        return next(good, None)

    def largest(pages: int, most: int) -> _Grid | None:
        return grown(partial(lay, pages, most), bool, wall.height, _LARGEST)

    lines = range(1, _most_lines(steps) + 1)
    grid = next(filter(None, (largest(fewest, most) for most in lines)), allowed[0])
    if grid.broken > _MOST_BROKEN and fewest < _FEW_PAGES:
        grid = largest(fewest + 1, 1) or grid
    return _aired(grid, wall.width, wall.room)


def _grids(
    seats: tuple[Seat, ...],
    pixels: int,
    wall: _Wall,
    steps: int,
    most: int = 0,
    pages: int = 0,
) -> Iterator[_Grid]:
    """With ever more columns; only those that can hold all in so many lines and pages, if told."""
    for columns in range(1, _MOST_COLUMNS + 1):
        if pages and columns * pages * int(wall.room / (pixels * _ROW)) < len(seats):
            continue
        forms = shorter([each.name for each in seats]) if steps else ()
        told = tuple(each[: steps + 1] for each in forms)
        grid = _grid(seats, told, Lettering(pixels), columns, wall, may_wrap=most != 1)
        if grid is not None:
            yield grid


def _aired(grid: _Grid, width: float, room: float) -> _Grid:
    """Rows and columns further apart where there is room, the same on every page."""
    em = grid.lettering.pixels
    rows = max(sum(each.rows for each in column) for page in grid.pages for column in page or ((),))
    columns = max(map(len, grid.pages))
    air = min(_MOST_AIR, room / (max(1.0, rows) * em * _ROW))
    free = width - max(map(sum, grid.widths)) - (columns - 1) * _GUTTER * em
    gutter = _GUTTER * em + min(_WIDEST_GUTTER * em, max(0.0, free) / max(1, columns - 1))
    return replace(grid, row=air * _ROW * em, gutter=gutter)


def _grid(
    seats: tuple[Seat, ...],
    forms: tuple[tuple[str, ...], ...],
    lettering: Lettering,
    columns: int,
    wall: _Wall,
    *,
    may_wrap: bool,
) -> _Grid | None:
    """Each column as wide as its names when they fit on one line, whole or in one of their forms;
    else equal columns, with long names on two, and all rows as high as the highest where there is
    room for that.
    """
    em, zone = lettering.pixels, _zone(seats, lettering)
    across, rows = wall.width - (columns - 1) * _GUTTER * em, wall.room / (em * _ROW)
    for_name = across / columns - zone
    names = [each.name for each in seats]
    short = [_fitting(each, lettering, for_name - _SLACK * em) for each in forms]
    for told in (names, short) if short else (names,):
        entries = [_Entry((e,), seat.table) for e, seat in zip(told, seats, strict=True)]
        pages = _paged(entries, columns, rows)
        widths = tuple(tuple(_wide(each, lettering, zone) for each in page) for page in pages)
        if max(map(sum, widths)) <= across:
            return _Grid(lettering, pages, widths)
    told = short or names
    if not may_wrap or (columns > 1 and _is_narrow(told, lettering, for_name)):
        return None
    entries = [
        _Entry(lettering.broken(e, for_name), seat.table)
        for e, seat in zip(told, seats, strict=True)
    ]
    pages = _evened(entries, columns, rows)
    wide = max(_wide(each, lettering, zone) for page in pages for each in page or ((),))
    each_wide = min(across / columns, wide)
    return _Grid(lettering, pages, tuple((each_wide,) * len(page) for page in pages))


def _fitting(forms: tuple[str, ...], lettering: Lettering, width: float) -> str:
    """The longest form that fits; else the shortest."""
    return next((each for each in forms if lettering.width(each) <= width), forms[-1])


def _is_narrow(names: list[str], lettering: Lettering, for_name: float) -> bool:
    if for_name < _NARROWEST * lettering.pixels:
        return True
    return any(tears(lettering, each, for_name) for each in names)


def _wide(column: _Column, lettering: Lettering, zone: float) -> float:
    """What a column of names needs."""
    lines = (lettering.width(line) for entry in column for line in entry.lines)
    return max(lines, default=0.0) + zone + _SLACK * lettering.pixels


def _evened(entries: list[_Entry], columns: int, rows: float) -> tuple[tuple[_Column, ...], ...]:
    """In rows of one height, when that takes no more pages."""
    most = max((len(each.lines) for each in entries), default=1)
    pages = _paged(entries, columns, rows)
    even = _paged([replace(each, least=most) for each in entries], columns, rows)
    return even if len(even) <= len(pages) else pages


def _zone(seats: tuple[Seat, ...], lettering: Lettering) -> float:
    """The room for number and shape beside a name."""
    number = _bold(lettering).width(str(max((each.table for each in seats), default=1)))
    return number + (_GLYPH + _BESIDE + _APART) * lettering.pixels


def _bold(lettering: Lettering) -> Lettering:
    return Lettering(lettering.pixels, QFont.Weight.Bold, is_tabular=True)


def _paged(entries: list[_Entry], columns: int, rows: float) -> tuple[tuple[_Column, ...], ...]:
    """The entries in columns no higher than `rows`, as few pages as that takes, all columns of
    about equal height: each takes its share of what is left.
    """
    filled = _filled(entries, rows)
    count = max(1, -(-len(filled) // columns)) * columns
    shared = _shared(entries, count, rows)
    if len(shared) <= count:
        filled = shared
    return tuple(
        tuple(filled[start : start + columns]) for start in range(0, len(filled), columns)
    ) or ((),)


def _shared(entries: list[_Entry], count: int, rows: float) -> list[_Column]:
    """In so many columns, or more when they do not hold them."""
    columns, waiting, left = list[_Column](), list(entries), sum(each.rows for each in entries)
    while waiting:
        level = left / max(1, count - len(columns))
        column, taken = list[_Entry](), 0.0
        while waiting and (not column or taken < level - 1e-6):
            if column and taken + waiting[0].rows > rows + 1e-6:
                break
            taken += waiting[0].rows
            column.append(waiting.pop(0))
        columns.append(tuple(column))
        left -= taken
    return columns


def _filled(entries: list[_Entry], rows: float) -> list[_Column]:
    columns: list[list[_Entry]] = []
    free = 0.0
    for entry in entries:
        if entry.rows > free + 1e-6:
            columns.append([])
            free = rows
        columns[-1].append(entry)
        free -= entry.rows
    return [tuple(each) for each in columns]


def _draw_column(sheet: Sheet, grid: _Grid, column: _Column, at: QPointF, wide: float) -> None:
    left, top = at.x(), at.y()
    for entry in column:
        high = entry.rows * grid.row
        _draw_entry(sheet, grid.lettering, entry, QRectF(left, top, wide, high))
        top += high
        hairline = QRectF(left, top - sheet.px(0.0014), wide, sheet.px(0.0014))
        sheet.add(Panel(hairline, sheet.colours.border))


def _draw_entry(sheet: Sheet, lettering: Lettering, entry: _Entry, row: QRectF) -> None:
    """Name to the left, then number and shape at the right edge of the column."""
    em, colours = lettering.pixels, sheet.colours
    block = lettering.cap_height + (len(entry.lines) - 1) * em * _TIGHT
    baseline = row.center().y() - block / 2 + lettering.cap_height
    for number, line in enumerate(entry.lines):
        lower = baseline + number * em * _TIGHT
        sheet.add(Words(line, row.left(), lower, lettering, colours.text, colours.window))
    glyph = QRectF(0, 0, em * _GLYPH, em * _GLYPH)
    glyph.moveCenter(row.center())
    glyph.moveRight(row.right())
    bold = _bold(lettering)
    told = str(entry.table)
    at = glyph.left() - em * _BESIDE - bold.width(told)
    middle = row.center().y() + bold.cap_height / 2
    sheet.add(TableGlyph(glyph, entry.table))
    sheet.add(Words(told, at, middle, bold, colours.text, colours.window))
