"""The programme by the clock: what ripples, what is locked, midnight, and nights of change."""

from __future__ import annotations

import pytest

from app.models import agenda
from app.models.agenda import ItemKind, Lock, Plan, Slot, Step
from app.models.entries import decode, encode
from app.models.errors import Refused
from tests.assemblies import DAY, founded
from tests.models.agenda_days import (
    AUTUMN,
    HERE,
    LUNCH,
    SPRING,
    USUAL,
    at,
    begin,
    items,
    minutes,
    moment,
    planned,
    programme,
    shown,
)

MORNING = (Plan("Velkomst", start_min=540, length_min=20), Plan("Oplæg", length_min=40))


def test_a_change_ripples_until_slack_absorbs_it():
    play = programme(*MORNING, Plan("Runde", start_min=630, length_min=30), LUNCH)
    assert planned(play) == ["9:00-9:20", "9:20-10:00", "10:30-11:00", "12:00-12:45"]
    play.do(agenda.plan_item(play.assembly, "i1", Plan("Velkomst", start_min=540, length_min=70)))
    assert planned(play) == ["9:00-10:10", "10:10-10:50", "10:50-11:20", "12:00-12:45"]


def test_a_locked_start_never_moves_and_the_one_before_says_what_is_missing():
    play = programme(*MORNING, Plan("Runde", length_min=127), LUNCH, Plan("Efter"))
    assert planned(play)[2:] == ["10:00-12:07", "12:00-12:45", "12:45-12:55"]
    (found,) = agenda.shortages(items(play), moment())
    assert (found.item, found.before, found.minutes) == ("i3", "i4", 7)


def test_a_locked_end_stays_and_the_item_gets_what_is_left():
    closing = Plan("Afrunding", length_min=30, lock=Lock.END, end_min=660)
    play = programme(*MORNING, closing)
    assert planned(play)[2] == "10:00-11:00"
    play.do(agenda.plan_item(play.assembly, "i2", Plan("Oplæg", length_min=80)))
    (found,) = agenda.shortages(items(play), moment())
    assert (found.item, found.before, found.minutes) == ("i3", "i3", 10)
    assert planned(play)[2] == "10:40-11:00"


LOCKED_END = Plan("Runde", start_min=540, length_min=30, lock=Lock.END, end_min=570)


def later(play, how):
    """Five minutes more, or a pause of ten, at 9:20."""
    now = at(USUAL, "9:20")
    if how == "more":
        play.do(agenda.add_time(play.assembly, 5, now))
        return moment(clock="9:20")
    play.do(agenda.pause(play.assembly, now))
    play.do(agenda.resume(play.assembly, now + minutes(10)))
    return moment(clock="9:30")


@pytest.mark.parametrize(("how", "end", "by"), [("more", "9:35", 5), ("pause", "9:40", 10)])
def test_a_locked_end_is_missed_aloud_while_its_item_runs(how, end, by):
    play = programme(LOCKED_END, Plan("Efter"))
    begin(play, "i1", at(USUAL, "9:00"))
    seen = later(play, how)
    assert shown(play, seen)[0] == f"9:00-{end}"
    assert agenda.shortages(items(play), seen) == (agenda.Shortage("i1", "i1", by),)
    (proposal,) = agenda.proposals(play.assembly.agenda, DAY, seen)
    assert (proposal.repair, proposal.subject) == (agenda.Repair.SHORTEN, "i1")
    play.do(agenda.accept_repair(play.assembly, proposal, seen.now))
    assert shown(play, seen)[0] == "9:00-9:30"
    assert agenda.shortages(items(play), seen) == ()


def test_a_running_item_tells_its_own_locked_end_and_the_lock_behind_it():
    play = programme(LOCKED_END, Plan("Frokost", start_min=570, lock=Lock.START))
    begin(play, "i1", at(USUAL, "9:00"))
    seen = later(play, "more")
    assert agenda.shortages(items(play), seen) == (
        agenda.Shortage("i1", "i1", 5),
        agenda.Shortage("i1", "i2", 5),
    )
    (proposal,) = agenda.proposals(play.assembly.agenda, DAY, seen)
    assert proposal.mends_all


def test_an_item_squeezed_by_its_own_end_and_by_a_lock_behind_it_tells_both():
    play = programme(
        Plan("Oplæg", start_min=540, length_min=60),
        Plan("Runde", length_min=30, lock=Lock.END, end_min=620),
        Plan("Frokost", start_min=615, lock=Lock.START),
    )
    assert agenda.shortages(items(play), moment()) == (
        agenda.Shortage("i2", "i2", 10),
        agenda.Shortage("i3", "i3", 5, "i2"),
    )


def test_a_lock_whose_time_has_passed_tells_by_how_much_it_is_missed():
    play = programme(*MORNING, Plan("Frokost", start_min=600, length_min=45, lock=Lock.START))
    begin(play, "i2", at(USUAL, "9:51"))
    before, after = moment(clock="10:00"), moment(clock="10:01")
    assert [each.minutes for each in agenda.shortages(items(play), before)] == [31]
    assert agenda.shortages(items(play), after) == ()
    place = agenda.expected_places(items(play), after.origin, after.now, HERE)["i3"]
    assert (place.lock, place.lapsed_ms) == (Lock.NONE, minutes(31))


def crossing():
    return programme(
        Plan("A", start_min=600, length_min=60, lock=Lock.START),
        Plan("B", start_min=570, length_min=30, lock=Lock.START),
        Plan("C", length_min=30, lock=Lock.END, end_min=560),
        Plan("D", length_min=30),
    )


def test_locks_that_are_earlier_than_one_above_them_send_no_time_back():
    play = crossing()
    assert planned(play) == ["10:00-11:00", "11:00-11:30", "11:30-12:00", "12:00-12:30"]
    assert agenda.shortages(items(play), moment()) == (
        agenda.Shortage("i2", "i2", 90, "i1"),
        agenda.Shortage("i3", "i3", 160, "i1"),
    )
    assert agenda.proposals(play.assembly.agenda, DAY, moment()) == ()


def test_a_lock_that_crosses_another_keeps_nobody_from_mending_the_rest():
    play = crossing()
    play.do(agenda.add_item(play.assembly, "i5", DAY, LUNCH))
    found = agenda.proposals(play.assembly.agenda, DAY, moment())
    assert {each.shortage for each in found} == {agenda.Shortage("i4", "i5", 30)}
    assert not any(each.mends_all for each in found)


def test_locks_that_overlap_are_told_and_both_stay():
    other = Plan("Fotograf", start_min=740, length_min=10, lock=Lock.START)
    play = programme(MORNING[0], LUNCH, other)
    assert planned(play)[1:] == ["12:00-12:45", "12:20-12:30"]
    assert [each.minutes for each in agenda.shortages(items(play), moment())] == [25]


def test_the_plan_of_the_morning_stays_when_items_move_come_and_go():
    play = programme(*MORNING, Plan("Runde", length_min=30), LUNCH)
    before = planned(play)
    begin(play, "i1", at(USUAL, "9:00"))
    play.do(agenda.add_item(play.assembly, "new", DAY, Plan("Ekstra", length_min=15), 1))
    play.do(agenda.move_item(play.assembly, "i2", 3))
    play.do(agenda.remove_item(play.assembly, "i3"))
    slots = agenda.planned_slots(items(play))
    assert {each: slots[each] for each in ("i1", "i2")} == {
        "i1": Slot(540, 560),
        "i2": Slot(560, 600),
    }
    lines = agenda.account(
        play.assembly.agenda, DAY, at(USUAL, "0:00"), at(USUAL, "15:00"), HERE
    ).lines
    told = [(each.item.id, each.planned is not None, each.is_dropped) for each in lines]
    assert ("i3", True, True) in told
    assert ("new", False, False) in told
    assert before[0] == "9:00-9:20"


def test_a_first_start_that_is_taken_back_leaves_the_morning_open():
    play = programme(*MORNING)
    fact = agenda.start_item(play.assembly, "i1", at(USUAL, "9:00"), HERE)[0]
    back = play.assembly.inverse(fact)
    play.do((fact,))
    again = play.assembly.inverse(back[0])
    play.do(back)
    assert all(each.frozen is None and each.morning is None for each in items(play))
    play.do(again)
    assert all(each.frozen for each in items(play))


def test_a_delay_is_told_now_and_at_the_end_of_the_day():
    play = programme(*MORNING, LUNCH, Plan("Eftermiddag", length_min=60))
    begin(play, "i1", at(USUAL, "9:05"))
    begin(play, "i2", at(USUAL, "9:28"))
    stands = agenda.standing(play.assembly.agenda, DAY, at(USUAL, "0:00"), at(USUAL, "9:40"), HERE)
    assert stands is not None
    assert (stands.behind_ms, stands.end_behind_ms) == (minutes(8), 0), "lunch absorbs it"
    assert stands.began_late_ms == minutes(5)
    assert shown(play, moment(clock="9:40"))[1:] == ["9:28-10:08", "12:00-12:45", "12:45-13:45"]


def test_between_two_items_the_next_one_is_expected_now():
    play = programme(*MORNING, Plan("Runde"))
    begin(play, "i1", at(USUAL, "9:00"))
    play.do(agenda.end_item(play.assembly, at(USUAL, "9:20")))
    assert shown(play, moment(clock="9:35"))[1] == "9:35-10:15"


def test_a_lock_whose_time_has_passed_holds_nothing():
    play = programme(*MORNING, LUNCH)
    begin(play, "i2", at(USUAL, "11:50"))
    assert shown(play, moment(clock="11:59"))[2] == "12:00-12:45"
    assert shown(play, moment(clock="12:05"))[2] == "12:30-13:15"


def test_what_was_passed_over_takes_no_time():
    play = programme(*MORNING, Plan("Runde", length_min=30), Plan("Mere"))
    begin(play, "i1", at(USUAL, "9:00"))
    begin(play, "i3", at(USUAL, "9:20"))
    assert shown(play, moment(clock="9:25"))[2:] == ["9:20-9:50", "9:50-10:00"]


def test_what_was_passed_over_does_not_come_next():
    play = programme(*MORNING, Plan("Runde", length_min=30), Plan("Mere"))
    begin(play, "i3", at(USUAL, "9:00"))
    play.do(agenda.end_item(play.assembly, at(USUAL, "9:20")))
    following = play.assembly.agenda.next_item(DAY)
    assert following is not None
    assert following.id == "i4"
    play.do(agenda.move_item(play.assembly, "i1", 2))
    following = play.assembly.agenda.next_item(DAY)
    assert following is not None
    assert following.id == "i1"


def test_after_the_last_item_nothing_comes_though_some_were_passed_over():
    play = programme(*MORNING, Plan("Runde", length_min=30))
    begin(play, "i3", at(USUAL, "9:00"))
    play.do(agenda.end_item(play.assembly, at(USUAL, "9:20")))
    assert play.assembly.agenda.next_item(DAY) is None
    with pytest.raises(Refused) as refused:
        agenda.start_next(play.assembly, DAY, at(USUAL, "9:21"))
    assert refused.value.code == "no-next-item"


def test_an_item_with_a_locked_end_counts_to_it_when_it_starts():
    closing = Plan("Afrunding", length_min=30, lock=Lock.END, end_min=660)
    play = programme(*MORNING, closing)
    begin(play, "i3", at(USUAL, "10:45"))
    assert play.assembly.agenda.items["i3"].remaining_ms(at(USUAL, "10:50")) == minutes(10)


def test_an_evening_may_end_after_midnight():
    play = programme(
        Plan("Aften", start_min=22 * 60, length_min=90),
        Plan("Nat", length_min=60),
        Plan("Sidste bus", start_min=25 * 60, length_min=10, lock=Lock.START),
    )
    assert planned(play) == ["22:00-23:30", "23:30-24:30", "25:00-25:10"]
    begin(play, "i1", at(USUAL, "22:10"))
    begin(play, "i2", at(USUAL, "23:50"))
    assert shown(play, moment(clock="24:10"))[1:] == ["23:50-0:50", "1:00-1:10"]
    now = at(USUAL, "24:10")
    line = agenda.account(play.assembly.agenda, DAY, at(USUAL, "0:00"), now, HERE).lines[1]
    assert (line.start, line.late) == (23 * 60 + 50, 20)


def test_a_programme_begun_after_midnight_belongs_to_the_evening_before():
    play = programme(Plan("Nattevagt", start_min=23 * 60 + 50, length_min=60))
    begin(play, "i1", at(USUAL, "24:05"))
    origin = agenda.origin_of(items(play), USUAL, at(USUAL, "24:06"), HERE)
    assert origin == at(USUAL, "0:00")
    stands = agenda.standing(play.assembly.agenda, DAY, origin, at(USUAL, "24:06"), HERE)
    assert stands is not None
    assert stands.behind_ms == minutes(15)


def test_a_rehearsal_on_another_day_is_neither_early_nor_late():
    play = programme(*MORNING)
    begin(play, "i1", at("2026-03-10", "9:00"))
    origin = agenda.origin_of(items(play), USUAL, at("2026-03-10", "9:01"), HERE)
    assert origin == at("2026-03-10", "0:00")


def test_a_day_that_is_begun_on_another_date_is_told_apart_and_ends_late_for_nobody():
    play = programme(*MORNING)
    evening = at("2026-03-10", "18:00")
    before = agenda.moment_of(items(play), USUAL, evening, HERE)
    assert not before.is_another_date, "nothing has begun"
    begin(play, "i1", evening)
    seen = agenda.moment_of(items(play), USUAL, evening, HERE)
    assert seen.is_another_date
    assert agenda.shortage(play.assembly.agenda, DAY, seen) is None


@pytest.mark.parametrize("clock", ["9:00", "18:00", "24:05"])
def test_a_day_that_is_begun_on_its_own_date_is_not_another(clock):
    play = programme(Plan("Nattevagt", start_min=23 * 60 + 50, length_min=60))
    begin(play, "i1", at(USUAL, clock))
    assert not agenda.moment_of(items(play), USUAL, at(USUAL, clock), HERE).is_another_date


@pytest.mark.parametrize(
    ("night", "ends", "before_bus"),
    [(SPRING, "27:30", 30), (AUTUMN, "26:30", 0)],
)
def test_an_hour_lasts_an_hour_on_the_nights_when_clocks_change(night, ends, before_bus):
    """At 2 in spring it is 3; at 3 in autumn it is 2 once more."""
    watch = Plan("Vagt", start_min=25 * 60 + 30, length_min=60 if night == SPRING else 120)
    play = programme(watch, Plan("Bus", start_min=27 * 60, length_min=10, lock=Lock.START))
    told = {"27:30": "25:30-27:30", "26:30": "25:30-26:30"}[ends]
    assert planned(play, night)[0] == told
    found = agenda.shortages(items(play), moment(night))
    assert sum(each.minutes for each in found) == before_bus
    begin(play, "i1", at(night, "25:30"))
    frozen = play.assembly.agenda.items["i1"].frozen
    assert frozen is not None
    assert planned(play, night)[0] == told, "and it is frozen so"
    stands = agenda.standing(play.assembly.agenda, DAY, at(night, "0:00"), at(night, "25:40"), HERE)
    assert stands is not None
    assert (stands.behind_ms, stands.end_behind_ms) == (0, 0)


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_nine_is_nine_on_the_sundays_after(day):
    play = programme(*MORNING)
    assert shown(play, moment(day))[0] == "9:00-9:20"
    begin(play, "i1", at(day, "9:00"))
    stands = agenda.standing(play.assembly.agenda, DAY, at(day, "0:00"), at(day, "9:10"), HERE)
    assert stands is not None
    assert stands.behind_ms == 0


def test_every_field_comes_back_from_the_journal_and_old_entries_read_as_before():
    plan = Plan(
        "World Café", ItemKind.TABLE_ROUND, 600, 60, "Ida", "Skriv", "Husk", 2, "Café", "Papir",
        Lock.START, -1, True, "seating", (Step("Runde 1", 20), Step("Runde 2", 40)),
    )  # fmt: skip
    play = programme(plan)
    kind, body, _sealed = encode(play.facts[-1], str)
    assert decode(kind, body, {kind: agenda.ItemAdded}, str) == play.facts[-1]
    old = '{"index":0,"item":"i1","meeting":"d1","plan":{"length_min":20,"title":"Runde"}}'
    fact = decode("item-added", old, {"item-added": agenda.ItemAdded}, str)
    assert isinstance(fact, agenda.ItemAdded)
    assert (fact.plan.lock, fact.plan.steps, fact.plan.shown) == (Lock.NONE, (), "Runde")


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (Plan("x", lock=Lock.START), "item-lock-start"),
        (Plan("x", lock=Lock.END), "item-lock-end"),
        (Plan("x", start_min=600, lock=Lock.END, end_min=600), "item-lock-end"),
        (Plan("x", length_min=10, steps=(Step("a", 11),)), "item-steps"),
        (Plan("x", length_min=10, steps=(Step("a", 0),)), "item-steps"),
        (Plan("x", length_min=60, steps=(Step("a", 1),) * 41), "item-many-steps"),
        (Plan("x", start_min=48 * 60), "item-start"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(plan, code):
    with pytest.raises(Refused, match=code):
        agenda.add_item(founded().assembly, "i", DAY, plan)


def test_several_come_together_or_not_at_all():
    play = programme(*MORNING)
    many = [(f"n{number}", Plan(f"Punkt {number}")) for number in range(199)]
    with pytest.raises(Refused, match="too-many-items"):
        agenda.add_items(play.assembly, DAY, many)
    play.do(agenda.add_items(play.assembly, DAY, many, replaces=True))
    assert [each.id for each in items(play)][:2] == ["n0", "n1"]
    begin(play, "n0", at(USUAL, "9:00"))
    with pytest.raises(Refused, match="day-has-begun"):
        agenda.add_items(play.assembly, DAY, many[:1], replaces=True)


def test_steps_shrink_with_their_item():
    plan = Plan("Café", length_min=63, steps=(Step("1", 20), Step("2", 20), Step("3", 20)))
    assert plan.lasting(60).steps == plan.steps
    assert [each.length_min for each in plan.lasting(45).steps] == [15, 15, 15]
    assert plan.lasting(2).steps_min == 2
