"""A window with two small pages and a real document, for the tests of the shell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.document import Document
from app.i18n import _
from app.models.assembly import Aspect, Assembly
from app.models.entries import Fact
from app.settings import Settings
from app.ui.commands import Commands
from app.ui.language import use_language
from app.ui.main_window import MainWindow
from app.ui.page import Page, Section
from app.ui.room_place import RoomPlace
from app.ui.room_window import RoomWindow
from app.ui.theme import Appearance, Mode
from app.ui.toast import Toast
from tests.assemblies import NOW, with_members


class PeoplePage(Page):
    """A page that counts how often it looked."""

    aspects = Aspect.PEOPLE

    def __init__(self) -> None:
        super().__init__()
        self.looked: list[int] = []
        self.field, self.list, self.button = QLineEdit(), QListWidget(), QPushButton()
        column = QVBoxLayout(self)
        for part in (self.field, self.list, self.button):
            column.addWidget(part)
        self.action = QAction(self)
        self.action.setShortcut("Ctrl+I")
        self.action.triggered.connect(self.say)
        self.offer(self.action)

    def show_assembly(self, assembly: Assembly) -> None:
        self.looked.append(len(assembly.people.members))

    def retranslate(self) -> None:
        self.action.setText(_("Keyboard shortcuts"))

    def say(self) -> None:
        self.told.emit(Toast("sagt", can_undo=True))


class AgendaPage(PeoplePage):
    aspects = Aspect.AGENDA

    def __init__(self) -> None:
        super().__init__()
        self.removeAction(self.action)


def people_title() -> str:
    return _("Colours")


def agenda_title() -> str:
    return _("Language")


SECTIONS = (
    Section("members", people_title, "users", PeoplePage),
    Section("agenda", agenda_title, "calendar-clock", AgendaPage),
)


def facts_of(members: int) -> list[Fact]:
    """The facts of an assembly with so many members, all of them here."""
    return with_members(members).facts


@dataclass
class Asked:
    """Commands that only note that they were asked for."""

    of: list[str] = field(default_factory=list)

    @property
    def commands(self) -> Commands:
        """As the window wants them."""
        return Commands(self, self)

    def new_assembly(self) -> None:
        self.of.append("new")

    def open_assembly(self) -> None:
        self.of.append("open")

    def try_example(self) -> None:
        self.of.append("example")

    def restore_copy(self) -> None:
        self.of.append("restore")

    def sync_archive(self) -> None:
        self.of.append("sync")

    def close_assembly(self) -> None:
        self.of.append("close")

    def toggle_timer(self) -> None:
        self.of.append("timer")

    def add_minute(self) -> None:
        self.of.append("more")

    def add_five(self) -> None:
        self.of.append("five")

    def ask_time_left(self) -> None:
        self.of.append("left")

    def next_speaker(self) -> None:
        self.of.append("speaker")

    def add_speaker(self) -> None:
        self.of.append("add-speaker")

    def open_voting_desk(self) -> None:
        self.of.append("open_voting_desk")

    def open_arrival_desk(self) -> None:
        self.of.append("arrival")

    def ask_sound(self) -> None:
        self.of.append("sounds")

    def remove_minute(self) -> None:
        self.of.append("less")

    def next_step(self) -> None:
        self.of.append("next step")

    def previous_step(self) -> None:
        self.of.append("previous step")

    def next_item(self) -> None:
        self.of.append("next")

    def take_live(self) -> None:
        self.of.append("take")

    def begin_room(self) -> None:
        self.of.append("begin")

    def next_page(self) -> None:
        self.of.append("next-page")

    def previous_page(self) -> None:
        self.of.append("previous-page")

    def write_message(self) -> None:
        self.of.append("message")

    def write_slide(self) -> None:
        self.of.append("slide")

    def toggle_corner(self) -> None:
        self.of.append("corner")

    def choose_second_copy(self) -> None:
        self.of.append("second-copy")

    def offer_second_laptop(self) -> None:
        self.of.append("second-laptop")

    def take_to_foyer(self) -> None:
        self.of.append("foyer")

    def leave_foyer(self) -> None:
        self.of.append("leave-foyer")

    def check_legibility(self) -> None:
        self.of.append("legibility")

    def help_phones(self) -> None:
        self.of.append("help-phones")

    def ask_network(self) -> None:
        self.of.append("network")


@dataclass
class Shell:
    """The window and what a test looks at around it."""

    window: MainWindow
    room: RoomPlace
    document: Document
    settings: Settings
    asked: Asked
    kept: list[Settings]

    @property
    def page(self) -> PeoplePage:
        page = self.window.page
        assert isinstance(page, PeoplePage)
        return page


@pytest.fixture(scope="session")
def session_look(qapp: QApplication) -> Appearance:
    return Appearance(qapp, Mode.LIGHT)


@pytest.fixture
def look(session_look: Appearance) -> Iterator[Appearance]:
    """The appearance of the whole program, back to light and 100 percent after each test."""
    yield session_look
    session_look.choose(Mode.LIGHT)
    session_look.zoom_to(100)


@pytest.fixture
def shell(qapp: QApplication, look: Appearance, qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    use_language(qapp, "da")
    journal = Journal.create(tmp_path / "a.bordrunde", "laptop-a")
    journal.append(facts_of(6), NOW)
    document = Document(journal, clock=lambda: NOW)
    settings, asked = Settings(), Asked()
    kept: list[Settings] = []

    def keep() -> None:
        kept.append(settings)

    room_window = RoomWindow()
    room = RoomPlace(room_window, settings, keep)
    window = MainWindow(look, settings, keep, asked.commands, room)
    qtbot.addWidget(window)
    qtbot.addWidget(room_window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    window.show_document(document, SECTIONS)
    qtbot.waitUntil(lambda: window.page is not None)
    yield Shell(window, room, document, settings, asked, kept)
    window.close()
    document.close()
    use_language(qapp, "da")
