"""The lottery: fair as far as the targets allow, held against trying every panel."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.cli.bench_runs.lottery_people import pool
from app.engines.lottery import (
    Chances,
    Method,
    Oddity,
    audit,
    draw,
    ease,
    fair,
    panels,
    reserves,
    stand_in,
)
from app.engines.lottery.results import WHOLE
from app.models.errors import Refused
from app.models.lottery import Lottery, Target, Volunteer
from tests.engines import lottery_brute

ALBERTSLUND = pool(120, 18, drawn=3)


@cache
def worked_out() -> Chances:
    return fair(ALBERTSLUND)


@st.composite
def small(draw_one, with_homes: bool = True, possible: bool = True) -> Lottery:
    """A pool that every panel of can be tried; its targets are around one panel, when possible."""
    rng = random.Random(draw_one(st.integers(0, 10**6)))
    people, values = rng.randint(4, 9), [rng.randint(2, 3) for _each in range(rng.randint(1, 4))]
    seats = rng.randint(1, min(people - 1, 4))
    answers = [tuple(f"v{rng.randrange(n)}" for n in values) for _each in range(people)]
    homes = [rng.choice(["", "", "x", "y"]) if with_homes else "" for _each in range(people)]
    model, room = rng.sample(range(people), seats), 1 if possible else 0
    targets = list[Target]()
    for at, many in enumerate(values):
        for value in (f"v{n}" for n in range(many)):
            has = sum(answers[who][at] == value for who in model) + (0 if possible else 1)
            low, high = max(0, has - rng.randint(0, 1)), has + rng.randint(0, room)
            targets.append(Target(f"c{at}", value, low, high))
    told = zip(answers, homes, strict=True)
    volunteers = tuple(Volunteer(f"p{n}", each, home) for n, (each, home) in enumerate(told))
    criteria = tuple(f"c{at}" for at in range(len(values)))
    return Lottery(seats, criteria, tuple(targets), volunteers)


def by_kinds(lottery: Lottery, chances: Chances) -> dict[tuple[str, ...], float]:
    """How many of each answers are on a panel on average, counted from the panels alone."""
    answers = dict[int, tuple[str, ...]]()
    for each in chances.classes:
        for at, kind in enumerate(each.kinds):
            answers[kind] = lottery.volunteers[each.homes[0].members[at][0]].answers
    told = defaultdict[tuple[str, ...], float](float)
    for panel in chances.panels:
        for kind, many in panel.kinds:
            told[answers[kind]] += many * panel.weight / WHOLE
    return told


@given(small())
@settings(max_examples=60, deadline=None)
def test_everybodys_chance_is_what_trying_every_panel_finds(lottery):
    assume(lottery_brute.panels(lottery))
    best = lottery_brute.leximin(lottery)
    chances = fair(lottery)
    assert chances.is_best
    assert list(chances.probabilities.values()) == pytest.approx(best, abs=2e-5)
    assert chances.bound == pytest.approx(min(best), abs=1e-5)
    lost = [f"p{at}" for at, chance in enumerate(best) if chance < 1e-6]
    assert list(chances.hopeless) == lost


@given(small())
@settings(max_examples=30, deadline=None)
def test_the_quick_method_leaves_nobody_a_smaller_chance(lottery):
    assume(lottery_brute.panels(lottery))
    chances = fair(lottery, method=Method.MAXIMIN)
    smallest = min(lottery_brute.leximin(lottery))
    assert chances.worst == pytest.approx(smallest, abs=1e-5)
    assert chances.bound == pytest.approx(smallest, abs=1e-5)


@given(small(), st.integers(0, 99))
@settings(max_examples=40, deadline=None)
def test_whoever_is_drawn_meets_the_targets_and_lives_apart(lottery, seed):
    assume(lottery_brute.panels(lottery))
    chances = fair(lottery)
    drawn = draw(chances, seed)
    assert drawn == draw(fair(lottery), seed)
    everybody = [each.id for each in lottery.volunteers]
    for panel in (drawn, *panels(chances, 30, seed).panels):
        assert len(panel) == lottery.seats
        assert lottery_brute.meets(lottery, tuple(everybody.index(who) for who in panel))


@given(small(with_homes=False, possible=False))
@settings(max_examples=30, deadline=None)
def test_the_smallest_change_makes_impossible_targets_possible_and_no_smaller_one_does(lottery):
    assume(not lottery_brute.panels(lottery))
    eased = {(each.criterion, each.value): each for each in ease(lottery)}
    size = sum(
        each.least - each.eased_least + each.eased_most - each.most for each in eased.values()
    )
    changed = [
        replace(each, least=new.eased_least, most=new.eased_most)
        if (new := eased.get((each.criterion, each.value)))
        else each
        for each in lottery.targets
    ]
    assert lottery_brute.panels(replace(lottery, targets=tuple(changed)))
    everything = lottery_brute.panels(
        replace(lottery, targets=tuple(replace(t, least=0, most=99) for t in lottery.targets))
    )
    assert size == min(lottery_brute.missed(lottery, panel) for panel in everything)
    with pytest.raises(Refused) as refused:
        fair(lottery)
    assert refused.value.params["eased"]


def test_chances_add_up_to_the_seats_and_are_those_of_the_panels():
    chances = worked_out()
    assert sum(chances.probabilities.values()) == pytest.approx(18)
    assert sum(panel.weight for panel in chances.panels) == WHOLE
    told = defaultdict[tuple[str, ...], float](float)
    for each in ALBERTSLUND.volunteers:
        told[each.answers] += chances.probabilities[each.id]
    counted = by_kinds(ALBERTSLUND, chances)
    assert {each: told[each] for each in counted} == pytest.approx(counted)
    assert chances.worst == pytest.approx(chances.bound, abs=1e-6)


def test_people_with_the_same_answers_have_the_same_chance():
    chances = worked_out()
    listing = panels(chances, 1_000, seed=1)
    alike = dict[tuple[str, ...], list[str]]()
    for each in ALBERTSLUND.volunteers:
        alike.setdefault(each.answers, []).append(each.id)
    for people in alike.values():
        assert len({chances.probabilities[who] for who in people}) == 1
        counts = [listing.probabilities[who] for who in people]
        assert max(counts) - min(counts) <= 0.001 + 1e-9


def test_a_list_of_panels_counts_everybody_close_to_the_chance_they_have():
    chances = worked_out()
    listing = panels(chances, 1_000, seed=7)
    counted = Counter(who for panel in listing.panels for who in panel)
    assert listing.probabilities == {who: counted[who] / 1_000 for who in chances.ids}
    off = [abs(listing.probabilities[who] - chances.probabilities[who]) for who in chances.ids]
    assert max(off) < 0.004


def test_drawing_often_gives_everybody_their_chance():
    chances = worked_out()
    counted = Counter(who for seed in range(3_000) for who in draw(chances, seed))
    told = np.array([chances.probabilities[who] for who in chances.ids])
    off = np.array([counted[who] / 3_000 for who in chances.ids]) - told
    assert np.abs(off).max() < 5 * np.sqrt(0.25 / 3_000)


def test_the_answer_does_not_depend_on_the_order_of_the_criteria_or_people():
    turned = replace(ALBERTSLUND, volunteers=ALBERTSLUND.volunteers[::-1])
    one, other = worked_out().probabilities, fair(turned).probabilities
    assert {who: one[who] for who in other} == pytest.approx(other, abs=1e-6)


def test_nobody_is_drawn_for_certain_where_that_can_be_avoided():
    free, capped = worked_out(), fair(ALBERTSLUND, cap=0.7)
    assert free.best > 0.99
    assert capped.best == pytest.approx(0.7, abs=1e-6)
    assert sum(capped.probabilities.values()) == pytest.approx(18)


def test_whoever_a_target_needs_is_told_and_certain_and_nobody_else_is():
    shared = [each.id for each in ALBERTSLUND.volunteers if "andel" in each.answers]
    lottery = ALBERTSLUND.without(dict.fromkeys(shared[2:], "moved away"))
    lottery = replace(
        lottery,
        targets=tuple(
            replace(each, least=2, most=2)
            if each.value == "andel"
            else replace(each, least=max(0, each.least - 2), most=each.most + 2)
            for each in lottery.targets
        ),
    )
    assert [(each.oddity, each.value) for each in audit(lottery)] == [(Oddity.ALL_NEEDED, "andel")]
    chances = fair(lottery, cap=0.8)
    certain = [each.id for each in lottery.volunteers if "andel" in each.answers]
    assert [chances.probabilities[who] for who in certain] == pytest.approx([1.0, 1.0])
    others = [chance for who, chance in chances.probabilities.items() if who not in certain]
    assert max(others) < 0.8 + 1e-6


def test_who_cannot_be_on_any_panel_is_named():
    people = [("kvinde", "ung"), ("kvinde", "ung"), ("kvinde", "gammel"), ("mand", "ung")]
    targets = (
        Target("køn", "kvinde", 1, 1),
        Target("køn", "mand", 1, 1),
        Target("alder", "ung", 2, 2),
        Target("alder", "gammel", 0, 1),
    )
    volunteers = tuple(Volunteer(str(n), each) for n, each in enumerate(people))
    lottery = Lottery(2, ("køn", "alder"), targets, volunteers)
    chances = fair(lottery)
    assert chances.probabilities == pytest.approx({"0": 0.5, "1": 0.5, "2": 0.0, "3": 1.0})
    assert chances.bound == pytest.approx(0.0, abs=1e-9)


def test_a_lottery_that_is_called_off_is_usable_and_says_so():
    chances = fair(ALBERTSLUND, cancelled=lambda: True)
    assert not chances.is_best
    assert len(draw(chances, 1)) == 18
    assert chances.worst <= chances.bound


def test_progress_is_told_and_ends_at_the_end():
    heard = list[float]()
    fair(ALBERTSLUND, progress=heard.append)
    assert heard[-1] == 1.0
    assert all(0.0 <= each <= 1.0 for each in heard)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"seats": 0}, "lottery-no-seats"),
        ({"seats": 121}, "lottery-too-few"),
        ({"targets": ()}, "lottery-no-targets"),
        ({"volunteers": ALBERTSLUND.volunteers[:1] * 30}, "lottery-id-twice"),
        ({"seats": 30}, "lottery-sum-below"),
        ({"seats": 4}, "lottery-sum-above"),
    ],
)
def test_what_contradicts_itself_is_refused(change, code):
    with pytest.raises(Refused) as refused:
        fair(replace(ALBERTSLUND, **change))
    assert refused.value.code == code


def test_households_leave_too_few_homes():
    people = tuple(replace(each, address="Kirkevej 1") for each in ALBERTSLUND.volunteers)
    with pytest.raises(Refused) as refused:
        fair(replace(ALBERTSLUND, volunteers=people))
    assert refused.value.code == "lottery-too-few-homes"


def test_reserves_are_others_who_live_elsewhere_and_replace_with_little_harm():
    homes = [f"vej {n // 2}" if n < 40 else "" for n in range(120)]
    people = zip(ALBERTSLUND.volunteers, homes, strict=True)
    lottery = replace(
        ALBERTSLUND, volunteers=tuple(replace(each, address=home) for each, home in people)
    )
    drawn = draw(fair(lottery), 5)
    waiting = reserves(lottery, drawn, 6, seed=5)
    assert waiting == reserves(lottery, drawn, 6, seed=5)
    assert len({*drawn, *waiting}) == 24
    address = {each.id: each.address for each in lottery.volunteers}
    living = [address[who] for who in (*drawn, *waiting) if address[who]]
    assert len(set(living)) == len(living)
    # Held against reserves by lot: the harm of one drop-out, each member as likely.
    others = [each.id for each in lottery.volunteers if each.id not in drawn]
    by_lot = [random.Random(n).sample(others, 6) for n in range(5)]
    assert harm(lottery, drawn, waiting) <= min(harm(lottery, drawn, each) for each in by_lot)


def harm(lottery: Lottery, drawn, able) -> int:
    return sum(
        max(each.least - each.has, each.has - each.most)
        for gone in drawn
        for each in stand_in(lottery, drawn, {gone}, able=able).missed
    )


@given(st.integers(0, 10**6))
@settings(max_examples=15, deadline=None)
def test_whoever_steps_in_does_the_least_harm_there_is(seed):
    rng = random.Random(seed)
    drawn = list(draw(worked_out(), seed % 7))
    gone = set(rng.sample(drawn, 2))
    others = [each.id for each in ALBERTSLUND.volunteers if each.id not in drawn]
    able = rng.sample(others, 6)
    found = stand_in(ALBERTSLUND, drawn, gone, able=able)
    assert len(found.chosen) == 2
    assert set(found.chosen) <= set(able)
    left = [who for who in drawn if who not in gone]
    number = {each.id: at for at, each in enumerate(ALBERTSLUND.volunteers)}
    least = min(
        lottery_brute.missed(ALBERTSLUND, tuple(number[who] for who in (*left, one, other)))
        for at, one in enumerate(able)
        for other in able[:at]
    )
    told = sum(max(each.least - each.has, each.has - each.most) for each in found.missed)
    assert told == least


def test_with_nobody_left_seats_stay_empty():
    drawn = draw(worked_out(), 1)
    found = stand_in(ALBERTSLUND, drawn, set(drawn[:2]), able=[drawn[3]])
    assert found.chosen == ()
    assert stand_in(ALBERTSLUND, drawn, {drawn[0]}).chosen[0] not in drawn
    with pytest.raises(Refused, match="lottery-not-drawn"):
        stand_in(ALBERTSLUND, drawn, {"nobody"})


def test_exclusions_need_a_reason_and_a_person():
    kept = ALBERTSLUND.without({ALBERTSLUND.volunteers[0].id: "works for the municipality"})
    assert len(kept.volunteers) == 119
    with pytest.raises(Refused, match="lottery-no-reason"):
        ALBERTSLUND.without({ALBERTSLUND.volunteers[0].id: " "})
    with pytest.raises(Refused, match="lottery-unknown-id"):
        ALBERTSLUND.without({"nobody": "moved"})
