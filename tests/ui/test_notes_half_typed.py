"""A note that was being typed when the power went is there again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app import places
from app.models import agenda
from app.models.board import Mark
from app.models.templates import Template
from app.ui.notes.entry import NoteEntry, Typed
from app.ui.notes.half_typed import HalfTyped
from app.ui.notes.page import NotesPage
from tests.assemblies import NOW
from tests.ui.board_room import opened, page_of, tables_at_work
from tests.ui.shell import look, session_look
from tests.ui.test_notes_page import make_page, newest

__all__ = ["look", "opened", "session_look"]


@pytest.fixture
def drafts(home):
    return places.data_folder() / "drafts" / "a-note.json"


def entry_with(qtbot, file) -> tuple[NoteEntry, HalfTyped]:
    entry = NoteEntry()
    qtbot.addWidget(entry)
    entry.limit_tables(6)
    entry.show()
    return entry, HalfTyped(file, entry, entry)


def test_it_comes_back_once_with_its_table_and_kind(qtbot, drafts):
    entry, _kept = entry_with(qtbot, drafts)
    entry.table.setValue(4)
    entry.set_mark(Mark.QUESTION)
    qtbot.keyClicks(entry.field, "Hvad koster")
    qtbot.waitUntil(drafts.exists)
    entry.typing.disconnect()  # the power goes: nothing more is written
    again, kept = entry_with(qtbot, drafts)
    assert kept.bring_back()
    assert again.typed == Typed(4, Mark.QUESTION, Template.NOTE, {"": "Hvad koster"})
    assert not kept.bring_back()


def test_nothing_is_left_of_a_note_that_was_written(qtbot, drafts):
    entry, _kept = entry_with(qtbot, drafts)
    qtbot.keyClicks(entry.field, "Flere bænke")
    qtbot.waitUntil(drafts.exists)
    entry.submit()
    qtbot.waitUntil(lambda: not drafts.exists())
    _again, kept = entry_with(qtbot, drafts)
    assert not kept.bring_back()


def test_what_was_typed_last_is_kept_when_the_page_is_left(qtbot, drafts):
    entry, _kept = entry_with(qtbot, drafts)
    qtbot.keyClicks(entry.field, "Flere træer")
    entry.hide()
    assert drafts.exists()


@pytest.mark.parametrize("told", ["", "[]", '{"table": "x", "values": {"": "a"}}', "\x00"])
def test_a_damaged_file_counts_as_none(qtbot, drafts, told):
    drafts.parent.mkdir(parents=True)
    drafts.write_text(told)
    _entry, kept = entry_with(qtbot, drafts)
    assert not kept.bring_back()


def test_the_page_says_that_it_is_back(opened, qtbot):
    room = opened(tables_at_work(), make_page)
    qtbot.keyClicks(page_of(room, NotesPage).entry.field, "Hvad koster")
    page_of(room, NotesPage).hide()
    again = make_page(room.document)
    qtbot.addWidget(again)
    told = []
    again.told.connect(told.append)
    again.retranslate()
    for _look in range(2):
        again.show_assembly(room.document.assembly)
    assert again.entry.typed.values == {"": "Hvad koster"}
    assert [each.text for each in told] == ["Det, du var ved at skrive, er her igen."]


def test_while_something_is_typed_the_sheet_stays_and_another_item_is_told(opened, qtbot):
    room = opened(tables_at_work(), make_page)
    page = page_of(room, NotesPage)
    qtbot.keyClicks(page.entry.field, "Hvad koster")
    assert not page.ahead.isVisible()
    room.document.do("Start", agenda.start_item, "i2", NOW + 5_000)
    room.settle()
    assert page.ahead.isVisible()
    qtbot.keyClicks(page.entry.field, " det?")
    qtbot.keyClick(page.entry.field, Qt.Key.Key_Return)
    room.settle()
    assert newest(room).text == "Hvad koster det?"
    assert newest(room).sheet.item == "i1"
    assert not page.ahead.isVisible()  # nothing is typed: it follows the day again
    room.press(page.entry.field, "Nu her", Qt.Key.Key_Return)
    assert newest(room).sheet.item == "i2"


def test_what_is_typed_can_go_along_to_the_item_that_is_on(opened, qtbot):
    room = opened(tables_at_work(), make_page)
    page = page_of(room, NotesPage)
    qtbot.keyClicks(page.entry.field, "Hvad koster")
    room.document.do("Start", agenda.start_item, "i2", NOW + 5_000)
    room.settle()
    qtbot.mouseClick(page.ahead.button, Qt.MouseButton.LeftButton)
    assert not page.ahead.isVisible()
    room.press(page.entry.field, Qt.Key.Key_Return)
    assert (newest(room).text, newest(room).sheet.item) == ("Hvad koster", "i2")
