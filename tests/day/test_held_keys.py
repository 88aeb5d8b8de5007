"""A key that is held down is one press before the room, whatever the system marks."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.models.room import Cover
from app.ui.room_window import RoomWindow
from tests.day.test_plain_keys import assembly, program, the
from tests.ui.holding import hold

__all__ = ["program"]

Key = Qt.Key


def is_covered(program: Program, cover: Cover) -> bool:
    return the(program.document).saved and assembly(program).room_screen.cover is cover


@pytest.mark.parametrize("repeats", [16, 17])
@pytest.mark.parametrize("has_release", [True, False])
def test_b_held_down_covers_once(
    program: Program, qtbot: QtBot, repeats: int, has_release: bool
) -> None:
    assert program.desk is not None
    for at, cover in ((5_000, Cover.BLANK), (7_000, Cover.NONE)):
        hold(program.desk.panel.picker, Key.Key_B, at, repeats=repeats, has_release=has_release)
        qtbot.waitUntil(partial(is_covered, program, cover))
        qtbot.wait(60)  # until what the repeats might have asked for would be on disk
        assert is_covered(program, cover)


@pytest.mark.parametrize("has_release", [True, False])
def test_a_hold_in_the_rooms_own_window_is_one_press(qtbot: QtBot, has_release: bool) -> None:
    window, meant = RoomWindow(), list[object]()
    qtbot.addWidget(window)
    window.clicked.connect(meant.append)
    for at, key in ((5_000, Key.Key_B), (7_000, Key.Key_B), (9_000, Key.Key_Return)):
        hold(window, key, at, has_release=has_release)
    assert meant == [Cover.BLANK, Cover.BLANK, Key.Key_Return]


def test_enter_held_down_takes_once(program: Program, qtbot: QtBot) -> None:
    assert program.desk is not None
    hold(program.desk.panel.picker, Key.Key_Return, 5_000)
    qtbot.waitUntil(lambda: the(program.document).saved)
    assert assembly(program).room_screen.takes == 1


def test_a_windows_command_gets_no_repeat_undo_neither(program: Program) -> None:
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    told = []
    for key, modifiers in ((Key.Key_N, ctrl | shift), (Key.Key_Z, ctrl)):
        for at in (5_000, 5_500, 5_530, 8_000):
            event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
            event.setTimestamp(at)
            event.ignore()
            QApplication.sendEvent(program.window, event)
            told.append(event.isAccepted())
    assert told == [False, True, True, False] * 2
