"""A result that stands, told in three steps: the counts, what they are in percent, the verdict.

Each step is a page, so one key of a clicker goes on. Nothing that was told moves when more comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app import poll_sentences
from app.i18n import _
from app.models.voting import Base, Choice
from app.ui.scenes import ResultPicture
from app.ui.slide import (
    BODY,
    DISPLAY,
    SMALL,
    Align,
    Bar,
    Icon,
    Panel,
    Sheet,
    Slide,
    frame,
    kicker,
)
from app.ui.slides.tally_bars import (
    TallyBars,
    bar_of,
    base_words,
    count_of,
    live_shares,
    percent_words,
    put_live_bars,
)

_COUNTS, _PERCENT, _VERDICT = 1, 2, 3
GROWS_AFTER_MS: Final = 280
"""When the slide before has faded out (`room_window.FADE_MS`)."""
_IN_BASE: Final = {
    Base.FOR_AGAINST: (Choice.YES, Choice.NO),
    Base.CAST: (Choice.YES, Choice.NO, Choice.BLANK, Choice.SPOILED),
    Base.PRESENT: (Choice.YES, Choice.NO, Choice.BLANK, Choice.SPOILED),
    Base.MEMBERS: (Choice.YES, Choice.NO, Choice.BLANK, Choice.SPOILED),
}


class ResultSlide(Slide[ResultPicture]):
    """Counts above, then one bar with a mark where enough is, then the verdict."""

    def __init__(self, picture: ResultPicture, parent: QWidget | None = None) -> None:
        super().__init__(picture, parent)
        self._is_still = False
        self._bars = TallyBars(self._aim(), self)
        self._bars.moved.connect(self.redraw_moving)
        self._grows = QTimer(self)
        self._grows.setSingleShot(True)
        self._grows.timeout.connect(self._grow)

    @property
    def bars(self) -> TallyBars:
        """The bars of the counts, and how far the bar of the percents is drawn."""
        return self._bars

    @property
    def is_moving(self) -> bool:
        """While the bars are on their way, or about to be."""
        return self._bars.is_moving or self._grows.isActive()

    def set_picture(self, picture: ResultPicture) -> None:
        """Shows another result; its bars are there at once."""
        if picture != self.picture:
            super().set_picture(picture)
            self._bars.put(self._aim())
            self.redraw()

    def reduce_motion(self, is_reduced: bool) -> None:
        """Bars are where they belong at once."""
        self._is_still = is_reduced
        self._bars.reduce_motion(is_reduced)

    def page_words(self) -> str:
        """The step by its name."""
        names = {_COUNTS: _("Counts"), _PERCENT: _("Percent"), _VERDICT: _("Verdict")}
        return f"{names[self.page]} {super().page_words()}"

    def turned(self) -> None:
        """The bar of the percents grows when its step comes."""
        if self.page == _PERCENT and self.isVisible() and not self._is_still:
            self._bars.put((*self._aim()[:-1], 0.0))
            self._bars.aim(self._aim())

    def showEvent(self, event: QShowEvent) -> None:
        """On the wall the counts grow, once the slide before has gone."""
        super().showEvent(event)
        if not self._is_still and self.page == _COUNTS:
            self._bars.put((0.0,) * len(self._aim()))
            self.redraw()
            self._grows.start(GROWS_AFTER_MS)

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """From the question down to the verdict; what comes later has its place already."""
        picture = self.picture
        sheet.pages, sheet.page = _VERDICT, min(page, _VERDICT)
        area = frame(sheet, kicker(_("Result"), picture.number, picture.version))
        asked = QRectF(area.left(), area.top(), area.width(), sheet.px(0.11))
        sheet.write(picture.question, asked, BODY.sized(1 / 19), ink=sheet.colours.muted)
        rows = QRectF(area.left(), sheet.px(0.265), area.width(), sheet.px(0.28))
        counts, shown = picture.outcome.counts, self._shown()
        put_live_bars(sheet, rows, counts, self._shares, shown)
        if sheet.page >= _PERCENT:
            self._percent(sheet, area)
        if sheet.page >= _VERDICT:
            self._verdict(sheet, QRectF(area.left(), sheet.px(0.782), area.width(), sheet.px(0.16)))

    def _shares(self) -> tuple[float, ...]:
        return self._bars.lengths[:-1]

    def _grow(self) -> None:
        self._bars.aim(self._aim())

    def _shown(self) -> tuple[Choice, ...]:
        spoiled = (Choice.SPOILED,) if self.picture.outcome.counts.spoiled else ()
        return (Choice.YES, Choice.NO, Choice.BLANK, *spoiled)

    def _aim(self) -> tuple[float, ...]:
        """The counts as shares of those present, as while the poll was open; and the whole of the
        bar of percents.
        """
        outcome = self.picture.outcome
        return (*live_shares(outcome.counts, outcome.bases.present, self._shown()), 1.0)

    def _percent(self, sheet: Sheet, area: QRectF) -> None:
        outcome = self.picture.outcome
        base = outcome.bases.of(outcome.base)
        told = _("{percent} of {base} are in favour.").format(
            percent=percent_words(outcome.reached, base, outcome.threshold.share),
            base=base_words(outcome.base),
        )
        line = QRectF(area.left(), sheet.px(0.568), area.width(), sheet.px(0.07))
        sheet.write(told, line, BODY.sized(1 / 19))
        self._bar(sheet, QRectF(area.left(), sheet.px(0.695), area.width(), sheet.px(0.07)))

    def _bar(self, sheet: Sheet, rect: QRectF) -> None:
        """The base as a length, filled by choice; a mark where enough is."""
        outcome = self.picture.outcome
        base, colours = outcome.bases.of(outcome.base), sheet.colours
        radius, thick = sheet.px(0.008), sheet.px(0.0025)
        sheet.add(Panel(rect, colours.surface, radius, colours.outline, thick))
        if not base:
            return
        sheet.moving.append(partial(self._filled, sheet, rect, base))
        sheet.moving.append(partial(iter, self._mark(sheet, rect, base)))

    def _filled(self, sheet: Sheet, rect: QRectF, base: int) -> Iterator[Bar]:
        """As far as it is drawn just now."""
        outcome = self.picture.outcome
        left, gap = rect.left(), sheet.px(0.005)
        end = rect.left() + rect.width() * self._bars.lengths[-1]
        for choice in _IN_BASE[outcome.base]:
            wide = rect.width() * count_of(outcome.counts, choice) / base
            seen = min(wide, end - left)
            if wide > 0 and seen > gap:
                place = QRectF(left, rect.top(), max(1, seen - gap), rect.height())
                yield bar_of(sheet, place, choice)
            left += wide

    def _mark(self, sheet: Sheet, rect: QRectF, base: int) -> tuple[Panel, Panel]:
        """Says how many are needed; gives the line there, which lies over the bars."""
        outcome, colours = self.picture.outcome, sheet.colours
        at = rect.left() + rect.width() * min(1.0, outcome.needed / base)
        thick, beyond = sheet.px(0.008), sheet.px(0.014)
        line = QRectF(at - thick / 2, rect.top() - beyond, thick, rect.height() + 2 * beyond)
        halo = line.adjusted(-thick / 2, 0, thick / 2, 0)
        told = _("{needed} of {n} needed").format(needed=outcome.needed, n=base)
        wide = sheet.lettering(SMALL.largest).width(told) + sheet.px(0.02)
        left = min(max(rect.left(), at - wide / 2), rect.right() - wide)
        label = QRectF(left, line.top() - sheet.px(0.047), wide, sheet.px(0.047))
        sheet.write(told, label, SMALL, align=Align.CENTRE)
        return Panel(halo, colours.window), Panel(line, colours.text)

    def _verdict(self, sheet: Sheet, box: QRectF) -> None:
        """The word, and beside it what else decided."""
        passed, colours = self.picture.outcome.passed, sheet.colours
        side = sheet.px(0.12)
        sign = QRectF(box.left(), box.center().y() - side / 2, side, side)
        name = "circle-check" if passed else "circle-x"
        sheet.add(Icon(name, sign, colours.accent if passed else colours.text))
        words = _("Adopted") if passed else _("Not adopted")
        room = box.adjusted(side + sheet.px(0.035), 0, 0, 0)
        style = DISPLAY.sized(1 / 7.6, 1 / 12)
        taken = sheet.write(words, room, style, align=Align.LEFT_MIDDLE, is_key=True)
        beside = QRectF(room)
        beside.setLeft(taken.right() + sheet.px(0.05))
        sheet.write(self._besides(), beside, SMALL, align=Align.LEFT_MIDDLE)

    def _besides(self) -> str:
        outcome, told = self.picture.outcome, []
        told.append(poll_sentences.tie(outcome))
        if not outcome.quorum_met:
            told.append(_("Too few voted: at least {n} must.").format(n=self.picture.quorum))
        return " ".join(filter(None, told))
