"""The window at work while the engine thinks in a process of its own."""

from __future__ import annotations

import datetime
import multiprocessing
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.rehearsal.example import make_example
from app.settings import Settings
from app.ui.seating.page import SeatingPage
from tests.ui.shell import session_look

__all__ = ["session_look"]

DAY = datetime.date(2027, 3, 6)
WAIT_MS = 20_000


def test_the_window_asks_a_process_for_a_plan_and_leaves_none_behind(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
):
    program = Program(qapp, Settings(device="0" * 16, theme="light", side=False), serves=False)
    path = tmp_path / "example.bordrunde"
    make_example(path, DAY)
    assert program.open(path)
    program.window.show()
    program.window.show_section("seating")
    page = program.window.findChild(SeatingPage)
    assert page is not None
    page.make_plan()
    qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: page.suggestion is not None, timeout=WAIT_MS)
    suggestion = page.suggestion
    assert suggestion is not None
    assert suggestion.report.members == 27
    program.end()
    assert not multiprocessing.active_children()
