"""A break: when we go on, and how long that is."""

from __future__ import annotations

import datetime
from typing import Final

from PySide6.QtCore import QRectF

from app import i18n
from app.i18n import _
from app.models.agenda import as_expected
from app.ui.scenes import BreakPicture, Phase
from app.ui.slide import (
    BODY,
    HEADING,
    Align,
    Icon,
    Sheet,
    Slide,
    Words,
    clock_words,
    dial,
    frame,
)
from app.ui.slide.big_clock import SMALLEST, digits_lettering
from app.ui.slide.lettering import fit_begun

_SMALLEST_PAUSED: Final = 0.17
"""Only for hours that stand still."""
_STEP: Final = BODY.sized(1 / 16)


class BreakSlide(Slide[BreakPicture]):
    """The hour we go on is the message; the digits below it count. The step that is on, if any,
    stands beside the cup, with what it has left.
    """

    _number = 0

    def moment(self, now: int) -> object:
        """The digits and the hour, which moves while the break is paused; the step and its time."""
        step = self.picture.clock.step(now)
        told = (step.number, dial(step.remaining_ms)) if step else None
        return dial(self.picture.clock.remaining_ms(now)), self._returns(now), told

    def tick(self, now_ms: int) -> None:
        """Time goes on; a step that begins is told to screen readers at once."""
        before, step = self._number, self.picture.clock.step(now_ms)
        self._number = step.number if step else 0
        super().tick(now_ms)
        if before != self._number:
            self._tell()

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """Cup and step, hour, digits, and what comes then."""
        area = frame(sheet, self.picture.title)
        clock = self.picture.clock
        phase = clock.phase(now)
        cup = QRectF(area.left(), area.top() + sheet.px(0.05), sheet.px(0.12), sheet.px(0.12))
        sheet.add(Icon("coffee", cup, sheet.colours.accent))
        hero = QRectF(area.left(), cup.bottom() + sheet.px(0.02), area.width(), sheet.px(0.22))
        style = HEADING.sized(1 / 6.5)
        sheet.write(self._message(now), hero, style, align=Align.LEFT_MIDDLE, is_key=True)
        beside = cup.adjusted(cup.width() + sheet.px(0.04), 0, 0, 0)
        beside.setRight(area.right())
        self._step(sheet, beside, now)
        then = self._then(sheet, area)
        if phase not in (Phase.IDLE, Phase.ENDED):
            self._digits(
                sheet, QRectF(area.left(), hero.bottom(), area.width(), then - hero.bottom()), now
            )

    def _message(self, now: int) -> str:
        phase = self.picture.clock.phase(now)
        if phase is Phase.IDLE:
            return clock_words(self.picture.clock, now)
        if phase in (Phase.OVERTIME, Phase.ENDED):
            return _("We begin now") if self.picture.is_opening else _("We resume now")
        told = _("We begin at {time}") if self.picture.is_opening else _("We resume at {time}")
        return told.format(time=self._returns(now))

    def _returns(self, now: int) -> str:
        """The hour by the clock on the wall: when time runs out, or would if it ran on now."""
        clock = self.picture.clock
        at = clock.ends_at or now + clock.left_ms
        local = datetime.datetime.fromtimestamp(as_expected(at) / 1_000)
        return i18n.clock(local.hour * 60 + local.minute)

    def _step(self, sheet: Sheet, box: QRectF, now: int) -> None:
        """Which step of how many, and its time while it is not all that is left."""
        step, type_ = self.picture.clock.step(now), sheet.lettering(_STEP.largest, HEADING)
        if step is None:
            return
        wide = 0.0
        if step.remaining_ms < self.picture.clock.remaining_ms(now):
            told = dial(step.remaining_ms)
            wide = type_.width("0" * len(told)) + sheet.px(0.04)
            lower = box.center().y() + type_.cap_height / 2
            left, colours = box.right() - type_.width(told), sheet.colours
            sheet.add(Words(told, left, lower, type_, colours.text, colours.window))
        words = _("{n} of {count}: {step}")
        words = words.format(n=step.number, count=step.count, step="{words}")
        title, room = step.title or self.picture.title, box.adjusted(0, 0, -wide, 0)
        setting = fit_begun(words, title, _STEP, sheet.height, room.width(), room.height())
        sheet.put(setting, room, align=Align.LEFT_MIDDLE)

    def _then(self, sheet: Sheet, area: QRectF) -> float:
        line = QRectF(area.left(), area.bottom() - sheet.px(0.13), area.width(), sheet.px(0.13))
        if self.picture.then:
            told = _("Then: {title}").format(title=self.picture.then)
            style = BODY.sized(1 / 18)
            sheet.write(told, line, style, ink=sheet.colours.muted, align=Align.LEFT_BOTTOM)
        return line.top()

    def _digits(self, sheet: Sheet, box: QRectF, now: int) -> None:
        """As on other slides; time that stands still says so beside them."""
        clock = self.picture.clock
        told, ink = dial(clock.remaining_ms(now)), sheet.colours.text
        high = min(0.3, box.height() * 1.1 / sheet.height)
        most = box.width() * (0.62 if clock.is_paused else 1.0)
        lettering = digits_lettering(sheet, told, max(high, SMALLEST), most, _SMALLEST_PAUSED)
        baseline = box.center().y() + lettering.cap_height / 2
        if clock.is_paused:
            ink = sheet.colours.muted
            left = box.left() + lettering.width(told) + sheet.px(0.06)
            beside = QRectF(left, box.center().y() - sheet.px(0.06), 0, sheet.px(0.12))
            beside.setRight(box.right())
            _put_pause(sheet, beside)
        sheet.add(Words(told, box.left(), baseline, lettering, ink, sheet.colours.window, True))


def _put_pause(sheet: Sheet, box: QRectF) -> None:
    side = sheet.px(0.07)
    sign = QRectF(box.left(), box.center().y() - side / 2, side, side)
    sheet.add(Icon("pause", sign, sheet.colours.text))
    words = box.adjusted(side * 1.25, 0, 0, 0)
    sheet.write(_("Paused"), words, HEADING.sized(1 / 12), align=Align.LEFT_MIDDLE)
