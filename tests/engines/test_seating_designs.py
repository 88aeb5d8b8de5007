"""Where algebra or geometry gives a plan without repeats, or with few, it is found at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations, product

import pytest

from app.cli.bench_runs.seating_people import assembly
from app.engines.seating import Fixed, Kept, Round, Wishes, seat
from app.engines.seating.fields import wider_design


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


@pytest.mark.parametrize(
    ("people", "tables", "rounds"),
    [
        (99, 12, 10), (150, 15, 8), (100, 12, 8), (100, 14, 6), (72, 12, 8), (60, 10, 8),
        (80, 10, 6), (25, 6, 5), (24, 6, 4), (48, 10, 6), (150, 20, 10), (35, 10, 5),
    ],
)  # fmt: skip
def test_tables_added_to_a_net_leave_it_without_repeats_and_even(people, tables, rounds):
    wide = wider_design(people, tables, rounds)
    assert wide is not None
    assert len(wide) == rounds
    met: Counter[tuple[int, int]] = Counter()
    for seating in wide:
        sizes = [seating.count(table) for table in range(tables)]
        assert sum(sizes) == people == len(seating)
        assert max(sizes) - min(sizes) <= 1
        for table in range(tables):
            here = [role for role, at in enumerate(seating) if at == table]
            met.update(combinations(here, 2))
    assert set(met.values()) == {1}


def test_every_wider_plan_of_a_small_room_is_even_and_without_repeats():
    known = [
        (size, wide)
        for size in product(range(12, 50), (6, 10, 12), range(2, 8))
        if (wide := wider_design(*size))
    ]
    assert len(known) > 100
    for (people, tables, rounds), wide in known:
        assert len(wide) == rounds
        pairs: list[tuple[int, int]] = []
        for seating in wide:
            sizes = Counter(seating)
            assert len(seating) == people
            assert len(sizes) == tables
            assert max(sizes.values()) - min(sizes.values()) <= 1
            pairs += (p for p in combinations(range(people), 2) if seating[p[0]] == seating[p[1]])
        assert len(pairs) == len(set(pairs))


def test_more_rounds_than_there_are_lines_for_have_no_wider_plan():
    assert wider_design(99, 12, 11) is None
    assert wider_design(36, 6, 6) is None


def test_at_the_slider_s_first_end_nobody_of_99_at_12_tables_meets_twice():
    report = seat(assembly(99, 12, 10, 0.0), effort=60).report
    assert report.repeats == 0
    assert report.pairs_met == report.pairs_met_bound


def test_where_nothing_is_to_be_balanced_no_round_of_a_wider_plan_is_given_up():
    ids = tuple(f"m{number:02d}" for number in range(99))
    assert seat(Wishes(ids, 12, 10, balance=0.5), effort=30).report.repeats == 0


def test_in_the_middle_a_wider_plan_gives_some_of_its_rounds_for_balance():
    faces, middle = (seat(assembly(99, 12, 10, at), effort=400).report for at in (0.0, 0.5))
    assert faces.repeats == 0 < middle.repeats
    assert middle.imbalance < faces.imbalance


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
    assert seat(assembly(people, tables, rounds, 0.0), effort=3000).report.repeats <= most


def test_balance_is_bought_with_repeats_as_the_slider_goes_from_faces_to_mirror():
    plans = [seat(assembly(36, 6, 6, at), effort=3000).report for at in (0.0, 0.5, 0.8, 1.0)]
    assert [plan.repeats for plan in plans] == sorted(plan.repeats for plan in plans)
    skews = [plan.imbalance for plan in plans]
    assert skews == sorted(skews, reverse=True)


def hosts(wishes: Wishes) -> tuple[Fixed, ...]:
    """A host at each table, in every round."""
    return tuple(Fixed(wishes.members[at * 3], at + 1) for at in range(wishes.tables))


def dealt(wishes: Wishes) -> Round:
    """Everybody in turn to the next table."""
    return tuple(wishes.members[at :: wishes.tables] for at in range(wishes.tables))


RULES = {
    "a host at each table": lambda w: replace(w, fixed=hosts(w)),
    "a seat in one round": lambda w: replace(w, fixed=(Fixed(w.members[3], 2, 2),)),
    "a seat in every round": lambda w: replace(w, fixed=(Fixed(w.members[3], 2),)),
    "two and two apart": lambda w: replace(w, apart=(w.members[:2], w.members[5:7])),
    "one away": lambda w: replace(w, away=((w.members[4], 2),)),
    "three away": lambda w: replace(w, away=tuple((who, 1) for who in w.members[:3])),
    "a locked table": lambda w: replace(w, kept=(Kept(1, 2, dealt(w)[0]),)),
    "a round held": lambda w: replace(w, history=(dealt(w),)),
}  # fmt: skip


@pytest.mark.parametrize("room", [(25, 5, 4), (49, 7, 6), (99, 11, 6), (72, 9, 7)])
@pytest.mark.parametrize("rule", RULES)
def test_a_rule_that_geometry_can_keep_costs_no_repeat(room, rule):
    ids = tuple(f"m{number:02d}" for number in range(room[0]))
    age = {who: "abc"[at % 3] for at, who in enumerate(ids)}
    wishes = RULES[rule](Wishes(ids, *room[1:], attributes={"age": age}))
    report = seat(wishes, effort=60).report
    assert report.broken == ()
    assert report.repeats == 0


def test_six_hosts_cost_a_room_of_six_tables_hardly_a_repeat():
    ids = tuple(f"m{number:02d}" for number in range(36))
    wishes = Wishes(ids, 6, 6, balance=0.0)
    report = seat(replace(wishes, fixed=hosts(wishes)), effort=3000).report
    assert report.broken == ()
    assert report.repeats <= 42
