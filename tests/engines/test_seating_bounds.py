"""What no plan can beat is told without contradiction: repeats and pairs that meet."""

from __future__ import annotations

from itertools import combinations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.seating import Wishes, seat
from app.engines.seating.bounds import met_at_most


def people(count: int) -> tuple[str, ...]:
    return tuple(f"p{number:02d}" for number in range(count))


@pytest.mark.parametrize(("rounds", "repeats", "met"), [(3, 0, 270), (4, 1, 359), (6, 3, 537)])
def test_where_repeats_cannot_be_avoided_fewer_pairs_can_meet(rounds, repeats, met):
    """Six tables of six do without repeats in three rounds alone (Tarry 1900)."""
    told = seat(Wishes(people(36), 6, rounds), effort=60).report
    assert (told.repeats_bound, told.pairs_met_bound) == (repeats, met)
    assert told.pairs_met <= told.pairs_met_bound
    assert told.fewest_met_bound <= 2 * met // 36


@given(st.lists(st.integers(1, 5), min_size=1, max_size=8))
def test_the_bound_holds_for_every_way_to_repeat(times):
    """`times` tells how often each pair meets in five rounds."""
    slots, repeats = sum(times), sum(comb(each, 2) for each in times)
    assert len(times) <= met_at_most(slots, repeats, 5)


def test_the_bound_is_the_best_that_slots_and_repeats_tell():
    assert met_at_most(20, 0, 4) == 20
    assert met_at_most(20, 1, 4) == 19
    assert met_at_most(20, 3, 4) == 18, "one pair that meets three times"
    assert met_at_most(20, 6 + 1, 4) == 16, "one that meets four times, and one twice"


def test_a_plan_that_repeats_least_meets_the_bound_on_pairs():
    """Four people at two tables: every pair once in three rounds, one round again in the fourth."""
    told = seat(Wishes(people(4), 2, 4), effort=60).report
    assert told.pairs_met == told.pairs_met_bound == len([*combinations(range(4), 2)])
    assert told.repeats == told.repeats_bound == 2
