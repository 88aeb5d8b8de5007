"""How options stand after a ranking, dots, crosses or resistance: the first first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app import i18n
from app.i18n import N_, _, _n
from app.models.voting.methods import Method
from app.ui.scenes import RankedOption, RankingPicture
from app.ui.slide import (
    BODY,
    MATTERS,
    SMALL,
    Bar,
    Lettering,
    Panel,
    Sheet,
    Slide,
    Words,
    below_head,
    frame_pages,
)
from app.ui.slide.lettering import fit, least_pixels
from app.ui.slide.paging import air, spread, stacked

_LARGEST: Final = 1 / 13
_LINE: Final = 1.2
_BAR: Final = 0.42
_APART: Final = 0.62
"""Multiples of the type: a line, the bar under an option, between options."""
_MOST_AIR: Final = 0.7
"""How much further apart options may stand than they must, as a multiple of the type."""
_TOLD: Final = {
    Method.YES_NO_BLANK: N_("Ranking"),
    Method.SCALE: N_("Ranking"),
    Method.RANKING: N_("Ranking"),
    Method.DOTS: N_("Dots"),
    Method.APPROVAL: N_("Crosses"),
    Method.RESISTANCE: N_("Least resistance first"),
}

_FIGURES: Final = {
    Method.RANKING: N_("The figure is how many of the others it beats."),
    Method.RESISTANCE: N_("The figure is how far it is accepted: 100% when nobody resists."),
}
"""Where it does not explain itself, as dots do."""


@dataclass(frozen=True, slots=True)
class _Set:
    """An option in its lines; `high` in pixels."""

    option: RankedOption
    lines: tuple[str, ...]
    high: float


_Plan = tuple[Lettering, list[list[_Set]]]


class RankingSlide(Slide[RankingPicture]):
    """Place, words and score of each option, a bar under it; a shared place is told twice."""

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """The question, then as many options on a page as can be read."""
        picture = self.picture
        area = below_head(sheet)
        asked = fit(
            picture.question, BODY.sized(1 / 17), sheet.height, area.width(), sheet.px(0.16)
        )
        box = area.adjusted(0, asked.height + sheet.px(0.025), 0, -self._explain(sheet, area))
        lettering, pages = self._pages(sheet, box)
        sheet.pages, sheet.page = len(pages), min(page, len(pages))
        ballots = _n("{n} ballot", "{n} ballots", picture.ballots).format(n=picture.ballots)
        frame_pages(sheet, f"{_('Result')} · {_(_TOLD[picture.method])}", ballots)
        sheet.put(asked, area, ink=sheet.colours.muted)
        heights = [[each.high for each in rows] for rows in pages]
        apart, top = air(heights, box.height(), _MOST_AIR * lettering.pixels), box.top()
        for each in pages[sheet.page - 1]:
            self._put(sheet, each, lettering, QRectF(box.left(), top, box.width(), each.high))
            top += each.high + apart

    def _explain(self, sheet: Sheet, area: QRectF) -> float:
        """What the figures are, at the foot of each page; gives the height that takes."""
        words = self._foot()
        if not words:
            return 0.0
        told = fit(words, SMALL, sheet.height, area.width(), sheet.px(0.12))
        foot = area.adjusted(0, area.height() - told.height, 0, 0)
        sheet.put(told, foot, ink=sheet.colours.muted)
        return told.height + sheet.px(0.012)

    def _foot(self) -> str:
        """What the figures are, and what came of it."""
        picture, held = self.picture, self.picture.result
        told = [_(_FIGURES[picture.method])] if picture.method in _FIGURES else []
        if held is None:
            return " ".join(told)
        if picture.method is Method.APPROVAL:
            told.append(_("The line is at {n}, which is needed.").format(n=held.needed))
        if not held.quorum_met:
            told.append(_("Too few voted."))
        elif held.tie and picture.ballots:
            told.append(_("It is a tie."))
        elif picture.method is Method.APPROVAL:
            told.append(_("Adopted") + "." if held.passed else _("Not adopted") + ".")
        return " ".join(told)

    def _whole(self) -> float:
        """What a bar of the full length is: of crosses all people, where there is a threshold."""
        picture, scores = self.picture, [abs(one.score) for one in self.picture.options]
        if picture.method is Method.APPROVAL and picture.result is not None:
            held = picture.result
            return max([1, held.needed, held.bases.of(held.base), *scores])
        return 100.0 if picture.method is Method.RESISTANCE else max([1, *scores])

    def _pages(self, sheet: Sheet, box: QRectF) -> _Plan:
        lay = partial(self._plan, sheet, box)
        return spread(lay, lambda told: len(told[1]), sheet.height, _LARGEST)

    def _plan(self, sheet: Sheet, box: QRectF, pixels: int) -> _Plan:
        lettering = Lettering(pixels, QFont.Weight.Medium)
        room = box.width() - 2 * self._zone(sheet)
        rows = [self._set(sheet, each, lettering, room) for each in self.picture.options]
        cuts = stacked([each.high for each in rows], box.height(), box.height())
        return lettering, [rows[start:stop] for start, stop in cuts]

    def _set(self, sheet: Sheet, option: RankedOption, lettering: Lettering, room: float) -> _Set:
        lines = lettering.broken(option.label, room)
        em = lettering.pixels
        words = len(lines) * _LINE * em + _BAR * em
        return _Set(option, lines, max(words, _figure(sheet).pixels * 0.95) + _APART * em)

    def _zone(self, sheet: Sheet) -> float:
        """The room for a place at the left, and for a score at the right."""
        figures = [_score(each) for each in self.picture.options] + ["00"]
        return max(map(_figure(sheet).width, figures)) + sheet.px(0.04)

    def _put(self, sheet: Sheet, each: _Set, lettering: Lettering, rect: QRectF) -> None:
        colours, em, figure = sheet.colours, lettering.pixels, _figure(sheet)
        zone, option = self._zone(sheet), each.option
        words = len(each.lines) * _LINE * em + _BAR * em
        middle = rect.top() + (rect.height() - _APART * em) / 2
        lower = middle + figure.cap_height / 2
        place, score = str(option.place), _score(option)
        at = rect.right() - figure.width(score)
        sheet.add(Words(place, rect.left(), lower, figure, colours.accent, colours.window, True))
        sheet.add(Words(score, at, lower, figure, colours.text, colours.window, True))
        left, top = rect.left() + zone, middle - words / 2
        for number, line in enumerate(each.lines):
            baseline = top + (number + 0.5) * _LINE * em + lettering.cap_height / 2
            sheet.add(Words(line, left, baseline, lettering, colours.text, colours.window))
        full = rect.width() - 2 * zone
        length = abs(option.score) if option.accepted is None else float(option.accepted)
        bar = QRectF(left, top + len(each.lines) * _LINE * em + 0.1 * em, 0, 0.28 * em)
        bar.setWidth(full * length / self._whole())
        sheet.add(Bar(bar, colours.accent, radius=0.14 * em))
        held = self.picture.result
        if held is not None and self.picture.method is Method.APPROVAL:
            at, thick = left + full * held.needed / self._whole(), sheet.px(0.006)
            mark = QRectF(at - thick / 2, bar.top(), thick, bar.height() + 2 * thick)
            sheet.add(Panel(mark.adjusted(-thick / 2, 0, thick / 2, 0), colours.window))
            sheet.add(Panel(mark, colours.text))


def _score(option: RankedOption) -> str:
    """What the figure of an option says; acceptance is cut, so that it never seems to be all."""
    if option.accepted is None:
        return str(option.score)
    whole = option.accepted.numerator // option.accepted.denominator
    return _("{percent}%").format(percent=i18n.number(whole))


def _figure(sheet: Sheet) -> Lettering:
    return Lettering(least_pixels(sheet.height, MATTERS), QFont.Weight.Bold, 98)
