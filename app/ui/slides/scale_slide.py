"""What a scale poll came to: diverging bars, support to the right, resistance to the left."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app import i18n, poll_sentences
from app.i18n import _, _n
from app.models.voting import Result
from app.ui.scenes import ScalePicture, ScaleStep
from app.ui.slide import (
    BODY,
    HEADING,
    LEAST,
    MATTERS,
    SMALL,
    Align,
    Bar,
    Icon,
    Lettering,
    Panel,
    Sheet,
    Slide,
    Words,
    frame_pages,
    kicker,
)
from app.ui.slide.lettering import fit, least_pixels
from app.ui.slides.tally_bars import percent_words
from app.ui.theme import POLL_COLOURS, PollColour, contrast, mix

_VERDICT: Final = 2
_PALE: Final = 0.6
"""How much of the ground, or of white, is mixed into the weaker step of a side."""
_BLACK, _WHITE = "#000000", "#ffffff"


class ScaleSlide(Slide[ScalePicture]):
    """A row for each step, from the strongest support down: words, a bar from the middle, count.

    After Robbins and Heiberger, "Plotting Likert and Other Rating Scales" (JSM 2011): bars leave a
    middle line, so that the two sides are compared at a glance.
    """

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """Question, rows, and in words what a hundred percent is."""
        picture = self.picture
        sheet.pages = _VERDICT if picture.result is not None else 1
        sheet.page = min(page, sheet.pages)
        area = frame_pages(sheet, kicker(_("Result"), picture.number, picture.version))
        asked = fit(
            picture.question, BODY.sized(1 / 17), sheet.height, area.width(), sheet.px(0.16)
        )
        taken = sheet.put(asked, area)
        foot = fit(self._sum(), SMALL, sheet.height, area.width(), sheet.px(0.16))
        ruled = sheet.px(0.15) if picture.result is not None else 0.0
        bottom = area.bottom() - foot.height - ruled
        line = QRectF(area.left(), bottom, area.width(), foot.height)
        sheet.put(foot, line, ink=sheet.colours.muted)
        top = taken.bottom() + sheet.px(0.025)
        box = QRectF(area.left(), top, area.width(), bottom - sheet.px(0.02) - top)
        self._rows(sheet, box)
        if picture.result is not None and sheet.page == _VERDICT:
            low = QRectF(
                area.left(), area.bottom() - sheet.px(0.135), area.width(), sheet.px(0.135)
            )
            self._verdict(sheet, low, picture.result)

    def page_words(self) -> str:
        """The step by its name."""
        if self.picture.result is None:
            return super().page_words()
        name = _("Verdict") if self.page == _VERDICT else _("Counts")
        return f"{name} {super().page_words()}"

    def _verdict(self, sheet: Sheet, box: QRectF, held: Result) -> None:
        """The word, how many support it and how many it takes, and the dissent if it is great."""
        side, colours = sheet.px(0.1), sheet.colours
        sign = QRectF(box.left(), box.center().y() - side / 2, side, side)
        name = "circle-check" if held.passed else "circle-x"
        sheet.add(Icon(name, sign, colours.accent if held.passed else colours.text))
        room = box.adjusted(side + sheet.px(0.03), 0, 0, 0)
        words = _("Adopted") if held.passed else _("Not adopted")
        style = HEADING.sized(1 / 10.5, MATTERS)
        taken = sheet.write(words, room, style, align=Align.LEFT_MIDDLE, is_key=True)
        beside = room.adjusted(taken.width() + sheet.px(0.05), 0, 0, 0)
        sheet.write(self._besides(held), beside, SMALL, align=Align.LEFT_MIDDLE)

    def _besides(self, held: Result) -> str:
        told = [_("{n} support it, {needed} needed.").format(n=held.reached, needed=held.needed)]
        told.append(poll_sentences.tie(held))
        if not held.quorum_met:
            told.append(_("Too few voted."))
        told.append(poll_sentences.dissenting(self.picture.dissent))
        return " ".join(filter(None, told))

    def _sum(self) -> str:
        picture = self.picture
        answers = sum(each.answers for each in picture.steps)
        told = [_n("Percent of {n} answer", "Percent of {n} answers", answers).format(n=answers)]
        if picture.mean is not None:
            mean = _decimal(picture.mean)
            told.append(_("average {mean} of {steps}").format(mean=mean, steps=len(picture.steps)))
        if picture.blank:
            told.append(_n("{n} blank", "{n} blank", picture.blank).format(n=picture.blank))
        if picture.spoiled:
            told.append(_n("{n} spoiled", "{n} spoiled", picture.spoiled).format(n=picture.spoiled))
        return " · ".join(told)

    def _rows(self, sheet: Sheet, box: QRectF) -> None:
        steps = self.picture.steps
        answers = sum(each.answers for each in steps)
        label = Lettering(least_pixels(sheet.height, LEAST), QFont.Weight.Medium)
        figure = Lettering(least_pixels(sheet.height, MATTERS), QFont.Weight.Bold, 98)
        most = max((each.answers for each in steps), default=0)
        for_label = min(box.width() * 0.34, _widest(steps, label) + sheet.px(0.02))
        for_count = figure.width(str(most)) + label.width(percent_words(2, 3)) + sheet.px(0.07)
        bars = box.adjusted(for_label + sheet.px(0.02), 0, -for_count, 0)
        middle, unit = self._measure(bars)
        sheet.add(Panel(QRectF(middle - 1, bars.top(), 2, bars.height()), sheet.colours.outline))
        high = box.height() / max(1, len(steps))
        for row, at in enumerate(reversed(range(len(steps)))):
            line = QRectF(box.left(), box.top() + row * high, box.width(), high)
            self._label(sheet, steps[at].label, label, line, for_label)
            self._bar(sheet, at, unit, QRectF(middle, line.top(), 0, high))
            self._count(sheet, steps[at].answers, answers, figure, label, line)

    def _label(self, sheet: Sheet, words: str, type_: Lettering, line: QRectF, wide: float) -> None:
        lines = type_.broken(words, wide)
        step = type_.pixels * 1.14
        colours = sheet.colours
        first = line.center().y() - (len(lines) - 1) * step / 2 + type_.cap_height / 2
        for number, told in enumerate(lines):
            lower = first + number * step
            sheet.add(Words(told, line.left(), lower, type_, colours.text, colours.window))

    def _measure(self, bars: QRectF) -> tuple[float, float]:
        """Where the middle line stands, and how many pixels one answer is: each side has as much
        room as its longest bar needs, and a little at least.
        """
        steps = self.picture.steps
        middle = (len(steps) - 1) / 2
        even = max((each.answers / 2 for at, each in enumerate(steps) if at == middle), default=0)
        left = max([even, *(each.answers for at, each in enumerate(steps) if at < middle)])
        right = max([even, *(each.answers for at, each in enumerate(steps) if at > middle)])
        least = max(1.0, (left + right) * 0.12)
        left, right = max(left, least), max(right, least)
        unit = bars.width() / (left + right)
        return bars.left() + left * unit, unit

    def _bar(self, sheet: Sheet, at: int, unit: float, box: QRectF) -> None:
        """`box` begins at the middle line."""
        steps = self.picture.steps
        side = at - (len(steps) - 1) / 2
        colour, fill = _answer(side), step_fill(at, len(steps), sheet.colours.window)
        wide = unit * steps[at].answers
        left = box.left() - (wide if side < 0 else wide / 2 if side == 0 else 0)
        rect = QRectF(left, box.top() + box.height() * 0.16, wide, box.height() * 0.68)
        radius, grain = sheet.px(0.008), sheet.px(0.026)
        sheet.add(Bar(rect, fill, colour.pattern, radius, grain, sheet.colours.window))

    def _count(
        self, sheet: Sheet, count: int, of: int, figure: Lettering, small: Lettering, line: QRectF
    ) -> None:
        colours, middle = sheet.colours, line.center().y()
        share = percent_words(count, of)
        right = line.right() - small.width(percent_words(2, 3)) - sheet.px(0.025)
        told = str(count)
        lower = middle + figure.cap_height / 2
        at = right - figure.width(told)
        sheet.add(Words(told, at, lower, figure, colours.text, colours.window, True))
        at = line.right() - small.width(share)
        baseline = middle + small.cap_height / 2
        sheet.add(Words(share, at, baseline, small, colours.muted, colours.window))


def _answer(side: float) -> PollColour:
    return POLL_COLOURS["yes" if side > 0 else "no" if side < 0 else "blank"]


def step_fill(at: int, steps: int, ground: str) -> str:
    """The colour of a step's bar, 0 the strongest resistance: a weaker step is a paler tint. On a
    dark ground that is a lighter one, for a darker one would be lost in it.
    """
    side = at - (steps - 1) / 2
    fill = _answer(side).fill
    if not 0 < abs(side) < (steps - 1) / 2:
        return fill
    is_dark = contrast(ground, _WHITE) > contrast(ground, _BLACK)
    return mix(fill, _WHITE if is_dark else ground, _PALE).name()


def _widest(steps: tuple[ScaleStep, ...], type_: Lettering) -> float:
    return max((type_.width(each.label) for each in steps), default=0.0)


def _decimal(mean: Fraction) -> str:
    """To a hundredth, cut and not rounded: it never seems to reach what it does not."""
    from decimal import Decimal

    return i18n.number(Decimal(mean.numerator * 100 // mean.denominator) / 100, 2)
