"""Tables whose sizes are free exchange the extra chair, so that rules hold and few people move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engines.seating import Fixed, Kept, Only, Round, Wishes, report, reseat, seat, table_of
from app.models.errors import Refused


def ids(people: int) -> tuple[str, ...]:
    return tuple(f"m{number:02d}" for number in range(people))


@pytest.mark.parametrize(("people", "tables"), [(29, 6), (27, 6), (35, 6), (99, 15)])
def test_the_last_table_is_a_larger_one_when_a_rule_needs_it(people, tables):
    most = -(-people // tables)
    members = ids(people)
    some = members[:most]
    for rules in (
        {"only": (Only(some, (tables,)),)},
        {"together": (some,), "fixed": (Fixed(some[0], tables),)},
        {"fixed": tuple(Fixed(who, tables) for who in some)},
    ):
        plan = seat(Wishes(members, tables, 2, **rules), effort=400)
        assert plan.report.broken == ()
        for seating in plan.rounds:
            assert sorted(seating[-1]) == sorted(some)
            sizes = [len(table) for table in seating]
            assert max(sizes) - min(sizes) == 1


def test_without_rules_the_first_tables_are_the_larger_ones():
    assert [len(table) for table in seat(Wishes(ids(27), 6, 1), effort=10).rounds[0]] == [
        5, 5, 5, 4, 4, 4,
    ]  # fmt: skip


def test_a_locked_table_and_a_rule_share_the_extra_chairs():
    members = ids(29)
    rules = {"kept": (Kept(1, 1, members[:7]),), "only": (Only(members[7:12], (5,)),)}
    plan = seat(Wishes(members, 6, 1, **rules), effort=400)
    assert plan.report.broken == ()
    assert sorted(len(table) for table in plan.rounds[0]) == [4, 4, 4, 5, 5, 7]


def test_fixed_seats_that_need_more_large_tables_than_there_are_make_no_sense():
    members = ids(7)
    fixed = tuple(Fixed(who, 1 + at // 3) for at, who in enumerate(members[:6]))
    with pytest.raises(Refused) as refused:
        seat(Wishes(members, 3, 1, fixed=fixed))
    assert refused.value.code == "seat-fixed-too-many"
    assert refused.value.params["fixed"] == 3
    assert refused.value.params["seats"] == 2


def test_the_same_rule_told_twice_is_broken_once():
    rule = Only(("m00",), (1, 2))
    again = Only(("m00",), (2, 1))
    wishes = Wishes(ids(6), 3, 1, fixed=(Fixed("m00", 3), Fixed("m00", 3, 1)), only=(rule, again))
    plan = seat(wishes, effort=50)
    assert len(plan.report.broken) == 1


@pytest.mark.parametrize(("people", "tables", "rounds"), [(7, 2, 2), (10, 3, 3), (23, 4, 4)])
def test_uneven_tables_take_turns_so_that_nobody_sees_a_draft_twice(people, tables, rounds):
    plan = seat(Wishes(ids(people), tables, rounds, drafts=True), effort=3000)
    assert plan.report.broken == ()


@pytest.mark.parametrize("people", [26, 29, 31, 35])
def test_two_people_at_a_larger_table_are_parted_by_one_move(people):
    wishes = Wishes(ids(people), 6, 1)
    plan = seat(wishes, effort=20).rounds
    for table in plan[0]:
        parted = reseat(replace(wishes, apart=(table[:2],)), plan, 1, effort=50)
        sizes = [len(each) for each in parted.rounds[0]]
        assert parted.report.broken == ()
        assert max(sizes) - min(sizes) == 1
        assert len(parted.moved[0][1]) == (1 if len(table) == len(plan[0][0]) else 2)


def test_where_somebody_leaves_a_table_of_the_size_that_was_wished_nobody_moves():
    wishes = Wishes(ids(36), 6, 2, sizes=(6,) * 6)
    plan = seat(wishes, effort=20).rounds
    gone = plan[0][5][0]
    repaired = reseat(wishes, plan, 1, absent=(gone,), effort=50)
    assert repaired.moved[0] == (1, ())


# -- against every seating there is


def seatings(members: tuple[str, ...], tables: tuple[int, ...], count: int) -> Iterator[Round]:
    """Every even seating at the open tables (from 0)."""
    each, over = divmod(len(members), len(tables))
    for at in product(tables, repeat=len(members)):
        sizes = [at.count(table) for table in tables]
        if min(sizes) == each and sizes.count(each + 1) == over and max(sizes) - each <= 1:
            yield tuple(
                tuple(who for who, table in zip(members, at, strict=True) if table == here)
                for here in range(count)
            )


def moves(old: dict[str, int], seating: Round) -> int:
    return sum(at != old[who] for who, at in table_of(seating).items())


@st.composite
def small_rooms(draw) -> Wishes:
    people, tables = draw(st.sampled_from([(5, 2), (6, 4), (7, 2), (7, 3), (5, 3)]))
    members = ids(people)
    who, table = st.sampled_from(members), st.integers(1, tables)
    some = st.sets(who, min_size=1, max_size=3).map(sorted).map(tuple)
    pair = st.sets(who, min_size=2, max_size=2).map(sorted).map(tuple)
    where = st.sets(table, min_size=1, max_size=max(1, tables - 1)).map(sorted).map(tuple)
    need = draw(
        st.sets(who, max_size=2)
    )  # They fit at one table: what must be split always breaks.
    return Wishes(
        members,
        tables,
        1,
        attributes={"tolk": {each: "ja" if each in need else "" for each in members}},
        gather=("tolk",),
        needs=("tolk",),
        apart=tuple(draw(st.lists(pair, max_size=3))),
        together=tuple(draw(st.lists(pair, max_size=1))),
        fixed=tuple(draw(st.lists(st.builds(Fixed, who, table), max_size=3))),
        only=tuple(draw(st.lists(st.builds(Only, some, where), max_size=2))),
    )


@given(small_rooms(), st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_the_fewest_rules_are_broken_of_all_even_seatings(wishes, seed):
    try:
        plan = seat(wishes, effort=200, seed=seed)
    except Refused:
        return
    every = seatings(wishes.members, tuple(range(wishes.tables)), wishes.tables)
    least = min(len(report(wishes, (seating,)).broken) for seating in every)
    assert len(plan.report.broken) == least


@given(small_rooms(), st.integers(0, 3), st.data())
@settings(max_examples=40, deadline=None)
def test_the_fewest_people_move_of_all_even_seatings_that_break_no_more(wishes, seed, data):
    plan = seat(Wishes(wishes.members, wishes.tables, 1), effort=20, seed=seed).rounds
    gone = data.draw(st.sets(st.sampled_from(wishes.members), max_size=1), "gone")
    closed = data.draw(st.sets(st.integers(1, wishes.tables), max_size=1), "closed")
    told = {"absent": tuple(sorted(gone)), "closed": tuple(closed)}
    try:
        repaired = reseat(wishes, plan, 1, effort=100, seed=seed, **told)
    except Refused:
        return
    old, here = table_of(plan[0]), tuple(who for who in wishes.members if who not in gone)
    open_tables = tuple(at for at in range(wishes.tables) if at + 1 not in closed)
    left = replace(wishes, away=tuple((who, 1) for who in gone), closed=told["closed"])
    every = seatings(here, open_tables, wishes.tables)
    least = min((len(report(left, (seating,)).broken), moves(old, seating)) for seating in every)
    assert (len(repaired.report.broken), len(repaired.moved[0][1])) == least
