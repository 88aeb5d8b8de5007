"""Whoever begins to type a name never runs the day: no letter reaches the room from Members."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.mandate import Meeting, Wording
from app.models.room import Cover
from app.settings import Settings
from app.ui.members.import_dialog import ImportDialog
from app.ui.members.list import MembersTable
from app.ui.members.page import MembersPage
from app.ui.room_panel.picker import ScenePicker
from app.ui.toast import ToastShelf
from tests.ui.members_room import ALBERTSLUND, words_in
from tests.ui.shell import session_look

__all__ = ["session_look"]

Key = Qt.Key


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    made = Program(qapp, Settings(device="0" * 16, language="da"), serves=False)
    assert made.found(Wording("Lørdag", meetings=(Meeting("d1", "2027-03-06"),)))
    made.window.show()
    made.window.activateWindow()
    qtbot.waitActive(made.window)
    yield made
    made.end()


def page(program: Program) -> MembersPage:
    shown = program.window.page
    assert isinstance(shown, MembersPage)
    return shown


def imported(program: Program, qtbot: QtBot) -> None:
    program.window.show_section("members")
    page(program).import_file(ALBERTSLUND)
    dialog = page(program).findChildren(ImportDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    qtbot.waitUntil(dialog.confirm.isEnabled)
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page(program).findChildren(ImportDialog))
    program.window.activateWindow()  # as every window system does when a dialog goes
    qtbot.waitActive(program.window)


def cover(program: Program) -> Cover:
    assert program.document is not None
    assert program.document.flush()
    return program.document.assembly.room_screen.cover


def type_there(program: Program, qtbot: QtBot, text: str) -> None:
    """Keys go where the keyboard is, as from a real one."""
    for sign in text:
        qtbot.keyClicks(QApplication.focusWidget() or program.window, sign)


def test_after_an_import_the_search_field_has_the_keyboard(program: Program, qtbot: QtBot):
    imported(program, qtbot)
    qtbot.waitUntil(page(program).desk.field.hasFocus)
    type_there(program, qtbot, "bæ")
    assert page(program).desk.field.text() == "bæ"
    assert cover(program) is Cover.NONE


def test_whenever_members_come_on_the_search_field_has_the_keyboard(program: Program, qtbot: QtBot):
    imported(program, qtbot)
    page(program).list.take_keyboard()
    assert isinstance(QApplication.focusWidget(), MembersTable)
    program.window.show_section("today")
    program.window.show_section("members")
    qtbot.waitUntil(page(program).desk.field.hasFocus)


def test_a_name_typed_with_the_keyboard_elsewhere_on_members_goes_to_the_field(
    program: Program, qtbot: QtBot
):
    imported(program, qtbot)
    qtbot.waitUntil(page(program).desk.field.hasFocus)
    button = next(
        b for b in page(program).findChildren(QPushButton) if b.text() == "Ankomstskranke"
    )
    button.setFocus()
    type_there(program, qtbot, "bæ")
    assert page(program).desk.field.text() == "bæ"
    assert cover(program) is Cover.NONE


@pytest.mark.parametrize("key", [Key.Key_B, Key.Key_F, Key.Key_T, Key.Key_N, Key.Key_Space])
def test_where_nothing_has_the_keyboard_no_single_key_acts_on_members(
    program: Program, qtbot: QtBot, key: Key
):
    program.window.show_section("members")
    program.window.setFocus()
    qtbot.keyClick(program.window, key)
    assert cover(program) is Cover.NONE
    assert program.window.findChild(MembersPage) is page(program), "an empty list takes no letter"


def test_from_the_room_panel_the_keys_of_the_room_act_on_every_page(program: Program, qtbot: QtBot):
    program.window.show_section("members")
    assert program.desk is not None
    take = program.desk.panel.findChild(QPushButton, "take")
    assert isinstance(take, QPushButton)
    take.setFocus()
    qtbot.keyClick(take, Key.Key_B)
    assert cover(program) is Cover.BLANK
    picker = program.desk.panel.findChild(ScenePicker)
    assert isinstance(picker, ScenePicker)
    picker.setFocus()
    qtbot.keyClick(picker, Key.Key_B)
    assert cover(program) is Cover.NONE


def test_on_today_the_keys_of_the_room_act_while_it_sees_something(program: Program, qtbot: QtBot):
    program.window.show_section("today")
    program.room.show_in_window()
    program.window.activateWindow()
    qtbot.waitActive(program.window)
    program.window.setFocus()
    qtbot.keyClick(program.window, Key.Key_B)
    assert cover(program) is Cover.BLANK


def test_what_the_import_refuses_is_told_in_its_dialog_and_nowhere_behind_it(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_args: object) -> Facts:
        raise Refused("text-too-long", length=300, longest=200)

    monkeypatch.setattr("app.ui.members.import_dialog.take_list", refuse)
    program.window.show_section("members")
    page(program).import_file(ALBERTSLUND)
    dialog = page(program).findChildren(ImportDialog)[-1]
    qtbot.waitUntil(dialog.confirm.isEnabled)
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Teksten er for lang" in words_in(dialog))
    shelf = program.window.findChild(ToastShelf)
    assert isinstance(shelf, ToastShelf)
    assert shelf.text == ""
    dialog.reject()
