"""The second screen's window: what it is called, and that a clicker works when it is in front."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.models.mandate import Meeting, Wording
from app.models.room import Cover, Scene, Showing
from app.settings import Settings
from tests.ui.shell import session_look

__all__ = ["session_look"]

SATURDAY = Wording("Lørdag", meetings=(Meeting("d1", "2027-03-06"),))


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    made = Program(qapp, Settings(device="0" * 16, language="da"), serves=False)
    made.show_start()
    assert made.found(SATURDAY)
    yield made
    made.end()


def test_the_foyers_window_says_what_it_is_and_passes_a_clicker_on(
    program: Program, qtbot: QtBot
) -> None:
    desk, document = program.desk, program.document
    assert desk is not None
    assert document is not None
    desk.panel.pick(Showing(Scene.WELCOME))
    desk.panel.tools.take_to_foyer()
    window = program.foyer.window
    qtbot.waitUntil(window.isVisible)
    assert window.windowTitle() == "Lørdag – skærm i foyeren"
    program.window.choose_language("en")
    assert window.windowTitle() == "Lørdag – foyer screen"
    program.window.choose_language("da")
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton)  # else the keyboard stays at the desk
    qtbot.keyClick(window, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: document.assembly.room_screen.cover is Cover.BLANK)
    qtbot.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: document.assembly.room_screen.showing == Showing(Scene.WELCOME))
