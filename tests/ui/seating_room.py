"""A facilitator at the seating page: a real document, the page on screen, keys and mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.document import Document
from app.models import seating
from app.models.assembly import Aspect
from app.ui.seating.card import TableCard
from app.ui.seating.controls import SuggestionCard
from app.ui.seating.page import SeatingPage
from app.ui.toast import Toast
from app.ui.widgets import MEMBER_MIME, Banner, Chip
from tests.assemblies import DAY, NOW, Play, with_members, with_plan


class Desk:
    """The page on screen with a real document behind it."""

    def __init__(self, qtbot: QtBot, path: Path, play: Play) -> None:
        journal = Journal.create(path, "laptop")
        journal.append(play.facts, NOW)
        self.document = Document(journal, clock=lambda: NOW)
        self.page = SeatingPage(self.document, effort=24)
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

    def _on_changed(self, aspects: Aspect) -> None:
        if aspects & self.page.aspects:
            self.page.show_assembly(self.document.assembly)

    @property
    def seats(self) -> seating.Seating:
        return self.document.assembly.seating

    def table_of(self, who: str, number: int = 1) -> int:
        return self.seats.table_of(DAY, number, who)

    def wait_until(self, is_so: Callable[[], bool], seconds: int = 5) -> None:
        """For what is worked out beside the window."""
        self._bot.waitUntil(is_so, timeout=seconds * 1_000)

    def perform(self, decide, *args) -> None:
        future = self.document.perform(decide, *args)
        self._bot.waitUntil(future.done)
        future.result()
        QApplication.processEvents()  # what was put into a layout is shown by the next turn

    def settle(self) -> None:
        self._bot.waitUntil(lambda: self.document.saved)

    def chip(self, who: str) -> Chip:
        found = self.page.board.chip(who)
        assert found is not None
        return found

    def shown_at(self, table: int) -> list[str]:
        cards = [each for each in self.page.board.places() if each.table == table]
        return [chip.text() for card in cards for chip in card.chips]

    def press(self, who: str, *keys: Qt.Key) -> None:
        self.page.board.make_current(who)
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None
            self._bot.keyClick(target, key)
        self.settle()

    def button(self, words: str) -> QPushButton:
        found = [b for b in self.page.findChildren(QPushButton) if words in b.text()]
        shown = [b for b in found if b.isVisible()]
        assert shown, f"no button {words!r}"
        return shown[0]

    def click(self, words: str) -> None:
        self._bot.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    def accept_by_key(self) -> None:
        """The suggestion has the keyboard; Tab goes on to its first button."""
        card = QApplication.focusWidget()
        assert isinstance(card, SuggestionCard)
        waiting = self.page.suggestion
        for idle in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self._bot.keyClick(card, idle)
        assert self.page.suggestion is waiting, "an idle key accepts nothing"
        self._bot.keyClick(card, Qt.Key.Key_Tab)
        button = QApplication.focusWidget()
        assert isinstance(button, QPushButton)
        assert button.text() == "Accept"
        self._bot.keyClick(button, Qt.Key.Key_Space)
        self.settle()

    def card(self, table: int) -> TableCard:
        found = next(each for each in self.page.board.places() if each.table == table)
        assert isinstance(found, TableCard)
        return found

    def action(self, name: str) -> None:
        """As chosen from the menu or the palette."""
        found = next(a for a in self.page.actions() if a.objectName() == f"seating-{name}")
        assert found.isEnabled(), name
        found.trigger()

    def banners(self) -> list[str]:
        banners = [b.text for b in self.page.findChildren(Banner) if b.isVisible()]
        cards = self.page.findChildren(SuggestionCard)
        return [*banners, *(card.text for card in cards if card.isVisible())]

    def wait_for_suggestion(self) -> None:
        self._bot.waitUntil(lambda: self.page.suggestion is not None)

    def drop(self, who: str, table: int, on: str = "") -> None:
        card = next(each for each in self.page.board.places() if each.table == table)
        spot = self.chip(on).geometry().center() if on else QPoint(card.width() - 3, 3)
        drag = Drag(who, spot)
        drag.enter(card)
        drag.drop(card)
        self.settle()


class Drag:
    """A chip in the hand over a spot of a card; the data live as long as the events need them."""

    def __init__(self, who: str, spot: QPoint) -> None:
        self._data = QMimeData()
        self._data.setData(MEMBER_MIME, QByteArray(who.encode()))
        self._spot = spot
        self._how = (Qt.DropAction.MoveAction, self._data, Qt.MouseButton.LeftButton)

    def move_to(self, spot: QPoint) -> None:
        """The pointer goes on to another spot of the card it is over."""
        self._spot = spot

    def enter(self, card: QWidget) -> None:
        event = QDragEnterEvent(self._spot, *self._how, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(card, event)

    def drop(self, card: QWidget) -> None:
        event = QDropEvent(QPointF(self._spot), *self._how, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(card, event)


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


def planned(count: int = 12, tables: int = 3, rounds: int = 2) -> Play:
    return with_plan(with_members(count), tables, rounds)
