"""Times and lengths are understood the way facilitators type them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import i18n
from app.ui.time_entry import parse_clock, parse_minutes, parse_steps


@pytest.mark.parametrize(
    "typed",
    ["9.30", "9:30", "930", "0930", "09.30", "9,30", "9 30", "9h30", "kl. 9.30", " kl 9:30 "],
)
def test_half_past_nine_in_every_spelling(typed):
    assert parse_clock(typed) == 9 * 60 + 30


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("9", 540), ("14", 840), ("0.00", 0), ("2359", 1439)],
)
def test_whole_hours_and_the_ends_of_the_day(typed, minutes):
    assert parse_clock(typed) == minutes


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_start_means_that_the_item_follows(typed):
    assert parse_clock(typed) == -1


@pytest.mark.parametrize(
    "typed", ["24.00", "9.75", "9.3", "halv ti", "9.30.15", "-9", "99", "12345"]
)
def test_what_is_no_time_of_day_is_refused(typed):
    with pytest.raises(ValueError, match="time of day"):
        parse_clock(typed)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("10", 10),
        ("90", 90),
        ("90 min", 90),
        ("90m", 90),
        ("1.30", 90),
        ("1:30", 90),
        ("1h30", 90),
        ("1t30", 90),
        ("1 t. 30 min.", 90),
        ("1 h 30 min", 90),
        ("2t", 120),
        ("2 timer", 120),
        ("0.45", 45),
        ("1.05", 65),
    ],
)
def test_a_length_is_minutes_or_hours_and_minutes(typed, minutes):
    assert parse_minutes(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("+5", 35), ("-5", 25), ("+ 5 min", 35), ("\N{MINUS SIGN}5", 25), ("+1.00", 90)],
)
def test_plus_and_minus_change_the_length_there_is(typed, minutes):
    assert parse_minutes(typed, now=30) == minutes


@pytest.mark.parametrize(
    "typed", ["", "0", "-30", "kort", "1.75", "1.5", "1441", "+", "5-", "1.", "--5"]
)
def test_what_is_no_length_is_refused(typed):
    with pytest.raises(ValueError, match="length"):
        parse_minutes(typed, now=30)


@given(st.integers(0, 1439), st.sampled_from(["da", "en"]))
def test_every_time_that_is_shown_can_be_typed_back(minutes, language):
    with i18n.in_language(language):
        assert parse_clock(i18n.clock(minutes)) == minutes


@given(st.integers(1, 1440), st.sampled_from(["da", "en"]))
def test_every_length_that_is_shown_can_be_typed_back(minutes, language):
    with i18n.in_language(language):
        assert parse_minutes(i18n.duration(minutes)) == minutes


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader(typed):
    for read in (parse_clock, parse_minutes):
        with suppress(ValueError):
            assert -1 <= read(typed) <= 1440


@pytest.mark.parametrize(
    ("typed", "now", "minutes"),
    [
        ("+5", 600, 605),
        ("-1.30", 600, 510),
        ("\N{MINUS SIGN}5", 3, 0),
        ("f", 600, -1),
        ("F", -1, -1),
    ],
)
def test_a_start_is_moved_or_left_to_follow(typed, now, minutes):
    assert parse_clock(typed, now) == minutes


@pytest.mark.parametrize(
    ("minute", "above", "meant"),
    [
        (30, 23 * 60, 24 * 60 + 30),
        (50, 9 * 60, 24 * 60 + 50),  # nobody goes back to the night from the morning
        (50, 12 * 60 + 30, 24 * 60 + 50),
        (50, 30, 50),
        (50, 24 * 60 + 30, 24 * 60 + 50),
        (9 * 60, 9 * 60 + 30, 9 * 60),
        (60, -1, 60),
        (-1, 600, -1),
    ],
)
def test_half_past_midnight_after_a_day_is_tomorrow(minute, above, meant):
    assert parse_clock(i18n.clock(minute) if minute >= 0 else "", above=above) == meant


@pytest.mark.parametrize(("typed", "meant"), [("24.00", 1440), ("24.50", 1490), ("2530", 1530)])
def test_hours_of_the_night_may_be_counted_on_from_the_evening(typed, meant):
    assert parse_clock(typed, above=12 * 60) == meant
    with pytest.raises(ValueError, match="time of day"):
        parse_clock(typed)


def test_steps_are_a_line_each_with_their_minutes_first():
    told = parse_steps("20 Runde 1\n5 min: Alene\n\n 1.30 - Open space\n3' Skift\n2 min. 3 ord\n")
    assert told == (
        ("Runde 1", 20), ("Alene", 5), ("Open space", 90), ("Skift", 3), ("3 ord", 2),
    )  # fmt: skip


@pytest.mark.parametrize("line", ["Runde 1", "0 Runde", "5min", "-5 Runde"])
def test_a_line_that_is_no_step_is_named(line):
    with pytest.raises(ValueError, match=line):
        parse_steps(f"20 Runde\n{line}")
