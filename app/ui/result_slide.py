"""A result that stands: the verdict, the count behind it, and what it took."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.i18n import _
from app.models.voting import Base, Choice
from app.ui.scenes import ResultPicture
from app.ui.slide import (
    BODY,
    DISPLAY,
    SMALL,
    Align,
    Icon,
    Panel,
    Sheet,
    Slide,
    Style,
    frame,
    spoken_of,
)
from app.ui.slide.lettering import MATTERS
from app.ui.tally_bars import base_words, choice_words, count_of, percent_words, put_bar

_COUNT: Final = Style(1 / 10, MATTERS, QFont.Weight.Bold, 1.0, 98)
_IN_BASE: Final = {
    Base.FOR_AGAINST: (Choice.YES, Choice.NO),
    Base.CAST: (Choice.YES, Choice.NO, Choice.BLANK, Choice.SPOILED),
    Base.PRESENT: (Choice.YES, Choice.NO, Choice.BLANK, Choice.SPOILED),
    Base.MEMBERS: (Choice.YES, Choice.NO, Choice.BLANK, Choice.SPOILED),
}


class ResultSlide(Slide[ResultPicture]):
    """Verdict above, one big bar with a mark where it was needed, the counts below."""

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """From the question down to the numbers."""
        picture = self.picture
        area = frame(sheet, f"{_('Result')} · {spoken_of(picture.number, picture.version)}")
        asked = QRectF(area.left(), area.top(), area.width(), sheet.px(0.13))
        sheet.write(picture.question, asked, BODY.sized(1 / 19), ink=sheet.colours.muted)
        verdict = QRectF(area.left(), sheet.px(0.28), area.width(), sheet.px(0.19))
        self._verdict(sheet, verdict)
        reason = QRectF(area.left(), sheet.px(0.475), area.width(), sheet.px(0.1))
        sheet.write(self._reason(), reason, BODY.sized(1 / 19))
        bar = QRectF(area.left(), sheet.px(0.645), area.width(), sheet.px(0.105))
        self._bar(sheet, bar)
        self._counts(sheet, QRectF(area.left(), sheet.px(0.79), area.width(), sheet.px(0.16)))

    def _verdict(self, sheet: Sheet, box: QRectF) -> None:
        passed = self.picture.outcome.passed
        side = sheet.px(0.15)
        sign = QRectF(box.left(), box.center().y() - side / 2, side, side)
        colours = sheet.colours
        name = "circle-check" if passed else "circle-x"
        sheet.add(Icon(name, sign, colours.accent if passed else colours.text))
        words = _("Adopted") if passed else _("Not adopted")
        room = box.adjusted(side + sheet.px(0.04), 0, 0, 0)
        sheet.write(words, room, DISPLAY.sized(1 / 6), align=Align.LEFT_MIDDLE, is_key=True)

    def _reason(self) -> str:
        """How many were for, what share that is of what, and what else decided."""
        outcome = self.picture.outcome
        base = outcome.bases.of(outcome.base)
        told = [
            _("{percent} of {base} are in favour.").format(
                percent=percent_words(outcome.reached, base), base=base_words(outcome.base)
            )
        ]
        if outcome.tie and outcome.counts.cast:
            told.append(_("It is a tie."))
        if not outcome.quorum_met:
            told.append(_("Too few voted: at least {n} must.").format(n=self.picture.quorum))
        return " ".join(told)

    def _bar(self, sheet: Sheet, rect: QRectF) -> None:
        """The base as a length, filled by choice; a mark where enough is."""
        outcome = self.picture.outcome
        base, colours = outcome.bases.of(outcome.base), sheet.colours
        radius, thick = sheet.px(0.008), sheet.px(0.0025)
        sheet.add(Panel(rect, colours.surface, radius, colours.outline, thick))
        if not base:
            return
        left, gap = rect.left(), sheet.px(0.005)
        for choice in _IN_BASE[outcome.base]:
            wide = rect.width() * count_of(outcome.counts, choice) / base
            if wide > 0:
                put_bar(sheet, QRectF(left, rect.top(), max(1, wide - gap), rect.height()), choice)
            left += wide
        self._mark(sheet, rect, base)

    def _mark(self, sheet: Sheet, rect: QRectF, base: int) -> None:
        outcome, colours = self.picture.outcome, sheet.colours
        at = rect.left() + rect.width() * min(1.0, outcome.needed / base)
        thick, beyond = sheet.px(0.008), sheet.px(0.018)
        line = QRectF(at - thick / 2, rect.top() - beyond, thick, rect.height() + 2 * beyond)
        halo = line.adjusted(-thick / 2, 0, thick / 2, 0)
        sheet.add(Panel(halo, colours.window), Panel(line, colours.text))
        told = _("{needed} of {n} needed").format(needed=outcome.needed, n=base)
        wide = sheet.lettering(SMALL.largest).width(told) + sheet.px(0.02)
        left = min(max(rect.left(), at - wide / 2), rect.right() - wide)
        label = QRectF(left, line.top() - sheet.px(0.055), wide, sheet.px(0.055))
        sheet.write(told, label, SMALL, align=Align.CENTRE)

    def _counts(self, sheet: Sheet, box: QRectF) -> None:
        """Label, pattern and number of each choice, in their fixed order."""
        counts = self.picture.outcome.counts
        shown = [Choice.YES, Choice.NO, Choice.BLANK]
        shown += [Choice.SPOILED] if counts.spoiled else []
        wide = min(box.width() / len(shown), sheet.px(0.42))
        for number, choice in enumerate(shown):
            cell = QRectF(box.left() + number * wide, box.top(), wide, box.height())
            self._count(sheet, cell, choice, count_of(counts, choice))

    def _count(self, sheet: Sheet, cell: QRectF, choice: Choice, count: int) -> None:
        side = sheet.px(0.044)
        upper = QRectF(cell.left(), cell.top(), cell.width(), sheet.px(0.055))
        swatch = QRectF(cell.left(), upper.center().y() - side / 2, side, side)
        put_bar(sheet, swatch, choice)
        label = upper.adjusted(side * 1.35, 0, 0, 0)
        sheet.write(choice_words(choice), label, SMALL, align=Align.LEFT_MIDDLE)
        lower = QRectF(cell.left(), upper.bottom(), cell.width(), sheet.px(0.105))
        sheet.write(str(count), lower, _COUNT, align=Align.LEFT_MIDDLE, is_key=True)
