"""The second screen's window: what it is called, and that a clicker works when it is in front."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.models.mandate import Meeting, Wording
from app.models.room import Cover, Scene, Showing
from app.settings import Settings
from app.ui.rail import Rail, RailButton
from app.ui.room_place import Place
from app.ui.theme import Space
from app.ui.toast import ToastShelf
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


def test_without_a_display_of_its_own_it_lies_where_nothing_stands(
    program: Program, qtbot: QtBot
) -> None:
    desk, window = program.desk, program.window
    assert desk is not None
    qtbot.waitUntil(lambda: window.page is not None)
    window.setGeometry(window.screen().availableGeometry())
    window.show()
    qtbot.waitActive(window)
    program.room.show()
    desk.panel.pick(Showing(Scene.WELCOME))
    desk.panel.tools.take_to_foyer()
    assert program.foyer.place is Place.WINDOW
    lies = program.foyer.window.geometry()
    rail, page = window.findChild(Rail), window.page
    assert rail is not None
    assert page is not None
    for part in (*rail.findChildren(RailButton), *page.findChildren(QPushButton)):
        if part.isVisible():
            assert not QRect(part.mapToGlobal(QPoint(0, 0)), part.size()).intersects(lies)
    over = QRect(page.mapToGlobal(QPoint(0, 0)), page.size()).intersected(lies)
    assert over.width() <= Space.LARGE, "no more than the page's margin"
    shelf = window.findChild(ToastShelf)
    assert shelf is not None
    assert shelf.text == "Der er ingen ledig skærm til foyeren: Den er i et lille vindue."
