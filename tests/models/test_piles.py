"""Typing a pile of paper ballots: what keys mean, and what two people typed apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import Refused
from app.models.voting import Method
from app.models.voting.alignment import differing_pairs
from app.models.voting.answers import Form, checked
from app.models.voting.piles import Pile, back, end, put, read_keys, settle

PLAIN = Form()
SCALE = Form(Method.SCALE, steps=5)
CROSSES = Form(Method.APPROVAL, options=3, most=2)
DOTS = Form(Method.DOTS, options=3, most=4)
RANKING = Form(Method.RANKING, options=3)
RESISTANCE = Form(Method.RESISTANCE, options=3)
MANY = Form(Method.APPROVAL, options=12, most=3)


@pytest.mark.parametrize(
    ("form", "typed", "answer"),
    [
        (PLAIN, "j", "yes"),
        (PLAIN, "Y", "yes"),
        (PLAIN, "1", "yes"),
        (PLAIN, "n", "no"),
        (PLAIN, "3", "blank"),
        (PLAIN, "u", "spoiled"),
        (SCALE, "5", "5"),
        (SCALE, "b", "blank"),
        (CROSSES, "b", "blank"),
        (Form(Method.APPROVAL, options=3, most=1), "2", "0,1,0"),
        (RANKING, "213", "2,1,3"),
        (RANKING, "1-2", "1,,2"),
    ],
)
def test_one_key_is_enough_where_nothing_could_follow(form, typed, answer):
    assert read_keys(form, typed, is_ended=False) == answer


@pytest.mark.parametrize(
    ("form", "typed", "answer"),
    [
        (CROSSES, "13", "1,0,1"),
        (CROSSES, "3", "0,0,1"),
        (DOTS, "1132", "2,1,1"),
        (RANKING, "2", "2,,"),
        (RESISTANCE, "8 0 10", "8,0,10"),
        (RESISTANCE, "8010", "8,0,10"),
        (RESISTANCE, "1 0 5", "1,0,5"),
        (MANY, "1 12", "1,0,0,0,0,0,0,0,0,0,0,1"),
    ],
)
def test_several_marks_end_with_enter(form, typed, answer):
    assert read_keys(form, typed, is_ended=False) is None
    assert read_keys(form, typed, is_ended=True) == answer


@pytest.mark.parametrize(
    ("form", "typed", "code"),
    [
        (PLAIN, "x", "choice-unknown"),
        (SCALE, "6", "choice-unknown"),
        (CROSSES, "11", "cross-twice"),
        (CROSSES, "123", "too-many-marks"),
        (CROSSES, "4", "choice-unknown"),
        (CROSSES, "q", "choice-unknown"),
        (DOTS, "11123", "too-many-marks"),
        (RANKING, "4", "choice-unknown"),
        (RESISTANCE, "8 0", "option-left-out"),
        (RESISTANCE, "8 0 5 5", "choice-unknown"),
    ],
)
def test_what_is_no_answer_is_refused(form, typed, code):
    with pytest.raises(Refused, match=code):
        read_keys(form, typed, is_ended=True)


@given(
    st.sampled_from((PLAIN, SCALE, CROSSES, DOTS, RANKING, RESISTANCE, MANY)),
    st.text(alphabet="0123456789 ,-jnbuyx", max_size=12),
    st.booleans(),
)
def test_whatever_is_typed_is_refused_awaited_or_an_answer(form, typed, is_ended):
    try:
        answer = read_keys(form, typed, is_ended=is_ended)
    except Refused:
        return
    assert answer is None or checked(form, answer, on_paper=True) == answer


def typed(*sheets: tuple[str, ...], questions: int = 1) -> Pile:
    pile = Pile()
    for sheet in sheets:
        for answer in sheet:
            pile = put(pile, answer, questions)
    return pile


def test_the_second_person_has_nothing_of_the_first():
    pile = end(typed(("yes",), ("no",)))
    assert pile.at_hand == ()
    assert pile.differing == ()
    assert back(pile) == pile


def test_going_back_reaches_into_the_ballot_before():
    pile = typed(("yes", "1"), ("no", "2"), questions=2)
    again = put(back(pile), "5", 2)
    assert again.first == (("yes", "1"), ("no", "5"))
    assert back(back(back(back(pile)))) == Pile()


def test_a_ballot_is_typed_to_its_end_before_the_pile_is_through():
    with pytest.raises(Refused, match="ballot-half-typed"):
        end(put(Pile(), "yes", 2))


def test_every_ballot_that_differs_is_settled_by_typing_it_again():
    pile = end(typed(("yes",), ("no",), ("blank",)))
    for answer in ("yes", "yes"):
        pile = put(pile, answer, 1)
    pile = end(pile)
    assert pile.differing == (1, 2)
    pile = settle(pile, 1, ("no",))
    assert pile.differing == (2,)
    pile = settle(pile, 2, None)
    assert pile.is_agreed
    assert pile.first == (("yes",), ("no",))


def test_what_is_saved_keeps_no_ballot_together():
    pile = typed(("yes", "5"), ("no", "1"), ("yes", "1"), questions=2)
    assert pile.answers(0) == ("no", "yes", "yes")
    assert pile.answers(1) == ("1", "1", "5")


def two_series(first: str, second: str) -> Pile:
    pile = end(typed(*((each,) for each in first)))
    for answer in second:
        pile = put(pile, answer, 1)
    return end(pile)


@pytest.mark.parametrize(
    ("first", "second", "differing"),
    [
        ("51342", "5342", ((("1",), None),)),
        ("5342", "51342", ((None, ("1",)),)),
        ("512", "542", ((("1",), ("4",)),)),
        ("1234", "234", ((("1",), None),)),
        ("123", "1234", ((None, ("4",)),)),
        ("15342", "5342", ((("1",), None),)),
        ("153425", "5343251", ((("1",), None), (None, ("3",)), (None, ("1",)))),
        ("", "1", ((None, ("1",)),)),
    ],
)
def test_a_ballot_that_one_missed_does_not_move_the_others(first, second, differing):
    pile = two_series(first, second)
    assert tuple(pile.both(at) for at in pile.differing) == differing


@given(st.text("123", max_size=14), st.text("123", max_size=14), st.data())
def test_settling_what_differs_one_by_one_always_comes_to_an_end(first, second, data):
    pile = two_series(first, second)
    steps = len(pile.differing)
    assert steps <= max(len(first), len(second))
    for _step in range(steps):
        if pile.is_agreed:
            break
        said = data.draw(st.sampled_from([None, ("1",), ("2",)]))
        left = len(pile.differing)
        pile = settle(pile, pile.differing[0], said)
        assert len(pile.differing) < left
    assert pile.is_agreed


def test_two_long_series_are_side_by_side_whatever_was_missed():
    whole = list(range(1_500))
    missed = [*whole[:20], *whole[21:700], -1, *whole[700:1_400], *whole[1_450:]]
    assert len(differing_pairs(whole, missed)) == 1 + 1 + 50
