"""Seats: everyone once, moves that can be taken back, locks that hold."""

from __future__ import annotations

import pytest

from app.models import people, seating
from app.models.errors import Refused
from app.models.people import Attendance
from tests.assemblies import DAY, NOW, with_members, with_plan


def test_nobody_sits_twice_in_a_round():
    play = with_members()
    with pytest.raises(Refused, match="plan-seats-twice"):
        seating.accept_plan(play.assembly, DAY, [[["m01", "m02"], ["m01"]]])


def test_a_repair_from_a_round_leaves_the_earlier_ones():
    play = with_plan(with_members(), rounds=3)
    first = play.assembly.seating.tables(DAY, 1)
    play.do(seating.accept_plan(play.assembly, DAY, [[["m01"], ["m02"]]], first_round=2))
    assert play.assembly.seating.rounds(DAY) == (first, (("m01",), ("m02",)))


def test_moving_swapping_and_taking_back():
    play = with_plan(with_members())
    before = play.assembly.seating.rounds(DAY)
    swap = seating.swap_seats(play.assembly, DAY, 1, "m01", "m02")
    back = []
    for fact in swap:
        back = [*play.assembly.inverse(fact), *back]
        play.do((fact,))
    assert play.assembly.seating.table_of(DAY, 1, "m01") == 2
    assert play.assembly.seating.table_of(DAY, 1, "m02") == 1
    play.do(tuple(back))
    assert play.assembly.seating.rounds(DAY) == before


def test_a_locked_seat_is_not_moved():
    play = with_plan(with_members())
    play.do(seating.lock_seat(play.assembly, DAY, 1, "m01", True))
    with pytest.raises(Refused, match="seat-locked"):
        seating.move_seat(play.assembly, DAY, 1, "m01", 2)
    assert seating.move_seat(play.assembly, DAY, 2, "m01", 2)


def test_who_stays_away_leaves_an_empty_seat_and_who_comes_unplanned_has_none():
    play = with_plan(with_members())
    away = people.note_attendance(play.assembly, DAY, ["m01"], Attendance.ABSENT, NOW)
    play.do(away)
    late = people.NewMember("m99", people.Details("Sen Ankomst"))
    play.do(people.add_members(play.assembly, [late]))
    assert seating.empty_seats(play.assembly, DAY, 1) == ("m01",)
    assert seating.without_seat(play.assembly, DAY, 1) == ("m99",)


def test_a_table_that_does_not_exist_is_refused():
    play = with_plan(with_members())
    with pytest.raises(Refused, match="table-unknown"):
        seating.move_seat(play.assembly, DAY, 1, "m01", 9)
    with pytest.raises(Refused, match="round-unknown"):
        seating.move_seat(play.assembly, DAY, 9, "m01", 1)
