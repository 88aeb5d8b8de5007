"""Rooms that miss a plan without repeats by a few people, and tables of three."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from app.cli.bench_runs.seating_people import assembly
from app.engines.seating import seat
from app.engines.seating.fields import Design, design, nearly
from app.engines.seating.kirkman import kirkman


def times_met(plan: Design) -> Counter[tuple[int, int]]:
    """How often each two share a table, counted from the plan alone."""
    met: Counter[tuple[int, int]] = Counter()
    for seating in plan:
        for table in set(seating):
            met.update(combinations([who for who, at in enumerate(seating) if at == table], 2))
    return met


def is_even(plan: Design, people: int, tables: int) -> bool:
    """Whether everybody has a seat and tables differ by one at most."""
    sizes = [[seating.count(table) for table in range(tables)] for seating in plan]
    return all(sum(row) == people and max(row) - min(row) <= 1 for row in sizes)


@pytest.mark.parametrize("people", [15, 21, 27, 39, 51, 57, 63, 75, 93, 99, 111, 147])
def test_in_a_triple_system_everybody_meets_everybody_once(people):
    plan = kirkman(people)
    assert plan is not None
    assert len(plan) == (people - 1) // 2
    assert all(set(Counter(seating).values()) == {3} for seating in plan)
    met = times_met(plan)
    assert len(met) == people * (people - 1) // 2
    assert set(met.values()) == {1}


def test_no_triple_system_is_told_where_neither_series_has_one():
    assert [people for people in range(3, 60) if kirkman(people)] == [15, 21, 27, 39, 51, 57]


@pytest.mark.parametrize(
    ("people", "tables", "rounds", "repeats"),
    [
        (47, 7, 8, 5), (46, 7, 8, 9), (62, 8, 9, 6), (61, 8, 9, 11), (79, 9, 10, 7), (23, 5, 6, 3),
        (14, 4, 5, 2), (25, 9, 13, 1), (26, 7, 9, 2), (19, 7, 10, 1), (40, 7, 8, 10),
        (36, 7, 8, 16), (117, 11, 12, 24),
    ],
)  # fmt: skip
def test_people_missing_in_a_full_plan_cost_a_few_repeats_in_its_last_round(
    people, tables, rounds, repeats
):
    plan = nearly(people, tables, rounds)
    assert plan is not None
    assert len(plan) == rounds
    assert is_even(plan, people, tables)
    times = times_met(plan).values()
    assert sum(number * (number - 1) // 2 for number in times) == repeats
    assert max(times) == 2
    assert set(times_met(plan[:-1]).values()) == {1}


def test_whatever_is_nearly_a_full_plan_is_even():
    for tables in range(2, 12):
        for rounds in (tables + 1, 2 * tables - 1):
            for people in range(tables, tables**2 + 1):
                plan = nearly(people, tables, rounds)
                assert plan is None or is_even(plan, people, tables)


def test_two_missing_in_a_full_net_have_no_plan_without_repeats():
    assert design(47, 7, 8) is None
    assert design(48, 7, 8) is not None
    assert nearly(47, 7, 9) is None


@pytest.mark.parametrize("balance", [0.0, 0.5])
@pytest.mark.parametrize(
    ("people", "tables", "rounds", "most"),
    [(47, 7, 8, 5), (61, 8, 9, 11), (79, 9, 10, 7), (22, 5, 6, 5), (21, 7, 10, 0), (39, 13, 19, 0)],
)
def test_a_plan_with_a_few_repeats_is_there_at_once_and_in_the_middle_too(
    people, tables, rounds, most, balance
):
    wishes = assembly(people, tables, rounds, balance)
    plan = seat(wishes, effort=60)
    for seating in plan.rounds:
        assert sorted(who for table in seating for who in table) == sorted(wishes.members)
    met = Counter(
        pair for seating in plan.rounds for table in seating for pair in combinations(table, 2)
    )
    assert sum(times * (times - 1) // 2 for times in met.values()) == most == plan.report.repeats


@pytest.mark.parametrize("balance", [0.0, 0.5])
@pytest.mark.parametrize(
    ("people", "tables", "rounds", "most"), [(47, 7, 9, 140), (62, 8, 10, 215), (35, 6, 10, 290)]
)
def test_more_rounds_than_a_net_has_begin_with_the_net(people, tables, rounds, most, balance):
    assert seat(assembly(people, tables, rounds, balance), effort=300).report.repeats <= most


@pytest.mark.parametrize(("people", "most"), [(35, 26), (34, 26), (33, 26)])
def test_in_a_square_room_with_a_few_away_each_column_has_a_table_of_its_own_once(people, most):
    assert seat(assembly(people, 6, 6, 0.0), effort=3000).report.repeats <= most
