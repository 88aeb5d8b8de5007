"""Writing groups: nobody works on the same draft twice, and few people meet again for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest

from app.cli.bench_runs.seating_people import assembly
from app.engines.seating import Rounds, Wishes, reseat, seat


def drafted(people: int, tables: int, rounds: int, balance: float = 0.0) -> Wishes:
    return replace(assembly(people, tables, rounds, balance), drafts=True)


def visited_again(rounds: Rounds) -> int:
    """How often somebody is at a table where they were before, counted from the plan alone."""
    seen = Counter(
        (who, table) for seating in rounds for table, here in enumerate(seating) for who in here
    )
    return sum(seen.values()) - len(seen)


def repeats(rounds: Rounds) -> int:
    met = Counter(
        pair for seating in rounds for table in seating for pair in combinations(table, 2)
    )
    return sum(times * (times - 1) // 2 for times in met.values())


@pytest.mark.parametrize(
    ("people", "tables", "rounds", "most"),
    [(36, 6, 6, 128), (35, 6, 6, 125), (36, 6, 5, 72), (36, 6, 4, 40), (24, 4, 4, 76),
     (37, 6, 5, 80)],
)  # fmt: skip
def test_a_round_for_each_draft_costs_no_more_repeats_than_a_plain_search(
    people, tables, rounds, most
):
    plan = seat(drafted(people, tables, rounds), effort=4000)
    assert plan.report.broken == ()
    assert visited_again(plan.rounds) == 0
    assert repeats(plan.rounds) == plan.report.repeats <= most


@pytest.mark.parametrize("balance", [0.0, 0.5, 1.0])
@pytest.mark.parametrize(("people", "tables"), [(60, 10), (72, 8), (35, 6), (20, 4), (53, 7)])
def test_with_a_round_for_each_draft_nobody_sees_one_twice_at_any_place_of_the_slider(
    people, tables, balance
):
    plan = seat(drafted(people, tables, tables, balance), effort=600)
    assert plan.report.broken == ()
    assert visited_again(plan.rounds) == 0
    for seating in plan.rounds:
        sizes = [len(table) for table in seating]
        assert sum(sizes) == people
        assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize(("people", "tables"), [(36, 6), (24, 4), (60, 10)])
def test_drafts_asked_for_after_the_first_round_are_kept_when_they_can_be(people, tables):
    wishes = assembly(people, tables, tables, 0.5)
    plan = seat(wishes, effort=300)
    mended = reseat(replace(wishes, drafts=True), plan.rounds, 2, effort=4000)
    assert mended.rounds[0] == plan.rounds[0]
    assert mended.report.broken == ()
    assert visited_again(mended.rounds) == 0


def test_a_net_that_lacks_columns_for_the_drafts_is_filled_up_at_the_fewest_repeats():
    # Of nine columns at eight tables each two rounds have two quotients twice: 28 x 2 x 8.
    plan = seat(drafted(72, 8, 8), effort=600)
    assert visited_again(plan.rounds) == 0
    assert repeats(plan.rounds) == 448


def test_balance_does_not_cost_writing_groups_what_a_plain_search_reaches():
    plan = seat(drafted(36, 6, 6, 0.5), effort=4000)
    assert visited_again(plan.rounds) == 0
    assert repeats(plan.rounds) <= 128
