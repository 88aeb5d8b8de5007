"""What the tests of the agenda share: a programme, and the page with a clock that stands."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.document import Document
from app.models import agenda
from app.models.agenda import ItemKind, Plan
from app.models.assembly import Aspect
from app.ui.agenda.dialog import ItemDialog
from app.ui.agenda.models import Column
from app.ui.agenda.page import AgendaPage
from app.ui.toast import Toast
from tests.assemblies import DAY, NOW, Play, founded

Key = Qt.Key
MINUTE = 60_000
NINE = round(datetime.datetime(2026, 3, 14, 9, 0).timestamp() * 1000)

PROGRAMME = (
    ("a", Plan("Velkomst", ItemKind.PLENARY, 9 * 60, 15, "Karen")),
    ("b", Plan("Oplæg om varme", ItemKind.EXPERT, -1, 20)),
    ("c", Plan("Bordrunde 1", ItemKind.TABLE_ROUND, -1, 30, task="Skriv", round=1)),
    ("d", Plan("Frokost", ItemKind.BREAK, 12 * 60, 45)),
)


class Desk:
    """The page on screen with a real document and a clock that stands until it is moved."""

    def __init__(self, qtbot: QtBot, path: Path, play: Play) -> None:
        self.now = NINE
        journal = Journal.create(path, "laptop")
        journal.append(play.facts, NOW)
        self.document = Document(journal, clock=self._time)
        self.page = AgendaPage(self.document)
        self.told: list[Toast] = []
        self._bot = qtbot
        self.page.told.connect(self.told.append)
        self.document.changed.connect(self._on_changed)
        qtbot.addWidget(self.page)
        self.page.resize(1040, 600)
        self.page.retranslate()
        self.page.show_assembly(self.document.assembly)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def _time(self) -> int:
        return self.now

    def _on_changed(self, aspects: Aspect) -> None:
        if aspects & self.page.aspects:
            self.page.show_assembly(self.document.assembly)

    @property
    def agenda(self) -> agenda.Agenda:
        return self.document.assembly.agenda

    def settle(self) -> None:
        self._bot.waitUntil(lambda: self.document.saved)

    def order(self, meeting: str = DAY) -> list[str]:
        return [each.plan.title for each in self.agenda.day(meeting)]

    def column(self, column: Column) -> list[str]:
        model = self.page.model
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def choose(self, item: str) -> None:
        self.page.table.selectRow(self.page.model.row_of(item))
        self.page.table.setFocus()

    def press(self, key: Qt.Key, with_alt: bool = False) -> None:
        held = Qt.KeyboardModifier.AltModifier
        self._bot.keyClick(
            self.page.table, key, held if with_alt else Qt.KeyboardModifier.NoModifier
        )
        self.settle()

    def click(self, words: str) -> None:
        found = [b for b in self.page.findChildren(QPushButton) if b.text() == words]
        shown = [b for b in found if b.isVisible()]
        assert shown, f"no button {words!r}"
        self._bot.mouseClick(shown[0], Qt.MouseButton.LeftButton)
        self.settle()

    def wait(self, minutes: float) -> None:
        self.now += round(minutes * MINUTE)
        self.page.strip.show_time(self.now)
        self.page.show_assembly(self.document.assembly)

    def digits(self) -> str:
        return self.page.strip.digits

    def words(self) -> str:
        return " ".join(each.text() for each in self.page.findChildren(QLabel) if each.isVisible())

    def dialog(self) -> ItemDialog:
        found = self.page.findChild(ItemDialog)
        assert isinstance(found, ItemDialog)
        return found


def programme() -> Play:
    play = founded()
    for item, plan in PROGRAMME:
        play.do(agenda.add_item(play.assembly, item, DAY, plan))
    return play


@pytest.fixture
def open_desk(qtbot: QtBot, tmp_path: Path, speak) -> Iterator:
    speak("en")
    desks: list[Desk] = []

    def opened(play: Play) -> Desk:
        desks.append(Desk(qtbot, tmp_path / f"{len(desks)}.bordrunde", play))
        return desks[-1]

    yield opened
    for desk in desks:
        desk.document.changed.disconnect()
        desk.page.hide()
        desk.document.close()


@pytest.fixture
def desk(open_desk) -> Desk:
    made = open_desk(programme())
    assert isinstance(made, Desk)
    return made
