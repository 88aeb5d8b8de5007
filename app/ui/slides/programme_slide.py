"""The programme of the day, with "we are here": what is over, what is on, what comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app import i18n
from app.i18n import _
from app.ui.scenes import ProgrammePicture, ProgrammeRow, RowState
from app.ui.slide import (
    HEADING,
    Align,
    Icon,
    Lettering,
    Panel,
    Sheet,
    Slide,
    Words,
    below_head,
    day_line,
    frame,
    frame_pages,
)
from app.ui.slide.paging import air, grown, spread, stacked

_LARGEST: Final = 1 / 13
_LINE: Final = 1.2
_PAD: Final = 0.42
"""Above and below the words of a row, as a multiple of the type."""
_MOST_AIR: Final = 0.5
"""How much further apart rows may stand than they must, as a multiple of the type."""
_SIGN: Final = 1.5
"""Room for a row's sign, as a multiple of the type."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A row in its lines; `high` in pixels."""

    row: ProgrammeRow
    lines: tuple[str, ...]
    high: float


_Plan = tuple[Lettering, list[list[_Set]]]


class ProgrammeSlide(Slide[ProgrammePicture]):
    """One row for each item; the one that is on stands on a band with words, not in a hue alone."""

    turns_after_ms = 12_000

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """As large as the whole day fits; a day that does not goes on pages from where we are."""
        told = day_line(self.picture.meeting, self.picture.day)
        area = below_head(sheet)
        if not self.picture.rows:
            frame(sheet, _("Programme"), told)
            words = _("No programme yet")
            sheet.write(words, area, HEADING.sized(1 / 9), align=Align.LEFT_MIDDLE, is_key=True)
            return
        lettering, pages = self._pages(sheet, area)
        sheet.pages, sheet.page = len(pages), min(page, len(pages))
        frame_pages(sheet, _("Programme"), told)
        heights = [[each.high for each in rows] for rows in pages]
        apart, top = air(heights, area.height(), _MOST_AIR * lettering.pixels), area.top()
        for each in pages[sheet.page - 1]:
            self._put(sheet, each, lettering, QRectF(area.left(), top, area.width(), each.high))
            top += each.high + apart

    def _pages(self, sheet: Sheet, area: QRectF) -> _Plan:
        whole = partial(self._plan, self.picture.rows, area.width(), area.height())
        plan = grown(whole, lambda told: len(told[1]) == 1, sheet.height, _LARGEST)
        if plan is not None:
            return plan
        part = partial(self._plan, _from_here(self.picture.rows), area.width(), area.height())
        return spread(part, lambda told: len(told[1]), sheet.height, _LARGEST)

    def _plan(self, told: Sequence[ProgrammeRow], width: float, room: float, pixels: int) -> _Plan:
        lettering = Lettering(pixels)
        rows = [self._set(each, lettering, width) for each in told]
        cuts = stacked([each.high for each in rows], room, room)
        return lettering, [rows[start:stop] for start, stop in cuts]

    def _set(self, row: ProgrammeRow, lettering: Lettering, width: float) -> _Set:
        em = lettering.pixels
        room = width - self._hours(lettering) - (_SIGN + _PAD) * em
        if row.state is RowState.NOW:
            room -= _here(lettering).width(_("We are here")) + (_SIGN + 0.9) * em
        lines = _bold(lettering).broken(row.title, room)
        return _Set(row, lines, (len(lines) * _LINE + 2 * _PAD) * em)

    def _hours(self, lettering: Lettering) -> float:
        """The width of the column of hours; 0 when the day has none."""
        if all(each.start_min < 0 for each in self.picture.rows):
            return 0.0
        return _tabular(lettering).width("00:00") + 0.8 * lettering.pixels

    def _put(self, sheet: Sheet, each: _Set, lettering: Lettering, rect: QRectF) -> None:
        colours, em, row = sheet.colours, lettering.pixels, each.row
        is_now = row.state is RowState.NOW
        ink, ground = colours.text, colours.window
        if is_now:
            ink, ground = colours.window, colours.text
            sheet.add(Panel(rect, ground, 0.3 * em))
        elif row.state is RowState.DONE:
            ink = colours.muted
        left = rect.left() + _PAD * em
        baseline = rect.top() + (_PAD + _LINE / 2) * em + lettering.cap_height / 2
        self._put_sign(sheet, row, QRectF(left, baseline - em * 0.86, em, em), ink)
        left += _SIGN * em
        if row.start_min >= 0:
            hour, type_ = i18n.clock(row.start_min), _tabular(lettering)
            at = left + type_.width("00:00") - type_.width(hour)
            sheet.add(Words(hour, at, baseline, type_, ink, ground))
        left += self._hours(lettering)
        type_ = _bold(lettering) if is_now else lettering
        for number, line in enumerate(each.lines):
            lower = baseline + number * _LINE * em
            sheet.add(Words(line, left, lower, type_, ink, ground, is_now))
        if is_now:
            here, words = _here(lettering), _("We are here")
            at = rect.right() - 0.5 * em - here.width(words)
            sheet.add(Words(words, at, baseline, here, ink, ground))
            sheet.add(Icon("arrow-left", QRectF(at - 1.2 * em, baseline - em * 0.86, em, em), ink))

    def _put_sign(self, sheet: Sheet, row: ProgrammeRow, box: QRectF, ink: str) -> None:
        if row.state is RowState.DONE:
            sheet.add(Icon("check", box, ink))
        elif row.state is RowState.NOW:
            sheet.add(Icon("map-pin", box, ink))
        elif row.is_break:
            sheet.add(Icon("coffee", box, ink))


def _from_here(rows: Sequence[ProgrammeRow]) -> Sequence[ProgrammeRow]:
    """What is over is left out but for its last row, so that the first page says where we are."""
    first = 0
    while first + 1 < len(rows) and rows[first + 1].state is RowState.DONE:
        first += 1
    return rows[first:] if rows[first].state is RowState.DONE else rows


def _bold(lettering: Lettering) -> Lettering:
    return Lettering(lettering.pixels, QFont.Weight.DemiBold)


def _here(lettering: Lettering) -> Lettering:
    return Lettering(lettering.pixels, QFont.Weight.Medium)


def _tabular(lettering: Lettering) -> Lettering:
    return Lettering(lettering.pixels, QFont.Weight.Medium, is_tabular=True)
