"""The steps of an item that is on follow its running time, and can be gone to by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import agenda, timing
from app.models.agenda import MINUTE_MS, Item, ItemKind, Plan, Step
from app.models.entries import decode, encode
from app.models.errors import Refused
from app.models.timing import Cue, due
from tests.assemblies import DAY, NOW, Play, founded

CAFE = (Step("Runde 1", 20), Step("Skift bord", 3), Step("Runde 2", 20), Step("Opsamling", 7))
LENGTH = 50


def cafe(*steps: Step, length: int = LENGTH) -> Play:
    """A World Café that begins at NOW."""
    play = founded()
    plan = Plan("Café", ItemKind.TABLE_ROUND, length_min=length, steps=steps or CAFE)
    play.do(agenda.add_item(play.assembly, "i1", DAY, plan))
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    return play


def item(play: Play) -> Item:
    return play.assembly.agenda.items["i1"]


def at(minute: float) -> int:
    return NOW + round(minute * MINUTE_MS)


def seen(play: Play, minute: float) -> str:
    """What is on, and the minutes it has left: "2/4 Skift bord 1.5"."""
    step = item(play).step_on(at(minute))
    assert step is not None
    return f"{step.number}/{step.count} {step.title} {step.remaining_ms / MINUTE_MS:g}"


def test_a_step_follows_from_the_time_used_and_the_last_takes_what_is_left():
    play = cafe(length=55)
    assert seen(play, 0) == "1/4 Runde 1 20"
    assert seen(play, 19.5) == "1/4 Runde 1 0.5"
    assert seen(play, 20) == "2/4 Skift bord 3"
    assert seen(play, 23) == "3/4 Runde 2 20"
    assert seen(play, 43) == "4/4 Opsamling 12"
    assert seen(play, 56) == "4/4 Opsamling -1"


def test_what_comes_then_is_told():
    play = cafe()
    told = [item(play).step_on(at(minute)) for minute in (1, 21, 44)]
    assert [each.then for each in told if each] == ["Skift bord", "Runde 2", ""]


def test_there_is_no_step_before_the_start_after_the_end_and_where_none_was_planned():
    play = cafe()
    assert replace(item(play), started_at=0).step_on(NOW) is None
    play.do(agenda.end_item(play.assembly, at(5)))
    assert item(play).step_on(at(6)) is None
    assert replace(item(play), plan=Plan("x"), ended_at=0).step_on(NOW) is None


def test_a_pause_holds_the_step():
    play = cafe()
    play.do(agenda.pause(play.assembly, at(19)))
    assert seen(play, 45) == "1/4 Runde 1 1"
    play.do(agenda.resume(play.assembly, at(45)))
    assert seen(play, 45.5) == "1/4 Runde 1 0.5"
    assert seen(play, 46) == "2/4 Skift bord 3"


def test_next_begins_the_step_now_with_its_whole_length_and_the_last_gains_the_rest():
    play = cafe()
    play.do(agenda.next_step(play.assembly, at(12)))
    assert seen(play, 12) == "2/4 Skift bord 3"
    assert seen(play, 15) == "3/4 Runde 2 20"
    assert seen(play, 35) == "4/4 Opsamling 15"
    assert item(play).remaining_ms(at(12)) == 38 * MINUTE_MS


def test_back_begins_the_step_before_once_more_and_tells_what_is_missing():
    play = cafe()
    play.do(agenda.previous_step(play.assembly, at(21)))
    assert seen(play, 22) == "1/4 Runde 1 19"
    course = item(play).course
    assert course is not None
    assert course.missing_ms == 21 * MINUTE_MS
    assert seen(play, 49) == "3/4 Runde 2 1"  # never more than the item has left
    assert seen(play, 52) == "3/4 Runde 2 -2"  # and overtime is its own


def test_at_the_ends_and_without_steps_there_is_nowhere_to_go():
    play = cafe()
    with pytest.raises(Refused, match="first-step"):
        agenda.previous_step(play.assembly, at(1))
    with pytest.raises(Refused, match="last-step"):
        agenda.next_step(play.assembly, at(44))
    play.do(agenda.plan_item(play.assembly, "i1", Plan("Café", length_min=LENGTH)))
    with pytest.raises(Refused, match="no-steps"):
        agenda.next_step(play.assembly, at(1))
    play.do(agenda.end_item(play.assembly, at(2)))
    with pytest.raises(Refused, match="nothing-is-on"):
        agenda.next_step(play.assembly, at(3))


def test_minutes_given_are_given_to_the_step_that_is_on():
    play = cafe()
    play.do(agenda.add_time(play.assembly, 5, at(18)))
    assert seen(play, 18) == "1/4 Runde 1 7"
    play.do(agenda.add_time(play.assembly, 1, at(26)))
    assert seen(play, 26) == "2/4 Skift bord 3"
    assert seen(play, 29) == "3/4 Runde 2 20"
    assert seen(play, 49) == "4/4 Opsamling 7"
    play.do(agenda.add_time(play.assembly, 1, at(50)))
    assert seen(play, 50) == "4/4 Opsamling 7"


def test_minutes_taken_are_the_steps_and_end_it_at_the_earliest_now():
    play = cafe()
    play.do(agenda.add_time(play.assembly, -1, at(10)))
    assert seen(play, 10) == "1/4 Runde 1 9"
    play.do(agenda.add_time(play.assembly, -5, at(18)))
    assert seen(play, 18) == "2/4 Skift bord 3"
    assert seen(play, 41) == "4/4 Opsamling 3"


def test_setting_the_time_left_is_about_the_whole_item():
    play = cafe()
    play.do(timing.set_time_left(play.assembly, 40, at(18)))
    assert seen(play, 18) == "1/4 Runde 1 2"
    assert seen(play, 43) == "4/4 Opsamling 15"
    play.do(timing.set_time_left(play.assembly, 1, at(18)))
    assert seen(play, 18) == "1/4 Runde 1 1"


def test_a_deed_of_the_clock_can_be_undone_with_its_step():
    play = cafe()
    for deed, now in (
        (lambda: agenda.next_step(play.assembly, at(5)), 5),
        (lambda: agenda.add_time(play.assembly, 5, at(5)), 5),
        (lambda: agenda.end_item(play.assembly, at(6)), 6),
    ):
        before = item(play)
        facts = deed()
        back = [play.assembly.inverse(each) for each in facts]
        play.do(facts)
        assert item(play) != before
        for each in reversed(back):
            play.do(each)
        assert item(play) == before, now
        play.do(facts)


def test_who_begins_an_item_again_begins_its_steps_again():
    play = cafe()
    play.do(agenda.next_step(play.assembly, at(5)))
    play.do(agenda.end_item(play.assembly, at(6)))
    play.do(agenda.start_item(play.assembly, "i1", at(7)))
    assert seen(play, 8) == "1/4 Runde 1 19"


def test_where_the_step_that_is_on_and_all_after_it_are_taken_out_the_last_one_begins_again():
    play = cafe()
    play.do(agenda.next_step(play.assembly, at(5)))
    play.do(agenda.next_step(play.assembly, at(6)))
    fewer = replace(item(play).plan, steps=CAFE[:2])
    play.do(agenda.plan_item(play.assembly, "i1", fewer, at(7)))
    assert seen(play, 7) == "2/2 Skift bord 43"
    assert item(play).step_since_ms == 7 * MINUTE_MS


def test_steps_that_are_planned_anew_while_they_run_leave_the_one_that_is_on():
    play = cafe()
    play.do(agenda.next_step(play.assembly, at(5)))
    before = seen(play, 7)
    assert before == "2/4 Skift bord 1"
    fewer = replace(item(play).plan, steps=CAFE[1:])
    play.do(agenda.plan_item(play.assembly, "i1", fewer, at(7)))
    assert seen(play, 7) == "1/3 Skift bord 1"


def test_sleep_left_out_gives_the_step_its_time_back():
    play = cafe()
    assert seen(play, 22) == "2/4 Skift bord 1"
    play.do(timing.leave_out(play.assembly, "i1", 8 * MINUTE_MS, at(22)))
    assert seen(play, 22) == "1/4 Runde 1 6"


def test_a_step_gone_to_after_the_sleep_keeps_what_it_has_used():
    play = cafe()
    play.do(agenda.next_step(play.assembly, at(22)))
    assert seen(play, 23) == "3/4 Runde 2 19"
    facts = timing.leave_out(play.assembly, "i1", 8 * MINUTE_MS, at(23))
    back = [play.assembly.inverse(each) for each in facts]
    play.do(facts)
    assert seen(play, 23) == "3/4 Runde 2 19"
    for each in reversed(back):
        play.do(each)
    assert seen(play, 23) == "3/4 Runde 2 19"
    assert item(play).remaining_ms(at(23)) == 27 * MINUTE_MS


def test_a_clock_that_is_set_right_moves_no_step():
    play = cafe()
    play.do(agenda.next_step(play.assembly, at(5)))
    before = seen(play, 6)
    hour = 60 * MINUTE_MS
    play.do(timing.correct_clock(play.assembly, "laptop-a", hour, at(6)))
    assert seen(play, 66) == before


def test_an_end_taken_back_by_an_earlier_program_reads_without_steps():
    body = (
        '{"added_ms":0,"current":"i1","ended_at":0,"item":"i1","paused_at":0,"paused_ms":0,'
        f'"started_at":{NOW}}}'
    )
    kinds = {"clock-returned": agenda.ClockReturned}
    assert decode("clock-returned", body, kinds, lambda seal: None) == agenda.ClockReturned(
        "i1", "i1", NOW, 0, 0, 0, 0
    )


def test_the_fact_comes_back_from_the_journal_as_it_was():
    fact = agenda.StepTurned("i1", 2, 300_000, -60_000)
    kind, body, _sealed = encode(fact, lambda: "salt")
    assert decode(kind, body, {kind: agenda.StepTurned}, lambda seal: None) == fact


# --- what the room hears


def heard(play: Play, *minutes: float) -> list[Cue | None]:
    """What is due at each of these minutes, a fifth of a second after the look before."""
    usual = play.assembly.agenda.warnings
    return [due(item(play), usual, at(each) - 200, at(each)) for each in minutes]


def test_a_step_is_warned_of_and_ends_with_a_sound_of_its_own():
    play = cafe()
    assert heard(play, 16, 19, 20) == [Cue.SOON, Cue.LAST, Cue.STEP]
    assert heard(play, 23, 43) == [Cue.STEP, Cue.STEP]
    assert heard(play, 40) == [None]  # 20 % of the whole, and of no step


def test_the_last_step_ends_with_the_item_and_is_heard_once():
    play = cafe()
    assert heard(play, 50) == [Cue.OVER]
    assert heard(play, 50.1, 52, 70) == [None, None, None]


def test_a_step_that_is_gone_to_by_hand_moves_the_sounds_and_makes_none():
    play = cafe()
    play.do(agenda.next_step(play.assembly, at(12)))
    assert heard(play, 12, 15, 20, 23, 35) == [None, Cue.STEP, None, None, Cue.STEP]


def test_a_step_that_the_item_cuts_short_ends_with_it():
    play = cafe()
    play.do(timing.set_time_left(play.assembly, 10, at(5)))
    assert heard(play, 15, 20, 23, 43) == [Cue.OVER, None, None, None]


def test_what_is_paused_is_silent():
    play = cafe()
    play.do(agenda.pause(play.assembly, at(19.9)))
    assert heard(play, 20) == [None]


# --- whatever is done, the arithmetic holds

deeds = st.lists(
    st.tuples(st.sampled_from(["next", "back", "+", "-", "set", "pause"]), st.integers(0, 900)),
    max_size=12,
)
lengths = st.lists(st.integers(1, 30), min_size=1, max_size=6)


@given(lengths, st.integers(0, 20), deeds)
def test_a_step_has_never_more_left_than_its_item_and_overtime_moves_none(minutes, spare, done):
    steps = tuple(Step(f"{at}", each) for at, each in enumerate(minutes))
    play, now = cafe(*steps, length=sum(minutes) + spare), NOW
    for deed, seconds in done:
        now += seconds * 1_000
        do(play, deed, now)
        here = item(play)
        step, left = here.step_on(now), here.remaining_ms(now)
        assert step is not None
        assert 1 <= step.number <= step.count == len(steps)
        assert step.remaining_ms <= left
        assert (step.remaining_ms < 0) == (left < 0)
        if step.number == step.count:
            assert step.remaining_ms == left
        if left <= 0 and not here.paused_at:
            later = here.step_on(now + 3_600_000)
            assert later is not None
            assert later.number == step.number


def do(play: Play, deed: str, now: int) -> None:
    here = play.assembly
    try:
        if deed == "next":
            play.do(agenda.next_step(here, now))
        elif deed == "back":
            play.do(agenda.previous_step(here, now))
        elif deed in "+-":
            play.do(agenda.add_time(here, 1 if deed == "+" else -1, now))
        elif deed == "set":
            play.do(timing.set_time_left(here, 7, now))
        else:
            paused = item(play).paused_at
            play.do(agenda.resume(here, now) if paused else agenda.pause(here, now))
    except Refused:
        return
