"""The two clocks: sleep and a clock that was set are told apart, and time is never counted down."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import agenda, timing
from app.models.agenda import MINUTE_MS, TimerState, Warnings
from app.models.clock import DAY_MS, JUMP_MS, Anchor, Passed, Reading, passed, resumed
from app.models.errors import Refused
from app.models.timing import Cue, due
from tests.assemblies import DAY, NOW, Play, founded, with_item

HOUR_MS = 60 * MINUTE_MS
START = Reading(NOW, 5_000, 4_000)

spans = st.integers(0, 12 * HOUR_MS)
sets = st.integers(-2 * HOUR_MS, 2 * HOUR_MS).filter(lambda ms: abs(ms) > JUMP_MS)


def after(awake: int = 0, slept: int = 0, changed: int = 0, before: Reading = START) -> Reading:
    return Reading(
        before.wall + awake + slept + changed,
        before.steady + awake + slept,
        before.awake + awake,
    )


@given(spans)
def test_time_that_passes_as_usual_is_not_worth_telling(ms):
    assert passed(START, after(ms)) == Passed()


@given(spans, st.integers(JUMP_MS + 1, DAY_MS))
def test_sleep_is_told_as_long_as_it_was(awake, slept):
    assert passed(START, after(awake, slept)) == Passed(slept=slept)


@given(spans, sets)
def test_a_clock_that_was_set_is_told_by_how_much(awake, changed):
    assert passed(START, after(awake, changed=changed)) == Passed(changed=changed)


@given(spans, st.integers(JUMP_MS + 1, DAY_MS), sets)
def test_both_at_once_are_told_apart(awake, slept, changed):
    assert passed(START, after(awake, slept, changed)) == Passed(slept, changed)


@given(st.integers(-JUMP_MS, JUMP_MS), st.integers(0, JUMP_MS))
def test_two_seconds_are_noise(changed, slept):
    assert passed(START, after(100, slept, changed)) == Passed()


@given(spans, spans, sets)
def test_the_assemblys_time_counts_sleep_and_knows_nothing_of_a_set_clock(awake, slept, changed):
    later = after(awake, slept, changed)
    anchor = Anchor.at_wall(START, "b1")
    assert anchor.now_at(later.steady) == NOW + awake + slept
    assert anchor.ahead(later) == changed


@given(spans, sets)
def test_a_program_that_starts_again_goes_on_to_the_millisecond(ms, changed):
    kept = Anchor.at_wall(START, "b1")
    later = after(ms, changed=changed)
    assert resumed(kept, later, "b1").now_at(later.steady) == NOW + ms


def test_after_a_restart_of_the_machine_the_wall_clock_counts():
    kept = Anchor.at_wall(START, "b1")
    later = Reading(NOW + HOUR_MS, 9_000, 9_000)
    assert resumed(kept, later, "b2").now_at(9_000) == NOW + HOUR_MS
    assert resumed(kept, later, "").now_at(9_000) == NOW + HOUR_MS
    assert resumed(None, later, "b2").now_at(9_000) == NOW + HOUR_MS


def test_what_was_kept_today_is_kept_over_a_restart_and_forgotten_tomorrow():
    kept = replace(Anchor.at_wall(START, "b1"), now=NOW - HOUR_MS, kept=HOUR_MS)
    soon = Reading(NOW + 10 * MINUTE_MS, 1_000, 1_000)
    again = resumed(kept, soon, "b2")
    assert again.now_at(1_000) == NOW - HOUR_MS + 10 * MINUTE_MS
    assert again.ahead(soon) == again.kept == HOUR_MS
    tomorrow = Reading(NOW + DAY_MS, 1_000, 1_000)
    assert resumed(kept, tomorrow, "b2").now_at(1_000) == tomorrow.wall


# --- what the programme's clocks make of it


def running(minutes: int = 10) -> Play:
    play = with_item(founded(), minutes=minutes)
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    return play


def item(play: Play) -> agenda.Item:
    return play.assembly.agenda.items["i1"]


def test_sleep_of_eight_of_ten_minutes_leaves_two():
    play, anchor = running(), Anchor.at_wall(START, "b1")
    woken = after(slept=8 * MINUTE_MS)
    assert passed(START, woken).slept == 8 * MINUTE_MS
    assert item(play).remaining_ms(anchor.now_at(woken.steady)) == 2 * MINUTE_MS


def test_sleep_can_be_left_out_and_taken_back():
    play = running()
    now = NOW + 8 * MINUTE_MS
    facts = timing.leave_out(play.assembly, "i1", 8 * MINUTE_MS, now)
    back = play.assembly.inverse(facts[0])
    play.do(facts)
    assert item(play).remaining_ms(now) == 10 * MINUTE_MS
    play.do(back)
    assert item(play).remaining_ms(now) == 2 * MINUTE_MS


def test_more_than_was_used_is_never_left_out():
    play = running()
    now = NOW + MINUTE_MS
    play.do(timing.leave_out(play.assembly, "i1", 8 * MINUTE_MS, now))
    assert item(play).remaining_ms(now) == 10 * MINUTE_MS
    assert timing.leave_out(play.assembly, "i1", MINUTE_MS, now) == ()


def test_sleep_is_not_left_out_of_an_item_that_is_not_on():
    play = running()
    play.do(agenda.end_item(play.assembly, NOW + MINUTE_MS))
    with pytest.raises(Refused, match="nothing-is-on"):
        timing.leave_out(play.assembly, "i1", MINUTE_MS, NOW + MINUTE_MS)


@given(spans, sets, st.booleans())
def test_when_the_new_time_is_used_what_remains_stays_as_it_is(ms, changed, is_paused):
    play = running()
    if is_paused:
        play.do(agenda.pause(play.assembly, NOW + ms // 2))
    before = item(play).remaining_ms(NOW + ms)
    facts = timing.correct_clock(play.assembly, "laptop", changed, NOW + ms)
    back = play.assembly.inverse(facts[0])
    play.do(facts)
    assert item(play).remaining_ms(NOW + ms + changed) == before
    assert play.assembly.agenda.corrected == {"laptop": changed}
    play.do(back)
    assert item(play).remaining_ms(NOW + ms) == before
    assert play.assembly.agenda.corrected == {"laptop": 0}


def test_yesterdays_times_stay_as_they_were():
    play = running()
    play.do(agenda.end_item(play.assembly, NOW + MINUTE_MS))
    tomorrow = NOW + 24 * HOUR_MS
    assert not timing.is_at_stake(play.assembly, tomorrow)
    play.do(timing.correct_clock(play.assembly, "laptop", HOUR_MS, tomorrow))
    assert item(play).started_at == NOW


@given(st.integers(1, 600), st.integers(0, 15 * MINUTE_MS), st.booleans())
def test_the_time_left_is_set_whether_it_runs_stands_still_or_is_over(minutes, ms, is_paused):
    play, now = running(), NOW + ms
    if is_paused:
        play.do(agenda.pause(play.assembly, now))
    play.do(timing.set_time_left(play.assembly, minutes, now))
    assert item(play).remaining_ms(now) == minutes * MINUTE_MS
    assert item(play).state(now) is (TimerState.PAUSED if is_paused else TimerState.RUNNING)


@pytest.mark.parametrize("minutes", [0, -3, 24 * 60 + 1])
def test_a_time_left_that_makes_no_sense_is_refused(minutes):
    with pytest.raises(Refused, match="time-left"):
        timing.set_time_left(running().assembly, minutes, NOW)


# --- warnings and sounds


def test_warnings_come_at_a_fifth_and_a_twentieth_or_at_minutes():
    assert Warnings().left_ms(10 * MINUTE_MS) == (2 * MINUTE_MS, MINUTE_MS // 2)
    minutes = Warnings(5, 1, is_minutes=True)
    assert minutes.left_ms(60 * MINUTE_MS) == (5 * MINUTE_MS, MINUTE_MS)
    assert minutes.left_ms(4 * MINUTE_MS) == (2 * MINUTE_MS, 24_000)


@given(st.integers(1, 99), st.integers(1, 99), st.booleans(), st.integers(1, 24 * 60))
def test_the_last_warning_is_never_before_the_first(first, last, is_minutes, length):
    rule = Warnings(first, last, is_minutes)
    if rule.are_sound:
        early, late = rule.left_ms(length * MINUTE_MS)
        assert 0 < late <= early < length * MINUTE_MS


def test_a_rule_that_warns_in_the_wrong_order_is_refused():
    play = founded()
    for rule in (Warnings(5, 20), Warnings(5, 5), Warnings(120, 5), Warnings(20, 0)):
        with pytest.raises(Refused, match="warnings-order"):
            timing.choose_warnings(play.assembly, rule)
    play.do(timing.choose_warnings(play.assembly, Warnings(5, 1, is_minutes=True)))
    assert play.assembly.agenda.warnings == Warnings(5, 1, is_minutes=True)
    assert timing.choose_warnings(play.assembly, Warnings(5, 1, is_minutes=True)) == ()


def cues(play: Play, until: int, step: int = 250, since: int = NOW) -> list[Cue]:
    rule, heard = play.assembly.agenda.warnings, []
    for now in range(since + step, until + 1, step):
        cue = due(item(play), rule, now - step, now)
        heard += [cue] if cue is not None else []
    return heard


@given(st.integers(50, 2_900))
def test_each_sound_comes_once_however_often_one_looks(step):
    assert cues(running(), NOW + 12 * MINUTE_MS, step) == [Cue.SOON, Cue.LAST, Cue.OVER]


def test_no_sound_is_made_good_after_a_sleep_or_a_restart():
    play = running()
    woken = NOW + 9 * MINUTE_MS
    assert due(item(play), Warnings(), NOW, woken) is None
    assert due(item(play), Warnings(), 0, NOW + 11 * MINUTE_MS) is None


def test_minutes_that_are_taken_make_no_sound_and_paused_time_neither():
    play = running()
    now = NOW + MINUTE_MS
    play.do(timing.set_time_left(play.assembly, 1, now))
    assert due(item(play), Warnings(), now - 250, now) is None
    play.do(agenda.pause(play.assembly, now))
    assert cues(play, now + 5 * MINUTE_MS, since=now) == []
    play.do(agenda.resume(play.assembly, now + 5 * MINUTE_MS))
    heard = cues(play, now + 7 * MINUTE_MS, since=now + 5 * MINUTE_MS)
    assert heard == [Cue.SOON, Cue.LAST, Cue.OVER]


def test_a_longer_item_sounds_again_when_its_new_end_comes():
    play = running()
    over = NOW + 11 * MINUTE_MS
    play.do(timing.set_time_left(play.assembly, 5, over))
    assert cues(play, over + 6 * MINUTE_MS, since=over) == [Cue.SOON, Cue.LAST, Cue.OVER]


def test_an_item_that_is_not_on_makes_no_sound():
    play = with_item(founded(), minutes=10)
    assert play.assembly.agenda.day(DAY)
    assert cues(play, NOW + 11 * MINUTE_MS, 1_000) == []
