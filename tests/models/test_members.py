"""Members, their attendance, and what is asked of the mandate."""

from __future__ import annotations

import pytest

from app.models import mandate, people
from app.models.errors import Refused
from app.models.people import Attendance, Details, NewMember
from tests.assemblies import DAY, NOW, Play, founded, with_members, wording


def test_badge_numbers_go_on_from_the_highest():
    play = with_members(3)
    play.do(people.remove_member(play.assembly, "m02"))
    play.do(people.add_members(play.assembly, [NewMember("x", Details("Ny"))]))
    assert play.assembly.people.members["x"].number == 4


def test_the_rest_stays_away_when_the_doors_close():
    play = with_members(12, range(1, 10))
    play.do(people.mark_rest_absent(play.assembly, DAY, NOW))
    assert len(play.assembly.people.present(DAY)) == 9
    assert len(play.assembly.people.having(DAY, Attendance.ABSENT)) == 3
    assert people.mark_rest_absent(play.assembly, DAY, NOW) == ()


def test_attendance_of_one_day_is_not_that_of_another():
    play = with_members()
    assert play.assembly.people.status("d2", "m01") is Attendance.EXPECTED


@pytest.mark.parametrize("name", ["", "  ", "\x00"])
def test_a_member_needs_a_name(name: str):
    with pytest.raises(Refused, match="member-name-missing"):
        people.add_members(founded().assembly, [NewMember("x", Details(name))])


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
