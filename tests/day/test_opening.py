"""What is open stays open, and what is on disk stays, until another document is really there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import places
from app.composition import Program
from app.models.mandate import Meeting, Wording
from app.settings import Settings
from app.ui.rail import RailButton
from tests.ui.shell import session_look

__all__ = ["session_look"]

EXAMPLES = Wording("Eksempel", meetings=(Meeting("d1", "2027-03-06"),))


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot):
    made = Program(qapp, Settings(device="0" * 16, language="da"), serves=False)
    yield made
    made.end()


def test_a_file_that_cannot_be_opened_leaves_the_running_assembly_alone(
    program: Program, tmp_path: Path
):
    strange = tmp_path / "strange.bordrunde"
    strange.write_bytes(b"hello")
    assert program.found(EXAMPLES)
    before = program.document
    assert not program.open(strange)
    assert program.document is before


def test_the_example_never_takes_the_place_of_an_assembly_of_its_name(program: Program):
    assert program.found(EXAMPLES)
    program.try_example()
    names = sorted(each.name for each in places.assemblies_folder().glob("*.bordrunde"))
    assert names == ["Eksempel 2.bordrunde", "Eksempel.bordrunde"]
    assert program.open(places.assemblies_folder() / "Eksempel.bordrunde")
    assert program.document is not None
    assert not program.document.assembly.people.members


def keyboard_is_on_the_page(program: Program, qtbot: QtBot) -> bool:
    window = program.window
    qtbot.waitUntil(lambda: window.page is not None)
    qtbot.wait(1)
    focused, page = QApplication.focusWidget(), window.page
    assert page is not None
    return focused is not None and page.isAncestorOf(focused)


def test_an_assembly_that_is_founded_has_the_keyboard_on_its_first_page(
    program: Program, qtbot: QtBot
):
    with qtbot.waitActive(program.window):
        program.show_start()
        program.window.show()
    assert program.found(EXAMPLES)
    assert keyboard_is_on_the_page(program, qtbot)


def test_an_assembly_that_is_opened_again_has_the_keyboard_on_its_first_page(
    program: Program, qtbot: QtBot
):
    assert program.found(EXAMPLES)
    program.close_assembly()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert program.open(places.assemblies_folder() / "Eksempel.bordrunde")
    with qtbot.waitActive(program.window):
        program.window.show()
        first = program.window.findChildren(RailButton)[-10]
        first.setFocus()  # as some window systems do
    assert keyboard_is_on_the_page(program, qtbot)
