"""Where the keyboard is when a page comes on: where one works, never where a key does harm."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.document import Document
from app.ui.board.page import ThemesPage
from app.ui.notes.page import NotesPage
from app.ui.notes.qr import TableAddresses
from app.ui.page import Page, Section
from app.ui.rail import RailButton
from app.ui.recommendations.page import RecommendationsPage
from app.ui.seating.page import SeatingPage
from app.ui.widgets import Chip
from tests.assemblies import with_recommendation
from tests.ui.board_room import BoardRoom, Opener, opened, tables_at_work
from tests.ui.shell import look, session_look

__all__ = ["look", "opened", "session_look"]


def notes_page(document: Document) -> NotesPage:
    return NotesPage(document, TableAddresses, lambda count: ("A",) * count)


def themes_title() -> str:
    return "Temaer"


def notes_title() -> str:
    return "Noter"


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    """The themes are on screen, the notes are the other section."""
    made = opened(tables_at_work(), ThemesPage)

    def make_themes() -> Page:
        return ThemesPage(made.document)

    def make_notes() -> Page:
        return notes_page(made.document)

    sections = (
        Section("themes", themes_title, "shapes", make_themes),
        Section("notes", notes_title, "sticky-note", make_notes),
    )
    made.window.show_document(made.document, sections)
    made.qtbot.waitUntil(lambda: len(made.window.findChildren(RailButton)) == len(sections))
    made.qtbot.waitUntil(lambda: made.window.section == "themes")
    return made


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def notes_in(room: BoardRoom) -> NotesPage:
    page = room.window.page
    assert isinstance(page, NotesPage)
    return page


def press(room: BoardRoom, number: int) -> None:
    button = room.window.findChildren(RailButton)[number]
    room.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("by", ["key", "press"])
def test_on_the_notes_one_types_at_once(room: BoardRoom, by: str):
    if by == "key":
        room.qtbot.keyClick(room.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    else:
        press(room, 1)
    room.qtbot.waitUntil(lambda: focused() is notes_in(room).entry.field)
    target = focused()
    assert target is not None
    room.qtbot.keyClicks(target, "Nye bænke")
    assert notes_in(room).entry.field.toPlainText() == "Nye bænke"
    assert room.asked.of == [], "no letter is a command"


def test_a_page_that_is_visited_again_has_the_keyboard_where_it_was_left(room: BoardRoom):
    press(room, 1)
    search = notes_in(room).search
    search.setFocus()
    press(room, 0)
    room.qtbot.waitUntil(lambda: not search.hasFocus())
    press(room, 1)
    room.qtbot.waitUntil(search.hasFocus)


def test_whoever_walks_the_rail_by_keyboard_stays_there(room: BoardRoom):
    first, second = room.window.findChildren(RailButton)
    first.setFocus()
    room.qtbot.keyClick(first, Qt.Key.Key_Down)
    room.qtbot.keyClick(second, Qt.Key.Key_Space)
    assert room.window.section == "notes"
    room.qtbot.wait(1)
    assert second.hasFocus()


def test_a_press_of_the_mouse_takes_the_keyboard_from_the_rail(room: BoardRoom):
    first, second = room.window.findChildren(RailButton)
    first.setFocus()
    window, page = room.window.windowHandle(), room.window.page
    assert page is not None
    nowhere = page.mapTo(room.window, QPoint(3, 3))
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, nowhere)
    assert not isinstance(focused(), RailButton)
    assert room.window.section == "themes"
    first.setFocus()
    on_it = second.mapTo(room.window, second.rect().center())
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, on_it)
    assert room.window.section == "notes"
    room.qtbot.waitUntil(lambda: focused() is notes_in(room).entry.field)


def test_the_section_that_is_on_already_gets_the_keyboard_too(room: BoardRoom):
    first, _second = room.window.findChildren(RailButton)
    first.setFocus()
    on_it = first.mapTo(room.window, first.rect().center())
    plain = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(room.window.windowHandle(), Qt.MouseButton.LeftButton, plain, on_it)
    assert focused() is not None
    assert not isinstance(focused(), RailButton)


def places(room: BoardRoom) -> dict[str, Callable[[], bool]]:
    page = room.window.page
    return {
        "seating": lambda: isinstance(focused(), Chip),
        "themes": lambda: isinstance(page, ThemesPage) and page.area.tray.hasFocus(),
        "recommendations": lambda: isinstance(page, RecommendationsPage) and page.list.hasFocus(),
    }


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("seating", SeatingPage),
        ("themes", ThemesPage),
        ("recommendations", RecommendationsPage),
    ],
)
def test_each_page_gives_the_keyboard_to_what_one_works_on(
    opened: Opener, name: str, make: Callable[[Document], Page]
):
    room = opened(with_recommendation(tables_at_work()), make)
    room.qtbot.waitUntil(places(room)[name])


def test_nobody_comes_back_to_a_button_that_was_pressed_there(room: BoardRoom):
    press(room, 1)
    page = notes_in(room)
    page.entry.mark_button.setFocus(Qt.FocusReason.MouseFocusReason)
    press(room, 0)
    room.qtbot.waitUntil(lambda: not page.entry.mark_button.hasFocus())
    press(room, 1)
    room.qtbot.waitUntil(page.entry.field.hasFocus)
