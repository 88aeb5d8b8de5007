"""Ctrl+K just after a file was opened finds the commands of pages that nobody has made yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from app.ui.palette import CommandPalette
from app.ui.widgets import SearchField
from tests.ui.members_room import words_in
from tests.ui.shell import SECTIONS, Shell, look, session_look, shell

__all__ = ["look", "session_look", "shell"]


def opened_early(shell: Shell, qtbot: QtBot) -> tuple[SearchField, QListWidget]:
    """The palette over a window whose other page, which has the command, is not made."""
    shell.window.show_document(shell.document, SECTIONS[::-1])
    qtbot.waitUntil(lambda: shell.window.section == "agenda")
    shell.window.open_palette()
    palette = shell.window.findChild(CommandPalette)
    assert palette is not None
    query, found = palette.findChild(SearchField), palette.findChild(QListWidget)
    assert query is not None
    assert found is not None
    return query, found


def offered(found: QListWidget) -> bool:
    """Whether the command of the other page is listed."""
    role = Qt.ItemDataRole.AccessibleTextRole
    told = [str(found.item(row).data(role)) for row in range(found.count())]
    return any(each.startswith("Genvejstaster, Farver") for each in told)


def test_a_command_of_a_page_to_come_is_found_in_a_moment(shell: Shell, qtbot: QtBot):
    query, found = opened_early(shell, qtbot)
    assert not offered(found)
    qtbot.keyClicks(query, "genvejstaster farver")
    qtbot.waitUntil(lambda: offered(found))
    qtbot.keyClick(query, Qt.Key.Key_Return)
    assert shell.window.section == "members"


def test_enter_waits_for_the_page_and_runs_its_command(shell: Shell, qtbot: QtBot):
    query, found = opened_early(shell, qtbot)
    query.setText("genvejstaster farver")
    assert found.count() == 0
    qtbot.keyClick(query, Qt.Key.Key_Return)
    assert shell.window.section == "members"


def test_nothing_is_said_to_be_missing_before_all_is_looked_through(shell: Shell, qtbot: QtBot):
    query, _found = opened_early(shell, qtbot)
    palette = shell.window.findChild(CommandPalette)
    assert palette is not None
    query.setText("zebra")
    assert "Leder videre…" in words_in(palette)
    qtbot.waitUntil(lambda: "Der er ingen kommando med det navn." in words_in(palette))


def test_what_is_chosen_stays_chosen_when_a_page_comes(shell: Shell, qtbot: QtBot):
    query, found = opened_early(shell, qtbot)
    qtbot.keyClick(query, Qt.Key.Key_Down)
    qtbot.keyClick(query, Qt.Key.Key_Down)
    chosen, before = found.currentItem().text(), found.count()
    qtbot.waitUntil(lambda: found.count() > before)
    assert found.currentItem().text() == chosen
