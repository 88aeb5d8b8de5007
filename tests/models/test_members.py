"""Members, their attendance, and what is asked of the mandate."""

from __future__ import annotations

import pytest

from app.models import arrivals, mandate, people, seating
from app.models.arrivals import DoorSeat, Due
from app.models.errors import Refused
from app.models.people import Attendance, Details, NewMember
from app.models.seating import RuleKind
from tests.assemblies import DAY, NOW, Play, founded, with_members, with_plan, wording
from tests.planning import hold, rule, with_round_items


def test_badge_numbers_go_on_from_the_highest():
    play = with_members(3)
    play.do(people.remove_member(play.assembly, "m02"))
    play.do(people.add_members(play.assembly, [NewMember("x", Details("Ny"))]))
    assert play.assembly.people.members["x"].number == 4


def test_the_rest_stays_away_when_the_doors_close():
    play = with_members(12, range(1, 10))
    play.do(arrivals.mark_rest_absent(play.assembly, DAY, NOW))
    assert len(play.assembly.people.present(DAY)) == 9
    assert len(play.assembly.people.having(DAY, Attendance.ABSENT)) == 3
    assert arrivals.mark_rest_absent(play.assembly, DAY, NOW) == ()


def test_whoever_joins_later_is_expected_when_the_doors_close_until_they_are_due():
    play = with_round_items(with_plan(with_members(12, range(1, 10)), rounds=4), rounds=4)
    rule(play, RuleKind.JOINS, "m12", meeting=DAY, round=3)
    assert [each.id for each in arrivals.awaited(play.assembly, DAY)] == ["m10", "m11"]
    play.do(arrivals.mark_rest_absent(play.assembly, DAY, NOW))
    assert play.assembly.people.status(DAY, "m12") is Attendance.EXPECTED
    assert arrivals.mark_rest_absent(play.assembly, DAY, NOW) == ()
    for item in ("d1-r1", "d1-r2"):
        hold(play, item)
    play.do(arrivals.mark_rest_absent(play.assembly, DAY, NOW))
    assert play.assembly.people.status(DAY, "m12") is Attendance.ABSENT


def test_the_door_knows_the_seat_of_the_round_in_which_somebody_is_there():
    play = with_round_items(with_plan(with_members(), rounds=3), rounds=3)
    rule(play, RuleKind.JOINS, "m03", meeting=DAY, round=3)
    rule(play, RuleKind.LEAVES, "m02", meeting=DAY, round=1)
    rule(play, RuleKind.JOINS, "m04", meeting=DAY, round=9)
    early, late = [["m01"], ["m02"]], [["m01"], ["m03"]]
    play.do(seating.accept_plan(play.assembly, DAY, [early, early, late]))
    told = arrivals.door_seats(play.assembly, DAY)
    assert told["m01"] == DoorSeat(1, 1)
    assert told["m02"] == DoorSeat(1, 2)
    assert told["m03"] == DoorSeat(3, 2, Due.LATER)
    assert told["m04"] == DoorSeat(9, 0, Due.LATER), "that round is not planned"
    assert told["m05"] == DoorSeat(1, 0, is_lacking=True)
    hold(play, "d1-r1")
    told = arrivals.door_seats(play.assembly, DAY)
    assert told["m02"] == DoorSeat(1, 0, Due.OVER)
    assert told["m03"] == DoorSeat(3, 2, Due.LATER)


def test_attendance_of_one_day_is_not_that_of_another():
    play = with_members()
    assert play.assembly.people.status("d2", "m01") is Attendance.EXPECTED


@pytest.mark.parametrize("name", ["", "  ", "\x00"])
def test_a_member_needs_a_name(name: str):
    with pytest.raises(Refused, match="member-name-missing"):
        people.add_members(founded().assembly, [NewMember("x", Details(name))])


def test_nothing_is_written_down_again_of_an_erased_person():
    """The archive would refuse it at each sync, and the laptops would never hold the same."""
    play = with_members(3, [1])
    play.do(people.erase_member(play.assembly, "m03"))
    with pytest.raises(Refused, match="member-erased"):
        people.describe_member(play.assembly, "m03", people.Details("Igen"))
    newcomer = people.NewMember("x", people.Details("Sofie Ny"))
    play.do(people.add_substitute(play.assembly, DAY, newcomer, "m03", "Brækkede benet", NOW))
    assert play.assembly.people.joined["x"].reason is None


def test_an_erased_person_keeps_the_number_and_nothing_else():
    play = with_members()
    play.do(people.erase_member(play.assembly, "m01"))
    gone = play.assembly.people.members["m01"]
    assert gone.details is None
    assert gone.name == "#1"


def test_an_assembly_is_founded_once_with_days_in_order():
    play = founded()
    with pytest.raises(Refused, match="assembly-exists"):
        mandate.found_assembly(play.assembly, "a2", wording(), NOW)
    assert play.assembly.mandate.current == mandate.Meeting(DAY, "2026-03-14")


@pytest.mark.parametrize(
    ("name", "days", "code"),
    [
        ("", ("2026-01-01",), "name-missing"),
        ("X", (), "meetings-missing"),
        ("X", ("2026-01-01", "2026-01-01"), "meeting-twice"),
        ("X" * 201, ("2026-01-01",), "text-too-long"),
    ],
)
def test_what_the_start_page_asks_must_make_sense(name: str, days: tuple[str, ...], code: str):
    meetings = tuple(mandate.Meeting(f"d{n}", day) for n, day in enumerate(days))
    with pytest.raises(Refused, match=code):
        mandate.found_assembly(Play().assembly, "a", mandate.Wording(name, "", "", meetings), NOW)
