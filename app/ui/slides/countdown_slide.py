"""The task of the tables and the time they have. Digits first: they are read from the last row.

The nearer the end, the heavier the shape: digits alone, a frame around them, a filled panel within
a frame around the wall, and when time is up a band from edge to edge. Hue only repeats it.

While the item has steps the wall is the step's: its name and number above, its digits below, and
what follows under them. The item's own time stands small in the head line.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRectF

from app.i18n import N_, _
from app.models.agenda import ItemKind
from app.ui.scenes import Phase, StepOn, TaskPicture
from app.ui.slide import (
    BODY,
    HEADING,
    SMALL,
    Align,
    Bar,
    Icon,
    Panel,
    Sheet,
    Slide,
    Words,
    clock_words,
    dial,
    frame,
    put_pages,
)
from app.ui.slide.big_clock import PAD, SMALLEST, Look, digits_lettering, look_of, surround
from app.ui.slide.lettering import MATTERS, Lettering, Setting, fit, fit_begun
from app.ui.slide.tables import delivered_words, put_tables
from app.ui.theme import Pattern

_BAR: Final = 0.026
_WITHIN: Final = 0.016
"""Between words beside the digits and the edge of the ground on which they stand."""
_PAUSE: Final = 0.07
_BESIDE_SIGN: Final = 1.25
"""The sign of a pause, and how much of its side it takes with the room beside it."""
_TASK: Final = replace(BODY.sized(1 / 17, 1 / 23), leading=1.3)
_LONGEST_USUAL: Final = "+0:00:00"
"""A clock that was forgotten for longer may have smaller digits."""
_READ_AT_ONCE: Final = _TASK.sized(1 / 20, 1 / 20)
"""A task that is smaller than this beside full digits gets more room, and the digits less."""
_FOLLOWS: Final = replace(SMALL.sized(1 / 20), leading=1.2)
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


@dataclass(frozen=True, slots=True)
class _Division:
    """How task and clock share the wall, as shares of the height: where the task ends, the middle
    of the digits, and their type. `is_beside` when words stand right of them, not above.
    """

    task_ends: float
    middle: float
    largest: float
    is_beside: bool = True


_WIDE: Final = (
    _Division(0.45, 0.64, 0.36),
    _Division(0.535, 0.68, 0.26),
    _Division(0.6, 0.716, 0.17),
)
"""From the usual one on, for longer and longer tasks; in the last the digits are still more than
twice as high as what matters must be.
"""
_NARROW: Final = (
    _Division(0.42, 0.66, 0.29, is_beside=False),
    _Division(0.455, 0.679, 0.25, is_beside=False),
    _Division(0.6, 0.716, 0.17),
)


_STEPS_WIDE: Final = (
    _Division(0.41, 0.585, 0.3),
    _Division(0.475, 0.62, 0.22),
    _Division(0.525, 0.645, 0.17),
)
"""The same with room below the digits for what follows; `_THEN` is how far down it reaches."""
_STEPS_NARROW: Final = (
    _Division(0.39, 0.56, 0.27),
    _Division(0.47, 0.605, 0.2),
    _Division(0.525, 0.64, 0.17),
)
_STEPS_ALONE: Final = _Division(0.39, 0.575, 0.36)
"""Where no task stands between the step's name and its digits, these take the room."""
_MOST_PAGES: Final = "10/10"
_THEN, _THEN_ALONE = 0.832, 0.91
"""Down to the row of the tables, or to the bar where there are none."""


class CountdownSlide(Slide[TaskPicture]):
    """Task above, clock below, and how far the tables are."""

    turns_after_ms = 14_000
    _number = 0

    def moment(self, now: int) -> object:
        """The digits, and the phase that gives them their shape; the step, and the whole time."""
        clock, step = self.picture.clock, self.picture.clock.step(now)
        counted = clock.of_step(now)
        digits = dial(counted.remaining_ms(now)), counted.phase(now)
        return (*digits, step.number, dial(clock.remaining_ms(now))) if step else digits

    def tick(self, now_ms: int) -> None:
        """Time goes on; a step that begins is told to screen readers at once."""
        before, step = self._number, self.picture.clock.step(now_ms)
        self._number = step.number if step else 0
        super().tick(now_ms)
        if before != self._number:
            self._tell()

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """Head, task, clock, tables, bar; the clock's place is the same on all pages of a task."""
        step = self.picture.clock.step(now)
        area = frame(sheet, self._kicker(sheet, step, now))
        headline = self._headline(step)
        division = self._division(sheet, area, headline, has_steps=step is not None)
        self._clock(sheet, area, division, now)
        self._task(sheet, _above(sheet, area, division), headline, page)
        if step is not None and step.then:
            self._then(sheet, area, division, step.then)
        bar = QRectF(area.left(), area.bottom() - sheet.px(_BAR), area.width(), sheet.px(_BAR))
        self._bar(sheet, bar, now)
        row = QRectF(area.left(), sheet.px(0.84), area.width(), sheet.px(0.075))
        put_tables(sheet, self.picture.tables, row)

    def _kicker(self, sheet: Sheet, step: StepOn | None, now: int) -> str:
        """The round and what is done. While a step has the headline, what the item is called, where
        there is room for it, and how much time it has left besides the step's.
        """
        picture, type_ = self.picture, sheet.lettering(SMALL.largest, SMALL)
        # Two rounds at once is one too many: a step may be called "Round 1", too.
        is_told = picture.round and step is None
        first = [_("Round {n}").format(n=picture.round)] if is_told else []
        last, left = list[str](), picture.clock.remaining_ms(now)
        if step is not None and left > step.remaining_ms:
            last = [_("{time} left in all").format(time=dial(left))]
        named = " · ".join([*first, picture.title, *last])
        room = sheet.head(0).width() - type_.width(_MOST_PAGES) - sheet.px(0.04)
        if step is not None and type_.width(named) <= room:
            return named
        return " · ".join([*first, _(_KINDS[picture.kind]), *last])

    def _headline(self, step: StepOn | None) -> str:
        """The title, or which step of how many, and its name."""
        if step is None:
            return self.picture.title
        told = _("{n} of {count}: {step}")
        title = step.title or self.picture.title
        return told.format(n=step.number, count=step.count, step=title)

    def _division(self, sheet: Sheet, area: QRectF, headline: str, *, has_steps: bool) -> _Division:
        """Digits first, unless the task would be small beside them or go on on another page."""
        divisions = _WIDE if sheet.is_wide else _NARROW
        if has_steps and sheet.is_wide and not self.picture.task:
            return _STEPS_ALONE
        if has_steps:
            divisions = _STEPS_WIDE if sheet.is_wide else _STEPS_NARROW
        for each in divisions[:-1]:
            above = _above(sheet, area, each)
            if not self.picture.task or self._is_read_at_once(sheet, above, headline):
                return each
        return divisions[-1]

    def _is_read_at_once(self, sheet: Sheet, box: QRectF, headline: str) -> bool:
        rest = _below(sheet, box, _title(sheet, box, headline))
        width = min(rest.width(), _TASK_LINE * sheet.px(_TASK.largest))
        told = fit(self.picture.task, _READ_AT_ONCE, sheet.height, width, rest.height())
        return not told.is_cut

    def _task(self, sheet: Sheet, box: QRectF, headline: str, page: int) -> None:
        """The headline, and the task on as many pages as it takes; the headline stands on each."""
        if not self.picture.task:
            sheet.write(headline, box, HEADING.sized(1 / 7.5), is_key=True)
            return
        title = _title(sheet, box, headline)
        sheet.put(title, box, is_key=True)
        rest = _below(sheet, box, title)
        put_pages(sheet, self.picture.task, rest, rest, _TASK, page, _TASK_LINE)

    def _then(self, sheet: Sheet, area: QRectF, division: _Division, then: str) -> None:
        """What follows, under the digits. A name too long for the room is told as far as it goes:
        the whole of it stands above when its turn comes.
        """
        high = Lettering(round(sheet.px(division.largest))).cap_height / sheet.height
        top = sheet.px(division.middle + high / 2 + PAD + 0.008)
        ends = _THEN if self.picture.tables else _THEN_ALONE
        line = QRectF(area.left(), top, area.width(), sheet.px(ends) - top)
        told = _("Then: {title}").format(title="{words}")
        setting = fit_begun(told, then, _FOLLOWS, sheet.height, line.width(), line.height())
        sheet.put(setting, line, ink=sheet.colours.muted, align=Align.LEFT_MIDDLE)

    def _clock(self, sheet: Sheet, area: QRectF, division: _Division, now: int) -> None:
        clock = self.picture.clock.of_step(now)
        look, told = look_of(clock, sheet, now), dial(clock.remaining_ms(now))
        most = (0.56 if division.is_beside else 0.9) * area.width()
        is_usual = division.largest > SMALLEST and len(told) <= len(_LONGEST_USUAL)
        smallest = SMALLEST if is_usual else 0.7 * division.largest
        lettering = digits_lettering(sheet, told, division.largest, most, smallest)
        high = lettering.cap_height
        top = sheet.px(division.middle) - high / 2
        digits = QRectF(area.left(), top, lettering.width(told), high)
        if look.edge and not look.is_band:
            digits.translate(sheet.px(PAD), 0)
        surround(sheet, digits, look)
        sheet.add(
            Words(told, digits.left(), digits.bottom(), lettering, look.ink, look.ground, True)
        )
        if division.is_beside:
            self._tell_beside(sheet, area, digits, look, now)
        else:
            above = sheet.px(division.middle - 0.055 - 0.065) - high / 2
            self._tell_above(sheet, QRectF(area.left(), above, area.width(), sheet.px(0.055)), now)

    def _count(self, now: int) -> str:
        """How many tables have delivered, once they have begun."""
        is_idle = self.picture.clock.phase(now) is Phase.IDLE
        return "" if is_idle else delivered_words(self.picture.tables)

    def _tell_above(self, sheet: Sheet, line: QRectF, now: int) -> None:
        """The clock in words and the count of tables in a line above the digits."""
        if self.picture.clock.is_paused:
            side = sheet.px(0.05)
            sheet.add(
                Icon("pause", QRectF(line.left(), line.top(), side, side), sheet.colours.text)
            )
            line.adjust(side * 1.2, 0, 0, 0)
        words = clock_words(self.picture.clock, now)  # without steps: those tell it beside
        sheet.write(" · ".join(filter(None, (words, self._count(now)))), line, SMALL)

    def _tell_beside(
        self, sheet: Sheet, area: QRectF, digits: QRectF, look: Look, now: int
    ) -> None:
        """The clock in words and the count of tables under each other, right of the digits and no
        higher than their ground; the count only where hours leave it room, for each table has its
        mark below.
        """
        left, beyond = digits.right() + sheet.px(PAD + 0.055), sheet.px(PAD - _WITHIN)
        column = QRectF(left, digits.top(), area.right() - left, digits.height())
        column.adjust(0, -beyond, 0, beyond)
        words, counted = self._told_beside(sheet, column, now)
        ink, ground = (look.ink, look.ground) if look.is_band else ("", "")
        top = column.center().y() - (words.height + counted.height) / 2
        upper = QRectF(left, top, column.width(), words.height)
        lower = upper.translated(0, words.height)
        if self.picture.clock.is_paused:
            side = sheet.px(_PAUSE)
            sign = QRectF(left, upper.center().y() - side / 2, side, side)
            sheet.add(Icon("pause", sign, ink or sheet.colours.text))
            upper.adjust(side * _BESIDE_SIGN, 0, 0, 0)
        if not words.is_cut:
            sheet.put(words, upper, ink=ink, ground=ground)
        sheet.put(counted, lower, ink=ink or sheet.colours.muted, ground=ground)

    def _told_beside(self, sheet: Sheet, column: QRectF, now: int) -> tuple[Setting, Setting]:
        """The clock in words and the count, which together are no higher than the column; the
        count is without lines where there is no room for both.
        """
        wide, high = column.width(), column.height()
        sign = sheet.px(_PAUSE) * _BESIDE_SIGN if self.picture.clock.is_paused else 0.0
        clock = self.picture.clock.of_step(now)
        style, told = HEADING.sized(1 / 12), clock_words(clock, now)
        counted = fit(self._count(now), SMALL, sheet.height, wide, high / 2)
        words = fit(told, style, sheet.height, wide - sign, high - counted.height)
        if words.is_cut or counted.is_cut or not self._count(now):
            alone = fit(told, style, sheet.height, wide - sign, high)
            return alone, replace(counted, lines=(), is_cut=False)
        return words, counted

    def _bar(self, sheet: Sheet, rect: QRectF, now: int) -> None:
        """What is left of the time, as a length."""
        clock, colours = self.picture.clock.of_step(now), sheet.colours
        radius = rect.height() / 2
        sheet.add(Panel(rect, colours.raised, radius, colours.outline, sheet.px(0.003)))
        left = QRectF(rect)
        left.setWidth(max(rect.height(), rect.width() * clock.share_left(now)))
        if clock.share_left(now) > 0:
            pattern = Pattern.STRIPES if clock.is_paused else Pattern.SOLID
            sheet.add(Bar(left, colours.accent, pattern, radius, sheet.px(0.03)))


def _above(sheet: Sheet, area: QRectF, division: _Division) -> QRectF:
    """The room of the task, above the clock."""
    return QRectF(area.left(), area.top(), area.width(), sheet.px(division.task_ends) - area.top())


def _title(sheet: Sheet, box: QRectF, headline: str) -> Setting:
    largest = 1 / 9.5 if sheet.is_wide else MATTERS
    usual = min(box.height() * 0.5, sheet.px(0.17))
    for high in (usual, box.height() * 0.6):
        told = fit(headline, HEADING.sized(largest), sheet.height, box.width(), high)
        if not told.is_cut:
            break
    return told


def _below(sheet: Sheet, box: QRectF, title: Setting) -> QRectF:
    return box.adjusted(0, title.height + sheet.px(0.012), 0, 0)
