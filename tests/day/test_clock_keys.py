"""What the window says when a key has run the day's clock, and when there is nothing to run."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.models import agenda
from app.models.agenda import Plan
from app.ui.start.new_assembly_dialog import NewAssemblyDialog
from app.ui.toast import ToastShelf
from app.ui.today.speakers import Letters
from app.ui.widgets import Button
from tests.day.test_plain_keys import assembly, press, program, rest, the

__all__ = ["program"]

EMPTY = "Dagen har intet program endnu. Tilføj først et programpunkt."


def said(program: Program) -> str:
    """The toast that stands, "" for none."""
    shelf = program.window.findChild(ToastShelf)
    assert shelf is not None
    label = shelf.findChild(QLabel)
    assert label is not None
    return label.text() if shelf.isVisible() else ""


def is_said(program: Program, words: str) -> bool:
    return said(program) == words


def plan(program: Program, qtbot: QtBot, *titles: str) -> None:
    for title in titles:
        done = the(program.document).perform(agenda.add_item, title, "d1", Plan(title)).done
        qtbot.waitUntil(done)


def test_a_toast_says_what_has_happened_not_what_to_do(program: Program, qtbot: QtBot) -> None:
    plan(program, qtbot, "Velkomst", "Frokost")
    program.window.show_section("today")
    for key, words in (
        ("Space", "“Velkomst” er begyndt"),
        ("Space", "“Velkomst” er sat på pause"),
        ("Space", "“Velkomst” fortsætter"),
        ("N", "“Frokost” er begyndt"),
    ):
        rest(program)
        press(program, qtbot, key)
        qtbot.waitUntil(partial(is_said, program, words))


@pytest.mark.parametrize("section", ["today", "agenda"])
def test_an_empty_programme_has_no_last_item(program: Program, qtbot: QtBot, section: str) -> None:
    program.window.show_section(section)
    for key in ("N", "Space"):
        program.window.setFocus()
        rest(program)
        press(program, qtbot, key)
        assert assembly(program).agenda.running is None
        qtbot.waitUntil(partial(is_said, program, EMPTY))


def test_space_starts_the_clock_though_a_button_was_pressed_before(
    program: Program, qtbot: QtBot
) -> None:
    plan(program, qtbot, "Velkomst")
    program.window.show_section("today")
    rest(program)
    page = program.window.page
    assert page is not None
    edit = next(each for each in page.findChildren(Button) if each.text() == "Redigér…")
    qtbot.mouseClick(edit, Qt.MouseButton.LeftButton)
    dialog = page.findChild(NewAssemblyDialog)
    assert dialog is not None
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    program.window.activateWindow()
    qtbot.waitUntil(edit.hasFocus)
    ctrl = Qt.KeyboardModifier.ControlModifier
    for key in (Qt.Key.Key_2, Qt.Key.Key_1):
        qtbot.keyClick(program.window, key, ctrl)
        rest(program)
    assert program.window.section == "today"
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, Qt.Key.Key_Space)
    qtbot.waitUntil(partial(is_said, program, "“Velkomst” er begyndt"))


def test_the_field_for_a_speaker_is_reached_by_keys_from_any_page(
    program: Program, qtbot: QtBot
) -> None:
    program.window.show_section("agenda")
    press(program, qtbot, "Ctrl+Shift+J")
    assert program.window.section == "today"
    field = QApplication.focusWidget()
    assert isinstance(field, Letters)
    qtbot.keyClicks(field, "Ida")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(assembly(program).speakers.waiting) == 1)
