"""Whoever paints only what a slide says has changed sees what the slide is, at every moment."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter, QRegion

from app.models.agenda import ItemKind
from app.models.room import Scene, Showing
from app.ui.scenes import Countdown, Phase, TaskPicture
from app.ui.slide.base import region_of
from app.ui.slides import AnySlide
from app.ui.slides.countdown_slide import CountdownSlide
from app.ui.theme import ROOM_DARK
from tests.room.days import NOON, a_day, start
from tests.room.test_slides import made

SIZE = QSizeF(640, 360)
SECOND = 1_000
LENGTH = 1_800 * SECOND
ROUNDING = 8
"""Of 255: a letter's edge is rounded otherwise when only a part of it is painted."""


class Wall:
    """A picture on which only what changed is painted."""

    def __init__(self, slide: AnySlide) -> None:
        self._slide = slide
        self.image = painted(slide)
        slide.redrawn.connect(self._on_redrawn)

    def _on_redrawn(self, shares: list[QRectF] | None) -> None:
        region = None if shares is None else region_of(shares, SIZE)
        paint(self._slide, self.image, region)


def paint(slide: AnySlide, image: QImage, region: QRegion | None = None) -> None:
    painter = QPainter(image)
    if region is not None:
        painter.setClipRegion(region)
    slide.draw(painter, SIZE, ROOM_DARK, region)
    painter.end()


def same(one: QImage, other: QImage) -> bool:
    """Whether two pictures look the same."""
    levels = [np.frombuffer(each.constBits(), np.uint8).astype(int) for each in (one, other)]
    return bool(np.abs(levels[0] - levels[1]).max() <= ROUNDING)


def painted(slide: AnySlide) -> QImage:
    image = QImage(SIZE.toSize(), QImage.Format.Format_RGB32)
    image.fill(0)
    paint(slide, image)
    return image


@pytest.mark.parametrize("phase", [Phase.SOON, Phase.LAST, Phase.OVERTIME])
@pytest.mark.parametrize("early", [0, 1])
def test_a_clock_loses_no_second_and_no_warning(qtbot, phase: Phase, early: int) -> None:
    """A page turns by itself, perhaps in the very second in which the warning begins."""
    clock = Countdown(LENGTH, ends_at=NOON + LENGTH, is_begun=True)
    began = NOON + next(s for s in range(0, 4_000_000, SECOND) if clock.phase(NOON + s) is phase)
    slide = CountdownSlide(TaskPicture("Opgave", "Sig det", ItemKind.TABLE_ROUND, 1, clock, ()))
    qtbot.addWidget(slide)
    at = began - CountdownSlide.turns_after_ms - early * SECOND
    slide.tick(at)
    wall = Wall(slide)
    for second in range(1, 31):
        slide.tick(at + second * SECOND)
        assert same(wall.image, painted(slide)), f"after {second} s"


def test_the_small_clock_in_the_corner_loses_no_second(qtbot) -> None:
    day = a_day()
    start(day, "i2")
    slide = made(day, Showing(Scene.PROGRAMME))
    qtbot.addWidget(slide)
    slide.show_corner(Countdown(LENGTH, ends_at=NOON + LENGTH, is_begun=True))
    slide.tick(NOON)
    wall = Wall(slide)
    for second in range(1, 31):
        slide.tick(NOON + second * SECOND)
        assert same(wall.image, painted(slide)), f"after {second} s"
