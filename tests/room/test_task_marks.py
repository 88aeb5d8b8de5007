"""The row of table marks under the clock: seen apart from the ground of the digits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSizeF

from app.models import board
from app.models.room import Scene, Showing
from app.ui.scenes import TaskPicture, picture
from app.ui.slide import Icon, Panel, Sheet
from app.ui.slide.tables import delivered_words, put_tables
from app.ui.slides import slide_of
from app.ui.theme import ROOM_DARK, load_fonts
from tests.room.days import NOON, a_day, start
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


def test_a_table_that_asks_for_help_after_it_delivered_counts_as_delivered() -> None:
    day = a_day()
    start(day, "i2")
    for table in (1, 3):
        day.do(board.deliver_sheet(day.assembly, "i2", table, NOON))
    day.do(board.ask_for_help(day.assembly, 3, NOON))
    seen = picture(day.assembly, Showing(Scene.TASK, "i2"))
    assert isinstance(seen, TaskPicture)
    assert delivered_words(seen.tables) == "2 af 6 borde har afleveret"
    sheet = Sheet(QSizeF(1920, 1080), ROOM_DARK)
    put_tables(sheet, [each for each in seen.tables if each.number == 3], QRectF(96, 907, 1728, 81))
    assert [each.name for each in sheet.pieces if isinstance(each, Icon)] == ["hand", "check"]
