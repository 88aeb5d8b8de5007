"""A recommendation's pages are turned between paragraphs and initiatives that fit whole."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSizeF

from app.rehearsal import cases
from app.ui.scenes import RecommendationPicture
from app.ui.slide.lettering import LEAST, MATTERS
from app.ui.slides.recommendation_slide import RecommendationSlide
from app.ui.theme import ROOM_DARK, load_fonts

TEXT = (
    "Vi anbefaler, at kommunen i samarbejde med boligorganisationerne bygger flere mindre, "
    "tilgængelige boliger tæt på indkøb og kollektiv trafik."
)
INITIATIVES = tuple(
    f"Initiativ {number}: hver tiende nye bolig er under 60 kvadratmeter og uden trapper, så man "
    f"kan blive i sit kvarter, når kræfterne bliver {'meget ' * number}mindre."
    for number in range(1, 8)
)
MARKED = re.compile(r"\d+\.\d+ ")
SIZES = [QSizeF(1280, 720), QSizeF(1920, 1080), QSizeF(1024, 768)]


def pages(slide: RecommendationSlide, size: QSizeF) -> list[list[str]]:
    """The numbered lines of each page."""
    told = []
    for _page in range(slide.sheet(size, ROOM_DARK).pages):
        rows: dict[float, list[str]] = {}
        for each in slide.sheet(size, ROOM_DARK).words:
            rows.setdefault(each.baseline, []).append(each.text)
        told.append([" ".join(row[1:]) for row in rows.values() if row[0].isdecimal()])
        slide.step(1)
    return told


@pytest.fixture
def slide(qtbot):
    load_fonts()
    made = RecommendationSlide(RecommendationPicture(1, 1, "Flere boliger", TEXT, INITIATIVES))
    made.resize(1920, 1080)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width():.0f}")
def test_an_initiative_that_fits_on_a_page_is_not_cut_in_two(slide, size):
    slide.resize(size.toSize())
    told = pages(slide, size)
    assert len(told) > 1
    for page in told[1:]:
        assert MARKED.match(page[0]), page[0]


def test_all_lines_are_there_in_their_order(slide):
    told = [line for page in pages(slide, SIZES[1]) for line in page]
    words = " ".join(told).split()
    whole = " ".join((TEXT, *(f"1.{n} {each}" for n, each in enumerate(INITIATIVES, 1)))).split()
    assert words == whole


def test_what_is_longer_than_a_page_goes_on_and_no_page_but_the_title_is_bare(qtbot):
    load_fonts()
    picture = RecommendationPicture(1, 1, "Flere boliger", TEXT * 9, INITIATIVES[:2])
    made = RecommendationSlide(picture)
    made.resize(1920, 1080)
    qtbot.addWidget(made)
    told = pages(made, SIZES[1])
    assert all(told)
    assert " ".join(line for page in told for line in page).startswith(TEXT)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width():.0f}")
@pytest.mark.parametrize("count", range(2, 9))
def test_no_page_is_left_with_one_line_of_many(qtbot, size, count):
    load_fonts()
    text = "Stier og tunneler skal være lyse, rene og uden huller, så man tør gå og cykle. " * 2
    listed = tuple(f"Sne ryddes på skolestierne først, dag {n}" for n in range(count))
    made = RecommendationSlide(RecommendationPicture(2, 1, "Lyse stier", text.strip(), listed))
    made.resize(size.toSize())
    qtbot.addWidget(made)
    told = [len(each) for each in pages(made, size)]
    assert len(told) == 1 or (min(told) > 1 and max(told) - min(told) <= 4), told


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_recommendation_that_hardly_needs_smaller_type_is_seen_whole(size, qtbot):
    load_fonts()
    words = cases.load("albertslund").recommendations[0].versions[-1]
    seen = RecommendationPicture(1, 2, words.title, words.text, words.initiatives)
    made = RecommendationSlide(seen)
    qtbot.addWidget(made)
    sheet = made.sheet(size, ROOM_DARK)
    assert sheet.pages == 1
    assert [each for each in pages(made, size)[0] if MARKED.match(each)]
    title = [each.lettering.pixels for each in sheet.words if each.is_key]
    assert min(title) >= MATTERS * size.height() - 1
    text = next(each for each in sheet.words if each.text.startswith(words.text[:20]))
    assert text.lettering.pixels > 1.05 * LEAST * size.height()
