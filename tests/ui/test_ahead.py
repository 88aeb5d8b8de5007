"""Pages are there before they are visited, and nobody has to wait for that."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.models.mandate import Meeting, Wording
from app.settings import Settings
from app.ui.ahead import Ahead
from app.ui.sections import page_modules
from tests.ui.shell import session_look

__all__ = ["session_look"]


class Maker:
    """Names two modules, then makes three pages."""

    def __init__(self) -> None:
        self.named: list[str] = []
        self.made = 0

    def modules(self) -> Iterator[str]:
        for each in ("colorsys", "stringprep"):
            self.named.append(each)
            yield each

    def make_next(self) -> bool:
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
    sys.modules.pop("colorsys", None)
    ahead = Ahead(maker.modules(), maker.make_next, owner)
    ahead.start()
    assert maker.named == []
    qtbot.waitUntil(lambda: len(maker.named) == 2)
    assert maker.made == 0
    qtbot.waitUntil(lambda: maker.made == 3)
    assert "colorsys" in sys.modules
    ahead.stop()


def test_after_the_stop_nothing_is_imported_or_made(owner: QObject, qtbot: QtBot):
    maker = Maker()
    ahead = Ahead(maker.modules(), maker.make_next, owner)
    ahead.start()
    ahead.stop()
    qtbot.wait(400)
    assert (maker.named, maker.made) == ([], 0)


def test_what_is_named_to_import_are_the_parts_of_pages():
    named = tuple(page_modules())
    for each in named:
        assert importlib.util.find_spec(each) is not None
    for key in ("members", "report"):
        page = f"app.ui.{key}.page"
        assert page in named or page in sys.modules


def test_every_page_of_an_open_document_is_made_while_one_is_on_screen(
    qapp: QApplication, qtbot: QtBot
):
    program = Program(qapp, Settings(device="0" * 16, language="da"), serves=False)
    assert program.found(Wording("Lørdag", meetings=(Meeting("d1", "2027-03-06"),)))
    program.window.show()
    qtbot.waitUntil(lambda: program.window.section == "today")
    shown: list[str] = []
    program.window.section_shown.connect(shown.append)
    pages = program.window.findChildren(QObject)
    qtbot.waitUntil(lambda: len(program.window.findChildren(QObject)) > len(pages))
    qtbot.waitUntil(lambda: not program.window.make_next_page(), timeout=20_000)
    assert program.window.section == "today"
    assert shown == []
    program.end()
