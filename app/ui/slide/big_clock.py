"""The digits that count on the wall, in the shape of the moment.

The nearer the end, the heavier the shape: digits alone, a frame around them, a filled panel within
a frame around the wall, and when time is up a band from edge to edge. Hue only repeats it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.ui.scenes import Countdown, Phase
from app.ui.slide.lettering import Lettering
from app.ui.slide.pieces import Panel
from app.ui.slide.sheet import Sheet

PAD: Final = 0.042
"""Between the digits and the edge of their ground."""
SMALLEST: Final = 0.25
"""Digits that stand alone are never smaller."""
_HEAVY: Final = QFont.Weight.Bold
_TRACKING: Final = 97.0


@dataclass(frozen=True, slots=True)
class Look:
    """How the digits stand in one phase: their colour, their ground, and the ground's reach."""

    ink: str
    ground: str
    edge: str = ""
    is_band: bool = False
    frames_the_wall: bool = False


def look_of(clock: Countdown, sheet: Sheet, now: int) -> Look:
    """The shape of the moment."""
    colours = sheet.colours
    phase = clock.phase(now)
    if phase is Phase.OVERTIME:
        return Look(colours.window, colours.text, colours.text, is_band=True)
    if phase is Phase.LAST:
        return Look(colours.window, colours.text, colours.text, frames_the_wall=True)
    if phase is Phase.SOON:
        return Look(colours.text, colours.window, colours.text)
    return Look(colours.muted if clock.is_paused else colours.text, colours.window)


def digits_lettering(
    sheet: Sheet, told: str, largest: float, most: float, smallest: float = SMALLEST
) -> Lettering:
    """As large as fits into `most` pixels of width; figures are equally wide, so nothing jumps."""
    pixels = round(sheet.px(largest))
    least = round(sheet.px(smallest)) + 1
    while (
        pixels > least and Lettering(pixels, _HEAVY, _TRACKING, is_tabular=True).width(told) > most
    ):
        pixels -= 1
    return Lettering(pixels, _HEAVY, _TRACKING, is_tabular=True)


def surround(sheet: Sheet, digits: QRectF, look: Look) -> None:
    """The ground of the digits, and the frame around the wall."""
    if not look.edge:
        return
    pad = sheet.px(PAD)
    if look.is_band:
        band = QRectF(0, digits.top() - pad, sheet.width, digits.height() + 2 * pad)
        sheet.add(Panel(band, look.ground))
        return
    if look.frames_the_wall:
        wall = QRectF(0, 0, sheet.width, sheet.height)
        sheet.add(Panel(wall, "", 0, sheet.colours.text, sheet.px(0.022)))
    panel = digits.adjusted(-pad, -pad, pad, pad)
    sheet.add(Panel(panel, look.ground, sheet.px(0.028), look.edge, sheet.px(0.009)))
