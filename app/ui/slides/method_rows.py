"""The options of a poll before anybody votes, and its live bars in every method but yes and no."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.i18n import _, _n
from app.ui.scenes import PollPicture, TallyRow
from app.ui.slide import BODY, MATTERS, Bar, Lettering, Panel, Sheet, Words
from app.ui.slide.lettering import Setting, fit, least_pixels
from app.ui.slide.paging import stacked

_LINE: Final = 1.15
_BAR: Final = 0.55
_APART: Final = 0.35
"""Multiples of the type: a line of words, the bar below it, what parts two rows."""
_SMALLEST: Final = 1 / 25
_SIZES: Final = (1 / 13, 1 / 15, 1 / 17, 1 / 19, 1 / 22, _SMALLEST)

Shares = Callable[[], Sequence[float]]


def choices(picture: PollPicture) -> tuple[str, ...]:
    """What may be chosen, as it stands on the ballot: the strongest support first, or options."""
    terms = picture.terms
    return (*terms.labels[::-1], *terms.options) if terms is not None else ()


def listed(picture: PollPicture, sheet: Sheet, wide: float, high: float) -> Setting | None:
    """What may be chosen, a line each or a little more; None where there is no room for that."""
    told = "\n".join(f"• {each}" for each in choices(picture))
    setting = fit(told, BODY.sized(1 / 20), sheet.height, wide, high)
    return None if setting.is_cut else setting


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the options, on a page of their own."""

    lines: tuple[tuple[str, ...], ...]
    lettering: Lettering


def option_pages(picture: PollPicture, sheet: Sheet, box: QRectF) -> list[Page]:
    """All that may be chosen, as large as they fit on one page, else on several."""
    for share in _SIZES:
        pages = _paged(picture, sheet, box, share)
        if len(pages) == 1:
            break
    return pages


def _paged(picture: PollPicture, sheet: Sheet, box: QRectF, share: float) -> list[Page]:
    lettering = Lettering(least_pixels(sheet.height, share), QFont.Weight.Medium)
    lines = [tuple(lettering.broken(f"• {each}", box.width())) for each in choices(picture)]
    em = lettering.pixels
    heights = [len(each) * _LINE * em + _APART * em for each in lines]
    cuts = stacked(heights, box.height(), box.height())
    return [Page(tuple(lines[start:stop]), lettering) for start, stop in cuts]


def put_page(sheet: Sheet, page: Page, box: QRectF) -> None:
    """The options of one page, one below the other."""
    em, top, colours = page.lettering.pixels, box.top(), sheet.colours
    for lines in page.lines:
        for line in lines:
            lower = top + _LINE * em * 0.5 + page.lettering.cap_height / 2
            sheet.add(Words(line, box.left(), lower, page.lettering, colours.text, colours.window))
            top += _LINE * em
        top += _APART * em


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a live count, laid out: where it begins, and its lines."""

    row: TallyRow
    lines: tuple[str, ...]
    top: float
    high: float


def put_rows(sheet: Sheet, box: QRectF, rows: Sequence[TallyRow], shares: Shares) -> None:
    """As many rows as there is room for, in the order of the ballot; the support on a scale and
    what is needed of it always.
    """
    small, figure = sheet.lettering(_SMALLEST), _figure(sheet)
    most = max(2, *(len(str(each.count)) for each in rows))
    for_number = figure.width("0" * most) + sheet.px(0.02)
    room, marked = box.adjusted(0, 0, -for_number, 0), [each for each in rows if each.needed]
    foot = sheet.px(0.055) if marked else 0.0
    laid, left_out = _laid(rows, small, room, box.height() - foot, figure)
    if left_out and not marked:  # what tells so needs room too
        laid, left_out = _laid(rows, small, room, box.height() - sheet.px(0.055), figure)
    for each in laid:
        is_sum = not each.row.label or all(one.label for one in rows)
        type_ = figure if is_sum else _lesser(sheet)
        _put_row(sheet, each, room, box.right(), small, type_, is_key=is_sum)
    below = max((each.top + each.high for each in laid), default=box.top())
    told = []
    if marked:
        n = marked[0].needed
        told.append(_n("{n} needed: the line", "{n} needed: the line", n).format(n=n))
    if left_out:
        told.append(_n("{n} more", "{n} more", left_out).format(n=left_out))
    line = QRectF(box.left(), below, box.width(), box.bottom() - below)
    sheet.write(" · ".join(told), line, BODY.sized(_SMALLEST), ink=sheet.colours.muted)
    shown = [next(at for at, one in enumerate(rows) if one is each.row) for each in laid]
    sheet.moving.append(partial(_filled, sheet, laid, shown, room, small, shares))


def _laid(
    rows: Sequence[TallyRow], small: Lettering, room: QRectF, high: float, figure: Lettering
) -> tuple[list[_Row], int]:
    """The rows that fit, the last one among them where it sums up; and how many do not."""
    em = small.pixels
    set_rows = []
    for row in rows:
        lines = tuple(small.broken(row.label or _("Support in all"), room.width()))
        tall = len(lines) * _LINE * em + (_BAR + _APART) * em
        is_small = bool(row.label) and not all(each.label for each in rows)
        set_rows.append(_Row(row, lines, 0.0, tall if is_small else max(tall, figure.pixels)))
    kept = [each for each in set_rows if not each.row.label]
    used, first = sum(each.high for each in kept), []
    for each in (each for each in set_rows if each.row.label):
        if used + each.high > high:
            break
        first.append(each)
        used += each.high
    shown, top = [*first, *kept], room.top()
    spare = max(0.0, high - used) / max(1, len(shown))
    placed = []
    for each in shown:
        placed.append(_Row(each.row, each.lines, top, each.high))
        top += each.high + min(spare, 0.6 * em)
    return placed, len(rows) - len(shown)


def _put_row(
    sheet: Sheet,
    each: _Row,
    room: QRectF,
    right: float,
    small: Lettering,
    figure: Lettering,
    *,
    is_key: bool,
) -> None:
    em, colours = small.pixels, sheet.colours
    for number, line in enumerate(each.lines):
        lower = each.top + (number + 0.5) * _LINE * em + small.cap_height / 2
        sheet.add(Words(line, room.left(), lower, small, colours.text, colours.window))
    told = str(each.row.count)
    middle = each.top + (each.high - _APART * em) / 2
    lower = middle + figure.cap_height / 2
    at = right - figure.width(told)
    sheet.add(Words(told, at, lower, figure, colours.text, colours.window, is_key))
    sheet.add(Panel(_track(each, room, small), colours.surface, sheet.px(0.006)))


def _filled(
    sheet: Sheet,
    laid: Sequence[_Row],
    shown: Sequence[int],
    room: QRectF,
    small: Lettering,
    shares: Shares,
) -> Iterator[Bar | Panel]:
    now, colours = shares(), sheet.colours
    for at, each in zip(shown, laid, strict=True):
        track = _track(each, room, small)
        filled = QRectF(track)
        filled.setWidth(track.width() * min(1.0, now[at] if at < len(now) else 0.0))
        yield Bar(filled, colours.accent, radius=sheet.px(0.006))
        if each.row.needed:
            thick = sheet.px(0.006)
            x = track.left() + track.width() * float(each.row.mark) - thick / 2
            line = QRectF(x, track.top(), thick, track.height() + 2 * thick)
            yield Panel(line.adjusted(-thick / 2, 0, thick / 2, 0), colours.window)
            yield Panel(line, colours.text)


def _track(each: _Row, room: QRectF, small: Lettering) -> QRectF:
    em = small.pixels
    top = each.top + len(each.lines) * _LINE * em + 0.05 * em
    return QRectF(room.left(), top, room.width(), (_BAR - 0.05) * em)


def _lesser(sheet: Sheet) -> Lettering:
    """Of a step, where the support in all is what matters."""
    return Lettering(least_pixels(sheet.height, 1 / 16), QFont.Weight.Bold, 98, is_tabular=True)


def _figure(sheet: Sheet) -> Lettering:
    return Lettering(least_pixels(sheet.height, MATTERS), QFont.Weight.Bold, 98, is_tabular=True)
