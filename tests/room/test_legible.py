"""Every slide is legible by rule, on every wall: measured on the sheets before they are painted.

The rule is DESIGN.md section 7: text at least 1/25 of the height, contrast 7:1; and nothing cut,
nothing outside what a projector may cut off, nothing over anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtWidgets import QApplication

from app.i18n import Language
from app.ui.scenes import (
    Countdown,
    OwnPicture,
    Picture,
    ProgrammePicture,
    RecommendationPicture,
    RedlinePicture,
    SeatingPicture,
    TableMapPicture,
    TestCardPicture,
    ThemePicture,
    choices,
    picture,
)
from app.ui.slide import LEAST, MATTERS, Bar, Code, Icon, Panel, Photo, Sheet, TableGlyph, Words
from app.ui.slides import slide_of
from app.ui.theme import (
    ROOM_DARK,
    ROOM_LIGHT,
    Colours,
    colours_of,
    contrast,
    load_fonts,
    make_palette,
)
from tests.room.days import MINUTE, NOON, a_day, prepare
from tests.room.walls import SIZES, stepped, wall

CAP_SHARE = 0.72
"""The height of a capital of Inter as a share of the type's size (its OS/2 table: 0.727)."""
AIR = 0.01
"""Between words and the edge of the panel on which they stand, as a share of the height."""
CLOCKS = {
    "without": None,
    "minutes": Countdown(20 * MINUTE, ends_at=NOON + 12 * MINUTE, is_begun=True),
    "over": Countdown(90 * MINUTE, ends_at=NOON - 62 * MINUTE, is_begun=True),
    "step": stepped(Countdown(96 * MINUTE, ends_at=NOON + 60 * MINUTE, is_begun=True), "Runde 3"),
}
Ink = Sequence[tuple[Words, QRectF]]
"""The words of a page, and where each leaves ink."""
TOLD = {"minutes": "12:00", "over": "+1:02:00", "step": "12:00"}
READ = (
    SeatingPicture, TableMapPicture, ProgrammePicture, ThemePicture, RecommendationPicture,
    OwnPicture, TestCardPicture, RedlinePicture,
)  # fmt: skip
"""Slides that people read row by row, or have in their own hands."""
ALL = [size for sizes in SIZES.values() for size in sizes]
COUNTS = {12: 2, 36: 6, 99: 14}
"""Members, and tables for them."""
LOOKS: list[tuple[Language, Colours]] = [
    ("da", ROOM_DARK), ("en", ROOM_LIGHT), ("en", ROOM_DARK), ("da", ROOM_LIGHT),
]  # fmt: skip
WALLS = [
    (size, members, *LOOKS[(at + turn) % len(LOOKS)])
    for at, size in enumerate(ALL)
    for turn, members in enumerate(COUNTS)
]
"""Every size with every number of members, each in a language and a light. Each size, and each
number, meets both of either: what may differ is the breaking of lines, and colours move nothing.
"""


@pytest.fixture(autouse=True)
def _wall_of_its_own(qapp: QApplication) -> Iterator[None]:
    before = qapp.palette()
    load_fonts()
    yield
    qapp.setPalette(before)


@lru_cache(maxsize=len(COUNTS))
def _wall(members: int = 36) -> dict[str, Picture]:
    return wall(members, COUNTS[members])


def _of_its_own(members: int) -> dict[str, Picture]:
    """What an assembly of so many shows and no smaller one, each picture once: a clock, or a text,
    is the same on the wall of any, and so is what is wrong with it.
    """
    known = {seen for fewer in COUNTS if fewer < members for seen in _wall(fewer).values()}
    return {
        name: seen
        for name, seen in _wall(members).items()
        if not (seen in known or known.add(seen))  # type: ignore[func-returns-value]
    }


def pages(
    seen: Picture, size: tuple[int, int], colours: Colours, corner: Countdown | None
) -> Iterator[Sheet]:
    """Every page of a picture's slide, which is made in the colours of its wall, as it is in the
    room: else it is laid out twice.
    """
    if colours_of(QApplication.palette()) != colours:
        QApplication.setPalette(make_palette(colours))
    slide = slide_of(seen)
    slide.reduce_motion(True)
    slide.resize(*size)
    slide.show_corner(corner)
    slide.tick(NOON)
    for _ in range(slide.pages):
        yield slide.sheet(QSizeF(*size), colours)
        slide.step(1)
    slide.deleteLater()


def unheard(sheet: Sheet, seen: Picture) -> Iterator[str]:
    """What a slide is there to say must be read from the last row: the largest of it at least 1/12
    of the height, on every page and however long the words. Lists and running text are read row by
    row, and say so.
    """
    told = [each.lettering.pixels for each in sheet.words if each.is_key]
    if not isinstance(seen, READ) and max(told, default=0) < sheet.height * MATTERS - 1:
        yield f"what matters is small: {told}"


def faults(sheet: Sheet) -> Iterator[str]:
    """What breaks the rules on a page, in words."""
    ink = [(each, each.rect) for each in sheet.words]  # measured once: that is what takes the time
    slack = max(1.5, sheet.height / 1000)  # ink is told in whole pixels, and a "j" hangs over
    safe = sheet.safe.adjusted(-slack, -slack, slack, slack)
    for each, rect in ink:
        if not safe.contains(rect):
            yield f"outside: {each.text!r} {rect}"
        yield from _unclear(each, sheet.height)
    yield from _overlaid(sheet, ink)
    yield from _over_the_edge(sheet, ink)
    yield from _lost_bars(sheet)


def _lost_bars(sheet: Sheet) -> Iterator[str]:
    """Bars that do not stand out from what they lie on, 3:1, by their fill or by their edge."""
    under = [(QRectF(-1e6, -1e6, 2e6, 2e6), sheet.colours.window)]
    for each in sheet.pieces:
        if isinstance(each, Panel) and each.fill:
            under.append((each.rect, each.fill))
        if isinstance(each, Bar) and each.rect.width() >= 1:
            lies_on = next(fill for at, fill in reversed(under) if at.contains(each.rect))
            seen = contrast(each.edge or each.fill, lies_on)
            if seen < 3:
                yield f"lost: {each.fill} on {lies_on} {seen:.2f}"


def _over_the_edge(sheet: Sheet, ink: Ink) -> Iterator[str]:
    """Words that begin on a filled panel and do not end within it, with some air to its edge; or
    that are measured against a ground on which they do not stand.
    """
    air = sheet.px(AIR)
    grounds = [
        (each, each.rect.adjusted(air, air, -air, -air))
        for each in sheet.pieces
        if isinstance(each, Panel) and each.fill
    ]
    for words, rect in ink:
        ground = sheet.colours.window
        for panel, inner in grounds:
            if inner.contains(rect):
                ground = panel.fill
            elif panel.rect.contains(rect.topLeft()):
                yield f"over the edge: {words.text!r} {rect} of {panel.rect}"
        if ground != words.ground:
            yield f"on another ground: {words.text!r} {ground} for {words.ground}"


def strangers(sheet: Sheet, seen: TableMapPicture) -> Iterator[str]:
    """What looks like a person on a map's page and is nobody: a part of a name that stands where a
    name begins, or in a card without the rest.
    """
    known = {name.replace(" ", "") for table in seen.tables for name in table.names}
    words = [each for each in sheet.words if each.rect.top() > sheet.safe.top() + sheet.px(0.095)]
    for panel in (each for each in sheet.pieces if isinstance(each, Panel)):
        inside = [each for each in words if panel.rect.contains(each.rect.center())][1:]
        begin = min((each.left for each in inside), default=0.0)
        told: list[str] = []
        for each in inside:
            if each.left == begin or not told:
                told.append("")
            told[-1] += each.text.replace(" ", "")
        yield from (each for each in told if each not in known)


def _unclear(each: Words, height: float) -> Iterator[str]:
    cap = each.lettering.cap_height / height
    if cap < LEAST * CAP_SHARE:
        yield f"too small: {each.text!r} {cap:.4f}"
    if each.contrast < 7:
        yield f"too pale: {each.text!r} {each.contrast:.1f}"
    if each.is_cut:
        yield f"cut: {each.text!r}"


def _overlaid(sheet: Sheet, ink: Ink) -> Iterator[str]:
    """Words over words, and signs and pictures over words; told from top to bottom, so that each
    is held only against those that begin before it ends.
    """
    told = [(rect, each.text) for each, rect in ink]
    signs = [each for each in sheet.pieces if isinstance(each, Icon | TableGlyph | Code | Photo)]
    told += [(each.rect, type(each).__name__) for each in signs]
    told.sort(key=lambda each: each[0].top())
    for at, (one, name) in enumerate(told):
        for other, other_name in told[at + 1 :]:
            if other.top() >= one.bottom() - 1:
                break
            if min(one.right(), other.right()) - max(one.left(), other.left()) > 1:
                yield f"overlaid: {name!r} and {other_name!r}"


def test_each_size_and_each_assembly_is_measured_in_both_languages_and_both_lights() -> None:
    pairs = {(size, members) for size, members, _lang, _colours in WALLS}
    assert pairs == {(size, members) for size in ALL for members in COUNTS}
    assert {(1280, 720), (1920, 1200), (1024, 768), (3840, 2160)} <= set(ALL)
    for key in (0, 1):
        for value in {each[key] for each in WALLS}:
            met = [each for each in WALLS if each[key] == value]
            assert {each[2] for each in met} == {"da", "en"}
            assert {each[3].is_dark for each in met} == {True, False}


@pytest.mark.parametrize(
    ("size", "members", "lang", "colours"),
    WALLS,
    ids=lambda each: (
        each if isinstance(each, str) else "" if isinstance(each, Colours) else str(each)
    ),
)
def test_every_slide_is_legible_on_every_wall(
    size: tuple[int, int],
    members: int,
    lang: Language,
    colours: Colours,
    speak: Callable[[Language], None],
) -> None:
    speak(lang)
    found = []
    for name, seen in _of_its_own(members).items():
        for sheet in pages(seen, size, colours, None):
            assert sheet.words or name.endswith("own"), name
            found += [f"{name} {sheet.page}: {each}" for each in faults(sheet)]
            found += [f"{name} {sheet.page}: {each}" for each in unheard(sheet, seen)]
    assert found == []


@pytest.mark.parametrize("size", ALL, ids=str)
def test_with_ordinary_words_all_that_matters_is_large(size: tuple[int, int]) -> None:
    day, found = a_day(), list[str]()
    prepare(day)
    for showing in choices(day.assembly):
        seen = picture(day.assembly, showing)
        for sheet in pages(seen, size, ROOM_DARK, None) if not isinstance(seen, READ) else ():
            least = sheet.height * MATTERS - 1
            keys = [each for each in sheet.words if each.is_key]
            found += [each.text for each in keys if each.lettering.pixels < least]
    assert found == []


@pytest.mark.parametrize("clock", ["minutes", "over", "step"])
@pytest.mark.parametrize(
    ("size", "members"), [((1280, 720), 36), ((1920, 1200), 99), ((1024, 768), 12)], ids=str
)
def test_the_small_countdown_lies_over_nothing(
    size: tuple[int, int], members: int, clock: str
) -> None:
    found = []
    for name, seen in _wall(members).items():
        if hasattr(seen, "clock") or "test-card" in name:
            continue  # they have a large one, or stand alone
        for sheet in pages(seen, size, ROOM_DARK, CLOCKS[clock]):
            told = [each.text for each in sheet.words]
            assert TOLD[clock] in told, name
            assert clock != "step" or "2/3" in told, name
            found += [f"{name} {sheet.page}: {each}" for each in faults(sheet)]
    assert found == []


@pytest.mark.parametrize("size", ALL, ids=str)
def test_on_the_map_of_tables_nobody_is_torn_in_two(size: tuple[int, int]) -> None:
    found = []
    walls = [(f"{name} {n}", seen) for n in COUNTS for name, seen in _wall(n).items()]
    for name, seen in walls:
        if isinstance(seen, TableMapPicture):
            for sheet in pages(seen, size, ROOM_DARK, None):
                found += [f"{name} {sheet.page}: {each}" for each in strangers(sheet, seen)]
    assert found == []
