"""The gate of a phase: which one, open or closed, until when, and what that means for the room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF

from app.i18n import _
from app.models.recommendations.way import STAGES
from app.ui.scenes import Countdown, GatePicture, Phase
from app.ui.slide import (
    BODY,
    HEADING,
    MATTERS,
    SMALL,
    Align,
    Icon,
    Panel,
    Sheet,
    Slide,
    Words,
    clock_words,
    dial,
    frame,
)
from app.ui.slide.big_clock import digits_lettering, look_of, surround
from app.way_words import meaning, place_words, stage_name, state_word

_WAY: Final = 0.11
"""The way of all phases at the foot."""
_DIGITS: Final = 0.2


class GateSlide(Slide[GatePicture]):
    """The phase large, what it means below it, and at the foot the whole way."""

    def moment(self, now: int) -> object:
        """The digits of a last call."""
        clock = self.clock
        return dial(clock.remaining_ms(now)) if clock else None

    def changes_in(self, now: int) -> int:
        """When a digit changes."""
        clock, usual = self.clock, super().changes_in(now)
        return min(usual, clock.changes_in(now)) if clock else usual

    @property
    def clock(self) -> Countdown | None:
        """Counts to the end of a last call; None without one."""
        gate = self.picture.gate
        length = gate.until - gate.at
        return Countdown(length, ends_at=gate.until, is_begun=True) if gate.until else None

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """Nothing on it needs another page."""
        gate, stage = self.picture.gate, self.picture.stage
        area = frame(sheet, place_words(stage), state_word(gate))
        foot = QRectF(area.left(), area.bottom() - sheet.px(_WAY), area.width(), sheet.px(_WAY))
        self._put_way(sheet, foot)
        room = area.adjusted(0, 0, 0, -sheet.px(_WAY + 0.03))
        head = QRectF(room.left(), room.top(), room.width(), sheet.px(0.16 if self.clock else 0.26))
        self._put_name(sheet, head)
        clock_high = sheet.px(_DIGITS + 0.05) if self.clock else 0.0
        top = head.bottom() + sheet.px(0.015)
        words = QRectF(room.left(), top, room.width(), room.bottom() - clock_high - top)
        style = HEADING.sized(1 / 11 if self.clock else 1 / 9, MATTERS)
        sheet.write(meaning(gate), words, style, is_key=True)
        if self.clock:
            low = room.bottom() - clock_high
            self._put_clock(sheet, QRectF(room.left(), low, room.width(), clock_high), now)

    def _put_name(self, sheet: Sheet, box: QRectF) -> None:
        """A lock before the name of what is closed: shape and word tell it, not colour alone."""
        gate = self.picture.gate
        side = sheet.px(0.11)
        sign = QRectF(box.left(), box.center().y() - side / 2, side, side)
        name = "lock-open" if gate.is_open else "lock"
        sheet.add(Icon(name, sign, sheet.colours.accent if gate.is_open else sheet.colours.text))
        beside = box.adjusted(side * 1.3, 0, 0, 0)
        style = HEADING.sized(1 / 6.5 if self.clock else 1 / 5.2, MATTERS)
        told = stage_name(self.picture.stage)
        sheet.write(told, beside, style, align=Align.LEFT_MIDDLE, is_key=True)

    def _put_clock(self, sheet: Sheet, box: QRectF, now: int) -> None:
        """The digits, and beside them what they say."""
        clock = self.clock
        if clock is None:
            return
        told, look = dial(clock.remaining_ms(now)), look_of(clock, sheet, now)
        lettering = digits_lettering(sheet, told, _DIGITS, box.width() * 0.5, _DIGITS)
        left = box.left() + (sheet.px(0.045) if look.edge and not look.is_band else 0.0)
        high = lettering.cap_height
        digits = QRectF(left, box.center().y() - high / 2, lettering.width(told), high)
        surround(sheet, digits, look)
        sheet.add(Words(told, left, digits.bottom(), lettering, look.ink, look.ground, True))
        beside = box.adjusted(digits.right() + sheet.px(0.09) - box.left(), 0, 0, 0)
        ink, ground = (look.ink, look.ground) if look.is_band else ("", "")
        if clock.phase(now) is not Phase.ENDED:
            style = HEADING.sized(1 / 12, MATTERS)
            words = clock_words(clock, now)
            sheet.write(words, beside, style, ink=ink, ground=ground, align=Align.LEFT_MIDDLE)

    def _put_way(self, sheet: Sheet, box: QRectF) -> None:
        """A mark for each phase: those that are behind filled, the one that is on higher, those to
        come empty; below them what comes.
        """
        stage, colours = self.picture.stage, sheet.colours
        gap = sheet.px(0.012)
        wide = (box.width() - gap * (len(STAGES) - 1)) / len(STAGES)
        for at, each in enumerate(STAGES):
            high = sheet.px(0.034 if each is stage else 0.018)
            middle = box.top() + sheet.px(0.02)
            mark = QRectF(box.left() + at * (wide + gap), middle - high / 2, wide, high)
            is_behind = each.number <= stage.number
            fill = colours.accent if is_behind else colours.raised
            sheet.add(Panel(mark, fill, high / 2, "" if is_behind else colours.outline, 2.0))
        then = stage.then
        if then is not None:
            line = box.adjusted(0, sheet.px(0.05), 0, 0)
            told = _("Then: {title}").format(title=stage_name(then))
            sheet.write(told, line, BODY.sized(SMALL.largest), ink=colours.muted)
