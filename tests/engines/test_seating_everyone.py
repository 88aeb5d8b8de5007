"""Weighing every exchange of a plan at once says what each of them costs when it is made."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.cli.bench_runs.seating_people import assembly
from app.cli.bench_runs.seating_skew import imb
from app.engines.seating import seat
from app.engines.seating.chance import Chance, weight
from app.engines.seating.everyone import Everyone
from app.engines.seating.layout import random_seats
from app.engines.seating.model import MEETING, build
from app.engines.seating.placing import placed
from app.engines.seating.tally import Tally

_MILD = 8 / (0.5 * MEETING)
_COLD = 8 / (0.05 * MEETING)


def start(people, tables, rounds, drawn=1):
    wishes = assembly(people, tables, rounds, 0.5, drawn)
    sizes = tuple(each.sizes for each in placed(wishes, range(1, rounds + 1)))
    model = build(wishes, sizes).balanced(0.5)
    return model, random_seats(model, Chance(drawn), 1)[:, 0]


def recounted(model, seats):
    return float(Tally(model, seats[:, None].copy()).cost[0])


@given(
    st.integers(6, 40),
    st.integers(2, 7),
    st.integers(1, 5),
    st.sampled_from([0.0, 0.5, 1.0]),
    st.integers(1, 99),
)
@settings(max_examples=30, deadline=None)
def test_the_cost_of_the_best_plan_is_what_a_recount_says(people, tables, rounds, roles, drawn):
    tables = min(tables, people // 2)
    model, seats = start(people, tables, rounds, drawn)
    walker = Everyone(model, seats, roles)
    assert walker.best_cost == recounted(model, seats)
    for shares in Chance(drawn).shares(40, walker.draws):
        walker.step(shares, _MILD)
    best = walker.best()
    assert walker.best_cost == recounted(model, best)
    for row, sizes in zip(best, model.sizes, strict=True):
        assert [int((table < people).sum()) for table in row] == list(sizes)
        assert sorted(row[row < people].tolist()) == list(range(people))


def test_a_change_of_roles_leaves_every_repeat():
    model, seats = start(36, 6, 6)
    walker = Everyone(model, seats, 1.0)
    for shares in Chance(1).shares(200, walker.draws):
        walker.step(shares, _COLD)
    bare = model.balanced(0.0)
    assert recounted(bare, walker.best()) == recounted(bare, seats)
    assert recounted(model, walker.best()) < recounted(model, seats)


@pytest.mark.parametrize("part", [0.3, 0.9])
def test_below_its_goal_balance_is_not_paid_for_as_above(part):
    model, seats = start(36, 6, 6)

    def skew_of(walker):
        for shares in Chance(1).shares(400, walker.draws):
            walker.step(shares, _COLD)
        return recounted(model, walker.best()) - recounted(model.balanced(0.0), walker.best())

    least = float(model.skew.costs.reshape(-1, model.chairs + 3).min(axis=1).sum())
    first = recounted(model, seats) - recounted(model.balanced(0.0), seats)
    reached = skew_of(Everyone(model, seats, 0.0, part))
    assert reached >= skew_of(Everyone(model, seats, 0.0))
    if part > 0.5:
        assert reached < least + (first - least) * part


def test_a_plan_is_as_soft_as_it_has_exchanges_that_cost_no_repeats():
    model, seats = start(12, 3, 3)
    bare = model.balanced(0.0)
    before, weighed = recounted(bare, seats), 0.0
    for number, one, other in product(range(3), range(12), range(12)):
        places = [np.argwhere(seats[number] == person)[0] for person in (one, other)]
        if places[0][0] != places[1][0]:
            after = seats.copy()
            after[number][tuple(places[0])], after[number][tuple(places[1])] = other, one
            weighed += weight(recounted(bare, after) - before, _MILD)
    assert Everyone(bare, seats, 0.0).softness() == weighed


def test_balance_is_bought_at_few_repeats_where_everybody_meets_often():
    # Of the plans of the fewest repeats, 672, some are rigid: from those it is 728 at best.
    wishes = assembly(36, 4, 8, 0.5)
    plan = seat(wishes, seed=1, effort=5000)
    assert plan.report.repeats + 0.4 * float(imb(wishes, plan.rounds)) <= 725
