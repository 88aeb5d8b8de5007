"""The main window: sections, undo, language, keys, files dropped, what it remembers."""

from __future__ import annotations

import base64
import errno
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.document import Document
from app.models import people
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.people import HasPeople, add_members
from app.ui.main_window import MainWindow
from app.ui.palette import Entry
from app.ui.rail import RailButton
from app.ui.status import Saving, StatusBar, Truths
from app.ui.theme import CONTRAST, Appearance, Mode, Space, colours_of
from app.ui.toast import Toast, ToastShelf
from app.ui.widgets import Banner, Button, IconButton, Tint
from tests.assemblies import DAY, NOW, member
from tests.ui.shell import SECTIONS, PeoplePage, Shell, facts_of, look, session_look, shell

__all__ = ["look", "session_look", "shell"]


def refuse(_room: HasPeople) -> Facts:
    raise Refused("file-is-folder", file="noter")


def toast_of(window: MainWindow) -> ToastShelf:
    found = window.findChild(ToastShelf)
    assert found is not None
    return found


def visible_texts(window: QWidget) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def test_a_page_is_made_when_it_is_first_visited(shell: Shell):
    assert shell.window.section == "members"
    assert len(shell.window.findChildren(PeoplePage)) == 1
    shell.window.show_section("agenda")
    assert len(shell.window.findChildren(PeoplePage)) == 2
    shell.window.show_section("members")
    assert len(shell.window.findChildren(PeoplePage)) == 2


def test_a_page_looks_again_only_at_what_it_asked_for(shell: Shell, qtbot: QtBot):
    page = shell.page
    assert page.looked == [6]
    with qtbot.waitSignal(shell.document.changed):
        shell.document.perform(people.add_members, [member(7)])
    assert page.looked == [6, 7]
    shell.window.show_section("agenda")
    assert shell.page.looked == [7]
    with qtbot.waitSignal(shell.document.changed):
        shell.document.perform(people.add_members, [member(8)])
    assert shell.page.looked == [7], "the agenda does not look at people"
    assert page.looked == [6, 7], "a hidden page is left alone"
    shell.window.show_section("members")
    assert page.looked == [6, 7, 8]


def test_ctrl_and_a_digit_go_to_a_section(shell: Shell, qtbot: QtBot):
    qtbot.keyClick(shell.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shell.window.section == "agenda"
    qtbot.keyClick(shell.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert shell.window.section == "members"


def test_the_rail_is_walked_with_arrows_and_named_for_readers(shell: Shell, qtbot: QtBot):
    first, second = shell.window.findChildren(RailButton)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert shell.window.section == "agenda"
    assert second.isChecked()
    assert not first.isChecked()
    assert second.accessibleName() == shell.window.windowTitle().split(" – ")[1]


def test_undo_says_what_it_takes_back_and_can_be_done_again(shell: Shell, qtbot: QtBot):
    document, window = shell.document, shell.window
    with qtbot.waitSignal(document.changed):
        document.do("Ida Bæk slettet", people.remove_member, "m01")
    undo = window._actions["undo"]  # noqa: SLF001 - the menu's own action
    assert undo.text() == "Fortryd: Ida Bæk slettet"
    with qtbot.waitSignal(document.changed):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "m01" in document.assembly.people.members
    assert toast_of(window).text == "Fortrudt: Ida Bæk slettet"
    assert not undo.isEnabled()
    with qtbot.waitSignal(document.changed):
        qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert "m01" not in document.assembly.people.members


def test_a_pages_toast_has_an_undo_button_that_undoes(shell: Shell, qtbot: QtBot):
    with qtbot.waitSignal(shell.document.changed):
        shell.document.do("Bo ankommet", people.note_attendance, DAY, ["m02"], _LEFT, NOW)
    qtbot.keyClick(shell.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    shelf = toast_of(shell.window)
    assert shelf.text == "sagt"
    undo = next(b for b in shelf.findChildren(QPushButton) if b.isVisible())
    with qtbot.waitSignal(shell.document.changed):
        qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert shell.document.assembly.people.status(DAY, "m02") is people.Attendance.PRESENT


_LEFT = people.Attendance.LEFT


def test_a_toast_without_anything_to_undo_has_no_button(shell: Shell, qtbot: QtBot):
    with qtbot.waitSignal(shell.document.refused):
        shell.document.do("Gem", refuse)
    shelf = toast_of(shell.window)
    assert "noter" in shelf.text
    assert not [b for b in shelf.findChildren(QPushButton) if b.isVisible()]


def test_a_disk_that_refuses_is_told_until_it_works_again(shell: Shell):
    shell.document.failed.emit(Refused("file-not-written", file="a", reason=errno.ENOSPC))
    assert any("disken er fuld" in text for text in shell.window.banners.texts())
    shell.window.choose_language("en")
    assert any("disk is full" in text for text in shell.window.banners.texts())
    shell.window.choose_language("da")
    assert "Ikke gemt" in visible_texts(shell.window)
    shell.document.recovered.emit()
    assert shell.window.banners.texts() == []
    assert "Alt er gemt" in visible_texts(shell.window)


def test_the_language_switches_at_once_and_is_remembered(shell: Shell):
    shell.window.show_truths(Truths(Saving.SAVED, 5, 6, (2, 5), "http://10.0.0.2:8642"))
    assert "Venter på bord 2 og 5" in visible_texts(shell.window)
    shell.window.choose_language("en")
    assert "Waiting for tables 2 and 5" in visible_texts(shell.window)
    titles = [action.text() for action in shell.window.menuBar().actions()]
    assert titles[0] == "&File"
    assert shell.page.action.text() == "Keyboard shortcuts"
    assert shell.settings.language == "en"
    assert shell.kept
    shell.window.choose_language("da")
    assert shell.window.menuBar().actions()[0].text() == "&Filer"


def test_the_colours_are_remembered(shell: Shell, look: Appearance):
    shell.window.choose_mode(Mode.CONTRAST)
    assert colours_of(QApplication.palette()) is CONTRAST
    assert shell.settings.theme == "contrast"


def test_ctrl_plus_makes_text_larger_and_is_remembered(shell: Shell, qtbot: QtBot):
    qtbot.keyClick(shell.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert shell.settings.zoom_percent == 110


@pytest.mark.parametrize("percent", [80, 100, 125, 150, 175, 200])
def test_the_window_fits_a_small_laptop_at_every_zoom(
    shell: Shell, look: Appearance, qtbot: QtBot, percent: int
):
    shell.window.show_truths(Truths(Saving.SAVED, 5, 6, (2, 5), "http://10.0.0.2:8642"))
    shell.window.resize(1280, 720)
    look.zoom_to(percent)
    qtbot.wait(1)
    assert shell.window.width() <= 1280
    assert shell.window.height() <= 720
    bar = shell.window.findChild(StatusBar)
    assert bar is not None
    for label in bar.findChildren(QLabel):
        if label.isVisible():
            right = label.mapTo(bar, label.rect().bottomRight())
            assert bar.rect().contains(right), f"{label.text()} is cut off"


def test_a_key_without_ctrl_works_when_nobody_types(shell: Shell, qtbot: QtBot):
    shell.window.show_section("agenda")
    qtbot.keyClick(shell.window, Qt.Key.Key_N)
    assert shell.asked.of == ["next"]


def test_typing_in_a_field_starts_nothing(shell: Shell, qtbot: QtBot):
    shell.page.field.setFocus()
    qtbot.keyClicks(shell.page.field, "nb ft?")
    assert shell.page.field.text() == "nb ft?"
    assert shell.asked.of == []


def test_a_list_and_a_button_keep_their_own_keys(shell: Shell, qtbot: QtBot):
    shell.page.button.setFocus()
    with qtbot.waitSignal(shell.page.button.clicked):
        qtbot.keyClick(shell.page.button, Qt.Key.Key_Space)
    shell.page.list.addItems(["Bo", "Nanna"])
    shell.page.list.setFocus()
    qtbot.keyClick(shell.page.list, Qt.Key.Key_N)
    assert shell.page.list.currentItem().text() == "Nanna"
    assert shell.asked.of == []


def test_the_command_with_ctrl_works_everywhere(shell: Shell, qtbot: QtBot):
    shell.page.field.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(shell.page.field, Qt.Key.Key_N, both)
    assert shell.asked.of == ["next"]


def test_without_an_assembly_only_what_makes_sense_can_be_chosen(shell: Shell, qtbot: QtBot):
    front = QLabel("Start")
    shell.window.show_front(front)
    allowed = {entry.action.objectName() for entry in shell.window.commands() if _works(entry)}
    assert {"new", "open", "example", "quit", "palette"} <= allowed
    assert not allowed & {"undo", "sync", "timer", "room", "blank", "close"}
    assert front.isVisible()
    assert shell.window.section == ""


def _works(entry: Entry) -> bool:
    return entry.action.isEnabled() and bool(entry.action.objectName())


def test_another_document_replaces_the_pages(shell: Shell, tmp_path: Path, qtbot: QtBot):
    before = shell.page
    journal = Journal.create(tmp_path / "b.bordrunde", "laptop-a")
    journal.append(facts_of(3), NOW)
    other = Document(journal, clock=lambda: NOW)
    try:
        shell.window.show_document(other, SECTIONS)
        qtbot.waitUntil(lambda: shell.window.page is not None)
        assert shell.page is not before
        assert shell.page.looked == [3]
        with qtbot.waitSignal(shell.document.changed):
            shell.document.perform(people.add_members, [member(9)])
        assert shell.page.looked == [3], "the first document is not listened to any more"
    finally:
        shell.window.show_document(shell.document, SECTIONS)
        other.close()


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        (["medlemmer.csv"], ["medlemmer.csv"]),
        (["MEDLEMMER.XLSX", "x.png"], ["MEDLEMMER.XLSX"]),
        (["a.bordrunde"], ["a.bordrunde"]),
        (["billede.png"], []),
    ],
)
def test_tables_and_assemblies_can_be_dropped(
    shell: Shell, tmp_path: Path, names: list[str], taken: list[str]
):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    came: list[list[Path]] = []
    shell.window.files_dropped.connect(came.append)
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    point = QPointF(50, 50)
    enter = QDragEnterEvent(point.toPoint(), action, data, button, plain)
    enter.ignore()
    shell.window.dragEnterEvent(enter)
    assert enter.isAccepted() == bool(taken)
    shell.window.dropEvent(QDropEvent(point, action, data, button, plain))
    assert came == ([[tmp_path / name for name in taken]] if taken else [])


def test_the_window_opens_where_it_was_closed(shell: Shell, look: Appearance, qtbot: QtBot):
    shell.window.setGeometry(40, 60, 1100, 600)
    said: list[str] = []
    shell.window.closing.connect(lambda: said.append("closing"))
    shell.window.close()
    assert said == ["closing"]
    assert base64.b64decode(shell.settings.geometry)
    again = MainWindow(look, shell.settings, _nothing, shell.asked.commands, shell.room)
    qtbot.addWidget(again)
    assert again.geometry().size() == shell.window.geometry().size()
    assert again.geometry().topLeft() == shell.window.geometry().topLeft()


def test_a_spoiled_remembered_place_does_no_harm(shell: Shell, look: Appearance, qtbot: QtBot):
    shell.settings.geometry = "spoiled ø"
    again = MainWindow(look, shell.settings, _nothing, shell.asked.commands, shell.room)
    qtbot.addWidget(again)
    assert again.screen().availableGeometry().contains(again.geometry())


def _nothing() -> None:
    return None


def told_banners(shell: Shell) -> list[str]:
    return [each.text for each in shell.window.findChildren(Banner) if each.isVisible()]


@pytest.mark.parametrize("closes", ["mouse", "keys"])
def test_a_message_that_is_put_away_gives_the_keyboard_back_to_the_page(
    shell: Shell, qtbot: QtBot, closes: str
):
    shell.page.list.setFocus()
    shell.window.banners.tell("a", lambda: "Kopi i skyen", Tint.WARNING)
    banner = shell.window.findChild(Banner)
    assert banner is not None
    cross = next(each for each in banner.findChildren(IconButton) if each.isVisible())
    cross.setFocus()
    if closes == "mouse":
        qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(cross, Qt.Key.Key_Space)
    assert told_banners(shell) == []
    assert shell.page.list.hasFocus()


def test_a_message_that_goes_by_itself_moves_nobody(shell: Shell):
    shell.page.field.setFocus()
    shell.window.banners.tell("a", lambda: "Kopi i skyen", Tint.WARNING)
    shell.window.banners.clear("a")
    assert shell.page.field.hasFocus()


def test_of_several_lasting_messages_the_gravest_stands_and_the_others_are_a_press_away(
    shell: Shell, qtbot: QtBot
):
    banners = shell.window.banners
    banners.tell("a", lambda: "Kopi i skyen", Tint.WARNING)
    one_line = banners.sizeHint().height()
    banners.tell("b", lambda: "Porten er optaget", Tint.WARNING)
    banners.tell("c", lambda: "Projektoren er tilsluttet", Tint.INFO)
    assert told_banners(shell) == ["Porten er optaget"], "the newest of the gravest"
    assert banners.sizeHint().height() == one_line
    more = next(b for b in banners.findChildren(QPushButton) if b.text() == "2 mere")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert set(told_banners(shell)) == {
        "Kopi i skyen",
        "Porten er optaget",
        "Projektoren er tilsluttet",
    }
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    banners.tell("d", lambda: "Disken er fuld", Tint.DANGER)
    assert told_banners(shell) == ["Disken er fuld"]
    banners.clear("d")
    banners.clear("b")
    assert told_banners(shell) == ["Kopi i skyen"]
    banners.clear("c")
    assert not more.isVisible()


def test_a_toast_undoes_only_what_it_tells(shell: Shell, qtbot: QtBot):
    document = shell.document

    def add(number: int) -> None:
        document.do(f"Tilføj {number}", add_members, [member(number)])
        qtbot.waitUntil(lambda: document.undo_label == f"Tilføj {number}")

    add(40)
    shell.window.tell(Toast("Navn 40 er tilføjet", can_undo=True))
    (undo,) = (each for each in toast_of(shell.window).findChildren(Button) if each.isVisible())
    add(41)
    assert not undo.isVisible()
    assert toast_of(shell.window).text == "Navn 40 er tilføjet"


@pytest.mark.parametrize("zoom", [100, 200])
def test_a_toast_covers_nothing_that_is_worked_with(shell: Shell, look: Appearance, zoom: int):
    shell.window.resize(1280, 720)
    look.zoom_to(zoom)
    shell.window.tell(Toast("Ida Bæk er flyttet til bord 2", can_undo=True))
    QApplication.processEvents()
    shelf = shell.window.findChild(ToastShelf)
    foot = shell.window.findChild(StatusBar)
    assert isinstance(shelf, ToastShelf)
    assert isinstance(foot, StatusBar)
    page_ends = foot.mapTo(shell.window, QPoint(0, 0)).y() - Space.LARGE
    assert shelf.geometry().top() >= page_ends, "no more than a page's lower margin"
    assert shelf.geometry().right() <= shell.window.width()


def test_a_toast_of_the_other_language_goes(shell: Shell):
    shelf = shell.window.findChildren(ToastShelf)[0]
    shell.window.tell(Toast("Ida Bæk er kommet."))
    assert shelf.isVisible()
    shell.window.choose_language("en")
    assert not shelf.isVisible()
    shell.window.choose_language("da")
