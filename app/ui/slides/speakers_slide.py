"""The list of speakers: who has the floor, for how long, and who comes then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF

from app.i18n import _, _n
from app.ui.scenes import Phase, SpeakersPicture
from app.ui.slide import (
    BODY,
    HEADING,
    SMALL,
    Icon,
    Sheet,
    Slide,
    Words,
    dial,
    frame,
)
from app.ui.slide.big_clock import PAD, digits_lettering, look_of, surround
from app.ui.slide.lettering import LEAST, Lettering, Setting, fit, least_pixels, tears
from app.ui.slide.paging import grown

_LARGEST: Final = 0.34
_SMALLEST: Final = 0.17
"""Only for a turn that somebody forgot for an hour."""
_COLUMN: Final = 0.36
_NAME: Final = 1 / 17
_BETWEEN: Final = 0.013
"""Between the names of those who wait."""


class SpeakersSlide(Slide[SpeakersPicture]):
    """The name and its time to the left, those who wait to the right; below on a narrow wall."""

    def moment(self, now: int) -> object:
        """The digits, and the phase that gives them their shape."""
        clock = self.picture.clock
        return dial(clock.remaining_ms(now)), clock.phase(now)

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """Head, who speaks, the clock, who comes."""
        is_over = self.picture.clock.phase(now) is Phase.OVERTIME
        note = _("Paused") if self.picture.clock.is_paused else ""
        area = frame(sheet, _("Speakers"), _("The turn is over") if is_over else note)
        if sheet.is_wide:
            column = area.width() * _COLUMN
            left = area.adjusted(0, 0, -column - sheet.px(0.06), 0)
            right = area.adjusted(area.width() - column, 0, 0, 0)
            self._speaking(sheet, left.adjusted(0, 0, 0, sheet.px(0.28) - left.height()))
            self._clock(sheet, left, sheet.px(0.66), _LARGEST, now)
            self._waiting(sheet, right)
            return
        self._speaking(sheet, area.adjusted(0, 0, 0, sheet.px(0.19) - area.height()))
        self._clock(sheet, area, sheet.px(0.485), 0.26, now)
        self._waiting(sheet, area.adjusted(0, sheet.px(0.645) - area.top(), 0, 0))

    def _speaking(self, sheet: Sheet, box: QRectF) -> None:
        """Who has the floor, and on the middle of the name a microphone."""
        name, style = self.picture.speaking, HEADING.sized(1 / 8.5, 1 / 17)
        if not name:
            told = _("Nobody has the floor")
            sheet.write(told, box, style, ink=sheet.colours.muted, is_key=True)
            return
        side = sheet.px(0.075)
        taken = sheet.write(name, box.adjusted(side * 1.3, 0, 0, 0), style, is_key=True)
        sign = QRectF(box.left(), taken.center().y() - side / 2, side, side)
        sheet.add(Icon("mic", sign, sheet.colours.accent))

    def _clock(self, sheet: Sheet, area: QRectF, middle: float, most: float, now: int) -> None:
        """In its column: the band of an item that is over would lie across those who wait."""
        look = look_of(self.picture.clock, sheet, now)
        if look.is_band:
            look = replace(look, is_band=False, frames_the_wall=True)
        told = dial(self.picture.clock.remaining_ms(now))
        room = area.width() - 2 * sheet.px(PAD)
        lettering = digits_lettering(sheet, told, most, room, _SMALLEST)
        high = lettering.cap_height
        left = area.left() + (sheet.px(PAD) if look.edge else 0)
        digits = QRectF(left, middle - high / 2, lettering.width(told), high)
        surround(sheet, digits, look)
        sheet.add(
            Words(told, digits.left(), digits.bottom(), lettering, look.ink, look.ground, True)
        )

    def _waiting(self, sheet: Sheet, box: QRectF) -> None:
        """How many wait, and their names."""
        names = self.picture.waiting
        head = QRectF(box.left(), box.top(), box.width(), sheet.px(0.055))
        told = _n("{n} person is waiting", "{n} people are waiting", len(names))
        words = told.format(n=len(names)) if names else _("Nobody is waiting")
        sheet.write(words, head, SMALL, ink=sheet.colours.muted)
        below = box.adjusted(0, head.height() + sheet.px(_BETWEEN), 0, 0)
        top = below.top()
        for setting in _in_line(sheet, names, below):
            sheet.put(setting, QRectF(box.left(), top, box.width(), setting.height))
            top += setting.height + sheet.px(_BETWEEN)


def _in_line(sheet: Sheet, names: Sequence[str], box: QRectF) -> list[Setting]:
    """The names in one size: as large as all of them fit, each on one line where it can be. Where
    they do not fit, the first ones in the smallest, and how many more.
    """
    told = [f"{at}. {name}" for at, name in enumerate(names, 1)]

    def lay(pixels: int) -> list[Setting]:
        type_ = Lettering(pixels, BODY.weight)
        return [Setting(type_, type_.broken(each, box.width()), SMALL.leading) for each in told]

    def is_good(rows: list[Setting]) -> bool:
        is_whole = not any(
            tears(row.lettering, each, box.width()) for row, each in zip(rows, told, strict=True)
        )
        return is_whole and _lines(rows) <= fewest and _high(sheet, rows) <= box.height()

    least = lay(least_pixels(sheet.height))
    fewest = _lines(least)
    return grown(lay, is_good, sheet.height, _NAME) or _as_many(sheet, least, box)


def _lines(rows: Sequence[Setting]) -> int:
    return sum(len(each.lines) for each in rows)


def _as_many(sheet: Sheet, rows: list[Setting], box: QRectF) -> list[Setting]:
    """As many as fit, and how many more; only somebody's endless name makes them fit all."""
    if _high(sheet, rows) <= box.height():
        return rows
    for count in range(len(rows) - 1, -1, -1):
        n = len(rows) - count
        words = _n("and {n} more", "and {n} more", n).format(n=n)
        more = fit(words, SMALL.sized(LEAST), sheet.height, box.width(), box.height())
        if _high(sheet, [*rows[:count], more]) <= box.height():
            return [*rows[:count], more]
    return []


def _high(sheet: Sheet, rows: Sequence[Setting]) -> float:
    """What rows take under each other."""
    return sum(each.height for each in rows) + sheet.px(_BETWEEN) * (len(rows) - 1)
