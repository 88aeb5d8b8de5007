"""Pages are there before they are visited, and nobody has to wait for that."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.models.mandate import Meeting, Wording
from app.settings import Settings
from app.ui.ahead import Ahead
from tests.ui.shell import session_look

__all__ = ["session_look"]


class Maker:
    """Imports when it is let, then makes three pages."""

    def __init__(self) -> None:
        self.may_import = threading.Event()
        self.thread: threading.Thread | None = None
        self.made = 0

    def imports(self) -> None:
        self.thread = threading.current_thread()
        self.may_import.wait()

    def make_next(self) -> bool:
        assert threading.current_thread() is threading.main_thread()
        if self.made == 3:
            return False
        self.made += 1
        return True


@pytest.fixture
def owner(qapp: QApplication):
    made = QObject()
    yield made
    made.deleteLater()


def test_pages_are_made_one_after_the_other_once_all_is_imported(owner: QObject, qtbot: QtBot):
    maker = Maker()
    ahead = Ahead(maker.imports, maker.make_next, owner)
    ahead.start()
    qtbot.wait(400)
    assert maker.made == 0
    maker.may_import.set()
    qtbot.waitUntil(lambda: maker.made == 3)
    assert maker.thread is not threading.main_thread()
    ahead.stop()


def test_after_the_stop_nothing_is_made(owner: QObject, qtbot: QtBot):
    maker = Maker()
    maker.may_import.set()
    ahead = Ahead(maker.imports, maker.make_next, owner)
    ahead.start()
    ahead.stop()
    qtbot.wait(400)
    assert maker.made == 0


def test_every_page_of_an_open_document_is_made_while_one_is_on_screen(
    qapp: QApplication, qtbot: QtBot
):
    program = Program(qapp, Settings(device="0" * 16, language="da"), serves=False)
    assert program.found(Wording("Lørdag", meetings=(Meeting("d1", "2027-03-06"),)))
    program.window.show()
    shown: list[str] = []
    program.window.section_shown.connect(shown.append)
    pages = program.window.findChildren(QObject)
    qtbot.waitUntil(lambda: len(program.window.findChildren(QObject)) > len(pages))
    qtbot.waitUntil(lambda: not program.window.make_next_page(), timeout=20_000)
    assert program.window.section == "today"
    assert shown == []
    program.end()
