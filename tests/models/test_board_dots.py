"""Dots: n a member, at most m a theme, told to nobody until the round is closed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import board
from app.models.board import Dots
from app.models.errors import Refused
from tests.assemblies import NOW, Play
from tests.models.test_board import noted


def with_dots(per_member: int = 5, per_theme: int = 3) -> Play:
    play = noted()
    for theme in ("t1", "t2", "t3"):
        play.do(board.make_theme(play.assembly, theme, theme.upper()))
    play.do(board.open_dots(play.assembly, "d1", per_member, per_theme, NOW))
    return play


def put(play: Play, sheet: str, **dots: int) -> None:
    play.do(board.put_dots(play.assembly, sheet, dots))


@pytest.mark.parametrize(
    ("dots", "code"),
    [
        ({"t1": 3, "t2": 3}, "dots-too-many"),
        ({"t1": 4}, "dots-too-many-on-one"),
        ({}, "dots-none"),
        ({"unknown": 2}, "dots-none"),
    ],
)
def test_a_sheet_keeps_to_what_a_member_has(dots: dict[str, int], code: str):
    play = with_dots()
    with pytest.raises(Refused) as refused:
        board.put_dots(play.assembly, "s1", dots)
    assert refused.value.code == code


def test_nothing_is_told_until_the_round_is_closed():
    play = with_dots()
    put(play, "s1", t1=3, t2=2)
    put(play, "s2", t1=1)
    assert play.assembly.board.dotted() == {}
    play.do(board.close_dots(play.assembly, NOW + 1))
    assert play.assembly.board.dotted() == {"t1": Dots(4, 2), "t2": Dots(2, 1), "t3": Dots(0, 0)}
    with pytest.raises(Refused, match="dots-not-open"):
        board.put_dots(play.assembly, "s3", {"t1": 1})


def test_a_sheet_counted_again_replaces_itself():
    play = with_dots()
    put(play, "s1", t1=3)
    put(play, "s1", t2=2)
    play.do(board.close_dots(play.assembly, NOW + 1))
    assert play.assembly.board.dotted()["t1"] == Dots()
    assert play.assembly.board.dotted()["t2"] == Dots(2, 1)


def test_dots_follow_a_theme_into_the_one_it_was_merged_into():
    play = with_dots()
    put(play, "s1", t1=1, t2=2)
    play.do(board.close_dots(play.assembly, NOW + 1))
    play.do(board.merge_themes(play.assembly, "t1", "t2"))
    assert play.assembly.board.dotted() == {"t1": Dots(3, 1, (("T2", 2),)), "t3": Dots()}


def test_a_merge_in_an_open_round_tells_what_came_with_it_for_no_theme_gets_more_than_it_may():
    play = with_dots(5, 3)
    put(play, "s1", t1=3, t2=2)
    put(play, "s2", t1=3, t2=1, t3=1)
    play.do(board.merge_themes(play.assembly, "t1", "t3"))
    play.do(board.close_dots(play.assembly, NOW + 1))
    got = play.assembly.board.dotted()
    assert got == {"t1": Dots(7, 2, (("T3", 1),)), "t2": Dots(3, 2)}
    own = got["t1"].dots - sum(dots for _title, dots in got["t1"].merged)
    assert own <= 3 * got["t1"].people


def test_a_second_round_waits_for_the_first_and_then_counts_alone():
    play = with_dots()
    with pytest.raises(Refused, match="dots-are-open"):
        board.open_dots(play.assembly, "d2", 3, 1, NOW)
    put(play, "s1", t1=3)
    play.do(board.close_dots(play.assembly, NOW + 1))
    play.do(board.open_dots(play.assembly, "d2", 3, 1, NOW + 2))
    assert play.assembly.board.dotted() == {}
    play.do(board.close_dots(play.assembly, NOW + 3))
    assert play.assembly.board.dotted()["t1"] == Dots()


@pytest.mark.parametrize(("each", "one"), [(0, 0), (3, 4), (21, 2), (3, 0)])
def test_numbers_that_make_no_sense_are_refused(each: int, one: int):
    play = with_dots()
    play.do(board.close_dots(play.assembly, NOW))
    with pytest.raises(Refused, match="dots-numbers"):
        board.open_dots(play.assembly, "d2", each, one, NOW)


SHEETS = st.lists(
    st.tuples(st.sampled_from(["s1", "s2", "s3"]), st.lists(st.integers(0, 3), max_size=3)),
    max_size=12,
)


@given(SHEETS)
def test_undo_takes_every_step_of_a_round_back(sheets: list[tuple[str, list[int]]]):
    play, back = with_dots(9, 3), []
    before = play.assembly.board.dots["d1"]
    for sheet, dots in sheets:
        told = dict(zip(("t1", "t2", "t3"), dots, strict=False))
        if sum(dots):
            (fact,) = board.put_dots(play.assembly, sheet, told) or (None,)
            if fact is not None:
                back.append(play.assembly.inverse(fact))
                play.do((fact,))
    closed = board.close_dots(play.assembly, NOW)
    back.append(play.assembly.inverse(closed[0]))
    play.do(closed)
    for facts in reversed(back):
        play.do(facts)
    assert play.assembly.board.dots["d1"] == before
