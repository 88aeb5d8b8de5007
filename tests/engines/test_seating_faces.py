"""How many people anybody can meet: bounded for each member by the rounds, tables and rules."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engines.seating import Faces, Fixed, Kept, Only, Rounds, Wishes, distance, report, seat
from app.i18n import in_language

IDS = tuple(f"m{number:02d}" for number in range(35))
LATE = Wishes(IDS, 6, 4, away=(("m30", 3), ("m30", 4)), balance=0.0)


def test_who_leaves_early_bounds_everybody_and_the_others_are_told_on_their_own():
    told = seat(LATE, effort=300).report
    assert told.fewest_met_bound == 10, "two rounds at a table of six"
    assert told.throughout.people == 34
    assert 10 < told.throughout.fewest <= told.throughout.bound <= 20
    with in_language("en"):
        words = distance(told)[0]
    few, least = told.throughout.fewest, told.fewest_met
    assert words.startswith(
        f"Everyone with a seat in every round meets at least {few} of 34 others"
    )
    assert words.endswith(f" Whoever misses a round meets at least {least}.")


def rounds(*told: str) -> Rounds:
    """ "ab cd" is a round of two tables."""
    return tuple(tuple(tuple(table) for table in each.split()) for each in told)


@pytest.mark.parametrize(
    ("plan", "rules", "most"),
    [
        (rounds("abc de", "abd ce"), {}, 2),
        (rounds("abc de", "abd ce"), {"fixed": (Fixed("e", 2),)}, 2),
        (rounds("abc de", "abd ce", "acd be"), {"only": (Only(("e",), (2,)),)}, 3),
        (rounds("abc de", "abd ce", "ace bd"), {}, 4),
        (rounds("abc de", "abd ce"), {"fixed": (Fixed("e", 2, 1),)}, 2),
        (rounds("abc de", "abc de"), {"kept": (Kept(1, 2, ("d", "e")), Kept(2, 2, ("d", "e")))}, 1),
        (rounds("ab cd", "ab cd", "ab cd"), {"together": (("a", "b"),)}, 1),
        (rounds("ab cd", "ac bd", "ab cd"), {"apart": (("a", "d"),)}, 2),
        (rounds("ab cd", "ac bd", "ad bc"), {"away": (("d", 2), ("d", 3))}, 3),
        (rounds("ab cd", "ac b", "a bc"), {"away": (("d", 2), ("d", 3))}, 1),
        (rounds("ab c"), {"history": rounds("ac")}, 1),
        (rounds("ab cd"), {"history": rounds("ac bd")}, 2),
    ],
)
def test_a_members_rounds_tables_and_rules_bound_how_many_they_can_meet(plan, rules, most):
    people = tuple(sorted({who for table in plan[0] for who in table}))
    told = report(Wishes(people, 2, len(plan), **rules), plan)
    assert told.fewest_met <= told.fewest_met_bound == most


def test_a_rule_that_the_plan_breaks_bounds_nobody():
    told = report(
        Wishes(("a", "b", "c", "d"), 2, 3, together=(("a", "b"),)), rounds("ab cd", "ac bd")
    )
    assert told.broken
    assert told.fewest_met == told.fewest_met_bound == 2


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_no_plan_beats_what_is_told_to_be_the_most(data):
    people = IDS[: data.draw(st.integers(6, 16))]
    rounds, tables = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 3))
    missed = st.sets(st.sampled_from([*product(people, range(1, rounds + 1))]), max_size=4)
    wishes = Wishes(
        people,
        tables,
        rounds,
        away=tuple(sorted(data.draw(missed))),
        fixed=tuple(
            Fixed(who, 1) for who in data.draw(st.sets(st.sampled_from(people[5:]), max_size=2))
        ),
        together=(people[:2],),
        apart=(people[3:5],),
    )
    told = seat(wishes, effort=30).report
    assert told.fewest_met <= told.fewest_met_bound
    assert told.throughout.fewest <= told.throughout.bound


def test_whoever_is_alone_and_rooms_without_anybody_all_day_are_counted_too():
    wishes = Wishes(IDS[:4], 2, 2, away=tuple((who, 1 + at // 2) for at, who in enumerate(IDS[:4])))
    told = report(wishes, ((("m02",), ("m03",)), (("m00", "m01"), ())))
    assert told.throughout == Faces(0, 0, 0)
    assert told.fewest_met == told.fewest_met_bound == 0
