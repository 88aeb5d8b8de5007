"""The measure that seating programs are compared by, and the bench's own members."""

from __future__ import annotations

import json
from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.cli import main
from app.cli.bench_runs.seating import (
    ROOMS,
    SETTINGS,
    WITHOUT_REPEATS,
    Chosen,
    measured,
    seating,
    with_hosts,
    with_round_held,
)
from app.cli.bench_runs.seating_people import SHARES, assembly
from app.cli.bench_runs.seating_skew import imb, unavoidable
from app.engines.seating import seat


def least_by_trying(sizes: list[int], shares: list[int]) -> int:
    """The least sum of |count x people - size x share|, from every way to fill the tables."""
    people = sum(sizes)
    rows = [
        [row for row in product(range(size + 1), repeat=len(shares)) if sum(row) == size]
        for size in sizes
    ]
    return min(
        sum(
            abs(count * people - size * share)
            for row, size in zip(filled, sizes, strict=True)
            for count, share in zip(row, shares, strict=True)
        )
        for filled in product(*rows)
        if [sum(column) for column in zip(*filled, strict=True)] == shares
    )


@given(st.integers(4, 9), st.integers(1, 3), st.data())
@settings(max_examples=60, deadline=None)
def test_the_unavoidable_part_is_what_trying_everything_finds(people, tables, data):
    sizes = [people // tables + (at < people % tables) for at in range(tables)]
    first = data.draw(st.integers(0, people))
    second = data.draw(st.integers(0, people - first))
    shares = [first, second, people - first - second]
    assert unavoidable(sizes, shares) == least_by_trying(sizes, shares)


@given(st.integers(6, 40), st.integers(2, 5), st.floats(0, 1))
@settings(max_examples=20, deadline=None)
def test_no_plan_is_nearer_the_mirror_than_rounding_allows(people, tables, balance):
    wishes = assembly(people, tables, 2, balance)
    plan = seat(wishes, effort=40)
    assert imb(wishes, plan.rounds) >= 0


def test_the_members_are_the_same_each_time_and_follow_the_shares():
    one, other = assembly(100, 10, 1, 0.5), assembly(100, 10, 1, 0.5)
    assert one == other
    assert assembly(100, 10, 1, 0.5, drawn=2) != one
    assert [len(set(values.values())) for values in one.attributes.values()] == [2, 5, 4, 3, 4]
    for name, shares in SHARES.items():
        assert tuple(sorted(Counter(one.attributes[name].values()).items())) == tuple(
            (f"v{at}", share) for at, share in enumerate(shares)
        )


def test_each_room_has_its_targets():
    assert all(len(setting.wanted) == len(ROOMS) for setting in SETTINGS)
    assert len(set(WITHOUT_REPEATS)) == len(WITHOUT_REPEATS)


def test_a_room_is_measured_with_its_bound_and_the_peers_beside():
    quick = type(SETTINGS[0])(0.0, 0.05, ((90, 55),))
    repeats, skew = measured(ROOMS[3], quick, (90, 55))
    assert "GroupSelect 450/70" in repeats.what
    assert "90" in repeats.what
    assert repeats.value >= 90
    assert skew.value > 0


def test_the_rules_of_the_bench_are_about_the_tables_there_are():
    wishes = with_round_held(with_hosts(assembly(25, 5, 3, 0.0)))
    assert [seat.table for seat in wishes.fixed] == [1, 2, 3, 4, 5]
    assert sorted(who for table in wishes.history[0] for who in table) == sorted(wishes.members)
    report = seat(wishes, effort=60).report
    assert report.broken == ()
    assert report.repeats == 0


def test_rooms_seeds_and_the_slider_can_be_chosen(capsys):
    options = ("--rooms", "18/3/5,12/3/2", "--balance", "0", "--seeds", "4", "--seconds", "0.05")
    assert main(["--lang", "en", "bench", "seating", *options, "--json", "-"]) == 0
    figures = json.loads(capsys.readouterr().out)
    told = [each["what"] for each in figures]
    assert [words.split(",")[0] for words in told] == ["18/3/5", "18/3/5", "12/3/2", "12/3/2"]
    assert "GroupSelect 450/70" in told[0]
    assert "0.05 s" in told[0]
    assert all(each["target"] is None for each in figures), "targets are for their own seconds"


def test_a_target_is_told_for_its_own_seconds():
    room = Chosen(rooms=((18, 3, 5),), balances=(0.5,), seeds=(1,), seconds=2.0)
    assert [each.target for each in seating(Path(), room)] == [96, 45]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("seating", "--rooms", "36/6"), "such as 36/6/4"),
        (("seating", "--rooms", "3/6/2"), "such as 36/6/4"),
        (("seating", "--balance", "2"), "from 0 to 1"),
        (("click", "--seeds", "1"), "name it: bench seating"),
    ],
)
def test_a_choice_that_makes_no_sense_is_wrong_usage(options, told, capsys):
    assert main(["--lang", "en", "bench", *options]) == 2
    assert told in capsys.readouterr().err
