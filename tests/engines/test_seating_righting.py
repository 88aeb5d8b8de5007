"""A host sits at the own table however little time the search had."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.cli.bench_runs.seating_people import assembly
from app.engines.seating import Fixed, Wishes, seat
from app.engines.seating.chance import Chance
from app.engines.seating.figures import meetings
from app.engines.seating.layout import as_rounds, random_seats
from app.engines.seating.model import build
from app.engines.seating.righting import righted
from app.engines.seating.sizes import even_sizes


def with_hosts(people: int, tables: int, rounds: int) -> Wishes:
    wishes = assembly(people, tables, rounds, 0.5)
    hosts = tuple(Fixed(who, table) for table, who in enumerate(wishes.members[:tables], 1))
    return replace(wishes, fixed=hosts)


@settings(max_examples=30, deadline=None)
@given(
    st.integers(2, 7), st.integers(2, 6), st.integers(1, 5), st.integers(0, 4), st.integers(1, 12)
)
def test_one_host_at_each_table_is_always_kept(tables, size, rounds, more, effort):
    """Also with uneven tables, which no plan from algebra fits."""
    people = tables * size + more % tables
    plan = seat(with_hosts(people, tables, rounds), seed=more, effort=effort)
    assert plan.report.broken == ()


def test_a_seat_in_one_round_and_one_that_is_closed_to_somebody_are_kept():
    wishes = with_hosts(36, 6, 4)
    bound = (Fixed(wishes.members[20], 2, 3), Fixed(wishes.members[21], 5, 1))
    asked = replace(wishes, fixed=bound)
    for effort in (1, 4, 16, 64):
        assert seat(asked, seed=3, effort=effort).report.broken == ()


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 5), st.integers(3, 5), st.integers(0, 10_000))
def test_an_exchange_moves_nobody_but_those_two_and_keeps_the_sizes(tables, size, seed):
    wishes = with_hosts(tables * size, tables, 3)
    model = build(wishes, (even_sizes(tables * size, tables),) * 3)
    before = random_seats(model, Chance(seed), 1)[:, 0]
    after = righted(model, before)
    for one, other in zip(as_rounds(model, before), as_rounds(model, after), strict=True):
        assert sorted(who for table in one for who in table) == sorted(
            who for table in other for who in table
        )
        assert [len(table) for table in one] == [len(table) for table in other]
        for table, sitting in enumerate(other):
            assert wishes.members[table] in sitting
    assert sum(meetings(as_rounds(model, after)).values()) == sum(
        meetings(as_rounds(model, before)).values()
    )
    assert (righted(model, after) == after).all()
