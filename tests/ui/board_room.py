"""One page of notes, themes or recommendations in the real window, over a real document."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.document import Document
from app.models import board
from app.models.assembly import Assembly
from app.models.board import Mark
from app.models.entries import Fact, Facts
from app.settings import Settings
from app.ui.language import use_language
from app.ui.main_window import MainWindow
from app.ui.page import Page, Section
from app.ui.room_place import RoomPlace
from app.ui.room_window import RoomWindow
from app.ui.theme import Appearance
from app.ui.toast import ToastShelf
from app.ui.widgets import EmptyState
from tests.assemblies import DAY, NOW, Play, with_item, with_members, with_plan
from tests.ui.shell import Asked

D = TypeVar("D", bound=QDialog)
P = TypeVar("P", bound=Page)

TEXTS = (
    "Flere cykelstier langs Roskildevej",
    "Bedre lys på cykelstierne om aftenen",
    "Trygge cykelstier til skolen",
    "Billigere varme i rækkehusene",
    "Fjernvarmen er for dyr",
    "Nye vinduer sparer på varmen",
    "Fællesspisning hver måned",
    "Et fælleshus med stort køkken",
    "Naboer mødes til fællesspisning",
)


def tables_at_work(notes: int = 9) -> Play:
    """Twelve members at three tables, one item on, and some notes from each table."""
    play = with_plan(with_item(with_item(with_members()), "i2"))
    for number, text in enumerate(TEXTS[:notes]):
        new = board.NewNote(f"n{number}", DAY, "i1", 1 + number % 3, text, Mark.IDEA)
        play.do(board.write_note(play.assembly, new, NOW + number))
    return play


@dataclass
class BoardRoom:
    """The window, its document, and who was asked for the window's own commands."""

    window: MainWindow
    document: Document
    asked: Asked
    qtbot: QtBot

    def settle(self) -> None:
        """Waits until everything that was done is on disk and shown."""
        self.qtbot.waitUntil(self.is_settled)

    def is_settled(self) -> bool:
        return self.document.saved

    def press(self, widget: QWidget, *keys: Qt.Key | str) -> None:
        """Keys one after another, each settled; a text is typed."""
        for key in keys:
            if isinstance(key, str):
                self.qtbot.keyClicks(widget, key)
            else:
                self.qtbot.keyClick(widget, key)
            self.settle()

    def press_alt(self, widget: QWidget, key: Qt.Key) -> None:
        self.qtbot.keyClick(widget, key, Qt.KeyboardModifier.AltModifier)
        self.settle()

    def press_ctrl(self, widget: QWidget, key: Qt.Key) -> None:
        self.qtbot.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def undo(self) -> None:
        self.document.undo()
        self.settle()

    def dialog(self, kind: type[D]) -> D:
        """The dialog that is open."""
        found = [each for each in self.window.findChildren(kind) if each.isVisible()]
        assert len(found) == 1
        return found[0]

    def texts(self) -> list[str]:
        """Every label that can be read now."""
        return [each.text() for each in self.window.findChildren(QLabel) if each.isVisible()]

    def press_empty(self) -> None:
        """The one button of an empty page."""
        states = [each for each in self.window.findChildren(EmptyState) if each.isVisible()]
        buttons = [each for each in states[0].findChildren(QPushButton) if each.isVisible()]
        self.qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)

    @property
    def toast(self) -> str:
        shelf = self.window.findChild(ToastShelf)
        assert shelf is not None
        return shelf.text


def saying(*facts: Fact) -> Callable[[Assembly], Facts]:
    """A decision that says these facts, as another laptop's entries would."""

    def decided(_assembly: Assembly) -> Facts:
        return facts

    return decided


Opener = Callable[[Play, Callable[[Document], Page]], BoardRoom]


@pytest.fixture
def opened(qapp: QApplication, look: Appearance, qtbot: QtBot, tmp_path: Path) -> Iterator[Opener]:
    """Opens a window with one page over what was played."""
    rooms: list[BoardRoom] = []
    use_language(qapp, "da")

    def open_page(play: Play, make: Callable[[Document], Page]) -> BoardRoom:
        journal = Journal.create(tmp_path / "a.bordrunde", "laptop-a")
        journal.append(play.facts, NOW)
        ticks = itertools.count(NOW + 60_000)  # no two deeds at one millisecond: order is told
        document = Document(journal, clock=lambda: next(ticks))
        settings, asked, room_window = Settings(), Asked(), RoomWindow()
        room = RoomPlace(room_window, settings, lambda: None)
        window = MainWindow(look, settings, lambda: None, asked.commands, room)
        qtbot.addWidget(window)
        qtbot.addWidget(room_window)
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
        qtbot.waitActive(window)
        section = Section("page", lambda: "Side", "shapes", lambda: make(document))
        window.show_document(document, (section,))
        qtbot.waitUntil(lambda: window.page is not None)
        rooms.append(BoardRoom(window, document, asked, qtbot))
        return rooms[-1]

    yield open_page
    for each in rooms:
        each.window.close()
        each.document.close()
    use_language(qapp, "da")


def page_of(room: BoardRoom, kind: type[P]) -> P:
    page = room.window.page
    assert isinstance(page, kind)
    return page
