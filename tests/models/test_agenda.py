"""Time on the programme is computed from instants: what is left, what is expected, how late."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import agenda
from app.models.agenda import MINUTE_MS, ItemKind, Plan, TimerState
from app.models.errors import Refused
from tests.assemblies import DAY, NOW, Play, founded


def day(*lengths: int) -> Play:
    play = founded()
    for number, minutes in enumerate(lengths, 1):
        start = 9 * 60 if number == 1 else -1
        plan = Plan(f"Punkt {number}", start_min=start, length_min=minutes)
        play.do(agenda.add_item(play.assembly, f"i{number}", DAY, plan))
    return play


def item(play: Play, name: str = "i1") -> agenda.Item:
    return play.assembly.agenda.items[name]


def test_time_stands_still_while_paused_and_runs_on_after():
    play = day(10)
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    play.do(agenda.pause(play.assembly, NOW + 4 * MINUTE_MS))
    assert item(play).remaining_ms(NOW + 60 * MINUTE_MS) == 6 * MINUTE_MS
    play.do(agenda.resume(play.assembly, NOW + 7 * MINUTE_MS))
    assert item(play).remaining_ms(NOW + 9 * MINUTE_MS) == 4 * MINUTE_MS


def test_overtime_counts_up_and_can_be_paused():
    play = day(1)
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    late = NOW + 4 * MINUTE_MS
    assert item(play).state(late) is TimerState.OVERTIME
    assert item(play).remaining_ms(late) == -3 * MINUTE_MS
    play.do(agenda.pause(play.assembly, late))
    assert item(play).state(late + MINUTE_MS) is TimerState.PAUSED
    assert item(play).remaining_ms(late + MINUTE_MS) == -3 * MINUTE_MS


def test_a_laptop_that_slept_eight_of_ten_minutes_has_two_left():
    play = day(10)
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    assert item(play).remaining_ms(NOW + 8 * MINUTE_MS) == 2 * MINUTE_MS


def test_next_ends_what_is_on_and_says_when_the_day_is_over():
    play = day(10, 5)
    play.do(agenda.start_next(play.assembly, DAY, NOW))
    play.do(agenda.start_next(play.assembly, DAY, NOW + MINUTE_MS))
    assert item(play).ended_at == NOW + MINUTE_MS
    assert play.assembly.agenda.current == "i2"
    with pytest.raises(Refused, match="no-next-item"):
        agenda.start_next(play.assembly, DAY, NOW)


def test_a_second_click_on_start_changes_nothing():
    play = day(10)
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    assert agenda.start_item(play.assembly, "i1", NOW + 1) == ()


def test_the_morning_plan_stays_when_lengths_change_later():
    play = day(10, 20)
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    play.do(agenda.plan_item(play.assembly, "i2", Plan("Punkt 2", length_min=40)))
    slots = agenda.planned_slots(play.assembly.agenda.day(DAY))
    assert slots["i2"] == agenda.Slot(9 * 60 + 10, 9 * 60 + 30)


def test_being_behind_is_told_against_the_morning_plan():
    play = day(10, 20)
    midnight = NOW - 9 * 60 * MINUTE_MS
    play.do(agenda.start_item(play.assembly, "i1", NOW + 8 * MINUTE_MS))
    for later, behind in ((8, 8), (28, 18)):
        stands = agenda.standing(play.assembly.agenda, DAY, midnight, NOW + later * MINUTE_MS)
        assert stands is not None
        assert stands.behind_ms == stands.end_behind_ms == behind * MINUTE_MS


def test_a_fixed_start_absorbs_a_delay():
    play = founded()
    for name, start, minutes in (("i1", 540, 10), ("i2", 570, 30)):
        plan = Plan(name, start_min=start, length_min=minutes)
        play.do(agenda.add_item(play.assembly, name, DAY, plan))
    midnight = NOW - 540 * MINUTE_MS
    play.do(agenda.start_item(play.assembly, "i1", NOW + 5 * MINUTE_MS))
    slots = agenda.expected_slots(play.assembly.agenda.day(DAY), midnight, NOW + 5 * MINUTE_MS)
    assert slots["i2"].start == midnight + 570 * MINUTE_MS


@given(
    st.lists(
        st.tuples(st.sampled_from(["pause", "resume", "+", "-"]), st.integers(0, 600_000)),
        max_size=20,
    )
)
def test_elapsed_and_remaining_always_make_the_length(steps):
    play = day(10)
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    now = NOW
    for step, wait in steps:
        now += wait
        if step == "pause":
            play.do(agenda.pause(play.assembly, now))
        elif step == "resume":
            play.do(agenda.resume(play.assembly, now))
        else:
            play.do(agenda.add_time(play.assembly, 1 if step == "+" else -1, now))
        found = item(play)
        assert found.elapsed_ms(now) + found.remaining_ms(now) == found.length_ms
        assert found.elapsed_ms(now) >= 0


@pytest.mark.parametrize(
    ("kind", "awaits", "may_write"),
    [
        (ItemKind.PLENARY, False, False),
        (ItemKind.EXPERT, False, True),
        (ItemKind.TABLE_ROUND, True, True),
        (ItemKind.NOTES, True, True),
        (ItemKind.THEMES, False, False),
        (ItemKind.DRAFTING, True, True),
        (ItemKind.POLL, False, False),
        (ItemKind.BREAK, False, False),
    ],
)
def test_tables_write_where_it_is_their_work_and_where_they_have_a_task(kind, awaits, may_write):
    play = founded()
    play.do(agenda.add_item(play.assembly, "i1", DAY, Plan("Nu", kind)))
    play.do(agenda.add_item(play.assembly, "i2", DAY, Plan("Så", kind, task="Mangler der noget?")))
    assert agenda.awaits_sheets(item(play)) is agenda.awaits_sheets(item(play, "i2")) is awaits
    assert agenda.asks_for_notes(item(play)) is may_write
    assert agenda.asks_for_notes(item(play, "i2"))


@pytest.mark.parametrize(("moved", "place"), [("i1", 2), ("i3", 0)])
def test_nothing_still_to_come_is_passed_over_by_moving_a_row(moved: str, place: int):
    play = day(10, 5, 5)
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    with pytest.raises(Refused, match="move-passes-over"):
        agenda.move_item(play.assembly, moved, place)
    play.do(agenda.move_item(play.assembly, "i3", 1))
    assert [each.id for each in play.assembly.agenda.day(DAY)] == ["i1", "i3", "i2"]


def test_what_was_passed_over_can_be_brought_back_by_moving_it():
    play = day(10, 5, 5)
    play.do(agenda.start_item(play.assembly, "i2", NOW))
    play.do(agenda.move_item(play.assembly, "i1", 1))
    assert not agenda.passed_over(play.assembly.agenda.day(DAY))


def test_an_item_that_is_on_is_not_removed_and_a_start_can_be_taken_back():
    play = day(10, 5)
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    with pytest.raises(Refused, match="item-is-on"):
        agenda.remove_item(play.assembly, "i1")
    fact = agenda.start_item(play.assembly, "i2", NOW + MINUTE_MS)[0]
    back = play.assembly.inverse(fact)
    play.do((fact,))
    play.do(back)
    assert play.assembly.agenda.current == "i1"
    assert item(play).ended_at == 0
    assert item(play, "i2").started_at == 0


@pytest.mark.parametrize("minutes", [0, -5, 24 * 60 + 1])
def test_a_length_that_makes_no_sense_is_refused(minutes: int):
    play = founded()
    with pytest.raises(Refused, match="item-length"):
        agenda.add_item(play.assembly, "i", DAY, Plan("x", length_min=minutes))
