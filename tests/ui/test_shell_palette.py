"""Ctrl+K and "?": finding a command, and every key on one sheet."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QScrollArea
from pytestqt.qtbot import QtBot

from app.ui.keys_sheet import KeysSheet
from app.ui.palette import CommandPalette, Entry, ranked, score
from app.ui.widgets import SearchField
from app.ui.window_actions import plain_text
from tests.ui.shell import SECTIONS, Shell, look, session_look, shell

__all__ = ["look", "session_look", "shell"]
CTRL = Qt.KeyboardModifier.ControlModifier


def best(query: str, *texts: str) -> list[str]:
    entries = [Entry(QAction(text), "") for text in texts]
    return [plain_text(entry.action) for entry in ranked(query, entries)]


def test_the_beginning_comes_first_then_a_word_then_the_middle(qapp: QApplication):
    found = best("bord", "Storbordet", "Vis bordplan", "Bordplan", "Noter")
    assert found == ["Bordplan", "Vis bordplan", "Storbordet"]


def test_a_command_of_just_that_name_comes_before_those_that_begin_with_it(qapp: QApplication):
    assert best("light", "Light room screen", "Light") == ["Light", "Light room screen"]
    assert best("åbn", "Åbn nyligt", "Åbn…") == ["Åbn…", "Åbn nyligt"]


def test_a_command_is_found_by_what_else_people_call_it(qapp: QApplication):
    void, plain = QAction("Ugyldiggør et kort…"), QAction("Stemmekort: Træk og print…")
    void.setObjectName("poll-void")
    found = ranked("stemmekort", [Entry(void, "Afstemninger"), Entry(plain, "Print")])
    assert [plain_text(entry.action) for entry in found] == [plain.text(), void.text()]
    assert ranked("zebra", [Entry(void, "Afstemninger")]) == []


def offered(shell: Shell, group: str) -> list[str]:
    """What the palette lists of a group, as it is read aloud."""
    shell.window.open_palette()
    palette = shell.window.findChild(CommandPalette)
    assert palette is not None
    found = palette.findChild(QListWidget)
    assert found is not None
    told = [
        str(found.item(row).data(Qt.ItemDataRole.AccessibleTextRole)).split(", ")
        for row in range(found.count())
    ]
    palette.close_panel()
    return [words[0] for words in told if words[1] == group]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("naeste", "Næste punkt"),
        ("mork", "Mørk"),
        ("moerk", "Mørk"),
        ("abn", "Åbn…"),
        ("aa", "Åbn…"),
        ("stoerre tekst", "Større tekst"),
        ("punkt næste", "Næste punkt"),
        ("åbn", "Åbn…"),
    ],
)
def test_letters_may_be_written_as_a_foreign_keyboard_has_them(query: str, text: str):
    assert score(query, text) is not None


def test_a_word_that_is_nowhere_finds_nothing():
    assert score("bord zebra", "Bordplan") is None


def test_the_group_is_found_too_but_after_the_names():
    in_group = score("storskærm", "Frys", "Storskærm")
    in_name = score("storskærm", "Vis eller skjul storskærmen")
    assert in_group is not None
    assert in_name is not None
    assert in_name < in_group


@given(st.text(alphabet="abcæøå nvl", max_size=12), st.text(alphabet="abcæøå nvl", max_size=20))
def test_a_part_of_a_name_always_finds_it(start: str, end: str):
    assert score(start.split(" ", maxsplit=1)[0], start + end) is not None


def test_a_command_is_found_and_run_without_the_mouse(shell: Shell, qtbot: QtBot):
    shell.page.field.setFocus()
    qtbot.keyClick(shell.window, Qt.Key.Key_K, CTRL)
    palette = shell.window.findChild(CommandPalette)
    assert palette is not None
    assert palette.isVisible()
    query = palette.findChild(SearchField)
    assert query is not None
    assert query.hasFocus()
    qtbot.keyClicks(query, "næste punkt")
    qtbot.keyClick(query, Qt.Key.Key_Return)
    assert shell.asked.of == ["next"]
    assert not palette.isVisible()
    assert shell.page.field.hasFocus(), "the focus goes back to where it was"


def test_a_command_of_another_section_is_found_and_run_there(shell: Shell, qtbot: QtBot):
    people = shell.page
    shell.window.show_section("agenda")
    shell.window.open_palette()
    palette = shell.window.findChild(CommandPalette)
    assert palette is not None
    query = palette.findChild(SearchField)
    assert query is not None
    ran: list[str] = []
    people.action.setText("Del ud")
    people.action.triggered.connect(lambda: ran.append(shell.window.section))
    palette.close_panel()
    shell.window.open_palette()
    qtbot.keyClicks(query, "del ud")
    qtbot.keyClick(query, Qt.Key.Key_Return)
    assert ran == ["members"], "the section is on screen before the command runs"
    assert shell.page is people


def test_a_page_made_ahead_offers_its_commands_before_anybody_saw_it(shell: Shell, qtbot: QtBot):
    shell.window.show_document(shell.document, SECTIONS[::-1])
    qtbot.waitUntil(lambda: shell.window.page is not None)
    assert "Genvejstaster" not in offered(shell, "Farver")
    assert shell.window.make_next_page()
    assert "Genvejstaster" in offered(shell, "Farver")


def test_what_cannot_be_done_in_another_section_is_not_offered(shell: Shell):
    people = shell.page
    shell.window.show_section("agenda")
    people.action.setEnabled(False)
    assert "Genvejstaster" not in offered(shell, "Farver")


def test_the_sheet_of_keys_keeps_to_the_page_on_screen(shell: Shell):
    people = shell.page
    shell.window.show_section("agenda")
    assert all(entry.action is not people.action for entry in shell.window.commands())


def test_the_list_is_walked_and_escape_closes(shell: Shell, qtbot: QtBot):
    shell.window.open_palette()
    palette = shell.window.findChild(CommandPalette)
    assert palette is not None
    query, found = palette.findChild(SearchField), palette.findChild(QListWidget)
    assert query is not None
    assert found is not None
    qtbot.keyClick(query, Qt.Key.Key_Down)
    assert found.currentRow() == 1
    qtbot.keyClick(query, Qt.Key.Key_Up)
    qtbot.keyClick(query, Qt.Key.Key_Up)
    assert found.currentRow() == found.count() - 1
    qtbot.keyClick(query, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert shell.asked.of == []


def test_it_lists_the_page_the_sections_and_the_table_with_their_keys(shell: Shell):
    entries = shell.window.commands()
    names = [plain_text(entry.action) for entry in entries]
    assert names[0] == plain_text(shell.page.action)
    assert {"Lys", "Mørk", "Dansk", "English", "Fuld skærm"} <= set(names)
    assert all(names)
    assert all(entry.group for entry in entries)


def test_before_anything_is_typed_the_sections_stand_as_in_the_rail(shell: Shell):
    entries = shell.window.commands()
    ways = [each for each in entries if each.action.objectName().startswith("section-")]
    assert len(ways) > 1
    assert [each for each in ranked("", entries) if each in ways] == ways
    assert ranked("", entries) == entries


def test_what_cannot_be_done_is_not_offered(shell: Shell):
    shell.window.open_palette()
    found = shell.window.findChild(CommandPalette).findChild(QListWidget)  # type: ignore[union-attr]
    assert found is not None
    listed = [found.item(row).text() for row in range(found.count())]
    assert "Fortryd" not in listed
    assert "Sort skærm" in listed


def test_no_key_does_two_things(shell: Shell):
    keys = Counter(
        keys.toString() for entry in shell.window.commands() for keys in entry.action.shortcuts()
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_action_has_a_danish_name(shell: Shell):
    danish = {id(entry.action): plain_text(entry.action) for entry in shell.window.commands()}
    shell.window.choose_language("en")
    same = [
        plain_text(entry.action)
        for entry in shell.window.commands()
        if danish[id(entry.action)] == plain_text(entry.action)
    ]
    assert sorted(same) == ["Dansk", "English"]


def test_the_sheet_lists_every_key_and_closes_with_the_same_key(shell: Shell, qtbot: QtBot):
    shell.page.setFocus()
    qtbot.keyClick(shell.window, "?")
    sheet = shell.window.findChild(KeysSheet)
    assert sheet is not None
    assert sheet.isVisible()
    told = {label.text() for label in sheet.findChildren(QLabel)}
    with_keys = [e for e in shell.window.commands() if e.action.shortcuts()]
    assert {plain_text(entry.action) for entry in with_keys} <= told
    assert {entry.group for entry in with_keys} <= told
    qtbot.keyClick(QApplication.focusWidget(), "?")
    assert not sheet.isVisible()


def sheet_in(shell: Shell, qtbot: QtBot, width: int, height: int) -> KeysSheet:
    """The sheet, opened by its key over a window of that size."""
    shell.window.resize(width, height)
    shell.page.setFocus()
    qtbot.keyClick(shell.window, "?")
    sheet = shell.window.findChild(KeysSheet)
    assert sheet is not None
    qtbot.waitExposed(sheet)
    return sheet


def test_the_sheet_is_leafed_through_by_keys(shell: Shell, qtbot: QtBot):
    area = sheet_in(shell, qtbot, 900, 420).findChild(QScrollArea)
    assert area is not None
    bar, places = area.verticalScrollBar(), []
    for key in ("PageDown", "End", "PageUp", "Home", "Down"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key[f"Key_{key}"])
        places.append(bar.value())
    down, end, up, home, line = places
    assert home == 0 < line < down < end == bar.maximum()
    assert 0 < up < end


@pytest.mark.parametrize("width", [780, 1080, 1110, 1280, 1366])
def test_the_sheet_cuts_no_words(shell: Shell, qtbot: QtBot, width: int):
    sheet = sheet_in(shell, qtbot, width, 600)
    cut = []
    for each in sheet.findChildren(QLabel):
        lines = each.fontMetrics().boundingRect(
            each.rect().adjusted(0, 0, 0, 9_999), Qt.TextFlag.TextWordWrap, each.text()
        )
        if lines.height() > each.height() or lines.width() > each.width():
            cut.append(each.text())
    assert cut == []


def test_most_of_the_sheet_is_in_sight_on_a_small_laptop_and_the_rest_is_scrolled_to(
    shell: Shell, qtbot: QtBot
):
    area = sheet_in(shell, qtbot, 1280, 720).findChild(QScrollArea)
    assert area is not None
    inside = area.widget()
    assert inside is not None
    assert inside.height() * 0.8 <= area.viewport().height()
    assert area.verticalScrollBar().isVisible() == (inside.height() > area.viewport().height())


def test_a_question_mark_in_a_field_is_only_a_question_mark(shell: Shell, qtbot: QtBot):
    shell.page.field.setFocus()
    qtbot.keyClick(shell.page.field, "?")
    sheet = shell.window.findChild(KeysSheet)
    assert sheet is not None
    assert not sheet.isVisible()


def test_tab_stays_inside_the_open_panel(shell: Shell, qtbot: QtBot):
    shell.window.open_keys()
    sheet = shell.window.findChild(KeysSheet)
    assert sheet is not None
    for _press in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert sheet.isAncestorOf(focused)
