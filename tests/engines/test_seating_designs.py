"""Where algebra or geometry gives a plan without repeats, or with few, it is found at once."""

from __future__ import annotations

import pytest

from app.cli.bench_runs.seating_people import assembly
from app.engines.seating import seat


@pytest.mark.parametrize(
    ("people", "tables", "rounds"),
    [
        (16, 4, 5), (25, 5, 6), (49, 7, 8), (64, 8, 9), (81, 9, 10), (27, 9, 13), (36, 7, 6),
        (18, 5, 4), (99, 11, 10), (99, 13, 10), (150, 16, 8), (15, 4, 5), (8, 4, 7), (15, 5, 7),
        (36, 6, 3), (35, 6, 3), (24, 6, 7), (23, 6, 7), (22, 6, 6), (28, 7, 9), (26, 7, 8),
        (18, 6, 8), (30, 6, 6), (29, 6, 6), (36, 9, 11), (34, 9, 10), (60, 10, 6), (80, 10, 4),
        (90, 15, 7), (98, 14, 8), (21, 7, 9), (24, 8, 11), (30, 10, 14),
        (33, 11, 15), (95, 14, 7), (63, 8, 9), (25, 9, 12),
    ],
)  # fmt: skip
def test_where_geometry_gives_it_nobody_meets_twice(people, tables, rounds):
    wishes = assembly(people, tables, rounds, 0.5)
    plan = seat(wishes, effort=60, seed=people)
    for seating in plan.rounds:
        sizes = [len(table) for table in seating]
        assert sorted(who for table in seating for who in table) == sorted(wishes.members)
        assert max(sizes) - min(sizes) <= 1
    assert plan.report.repeats == 0
    assert plan.report.max_meetings == 1
    assert plan.report.pairs_met == plan.report.pairs_met_bound


def test_a_room_without_a_design_still_reaches_no_repeats_by_searching():
    plan = seat(assembly(18, 6, 4, 0.0), effort=3000)
    assert plan.report.repeats == 0


@pytest.mark.parametrize(
    ("people", "tables", "rounds", "most"),
    [(36, 6, 6, 24), (36, 6, 10, 270), (36, 4, 8, 673), (18, 3, 5, 90), (500, 50, 8, 0),
     (40, 10, 4, 0), (70, 10, 4, 0)],
)  # fmt: skip
def test_where_no_field_has_so_many_elements_a_matrix_over_a_group_is_near(
    people, tables, rounds, most
):
    assert seat(assembly(people, tables, rounds, 0.0), effort=4000).report.repeats <= most


def test_balance_is_bought_with_repeats_as_the_slider_goes_from_faces_to_mirror():
    plans = [seat(assembly(36, 6, 6, at), effort=3000).report for at in (0.0, 0.5, 0.8, 1.0)]
    assert [plan.repeats for plan in plans] == sorted(plan.repeats for plan in plans)
    skews = [plan.imbalance for plan in plans]
    assert skews == sorted(skews, reverse=True)
