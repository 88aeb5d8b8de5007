"""Ctrl+Shift+C opens the arrival desk wherever one is in an open document."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.composition import Program
from tests.day.hands import SECTIONS
from tests.day.test_plain_keys import program, rest

__all__ = ["program"]

HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def arrival_desks() -> list[str]:
    shown = (each.objectName() for each in QApplication.topLevelWidgets() if each.isVisible())
    return [each for each in shown if each == "arrival-desk"]


@pytest.mark.parametrize("section", SECTIONS)
def test_the_desk_opens_from_every_section(program: Program, qtbot: QtBot, section: str) -> None:
    program.window.show_section(section)
    rest(program)
    qtbot.keyClick(program.window, Qt.Key.Key_C, HELD)
    qtbot.waitUntil(lambda: arrival_desks() == ["arrival-desk"])
    assert program.window.section == section


def test_there_is_one_desk_however_it_is_asked_for(program: Program, qtbot: QtBot) -> None:
    for section in ("today", "members"):
        program.window.show_section(section)
        program.window.activateWindow()
        rest(program)
        qtbot.keyClick(program.window, Qt.Key.Key_C, HELD)
    qtbot.waitUntil(lambda: arrival_desks() == ["arrival-desk"])
