"""The keyboard stays with the facilitator whatever a window system does with the room window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.room import Cover
from app.ui.keyboard_back import KeyboardBack
from app.ui.room_place import RoomPlace
from app.ui.room_window import RoomWindow
from tests.ui.shell import Shell, look, session_look, shell

__all__ = ["look", "session_look", "shell"]


def focus_by_system(place: RoomPlace) -> None:
    """As a window manager does: it gives the keyboard to a window that nobody pressed."""
    place.window.windowHandle().requestActivate()
    QApplication.processEvents()


def is_old(place: RoomPlace) -> None:
    """As if it had been there for a while."""
    back = place.window.findChild(KeyboardBack)
    assert back is not None
    back.settle()


def on_display(place: RoomPlace) -> None:
    place.show()


def in_window(place: RoomPlace) -> None:
    place.show_in_window()


@pytest.mark.parametrize("put", [on_display, in_window])
def test_a_window_just_shown_gives_the_keyboard_back(
    shell: Shell, qtbot: QtBot, put: Callable[[RoomPlace], None]
):
    shell.page.field.setFocus()
    put(shell.room)
    focus_by_system(shell.room)
    qtbot.waitUntil(shell.window.isActiveWindow)
    assert shell.page.field.hasFocus()


def test_a_foyer_just_shown_gives_the_keyboard_back(shell: Shell, qtbot: QtBot):
    window = RoomWindow()
    qtbot.addWidget(window)
    foyer = RoomPlace(window, shell.settings, lambda: None, is_foyer=True)
    foyer.stay_clear_of(shell.window)
    foyer.show()
    focus_by_system(foyer)
    qtbot.waitUntil(shell.window.isActiveWindow)
    foyer.close()
    foyer.deleteLater()


def test_what_is_typed_right_after_does_nothing_before_the_room(shell: Shell, qtbot: QtBot):
    window, meant, steps = shell.room.window, list[object](), list[int]()
    window.clicked.connect(meant.append)
    window.stepped.connect(steps.append)
    shell.window.showMinimized()  # so that the keyboard stays where the window system put it
    shell.room.show()
    focus_by_system(shell.room)
    assert window.isActiveWindow()
    for key in (Qt.Key.Key_B, Qt.Key.Key_F, Qt.Key.Key_T, Qt.Key.Key_Return, Qt.Key.Key_PageDown):
        qtbot.keyClick(window, key)
    assert meant == []
    assert steps == [1], "a clicker's page is nothing that somebody types"
    is_old(shell.room)
    qtbot.keyClick(window, Qt.Key.Key_B)
    assert meant == [Cover.BLANK], "a clicker works before a desk that is put away"


def test_a_wall_that_gets_the_keyboard_later_without_a_press_gives_it_back(
    shell: Shell, qtbot: QtBot
):
    shell.room.show()
    is_old(shell.room)
    focus_by_system(shell.room)
    qtbot.waitUntil(shell.window.isActiveWindow)


def test_a_wall_that_is_pressed_keeps_the_keyboard_for_a_clicker(shell: Shell, qtbot: QtBot):
    window, meant = shell.room.window, list[object]()
    window.clicked.connect(meant.append)
    shell.room.show()
    is_old(shell.room)
    focus_by_system(shell.room)
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton)
    qtbot.wait(300)
    assert window.isActiveWindow()
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert meant == [Qt.Key.Key_F5]


def test_a_small_window_may_be_worked_by_keyboard_later(shell: Shell, qtbot: QtBot):
    shell.room.show_in_window()
    is_old(shell.room)
    focus_by_system(shell.room)
    qtbot.wait(300)
    assert shell.room.window.isActiveWindow(), "it is moved and closed as any window is"


def test_a_question_that_waits_gets_the_keyboard(shell: Shell, qtbot: QtBot):
    shell.room.choose_screen()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    shell.room.show()
    focus_by_system(shell.room)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.close()


def test_a_take_after_another_program_had_the_keyboard_wins_the_wall_and_gives_it_back(
    shell: Shell, qtbot: QtBot
):
    """Some window managers raise only a window that gets the keyboard."""
    seen: list[bool] = []
    shell.room.show()
    is_old(shell.room)
    shell.page.field.setFocus()
    qtbot.waitUntil(shell.window.isActiveWindow)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusWindowChanged.connect(
        lambda focus: seen.append(focus is shell.room.window.windowHandle())
    )
    shell.room.come_forward()
    QApplication.processEvents()
    assert seen == [], "nothing lay over it"
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    shell.room.come_forward()
    qtbot.waitUntil(lambda: seen == [True, False])
    assert shell.page.field.hasFocus()
    app.focusWindowChanged.disconnect()
