"""At the largest text on the smallest window, in Danish, nothing is pushed out of sight."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.settings import Settings
from tests.day.hands import SECTIONS
from tests.ui.shell import session_look

__all__ = ["session_look"]


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    preferences = Settings(device="0" * 16, language="da", zoom_percent=200)
    made = Program(qapp, preferences, serves=False)
    made.show_start()
    made.window.resize(1280, 720)
    made.window.show()
    made.try_example()
    desk = made.desk
    assert desk is not None
    qtbot.waitUntil(desk.panel.isVisible)
    while made.window.make_next_page():
        QApplication.processEvents()
    yield made
    made.end()
    made.appearance.zoom_reset()


def place(part: QWidget) -> QRect:
    return QRect(part.mapToGlobal(QPoint(0, 0)), part.size())


def test_no_page_is_wider_than_its_place(program: Program, qtbot: QtBot) -> None:
    for section in SECTIONS:
        program.window.show_section(section)
        qtbot.wait(50)
        page = program.window.page
        assert page is not None
        (frame,) = [
            each for each in program.window.findChildren(QScrollArea) if each.widget() is page
        ]
        assert frame.horizontalScrollBar().maximum() == 0, section


def test_the_covers_are_whole_in_the_room_panel(program: Program, qtbot: QtBot) -> None:
    desk = program.desk
    assert desk is not None
    panel = desk.panel
    qtbot.waitUntil(lambda: panel.picker.isVisible())
    covers = [each for each in panel.findChildren(QPushButton) if each.isCheckable()]
    assert len(covers) == 3
    for each in covers:
        assert each.height() >= each.sizeHint().height()
        assert place(panel).contains(place(each))
        assert not place(each).intersects(place(panel.picker)), each.text()
