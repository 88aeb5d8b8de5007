"""What the seating engine is asked, and what its answer means for the people in the room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models import agenda, people, seating
from app.models.agenda import ItemKind, Plan
from app.models.errors import Refused
from app.models.people import Attendance
from app.proposals import (
    RoundState,
    closing_task,
    first_open_round,
    gone,
    groups_of,
    held_before,
    lacking,
    parting_task,
    plan_task,
    repair_task,
    round_state,
    seat_late,
    seating_wishes,
    standing_report,
    standing_wishes,
    think,
    unseated,
    usual_rounds,
    usual_tables,
)
from tests.assemblies import DAY, NOW, Play, member, with_members, with_plan
from tests.planning import (
    EFFORT,
    LATER,
    accept,
    hold,
    seated,
    stay_away,
    with_round_items,
)


def test_only_those_who_come_are_seated():
    play = with_members(12, present=range(1, 9))
    stay_away(play, "m11", "m12")
    wishes = seating_wishes(play.assembly, DAY, 2, 2)
    assert set(wishes.members) == {f"m{number:02d}" for number in range(1, 11)}


def test_ages_are_balanced_in_bands_and_not_year_by_year():
    play = with_members(30)
    ages = set(seating_wishes(play.assembly, DAY, 5, 1).attributes["Alder"].values())
    assert 2 <= len(ages) <= 6
    assert all(not band.isdigit() for band in ages)


def test_tables_are_not_balanced_by_the_members_own_number():
    play = with_members(12)
    for number in range(1, 13):
        known = play.assembly.people.members[f"m{number:02d}"].details
        told = replace(known, attributes=(("Løbenr.", str(10_000 + number)), *known.attributes))
        play.do(people.describe_member(play.assembly, f"m{number:02d}", told))
    assert "Alder" in groups_of(play.assembly.people)
    assert "Løbenr." not in groups_of(play.assembly.people)
    assert "Løbenr." not in seating_wishes(play.assembly, DAY, 2, 1).spread_attributes()


def test_people_without_attributes_can_be_seated_too():
    play = with_members(6)
    play.do(people.add_members(play.assembly, [people.NewMember("x", people.Details("Uden"))]))
    play.do(people.erase_member(play.assembly, "m01"))
    suggestion = think(plan_task(play.assembly, DAY, 2, 1), effort=EFFORT)
    assert sum(len(table) for table in suggestion.rounds[0]) == 7


@given(st.integers(1, 500))
def test_the_usual_tables_seat_six_or_seven_when_that_can_be(count):
    tables = usual_tables(count)
    assert 1 <= tables <= count
    if count >= 30:
        assert 6 <= count // tables <= -(-count // tables) <= 7


def test_as_many_rounds_as_the_programme_names_else_four():
    play = with_members()
    assert usual_rounds(play.assembly, DAY) == 4
    with_round_items(play, rounds=3)
    assert usual_rounds(play.assembly, DAY) == 3


def test_a_round_is_on_until_all_its_items_are_over():
    play = with_plan(with_round_items(with_members()), rounds=3)
    play.do(agenda.add_item(play.assembly, "notes", DAY, Plan("Noter", ItemKind.NOTES, round=1)))
    assert round_state(play.assembly, DAY, 1) is RoundState.AHEAD
    hold(play, f"{DAY}-r1")
    assert round_state(play.assembly, DAY, 1) is RoundState.ON
    hold(play, "notes")
    assert round_state(play.assembly, DAY, 1) is RoundState.HELD
    assert first_open_round(play.assembly, DAY) == 2


def test_a_new_plan_keeps_the_rounds_that_have_begun_and_counts_them_as_history():
    play = with_plan(with_round_items(with_members()), rounds=3)
    first = play.assembly.seating.tables(DAY, 1)
    hold(play, f"{DAY}-r1")
    task = plan_task(play.assembly, DAY, 3, 3)
    assert task.first_round == 2
    assert task.wishes.rounds == 2
    assert task.wishes.history == (first,)
    accept(play, task)
    assert play.assembly.seating.tables(DAY, 1) == first
    assert len(play.assembly.seating.rounds(DAY)) == 3


def test_who_met_on_an_earlier_day_is_known():
    play = with_plan(with_round_items(with_members()), rounds=2)
    hold(play, f"{DAY}-r1")
    assert held_before(play.assembly, LATER) == (play.assembly.seating.tables(DAY, 1),)
    assert held_before(play.assembly, DAY) == ()


def test_who_stayed_away_met_nobody():
    play = with_plan(with_round_items(with_members()), rounds=2)
    home = play.assembly.seating.tables(DAY, 1)
    stay_away(play, "m01")
    hold(play, f"{DAY}-r1")
    sat = tuple(tuple(who for who in table if who != "m01") for table in home)
    assert held_before(play.assembly, LATER) == (sat,)
    assert plan_task(play.assembly, DAY, 3, 2).wishes.history == (sat,)
    task = repair_task(play.assembly, DAY)
    assert task.plan == (sat, play.assembly.seating.tables(DAY, 2))
    accept(play, task)
    assert "m01" not in seated(play, 2)


def test_who_stayed_away_all_day_met_nobody_even_where_no_round_is_on_the_programme():
    play = with_plan(with_members(), rounds=2)
    stay_away(play, "m01")
    assert all(
        "m01" not in table for tables in held_before(play.assembly, LATER) for table in tables
    )
    assert sum(len(table) for table in held_before(play.assembly, LATER)[0]) == 11


def test_a_check_in_that_was_taken_back_counts_as_none():
    play = with_plan(with_round_items(with_members(present=())), rounds=2)
    stay_away(play, "m01")
    arrived = people.note_attendance(play.assembly, DAY, ["m01"], Attendance.PRESENT, NOW + 5)
    back = [undone for fact in arrived for undone in fact.inverse(play.assembly.people)]
    play.do(arrived)
    play.do(tuple(back))
    play.do(agenda.start_item(play.assembly, f"{DAY}-r1", NOW + 10))
    play.do(agenda.end_item(play.assembly, NOW + 20))
    assert "m01" not in {who for table in held_before(play.assembly, LATER)[0] for who in table}


def test_the_figures_of_the_day_count_who_really_sat():
    play = with_plan(with_round_items(with_members()), rounds=1)
    stay_away(play, "m01", "m02", "m03")
    before = standing_report(standing_wishes(play.assembly, DAY), play.assembly, DAY).pairs_met
    hold(play, f"{DAY}-r1")
    after = standing_report(standing_wishes(play.assembly, DAY), play.assembly, DAY).pairs_met
    assert after == 3 * 3  # three of four at each table
    assert before > after


def test_whoever_is_away_while_a_round_is_on_meets_nobody_in_it():
    play = with_plan(with_round_items(with_members()), rounds=2)
    stay_away(play, "m01")
    play.do(agenda.start_item(play.assembly, f"{DAY}-r1", NOW + 10))
    (on,) = plan_task(play.assembly, DAY, 3, 2).wishes.history
    assert "m01" not in {who for table in on for who in table}
    play.do(people.note_attendance(play.assembly, DAY, ["m01"], Attendance.PRESENT, NOW + 15))
    (on,) = plan_task(play.assembly, DAY, 3, 2).wishes.history
    assert "m01" in {who for table in on for who in table}


def test_a_day_that_never_named_its_rounds_held_all_it_planned():
    play = with_plan(with_members(), rounds=2)
    assert held_before(play.assembly, LATER) == play.assembly.seating.rounds(DAY)


def test_fixed_tables_and_locked_seats_are_kept_and_the_lock_counts_for_more():
    play = with_plan(with_members(), tables=3, rounds=2)
    play.do(people.fix_table(play.assembly, "m01", 2))
    play.do(people.fix_table(play.assembly, "m02", 1))
    home = play.assembly.seating.table_of(DAY, 2, "m02")
    assert home != 1
    play.do(seating.lock_seat(play.assembly, DAY, 2, "m02", True))
    accept(play, plan_task(play.assembly, DAY, 3, 2))
    seats = play.assembly.seating
    assert [seats.table_of(DAY, number, "m01") for number in (1, 2)] == [2, 2]
    assert [seats.table_of(DAY, number, "m02") for number in (1, 2)] == [1, home]


@settings(max_examples=15)
@given(st.sets(st.integers(1, 36), max_size=12), st.sets(st.integers(1, 36), max_size=5))
def test_a_repair_seats_whoever_is_here_and_never_moves_a_locked_seat(away, locked):
    play = with_plan(with_members(36), tables=6, rounds=3)
    for number in locked:
        play.do(seating.lock_seat(play.assembly, DAY, 2, f"m{number:02d}", True))
    stay_away(play, *(f"m{number:02d}" for number in away))
    kept = {
        f"m{number:02d}": play.assembly.seating.table_of(DAY, 2, f"m{number:02d}")
        for number in locked - away
    }
    accept(play, repair_task(play.assembly, DAY))
    here = {f"m{number:02d}" for number in range(1, 37) if number not in away}
    assert all(seated(play, number) == here for number in (1, 2, 3))
    for name, table in kept.items():
        assert play.assembly.seating.table_of(DAY, 2, name) == table
    assert gone(play.assembly, DAY) == unseated(play.assembly, DAY) == ()


def lock_all(play: Play, number: int, *tables: int) -> None:
    for table in tables:
        seated = play.assembly.seating.tables(DAY, number)[table - 1]
        play.do(seating.lock_seats(play.assembly, DAY, number, seated, True))


def test_a_locked_table_stays_as_it_is_though_others_become_smaller():
    play = with_plan(with_members(24), tables=4, rounds=2)
    lock_all(play, 1, 1)
    before = play.assembly.seating.tables(DAY, 1)
    stay_away(play, *before[1][:3], *before[2][:3])
    accept(play, repair_task(play.assembly, DAY))
    assert play.assembly.seating.tables(DAY, 1)[0] == before[0]
    assert all(len(table) == 4 for table in play.assembly.seating.tables(DAY, 1)[1:])
    accept(play, plan_task(play.assembly, DAY, 4, 2))
    assert play.assembly.seating.tables(DAY, 1)[0] == before[0]


def test_a_locked_table_gives_way_when_it_is_to_be_closed_or_two_are_to_part():
    play = with_plan(with_members(12), tables=3, rounds=1)
    lock_all(play, 1, 1)
    one, other = play.assembly.seating.tables(DAY, 1)[0][:2]
    accept(play, parting_task(play.assembly, DAY, one, other))
    seats = play.assembly.seating
    assert seats.table_of(DAY, 1, one) != seats.table_of(DAY, 1, other)
    lock_all(play, 1, 1)
    accept(play, closing_task(play.assembly, DAY, 1))
    assert play.assembly.seating.tables(DAY, 1)[0] == ()


def test_a_locked_round_with_a_closed_table_can_still_be_repaired():
    play = with_plan(with_members(12), tables=3, rounds=2)
    accept(play, closing_task(play.assembly, DAY, 2))
    lock_all(play, 1, 1, 3)
    before = play.assembly.seating.tables(DAY, 1)
    stay_away(play, before[0][0])
    accept(play, repair_task(play.assembly, DAY))
    assert play.assembly.seating.tables(DAY, 1) == (before[0][1:], (), before[2])


def test_a_repair_leaves_held_rounds_alone_and_moves_few():
    play = with_plan(with_round_items(with_members(36)), tables=6, rounds=3)
    before = play.assembly.seating.rounds(DAY)
    hold(play, f"{DAY}-r1")
    stay_away(play, "m01", "m07")
    suggestion = accept(play, repair_task(play.assembly, DAY))
    assert play.assembly.seating.tables(DAY, 1) == before[0]
    assert suggestion.task.first_round == 2
    assert {each.round for each in suggestion.moves} <= {2, 3}
    assert len(suggestion.moves) <= 4


def test_a_repair_tells_who_moves_from_where_to_where():
    play = with_plan(with_members(12), tables=3, rounds=1)
    play.do(people.add_members(play.assembly, [member(40)]))
    suggestion = think(repair_task(play.assembly, DAY), effort=EFFORT)
    newcomer = next(each for each in suggestion.moves if each.member == "m40")
    assert newcomer.before == 0
    assert "m40" in suggestion.rounds[0][newcomer.after - 1]
    for each in suggestion.moves:
        assert each.before == play.assembly.seating.table_of(DAY, 1, each.member)


def test_a_table_can_be_closed_in_a_repair():
    play = with_plan(with_members(12), tables=4, rounds=2)
    accept(play, repair_task(play.assembly, DAY, tables=3))
    assert [len(tables) for tables in play.assembly.seating.rounds(DAY)] == [3, 3]
    assert len(seated(play, 1)) == 12


def test_somebody_who_left_the_list_leaves_the_plan():
    play = with_plan(with_members(12), tables=3, rounds=1)
    play.do(people.remove_member(play.assembly, "m05"))
    assert gone(play.assembly, DAY) == ("m05",)
    accept(play, repair_task(play.assembly, DAY))
    assert "m05" not in seated(play, 1)


def test_a_suggestion_is_stale_when_anything_it_rests_on_changed():
    play = with_plan(with_members(12), tables=3, rounds=2)
    task = repair_task(play.assembly, DAY)
    renamed = people.Details("Et andet navn", attributes=member(3).details.attributes)
    play.do(people.describe_member(play.assembly, "m03", renamed))
    assert repair_task(play.assembly, DAY) == task
    stay_away(play, "m01")
    assert repair_task(play.assembly, DAY) != task


def test_what_cannot_be_asked_for_is_refused_in_people():
    play = with_members(12)
    with pytest.raises(Refused, match="seat-too-many-tables") as refused:
        think(plan_task(play.assembly, DAY, 13, 1), effort=EFFORT)
    assert refused.value.params == {"tables": 13, "members": 12}


def test_the_figures_of_a_plan_count_what_hands_have_moved():
    play = with_plan(with_members(12), tables=3, rounds=2)
    wishes = standing_wishes(play.assembly, DAY)
    before = standing_report(wishes, play.assembly, DAY)
    assert before.max_meetings == 2  # the same round twice
    play.do(seating.swap_seats(play.assembly, DAY, 2, "m01", "m02"))
    after = standing_report(standing_wishes(play.assembly, DAY), play.assembly, DAY)
    assert after.repeats < before.repeats


def test_a_table_lacks_a_value_only_when_its_share_would_be_one_or_more():
    play = with_members(12)
    groups = groups_of(play.assembly.people)
    women = tuple(f"m{number:02d}" for number in range(1, 12, 2))
    men = tuple(f"m{number:02d}" for number in range(2, 13, 2))
    assert ("Køn", "mand") in lacking(groups, women, (women, men))
    assert ("Køn", "kvinde") in lacking(groups, men, (women, men))
    single = (women[0],)
    assert ("Køn", "mand") not in lacking(groups, single, (single, (*women[1:], *men)))


def test_a_latecomer_at_the_door_meets_other_people_in_every_round():
    play = with_members(13)
    ids = [f"m{number:02d}" for number in range(1, 13)]
    lines = [ids[table * 4 : table * 4 + 4] for table in range(3)]
    # Nobody changes company, so that the same people are at table 1, then 3, then 2.
    rounds = [lines, lines, lines]
    play.do(seating.accept_plan(play.assembly, DAY, rounds))
    facts = seat_late(play.assembly, DAY, "m13")
    seats = [fact for fact in facts if isinstance(fact, seating.SeatMoved)]
    met = {who for fact in seats for who in rounds[fact.round - 1][fact.table - 1]}
    assert [fact.round for fact in seats] == [1, 2, 3]
    assert met == set(ids)
