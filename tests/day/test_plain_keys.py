"""Keys without Ctrl act only where the table says: nobody blackens the room by typing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.document import Document
from app.models import agenda
from app.models.agenda import Plan
from app.models.assembly import Assembly
from app.models.mandate import Meeting, Wording
from app.models.room import Cover, Scene, Showing
from app.settings import Settings
from app.ui.page import Page
from app.ui.plain_keys import EVERYWHERE, OWNED, is_strange_name, place_of
from app.ui.rail import Rail
from app.ui.slides.programme_slide import ProgrammeSlide
from app.ui.toast import Toast, ToastShelf
from app.ui.widgets import Button
from tests.day.hands import SECTIONS
from tests.ui.shell import session_look

__all__ = ["session_look"]

Key = Qt.Key
SATURDAY = Wording("Lørdag", meetings=(Meeting("d1", "2027-03-06"),))
KEYS = sorted({key for keys in OWNED.values() for each in keys.values() for key in each})
ROOMS = ("B", ".", "F", "T")


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    made = Program(qapp, Settings(device="0" * 16, language="da"), serves=False)
    made.show_start()
    assert made.found(SATURDAY)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitActive(made.window)
    desk = made.desk
    assert desk is not None
    qtbot.waitUntil(desk.panel.isVisible)
    yield made
    made.end()


def assembly(program: Program) -> Assembly:
    return the(program.document).assembly


def covers_keys(program: Program) -> list[tuple[str, bool]]:
    """What stands on the panel's three covers, and whether it is grey."""
    assert program.desk is not None
    buttons = program.desk.panel.findChildren(Button)
    return [each.told_key for each in buttons if each.told_key[0] in ROOMS]


def the(document: Document | None) -> Document:
    assert document is not None
    return document


def press(program: Program, qtbot: QtBot, key: str) -> None:
    """A key, to whatever has the keyboard, and the wait until it is on disk."""
    target = QApplication.focusWidget() or program.window
    QTest.keySequence(target, QKeySequence(key))
    qtbot.waitUntil(lambda: the(program.document).saved)


def rest(program: Program) -> None:
    """As after a second in which nobody typed."""
    program.window._actions._plain_keys._rests_until = 0.0  # noqa: SLF001 - time, not behaviour


def page_of(action: QObject) -> Page | None:
    """The page an action belongs to, None for the window's own."""
    owner = action.parent()
    while owner is not None and not isinstance(owner, Page):
        owner = owner.parent()
    return owner


def presses_a_button(key: str) -> bool:
    """A button that has the keyboard is pressed by Space and Enter, here as everywhere."""
    is_press = key in ("Space", "Return", "Enter")
    return is_press and isinstance(QApplication.focusWidget(), QAbstractButton)


@pytest.mark.parametrize("section", SECTIONS)
def test_on_an_empty_page_no_plain_key_does_what_belongs_elsewhere(
    program: Program, qtbot: QtBot, section: str
) -> None:
    program.window.show_section(section)
    here = place_of(section, is_beside=False, room_is_on=False)
    before = the(program.document).journal.fold()
    for key in KEYS:
        rest(program)
        program.window.show_section(section)  # an arrow may have gone on to the room panel
        if is_strange_name(key, here) and not presses_a_button(key):
            press(program, qtbot, key)
            assert assembly(program) == before, f"{key} on {section}"
            assert QApplication.activeModalWidget() is None, f"{key} on {section}"
            assert program.window.section == section


def test_who_goes_to_another_page_no_longer_means_the_room(program: Program, qtbot: QtBot) -> None:
    desk = program.desk
    assert desk is not None
    desk.panel.picker.setFocus()
    program.window.show_section("members")
    press(program, qtbot, "B")
    assert assembly(program).room_screen.cover is Cover.NONE
    focused, page = QApplication.focusWidget(), program.window.page
    assert focused is not None
    assert page is not None
    assert focused is page or page.isAncestorOf(focused)


@pytest.mark.parametrize("key", ROOMS)
def test_the_rooms_keys_act_in_the_room_panel_from_every_part_of_it(
    program: Program, qtbot: QtBot, key: str
) -> None:
    desk = program.desk
    assert desk is not None
    program.window.show_section("members")
    parts: list[QWidget] = [desk.panel.picker, *desk.panel.findChildren(QPushButton, "take")]
    for part in parts:
        for is_covered in (True, False):
            rest(program)
            part.setFocus()
            press(program, qtbot, key)
            assert (assembly(program).room_screen.cover is not Cover.NONE) is is_covered


@pytest.mark.parametrize("key", ROOMS)
def test_on_today_they_act_while_the_room_screen_is_on(
    program: Program, qtbot: QtBot, key: str
) -> None:
    program.window.show_section("today")
    program.window.setFocus()
    press(program, qtbot, key)
    assert assembly(program).room_screen.cover is Cover.NONE
    program.room.show_in_window()
    program.window.activateWindow()
    qtbot.waitActive(program.window)
    assert program.window.page is not None
    program.window.page.setFocus()
    rest(program)
    assert [is_grey for _told, is_grey in covers_keys(program)] == [False] * 3
    press(program, qtbot, key)
    assert assembly(program).room_screen.cover is not Cover.NONE
    program.room.hide()
    assert [is_grey for _told, is_grey in covers_keys(program)] == [True] * 3


@pytest.mark.parametrize("section", SECTIONS)
def test_every_plain_key_of_a_page_is_in_the_table_and_no_key_does_two_things(
    program: Program, section: str
) -> None:
    program.window.show_section(section)
    here = place_of(section, is_beside=False, room_is_on=True)
    owned = {key for keys in (OWNED[here], EVERYWHERE) for each in keys.values() for key in each}
    page = program.window.page
    assert page is not None
    by_list = Qt.ShortcutContext.WidgetShortcut
    plain = [
        (action.objectName(), key.toString())
        for action in page.actions()
        if action.shortcutContext() != by_list
        for key in action.shortcuts()
        if len(key.toString().removeprefix("Shift+")) == 1 or key.toString() in KEYS
    ]
    assert [each for each in plain if each[1] not in owned] == []
    everything = Counter(
        key.toString()
        for action in program.window.findChildren(QAction)
        if action.shortcutContext() != by_list and page_of(action) in (None, page)
        for key in action.shortcuts()
        if not is_strange_name(key.toString(), here)
    )
    assert [key for key, count in everything.items() if count > 1] == []


def test_the_sheet_of_keys_tells_what_acts_on_this_page(program: Program) -> None:
    def told() -> str:
        program.window.open_keys()
        names = [
            each.accessibleName()
            for each in program.window.findChildren(QWidget)
            if each.accessibleName() and each.isVisible()
        ]
        program.window._keys.close_panel()  # noqa: SLF001
        return "\n".join(names)

    program.window.show_section("agenda")
    assert "N eller Ctrl+Skift+N" in told()
    program.window.show_section("members")
    on_members = told().splitlines()
    assert "Ctrl+Skift+N" in on_members
    assert "B eller ." in on_members, "they act in the room panel, from any page"
    assert "Ctrl+Skift+B" in on_members


def test_a_room_window_without_a_display_of_its_own_leaves_panel_and_rail_free(
    program: Program, qtbot: QtBot
) -> None:
    window, desk = program.window, program.desk
    assert desk is not None
    space = window.screen().availableGeometry()
    window.setGeometry(space)
    for size in (space.size(), QSize(1000, 640)):
        window.resize(size)
        program.room.show_in_window()
        lies = program.room.window.geometry()
        assert space.contains(lies)
        for part in (desk.panel.picker, desk.panel.preview, window.findChild(Rail)):
            assert part is not None
            place = QRect(part.mapToGlobal(QPoint(0, 0)), part.size())
            assert not lies.intersects(place)


def test_escape_in_the_room_panel_first_puts_a_toast_away(program: Program, qtbot: QtBot) -> None:
    desk = program.desk
    assert desk is not None
    shelf = program.window.findChild(ToastShelf)
    assert shelf is not None
    desk.panel.picker.setFocus()
    program.window.tell(Toast("Gemt."))
    assert shelf.isVisible()
    press(program, qtbot, "Esc")
    assert not shelf.isVisible()
    assert assembly(program).room_screen.cover is Cover.NONE
    press(program, qtbot, "Esc")
    assert assembly(program).room_screen.cover is Cover.TITLE
    press(program, qtbot, "Esc")
    assert assembly(program).room_screen.cover is Cover.TITLE
    press(program, qtbot, "F5")
    assert assembly(program).room_screen.cover is Cover.NONE


def test_a_clickers_page_keys_turn_the_wall_whatever_list_has_the_keyboard(
    program: Program, qtbot: QtBot
) -> None:
    document, desk = the(program.document), program.desk
    assert desk is not None
    for at in range(14):
        title = f"Punkt {at}"
        done = document.perform(agenda.add_item, title, "d1", Plan(title, length_min=20)).done
        qtbot.waitUntil(done)
    program.room.show_in_window()
    desk.panel.pick(Showing(Scene.PROGRAMME))
    desk.panel.take()
    qtbot.waitUntil(lambda: isinstance(program.room.window.slide, ProgrammeSlide))
    slide = program.room.window.slide
    assert isinstance(slide, ProgrammeSlide)
    assert slide.pages > 1
    program.window.activateWindow()
    qtbot.waitActive(program.window)
    program.window.show_section("agenda")
    table = program.window.page.findChild(QTableView)  # type: ignore[union-attr]
    assert table is not None
    table.setFocus()
    table.selectRow(0)
    press(program, qtbot, "PgDown")
    assert (slide.page, table.currentIndex().row()) == (2, 0)
    press(program, qtbot, "PgUp")
    assert (slide.page, table.currentIndex().row()) == (1, 0)
    program.room.hide()
    program.window.activateWindow()
    table.setFocus()
    press(program, qtbot, "PgDown")
    assert table.currentIndex().row() > 0, "without a wall the list has its key"


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("key", ["B", "."])
def test_a_clickers_black_acts_on_every_page_while_nobody_types(
    program: Program, qtbot: QtBot, section: str, key: str
) -> None:
    program.room.show_in_window()
    program.window.activateWindow()
    qtbot.waitActive(program.window)
    program.window.show_section(section)
    page = program.window.page
    assert page is not None
    parts = [page, *(each for each in page.findChildren(QTableView) if each.isVisible())]
    is_searched = key == "B" and section in ("members", "notes", "recommendations")
    for part in parts:
        rest(program)
        before = assembly(program).room_screen.cover
        part.setFocus()
        if QApplication.focusWidget() is part:
            press(program, qtbot, key)
            assert (assembly(program).room_screen.cover is before) is is_searched
    for field in page.findChildren(QLineEdit):
        field.setFocus()
        if field.hasFocus():
            before = assembly(program).room_screen.cover
            rest(program)
            press(program, qtbot, key)
            assert assembly(program).room_screen.cover is before, "in a field it is typed"
