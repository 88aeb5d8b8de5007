"""Ctrl+Z after an entry was taken in takes back what it did, not its letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.models import people
from app.models.people import Attendance, Details, NewMember
from app.ui.members.page import MembersPage
from app.ui.today.speakers import SpeakersCard
from app.ui.widgets import SearchField
from tests.day.test_plain_keys import program
from tests.ui.shell import session_look

__all__ = ["program", "session_look"]

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def staffed(program: Program, qtbot: QtBot) -> Program:
    assert program.document is not None
    new = [NewMember(f"m{at}", Details(f"Ida {at}")) for at in range(1, 31)]
    done = program.document.perform(people.add_members, new)
    qtbot.waitUntil(done.done)
    return program


def focused(qtbot: QtBot, program: Program, field: QLineEdit) -> None:
    program.window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)


def status(program: Program, member: str) -> Attendance:
    assert program.document is not None
    assembly = program.document.assembly
    return assembly.people.status(assembly.mandate.meeting, member)


def test_undo_and_redo_at_the_check_in_field_mean_the_check_in(
    staffed: Program, qtbot: QtBot
) -> None:
    staffed.window.show_section("members")
    qtbot.waitUntil(lambda: isinstance(staffed.window.page, MembersPage))
    page = staffed.window.page
    assert isinstance(page, MembersPage)
    field = page.desk.field
    focused(qtbot, staffed, field)
    qtbot.keyClicks(field, "30")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: status(staffed, "m30") is Attendance.PRESENT)
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: status(staffed, "m30") is Attendance.EXPECTED)
    assert field.text() == ""
    qtbot.keyClick(field, Qt.Key.Key_Y, CONTROL)
    qtbot.waitUntil(lambda: status(staffed, "m30") is Attendance.PRESENT)
    assert field.text() == ""


def test_a_speaker_who_was_added_is_taken_back(staffed: Program, qtbot: QtBot) -> None:
    assert staffed.desk is not None
    assert staffed.document is not None
    document = staffed.document
    staffed.desk.add_speaker()
    card = staffed.window.findChild(SpeakersCard)
    assert card is not None
    focused(qtbot, staffed, card.letters)
    qtbot.keyClicks(card.letters, "30")
    qtbot.keyClick(card.letters, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(document.assembly.speakers.waiting))
    qtbot.keyClick(card.letters, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: not document.assembly.speakers.waiting)
    assert card.letters.text() == ""


def test_a_search_that_was_put_away_is_no_typing_to_take_back(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    for put_away in (
        lambda: qtbot.keyClick(field, Qt.Key.Key_Escape),
        lambda: field.findChildren(QAction, "_q_qlineeditclearaction")[0].trigger(),
    ):
        qtbot.keyClicks(field, "ida")
        put_away()
        assert field.text() == ""
        assert not field.isUndoAvailable()
