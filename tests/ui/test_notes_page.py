"""Notes: fast typing on the laptop, how far the tables are, and nothing lost on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.document import Document
from app.models import board
from app.models.board import Mark, Note, NoteReworded, Sheet
from app.qr import qr_modules
from app.ui.notes.addresses import AddressesDialog
from app.ui.notes.dialogs import PasteDialog
from app.ui.notes.field import pasted_lines
from app.ui.notes.matrix import SheetMatrix
from app.ui.notes.models import LINE_ROLE, Line
from app.ui.notes.note_dialog import NoteDialog
from app.ui.notes.page import NotesPage
from app.ui.notes.qr import QrCode, TableAddresses
from app.ui.notes.sheets import ALL_TABLES, Row, Sheets
from app.ui.page import Page
from app.ui.question import Question
from tests.assemblies import DAY, NOW, founded
from tests.signs import TYPED
from tests.ui.board_room import BoardRoom, Opener, opened, page_of, saying, tables_at_work
from tests.ui.shell import look, session_look

__all__ = ["look", "opened", "session_look"]


def make_page(document: Document) -> Page:
    def addresses() -> TableAddresses:
        codes = document.assembly.board.codes.get(DAY, ())
        return TableAddresses(tuple(f"http://192.168.1.20:8723/t/{code}" for code in codes))

    return NotesPage(document, addresses, draw_codes)


def draw_codes(count: int) -> tuple[str, ...]:
    return tuple(f"CODE{number:02d}" for number in range(1, count + 1))


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    """Three tables with three notes each under the first item; nothing is delivered."""
    return opened(tables_at_work(), make_page)


def page_in(room: BoardRoom) -> NotesPage:
    return page_of(room, NotesPage)


def newest(room: BoardRoom) -> Note:
    return max(room.document.assembly.board, key=lambda each: each.written_at)


def shown(room: BoardRoom) -> list[str]:
    model = page_in(room).list.model()
    lines = [model.index(row, 0).data(LINE_ROLE) for row in range(model.rowCount())]
    return [line.text for line in lines if isinstance(line, Line)]


def paste(room: BoardRoom, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    page_in(room).entry.field.insertFromMimeData(data)


# -- typing


def test_table_text_enter_and_the_field_is_ready_again(room: BoardRoom):
    page = page_in(room)
    page.choose_sheet("i1", 1)
    page.entry.table.setFocus()
    page.entry.table.selectAll()
    room.press(page.entry.table, "2", Qt.Key.Key_Return)
    assert page.entry.field.hasFocus()
    room.press(page.entry.field, "Grønne tage på skolen", Qt.Key.Key_Return)
    note = newest(room)
    assert (note.text, note.table, note.sheet.item) == ("Grønne tage på skolen", 2, "i1")
    assert page.entry.field.hasFocus()
    assert page.entry.field.toPlainText() == ""
    assert shown(room)[-1] == "Grønne tage på skolen"
    room.undo()
    assert "Grønne tage på skolen" not in shown(room)


@pytest.mark.parametrize(
    ("sign", "mark"),
    [("+", Mark.FOR), ("-", Mark.AGAINST), ('"', Mark.QUOTE), ("?", Mark.QUESTION)],
)
def test_the_first_sign_says_what_kind_of_note_it_is(room: BoardRoom, sign: str, mark: Mark):
    page = page_in(room)
    room.press(page.entry.field, sign, "Flere busser", Qt.Key.Key_Return)
    assert (newest(room).text, newest(room).mark) == ("Flere busser", mark)
    assert page.entry.mark is Mark.IDEA


def test_backspace_takes_the_kind_back_and_a_later_sign_is_text(room: BoardRoom):
    page = page_in(room)
    room.press(page.entry.field, "?", Qt.Key.Key_Backspace, "Hvad koster det?", Qt.Key.Key_Return)
    assert (newest(room).text, newest(room).mark) == ("Hvad koster det?", Mark.IDEA)


def test_up_and_down_in_the_empty_field_change_the_table(room: BoardRoom):
    page = page_in(room)
    page.choose_sheet("i1", 1)
    room.press(page.entry.field, Qt.Key.Key_Down, Qt.Key.Key_Down, "Her", Qt.Key.Key_Return)
    assert newest(room).table == 3
    assert page.entry.table.value() == 3


def test_shift_enter_breaks_the_line(room: BoardRoom):
    field = page_in(room).entry.field
    room.press(field, "Først")
    room.qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    room.press(field, "så", Qt.Key.Key_Return)
    assert newest(room).text == "Først\nså"


def test_letters_typed_in_the_field_never_reach_the_window(room: BoardRoom):
    field = page_in(room).entry.field
    field.setFocus()
    room.press(field, "nn bb ff tt")
    assert room.asked.of == []


def test_a_refused_note_comes_back_with_its_kind(room: BoardRoom):
    page = page_in(room)
    page.choose_sheet("i1", 2)
    page.deliver()
    room.settle()
    room.press(page.entry.field, "+", "Glemt tanke", Qt.Key.Key_Return)
    assert page.entry.field.toPlainText() == "Glemt tanke"
    assert page.entry.mark is Mark.FOR
    assert "afleveret" in room.toast


def test_what_is_being_typed_stays_when_a_phone_writes(room: BoardRoom):
    page = page_in(room)
    page.choose_sheet("i1", 1)
    room.press(page.entry.field, "Halvt færd")
    new = board.NewNote("phone1", DAY, "i1", 1, "Fra en telefon")
    room.document.perform(board.write_note, new, NOW + 500)
    room.settle()
    assert page.entry.field.toPlainText() == "Halvt færd"
    assert shown(room)[-1] == "Fra en telefon"


def test_a_note_that_was_just_typed_is_in_sight_also_for_another_table(room: BoardRoom):
    page = page_in(room)
    tables = [1] * 50 + [2] * 40
    many = [board.NewNote(f"x{n}", DAY, "i1", at, f"Tanke {n}") for n, at in enumerate(tables)]
    room.document.perform(board.write_notes, many, NOW + 100)
    room.settle()
    page.choose_sheet("i1", 1)
    page.list.scrollToTop()  # somebody reads there
    room.press(page.entry.field, Qt.Key.Key_Down, "Den nyeste af dem alle", Qt.Key.Key_Return)
    assert shown(room)[-1] == "Den nyeste af dem alle"

    def is_seen() -> bool:
        last = page.list.model().index(page.list.model().rowCount() - 1, 0)
        return page.list.viewport().rect().contains(page.list.visualRect(last))

    room.qtbot.waitUntil(is_seen)
    page.list.scrollToTop()
    new = board.NewNote("phone1", DAY, "i1", 2, "Fra en telefon")
    room.document.perform(board.write_note, new, NOW + 500)
    room.settle()
    assert page.list.verticalScrollBar().value() == 0, "others' notes move nothing"


# -- many lines


def test_bullets_and_empty_lines_are_no_part_of_a_note():
    text = "- Flere træer\n\n  2. Mindre støj\r\n• Bænke  ved   søen\n* \n-ikke et punkt"
    assert pasted_lines(text) == (
        "Flere træer",
        "Mindre støj",
        "Bænke ved søen",
        "-ikke et punkt",
    )


def test_pasted_lines_are_looked_at_before_they_become_notes(room: BoardRoom):
    page = page_in(room)
    page.choose_sheet("i1", 3)
    paste(room, "Flere træer\nOverskrift\nMindre støj")
    dialog = room.dialog(PasteDialog)
    assert "3 noter: Bord 3" in room.texts()
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    before = len(tuple(room.document.assembly.board))
    room.press(dialog, Qt.Key.Key_Return)
    assert len(tuple(room.document.assembly.board)) == before + 2
    assert shown(room)[-2:] == ["Flere træer", "Mindre støj"]
    room.undo()
    assert len(tuple(room.document.assembly.board)) == before


def test_what_does_not_fit_is_named_by_line_and_stays_in_the_dialog(room: BoardRoom):
    page = page_in(room)
    page.choose_sheet("i1", 3)
    before = len(tuple(room.document.assembly.board))
    lines = ["Kort", "x" * 1_200, *(f"Tanke {n}" for n in range(3, 451))]
    paste(room, "\n".join(lines))
    dialog = room.dialog(PasteDialog)
    room.press(dialog, Qt.Key.Key_Return)
    fits = board.MOST_ON_SHEET - board.KEPT_FOR_DEVICE - 3  # three were there
    assert len(tuple(room.document.assembly.board)) == before + fits
    assert dialog.isVisible()
    assert dialog.texts == (lines[1], *lines[fits + 1 :])
    told = next(each for each in room.texts() if each.startswith("Ikke tilføjet endnu:"))
    assert "Linje 2: Mere end 1000 tegn." in told
    assert f"Linje {fits + 2}–450: Arket for bord 3 tager" in told
    room.undo()
    assert len(tuple(room.document.assembly.board)) == before


def test_what_was_left_goes_in_when_it_is_shortened_or_put_elsewhere(room: BoardRoom):
    page = page_in(room)
    page.choose_sheet("i1", 3)
    paste(room, "\n".join(["Kort", "x" * 1_200]))
    dialog = room.dialog(PasteDialog)
    room.press(dialog, Qt.Key.Key_Return)
    assert dialog.texts == ("x" * 1_200,)
    dialog.list.item(0).setText("Nu kort nok")
    dialog.table.setValue(0)
    room.press(dialog, Qt.Key.Key_Return)
    assert not any(each.isVisible() for each in room.window.findChildren(PasteDialog))
    assert [each.table for each in room.document.assembly.board if "nok" in each.text] == [0]


def test_pasted_lines_are_marked_by_the_sign_in_front_as_typed_ones(room: BoardRoom):
    page = page_in(room)
    page.choose_sheet("i1", 3)
    lines = ("+ Gratis busser", "- Det koster", "? Hvem betaler", '"Min dreng går"')
    paste(room, "\n".join((*lines, "En tanke", "-5 grader")))
    room.press(room.dialog(PasteDialog), Qt.Key.Key_Return)
    written = [(each.mark, each.text) for each in room.document.assembly.board][-6:]
    assert sorted(written) == sorted(
        [
            (Mark.FOR, "Gratis busser"),
            (Mark.AGAINST, "Det koster"),
            (Mark.QUESTION, "Hvem betaler"),
            (Mark.QUOTE, "Min dreng går"),
            (Mark.IDEA, "En tanke"),
            (Mark.IDEA, "-5 grader"),
        ]
    )


def test_a_list_with_dashes_speaks_against_nothing():
    assert pasted_lines("- Flere træer\n- Mindre støj") == ("Flere træer", "Mindre støj")
    with_number = pasted_lines("- Flere træer\n- Mindre støj\n+45 12 34 56 78")
    assert with_number == ("Flere træer", "Mindre støj", "+45 12 34 56 78")


def test_a_dash_that_stands_alone_among_lines_is_a_minus_and_one_in_a_list_is_a_bullet(
    room: BoardRoom,
):
    lone = "En tanke\n- imod: det er dyrt\nEn anden tanke\n"
    assert pasted_lines(lone) == ("En tanke", "- imod: det er dyrt", "En anden tanke")
    headed = "Trafik\n- Flere busser\n\n- Færre biler\nSkole\n- Mere ro"
    assert "Mere ro" in pasted_lines(headed)
    assert not any(line.startswith("-") for line in pasted_lines(headed))
    page = page_in(room)
    page.choose_sheet("i1", 3)
    paste(room, lone)
    room.press(room.dialog(PasteDialog), Qt.Key.Key_Return)
    marks = {each.text: each.mark for each in room.document.assembly.board}
    assert marks["imod: det er dyrt"] is Mark.AGAINST
    assert marks["En tanke"] is Mark.IDEA
    paste(room, "- For dyrt")  # alone, as it is typed
    assert (page.entry.mark, page.entry.field.toPlainText()) == (Mark.AGAINST, "For dyrt")


def test_one_pasted_line_is_marked_too_in_an_empty_field(room: BoardRoom):
    entry = page_in(room).entry
    paste(room, "? Hvem betaler")
    assert (entry.mark, entry.field.toPlainText()) == (Mark.QUESTION, "Hvem betaler")
    paste(room, " + det hele")
    assert (entry.mark, entry.field.toPlainText()) == (Mark.QUESTION, "Hvem betaler+ det hele")


def test_one_pasted_line_is_simply_typed(room: BoardRoom):
    paste(room, "  Kun én linje  \n")
    assert page_in(room).entry.field.toPlainText() == "Kun én linje"


# -- editing and taking back


def test_f2_edits_and_keeps_what_the_other_device_wrote(room: BoardRoom):
    page = page_in(room)
    page.choose_sheet("i1", 1)
    page.list.choose("n0")
    page.edit_note()
    dialog = room.dialog(NoteDialog)
    room.document.perform(board.reword_note, "n0", dialog.note.text, "Fra telefonen", Mark.IDEA)
    room.settle()
    dialog.field.setPlainText("Fra den bærbare")
    dialog.accept()
    room.settle()
    note = room.document.assembly.board.notes["n0"]
    assert (note.text, note.others) == ("Fra den bærbare", ("Fra telefonen",))


def test_two_wordings_stand_side_by_side_until_one_is_chosen(room: BoardRoom):
    page = page_in(room)
    page.choose_sheet("i1", 1)
    room.document.perform(saying(NoteReworded("n0", "en anden", "Den ene", Mark.IDEA)))
    room.settle()
    line = page.list.model().index(0, 0).data(LINE_ROLE)
    assert (line.text, line.rival) == ("Den ene", "Flere cykelstier langs Roskildevej")
    page.list.choose("n0")
    page.edit_note()
    dialog = room.dialog(NoteDialog)
    use = [b for b in dialog.findChildren(QPushButton) if b.text() == "Brug denne ordlyd"]
    room.qtbot.mouseClick(use[0], Qt.MouseButton.LeftButton)
    room.press(dialog.field, Qt.Key.Key_Return)
    line = page.list.model().index(0, 0).data(LINE_ROLE)
    assert (line.text, line.rival) == ("Flere cykelstier langs Roskildevej", "")


def test_delete_takes_notes_back_and_undo_brings_them_again(room: BoardRoom):
    page = page_in(room)
    page.choose_sheet("i1", 1)
    page.list.setFocus()
    page.list.selectAll()
    room.press(page.list, Qt.Key.Key_Delete)
    assert shown(room) == []
    assert "3 noter" in room.toast
    room.undo()
    assert len(shown(room)) == 3


# -- sheets


def test_the_matrix_tells_counts_and_deliveries(room: BoardRoom):
    page = page_in(room)
    model = page.matrix.model()
    counts = [model.index(0, table).data() for table in (1, 2, 3)]
    assert counts == ["3", "3", "3"]
    page.choose_sheet("i1", 2)
    page.deliver()
    room.settle()
    assert Sheet("i1", 2) in room.document.assembly.board.delivered
    spoken = model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Runde 1, Bord 2, 3 noter, afleveret"
    assert page.card.reopen_button.isVisible()
    room.qtbot.mouseClick(page.card.reopen_button, Qt.MouseButton.LeftButton)
    room.settle()
    assert not room.document.assembly.board.delivered


def test_a_note_changes_its_own_cells_in_the_matrix_and_no_others(room: BoardRoom):
    model, changed = page_in(room).matrix.model(), list[tuple[int, int]]()
    model.dataChanged.connect(lambda cell, _last: changed.append((cell.row(), cell.column())))
    new = board.NewNote("n9", DAY, "i1", 2, "Endnu en", Mark.IDEA)
    room.document.perform(board.write_note, new, NOW + 100)
    room.settle()
    assert changed == [(0, 0), (0, 2)], "the item's row of all tables, and the table"
    changed.clear()
    room.document.perform(board.deliver_sheet, "i1", 3, NOW + 200)
    room.settle()
    assert changed == [(0, 3)]


@pytest.mark.parametrize("tables", [14, 16, 20])
def test_every_table_is_in_sight_in_the_matrix_beside_the_card(qtbot: QtBot, tables: int):
    matrix = SheetMatrix()
    qtbot.addWidget(matrix)
    matrix.resize(640, 200)
    matrix.show()
    rows = (Row("i1", "Bordrunde 1: Transport og hverdag"),)
    matrix.show_sheets(Sheets(rows, tables, {}, {}), "i1", 1)
    heads, head = matrix.horizontalHeader(), matrix.fontMetrics()
    assert matrix.horizontalScrollBar().maximum() == 0
    assert heads.sectionViewportPosition(tables) + heads.sectionSize(tables) <= 640
    assert heads.sectionSize(tables) > head.horizontalAdvance(str(tables))
    assert heads.sectionSize(0) >= 112


def test_arrows_in_the_matrix_turn_to_another_sheet(room: BoardRoom):
    page = page_in(room)
    page.choose_sheet("i1", 1)
    page.matrix.setFocus()
    room.press(page.matrix, Qt.Key.Key_Right)
    assert page.entry.table.value() == 2
    assert shown(room)[0] == "Bedre lys på cykelstierne om aftenen"
    room.press(page.matrix, Qt.Key.Key_Down)
    assert shown(room) == []
    page.choose_sheet("i1", ALL_TABLES)
    assert len(shown(room)) == 9


def test_a_table_that_asks_for_help_is_seen_and_answered(room: BoardRoom):
    page = page_in(room)
    room.document.perform(board.ask_for_help, 2, NOW)
    room.settle()
    assert page.help.isVisible()
    shown = [each for each in page.help.findChildren(QPushButton) if each.isVisible()]
    coming, button = shown
    room.qtbot.mouseClick(coming, Qt.MouseButton.LeftButton)
    room.settle()
    assert room.document.assembly.board.help_answered == {2}
    room.undo()
    assert room.document.assembly.board.help_answered == set()
    button = next(e for e in page.help.findChildren(QPushButton) if e.text() == "Hjulpet")
    room.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    room.settle()
    assert room.document.assembly.board.help_since == {}
    assert not page.help.isVisible()


def test_search_finds_notes_of_every_sheet(room: BoardRoom):
    page = page_in(room)
    page.choose_sheet("i2", 1)
    room.press(page.search, "cykelsti")
    assert len(shown(room)) == 3
    page.search.clear()
    assert shown(room) == []


# -- codes


def test_tables_get_codes_and_their_addresses_are_shown(room: BoardRoom):
    page = page_in(room)
    page.choose_sheet("i1", 2)
    room.qtbot.mouseClick(page.card.codes_button, Qt.MouseButton.LeftButton)
    room.settle()
    assert room.document.assembly.board.codes[DAY] == ("CODE01", "CODE02", "CODE03")
    assert "192.168.1.20:8723/t/CODE02" in room.texts()
    assert not page.card.codes_button.isVisible()


def test_a_code_is_drawn_as_its_modules_are_and_anew_for_another_address(room: BoardRoom):
    code = QrCode(148)
    for text in ("http://192.168.1.20:8723/t/CODE01", "http://192.168.1.20:8723/t/CODE02"):
        code.show_text(text)
        code.resize(code.sizeHint())
        image, rows = code.grab().toImage(), qr_modules(text)
        module = code.width() // (len(rows) + 8)
        edge = (code.width() - module * (len(rows) + 8)) // 2
        middles = [edge + (4 + n) * module + module // 2 for n in range(len(rows))]
        seen = tuple(tuple(image.pixel(x, y) & 0xFF < 128 for x in middles) for y in middles)
        assert seen == rows
        assert text in code.accessibleName()


def test_new_codes_are_asked_about_first(room: BoardRoom):
    page = page_in(room)
    page.make_codes()
    room.settle()
    page.make_first_codes()
    dialog = room.dialog(AddressesDialog)
    room.qtbot.mouseClick(dialog.new_button, Qt.MouseButton.LeftButton)
    box = room.dialog(Question)
    with room.qtbot.assertNotEmitted(dialog.codes_wanted):
        box.reject()
    room.qtbot.mouseClick(dialog.new_button, Qt.MouseButton.LeftButton)
    box = room.dialog(Question)
    assert box.sure.text() == "Lav nye koder"
    with room.qtbot.waitSignal(dialog.codes_wanted):
        room.qtbot.mouseClick(box.sure, Qt.MouseButton.LeftButton)
    room.settle()
    assert not [d for d in page.findChildren(QDialog) if d.isVisible()]


def test_one_table_gets_a_new_code_after_a_question_and_the_others_keep_theirs(room: BoardRoom):
    page = page_in(room)
    page.make_codes()
    room.settle()
    page.show_addresses()
    dialog = room.dialog(AddressesDialog)
    buttons = [b for b in dialog.findChildren(QPushButton) if "Bord 2" in b.accessibleName()]
    room.qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    box = room.dialog(Question)
    assert not box.sure.isDefault()
    room.qtbot.mouseClick(box.sure, Qt.MouseButton.LeftButton)
    room.settle()
    assert room.document.assembly.board.codes[DAY] == ("CODE01", "CODE04", "CODE03")
    assert "Bord 2 har en ny kode." in room.toast


# -- the first moment


def test_without_programme_and_seats_a_note_can_be_written_all_the_same(opened: Opener):
    room = opened(founded(), make_page)
    page = page_in(room)
    room.press_empty()
    assert page.entry.field.hasFocus()
    room.press(page.entry.field, "Den første", Qt.Key.Key_Return)
    assert (newest(room).text, newest(room).sheet) == ("Den første", Sheet("", 1))
    assert shown(room) == ["Den første"]


def test_the_page_shows_in_english_too(room: BoardRoom):
    room.window.choose_language("en")
    page = page_in(room)
    assert "Table 1" in room.texts()
    assert page.entry.field.placeholderText() == "Write a note and press Enter"


def test_without_a_plan_or_codes_any_table_can_be_named_and_none_goes(opened: Opener):
    """A table that has written tells nothing of how many there are."""
    room = opened(founded(), make_page)
    page = page_in(room)
    for table in ("1", "7", "2"):
        page.entry.table.setFocus()
        page.entry.table.selectAll()
        room.press(page.entry.table, table, Qt.Key.Key_Return)
        room.press(page.entry.field, f"Fra bord {table}", Qt.Key.Key_Return)
        room.settle()
    assert [each.table for each in room.document.assembly.board] == [1, 7, 2]
    assert page.matrix.model().columnCount() == 1 + 7
    page.make_codes()
    room.settle()
    assert len(room.document.assembly.board.codes[DAY]) == 7


@pytest.mark.parametrize(("typed", "mark", "text"), TYPED)
def test_a_sign_that_belongs_to_the_words_stays_with_them(room: BoardRoom, typed, mark, text):
    page = page_in(room)
    page.choose_sheet("i1", 1)
    page.entry.take_keyboard()
    room.press(page.entry.field, typed, Qt.Key.Key_Return)
    room.settle()
    assert (newest(room).mark, newest(room).text) == (mark, text)
