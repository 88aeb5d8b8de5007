"""Polls of every method on the wall: nothing but turnout while secret, live where agreed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import QSizeF

from app.models import voting
from app.models.room import Scene, Showing
from app.models.voting import Base, Method, Reveal
from app.ui.scenes import PollPicture, RankingPicture, ScalePicture, picture
from app.ui.slides import slide_of
from app.ui.theme import ROOM_DARK, load_fonts
from tests.phones.asked import ANSWERS, ASKED
from tests.room.days import NOON, Day, a_day

WALL = QSizeF(1920, 1080)
METHODS = [each for each in Method if each is not Method.YES_NO_BLANK]


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


def opened(*polls: voting.Terms) -> Day:
    day = a_day()
    day.do(voting.print_cards(day.assembly, ["0" * 11], "salt"))
    for number, terms in enumerate(polls):
        day.do(voting.prepare_poll(day.assembly, f"q{number}", "", terms))
    salts = {f"q{number}": "salt" for number in range(len(polls))}
    day.do(voting.open_polls(day.assembly, salts, NOON))
    return day


def cast(day: Day, *answers: str) -> None:
    day.do(tuple(voting.BallotCast("q0", f"k{n}", f"b{n}", each) for n, each in enumerate(answers)))


def seen(day: Day, scene: Scene = Scene.POLL) -> object:
    return picture(day.assembly, Showing(scene, "q0"))


def told(slide: object) -> str:
    return " ".join(each.text for each in slide.sheet(WALL, ROOM_DARK).words)  # type: ignore[attr-defined]


@pytest.mark.parametrize("method", METHODS)
def test_a_secret_poll_looks_the_same_however_people_voted(method):
    one, other = opened(ASKED[method]), opened(ASKED[method])
    cast(one, ANSWERS[method], ANSWERS[method])
    cast(other, "blank", ANSWERS[method])
    for scene in (Scene.POLL, Scene.TURNOUT, Scene.RESULT):
        assert seen(one, scene) == seen(other, scene)


@pytest.mark.parametrize("method", METHODS)
def test_a_live_poll_has_a_bar_for_each_choice_and_none_once_it_is_closed(method):
    day = opened(replace(ASKED[method], reveal=Reveal.LIVE))
    cast(day, ANSWERS[method])
    live = seen(day)
    assert isinstance(live, PollPicture)
    terms = ASKED[method]
    labels = [*terms.labels[::-1], ""] if method is Method.SCALE else [*terms.options]
    assert [each.label for each in live.rows] == labels
    assert len(slide_of(live).bars.lengths) == len(labels)
    day.do(voting.close_poll(day.assembly, "q0", NOON))
    closed = seen(day)
    assert isinstance(closed, PollPicture)
    assert closed.rows == ()


def test_the_line_is_in_people_and_stands_where_enough_is(speak):
    speak("en")
    asked = replace(ASKED[Method.APPROVAL], reveal=Reveal.LIVE, base=Base.PRESENT, threshold="2/3")
    day = opened(asked)
    cast(day, *["1,0,0,0"] * 9)
    live = seen(day)
    assert isinstance(live, PollPicture)
    present = live.present
    assert {each.needed for each in live.rows} == {-(-2 * present // 3)}
    assert live.rows[0].mark == Fraction(-(-2 * present // 3), present)
    assert live.rows[0].share == Fraction(9, present)
    assert f"{-(-2 * present // 3)} needed: the line" in told(slide_of(live))


def test_several_questions_on_one_ballot_are_turned_page_by_page(speak):
    speak("en")
    day = opened(*ASKED.values())
    slide = slide_of(seen(day))
    for number, terms in enumerate(ASKED.values(), 1):
        words = told(slide)
        assert f"Question {number} of 6" in words
        assert terms.question.split()[-1] in words
        slide.step(1)


def test_a_tenth_at_the_lowest_step_is_told_with_the_verdict(speak):
    speak("en")
    day = opened(replace(ASKED[Method.SCALE], threshold="majority", base=Base.CAST))
    cast(day, *["5"] * 8, *["1"] * 2)
    day.do(voting.close_poll(day.assembly, "q0", NOON))
    day.do(voting.publish_result(day.assembly, "q0", NOON, "test"))
    result = seen(day, Scene.RESULT)
    assert isinstance(result, ScalePicture)
    slide = slide_of(result)
    assert "lowest step" not in told(slide)
    slide.step(1)
    assert "8 support it, 6 needed. But 2 people are at the lowest step." in told(slide)


@pytest.mark.parametrize("method", METHODS[1:])
def test_a_result_of_options_is_fed_from_the_poll(method):
    day = opened(ASKED[method])
    cast(day, ANSWERS[method])
    day.do(voting.close_poll(day.assembly, "q0", NOON))
    day.do(voting.publish_result(day.assembly, "q0", NOON, "test"))
    result = seen(day, Scene.RESULT)
    assert isinstance(result, RankingPicture)
    standing = day.assembly.voting.polls["q0"].outcome.standing
    assert standing is not None
    assert {each.label: each.score for each in result.options} == dict(standing.scores)
    assert (result.options[0].accepted is not None) == (method is Method.RESISTANCE)
