"""The fields an agenda item asks for, typed on the laptop without taking the hands off the keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.models import agenda, board
from app.models.board import Mark, NewNote
from app.models.templates import Part, Template
from app.ui.notes.dialogs import PasteDialog
from app.ui.notes.note_dialog import NoteDialog
from app.ui.notes.page import NotesPage
from tests.assemblies import DAY, NOW
from tests.ui.board_room import BoardRoom, Opener, opened, page_of, tables_at_work
from tests.ui.shell import look, session_look
from tests.ui.test_notes_page import make_page, newest

__all__ = ["look", "opened", "session_look"]

Key = Qt.Key


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    return opened(tables_at_work(), make_page)


def asking_for(room: BoardRoom, template: Template, item: str = "i1") -> NotesPage:
    plan = room.document.assembly.agenda.items[item].plan
    room.document.perform(agenda.plan_item, item, replace(plan, template=template.value))
    room.settle()
    page = page_of(room, NotesPage)
    page.choose_sheet(item, 1)
    return page


def focused(room: BoardRoom):
    return room.window.focusWidget()


def test_enter_goes_from_field_to_field_and_sends_from_the_last(room: BoardRoom):
    page = asking_for(room, Template.IDEA)
    page.entry.take_keyboard()
    room.press(focused(room), "Lånecykler", Key.Key_Return)
    room.press(focused(room), "Det sidste stykke", Key.Key_Return)
    room.press(focused(room), "Pendlere", Key.Key_Return)
    note = newest(room)
    assert note.text == "Lånecykler\nHvorfor: Det sidste stykke\nFor hvem: Pendlere"
    assert [each.name for each in note.parts] == ["idea", "why", "whom"]
    assert focused(room) is page.entry.field
    assert page.entry.field.toPlainText() == ""
    room.undo()
    assert note.id not in [each.id for each in room.document.assembly.board]


def test_plus_and_minus_in_an_empty_field_choose_the_side(room: BoardRoom):
    page = asking_for(room, Template.ARGUMENTS)
    page.entry.take_keyboard()
    room.press(focused(room), "-")
    room.press(focused(room), "Dyrt", Key.Key_Return)
    assert (newest(room).text, newest(room).mark) == ("Imod: Dyrt", Mark.AGAINST)


def test_support_takes_digits_and_nothing_else(room: BoardRoom):
    page = asking_for(room, Template.SUPPORT)
    page.entry.take_keyboard()
    room.press(focused(room), "Grøn bus", Key.Key_Return)
    room.press(focused(room), "x07", Key.Key_Return)
    assert newest(room).text == "Grøn bus\nStøtte ved bordet: 7"


def test_a_digit_too_many_in_the_support_is_told_and_not_cut(room: BoardRoom):
    page = asking_for(room, Template.SUPPORT)
    before = room.document.assembly.board.notes
    page.entry.take_keyboard()
    room.press(focused(room), "Grøn bus", Key.Key_Return)
    field = focused(room)
    room.press(field, "1200", Key.Key_Return)
    assert len(room.document.assembly.board.notes) == len(before)
    assert "et tal fra 0 til 999" in " ".join(room.texts())
    assert isinstance(field, QLineEdit)
    assert field.text() == "1200"


def test_lines_pasted_in_a_field_stay_in_it(room: BoardRoom):
    page = asking_for(room, Template.QUOTE)
    data = QMimeData()
    data.setText("Her må man ikke være\nnår man er ung")
    page.entry.field.insertFromMimeData(data)
    room.press(page.entry.field, Key.Key_Return)
    assert newest(room).text == "Her må man ikke være\nnår man er ung"
    assert newest(room).mark is Mark.QUOTE


def test_several_pasted_lines_are_as_many_notes_of_the_template(room: BoardRoom):
    page = asking_for(room, Template.QUESTION)
    data = QMimeData()
    data.setText("- Hvad koster det?\n- Hvem betaler?")
    page.entry.field.insertFromMimeData(data)
    room.press(room.dialog(PasteDialog), Key.Key_Return)
    new = tuple(room.document.assembly.board)[-2:]
    assert [(each.text, each.mark) for each in new] == [
        ("Hvad koster det?", Mark.QUESTION),
        ("Hvem betaler?", Mark.QUESTION),
    ]
    assert [each.parts[0].name for each in new] == ["question", "question"]


def test_a_field_that_is_too_long_comes_back_whole(room: BoardRoom):
    page = asking_for(room, Template.IDEA)
    page.entry.field.setPlainText("å" * 401)
    page.entry.submit()
    room.settle()
    assert page.entry.field.toPlainText() == "å" * 401
    assert "400" in room.toast


def test_what_is_typed_stays_when_another_sheet_asks_for_other_fields(room: BoardRoom):
    page = asking_for(room, Template.IDEA)
    room.press(page.entry.field, "Lånecykler", Key.Key_Return)
    room.press(focused(room), "Det sidste stykke")
    page.choose_sheet("i2", 1)
    assert page.entry.field.toPlainText() == "Lånecykler\nDet sidste stykke"
    room.press(page.entry.field, Key.Key_Return)
    assert newest(room).parts == ()


def test_f2_edits_each_field_where_it_was_written(room: BoardRoom):
    page = asking_for(room, Template.IDEA)
    parts = (Part("idea", "Bænke"), Part("why", "Hvile"))
    new = NewNote("n99", DAY, "i1", 1, "Bænke\nHvorfor: Hvile", Mark.IDEA, parts)
    room.document.perform(board.write_note, new, NOW + 900)
    room.settle()
    page.list.choose("n99")
    page.edit_note()
    dialog = room.dialog(NoteDialog)
    room.press(dialog.fields["whom"], "Ældre")
    room.press(dialog.fields["idea"], Key.Key_Return)
    note = room.document.assembly.board.notes["n99"]
    assert note.text == "Bænke\nHvorfor: Hvile\nFor hvem: Ældre"
    assert note.parts == (*parts, Part("whom", "Ældre"))
    room.undo()
    assert room.document.assembly.board.notes["n99"].parts == parts


def test_another_devices_wording_is_taken_whole_as_a_plain_note(room: BoardRoom):
    page = asking_for(room, Template.IDEA)
    parts = (Part("idea", "Bænke"),)
    for text in ("Bænke", "Fra telefonen"):
        new = NewNote("n99", DAY, "i1", 1, text, Mark.IDEA, parts)
        room.document.perform(board.write_note, new, NOW + 900)
    room.document.perform(board.reword_note, "n99", "noget andet", "Stole", Mark.IDEA, parts)
    room.settle()
    page.list.choose("n99")
    page.edit_note()
    dialog = room.dialog(NoteDialog)
    (use,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Brug denne ordlyd"]
    room.qtbot.mouseClick(use, Qt.MouseButton.LeftButton)
    room.press(dialog.field, Key.Key_Return)
    note = room.document.assembly.board.notes["n99"]
    assert (note.text, note.parts) == ("Bænke", ())


def test_tab_goes_through_the_fields_in_their_order(room: BoardRoom):
    page = asking_for(room, Template.IDEA)
    page.entry.take_keyboard()
    names = []
    for _field in range(3):
        names.append(focused(room).accessibleName())
        room.press(focused(room), Key.Key_Tab)
    assert names == ["Idéen", "Hvorfor?", "For hvem?"]
