"""A result is told in steps, one key each; what a scale or a ranking came to is told at once."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import QRectF, QSizeF

from app.models.room import Scene, Showing
from app.models.voting import Base, Reveal
from app.models.voting.methods import Method, Scale, dots, ranking
from app.ui.scenes import RankingPicture, ScalePicture, picture
from app.ui.slide import Bar, Panel, Sheet
from app.ui.slides import slide_of
from app.ui.slides.result_slide import ResultSlide
from app.ui.theme import ROOM_DARK, load_fonts
from tests.room.days import a_day, close, prepare, publish, vote
from tests.room.walls import STEPS

WALL = QSizeF(1920, 1080)


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


def result(yes: int, no: int, blank: int = 0, base: Base = Base.CAST) -> ResultSlide:
    day = a_day()
    prepare(day, base=base)
    vote(day, yes, no, blank)
    close(day)
    publish(day)
    slide = slide_of(picture(day.assembly, Showing(Scene.RESULT, "p1")))
    assert isinstance(slide, ResultSlide)
    slide.resize(1920, 1080)
    return slide


def told(slide: ResultSlide) -> str:
    return " ".join(each.text for each in slide.sheet(WALL, ROOM_DARK).words)


def places(sheet: Sheet) -> dict[str, QRectF]:
    return {each.text: each.rect for each in sheet.words}


def test_counts_come_first_then_the_percent_then_the_verdict(speak) -> None:
    speak("en")
    slide = result(27, 6, 1)
    assert slide.pages == 3
    assert slide.page_words() == "Counts 1/3"
    assert "For Against" not in told(slide)
    for word in ("For", "27", "Against", "6", "Blank", "1"):
        assert word in told(slide).split()
    assert "%" not in told(slide)
    slide.step(1)
    assert slide.page_words() == "Percent 2/3"
    assert "79.4% of all ballots handed in are in favour. 28 of 34 needed" in told(slide)
    assert "dopted" not in told(slide)
    slide.step(1)
    assert "Not adopted" in told(slide)
    slide.step(1)
    assert slide.page == 3


def test_what_was_told_stays_where_it_is() -> None:
    slide = result(27, 6, 1)
    before = places(slide.sheet(WALL, ROOM_DARK))
    for _ in range(2):
        slide.step(1)
        after = places(slide.sheet(WALL, ROOM_DARK))
        assert all(after[text] == place for text, place in before.items())
        before = after


def test_a_tie_is_told_with_the_verdict_and_not_before(speak) -> None:
    speak("en")
    slide = result(10, 10)
    assert "tie" not in told(slide)
    slide.step(2)
    assert "It is a tie." in told(slide)


def test_bars_grow_on_the_wall_and_are_whole_in_the_preview(qtbot) -> None:
    slide = result(20, 10)
    whole = slide.bars.lengths
    assert whole == (20 / 36, 10 / 36, 0.0, 1.0)
    slide.show()
    assert slide.bars.lengths == (0.0, 0.0, 0.0, 0.0)
    qtbot.waitUntil(lambda: slide.bars.lengths == whole)
    slide.close()
    slide.deleteLater()


def test_without_motion_a_result_is_whole_at_once(qtbot) -> None:
    slide = result(20, 10)
    slide.reduce_motion(True)
    slide.show()
    assert slide.bars.lengths == (20 / 36, 10 / 36, 0.0, 1.0)
    slide.step(1)
    assert slide.bars.lengths[-1] == 1.0
    slide.close()
    slide.deleteLater()


def test_a_vote_is_as_long_in_the_result_as_it_was_while_the_poll_was_open() -> None:
    day = a_day()
    prepare(day, Reveal.LIVE)
    vote(day, 17, 7, 3)
    shares = list[list[float]]()
    for scene in (Scene.POLL, Scene.RESULT):
        if scene is Scene.RESULT:
            close(day)
            publish(day)
        slide = slide_of(picture(day.assembly, Showing(scene, "p1")))
        slide.reduce_motion(True)
        sheet = slide.sheet(WALL, ROOM_DARK)
        filled = bars(sheet)[:3]
        tracks = [
            each.rect
            for bar in filled
            for each in sheet.pieces
            if isinstance(each, Panel) and each.rect.topLeft() == bar.rect.topLeft()
        ]
        pairs = zip(filled, tracks, strict=True)
        shares.append([bar.rect.width() / track.width() for bar, track in pairs])
    assert shares[0] == pytest.approx([17 / 36, 7 / 36, 3 / 36])
    assert shares[1] == pytest.approx(shares[0])


def bars(sheet: Sheet) -> list[Bar]:
    return [each for each in sheet.pieces if isinstance(each, Bar)]


def test_a_scale_diverges_from_one_line(speak) -> None:
    """Scotland's recommendation 1: 4, 7, 27 and 65 of 103, mean 359/103."""
    speak("en")
    scale = Scale(4, {1: 4, 2: 7, 3: 27, 4: 65})
    seen = ScalePicture.of("Enig?", scale, [*STEPS[:2], *STEPS[3:]])
    assert seen.mean == Fraction(359, 103)
    sheet = slide_of(seen).sheet(WALL, ROOM_DARK)
    strong, weak, against, strongly = bars(sheet)
    assert strong.rect.left() == weak.rect.left() == pytest.approx(against.rect.right())
    assert strongly.rect.right() == pytest.approx(strong.rect.left())
    unit = strong.rect.width() / 65
    assert [each.rect.width() for each in (weak, against, strongly)] == pytest.approx(
        [27 * unit, 7 * unit, 4 * unit]
    )
    words = " ".join(each.text for each in sheet.words)
    assert "63.1%" in words
    assert "103 answers · average 3.48 of 4" in words


def test_options_that_share_a_place_say_so() -> None:
    standing = dots(("Stier", "Boliger", "Støj"), [(2, 2, 1)])
    seen = RankingPicture.of("Hvad først?", Method.DOTS, standing)
    assert [(each.label, each.place) for each in seen.options] == [
        ("Stier", 1),
        ("Boliger", 1),
        ("Støj", 3),
    ]
    words = [each.text for each in slide_of(seen).sheet(WALL, ROOM_DARK).words]
    assert words.count("1") == 3  # two places, and the score of the last


def test_a_figure_that_does_not_explain_itself_is_explained():
    ranked = ranking(("Stier", "Boliger", "Støj"), [(1, 2, 3), (1, 3, 2)])
    told = {
        Method.RANKING: "Tallet viser, hvor mange af de andre det slår.",
        Method.RESISTANCE: "Tallet viser accepten: 100 %, når ingen gør modstand.",
    }
    for method in (Method.RANKING, Method.RESISTANCE, Method.DOTS):
        seen = RankingPicture.of("Hvad først?", method, ranked)
        words = {each.text for each in slide_of(seen).sheet(WALL, ROOM_DARK).words}
        assert words & set(told.values()) == ({told[method]} if method in told else set())
