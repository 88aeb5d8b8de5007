"""Backups in the window: tried, and opened beside the assembly that runs."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import places
from app.archive.verify import verify
from app.composition import Program
from app.models import board
from app.models.mandate import Meeting, Wording
from app.settings import Settings
from app.ui.copies_dialog import CopiesDialog
from tests.ui.shell import session_look

__all__ = ["session_look"]


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot):
    made = Program(qapp, Settings(device="0" * 16, language="da"), serves=False)
    assert made.found(Wording("Lørdag", meetings=(Meeting("d1", "2027-03-06"),)))
    yield made
    made.end()
    made.leave()


def test_the_newest_backup_is_tried_and_opened_beside(program: Program, qtbot: QtBot):
    running = program.document
    assert running is not None
    qtbot.waitUntil(running.perform(board.make_theme, "t1", "Trafik").done)
    running.back_up()
    assert running.flush()
    program.restore_copy()
    (dialog,) = program.window.findChildren(CopiesDialog)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    dialog.look_button.click()
    qtbot.waitUntil(lambda: "I den:" in dialog.told.text())
    dialog.try_button.click()
    qtbot.waitUntil(lambda: "siger præcis det samme" in dialog.told.text())
    qtbot.waitUntil(running.perform(board.make_theme, "t2", "Lys").done)
    dialog.open_button.click()
    opened = program.document
    assert opened is not None
    assert opened.path != places.assemblies_folder() / "Lørdag.bordrunde"
    assert list(opened.assembly.board.themes) == ["t1"]
    program.close_assembly()
    first = places.assemblies_folder() / "Lørdag.bordrunde"
    assert verify(first).findings == ()
    assert program.open(first)
    assert program.document is not None
    assert set(program.document.assembly.board.themes) == {"t1", "t2"}


def test_before_the_first_backup_the_list_says_so(program: Program, qtbot: QtBot):
    program.restore_copy()
    (dialog,) = program.window.findChildren(CopiesDialog)
    qtbot.waitUntil(lambda: bool(dialog.told.text()))
    assert not dialog.try_button.isEnabled()
    assert not dialog.open_button.isEnabled()
