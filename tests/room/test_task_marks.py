"""The row of table marks under the clock: seen apart from the ground of the digits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF

from app.ui.scenes import TaskPicture
from app.ui.slide import Panel, Sheet
from app.ui.slides import slide_of
from app.ui.theme import ROOM_DARK, load_fonts
from tests.room.days import NOON
from tests.room.walls import SIZES, wall

APART = 0.019
"""At least between the digits' ground and the marks, as a share of the height."""


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


def between(sheet: Sheet) -> float:
    """From the ground of the digits to the marks below, as a share of the height."""
    digits = max(sheet.words, key=lambda each: each.lettering.pixels)
    panels = [each.rect for each in sheet.pieces if isinstance(each, Panel) and each.fill]
    grounds = [each.bottom() for each in panels if each.contains(digits.rect)]
    marks = [each.top() for each in panels if each.top() > digits.rect.bottom()]
    return (min(marks) - max([*grounds, digits.rect.bottom()])) / sheet.height


@pytest.mark.parametrize("size", [SIZES["16:9"][0], SIZES["16:10"][0], SIZES["4:3"][0]], ids=str)
def test_the_marks_of_the_tables_stand_apart_from_the_clock(size: tuple[int, int]) -> None:
    near = list[str]()
    for name, seen in wall().items():
        if isinstance(seen, TaskPicture):
            slide = slide_of(seen)
            slide.resize(*size)
            slide.tick(NOON)
            apart = between(slide.sheet(QSizeF(*size), ROOM_DARK))
            near += [f"{name} {apart:.3f}"] if apart < APART else []
            slide.deleteLater()
    assert near == []
