"""The rules, priorities and sudden changes of a day in what the seating engine is asked."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.models import agenda, people, seating
from app.models.errors import Refused
from app.models.seating import Priorities, Rule, RuleKind
from app.proposals import (
    Suggestion,
    accepted,
    again,
    arrival_task,
    closed_tables,
    closing_task,
    gone,
    lacking,
    members_own,
    opening_task,
    parting_task,
    plan_task,
    reasons_to_move,
    repair_task,
    seating_wishes,
    standing_report,
    standing_wishes,
    think,
    unseated,
)
from tests.assemblies import DAY, NOW, Play, with_members, with_plan
from tests.planning import (
    EFFORT,
    LATER,
    accept,
    hold,
    rule,
    stay_away,
    tables_of,
    with_round_items,
)

# -- rules


def test_a_plan_keeps_every_kind_of_rule():
    play = with_members(24)
    rule(play, RuleKind.APART, "m01", "m02", "m03")
    rule(play, RuleKind.TOGETHER, "m04", "m05")
    rule(play, RuleKind.GATHER, "m06", "m07", "m08", label="Tolk")
    rule(play, RuleKind.GATHER, "m09", "m10", tables=(2, 3), label="Teleslynge")
    rule(play, RuleKind.HOST, "m11", tables=(4,))
    rule(play, RuleKind.JOINS, "m12", meeting=DAY, round=2)
    rule(play, RuleKind.LEAVES, "m13", meeting=DAY, round=1)
    suggestion = accept(play, plan_task(play.assembly, DAY, 4, 2), effort=400)
    assert suggestion.report.broken == ()
    assert [len(each) for each in tables_of(play, "m01", "m02", "m03")] == [3, 3]
    assert [len(each) for each in tables_of(play, "m04", "m05")] == [1, 1]
    assert [len(each) for each in tables_of(play, "m06", "m07", "m08")] == [1, 1]
    assert all(each <= {2, 3} for each in tables_of(play, "m09", "m10"))
    assert tables_of(play, "m11") == [{4}, {4}]
    assert tables_of(play, "m12")[0] == {0}
    assert tables_of(play, "m12")[1] != {0}
    assert tables_of(play, "m13")[0] != {0}
    assert tables_of(play, "m13")[1] == {0}
    assert gone(play.assembly, DAY) == unseated(play.assembly, DAY) == ()
    standing = standing_report(standing_wishes(play.assembly, DAY), play.assembly, DAY)
    assert standing.broken == ()


def test_a_need_of_more_people_than_one_table_has_takes_as_few_tables_as_it_can():
    play = with_members(24)
    five = tuple(f"m{number:02d}" for number in range(1, 6))
    rule(play, RuleKind.GATHER, *five, label="Tolk")
    suggestion = accept(play, plan_task(play.assembly, DAY, 6, 2), effort=400)
    assert [len(each) for each in tables_of(play, *five)] == [2, 2]
    assert broken(suggestion) == [("split", five), ("split", five)]


def test_a_need_that_most_people_have_leaves_tables_to_the_others():
    play = with_members(24)
    most = tuple(f"m{number:02d}" for number in range(1, 15))
    rule(play, RuleKind.GATHER, *most, label="Tolk")
    accept(play, plan_task(play.assembly, DAY, 6, 2), effort=400)
    assert [len(each) for each in tables_of(play, *most)] == [4, 4]


def test_a_rule_made_after_the_plan_is_told_as_broken_and_kept_by_a_repair():
    play = with_plan(with_members(12), tables=3, rounds=2)
    first, second = play.assembly.seating.tables(DAY, 1)[0][:2]
    rule(play, RuleKind.APART, first, second)
    before = standing_report(standing_wishes(play.assembly, DAY), play.assembly, DAY)
    assert [(each.kind, each.round) for each in before.broken] == [("apart", 1), ("apart", 2)]
    suggestion = accept(play, repair_task(play.assembly, DAY))
    assert suggestion.report.broken == ()
    assert [len(each) for each in tables_of(play, first, second)] == [2, 2]
    assert len(suggestion.moves) == 4, "one change of places in each round"
    assert {each.why for each in reasons_to_move(suggestion)} == {"apart", "exchange"}


def test_rules_of_another_day_and_for_people_who_stay_away_ask_nothing():
    play = with_members(12)
    rule(play, RuleKind.APART, "m01", "m02", meeting=LATER)
    rule(play, RuleKind.TOGETHER, "m03", "m04")
    stay_away(play, "m04")
    wishes = seating_wishes(play.assembly, DAY, 3, 2)
    assert (wishes.apart, wishes.together) == ((), ())
    assert seating_wishes(play.assembly, LATER, 3, 2).apart == (("m01", "m02"),)


def test_an_erased_person_is_in_no_wish():
    play = with_plan(with_members(12), tables=3, rounds=1)
    rule(play, RuleKind.APART, "m01", "m02", "m03")
    rule(play, RuleKind.GATHER, "m01", tables=(2,), label="Kørestol")
    play.do(people.erase_member(play.assembly, "m01"))
    for wishes in (
        seating_wishes(play.assembly, DAY, 3, 1),
        repair_task(play.assembly, DAY).wishes,
        standing_wishes(play.assembly, DAY),
    ):
        assert wishes.apart == (("m02", "m03"),)
        assert wishes.only == ()


def test_a_substitute_of_whom_nothing_is_known_is_mixed_as_the_one_who_dropped_out():
    play = with_members(12, present=(1, 2))
    newcomer = people.NewMember("x", people.Details("Sofie Ny"))
    play.do(people.add_substitute(play.assembly, DAY, newcomer, "m03", "", NOW))
    assert seating_wishes(play.assembly, DAY, 3, 1).value("Køn", "x") == "kvinde"
    own = people.Details("Sofie Ny", attributes=(("Køn", "mand"),))
    play.do(people.describe_member(play.assembly, "x", own))
    assert seating_wishes(play.assembly, DAY, 3, 1).value("Køn", "x") == "mand"


def broken(suggestion: Suggestion) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.kind, each.members) for each in suggestion.report.broken]


def test_rules_that_contradict_each_other_never_leave_people_without_a_plan():
    play = with_members(12)
    rule(play, RuleKind.APART, "m01", "m03")
    rule(play, RuleKind.TOGETHER, "m01", "m02")
    rule(play, RuleKind.TOGETHER, "m02", "m03", "m04")
    suggestion = accept(play, plan_task(play.assembly, DAY, 3, 1))
    ((table,), _) = tables_of(play, "m01", "m02", "m04")
    assert tables_of(play, "m03")[0] != {table}, "apart goes before company"
    assert [kind for kind, _ in broken(suggestion)] == ["together"]
    standing = standing_report(standing_wishes(play.assembly, DAY), play.assembly, DAY)
    assert standing.broken == suggestion.report.broken
    repaired = accept(play, repair_task(play.assembly, DAY))
    assert repaired.report.broken == suggestion.report.broken


def test_more_hosts_than_seats_and_hosts_at_no_table_are_told_and_the_others_keep_theirs():
    play = with_members(12)
    for number in range(1, 8):
        rule(play, RuleKind.HOST, f"m{number:02d}", tables=(1,))
    play.do(people.fix_table(play.assembly, "m08", 9))
    suggestion = accept(play, plan_task(play.assembly, DAY, 3, 1))
    assert [tables_of(play, f"m{n:02d}", rounds=1) for n in (1, 2, 3, 4)] == [[{1}]] * 4
    assert broken(suggestion) == [("fixed", (f"m{n:02d}",)) for n in (5, 6, 7, 8)]


def test_two_at_one_table_of_theirs_who_are_to_be_apart_part_and_that_is_told():
    play = with_members(12)
    rule(play, RuleKind.APART, "m01", "m02")
    rule(play, RuleKind.HOST, "m01", tables=(2,))
    rule(play, RuleKind.HOST, "m02", tables=(2,))
    rule(play, RuleKind.TOGETHER, "m01", "m03")
    rule(play, RuleKind.HOST, "m03", tables=(3,))
    suggestion = accept(play, plan_task(play.assembly, DAY, 3, 1))
    assert tables_of(play, "m01", rounds=1) == [{2}]
    assert tables_of(play, "m03", rounds=1) == [{3}]
    assert set(broken(suggestion)) == {("fixed", ("m02",)), ("together", ("m01", "m03"))}


def test_more_people_apart_than_tables_are_told_as_broken():
    play = with_members(12)
    rule(play, RuleKind.APART, *(f"m{number:02d}" for number in range(1, 5)))
    suggestion = think(plan_task(play.assembly, DAY, 3, 1), effort=EFFORT)
    assert [kind for kind, _ in broken(suggestion)] == ["apart"]


def test_a_table_that_has_what_people_need_but_is_not_there_is_passed_over_while_another_is():
    play = with_members(12)
    rule(play, RuleKind.GATHER, "m01", "m02", tables=(2, 7), label="Teleslynge")
    suggestion = accept(play, plan_task(play.assembly, DAY, 3, 1))
    assert tables_of(play, "m01", "m02", rounds=1) == [{2}]
    assert broken(suggestion) == []
    suggestion = think(plan_task(play.assembly, DAY, 1, 1), effort=EFFORT)
    assert set(broken(suggestion)) == {("only", ("m01",)), ("only", ("m02",))}


def test_closing_the_table_of_a_host_moves_the_host_and_tells():
    play = with_plan(with_members(12), tables=4, rounds=1)
    host = play.assembly.seating.tables(DAY, 1)[1][0]
    rule(play, RuleKind.HOST, host, tables=(2,))
    suggestion = accept(play, closing_task(play.assembly, DAY, 2))
    assert closed_tables(play.assembly, DAY) == (2,)
    assert broken(suggestion) == [("fixed", (host,))]


KINDS = [RuleKind.APART, RuleKind.TOGETHER, RuleKind.GATHER, RuleKind.HOST]


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(KINDS),
            st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True),
            st.integers(1, 5),
        ),
        max_size=8,
    )
)
def test_whatever_rules_there_are_everybody_has_a_seat_and_every_broken_rule_is_told(wanted):
    play = with_members(12)
    for at, (kind, numbers, table) in enumerate(wanted):
        who = tuple(f"m{number:02d}" for number in numbers)
        is_host = kind is RuleKind.HOST
        terms = Rule(
            kind, who[:1] if is_host else who, tables=(table,) if is_host else (), label="x"
        )
        try:
            play.do(seating.add_rule(play.assembly, f"u{at}", terms))
        except Refused:
            continue
    suggestion = accept(play, plan_task(play.assembly, DAY, 3, 2))
    assert all(len(set().union(*tables)) == 12 for tables in suggestion.rounds)
    kept = all(
        len(tables_of(play, *each.members)[at]) == len(each.members)
        if each.kind is RuleKind.APART
        else len(tables_of(play, *each.members)[at]) == 1
        if each.kind is RuleKind.TOGETHER
        else tables_of(play, *each.members)[at] == {*each.tables}
        for each in play.assembly.seating.rules.values()
        if each.kind is not RuleKind.GATHER
        for at in (0, 1)
    )
    told = {kind for kind, _ in broken(suggestion)}
    assert kept == (not told & {"apart", "together", "fixed"})


def test_in_writing_groups_nobody_comes_to_a_draft_twice_whatever_was_held():
    play = with_round_items(with_members(12))
    play.do(seating.choose_writing_groups(play.assembly, DAY, True))
    accept(play, plan_task(play.assembly, DAY, 3, 3), effort=400)
    hold(play, f"{DAY}-r1")
    accept(play, plan_task(play.assembly, DAY, 3, 3), effort=400)
    for number in range(1, 13):
        seats = [play.assembly.seating.table_of(DAY, n, f"m{number:02d}") for n in (1, 2, 3)]
        assert sorted(seats) == [1, 2, 3]


def test_a_rules_own_attributes_are_never_taken_for_the_members():
    play = with_plan(with_members(12), tables=3, rounds=1)
    rule(play, RuleKind.GATHER, "m01", "m02", label="Køn")
    rule(play, RuleKind.GATHER, "m03", "m04", label="Køn")
    wishes = seating_wishes(
        play.assembly, DAY, 3, 1, priorities=Priorities(crossed=(("Køn", "Alder"),))
    )
    assert list(members_own(wishes.attributes)) == ["Køn", "Alder"]
    assert len(wishes.attributes) == 5
    assert len(wishes.spread_attributes()) == 3, "two of the members' own and the crossing"
    assert {each for each, _ in lacking(wishes.attributes, ("m01",), (("m01",),))} <= {
        "Køn",
        "Alder",
    }


# -- what it is to be good at


def test_what_a_plan_was_to_be_good_at_is_remembered_when_it_is_accepted():
    play = with_members(24)
    wanted = Priorities(90, ("Køn",))
    task = plan_task(play.assembly, DAY, 4, 2, priorities=wanted)
    assert task.wishes.balance == 0.9
    assert task.wishes.spread_attributes() == ("Køn",)
    suggestion = think(task, effort=EFFORT)
    assert seating.priorities_of(play.assembly, DAY) == Priorities()
    play.do(accepted(play.assembly, suggestion, "u1"))
    assert seating.priorities_of(play.assembly, DAY) == wanted
    assert repair_task(play.assembly, DAY).wishes.balance == 0.9
    assert standing_wishes(play.assembly, DAY).spread_attributes() == ("Køn",)
    assert repair_task(play.assembly, DAY, balance=0.2).wishes.balance == 0.2


def test_attributes_that_nobody_has_any_more_are_not_asked_for():
    play = with_members(12)
    wanted = Priorities(50, ("Køn", "Postnummer"), (("Køn", "Postnummer"),))
    wishes = seating_wishes(play.assembly, DAY, 3, 1, priorities=wanted)
    assert wishes.spread_attributes() == ("Køn",)


# -- what comes up while people sit


def test_a_table_is_closed_keeps_its_number_and_is_opened_again():
    play = with_plan(with_members(12), tables=4, rounds=2)
    closing = closing_task(play.assembly, DAY, 2)
    suggestion = accept(play, closing)
    assert [len(tables) for tables in play.assembly.seating.rounds(DAY)] == [4, 4]
    assert all(tables[1] == () for tables in play.assembly.seating.rounds(DAY))
    assert {each.before for each in suggestion.moves} == {2}, "nobody else has to move"
    assert {each.why for each in reasons_to_move(suggestion)} == {"closed"}
    assert closed_tables(play.assembly, DAY) == (2,)
    stay_away(play, "m01")
    accept(play, repair_task(play.assembly, DAY))
    assert closed_tables(play.assembly, DAY) == (2,), "a later repair leaves it closed"
    accept(play, opening_task(play.assembly, DAY))
    assert closed_tables(play.assembly, DAY) == ()
    accept(play, opening_task(play.assembly, DAY))
    assert [len(tables) for tables in play.assembly.seating.rounds(DAY)] == [5, 5]
    assert min(len(table) for table in play.assembly.seating.tables(DAY, 1)) == 2


def test_two_people_part_in_the_round_that_is_on_and_stay_apart():
    play = with_plan(with_round_items(with_members(12)), tables=3, rounds=3)
    play.do(agenda.start_item(play.assembly, f"{DAY}-r1", NOW))
    one, other = play.assembly.seating.tables(DAY, 1)[0][:2]
    task = parting_task(play.assembly, DAY, one, other)
    assert task.first_round == 1
    suggestion = think(task, effort=EFFORT)
    assert len([each for each in suggestion.moves if each.round == 1]) == 2
    play.do(accepted(play.assembly, suggestion, "u7"))
    assert [len(each) for each in tables_of(play, one, other, rounds=3)] == [2, 2, 2]
    assert play.assembly.seating.rules["u7"] == Rule(RuleKind.APART, (one, other), DAY)
    later = think(parting_task(play.assembly, DAY, one, other), effort=EFFORT)
    assert later.moves == ()
    assert accepted(play.assembly, later, "u8") == (), "the rule is there already"


def test_somebody_at_the_door_whom_nobody_expected_gets_a_seat():
    play = with_plan(with_members(12), tables=3, rounds=2)
    stay_away(play, "m05", "m06")
    accept(play, repair_task(play.assembly, DAY))
    suggestion = think(arrival_task(play.assembly, DAY, ["m05"]), effort=EFFORT)
    assert {each.member for each in suggestion.moves} == {"m05"}
    assert {each.before for each in suggestion.moves} == {0}
    seated_now = {who for table in suggestion.rounds[0] for who in table}
    assert "m06" not in seated_now


def test_a_question_asked_again_is_the_same_until_something_changes():
    play = with_plan(with_members(12), tables=4, rounds=2)
    tasks = [
        plan_task(play.assembly, DAY, 3, 2, balance=0.3),
        repair_task(play.assembly, DAY),
        closing_task(play.assembly, DAY, 2),
        opening_task(play.assembly, DAY),
        parting_task(play.assembly, DAY, "m01", "m02"),
        arrival_task(play.assembly, DAY, ["m03"]),
    ]
    assert [again(play.assembly, each) for each in tasks] == tasks
    rule(play, RuleKind.APART, "m05", "m06")
    assert all(again(play.assembly, each) != each for each in tasks)


# -- locked seats against rules


def lock(play: Play, member: str, table: int) -> None:
    """Somebody is moved to a table in the first round and the seat is locked."""
    if play.assembly.seating.table_of(DAY, 1, member) != table:
        play.do(seating.move_seat(play.assembly, DAY, 1, member, table))
    play.do(seating.lock_seat(play.assembly, DAY, 1, member, True))


def told(play: Play) -> set[tuple[str, tuple[str, ...], int]]:
    """What the plan as it stands breaks in the first round."""
    found = standing_report(standing_wishes(play.assembly, DAY), play.assembly, DAY).broken
    return {(each.kind, each.members, each.table) for each in found if each.round == 1}


def test_a_lock_holds_against_a_table_rule_and_the_rule_is_told_as_broken():
    play = with_plan(with_members(30), tables=5, rounds=2)
    lock(play, "m01", 1)
    rule(play, RuleKind.HOST, "m01", tables=(5,))
    expected = ("fixed", ("m01",), 5)
    assert expected in told(play)
    suggestion = accept(play, repair_task(play.assembly, DAY))
    assert ("fixed", ("m01",)) in broken(suggestion)
    assert tables_of(play, "m01") == [{1}, {5}]
    assert told(play) == {expected}


def test_a_lock_holds_against_a_need_for_a_table_which_is_told_as_broken():
    play = with_plan(with_members(30), tables=5, rounds=2)
    rule(play, RuleKind.GATHER, "m01", "m02", tables=(2,), label="Kørestol")
    lock(play, "m01", 1)
    suggestion = accept(play, repair_task(play.assembly, DAY))
    assert broken(suggestion) == [("only", ("m01",))]
    assert tables_of(play, "m01") == [{1}, {2}]
    assert tables_of(play, "m02") == [{2}, {2}]
    assert told(play) == {("only", ("m01",), 1)}


def test_two_locks_hold_at_one_table_though_the_two_should_be_apart_and_one_is_a_host():
    play = with_plan(with_members(30), tables=5, rounds=2)
    lock(play, "m01", 1)
    lock(play, "m02", 1)
    rule(play, RuleKind.HOST, "m01", tables=(5,))
    rule(play, RuleKind.APART, "m01", "m02")
    suggestion = accept(play, repair_task(play.assembly, DAY))
    assert sorted(broken(suggestion)) == [("apart", ("m01", "m02")), ("fixed", ("m01",))]
    first, second = tables_of(play, "m01", "m02")
    assert first == {1}
    assert len(second) == 2
    assert told(play) == {("apart", ("m01", "m02"), 1), ("fixed", ("m01",), 5)}
