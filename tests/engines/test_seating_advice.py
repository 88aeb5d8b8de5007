"""Advice compares alternatives fairly, and words tell how far a plan is from what is possible."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.cli.bench_runs.seating_people import assembly
from app.engines.seating import (
    Advice,
    Fixed,
    Rounds,
    Wishes,
    advise,
    crossed,
    distance,
    meetings,
    report,
    seat,
    worth,
)
from app.i18n import in_language

IDS = tuple(f"m{number:02d}" for number in range(36))


def told_of(wishes: Wishes, effort: int = 1200) -> list[Advice]:
    """What is advised about the first plan for these wishes."""
    return list(advise(wishes, seat(wishes, effort=effort).report, effort=effort))


def test_one_table_more_and_nobody_would_meet_twice():
    with in_language("en"):
        told = [worth(each) for each in told_of(Wishes(IDS, 6, 6, balance=0.0))]
    assert "With 7 tables instead of 6 nobody would meet twice." in told
    assert any(sentence.startswith("With 7 rounds instead of 6 everyone") for sentence in told)


def test_each_rule_has_its_price_and_is_named():
    wishes = Wishes(
        IDS, 6, 4, together=(IDS[:4],), fixed=tuple(Fixed(who, 1) for who in IDS[10:13])
    )
    told = {each.rule.kind: each for each in told_of(wishes) if each.rule is not None}
    assert set(told) == {"together", "fixed"}
    assert told["together"].then.repeats < told["together"].now.repeats
    with in_language("en"):
        assert "m00, m01, m02 and m03 should sit together" in worth(told["together"])
        assert "Bo" in worth(told["together"], {"m00": "Bo"})


def test_advice_can_be_called_off():
    asked = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 200

    wishes = Wishes(IDS, 6, 6)
    now = seat(wishes, effort=1).report
    assert len(list(advise(wishes, now, effort=50_000, cancelled=cancelled))) < 3


def test_alternatives_that_make_no_sense_are_passed_over():
    told = told_of(Wishes(IDS[:4], 4, 2, fixed=(Fixed("m00", 4),)), effort=20)
    assert {(each.kind, each.number) for each in told} == {("plan", 4), ("rounds", 3), ("rule", 0)}


def test_everything_is_held_against_the_plan_there_is_and_a_new_one_comes_first():
    wishes = Wishes(IDS, 6, 2, balance=0.0)
    one = tuple(IDS[at : at + 6] for at in range(0, 36, 6))
    now = report(wishes, (one, one))
    told = list(advise(wishes, now, effort=200))
    assert {each.now for each in told} == {now}
    with in_language("en"):
        first = worth(told[0])
    assert first.startswith("A new plan for the same tables: ")
    assert first.endswith(", not 90; everyone would meet at least 10 of 35 others, not 5.")


def test_the_distance_to_what_is_possible_is_told_in_words():
    perfect = seat(Wishes(IDS[:25], 5, 5, balance=0.0), effort=20).report
    with in_language("en"):
        assert distance(perfect) == (
            "Everyone meets at least 20 of 24 others, the most possible.",
            "Nobody meets twice.",
        )
        mirrors = [
            "",
            "In the chosen attributes every table mirrors the assembly as closely as it can.",
            "Every table mirrors the assembly as closely as whole people can.",
        ]
        told = [distance(replace(perfect, held_against=how)) for how in ("nothing", "some", "all")]
        assert ["".join(each[2:]) for each in told] == mirrors
        crowded = seat(Wishes(IDS[:18], 3, 5, balance=0.0), effort=1500).report
        assert distance(crowded)[1] == "90 repeated meetings, which is the fewest possible."
        far = seat(Wishes(IDS, 6, 6, balance=0.0), effort=1).report
        assert distance(far)[0].endswith("others; more than 29 is not possible.")
        assert distance(far)[1].endswith("at least 3 cannot be avoided.")
        halves = {"køn": {who: "km"[at < 18] for at, who in enumerate(IDS)}}
        one = tuple(IDS[at : at + 6] for at in range(0, 36, 6))
        apart = report(Wishes(IDS, 6, 2, attributes=halves), (one, one))
        assert apart.imbalance == 2 * 6 * 6, "three too many and three too few at each table"
        assert distance(apart)[2] == (
            "Each table has on average 6.0 people too many or too few of some group, all "
            "attributes counted."
        )


def test_a_distance_that_nobody_can_prove_and_the_ends_of_the_scale_are_told_in_words():
    told = seat(Wishes(IDS, 6, 3), effort=5).report
    few = replace(told, repeats=1, repeats_bound=0)
    alone = replace(few, fewest_met=0)
    some = replace(few, repeats=3, repeats_bound=1)
    with in_language("en"):
        assert distance(few)[1] == "1 repeated meeting; whether fewer are possible is not known."
        assert distance(some)[1] == "3 repeated meetings; none at all is impossible."
        assert distance(alone)[0].startswith("Somebody meets nobody; at best everyone would meet ")
        single = seat(Wishes(IDS[:5], 4, 1), effort=5).report
        assert distance(single)[0].endswith("no plan avoids that.")
        one_table = seat(Wishes(IDS[:5], 1, 1), effort=5).report
        assert distance(one_table)[0] == "Everyone meets everyone."
    with in_language("da"):
        assert distance(few)[1] == "1 gentaget møde; om færre kan lade sig gøre, vides ikke."


def all_rounds(people: tuple[str, ...], size: int) -> list[tuple[tuple[str, ...], ...]]:
    """Every way to seat people at tables of one size."""
    if not people:
        return [()]
    first, found = people[0], []
    for mates in combinations(people[1:], size - 1):
        rest = tuple(who for who in people[1:] if who not in mates)
        found += [((first, *mates), *others) for others in all_rounds(rest, size)]
    return found


@pytest.mark.parametrize(("people", "size"), [(4, 2), (6, 2), (6, 3), (8, 4)])
def test_no_plan_at_all_beats_the_bounds(people, size):
    seatings = all_rounds(IDS[:people], size)
    wishes = Wishes(IDS[:people], people // size, 3)
    for second in seatings:
        for third in seatings:
            plan: Rounds = (seatings[0], second, third)
            counted = report(wishes, plan)
            assert counted.repeats >= counted.repeats_bound
            assert counted.pairs_met <= counted.pairs_met_bound
            assert counted.fewest_met <= counted.fewest_met_bound


@given(st.integers(5, 20), st.integers(2, 4), st.integers(2, 5), st.integers(1, 4))
@settings(max_examples=25, deadline=None)
def test_bounds_hold_for_the_rounds_ahead_of_a_plan_that_has_begun(people, tables, rounds, held):
    held = min(held, rounds - 1)
    wishes = Wishes(IDS[:people], tables, rounds)
    plan = seat(wishes, effort=30).rounds
    counted = report(wishes, plan, held=held)
    assert counted.repeats >= counted.repeats_bound
    assert len(meetings(plan)) == counted.pairs_met <= counted.pairs_met_bound


def test_crossed_attributes_are_spread_like_any_other():
    wishes = replace(assembly(36, 6, 4, 1.0), spread=("gender",))
    both = crossed(wishes, (("gender", "age"),))
    assert both.spread == ("gender", "gender x age")
    plain, mixed = seat(wishes, effort=800), seat(both, effort=800)
    assert report(both, mixed.rounds).imbalance < report(both, plain.rounds).imbalance
    assert mixed.report.imbalance == 0


def test_where_nobody_meets_twice_either_way_repeats_are_not_worth_a_word():
    with in_language("en"):
        told = [worth(each) for each in told_of(Wishes(IDS, 6, 2, balance=0.0))]
    faces = [sentence for sentence in told if "everyone would meet" in sentence]
    assert faces
    assert not [sentence for sentence in faces if "0 repeated" in sentence]
