"""Scale, crosses, dots, ranking and resistance: how options and support are counted."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.voting import Base, read_threshold
from app.models.voting.methods import (
    Scale,
    acceptance,
    approval,
    dots,
    ranking,
    resistance,
    scale_result,
)


def ranked(ballots: dict[str, int]) -> list[tuple[int | None, ...]]:
    """Ballots as "ACBED": 5, turned into ranks in the order of the alphabet."""
    options = sorted({letter for order in ballots for letter in order})
    return [
        tuple(order.index(each) + 1 if each in order else None for each in options)
        for order, count in ballots.items()
        for _ in range(count)
    ]


SCHULZE_2011 = {
    "ACBED": 5, "ADECB": 5, "BEDAC": 8, "CABED": 3, "CAEBD": 7, "CBADE": 2, "DCEBA": 7, "EBADC": 8,
}  # fmt: skip


def test_schulzes_own_example_of_45_voters_comes_out_in_his_order():
    standing = ranking("ABCDE", ranked(SCHULZE_2011))
    assert standing.ranking == (("E",), ("A",), ("C",), ("B",), ("D",))
    assert standing.scores == {"E": 4, "A": 3, "C": 2, "B": 1, "D": 0}
    assert standing.pairs["A", "B"] == 20
    assert standing.pairs["B", "A"] == 25


def test_who_would_beat_each_other_one_alone_wins_though_few_have_it_first():
    standing = ranking("ABC", ranked({"ABC": 4, "CBA": 4, "BAC": 1}))
    assert standing.first == ("B",)


def test_an_option_without_a_rank_comes_after_those_that_have_one():
    standing = ranking("AB", [(1, None), (None, None), (None, 3), (2, None)])
    assert standing.pairs == {("A", "B"): 2, ("B", "A"): 1}
    assert standing.first == ("A",)


def test_a_full_circle_of_equal_strength_is_told_as_a_tie():
    standing = ranking("ABC", ranked({"ABC": 1, "BCA": 1, "CAB": 1}))
    assert standing.ranking == (("A", "B", "C"),)
    assert standing.tie


def test_nobodys_ranking_puts_all_options_in_one_place():
    assert ranking("AB", []).ranking == (("A", "B"),)


ballots_of_four = st.lists(
    st.tuples(*[st.one_of(st.none(), st.integers(1, 5)) for _ in range(4)]), max_size=12
)


@given(ballots_of_four)
def test_an_option_that_beats_all_others_in_pairs_always_stands_first_alone(ballots):
    standing = ranking("ABCD", ballots)
    pairs = standing.pairs
    for one in "ABCD":
        if all(pairs[one, other] > pairs[other, one] for other in "ABCD" if other != one):
            assert standing.first == (one,)


@given(ballots_of_four)
def test_reversing_every_ballot_never_leaves_a_lone_winner_first(ballots):
    """Reversal symmetry, which Schulze proves and runoff methods lack."""
    first = ranking("ABCD", ballots).first
    reversed_ = [tuple(-(each if each is not None else 9) for each in marks) for marks in ballots]
    again = ranking("ABCD", reversed_)
    if len(first) == 1:
        assert again.first != first


@given(ballots_of_four)
def test_every_option_has_exactly_one_place_and_nobody_beats_a_place_above(ballots):
    standing = ranking("ABCD", ballots)
    assert sorted(option for group in standing.ranking for option in group) == list("ABCD")


def test_crosses_are_ballots_and_ties_share_a_place():
    standing = approval(["sti", "bus", "træ"], [(1, 1, 0), (1, 0, 0), (0, 1, 1)])
    assert standing.scores == {"sti": 2, "bus": 2, "træ": 1}
    assert standing.ranking == (("sti", "bus"), ("træ",))
    assert standing.tie


def test_dots_are_added():
    standing = dots(["sti", "bus"], [(3, 0), (0, 2), (1, 2)])
    assert standing.scores == {"sti": 4, "bus": 4}


def test_systemic_consensing_chooses_the_museum_with_75_percent_acceptance():
    """Case V13: four voters, resistance 0 to 10."""
    outings = ["barbecue", "boat", "hiking", "museum"]
    voters = [(8, 10, 3, 2), (3, 5, 1, 3), (0, 4, 0, 2), (1, 1, 10, 3)]
    standing = resistance(outings, voters)
    assert standing.scores == {"barbecue": 12, "boat": 20, "hiking": 14, "museum": 10}
    assert standing.ranking == (("museum",), ("barbecue",), ("hiking",), ("boat",))
    assert acceptance(standing, "museum") == 75


def test_nobody_resists_when_nobody_votes():
    assert acceptance(resistance(["a"], []), "a") == 100


def test_scotlands_first_recommendation_has_its_mean_and_its_share():
    """Case V8: strongly disagree 4, disagree 7, agree 27, strongly agree 65 of 103."""
    scale = Scale(4, {1: 4, 2: 7, 3: 27, 4: 65})
    assert scale.mean == Fraction(359, 103)
    assert f"{float(scale.mean):.3f}" == "3.485"
    assert scale.counts.yes == 92
    outcome = scale_result(scale, Base.CAST, read_threshold("3/4"), 103, 103)
    assert (outcome.needed, outcome.reached, outcome.passed) == (78, 92, True)


def test_the_middle_of_five_steps_is_neither_for_nor_against_but_handed_in():
    scale = Scale(5, {1: 1, 2: 2, 3: 5, 4: 3, 5: 4}, blank=2, spoiled=1)
    counts = scale.counts
    assert (counts.yes, counts.no, counts.blank, counts.spoiled) == (7, 3, 7, 1)
    assert counts.cast == 18


def test_a_scale_that_nobody_answered_has_no_mean():
    assert Scale(5, {}, blank=3).mean is None


@pytest.mark.parametrize(
    ("voted", "agreed", "threshold", "passed"),
    [(103, 78, "3/4", True), (103, 77, "3/4", False), (100, 75, "3/4", True), (100, 50, "1/2", 0)],
)
def test_a_roster_that_changes_during_the_day_changes_what_is_needed(
    voted, agreed, threshold, passed
):
    """Case V9: 103 voted on the first 37 recommendations and 100 on the rest."""
    scale = Scale(4, {2: voted - agreed, 4: agreed})
    outcome = scale_result(scale, Base.CAST, read_threshold(threshold), voted, 105)
    assert outcome.passed == bool(passed)
