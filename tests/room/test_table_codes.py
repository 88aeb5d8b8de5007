"""The tables' codes on the wall: legible, scannable, and told by no other slide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSizeF

from app.models import board
from app.models.room import Scene, Showing
from app.qr import qr_modules
from app.ui.scenes import Address, TableCodesPicture, choices, picture
from app.ui.slide import LEAST, MATTERS, Code, Sheet, TableGlyph
from app.ui.slides import slide_of
from app.ui.slides.table_codes_slide import MOST_ON_PAGE
from app.ui.theme import ROOM_DARK, ROOM_LIGHT, load_fonts
from tests.room.days import DAY, a_day
from tests.room.test_legible import faults
from tests.room.walls import ADDRESS, SIZES

ALL = [size for sizes in SIZES.values() for size in sizes]
PLAIN = Address("http://192.168.188.120:8642/")


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


def codes(count: int) -> list[str]:
    return [f"WQM{at:02d}W" for at in range(1, count + 1)]


def seen(count: int, address: Address = PLAIN) -> TableCodesPicture:
    day = a_day()
    day.do(board.issue_table_codes(day.assembly, DAY, codes(count)))
    told = picture(day.assembly, Showing(Scene.TABLE_CODES), address)
    assert isinstance(told, TableCodesPicture)
    return told


def sheets(
    told: TableCodesPicture, size: tuple[int, int], *, is_dark: bool = True
) -> Iterator[Sheet]:
    slide = slide_of(told)
    slide.reduce_motion(True)
    slide.resize(*size)
    for _page in range(slide.pages):
        yield slide.sheet(QSizeF(*size), ROOM_DARK if is_dark else ROOM_LIGHT)
        slide.step(1)
    slide.deleteLater()


def test_it_is_offered_once_there_are_codes_and_shows_nothing_without_an_address() -> None:
    day = a_day()
    assert Showing(Scene.TABLE_CODES) not in choices(day.assembly)
    day.do(board.issue_table_codes(day.assembly, DAY, codes(3)))
    assert Showing(Scene.TABLE_CODES) in choices(day.assembly)
    assert not isinstance(picture(day.assembly, Showing(Scene.TABLE_CODES)), TableCodesPicture)


@pytest.mark.parametrize("size", ALL, ids=str)
@pytest.mark.parametrize("count", [1, 2, 3, 4, 6, 7, 12, 25])
@pytest.mark.parametrize("address", [PLAIN, ADDRESS], ids=["plain", "with-wifi"])
def test_every_code_is_large_whole_and_beside_its_table(
    size: tuple[int, int], count: int, address: Address
) -> None:
    found, told = [], list[str]()
    for sheet in sheets(seen(count, address), size):
        found += [f"{sheet.page}: {each}" for each in faults(sheet)]
        drawn = [each for each in sheet.pieces if isinstance(each, Code)]
        glyphs = [each for each in sheet.pieces if isinstance(each, TableGlyph)]
        assert len(drawn) == len(glyphs) <= MOST_ON_PAGE
        for code, glyph in zip(drawn, glyphs, strict=True):
            assert sheet.safe.adjusted(-1, -1, 1, 1).contains(code.rect)
            assert code.rect.height() >= sheet.height / 5
            assert 0 <= glyph.rect.left() - code.rect.right() < sheet.height * LEAST
        numbers = [each for each in sheet.words if each.is_key and each.text.isdigit()]
        assert [int(each.text) for each in numbers] == [each.number for each in glyphs]
        assert all(each.lettering.pixels >= sheet.height * MATTERS for each in numbers)
        told += [each.text for each in sheet.words if each.text in codes(count)]
    assert found == []
    assert told == codes(count)


def test_the_code_opens_the_tables_own_sheet_and_is_small() -> None:
    (sheet,) = sheets(seen(1), (1920, 1080))
    (code,) = (each for each in sheet.pieces if isinstance(each, Code))
    assert code.modules == qr_modules("HTTP://192.168.188.120:8642/T/WQM01W")
    assert len(code.modules) == 25


def test_in_a_light_room_all_is_as_clear() -> None:
    for sheet in sheets(seen(7, ADDRESS), (1280, 720), is_dark=False):
        assert list(faults(sheet)) == []
