"""On an empty page the keyboard is on its one button: Enter begins."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.ui.widgets import EmptyState
from tests.day.test_plain_keys import program

__all__ = ["program"]


def is_on_the_button() -> bool:
    focused = QApplication.focusWidget()
    return isinstance(focused, QPushButton) and isinstance(focused.parentWidget(), EmptyState)


@pytest.mark.parametrize("section", ["agenda", "recommendations", "seating", "polls"])
def test_the_keyboard_is_on_the_button_of_an_empty_page(
    program: Program, qtbot: QtBot, section: str
) -> None:
    program.window.show_section(section)
    qtbot.waitUntil(is_on_the_button)
    program.window.show_section("today")
    program.window.show_section(section)
    qtbot.waitUntil(is_on_the_button)
