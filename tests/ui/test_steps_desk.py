"""Whoever runs an item with steps sees which one is on, and goes on or back; on disk at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.document import Document
from app.i18n import Language
from app.models import agenda
from app.models.agenda import ItemKind, Plan, Step, Warnings
from app.ui.meeting_commands import next_step, turn_step
from app.ui.room_panel.words import clock_told
from app.ui.step_line import StepLine
from tests.assemblies import DAY, founded
from tests.ui.agenda_room import MINUTE, NINE, Desk

CAFE = (Step("Runde 1", 20), Step("Skift bord", 3), Step("Runde 2", 20))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, speak: Callable[[Language], None]) -> Iterator[Desk]:
    speak("da")
    play = founded()
    plan = Plan("Café", ItemKind.TABLE_ROUND, length_min=45, steps=CAFE)
    play.do(agenda.add_item(play.assembly, "a", DAY, plan))
    play.do(agenda.start_item(play.assembly, "a", NINE))
    made = Desk(qtbot, tmp_path / "a.bordrunde", play)
    yield made
    made.settle()
    made.document.close()


def shown(line: StepLine) -> list[str]:
    return [each.text() for each in line.findChildren(QLabel) if each.text()]


def later(desk: Desk, minutes: float) -> None:
    desk.now = NINE + round(minutes * MINUTE)
    desk.page.strip.show_time(desk.now)


def step(desk: Desk) -> int:
    on = desk.agenda.items["a"].step_on(desk.now)
    return on.number if on else 0


def test_the_strip_tells_the_step_its_time_and_what_follows(desk: Desk) -> None:
    later(desk, 5)
    line = desk.page.strip.steps
    assert line.accessibleName() == "Trin 1 af 3: Runde 1"
    assert {"15:00", "Runde 1", "Derefter: Skift bord"} <= set(shown(line))
    later(desk, 20)
    assert line.accessibleName() == "Trin 2 af 3: Skift bord"
    later(desk, 30)
    assert not line.next.isEnabled()
    assert line.back.isEnabled()


def test_an_item_without_steps_has_no_line(desk: Desk, qtbot: QtBot) -> None:
    assert desk.page.strip.steps.isVisible()
    plain = Plan("Café", length_min=45)
    qtbot.waitUntil(desk.document.perform(agenda.plan_item, "a", plain).done)
    qtbot.waitUntil(lambda: not desk.page.strip.steps.isVisible())


def test_the_button_goes_on_and_back_and_both_can_be_undone(desk: Desk, qtbot: QtBot) -> None:
    later(desk, 5)
    line = desk.page.strip.steps
    qtbot.mouseClick(line.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: step(desk) == 2)
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told[-1].text == "“Skift bord” er begyndt"
    assert desk.told[-1].can_undo
    assert desk.document.undo_label == "Gå til trinnet Skift bord"
    qtbot.mouseClick(line.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: step(desk) == 1)
    later(desk, 6)
    assert "19:00" in shown(line)
    desk.document.undo()
    qtbot.waitUntil(lambda: step(desk) == 2)
    desk.document.undo()
    qtbot.waitUntil(lambda: step(desk) == 1)
    later(desk, 6)
    assert "14:00" in shown(line)


@pytest.mark.parametrize(("keys", "number"), [("g", 3), ("G", 1)])
def test_in_the_list_g_goes_on_and_shift_g_goes_back(
    desk: Desk, qtbot: QtBot, keys: str, number: int
) -> None:
    later(desk, 21)
    desk.page.table.setFocus()
    shift = Qt.KeyboardModifier.ShiftModifier
    plain = Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(desk.page.table, Qt.Key.Key_G, shift if keys == "G" else plain)
    qtbot.waitUntil(lambda: step(desk) == number)


def test_too_little_time_for_the_steps_is_said(desk: Desk, qtbot: QtBot) -> None:
    later(desk, 21)
    qtbot.waitUntil(turn_step(desk.document, -1)[1].done)
    later(desk, 22)
    assert "Derefter: Skift bord · trinene mangler 19 minutter" in shown(desk.page.strip.steps)


def test_after_the_last_step_there_is_none_and_that_is_said(desk: Desk, qtbot: QtBot) -> None:
    later(desk, 30)
    refused = next_step(desk.document)[1]
    qtbot.waitUntil(refused.done)
    assert "last-step" in str(refused.exception())


def test_the_room_panel_counts_the_step(desk: Desk) -> None:
    item = desk.agenda.items["a"]
    told, meant = clock_told(item, Warnings(), NINE + 22 * MINUTE)
    assert told == "2/3  01:00"
    assert meant == "Café, trin 2 af 3: Skift bord: 1 minut tilbage"


def test_a_program_that_was_killed_is_at_the_same_second_of_the_same_step(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    later(desk, 5)
    qtbot.waitUntil(next_step(desk.document)[1].done)
    desk.settle()
    before = desk.agenda.items["a"].step_on(NINE + 7 * MINUTE)
    for each in tmp_path.glob("a.bordrunde*"):  # as the disk is when the power goes
        (tmp_path / each.name.replace("a.", "b.", 1)).write_bytes(each.read_bytes())
    again = Document(Journal.open(tmp_path / "b.bordrunde", "laptop"))
    assert again.assembly.agenda.items["a"].step_on(NINE + 7 * MINUTE) == before
    again.close()
