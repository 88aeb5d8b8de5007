"""The strip of phases: seen, moved by mouse, keyboard and palette, undone, shown to the room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.models.recommendations import Gate, Stage, open_stage
from app.models.room import Scene
from app.ui.recommendations.page import RecommendationsPage
from app.ui.recommendations.phase_strip import PhaseStrip
from app.ui.scenes import gate_of
from tests.assemblies import NOW
from tests.ui.board_room import BoardRoom, Opener, opened, page_of, tables_at_work
from tests.ui.shell import look, session_look
from tests.ui.test_recommendations_page import drafted, make_page

__all__ = ["look", "opened", "session_look"]


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    return opened(drafted(), make_page)


def strip(room: BoardRoom) -> PhaseStrip:
    return page_of(room, RecommendationsPage).phases.strip


def gate(room: BoardRoom) -> Gate:
    return room.document.assembly.recommendations.way.gate


def click(room: BoardRoom, widget: QWidget) -> None:
    room.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
    room.settle()


def action(room: BoardRoom, key: str) -> QAction:
    found = page_of(room, RecommendationsPage).findChild(QAction, f"phase-{key}")
    assert isinstance(found, QAction)
    return found


def test_the_strip_begins_closes_and_opens_what_follows(room: BoardRoom):
    told = strip(room)
    assert told.step.text() == "Begynd faserne"
    click(room, told.step)
    assert (told.name.text(), told.place.text()) == ("Værdier", "Fase 1 af 15")
    assert (gate(room).stage, gate(room).is_open) == (Stage.VALUES, True)
    click(room, told.step)
    assert not gate(room).is_open
    assert told.step.text() == "Åbn: Vision"
    click(room, told.step)
    assert gate(room).stage is Stage.VISION
    assert room.toast.startswith("Vision (åben)")


def test_the_keyboard_moves_it_and_undo_takes_each_step_back(room: BoardRoom):
    room.press(strip(room).step, Qt.Key.Key_Space)
    room.press(strip(room).step, Qt.Key.Key_Space)
    assert gate(room) == Gate(Stage.VALUES, False, 0, gate(room).at)
    room.undo()
    assert gate(room).is_open
    room.undo()
    assert not gate(room).is_followed
    assert room.document.assembly.recommendations.way.trace == ()


def test_a_last_call_says_when_and_can_be_taken_back(room: BoardRoom):
    room.document.do("", open_stage, Stage.IDEAS, NOW)
    room.settle()
    action(room, "call-10").trigger()
    room.settle()
    assert gate(room).until - gate(room).at in (600_000, 599_999)
    assert "lukkes for nye idéer kl." in strip(room).meaning.text()
    assert not strip(room).call.isVisible()
    assert action(room, "again").text() == "Tag det sidste udkald tilbage"
    action(room, "again").trigger()
    room.settle()
    assert gate(room).is_open
    assert gate(room).until == 0


def test_what_makes_no_sense_is_not_offered(room: BoardRoom):
    on = {key: action(room, key).isEnabled() for key in ("step", "call-5", "again", "room")}
    assert on == {"step": True, "call-5": False, "again": False, "room": False}
    room.document.do("", open_stage, Stage.HANDOVER, NOW)
    room.settle()
    click(room, strip(room).step)
    assert not strip(room).step.isVisible()
    assert not action(room, "step").isEnabled()
    assert action(room, "again").isEnabled()


def test_the_menu_goes_to_any_phase_also_back(room: BoardRoom):
    room.document.do("", open_stage, Stage.DRAFT_2, NOW)
    room.settle()
    action(room, "choose").trigger()
    (menu,) = [each for each in room.window.findChildren(QMenu) if each.isVisible()]
    rows = menu.actions()
    assert [each.text() for each in rows if each.isChecked()] == ["7. 2. udkast"]
    next(each for each in rows if each.text() == "4. Idéer").trigger()
    menu.close()
    room.settle()
    assert gate(room).stage is Stage.IDEAS
    assert room.document.assembly.recommendations.way.went_back(1)


def test_the_room_gets_the_gate_as_it_is_and_keeps_it_until_the_next_take(room: BoardRoom):
    room.document.do("", open_stage, Stage.IDEAS, NOW)
    room.settle()
    action(room, "room").trigger()
    room.settle()
    showing = room.document.assembly.room_screen.showing
    assert showing.scene is Scene.GATE
    taken = gate_of(showing.subject)
    assert taken == gate(room)
    click(room, strip(room).step)
    assert gate_of(room.document.assembly.room_screen.showing.subject) == taken
    assert taken != gate(room)


def test_the_strip_is_there_before_the_first_recommendation(opened: Opener):
    room = opened(tables_at_work(), make_page)
    assert strip(room).isVisible()
    click(room, strip(room).step)
    assert strip(room).name.text() == "Værdier"


def test_a_narrow_strip_keeps_name_and_step(room: BoardRoom):
    room.document.do("", open_stage, Stage.LIVE_WITH, NOW)
    room.settle()
    told = strip(room)
    told.resize(400, told.height())
    assert told.name.isVisible()
    assert told.step.isVisible()
    assert not told.call.isVisible()
    assert not told.meaning.isVisible()
