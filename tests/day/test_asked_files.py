"""A document that the system wants open is opened, as by a double click on macOS."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.models.mandate import Meeting, Wording
from app.settings import Settings
from app.ui.application import Application
from tests.ui.shell import session_look

__all__ = ["session_look"]

SATURDAY = Wording("Lørdag", meetings=(Meeting("d1", "2027-03-06"),))


@pytest.fixture
def program(qapp: Application, qtbot: QtBot):
    made = Program(qapp, Settings(device="0" * 16, language="da"), serves=False)
    qapp.asked.connect(made.open)
    yield made
    qapp.asked.disconnect(made.open)
    made.end()


def ask_for(event: QFileOpenEvent) -> None:
    application = QApplication.instance()
    assert application is not None
    QApplication.sendEvent(application, event)


def test_a_document_that_the_system_wants_open_is_opened(program: Program):
    assert program.found(SATURDAY)
    assert program.document is not None
    saturday = program.document.path
    assert program.found(Wording("Søndag", meetings=(Meeting("d2", "2027-03-07"),)))
    ask_for(QFileOpenEvent(str(saturday)))
    assert program.document.path == saturday


def test_what_is_no_file_of_this_computer_opens_nothing(program: Program):
    assert program.found(SATURDAY)
    before = program.document
    ask_for(QFileOpenEvent(QUrl("https://example.dk/x")))
    assert program.document is before


def test_a_strange_file_is_told_and_leaves_the_assembly_open(program: Program, tmp_path: Path):
    strange = tmp_path / "strange.bordrunde"
    strange.write_bytes(b"hello")
    assert program.found(SATURDAY)
    before = program.document
    ask_for(QFileOpenEvent(str(strange)))
    assert program.document is before
    assert "strange.bordrunde" in "".join(program.window.banners.texts())
