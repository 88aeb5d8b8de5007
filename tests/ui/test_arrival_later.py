"""The arrival desk and those who by a rule join later or leave early."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from app.models import people, seating
from app.models.people import Attendance
from app.models.seating import Rule, RuleKind
from tests.assemblies import DAY, NOW, Play
from tests.planning import hold
from tests.ui.arrival_room import Door
from tests.ui.shell import look, session_look
from tests.ui.test_arrival_desk import all_but, morning

__all__ = ["look", "session_look"]

Key = Qt.Key
OVE = "m12"


def joining(*, number: int = 2) -> Play:
    """Ove Dam has seats from that round on."""
    play = morning()
    terms = Rule(RuleKind.JOINS, (OVE,), DAY, round=number)
    play.do(seating.add_rule(play.assembly, "u1", terms))
    for before in range(1, number):
        play.do(seating.move_seat(play.assembly, DAY, before, OVE, 0))
    return play


@pytest.fixture
def door(qtbot, tmp_path) -> Iterator[Door]:
    made = Door(qtbot, tmp_path / "a.bordrunde", joining())
    yield made
    made.close()


def test_closing_the_doors_keeps_whoever_joins_later(door):
    assert door.missing()[-1] == ("Ove Dam", "", "Fra runde 2")
    all_but(door, "Ove Dam", "Camilla Fjord", "Ida Bæk")
    assert door.frame.go_button.text().startswith("Luk dørene")
    door.press(Key.Key_F8)
    door.wait_for_offer()
    assert "2, der mangler endnu, noteres" in door.frame.offer.text
    assert "1, der kommer senere, ventes stadig." in door.frame.offer.text
    door.accept()
    assert door.status("Ida Bæk") is Attendance.ABSENT
    assert door.status("Ove Dam") is Attendance.EXPECTED
    assert door.assembly.seating.table_of(DAY, 2, OVE)
    assert door.missing()[0] == ("Ove Dam", "", "Fra runde 2")
    assert not door.frame.go_button.text().startswith("Luk dørene")


def test_the_doors_are_closed_when_only_those_are_missing_who_join_later(door):
    before = door.assembly.seating.rounds(DAY)
    all_but(door, "Ove Dam")
    door.press(Key.Key_F8)
    assert door.frame.after.text == "Planen holder: ingen skal flytte."
    assert door.status("Ove Dam") is Attendance.EXPECTED
    assert door.assembly.seating.rounds(DAY) == before


def test_a_host_who_is_not_here_is_told_when_the_doors_close(qtbot, tmp_path):
    play = morning()
    for at, (host, table) in enumerate((("m03", 2), ("m04", 1))):
        terms = Rule(RuleKind.HOST, (host,), tables=(table,))
        play.do(seating.add_rule(play.assembly, f"u{at}", terms))
    door = Door(qtbot, tmp_path / "b.bordrunde", play)
    all_but(door, "Camilla Fjord")
    door.press(Key.Key_F8)
    door.wait_for_offer()
    assert "Altid ved ét bord, men ikke her: Camilla Fjord (bord 2)." in door.frame.offer.text
    door.close()


def test_whoever_joins_later_is_greeted_with_the_table_of_then(door):
    table = door.assembly.seating.table_of(DAY, 2, OVE)
    door.type_in("ove")
    assert f"Fra runde 2: bord {table}" in door.frame.hits.item(0).text()
    assert f"Fra runde 2: bord {table}, " in door.says
    door.press(Key.Key_Return)
    assert f"Fra runde 2: bord {table}, " in door.says
    assert not door.frame.greeting.seat_button.isVisible()


def test_a_seat_that_is_found_for_whoever_joins_later_is_told(qtbot, tmp_path):
    play = joining()
    play.do(seating.move_seat(play.assembly, DAY, 2, OVE, 0))
    door = Door(qtbot, tmp_path / "b.bordrunde", play)
    all_but(door, "Ove Dam")
    door.enter("ove")
    assert "Fra runde 2: ingen plads endnu." in door.says
    door.press(Key.Key_F4)
    assert "Fra runde 2: bord " in door.says
    assert not door.frame.greeting.seat_button.isVisible()
    assert door.assembly.seating.table_of(DAY, 1, OVE) == 0
    door.close()


def test_whoever_has_left_by_then_lacks_no_seat(qtbot, tmp_path):
    play = morning()
    play.do(people.note_attendance(play.assembly, DAY, (OVE,), Attendance.PRESENT, NOW))
    terms = Rule(RuleKind.LEAVES, (OVE,), DAY, round=1)
    play.do(seating.add_rule(play.assembly, "u1", terms))
    play.do(seating.move_seat(play.assembly, DAY, 2, OVE, 0))
    hold(play, "i1")
    door = Door(qtbot, tmp_path / "b.bordrunde", play)
    door.enter("ove")
    assert "Går efter runde 1." in door.says
    assert "plads" not in door.says
    door.close()
