"""Rules for the plan: made, changed, taken back; what they clash with; and who they still name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import people, seating
from app.models.assembly import KINDS, Assembly, fold
from app.models.entries import decode, encode
from app.models.errors import Refused
from app.models.people import Attendance
from app.models.seating import Doubt, DoubtKind, Priorities, Rule, RuleKind
from tests.assemblies import DAY, NOW, Play, with_members, with_plan

LATER = "d2"
APART = Rule(RuleKind.APART, ("m01", "m02"))
TOGETHER = Rule(RuleKind.TOGETHER, ("m02", "m03"))
LOOP = Rule(RuleKind.GATHER, ("m04", "m05"), tables=(2, 3), label="Teleslynge")
HOST = Rule(RuleKind.HOST, ("m06",), tables=(1,))
JOINS = Rule(RuleKind.JOINS, ("m07",), DAY, round=2)
LEAVES = Rule(RuleKind.LEAVES, ("m08",), DAY, round=1)
EVERY = (APART, TOGETHER, LOOP, HOST, JOINS, LEAVES)

members = st.lists(st.sampled_from([f"m{n:02d}" for n in range(1, 13)]), min_size=1, max_size=8)
rules = st.builds(
    Rule,
    st.sampled_from(RuleKind),
    members.map(tuple),
    st.sampled_from(["", DAY, LATER]),
    st.lists(st.integers(1, 6), max_size=3).map(tuple),
    st.integers(0, 5),
    st.sampled_from(["", "Tolk", "Teleslynge"]),
)


def with_rules(*terms: Rule, play: Play | None = None) -> Play:
    play = play or with_plan(with_members(12), tables=3, rounds=2)
    for number, each in enumerate(terms, 1):
        play.do(seating.add_rule(play.assembly, f"u{number}", each))
    return play


def standing(play: Play, meeting: str = DAY) -> tuple[Rule, ...]:
    return tuple(seating.standing_rules(play.assembly, meeting).values())


def told(play: Play, terms: Rule, meeting: str = DAY) -> set[DoubtKind]:
    return {each.kind for each in seating.doubts(play.assembly, meeting, "new", terms)}


def undo(play: Play, facts) -> None:
    """Takes back what `facts` did, as the document does: seen from the state before each."""
    before = Assembly()
    for fact in play.facts[: len(play.facts) - len(facts)]:
        before.apply(fact)
    back: list = []
    for fact in facts:
        back = [*before.inverse(fact), *back]
        before.apply(fact)
    play.do(tuple(back))


def test_every_kind_of_rule_is_made_and_holds_on_its_day_or_on_all():
    play = with_rules(*EVERY)
    assert standing(play) == EVERY
    assert standing(play, LATER) == EVERY[:4]


@pytest.mark.parametrize("terms", EVERY, ids=lambda rule: rule.kind.value)
def test_a_rule_comes_out_of_the_journal_as_it_went_in(terms):
    (fact,) = seating.add_rule(with_members(12).assembly, "u1", terms)
    kind, body, sealed = encode(fact, lambda: "salt")
    assert decode(kind, body, KINDS, lambda _seal: None) == fact
    assert not sealed
    assert "Navn" not in body


@given(st.lists(rules, max_size=5), rules, st.sampled_from(["add", "change", "remove"]))
def test_whatever_is_done_to_rules_can_be_taken_back(first, other, deed):
    play = with_members(12)
    for number, each in enumerate(first):
        try:
            play.do(seating.add_rule(play.assembly, f"u{number}", each))
        except Refused:
            continue
    before = dict(play.assembly.seating.rules)
    try:
        match deed:
            case "add":
                facts = seating.add_rule(play.assembly, "new", other)
            case "change":
                facts = seating.change_rule(play.assembly, "u0", other)
            case _:
                facts = seating.remove_rule(play.assembly, "u0")
    except Refused:
        assert play.assembly.seating.rules == before
        return
    play.do(facts)
    undo(play, facts)
    assert play.assembly.seating.rules == before
    assert fold(play.facts).seating.rules == before


def test_a_rule_that_comes_twice_is_there_once():
    play = with_rules(APART)
    assert seating.add_rule(play.assembly, "u1", TOGETHER) == ()
    assert seating.change_rule(play.assembly, "u1", APART) == ()


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (Rule(RuleKind.APART, ("m01", "m01")), "rule-people"),
        (Rule(RuleKind.TOGETHER, ("m01",)), "rule-people"),
        (Rule(RuleKind.GATHER, ("m01",), label="Tolk"), "rule-people"),
        (Rule(RuleKind.GATHER, ("m01", "m02"), label="  "), "rule-label"),
        (Rule(RuleKind.GATHER, ("m01",), tables=(41,), label="Tolk"), "rule-table"),
        (Rule(RuleKind.HOST, ("m01",)), "rule-table"),
        (Rule(RuleKind.HOST, ("m01",), tables=(1, 2)), "rule-table"),
        (Rule(RuleKind.JOINS, ("m01",), DAY, round=1), "rule-round"),
        (Rule(RuleKind.LEAVES, ("m01",), DAY, round=21), "rule-round"),
        (Rule(RuleKind.JOINS, ("m01",), round=2), "rule-day"),
        (Rule(RuleKind.APART, ("m01", "m02"), "d9"), "meeting-unknown"),
        (Rule(RuleKind.APART, ("m01", "nobody")), "member-unknown"),
    ],
)
def test_what_makes_no_rule_is_refused(terms, code):
    play = with_members(12)
    with pytest.raises(Refused) as refused:
        seating.add_rule(play.assembly, "u1", terms)
    assert refused.value.code == code


def test_a_need_of_more_people_than_a_table_has_is_told_when_the_rule_is_made():
    five = tuple(f"m{number:02d}" for number in range(1, 6))
    terms = Rule(RuleKind.GATHER, five, label="Tolk")
    play = with_rules()
    assert seating.doubts(play.assembly, DAY, "new", terms) == (
        Doubt(DoubtKind.SPLIT, five, count=5, limit=4),
    )
    assert told(play, Rule(RuleKind.GATHER, five[:4], label="Tolk")) == set()


def test_refusals_name_the_people():
    play = with_rules(APART, HOST)
    with pytest.raises(Refused, match="rule-twin") as refused:
        seating.add_rule(play.assembly, "u9", Rule(RuleKind.APART, ("m02", "m01")))
    assert refused.value.params == {"names": "Navn 2, Navn 1"}
    with pytest.raises(Refused, match="rule-host-twice") as refused:
        seating.add_rule(play.assembly, "u9", Rule(RuleKind.HOST, ("m06",), tables=(2,)))
    assert refused.value.params == {"name": "Navn 6", "table": 1}
    with pytest.raises(Refused, match="rule-one-person") as refused:
        seating.add_rule(play.assembly, "u9", Rule(RuleKind.HOST, ("m01", "m02"), tables=(2,)))
    assert refused.value.params == {"names": "Navn 1, Navn 2"}
    with pytest.raises(Refused, match="rule-unknown"):
        seating.remove_rule(play.assembly, "u9")


def test_one_person_at_a_table_that_has_what_they_need_is_a_rule():
    play = with_rules(Rule(RuleKind.GATHER, ("m01",), tables=(2,), label="Kørestol"))
    assert standing(play)[0].members == ("m01",)


def test_an_erased_person_is_in_no_rule_and_a_rule_for_nobody_is_gone():
    three = Rule(RuleKind.APART, ("m01", "m02", "m03"))
    play = with_rules(three, TOGETHER, LOOP, HOST)
    play.do(people.erase_member(play.assembly, "m02"))
    assert standing(play) == (Rule(RuleKind.APART, ("m01", "m03")), LOOP, HOST)
    play.do(people.erase_member(play.assembly, "m06"))
    assert HOST not in standing(play)
    with pytest.raises(Refused, match="member-unknown"):
        seating.add_rule(play.assembly, "u9", Rule(RuleKind.APART, ("m01", "m02")))


def test_somebody_taken_off_the_list_leaves_the_rules_and_comes_back_with_an_undo():
    play = with_rules(APART)
    facts = people.remove_member(play.assembly, "m01")
    play.do(facts)
    assert standing(play) == ()
    undo(play, facts)
    assert standing(play) == (APART,)


def test_who_joins_later_or_leaves_before_needs_no_seat_then():
    play = with_rules(JOINS, LEAVES)
    assert seating.empty_seats(play.assembly, DAY, 1) == ("m07",)
    assert seating.empty_seats(play.assembly, DAY, 2) == ("m08",)
    play.do(seating.move_seat(play.assembly, DAY, 1, "m07", 0))
    play.do(seating.move_seat(play.assembly, DAY, 2, "m08", 0))
    assert seating.empty_seats(play.assembly, DAY, 1) == ()
    assert seating.without_seat(play.assembly, DAY, 1) == ()
    assert seating.without_seat(play.assembly, DAY, 2) == ()


def test_a_days_host_goes_before_a_host_for_the_whole_assembly():
    play = with_rules(HOST, Rule(RuleKind.HOST, ("m06",), DAY, tables=(3,)))
    tables = [
        seating.table_of_host(seating.standing_rules(play.assembly, d), "m06") for d in (DAY, LATER)
    ]
    assert tables == [3, 1]


# -- what clashes


def test_apart_and_together_at_once_is_told_also_by_way_of_somebody_else():
    play = with_rules(Rule(RuleKind.TOGETHER, ("m01", "m02")), TOGETHER)
    found = seating.doubts(play.assembly, DAY, "new", Rule(RuleKind.APART, ("m01", "m03")))
    assert found == (Doubt(DoubtKind.APART_TOGETHER, ("m01", "m03")),)
    assert told(play, Rule(RuleKind.APART, ("m01", "m09"))) == set()


def test_a_doubt_is_about_the_rule_that_makes_it_and_stands_as_long_as_both_do():
    play = with_rules(APART, Rule(RuleKind.TOGETHER, ("m01", "m02")), LOOP)
    clash = (Doubt(DoubtKind.APART_TOGETHER, ("m01", "m02")),)
    assert seating.doubts(play.assembly, DAY, "u1") == clash
    assert seating.doubts(play.assembly, DAY, "u2") == clash
    assert seating.doubts(play.assembly, DAY, "u3") == ()
    play.do(seating.remove_rule(play.assembly, "u2"))
    assert seating.doubts(play.assembly, DAY, "u1") == ()


def test_more_hosts_at_a_table_than_it_has_seats_is_told():
    hosts = [Rule(RuleKind.HOST, (f"m{n:02d}",), tables=(1,)) for n in range(1, 6)]
    play = with_rules(*hosts[:4])  # twelve people at three tables are four seats each
    (doubt,) = seating.doubts(play.assembly, DAY, "new", hosts[4])
    assert (doubt.kind, doubt.table, doubt.count, doubt.limit) == (DoubtKind.CROWDED, 1, 5, 4)
    assert told(with_rules(*hosts[:3]), hosts[4]) == set()


def test_tables_and_rounds_that_are_not_there_are_told():
    play = with_rules()
    far = Rule(RuleKind.GATHER, ("m01", "m02"), tables=(2, 7), label="Tolk")
    assert seating.doubts(play.assembly, DAY, "new", far) == (
        Doubt(DoubtKind.NO_TABLE, table=7, limit=3),
    )
    late = Rule(RuleKind.JOINS, ("m01",), DAY, round=3)
    assert told(play, late) == {DoubtKind.NO_ROUND}
    assert told(play, late, LATER) == set(), "it is not about that day"


def test_places_that_cannot_be_shared_are_told():
    play = with_rules(HOST, LOOP)
    second = Rule(RuleKind.HOST, ("m01",), tables=(1,))
    assert told(play, second) == set()
    play = with_rules(HOST, LOOP, second)
    assert told(play, Rule(RuleKind.APART, ("m01", "m06"))) == {DoubtKind.ONE_PLACE}
    assert told(play, Rule(RuleKind.TOGETHER, ("m04", "m06"))) == {DoubtKind.FAR_PLACES}
    assert told(play, Rule(RuleKind.HOST, ("m05",), tables=(1,))) == {DoubtKind.NO_PLACE}


def test_companies_too_large_and_too_many_apart_are_told():
    play = with_rules()
    five = tuple(f"m{n:02d}" for n in range(1, 6))
    assert told(play, Rule(RuleKind.TOGETHER, five)) == {DoubtKind.TOO_LARGE}
    assert told(play, Rule(RuleKind.APART, five)) == {DoubtKind.FEW_TABLES}


def test_who_leaves_before_joining_is_told():
    play = with_rules(Rule(RuleKind.LEAVES, ("m07",), DAY, round=1))
    assert told(play, JOINS) == {DoubtKind.NEVER}


def test_before_there_is_a_plan_nothing_is_said_of_tables_and_rounds():
    play = with_members(12)
    assert told(play, Rule(RuleKind.TOGETHER, tuple(f"m{n:02d}" for n in range(1, 10)))) == set()
    assert told(play, Rule(RuleKind.HOST, ("m01",), tables=(40,))) == set()


@given(st.lists(rules, max_size=4), rules)
def test_a_doubt_never_stops_a_rule(first, last):
    play = with_plan(with_members(12), tables=3, rounds=2)
    for number, each in enumerate([*first, last]):
        try:
            facts = seating.add_rule(play.assembly, f"u{number}", each)
        except Refused:
            continue
        seating.doubts(play.assembly, DAY, f"u{number}", facts[0].terms)
        play.do(facts)
        assert f"u{number}" in play.assembly.seating.rules


# -- what the plan of a day is to be good at


def test_priorities_are_remembered_for_the_day_and_the_days_after_it():
    play = with_members(12)
    assert seating.priorities_of(play.assembly, DAY) == Priorities()
    mixed = Priorities(80, ("Køn",), (("Køn", "Alder"),))
    facts = seating.choose_priorities(play.assembly, DAY, mixed)
    play.do(facts)
    assert seating.priorities_of(play.assembly, DAY) == mixed
    assert seating.priorities_of(play.assembly, LATER) == mixed
    assert seating.choose_priorities(play.assembly, DAY, mixed) == ()
    undo(play, facts)
    assert seating.priorities_of(play.assembly, DAY) == Priorities()
    with pytest.raises(Refused, match="seat-balance-range"):
        seating.choose_priorities(play.assembly, DAY, Priorities(101))


def test_writing_groups_are_switched_for_a_day_and_told_when_drafts_are_too_few():
    play = with_plan(with_members(12), tables=3, rounds=4)
    assert seating.writing_doubt(play.assembly, DAY) is None
    facts = seating.choose_writing_groups(play.assembly, DAY, True)
    play.do(facts)
    assert seating.choose_writing_groups(play.assembly, DAY, True) == ()
    assert seating.writing_doubt(play.assembly, DAY) == Doubt(DoubtKind.DRAFTS, count=4, limit=3)
    undo(play, facts)
    assert play.assembly.seating.writing_days == set()
    with pytest.raises(Refused, match="meeting-unknown"):
        seating.choose_writing_groups(play.assembly, "d9", True)


def test_people_who_stay_away_do_not_make_a_table_too_small():
    play = with_plan(with_members(12), tables=3, rounds=2)
    away = [f"m{n:02d}" for n in range(7, 13)]
    play.do(people.note_attendance(play.assembly, DAY, away, Attendance.ABSENT, NOW))
    three = Rule(RuleKind.TOGETHER, ("m01", "m02", "m03"))
    (doubt,) = seating.doubts(play.assembly, DAY, "new", three)
    assert (doubt.kind, doubt.limit) == (DoubtKind.TOO_LARGE, 2), "two seats at each table now"
