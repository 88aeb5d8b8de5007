"""Hard rules hold, the fewest break when they cannot all hold, and each is told with its reason."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engines.seating import (
    Broken,
    Fixed,
    Kept,
    Only,
    Reason,
    Rounds,
    Wishes,
    because,
    because_of,
    reasons,
    report,
    reseat,
    seat,
    sentence,
    table_of,
)
from app.i18n import in_language
from app.models.errors import Refused

IDS = tuple(f"m{number:02d}" for number in range(24))


def wishes_for(**more) -> Wishes:
    groups = {"køn": {who: "km"[at % 2] for at, who in enumerate(IDS)}}
    return Wishes(**{"members": IDS, "tables": 4, "rounds": 3, "attributes": groups, **more})


def broken_by_hand(wishes: Wishes, rounds: Rounds) -> Counter[str]:
    """Counts broken rules without the engine, from nothing but the wishes' own words."""
    found: Counter[str] = Counter()
    seen: set[tuple[str, int]] = set()
    for number, seating in enumerate(rounds, start=1):
        at = {who: table for table, people in enumerate(seating, start=1) for who in people}
        found += broken_company(wishes, at) + broken_tables(wishes, number, at)
        for kept in wishes.kept:
            if kept.round == number:
                found["kept"] += set(seating[kept.table - 1]) != set(kept.members) & set(at)
        if wishes.drafts:
            found["draft"] += sum(each in seen for each in at.items())
            seen.update(at.items())
    return +found


def broken_company(wishes: Wishes, at: dict[str, int]) -> Counter[str]:
    pairs = {tuple(sorted(p)) for group in wishes.apart for p in combinations(set(group), 2)}
    return Counter(
        apart=sum(a in at and b in at and at[a] == at[b] for a, b in pairs),
        together=sum(len({at[who] for who in g if who in at}) > 1 for g in wishes.together),
    )


def broken_tables(wishes: Wishes, number: int, at: dict[str, int]) -> Counter[str]:
    fixed = {each for each in wishes.fixed if each.round in (None, number) and each.member in at}
    only = [each for each in wishes.only if each.round in (None, number)]
    return Counter(
        fixed=sum(at[each.member] != each.table for each in fixed),
        only=sum(w in at and at[w] not in each.tables for each in only for w in each.members),
    )


@st.composite
def many_rules(draw):
    """Rules of every kind about few people, so that they often clash; groups share nobody."""
    some = st.sampled_from(IDS[:10])
    pairs = st.lists(st.sets(some, min_size=2, max_size=3).map(sorted).map(tuple), max_size=2)
    apart, grouped = draw(pairs), draw(st.permutations(IDS[:10]))
    together = (tuple(grouped[:3]),) if draw(st.booleans()) else ()
    only = st.builds(
        Only,
        st.sets(some, min_size=1, max_size=3).map(sorted).map(tuple),
        st.sets(st.integers(1, 4), min_size=1, max_size=2).map(sorted).map(tuple),
        st.sampled_from((None, 1, 2)),
    )
    fixed = st.builds(Fixed, some, st.integers(1, 4), st.sampled_from((1, 2)))
    kept = st.builds(Kept, st.just(3), st.integers(1, 4), st.just(IDS[12:17]))
    return wishes_for(
        apart=tuple(apart),
        together=together,
        only=tuple(draw(st.lists(only, max_size=2))),
        fixed=tuple(draw(st.lists(fixed, max_size=2))),
        kept=tuple(draw(st.lists(kept, max_size=1))),
        away=tuple((who, 1) for who in draw(st.sets(st.sampled_from(IDS[18:]), max_size=2))),
        drafts=draw(st.booleans()),
    )


@given(many_rules(), st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_no_rule_is_broken_silently(wishes, seed):
    try:
        plan = seat(wishes, effort=150, seed=seed)
    except Refused:
        return
    told = Counter(each.kind for each in plan.report.broken)
    assert told == broken_by_hand(wishes, plan.rounds)
    for each in plan.report.broken:
        assert each.members
        assert because(wishes, each)


@given(many_rules(), st.integers(0, 3))
@settings(max_examples=10, deadline=None)
def test_the_same_seed_gives_the_same_plan_whatever_the_rules(wishes, seed):
    try:
        plans = [seat(wishes, effort=60, seed=seed).rounds for _ in range(2)]
    except Refused:
        return
    assert plans[0] == plans[1]
    repairs = [reseat(wishes, plans[0], 2, effort=60, seed=seed).rounds for _ in range(2)]
    assert repairs[0] == repairs[1]


def test_people_with_a_need_sit_at_the_tables_that_meet_it():
    loop = Only(IDS[:8], (2, 3))
    plan = seat(wishes_for(only=(loop,)), effort=300)
    assert plan.report.broken == ()
    for seating in plan.rounds:
        at = table_of(seating)
        assert {at[who] for who in IDS[:8]} == {1, 2}


def test_a_locked_table_keeps_its_odd_size_and_everybody_else_is_seated_around_it():
    seven = IDS[3:10]
    plan = seat(wishes_for(kept=(Kept(2, 3, seven),)), effort=200)
    assert plan.report.broken == ()
    assert plan.rounds[1][2] == seven
    assert sorted(len(table) for table in plan.rounds[1]) == [5, 6, 6, 7]
    assert [len(table) for table in plan.rounds[0]] == [6, 6, 6, 6]


def test_nobody_writes_on_the_same_draft_twice():
    plan = seat(wishes_for(drafts=True, rounds=4), effort=2000)
    assert plan.report.broken == ()
    for who in IDS:
        assert len({table_of(seating)[who] for seating in plan.rounds}) == 4


@pytest.mark.parametrize(("people", "tables", "rounds"), [(20, 5, 4), (42, 7, 5), (40, 10, 4)])
def test_drafts_and_new_faces_go_together_where_algebra_allows(people, tables, rounds):
    ids = tuple(f"m{number:02d}" for number in range(people))
    plan = seat(Wishes(ids, tables, rounds, drafts=True, balance=0.0), effort=1500)
    assert plan.report.broken == ()
    for who in ids:
        assert len({table_of(seating)[who] for seating in plan.rounds}) == rounds
    assert plan.report.repeats <= 6


def test_a_draft_seen_at_an_earlier_meeting_is_not_seen_again():
    seen = tuple((who, 1 + at % 2) for at, who in enumerate(IDS))
    plan = seat(wishes_for(drafts=True, rounds=2, drafts_seen=seen), effort=1500)
    assert plan.report.broken == ()
    assert all(
        table_of(seating)[who] + 1 != table for seating in plan.rounds for who, table in seen
    )


def test_more_rounds_than_drafts_is_told_with_the_reason():
    wishes = wishes_for(drafts=True, tables=2, rounds=3)
    plan = seat(wishes, effort=300)
    assert len(plan.report.broken) == 24
    with in_language("en"):
        told = because(wishes, plan.report.broken[0])
    assert told == "The reason: there are 3 rounds, and only 2 tables."


def least_broken(wishes: Wishes) -> int:
    """By trying every seating of one round."""
    sizes = [len(table) for table in seat(wishes, effort=1).rounds[0]]
    fewest = 99
    for order in permutations(wishes.members):
        queue, seating = list(order), []
        for size in sizes:
            seating.append(tuple(sorted(queue[:size])))
            queue = queue[size:]
        fewest = min(fewest, len(report(wishes, (tuple(seating),)).broken))
    return fewest


@pytest.mark.parametrize(
    "more",
    [
        {"apart": (("a", "b", "c", "d"),)},
        {"together": (("a", "b", "c"),), "only": (Only(("a",), (1,)), Only(("b", "c"), (2,)))},
        {"together": (("a", "b", "c", "d"),)},
        {"only": (Only(("a", "b", "c", "d"), (1,)),)},
        {"only": (Only(("a",), (1,)), Only(("a",), (2,)), Only(("b",), (3,)))},
        {"together": (("a", "b"), ("c", "d")), "apart": (("a", "c"), ("e", "f"), ("b", "f"))},
    ],
)
def test_when_rules_clash_the_fewest_are_broken(more):
    wishes = Wishes(tuple("abcdef"), 3, 1, **more)
    plan = seat(wishes, effort=200)
    assert len(plan.report.broken) == least_broken(wishes)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"together": (IDS[:7],)}, "are 7 people, and the largest table has 6 seats"),
        ({"apart": (IDS[:5],)}, "are 5 people who are all to be kept apart, at 4 tables"),
        (
            {"together": (IDS[:2],), "only": (Only(IDS[:1], (1,)), Only(IDS[1:2], (2,)))},
            "m00 should sit at table 1; m01 should sit at table 2",
        ),
        ({"fixed": (Fixed("m00", 1),), "only": (Only(("m00",), (2,)),)}, "m00"),
        (
            {"only": (Only(IDS[:5], (1,)), Only(IDS[5:7], (1,)))},
            "m05 and m06 are 7 people for the 6 seats at table 1",
        ),
        (
            {"only": (Only(IDS[:9], (1, 3)),), "fixed": (*(Fixed(w, 3) for w in IDS[20:]),)},
            "are 13 people for the 12 seats at table 1 and 3",
        ),
    ],
)
def test_a_broken_rule_is_told_with_the_people_and_the_reason(more, told):
    wishes = wishes_for(rounds=1, **more)
    broken = seat(wishes, effort=100).report.broken
    assert len(broken) == 1
    with in_language("en"):
        assert told in because(wishes, broken[0])
        assert "Round 1" in sentence(broken[0])


def test_people_with_one_need_are_split_around_those_with_a_table_of_their_own():
    need = dict.fromkeys(IDS[:9], "ja")
    hosts = (Fixed(IDS[0], 1, 1), Fixed(IDS[2], 2, 1))
    need_of = {"attributes": {"tolk": need}, "gather": ("tolk",), "needs": ("tolk",)}
    wishes = wishes_for(rounds=1, fixed=hosts, **need_of)
    plan = seat(wishes, effort=200)
    assert {each.kind for each in plan.report.broken} == {"split"}


def test_two_tables_that_both_need_the_only_extra_chair_are_named_together():
    wishes = Wishes(IDS[:13], 3, 1, only=(Only(IDS[:5], (2,)), Only(IDS[5:10], (3,))))
    broken = seat(wishes, effort=100).report.broken
    assert len(broken) == 1
    with in_language("en"):
        assert "are 10 people for the 9 seats at table 2 and 3" in because(wishes, broken[0])


def test_a_rule_that_fails_with_no_other_rule_about_the_same_people_says_so():
    with in_language("en"):
        told = because(wishes_for(), Broken("apart", 1, ("m00", "m01"), 2))
    assert told == ("No plan was found that keeps all the rules of this round in the time given.")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"only": (Only(("m00",), (9,)),)}, "seat-no-such-table"),
        ({"only": (Only(("nobody",), (1,)),)}, "seat-unknown-member"),
        ({"only": (Only(("m00",), (1,), 9),)}, "seat-no-such-round"),
        ({"kept": (Kept(1, 9, IDS[:2]),)}, "seat-no-such-table"),
        ({"kept": (Kept(9, 1, IDS[:2]),)}, "seat-no-such-round"),
        ({"kept": (Kept(1, 1, IDS[:2]), Kept(1, 2, IDS[1:3]))}, "seat-fixed-twice"),
        ({"kept": (Kept(1, 1, IDS[:22]),)}, "seat-too-many-tables"),
        ({"kept": tuple(Kept(1, t, IDS[t * 5 : t * 5 + 5]) for t in range(1, 5))},
         "seat-all-locked"),
    ],
)  # fmt: skip
def test_rules_about_tables_that_make_no_sense_are_refused(more, code):
    with pytest.raises(Refused) as refused:
        seat(wishes_for(**more))
    assert refused.value.code == code


def test_two_people_are_told_of_as_two_and_tables_to_choose_between_with_or():
    two, three = Broken("together", 1, ("a", "b")), Broken("together", 1, ("a", "b", "c"))
    only = Broken("only", 1, ("a",), table=1, tables=(2, 3))
    with in_language("en"):
        assert sentence(two) == "Round 1: a and b are not at the same table."
        assert sentence(three) == "Round 1: a, b and c are not all at the same table."
        assert sentence(only).endswith("sits at table 1 but should sit at table 2 or 3.")


def with_arabic(count: int, **more) -> Wishes:
    """Sixteen people at four tables, the first of whom speak Arabic and are gathered."""
    spoken = dict.fromkeys(IDS[:16], "Danish") | dict.fromkeys(IDS[:count], "Arabic")
    language = {"language": spoken}
    return Wishes(IDS[:16], 4, 1, attributes=language, gather=("language",), **more)


def test_people_with_a_fixed_table_are_the_reason_where_no_rule_less_would_help():
    hosts = tuple(Fixed(IDS[15 - at], at + 1) for at in range(4))
    apart = ((IDS[0], IDS[8]), (IDS[1], IDS[9]), (IDS[2], IDS[10]))
    wishes = with_arabic(4, fixed=hosts, apart=apart)
    (broken,) = seat(wishes, effort=100).report.broken
    with in_language("en"):
        assert "share language “Arabic” but sit at more tables" in sentence(broken)
        told = because(wishes, broken)
    assert "they are 4 people, and no table has more than 3 seats for them" in told
    assert "m15" in told
    assert "apart" not in told


def test_only_a_rule_that_really_stands_in_the_way_is_a_reason():
    wishes = with_arabic(4, apart=((IDS[0], IDS[1]), (IDS[2], IDS[9])))
    broken = Broken("gather", 1, IDS[:4], attribute="language", value="Arabic")
    with in_language("en"):
        assert because(wishes, broken) == "The reason: m00 and m01 should be kept apart."


def test_rules_that_only_help_together_are_told_together():
    wishes = with_arabic(4, apart=((IDS[0], IDS[1]), (IDS[2], IDS[3]), (IDS[2], IDS[9])))
    broken = next(e for e in seat(wishes, effort=100).report.broken if e.kind == "gather")
    with in_language("en"):
        told = because(wishes, broken)
    assert told == (
        "The reason: m00 and m01 should be kept apart; m02 and m03 should be kept apart."
    )


def test_a_rule_that_was_broken_by_hand_has_no_reason():
    wishes = with_arabic(4, apart=((IDS[0], IDS[9]),))
    broken = Broken("gather", 1, IDS[:4], attribute="language", value="Arabic")
    assert reasons(wishes, broken) == ()


def test_a_reason_that_was_found_more_than_once_is_told_once():
    only, drafts = Reason("only", ("m1",), tables=(2, 3)), Reason("drafts")
    with in_language("en"):
        told = because_of([only, drafts, only, drafts])
    assert told == "The reason: m1 should sit at table 2 or 3; nobody sees a draft twice."
