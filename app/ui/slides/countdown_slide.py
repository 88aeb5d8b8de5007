"""The task of the tables and the time they have. Digits first: they are read from the last row.

The nearer the end, the heavier the shape: digits alone, a frame around them, a filled panel within
a frame around the wall, and when time is up a band from edge to edge. Hue only repeats it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF

from app.i18n import N_, _
from app.models.agenda import ItemKind
from app.ui.scenes import TaskPicture
from app.ui.slide import (
    BODY,
    HEADING,
    SMALL,
    Align,
    Bar,
    Icon,
    Lettering,
    Panel,
    Sheet,
    Slide,
    Words,
    clock_words,
    dial,
    frame,
    put_pages,
)
from app.ui.slide.big_clock import PAD, Look, digits_lettering, look_of, surround
from app.ui.slide.lettering import MATTERS, fit
from app.ui.slide.tables import delivered_words, put_tables
from app.ui.theme import Pattern

_LARGEST: Final = 0.36
_LARGEST_NARROW: Final = 0.31
_BAR: Final = 0.026
_TASK: Final = replace(BODY.sized(1 / 17, 1 / 23), leading=1.3)
_TASK_LINE: Final = 38.0
"""A task may run wider than other text: it shares the wall with the clock."""
_KINDS: Final = {
    ItemKind.PLENARY: N_("Plenary"),
    ItemKind.EXPERT: N_("Talk"),
    ItemKind.TABLE_ROUND: N_("At the tables"),
    ItemKind.NOTES: N_("At the tables"),
    ItemKind.THEMES: N_("Themes"),
    ItemKind.DRAFTING: N_("Drafting"),
    ItemKind.POLL: N_("Poll"),
    ItemKind.BREAK: N_("Break"),
}


class CountdownSlide(Slide[TaskPicture]):
    """Task above, clock below, and how far the tables are."""

    turns_after_ms = 14_000

    def moment(self, now: int) -> object:
        """The digits, and the phase that gives them their shape."""
        clock = self.picture.clock
        return dial(clock.remaining_ms(now)), clock.phase(now)

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """Head, task, clock, tables, bar; the clock's place is the same whatever stands above."""
        area = frame(sheet, self._kicker())
        upper = sheet.px(0.45 if sheet.is_wide else 0.42)
        words = QRectF(area.left(), area.top(), area.width(), upper - area.top())
        self._clock(sheet, area, now)
        self._task(sheet, words, page)
        bar = QRectF(area.left(), area.bottom() - sheet.px(_BAR), area.width(), sheet.px(_BAR))
        self._bar(sheet, bar, now)
        row = QRectF(area.left(), sheet.px(0.84), area.width(), sheet.px(0.075))
        put_tables(sheet, self.picture.tables, row)

    def _kicker(self) -> str:
        kind = _(_KINDS[self.picture.kind])
        if self.picture.round:
            return f"{_('Round {n}').format(n=self.picture.round)} · {kind}"
        return kind

    def _task(self, sheet: Sheet, box: QRectF, page: int) -> None:
        """The title, and the task on as many pages as it takes; the title stands on each."""
        picture = self.picture
        if not picture.task:
            sheet.write(picture.title, box, HEADING.sized(1 / 7.5), is_key=True)
            return
        high, largest = box.height() * 0.5, 1 / 9.5 if sheet.is_wide else MATTERS
        setting = fit(picture.title, HEADING.sized(largest), sheet.height, box.width(), high)
        title = sheet.put(setting, box, is_key=True)
        rest = box.adjusted(0, title.height() + sheet.px(0.012), 0, 0)
        put_pages(sheet, picture.task, rest, rest, _TASK, page, _TASK_LINE)

    def _clock(self, sheet: Sheet, area: QRectF, now: int) -> None:
        look = look_of(self.picture.clock, sheet, now)
        told = dial(self.picture.clock.remaining_ms(now))
        lettering = self._lettering(sheet, area, told)
        middle = sheet.px(0.64 if sheet.is_wide else 0.668)
        high = lettering.cap_height
        digits = QRectF(area.left(), middle - high / 2, lettering.width(told), high)
        if look.edge and not look.is_band:
            digits.translate(sheet.px(PAD), 0)
        surround(sheet, digits, look)
        sheet.add(
            Words(told, digits.left(), digits.bottom(), lettering, look.ink, look.ground, True)
        )
        self._tell_time(sheet, area, digits, look, now)

    def _lettering(self, sheet: Sheet, area: QRectF, told: str) -> Lettering:
        """As large as leaves room for the words beside or above."""
        largest = _LARGEST if sheet.is_wide else _LARGEST_NARROW
        most = (0.56 if sheet.is_wide else 0.88) * area.width()
        return digits_lettering(sheet, told, largest, most)

    def _tell_time(self, sheet: Sheet, area: QRectF, digits: QRectF, look: Look, now: int) -> None:
        """The clock in words and the count of tables: beside the digits, or above them."""
        words = clock_words(self.picture.clock, now)
        count = delivered_words(self.picture.tables)
        if not sheet.is_wide:
            line = QRectF(area.left(), sheet.px(0.435), area.width(), sheet.px(0.055))
            sheet.write(" · ".join(filter(None, (words, count))), line, SMALL)
            return
        ink, ground = (look.ink, look.ground) if look.is_band else ("", "")
        left = digits.right() + sheet.px(PAD + 0.055)
        high = digits.height() * (0.66 if count else 1)
        box = QRectF(left, digits.top(), area.right() - left, high)
        style = HEADING.sized(1 / 12)
        align = Align.LEFT_BOTTOM if count else Align.LEFT_MIDDLE
        if self.picture.clock.is_paused:
            box = self._pause_sign(sheet, box, align)
        taken = sheet.write(words, box, style, ink=ink, ground=ground, align=align)
        below = QRectF(left, taken.bottom() + sheet.px(0.008), area.right() - left, sheet.px(0.11))
        quiet = ink or sheet.colours.muted
        sheet.write(count, below, SMALL, ink=quiet, ground=ground)

    def _pause_sign(self, sheet: Sheet, box: QRectF, align: Align) -> QRectF:
        side = sheet.px(0.07)
        top = (
            box.bottom() - side * 1.2 if align is Align.LEFT_BOTTOM else box.center().y() - side / 2
        )
        sheet.add(Icon("pause", QRectF(box.left(), top, side, side), sheet.colours.text))
        return box.adjusted(side * 1.25, 0, 0, 0)

    def _bar(self, sheet: Sheet, rect: QRectF, now: int) -> None:
        """What is left of the time, as a length."""
        clock, colours = self.picture.clock, sheet.colours
        radius = rect.height() / 2
        sheet.add(Panel(rect, colours.raised, radius, colours.outline, sheet.px(0.003)))
        left = QRectF(rect)
        left.setWidth(max(rect.height(), rect.width() * clock.share_left(now)))
        if clock.share_left(now) > 0:
            pattern = Pattern.STRIPES if clock.is_paused else Pattern.SOLID
            sheet.add(Bar(left, colours.accent, pattern, radius, sheet.px(0.03)))
