"""The wall is used: as few pages as the smallest type takes, evenly filled, then larger type."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSizeF

from app.i18n import Language
from app.models.board import LONGEST_NOTE, Mark
from app.models.voting.methods import Method
from app.ui.scenes import (
    LaneNote,
    MapTable,
    OwnPicture,
    Picture,
    ProgrammePicture,
    ProgrammeRow,
    RankedOption,
    RankingPicture,
    RowState,
    Seat,
    SeatingPicture,
    TableMapPicture,
    ThemeCard,
    ThemePicture,
    ThemesPicture,
)
from app.ui.slide import LEAST, Sheet, TableGlyph
from app.ui.slide.paging import even, grown, stacked
from app.ui.slides import slide_of
from app.ui.slides.theme_slide import MOST_PAGES
from app.ui.theme import ROOM_DARK, load_fonts
from tests.room.days import NOON, NOTES, THEMES, names

WALLS = [(1280, 720), (1920, 1080), (1024, 768), (3840, 2160)]
ROW = "Kollektiv trafik til alle kvarterer"


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


def seats(count: int, tables: int) -> SeatingPicture:
    told = enumerate(names(count))
    return SeatingPicture(1, 4, tuple(Seat(each, n % tables + 1) for n, each in told))


def tables(count: int, of: int) -> TableMapPicture:
    told = names(count)
    return TableMapPicture(1, 4, tuple(MapTable(n + 1, tuple(told[n::of])) for n in range(of)))


def themes(count: int) -> ThemesPicture:
    cards = (ThemeCard(THEMES[n % 6], 3 + n, (1, 2, 3), NOTES[n % 4]) for n in range(count))
    return ThemesPicture(tuple(cards), 50, 50)


def programme(count: int) -> ProgrammePicture:
    rows = (ProgrammeRow(540 + 15 * n, ROW, RowState.COMING) for n in range(count))
    return ProgrammePicture(1, "2026-03-14", tuple(rows))


def ranking(count: int) -> RankingPicture:
    options = tuple(RankedOption(f"{ROW} {n}", n, 40 - n) for n in range(1, count + 1))
    return RankingPicture("Hvad er vigtigst?", Method.DOTS, options, 30)


MARKS = (Mark.IDEA, Mark.QUOTE)


def lane(count: int) -> ThemePicture:
    notes = (LaneNote(NOTES[n % 4], n % 6 + 1) for n in range(count))
    return ThemePicture("Grønne gårdrum", tuple(notes))


def crowded(count: int = 200) -> ThemePicture:
    """A lane sorted by tables, with the words of five people at its end."""
    notes = (
        LaneNote(
            f"{NOTES[n % 4]} {n}", n * 14 // count + 1, Mark.QUOTE if n >= count - 5 else Mark.IDEA
        )
        for n in range(count)
    )
    return ThemePicture("Grønne gårdrum", tuple(notes))


LISTS: dict[str, Picture] = {
    **{f"seats-{n}": seats(n, max(2, n // 7)) for n in (12, 24, 36, 50, 99)},
    **{f"map-{n}": tables(n, max(2, n // 7)) for n in (12, 24, 36, 50, 99)},
    **{f"themes-{n}": themes(n) for n in (2, 3, 5, 7, 9, 13)},
    **{f"programme-{n}": programme(n) for n in (11, 13, 17, 40)},
    **{f"ranking-{n}": ranking(n) for n in (7, 9, 12)},
    **{f"lane-{n}": lane(n) for n in (4, 9, 11, 23, 48, 200)},
    "own": OwnPicture("\n".join(f"- {NOTES[n % 4]}" for n in range(19))),
}


def pages(seen: Picture, size: tuple[int, int]) -> list[Sheet]:
    """Every page of a picture's slide."""
    slide = slide_of(seen)
    slide.resize(*size)
    slide.tick(NOON)
    told = []
    for _ in range(slide.pages):
        told.append(slide.sheet(QSizeF(*size), ROOM_DARK))
        slide.step(1)
    slide.deleteLater()
    return told


def body(sheet: Sheet) -> Iterator[str]:
    """The words below the head line."""
    for each in sheet.words:
        if each.rect.top() > sheet.safe.top() + sheet.px(0.09):
            yield each.text


def depth(sheet: Sheet) -> float:
    """How far down the safe area the last words stand, 0 to 1."""
    lowest = max(each.rect.bottom() for each in sheet.words)
    return (lowest - sheet.safe.top()) / sheet.safe.height()


@pytest.mark.parametrize("size", WALLS, ids=str)
@pytest.mark.parametrize("name", LISTS)
def test_no_page_is_left_with_the_rest_of_another(name: str, size: tuple[int, int]) -> None:
    told = [len(list(body(each))) for each in pages(LISTS[name], size)]
    if "themes" in name:
        told = [sum(e.is_key for e in each.words) for each in pages(LISTS[name], size)]
    assert min(told) >= max(told) * 0.6 or max(told) - min(told) <= 6, told


@pytest.mark.parametrize("size", WALLS, ids=str)
@pytest.mark.parametrize("name", LISTS)
def test_a_wall_of_rows_is_used_to_its_foot(name: str, size: tuple[int, int]) -> None:
    told = max(map(depth, pages(LISTS[name], size)))
    assert told > 0.78, told


@pytest.mark.parametrize("size", WALLS, ids=str)
@pytest.mark.parametrize("name", [each for each in LISTS if "ranking" not in each])
def test_the_type_is_one_on_all_pages_of_a_slide(name: str, size: tuple[int, int]) -> None:
    told = pages(LISTS[name], size)
    if "themes" in name:
        titles = [[e.lettering.pixels for e in each.words if not e.is_key] for each in told]
        assert len(set(map(max, titles))) == 1
    else:
        lowest = [max(each.words, key=lambda e: e.baseline) for each in told]
        assert len({each.lettering.pixels for each in lowest}) == 1


@pytest.mark.parametrize("size", WALLS, ids=str)
def test_the_map_has_a_card_for_every_table(size: tuple[int, int]) -> None:
    told = pages(tables(99, 14), size)
    glyphs = [e.number for each in told for e in each.pieces if isinstance(e, TableGlyph)]
    words = [text for each in told for text in body(each)]
    assert glyphs == list(range(1, 15))
    assert [f"Bord {n}" in words for n in range(1, 15)] == [True] * 14


@pytest.mark.parametrize("size", WALLS, ids=str)
def test_a_theme_from_more_tables_than_fit_says_how_many(size: tuple[int, int]) -> None:
    for count in (1, 6, 14):
        card = ThemeCard("Trygge stier", 20, tuple(range(1, count + 1)), NOTES[0])
        (sheet,) = pages(ThemesPicture((card,), 20, 20), size)
        glyphs = [each for each in sheet.pieces if isinstance(each, TableGlyph)]
        assert len(glyphs) == (count if count < 14 else 0)
        assert ("14 borde" in [each.text for each in sheet.words]) is (count == 14)


def test_themes_say_how_many_notes_lie_in_none_of_them(speak: Callable[[Language], None]) -> None:
    cards = tuple(ThemeCard("Stier", notes, (1,), "") for notes in (40, 21))
    found: list[tuple[Language, int, str]] = [
        ("en", 73, "2 themes · 61 of 73 placed"),
        ("en", 61, "2 themes · 61 notes"),
        ("da", 73, "2 temaer · 61 af 73 placeret"),
    ]
    for lang, notes, told in found:
        speak(lang)
        (sheet,) = pages(ThemesPicture(cards, notes, 61), (1280, 800))
        assert sheet.words[0].text == told


@pytest.mark.parametrize("size", [*WALLS, (1280, 800), (1920, 1200), (1600, 1200)], ids=str)
@pytest.mark.parametrize("count", [12, 24, 27, 36])
def test_most_names_are_found_on_one_line(count: int, size: tuple[int, int]) -> None:
    told = names(count)
    shown = [each for page in pages(seats(count, 6), size) for each in page.words]
    whole = [each for each in told if each in {word.text for word in shown}]
    assert len(whole) >= count * 7 / 8


def test_rows_are_shared_out_among_as_few_pages_as_they_take() -> None:
    assert stacked([1.0] * 13, 12.0, 12.0) == ((0, 7), (7, 13))
    assert stacked([1.0] * 12, 12.0, 12.0) == ((0, 12),)
    assert stacked([5.0], 3.0, 3.0) == ((0, 1),)
    assert stacked([], 3.0, 3.0) == ((0, 0),)


def test_a_smaller_first_page_gets_less() -> None:
    assert stacked([1.0] * 9, 4.0, 8.0) == ((0, 3), (3, 9))


def test_filling_pages_leaves_nothing_for_the_sweep_of_garbage():
    gc.collect()
    assert len(stacked([1.0] * 60, 7.0, 8.0, 0.5, 2)) > 10
    assert gc.collect() == 0


@pytest.mark.parametrize("fits_until", [40, 57, 100])
def test_type_grows_to_the_last_size_that_fits(fits_until: int) -> None:
    def is_good(pixels: int) -> bool:
        return pixels <= fits_until

    assert grown(lambda pixels: pixels, is_good, 1000, 0.1) == fits_until
    assert grown(lambda pixels: pixels, lambda _pixels: False, 1000, 0.1, LEAST) is None


def test_a_page_never_ends_where_it_must_not() -> None:
    def high(start: int, stop: int) -> float:
        return float("inf") if stop == 4 else float(stop - start)

    told: Callable[..., object] = even
    assert told(6, high, 4.0, 4.0) == ((0, 3), (3, 6))


@pytest.mark.parametrize("size", WALLS, ids=str)
def test_a_theme_of_very_many_notes_ends_after_eight_pages_and_counts_the_rest(
    size: tuple[int, int],
) -> None:
    told = pages(crowded(), size)
    words = [each.text for page in told for each in page.words]
    assert len(told) == MOST_PAGES
    shown = len(glyphs(told))
    assert f"og {200 - shown} noter mere, i rapporten" in " ".join(words)
    assert shown >= 40


@pytest.mark.parametrize("size", WALLS, ids=str)
def test_of_very_many_notes_every_table_and_each_of_peoples_own_words_is_shown(
    size: tuple[int, int],
) -> None:
    told = pages(crowded(), size)
    assert {each.number for each in glyphs(told)} == set(range(1, 15))
    assert sum(each.text.startswith("“") for page in told for each in page.words) == 5


def glyphs(told: list[Sheet]) -> list[TableGlyph]:
    """The marks of the tables on some pages."""
    return [each for page in told for each in page.pieces if isinstance(each, TableGlyph)]


def test_a_note_longer_than_a_page_leaves_no_page_of_one_line() -> None:
    for words in range(20, LONGEST_NOTE // 18, 3):
        seen = ThemePicture("Grønne gårdrum", (LaneNote("grønne gårdrum nu " * words, 1),) * 2)
        told = [len(list(body(each))) for each in pages(seen, (1280, 720))]
        assert min(told) > 3 or len(told) == 1, (words, told)
