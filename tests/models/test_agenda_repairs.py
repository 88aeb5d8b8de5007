"""When time does not suffice: proposals, what they keep, and that a repair is one deed to undo."""

from __future__ import annotations

import copy
import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import agenda
from app.models.agenda import ItemKind, Lock, Part, Plan, Repair
from app.models.entries import Fact
from app.models.errors import Refused
from tests.assemblies import DAY, Play
from tests.models.agenda_days import (
    HERE,
    LUNCH,
    USUAL,
    at,
    begin,
    clock_of,
    items,
    moment,
    planned,
    programme,
    shown,
)


def squeezed() -> Play:
    """Seven minutes short before lunch."""
    return programme(
        Plan("Velkomst", start_min=540, length_min=20),
        Plan("Oplæg", ItemKind.EXPERT, length_min=40),
        Plan("Pause", ItemKind.BREAK, length_min=15),
        Plan("Sang", length_min=12, is_optional=True),
        Plan("Runde", ItemKind.TABLE_ROUND, length_min=100),
        LUNCH,
        Plan("Afrunding", length_min=20),
    )


def offered(play: Play, seen=None) -> dict[Repair, agenda.Proposal]:
    """Those that suffice."""
    found = agenda.proposals(play.assembly.agenda, DAY, seen or moment())
    return {each.repair: each for each in found if each.left is None}


def helping(play: Play, seen=None) -> dict[Repair, agenda.Proposal]:
    """Those that give a part of what is missing."""
    found = agenda.proposals(play.assembly.agenda, DAY, seen or moment())
    return {each.repair: each for each in found if each.left is not None}


def accept(play: Play, proposal: agenda.Proposal) -> list[Fact]:
    """Accepts it, and gives the facts that take it back."""
    back: list[tuple[Fact, ...]] = []
    for fact in agenda.accept_repair(play.assembly, proposal, moment().now):
        back.append(play.assembly.inverse(fact))
        play.do((fact,))
    return [fact for several in reversed(back) for fact in several]


def lengths(play: Play) -> list[int]:
    return [each.plan.length_min for each in items(play)]


def test_five_repairs_are_offered_for_what_is_missing_before_lunch():
    play = squeezed()
    found = agenda.shortage(play.assembly.agenda, DAY, moment())
    assert found == agenda.Shortage("i5", "i6", 7)
    assert list(offered(play)) == [
        Repair.SHRINK, Repair.SHORTEN, Repair.BREAK, Repair.DROP, Repair.LATER,
    ]  # fmt: skip


@pytest.mark.parametrize(("talk", "missing"), [(60, 15), (61, 16), (70, 25)])
def test_as_much_is_offered_when_the_last_item_is_squeezed_to_less_than_nothing(talk, missing):
    play = programme(
        Plan("Velkomst", start_min=540, length_min=60, lock=Lock.START),
        Plan("Pause", ItemKind.BREAK, length_min=15),
        Plan("Oplæg", ItemKind.EXPERT, length_min=talk),
        Plan("Debat", length_min=15, is_optional=True),
        Plan("Farvel", length_min=15, lock=Lock.END, end_min=690),
    )
    found = agenda.shortage(play.assembly.agenda, DAY, moment())
    assert (found.before, found.minutes) == ("i5", missing)
    told = offered(play) | helping(play)
    assert {Repair.SHRINK, Repair.SHORTEN, Repair.DROP} <= told.keys()
    accept(play, told[Repair.SHRINK])
    assert agenda.shortage(play.assembly.agenda, DAY, moment()) is None


def test_what_is_squeezed_to_less_than_nothing_comes_after_what_is_above_it():
    play = programme(
        Plan("Velkomst", start_min=540, length_min=60, lock=Lock.START),
        Plan("Oplæg", length_min=100),
        Plan("Farvel", length_min=15, lock=Lock.END, end_min=690),
    )
    day = items(play)
    slots = agenda.known_slots(day, "")
    assert planned(play)[-1] == "11:40-11:55"
    assert [each.id for each in agenda.in_order(day, slots)] == ["i1", "i2", "i3"]
    found = agenda.shortage(play.assembly.agenda, DAY, moment())
    assert found.minutes == 25, "it ends so much after its locked end"


@pytest.mark.parametrize(("seconds", "told"), [(20, "11:29-11:30"), (40, "11:30-11:45")])
def test_what_is_left_less_than_a_minute_of_is_told_whole_and_after_what_is_above_it(seconds, told):
    play = programme(
        Plan("Velkomst", start_min=540, length_min=60),
        Plan("Oplæg", length_min=89),
        Plan("Farvel", length_min=15, lock=Lock.END, end_min=690),
    )
    begin(play, "i1", at(USUAL, "9:00") + seconds * 1000)
    slots = agenda.known_slots(items(play), USUAL, at(USUAL, "9:10"))
    assert f"{clock_of(slots['i3'].start)}-{clock_of(slots['i3'].end)}" == told
    assert slots["i3"].start == slots["i2"].end


@pytest.mark.parametrize(
    ("repair", "left", "order"),
    [
        (Repair.SHRINK, [19, 38, 15, 12, 96, 45, 20], "1234567"),
        (Repair.SHORTEN, [20, 40, 15, 12, 93, 45, 20], "1234567"),
        (Repair.BREAK, [20, 40, 8, 12, 100, 45, 20], "1234567"),
        (Repair.DROP, [20, 40, 15, 100, 45, 20], "123567"),
        (Repair.LATER, [20, 40, 15, 12, 45, 100, 20], "1234657"),
    ],
)
def test_each_repair_makes_it_fit_and_is_taken_back_whole(repair, left, order):
    play = squeezed()
    before = planned(play), items(play)
    back = accept(play, offered(play)[repair])
    assert lengths(play) == left
    assert "".join(each.id[1:] for each in items(play)) == order
    assert agenda.shortage(play.assembly.agenda, DAY, moment()) is None
    assert "12:00-12:45" in planned(play)
    play.do(tuple(back))
    assert (planned(play), items(play)) == before
    assert play.assembly.agenda.later == {}


def test_a_proposal_for_another_programme_is_refused():
    play = squeezed()
    proposal = offered(play)[Repair.SHORTEN]
    play.do(agenda.move_item(play.assembly, "i1", 1))
    with pytest.raises(Refused, match="programme-changed"):
        agenda.accept_repair(play.assembly, proposal, moment().now)


def test_a_cut_before_an_item_that_may_not_begin_earlier_does_not_count():
    play = programme(
        Plan("Velkomst", start_min=540, length_min=60),
        Plan("Oplæg", start_min=598, length_min=60),
        Plan("Runde", length_min=70),
        LUNCH,
    )
    accept(play, offered(play)[Repair.SHRINK])
    assert lengths(play) == [58, 57, 65, 45], "more off the first would be lost"
    assert planned(play)[1] == "9:58-10:55"
    assert agenda.shortage(play.assembly.agenda, DAY, moment()) is None


def test_what_lies_before_slack_is_left_alone():
    play = programme(
        Plan("Velkomst", start_min=540, length_min=20),
        Plan("Oplæg", start_min=600, length_min=60),
        Plan("Runde", length_min=70),
        LUNCH,
    )
    accept(play, offered(play)[Repair.SHRINK])
    assert lengths(play) == [20, 55, 65, 45]


def test_a_locked_length_is_not_touched_and_what_cannot_be_mended_so_is_not_offered():
    play = programme(
        Plan("Oplæg", start_min=660, length_min=60, lock=Lock.LENGTH),
        Plan("Spørgsmål", length_min=7, lock=Lock.LENGTH),
        LUNCH,
    )
    assert list(offered(play)) == []


def test_what_is_on_is_shortened_only_by_the_time_it_has_left():
    play = programme(Plan("Runde", start_min=660, length_min=60), LUNCH)
    begin(play, "i1", at(USUAL, "11:08"))
    found = offered(play, moment(clock="11:30"))
    assert list(found) == [Repair.SHORTEN]
    accept(play, found[Repair.SHORTEN])
    assert shown(play, moment(clock="11:30")) == ["11:08-12:00", "12:00-12:45"]
    play.do(agenda.add_time(play.assembly, 20, at(USUAL, "11:55")))
    assert list(offered(play, moment(clock="11:59"))) == [Repair.SHORTEN]
    found = offered(play, moment(clock="12:01"))
    assert list(found) == [Repair.BREAK, Repair.LATER], "the lock has passed, now the day is late"


def test_an_item_whose_end_is_locked_may_get_by_with_less():
    closing = Plan("Afrunding", length_min=30, lock=Lock.END, end_min=660)
    play = programme(Plan("Runde", start_min=540, length_min=100), closing)
    found = offered(play)
    assert found[Repair.SHORTEN].subject == "i2"
    accept(play, found[Repair.SHORTEN])
    assert planned(play) == ["9:00-10:40", "10:40-11:00"]
    assert agenda.shortage(play.assembly.agenda, DAY, moment()) is None


def test_a_day_that_runs_late_is_mended_or_its_later_end_accepted():
    play = programme(
        Plan("Runde 1", start_min=540, length_min=60),
        Plan("Pause", ItemKind.BREAK, length_min=15),
        Plan("Runde 2", length_min=60),
        Plan("Afrunding", length_min=30),
    )
    begin(play, "i1", at(USUAL, "9:12"))
    seen = moment(clock="9:20")
    found = offered(play, seen)
    assert list(found) == [Repair.SHRINK, Repair.SHORTEN, Repair.LATER]
    assert found[Repair.SHRINK].shortage == agenda.Shortage("i4", "", 12)
    back = accept(play, found[Repair.LATER])
    assert agenda.shortage(play.assembly.agenda, DAY, seen) is None
    play.do(tuple(back))
    assert agenda.shortage(play.assembly.agenda, DAY, seen) is not None
    accept(play, offered(play, seen)[Repair.SHRINK])
    assert shown(play, seen)[-1].endswith("11:45")
    assert lengths(play) == [60, 15, 52, 26]


# -- several together


def short_before_lunch(late: int) -> Play:
    """Nothing alone can give so many minutes without losing more than half of itself."""
    return programme(
        Plan("Oplæg", ItemKind.EXPERT, start_min=540, length_min=100 + late, lock=Lock.LENGTH),
        Plan("Pause", ItemKind.BREAK, length_min=20),
        Plan("Sang", length_min=10, is_optional=True),
        Plan("Runde", ItemKind.TABLE_ROUND, length_min=50),
        LUNCH,
    )


def mixed(play: Play, seen=None) -> list[agenda.Proposal]:
    found = agenda.proposals(play.assembly.agenda, DAY, seen or moment())
    return [each for each in found if each.repair is Repair.COMBINED]


def test_what_one_repair_gives_without_halving_anything_needs_no_second():
    assert mixed(squeezed()) == []


def test_where_one_alone_would_halve_an_item_two_together_are_offered_least_touched_first():
    play = short_before_lunch(32)
    assert lengths_of(offered(play)[Repair.SHORTEN]) == [132, 20, 10, 18, 45]
    found = mixed(play)
    assert [each.parts for each in found] == [
        (Part.DROP, Part.ONE), (Part.BREAKS, Part.ONE), (Part.BREAKS, Part.REST),
    ]  # fmt: skip
    assert [lengths_of(each) for each in found] == [
        [132, 20, 28, 45], [132, 10, 10, 28, 45], [132, 10, 6, 32, 45],
    ]  # fmt: skip
    back = accept(play, found[0])
    assert agenda.shortage(play.assembly.agenda, DAY, moment()) is None
    play.do(tuple(back))
    assert [each.parts for each in mixed(play)] == [each.parts for each in found]


def test_three_together_where_two_do_not_suffice():
    play = short_before_lunch(44)
    assert [each.parts for each in mixed(play)] == [(Part.DROP, Part.BREAKS, Part.ONE)]
    accept(play, mixed(play)[0])
    assert lengths(play) == [144, 10, 26, 45]
    assert agenda.shortage(play.assembly.agenda, DAY, moment()) is None


def test_more_than_half_is_taken_only_when_there_is_no_other_way():
    play = short_before_lunch(65)
    assert [each.repair for each in offered(play).values()] == [Repair.COMBINED]
    assert [(each.parts, lengths_of(each)) for each in mixed(play)] == [
        ((Part.DROP, Part.BREAKS, Part.REST), [165, 5, 10, 45]),
        ((Part.BREAKS, Part.REST), [165, 5, 5, 5, 45]),
    ]
    assert {repair: each.gives_min for repair, each in helping(play).items()} == {
        Repair.SHRINK: 30, Repair.SHORTEN: 25, Repair.BREAK: 10, Repair.DROP: 10,
    }  # fmt: skip
    accept(play, mixed(play)[0])
    assert agenda.shortage(play.assembly.agenda, DAY, moment()) is None


def test_a_day_too_late_to_bring_home_gains_what_it_can_and_ends_later_by_the_rest():
    play = programme(
        Plan("Oplæg", ItemKind.EXPERT, start_min=540, length_min=60),
        Plan("Pause", ItemKind.BREAK, length_min=20),
        Plan("Runde", ItemKind.TABLE_ROUND, length_min=40),
    )
    begin(play, "i1", at(USUAL, "10:10"))
    seen = moment(clock="10:10")
    assert agenda.shortage(play.assembly.agenda, DAY, seen) == agenda.Shortage("i3", "", 70)
    last = mixed(play, seen)[-1]
    assert last.parts == (Part.BREAKS, Part.REST, Part.LATER)
    accept(play, last)
    assert shown(play, seen)[-1] == "11:20-11:40"
    assert agenda.shortage(play.assembly.agenda, DAY, seen) is None


# -- what helps, though it does not suffice


def late_before_lunch() -> Play:
    """Forty-nine minutes short before lunch, and an afternoon without slack."""
    return programme(
        Plan("Velkomst", start_min=579, length_min=15),
        Plan("Oplæg", ItemKind.EXPERT, length_min=30),
        Plan("Runde 1", ItemKind.TABLE_ROUND, length_min=40),
        Plan("Pause", ItemKind.BREAK, length_min=20),
        Plan("Runde 2", ItemKind.TABLE_ROUND, length_min=60),
        Plan("Renskriv", ItemKind.NOTES, length_min=25, is_optional=True),
        LUNCH,
        Plan("Skriv", ItemKind.DRAFTING, length_min=60),
        Plan("Afstemning", ItemKind.POLL, 13 * 60 + 45, 30, lock=Lock.START),
        Plan("Afrunding", length_min=10),
    )


def test_what_gives_only_a_part_is_offered_after_what_suffices_and_tells_how_much():
    play = late_before_lunch()
    assert agenda.shortage(play.assembly.agenda, DAY, moment()).minutes == 49
    told = agenda.proposals(play.assembly.agenda, DAY, moment())
    suffices = [each.left is None for each in told]
    assert suffices == sorted(suffices, reverse=True)
    assert Repair.SHRINK in offered(play)
    found = helping(play)
    assert {repair: each.gives_min for repair, each in found.items() if repair in PARTLY} == {
        Repair.BREAK: 10, Repair.DROP: 25,
    }  # fmt: skip
    assert found[Repair.DROP].left == agenda.Shortage("i6", "i7", 24)
    assert found[Repair.DROP].dropped == ("i6",)


def test_what_moves_behind_lunch_tells_where_time_is_missing_then():
    play = late_before_lunch()
    moved = helping(play)[Repair.LATER]
    assert [each.id for each in moved.day][4:8] == ["i7", "i5", "i6", "i8"]
    assert (moved.gives_min, moved.left) == (49, agenda.Shortage("i8", "i9", 85))
    back = accept(play, moved)
    assert agenda.shortage(play.assembly.agenda, DAY, moment()) == moved.left
    play.do(tuple(back))
    assert agenda.shortage(play.assembly.agenda, DAY, moment()).minutes == 49


def test_a_lock_whose_time_has_passed_stands_in_no_repairs_way():
    play = programme(
        Plan("Velkomst", start_min=540, length_min=30),
        Plan("Sang", length_min=20, is_optional=True),
        Plan("Runde 1", ItemKind.TABLE_ROUND, length_min=60),
        LUNCH,
        Plan("Afstemning", ItemKind.POLL, 13 * 60, 30, lock=Lock.START),
    )
    begin(play, "i1", at(USUAL, "12:05"))
    seen = moment(clock="12:05")
    assert agenda.shortage(play.assembly.agenda, DAY, seen) == agenda.Shortage("i4", "i5", 100)
    found = helping(play, seen)
    assert found[Repair.DROP].gives_min == 20
    assert found[Repair.SHRINK].gives_min == 40, "half of what comes before lunch, too"


def test_one_thing_after_the_other_brings_a_day_home():
    play = late_before_lunch()
    accept(play, helping(play)[Repair.DROP])
    assert agenda.shortage(play.assembly.agenda, DAY, moment()).minutes == 24
    accept(play, helping(play)[Repair.BREAK])
    accept(play, offered(play)[Repair.SHORTEN])
    assert agenda.shortage(play.assembly.agenda, DAY, moment()) is None


PARTLY = (Repair.BREAK, Repair.DROP)


def lengths_of(proposal: agenda.Proposal) -> list[int]:
    return [each.plan.length_min for each in proposal.day]


# -- whatever the day


TOGETHER = {
    (Part.BREAKS,), (Part.DROP, Part.BREAKS), (Part.DROP, Part.ONE), (Part.DROP, Part.REST),
    (Part.BREAKS, Part.ONE), (Part.BREAKS, Part.REST),
    (Part.DROP, Part.BREAKS, Part.ONE), (Part.DROP, Part.BREAKS, Part.REST),
}  # fmt: skip
KINDS = st.sampled_from([ItemKind.PLENARY, ItemKind.TABLE_ROUND, ItemKind.BREAK])


@st.composite
def plans(draw) -> list[Plan]:
    """A day of up to fourteen items, with locks of every kind in the order of time."""
    made, clock = list[Plan](), 9 * 60
    for number in range(draw(st.integers(2, 14))):
        length = draw(st.integers(1, 90))
        lock = draw(st.sampled_from([Lock.NONE] * 4 + [Lock.START, Lock.LENGTH, Lock.END]))
        gap = draw(st.integers(-25, 40))
        start = max(1, clock + gap) if lock is Lock.START or draw(st.booleans()) else -1
        start = 9 * 60 if not number else start
        end = max(clock, start) + max(1, length + gap) if lock is Lock.END else -1
        optional = draw(st.booleans())
        plan = Plan(f"{number}", draw(KINDS), start, length, lock=lock, end_min=end)
        made.append(replace(plan, is_optional=optional))
        clock = end if lock is Lock.END else max(clock, start) + length
    return made


@st.composite
def crossed_plans(draw) -> list[Plan]:
    """A day whose locks come in any order."""
    made = list[Plan]()
    for number in range(draw(st.integers(2, 8))):
        lock = draw(st.sampled_from([Lock.NONE, Lock.START, Lock.END]))
        start = draw(st.integers(9 * 60, 11 * 60)) if lock is Lock.START or not number else -1
        end = draw(st.integers(9 * 60 + 1, 11 * 60)) if lock is Lock.END else -1
        start = min(start, end - 1) if lock is Lock.END and start >= 0 else start
        made.append(Plan(f"{number}", draw(KINDS), start, draw(st.integers(1, 60)), lock=lock,
                         end_min=end))  # fmt: skip
    return made


@st.composite
def days(draw) -> tuple[Play, agenda.Moment]:
    """A day before it begins, or some way into it; what is on may be paused, and have more time."""
    play = programme(*draw(st.one_of(plans(), crossed_plans())))
    now = at(USUAL, "9:00")
    for each in items(play)[: draw(st.integers(0, 4))]:
        begin(play, each.id, now)
        now += draw(st.integers(0, 100)) * agenda.MINUTE_MS
    if play.assembly.agenda.running and draw(st.booleans()):
        play.do(agenda.add_time(play.assembly, draw(st.integers(1, 20)), now))
        play.do(agenda.pause(play.assembly, now))
        now += draw(st.integers(0, 30)) * agenda.MINUTE_MS
    return play, agenda.Moment(at(USUAL, "0:00"), now, HERE)


def last_begun(day) -> int:
    return max((number for number, each in enumerate(day) if each.started_at), default=-1)


def locked(day) -> dict[str, tuple[Lock, int]]:
    """What is locked of each item, but for those that are on or over."""
    told = {Lock.START: "start_min", Lock.LENGTH: "length_min", Lock.END: "end_min"}
    return {
        each.id: (each.plan.lock, getattr(each.plan, told[each.plan.lock]))
        for each in day
        if each.plan.lock is not Lock.NONE
    }


@given(days())
def test_no_locked_item_moves_without_being_told_and_minutes_add_up(made):
    play, seen = made
    day, places = items(play), agenda.expected_places(items(play), seen.origin, seen.now, HERE)
    last = last_begun(day)
    now = seen.now if last >= 0 else 0
    for each in day[last + 1 :]:
        plan, place = each.plan, places[each.id]
        locked = {Lock.START: plan.start_min, Lock.END: plan.end_min}.get(plan.lock)
        there = place.end if plan.lock is Lock.END else place.start
        if locked is not None and there != agenda.wall(seen.origin, locked, HERE):
            off = there - agenda.wall(seen.origin, locked, HERE)
            has_passed = agenda.wall(seen.origin, locked, HERE) < now
            crossed = [gap.ms for gap in place.missing if gap.above or gap.before == each.id]
            assert off > 0
            assert [off] == ([place.lapsed_ms] if has_passed else crossed), "told, to the minute"
        if place.lock is not Lock.END:
            assert place.end - place.start == each.length_ms
    for each in day:
        is_locked = each.plan.lock in (Lock.START, Lock.END)
        assert is_locked or not places[each.id].lapsed_ms, "nothing is missed without a lock"
    for each in day[: max(0, last)]:
        if not each.started_at:
            assert places[each.id].start == places[each.id].end, "what is passed over takes none"


@given(days())
def test_places_never_go_back_and_never_overlap_but_for_the_minutes_that_are_told(made):
    play, seen = made
    day, places = items(play), agenda.expected_places(items(play), seen.origin, seen.now, HERE)
    last = last_begun(day)
    held = [each.id for each in day[last + 1 :] if places[each.id].lock in (Lock.START, Lock.END)]
    for one, other in itertools.pairwise(held):
        starts = places[one].lock is Lock.START
        assert places[one].start <= places[other].start if starts else (
            places[one].end <= places[other].end
        )  # fmt: skip
    for first, second in itertools.combinations(range(max(0, last), len(day)), 2):
        between = day[first : second + 1]
        gaps = [gap for each in between for gap in places[each.id].missing]
        told = [gap.ms for gap in gaps if gap.before in [each.id for each in between[1:]]]
        over = places[day[first].id].end - places[day[second].id].start
        assert over <= max(told, default=0), "nobody overlaps without being told"


@given(days())
def test_a_locked_end_is_told_while_its_item_runs(made):
    play, seen = made
    running = play.assembly.agenda.running
    if running is None or running.plan.lock is not Lock.END:
        return
    place = agenda.expected_places(items(play), seen.origin, seen.now, HERE)[running.id]
    locked = agenda.wall(seen.origin, running.plan.end_min, HERE)
    told = [each.ms for each in place.missing if each.before == running.id]
    if locked >= seen.now:
        assert told == [place.end - locked] * (place.end > locked)
    else:
        assert (told, place.lapsed_ms) == ([], place.end - locked)


@given(days())
def test_repairs_keep_locks_lose_nothing_and_are_taken_back_exactly(made):
    play, seen = made
    before, whole = items(play), copy.deepcopy(play.assembly.agenda)
    for proposal in agenda.proposals(play.assembly.agenda, DAY, seen):
        kept = {each.id for each in proposal.day}
        assert kept | set(proposal.dropped) == {each.id for each in before}
        assert not proposal.dropped or proposal.repair is Repair.DROP or Part.DROP in proposal.parts
        assert all(play.assembly.agenda.items[e].plan.is_optional for e in proposal.dropped)
        now_locked = locked(proposal.day)
        assert now_locked == {k: v for k, v in locked(before).items() if k in kept}
        assert all(each.plan.length_min >= 1 for each in proposal.day)
        assert proposal.parts in (*TOGETHER, ()) or Part.LATER in proposal.parts
        assert items(play) == before, "a proposal changes nothing"
        back = accept(play, proposal)
        missing = {each.before: each.minutes for each in agenda.shortages(items(play), seen)}
        told = proposal.left
        if told is None or told.before != proposal.shortage.before:
            assert proposal.shortage.before not in missing
        if told is not None and told.before:
            assert missing[told.before] == told.minutes
        assert 0 < proposal.gives_min <= proposal.shortage.minutes
        play.do(tuple(back))
        assert items(play) == before
        assert play.assembly.agenda == whole


@given(plans(), st.randoms())
def test_order_changes_and_their_undo_lose_no_item(made, rng):
    play = programme(*made)
    before = items(play)
    backs: list[tuple[Fact, ...]] = []
    for _turn in range(6):
        day = items(play)
        item = rng.choice(day).id
        facts = agenda.move_item(play.assembly, item, rng.randrange(len(day)))
        for fact in facts:
            backs.append(play.assembly.inverse(fact))
            play.do((fact,))
        assert {each.id for each in items(play)} == {each.id for each in before}
    for back in reversed(backs):
        play.do(back)
    assert items(play) == before
