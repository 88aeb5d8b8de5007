"""The keys of the arrival desk: a hold is one press, and what was taken back can be done again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication

from app.models.people import Attendance
from app.ui.arrival.frame import Place
from app.ui.key_guard import EnterPresses
from tests.assemblies import DAY
from tests.ui.arrival_room import Door
from tests.ui.holding import hold
from tests.ui.shell import look, session_look
from tests.ui.test_arrival_desk import all_but, morning

__all__ = ["look", "session_look"]

Key = Qt.Key
KEYS = (Key.Key_F2, Key.Key_F4, Key.Key_F6, Key.Key_F7, Key.Key_F8, Key.Key_F9)


@pytest.fixture
def door(qtbot, tmp_path) -> Iterator[Door]:
    made = Door(qtbot, tmp_path / "a.bordrunde", morning())
    yield made
    made.close()


def here(door: Door) -> set[str]:
    return {each.name for each in door.assembly.people.present(DAY)}


@pytest.mark.parametrize("key", KEYS)
def test_a_function_key_that_is_held_down_acts_once(door, key):
    """A repeat is kept from the shortcuts, whether the system marks it or not."""
    told = []
    for at in (5_000, 5_500, 5_530, 8_000):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(at)
        event.ignore()
        QApplication.sendEvent(door.frame.field, event)
        told.append(event.isAccepted())
    assert told == [False, True, True, False]
    mine = [
        each
        for each in door.window.actions()
        if each.shortcut().toString() == f"F{key - Key.Key_F1 + 1}"
    ]
    assert [each.autoRepeat() for each in mine] == [False]


def test_the_key_of_the_phones_acts_once(door):
    assert not any(each.autoRepeat() for each in door.frame.missing.findChildren(QAction))


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space, Key.Key_Delete])
def test_a_key_that_is_held_down_in_the_list_of_who_is_missing_means_one_person(door, key):
    missing = door.frame.missing
    missing.setFocus()
    missing.selectRow(0)
    hold(missing, key, 5_000)
    door.settle()
    noted = door.assembly.people.having(DAY, Attendance.PRESENT, Attendance.ABSENT)
    assert len(noted) == 1


def test_enter_held_down_takes_the_repaired_plan_and_prints_nothing(door, qapp):
    owner = QObject()
    EnterPresses(qapp, owner)
    all_but(door, "Ove Dam")
    door.press(Key.Key_F8)
    door.wait_for_offer()
    door.frame.field.setFocus()
    door.frame.offer.moves.setFocus()
    _send(door.frame.offer.moves, 5_000)
    door.wait_for(lambda: door.frame.place is Place.AFTER)
    assert QApplication.focusWidget() in door.frame.after.buttons.values()
    _send(QApplication.focusWidget(), 5_500)
    door.settle()
    assert door.frame.after.buttons["seating-list"].isEnabled()
    assert door.opened == []
    owner.deleteLater()


def _send(widget, at: int) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(at)
    QApplication.sendEvent(widget, event)


def test_what_was_taken_back_can_be_done_again(door):
    door.enter("ida")
    door.enter("am")
    assert not door.frame.redo_button.isVisible()
    door.press(Key.Key_F9)
    door.press(Key.Key_F9)
    assert here(door) == set()
    assert "Shift+F9" in door.frame.undo_button.toolTip()
    assert "Ida Bæk" in door.frame.redo_button.toolTip()
    redo(door)
    assert here(door) == {"Ida Bæk"}
    assert door.says.startswith("Gentaget")
    assert "Ida Bæk" in door.says
    door.frame.redo_button.click()
    door.settle()
    assert here(door) == {"Ida Bæk", "Amina El-Khatib"}
    assert not door.frame.redo_button.isVisible()
    door.press(Key.Key_F9)
    assert here(door) == {"Ida Bæk"}


def test_what_is_done_anew_ends_what_could_be_done_again(door):
    door.enter("ida")
    door.press(Key.Key_F9)
    door.enter("am")
    assert not door.frame.redo_button.isVisible()
    redo(door)
    assert here(door) == {"Amina El-Khatib"}


def redo(door: Door) -> None:
    door.bot.keyClick(door.frame.field, Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    door.settle()
