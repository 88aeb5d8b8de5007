"""A break: when we go on, and how long that is."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app import i18n
from app.i18n import _
from app.ui.scenes import BreakPicture, Phase
from app.ui.slide import (
    BODY,
    HEADING,
    Align,
    Icon,
    Lettering,
    Sheet,
    Slide,
    Words,
    clock_words,
    dial,
    frame,
)


class BreakSlide(Slide[BreakPicture]):
    """The hour we go on is the message; the digits below it count."""

    def moment(self, now: int) -> object:
        """The digits and the hour, which moves while the break is paused."""
        return dial(self.picture.clock.remaining_ms(now)), self._returns(now)

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """Cup, hour, digits, and what comes then."""
        area = frame(sheet, self.picture.title)
        clock = self.picture.clock
        phase = clock.phase(now)
        cup = QRectF(area.left(), area.top() + sheet.px(0.05), sheet.px(0.12), sheet.px(0.12))
        sheet.add(Icon("coffee", cup, sheet.colours.accent))
        hero = QRectF(area.left(), cup.bottom() + sheet.px(0.02), area.width(), sheet.px(0.22))
        style = HEADING.sized(1 / 6.5)
        sheet.write(self._message(now), hero, style, align=Align.LEFT_MIDDLE, is_key=True)
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
        local = datetime.datetime.fromtimestamp(at / 1000).astimezone()
        return i18n.clock(local.hour * 60 + local.minute)

    def _then(self, sheet: Sheet, area: QRectF) -> float:
        line = QRectF(area.left(), area.bottom() - sheet.px(0.13), area.width(), sheet.px(0.13))
        if self.picture.then:
            told = _("Then: {title}").format(title=self.picture.then)
            style = BODY.sized(1 / 18)
            sheet.write(told, line, style, ink=sheet.colours.muted, align=Align.LEFT_BOTTOM)
        return line.top()

    def _digits(self, sheet: Sheet, box: QRectF, now: int) -> None:
        told = dial(self.picture.clock.remaining_ms(now))
        pixels = round(min(sheet.px(0.3), box.height() * 1.1))
        lettering = Lettering(
            max(pixels, round(sheet.px(0.25)) + 1), QFont.Weight.Medium, 97, is_tabular=True
        )
        baseline = box.center().y() + lettering.cap_height / 2
        ink = sheet.colours.muted if self.picture.clock.is_paused else sheet.colours.text
        sheet.add(Words(told, box.left(), baseline, lettering, ink, sheet.colours.window, True))
