"""A window with the sections of the day's end, over a real document with a clock one can move."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.document import Document
from app.models import voting
from app.models.voting import Choice
from app.settings import Settings
from app.ui.language import use_language
from app.ui.main_window import MainWindow
from app.ui.page import Page, Section
from app.ui.room_place import RoomPlace
from app.ui.room_window import RoomWindow
from app.ui.theme import Appearance, Mode
from tests.assemblies import CARD_SALT, CODES, NOW, Play
from tests.ui.shell import Asked


class Clock:
    """The document's wall clock."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> int:
        return self.now

    def pass_seconds(self, seconds: int) -> None:
        self.now += seconds * 1_000


@dataclass
class Room:
    """The window, its document, its clock, and what a test does with them."""

    window: MainWindow
    document: Document
    settings: Settings
    clock: Clock
    qtbot: QtBot

    @property
    def page(self) -> Page:
        page = self.window.page
        assert page is not None
        return page

    def settle(self) -> None:
        """Everything that was asked for is on disk and shown."""
        self.qtbot.waitUntil(self.is_settled)
        QApplication.processEvents()

    def is_settled(self) -> bool:
        return self.document.saved

    def click(self, button: QWidget) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        self.qtbot.keyClick(widget, key)
        self.settle()

    def advance(self) -> None:
        """The key for the next step of a poll."""
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()
        held = Qt.KeyboardModifier
        modifiers = held.ControlModifier | held.ShiftModifier
        self.qtbot.keyClick(self.window, Qt.Key.Key_Return, modifiers)
        self.settle()

    def type_into(self, widget: QWidget, text: str) -> None:
        widget.setFocus()
        self.qtbot.keyClicks(widget, text)

    def dialog(self, name: str) -> QDialog:
        """The dialog of this name; waits until it is there."""

        def is_there() -> bool:
            found = self.page.findChild(QDialog, name)
            return found is not None and found.isVisible()

        self.qtbot.waitUntil(is_there)
        found = self.page.findChild(QDialog, name)
        assert isinstance(found, QDialog)
        return found

    def vote(self, poll: str, numbers: Sequence[int], choice: Choice) -> None:
        """These cards vote, as from phones."""
        salt = self.document.assembly.voting.polls[poll].salt
        for number in numbers:
            code = CODES[number]
            card = voting.Card(voting.card_hash(code, CARD_SALT), voting.ballot_key(code, salt))
            ballot = f"b{number}{choice}"
            self.document.perform(voting.cast_ballot, poll, card, ballot, choice)
        self.settle()


@cache
def _appearance(qapp: QApplication) -> Appearance:
    """One for the whole run, as in the program."""
    return Appearance(qapp, Mode.LIGHT)


@contextmanager
def opened(
    qapp: QApplication,
    qtbot: QtBot,
    folder: Path,
    play: Play,
    make: Callable[[Document, Settings], Page],
) -> Iterator[Room]:
    """A window that shows one page of an assembly as it was played so far."""
    use_language(qapp, "da")
    journal = Journal.create(folder / "samling.bordrunde", "laptop-a")
    journal.append(play.facts, NOW)
    clock = Clock()
    document = Document(journal, clock=clock)
    settings = Settings()

    def keep() -> None:
        pass

    def made() -> Page:
        return make(document, settings)

    def title() -> str:
        return "Side"

    room_window = RoomWindow()
    window = MainWindow(
        _appearance(qapp), settings, keep, Asked().commands, RoomPlace(room_window, settings, keep)
    )
    qtbot.addWidget(window)
    qtbot.addWidget(room_window)
    window.resize(1280, 720)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.show_document(document, (Section("side", title, "vote", made),))
    qtbot.waitUntil(lambda: window.page is not None)
    yield Room(window, document, settings, clock, qtbot)
    window.close()
    document.close()
    use_language(qapp, "da")
