"""The morning in Østerbro through the arrival desk: 36 were drawn, 27 come, six tables have a host.

Whoever comes is scanned or typed, one key closes the doors, one takes the repaired plan, and one
takes it all back.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.models.badges import badge_code
from app.models.people import Attendance
from app.ui.arrival.frame import Place
from tests.assemblies import DAY, Play
from tests.ui.arrival_room import Door
from tests.ui.test_seating_morning import AWAY, DRAWN, HOSTS, ROUNDS, drawn_and_planned

Key = Qt.Key
COME = DRAWN - len(AWAY)


@pytest.fixture(scope="module")
def planned() -> Play:
    return drawn_and_planned()


def others(seed: int) -> list[str]:
    """Nine who stay away, anybody but the hosts."""
    guests = [f"m{number:02d}" for number in range(len(HOSTS) + 1, DRAWN + 1)]
    return random.Random(seed).sample(guests, 9)


@pytest.mark.parametrize("away", [AWAY, others(1), others(2)], ids=["østerbro", "one", "two"])
def test_the_morning_at_the_door(qtbot: QtBot, tmp_path: Path, planned: Play, away: list[str]):
    door = Door(qtbot, tmp_path / "a.bordrunde", planned)
    before = door.assembly.seating.rounds(DAY)
    for at, each in enumerate(door.assembly.people):
        if each.id not in away:
            door.enter(badge_code(each.id) if at % 2 else each.name)
            assert each.name in door.says
            table = door.assembly.seating.table_of(DAY, 1, each.id)
            assert f"Bord {table}," in door.says
    assert door.frame.count.text() == f"{COME} af {DRAWN} er til stede"
    door.press(Key.Key_F8)
    door.wait_for_offer()
    assert door.assembly.seating.rounds(DAY) == before, "nothing holds before somebody says so"
    assert len(door.assembly.people.having(DAY, Attendance.EXPECTED)) == len(away)
    door.accept()
    assert door.frame.place is Place.AFTER
    check_the_plan(door, before, away)
    door.press(Key.Key_F9)
    assert door.assembly.seating.rounds(DAY) == before
    assert len(door.assembly.people.having(DAY, Attendance.EXPECTED)) == len(away)
    door.close()


def check_the_plan(door: Door, before, away: list[str]) -> None:
    """Everybody here has a seat in every round, hosts their table, and few sit elsewhere."""
    seats = door.assembly.seating
    here = {each.id for each in door.assembly.people.present(DAY)}
    assert here.isdisjoint(away)
    for number in range(1, ROUNDS + 1):
        tables = seats.tables(DAY, number)
        assert sorted(who for table in tables for who in table) == sorted(here)
        assert sorted(map(len, tables)) == [4, 4, 4, 5, 5, 5]
        assert [seats.table_of(DAY, number, host) for host in HOSTS] == list(range(1, 7))
    stayed = {who for old, new in zip(before[0], seats.tables(DAY, 1), strict=True)
              for who in {*old} & {*new}}  # fmt: skip
    assert COME - len(stayed) <= 6
    told = door.frame.after.buttons["round-cards"].text()
    assert "Rundekort" in told
