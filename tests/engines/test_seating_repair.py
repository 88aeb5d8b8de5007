"""Repairing a plan moves as few people as the rules allow, and says who."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engines.seating import (
    Fixed,
    Round,
    Rounds,
    Wishes,
    movings,
    reseat,
    seat,
    table_of,
    why_moved,
)
from app.i18n import in_language
from app.models.errors import Refused

MEMBERS = tuple(f"m{number:02d}" for number in range(36))


def wishes_for(members: tuple[str, ...] = MEMBERS, **more) -> Wishes:
    attributes = {"køn": {who: "km"[int(who[1:]) % 2] for who in members}}
    return Wishes(**{
        "members": members, "tables": 6, "rounds": 4, "attributes": attributes, **more
    })  # fmt: skip


@pytest.fixture(scope="module")
def plan() -> Rounds:
    return seat(wishes_for(), effort=1500).rounds


def people(seating: Round) -> list[str]:
    return sorted(who for table in seating for who in table)


def fewest_moves(seating: Round, gone: set[str], tables: int = 6) -> int:
    """Independent of the engine: people above even sizes when the fullest tables get the larger."""
    left = sorted((len(set(table) - gone) for table in seating), reverse=True)
    each, over = divmod(sum(left), tables)
    return sum(max(0, have - each - (at < over)) for at, have in enumerate(left))


@given(st.sets(st.sampled_from(MEMBERS), min_size=1, max_size=12), st.integers(1, 4))
@settings(max_examples=30, deadline=None)
def test_when_people_stay_away_nobody_moves_who_need_not(plan, gone, first):
    repaired = reseat(wishes_for(), plan, first, absent=tuple(sorted(gone)), effort=150)
    assert repaired.rounds[: first - 1] == plan[: first - 1]
    assert [number for number, _ in repaired.moved] == list(range(first, 5))
    for number, movers in repaired.moved:
        before, after = plan[number - 1], repaired.rounds[number - 1]
        assert people(after) == sorted(set(MEMBERS) - gone)
        sizes = [len(table) for table in after]
        assert max(sizes) - min(sizes) <= 1
        old, new = table_of(before), table_of(after)
        assert set(movers) == {who for who in new if new[who] != old[who]}
        assert len(movers) == fewest_moves(before, gone)
    assert repaired.report.broken == ()


def test_nine_of_thirty_six_stay_away_and_at_most_six_move(plan):
    gone = MEMBERS[1:36:4]
    repaired = reseat(wishes_for(), plan, 1, absent=gone, effort=400)
    assert len(gone) == 9
    assert len(dict(repaired.moved)[1]) <= 6
    assert repaired.report.members == 27


def test_nobody_moves_when_nothing_has_happened(plan):
    repaired = reseat(wishes_for(), plan, 2, effort=100)
    assert repaired.rounds == plan
    assert all(not movers for _, movers in repaired.moved)


def test_somebody_new_gets_a_seat_and_nobody_moves_for_it(plan):
    members = (*MEMBERS, "m36")
    repaired = reseat(wishes_for(members), plan, 2, absent=("m03", "m04"), new=("m36",), effort=200)
    for number, movers in repaired.moved:
        assert "m36" in people(repaired.rounds[number - 1])
        assert "m36" not in movers
        assert len(movers) <= fewest_moves(plan[number - 1], {"m03", "m04"})
    assert "m36" not in people(repaired.rounds[0])


def test_people_who_never_had_a_seat_stay_without_one(plan):
    repaired = reseat(wishes_for((*MEMBERS, "m36")), plan, 1, absent=("m05",), effort=100)
    assert all("m36" not in people(seating) for seating in repaired.rounds)


def test_a_locked_table_keeps_its_people_and_takes_nobody(plan):
    gone = plan[0][0][:3]
    repaired = reseat(wishes_for(), plan, 1, absent=gone, locked=((1, 1), (2, None)), effort=200)
    assert repaired.rounds[0][0] == plan[0][0][3:]
    left = tuple(tuple(who for who in table if who not in gone) for table in plan[1])
    assert repaired.rounds[1] == left


def test_two_people_to_part_now_costs_the_plan_little(plan):
    one, other = plan[1][2][:2]
    repaired = reseat(wishes_for(apart=((one, other),)), plan, 2, effort=600)
    at = table_of(repaired.rounds[1])
    assert at[one] != at[other]
    assert repaired.report.broken == ()
    assert len(dict(repaired.moved)[2]) == 2


def test_a_fixed_seat_moves_its_owner_and_one_other(plan):
    who = plan[0][0][0]
    repaired = reseat(wishes_for(fixed=(Fixed(who, 4, 1),)), plan, 1, effort=400)
    assert who in repaired.rounds[0][3]
    assert len(dict(repaired.moved)[1]) == 2


def test_a_closed_table_sends_only_its_own_people_away(plan):
    repaired = reseat(wishes_for(tables=5), plan, 1, absent=plan[0][5][:1], effort=300)
    assert len(repaired.rounds[0]) == 5
    assert set(plan[0][5][1:]) <= set(dict(repaired.moved)[1])
    stayed = [set(old) & set(new) for old, new in zip(plan[0], repaired.rounds[0], strict=False)]
    assert [len(each) for each in stayed] == [len(table) for table in plan[0][:5]]


def test_the_choice_among_equally_few_moves_is_the_better_one(plan):
    gone = plan[3][0][:3]
    little = reseat(wishes_for(balance=0.0), plan, 4, absent=gone, effort=1)
    more = reseat(wishes_for(balance=0.0), plan, 4, absent=gone, effort=600)
    assert len(dict(more.moved)[4]) <= len(dict(little.moved)[4])
    assert more.report.repeats <= little.report.repeats


def test_the_same_repair_comes_out_again(plan):
    first, second = (
        reseat(wishes_for(), plan, 1, absent=MEMBERS[:9], effort=100, seed=3) for _ in range(2)
    )
    assert first.rounds == second.rounds


def test_everybody_may_leave_but_enough_for_the_tables(plan):
    with pytest.raises(Refused) as refused:
        reseat(wishes_for(), plan, 1, absent=MEMBERS[:31])
    assert refused.value.code == "seat-too-many-tables"


@pytest.mark.parametrize(
    ("first", "more", "code"),
    [
        (5, {}, "seat-no-such-round"),
        (0, {}, "seat-no-such-round"),
        (1, {"absent": ("nobody",)}, "seat-unknown-member"),
        (1, {"new": ("nobody",)}, "seat-unknown-member"),
        (1, {"new": ("m01",), "absent": ("m01",)}, "seat-new-and-absent"),
    ],
)
def test_a_repair_that_makes_no_sense_is_refused(plan, first, more, code):
    with pytest.raises(Refused) as refused:
        reseat(wishes_for(), plan, first, **more)
    assert refused.value.code == code


def test_a_plan_with_strangers_is_refused(plan):
    with pytest.raises(Refused) as refused:
        reseat(wishes_for(MEMBERS[1:]), plan, 1)
    assert refused.value.code == "seat-unknown-member"


def test_a_repair_of_a_repair_keeps_counting_the_rounds_that_were_held(plan):
    first = reseat(wishes_for(), plan, 2, absent=("m01",), effort=100)
    again = reseat(wishes_for(), first.rounds, 3, absent=("m02",), effort=100)
    assert "m01" not in people(again.rounds[2])
    assert "m01" in people(again.rounds[0])
    assert all(one == other for one, other in pairwise([first.rounds[:2], again.rounds[:2]]))


def test_a_table_in_the_middle_is_closed_and_the_others_keep_their_numbers(plan):
    repaired = reseat(wishes_for(), plan, 2, absent=plan[1][2][:1], closed=(3,), effort=300)
    for number, movers in repaired.moved:
        before, after = plan[number - 1], repaired.rounds[number - 1]
        assert after[2] == ()
        assert sorted(len(table) for table in after) == [0, 7, 7, 7, 7, 7]
        left = set(people(after))
        assert set(movers) == set(before[2]) & left
    told = movings(wishes_for(), plan, repaired.rounds, 2, closed=(3,))
    assert {each.why for each in told} == {"closed"}
    assert {(each.round, each.member) for each in told} == {
        (number, who) for number, movers in repaired.moved for who in movers
    }


def test_a_table_is_opened_with_as_few_moves_as_seats(plan):
    repaired = reseat(wishes_for(tables=7), plan, 1, effort=300)
    assert all(len(movers) == 5 for _, movers in repaired.moved)
    told = movings(wishes_for(tables=7), plan, repaired.rounds, 1)
    assert {each.why for each in told} == {"opened"}
    assert {each.after for each in told} == {7}
    with in_language("en"):
        assert why_moved(told[0]).endswith("to 7, because table 7 was opened.")


def test_a_table_that_had_people_in_the_round_was_not_opened(plan):
    gone = plan[0][0][:4]
    told = movings(wishes_for(), plan, reseat(wishes_for(), plan, 1, absent=gone).rounds, 1)
    assert {each.why for each in told if each.round == 1} == {"even"}


def test_somebody_comes_later_still_and_somebody_leaves_early(plan):
    wishes = wishes_for((*MEMBERS, "m36"), away=(("m36", 2), ("m05", 4)))
    repaired = reseat(wishes, plan, 2, new=("m36",), effort=300)
    assert ["m36" in people(seating) for seating in repaired.rounds] == [False, False, True, True]
    assert ["m05" in people(seating) for seating in repaired.rounds] == [True, True, True, False]
    assert repaired.report.broken == ()


def test_each_move_has_its_reason(plan):
    one, other = plan[1][2][:2]
    third, fourth = plan[1][0][0], plan[1][4][0]
    wishes = wishes_for(apart=((one, other),), together=((third, fourth),))
    repaired = reseat(wishes, plan, 2, effort=800)
    assert repaired.report.broken == ()
    told = movings(wishes, plan, repaired.rounds, 2)
    whys = {each.why for each in told if each.round == 2}
    assert {"apart", "together"} <= whys <= {"apart", "together", "exchange"}
    parted = next(each for each in told if each.why == "apart")
    with in_language("en"):
        assert why_moved(parted).endswith(f"to be apart from {parted.others[0]}.")


def test_drafts_of_the_rounds_that_were_held_are_not_seen_again():
    wishes = wishes_for(drafts=True, rounds=3)
    drafted = seat(wishes, effort=1500).rounds
    repaired = reseat(wishes, drafted, 2, absent=MEMBERS[:6], effort=800)
    assert repaired.report.broken == ()
    for who in MEMBERS[6:]:
        assert len({table_of(seating)[who] for seating in repaired.rounds}) == 3


@pytest.mark.parametrize(
    ("more", "closed", "code"),
    [
        ({}, (9,), "seat-no-such-table"),
        ({}, (1, 2, 3, 4, 5, 6), "seat-all-closed"),
        ({"fixed": (Fixed("m01", 2),)}, (2,), "seat-closed-fixed"),
    ],
)
def test_tables_that_cannot_be_closed_are_refused(plan, more, closed, code):
    with pytest.raises(Refused) as refused:
        reseat(wishes_for(**more), plan, 1, closed=closed)
    assert refused.value.code == code


def test_a_table_is_closed_when_those_who_are_left_just_fill_the_chairs_of_the_open_ones(plan):
    gone = tuple(who for table in plan[0] for who in table[1:])
    repaired = reseat(wishes_for(), plan, 1, absent=(*gone, plan[0][2][0]), closed=(3,), effort=50)
    assert [len(table) for table in repaired.rounds[0]] == [1, 1, 0, 1, 1, 1]


def test_only_the_tables_that_stay_open_must_be_filled():
    members = MEMBERS[:12]
    wishes = wishes_for(members, rounds=1)
    plan = seat(wishes, effort=20).rounds
    five = reseat(wishes, plan, 1, absent=members[:7], closed=(1, 2), effort=50)
    assert sorted(len(table) for table in five.rounds[0]) == [0, 0, 1, 1, 1, 2]
    with pytest.raises(Refused) as refused:
        reseat(wishes, plan, 1, absent=members[:9], closed=(1, 2))
    assert refused.value.params == {"tables": 4, "members": 3}


def test_a_closed_table_leaves_the_others_the_larger_sizes_that_rules_may_use(plan):
    eight = tuple(who for table in plan[3] for who in table)[:8]
    fixed = tuple(Fixed(who, 1, 4) for who in eight)
    repaired = reseat(wishes_for(fixed=fixed), plan, 4, closed=(3,), effort=300)
    assert set(eight) <= set(repaired.rounds[3][0])
    assert repaired.report.broken == ()


def test_those_who_need_the_same_fit_at_one_table_once_another_is_closed(plan):
    wishes = wishes_for(rounds=1)
    need = dict.fromkeys((*plan[0][0][:4], *plan[0][1][:3]), "tolk")
    wishes = wishes_for(rounds=1, attributes={"tolk": need}, gather=("tolk",))
    repaired = reseat(wishes, plan[:1], 1, closed=(3,), effort=300)
    assert sum(not need.keys().isdisjoint(table) for table in repaired.rounds[0]) == 1
    assert repaired.report.broken == ()


def test_people_with_one_need_who_fill_two_tables_stay_where_they_are():
    need = dict.fromkeys(MEMBERS[2::4], "tolk")
    wishes = wishes_for(attributes={"tolk": need}, gather=("tolk",), needs=("tolk",))
    plan = seat(wishes, effort=400).rounds
    assert all(sum(not need.keys().isdisjoint(t) for t in seating) == 2 for seating in plan)
    gone = {MEMBERS[2], MEMBERS[6]}
    repaired = reseat(wishes, plan, 1, absent=tuple(sorted(gone)), effort=100)
    for number, movers in repaired.moved:
        assert sum(not need.keys().isdisjoint(t) for t in repaired.rounds[number - 1]) == 2
        assert len(movers) == fewest_moves(plan[number - 1], gone)


def test_so_many_new_rules_that_no_answer_is_proved_are_kept_all_the_same():
    members = tuple(f"m{number:02d}" for number in range(99))
    wishes = wishes_for(members, tables=12, rounds=2)
    plan = seat(wishes, effort=20).rounds
    company = tuple(members[at : at + 3] for at in range(0, 48, 3))
    apart = tuple(zip(members[48:72], members[72:96], strict=True))
    repaired = reseat(replace(wishes, together=company, apart=apart), plan, 1, effort=600)
    assert repaired.report.broken == ()
    assert all(len(movers) <= 2 * len(company) + len(apart) for _, movers in repaired.moved)


def test_a_lock_on_a_table_that_is_not_there_any_more_locks_nothing(plan):
    repaired = reseat(wishes_for(tables=5), plan, 1, locked=((1, 6),), effort=50)
    assert sorted(len(table) for table in repaired.rounds[0]) == [7, 7, 7, 7, 8]
