"""A file of notes is looked at before it is taken, and taken as one deed, all or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.models import board
from app.models.board import Mark, NewNote
from app.ui.notes.import_dialog import ImportNotesDialog
from app.ui.notes.import_rows import Column
from app.ui.notes.page import NotesPage
from app.ui.question import Question
from tests.assemblies import DAY, NOW, with_item, with_members
from tests.ui.board_room import BoardRoom, Opener, opened, page_of, tables_at_work
from tests.ui.shell import look, session_look
from tests.ui.test_notes_page import make_page

__all__ = ["look", "opened", "session_look"]


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    return opened(tables_at_work(), make_page)


def reading(room: BoardRoom, tmp_path: Path, text: str | bytes) -> ImportNotesDialog:
    file = tmp_path / "noter.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    page = page_of(room, NotesPage)
    page.choose_sheet("i1", 2)
    page.importing.open_file(str(file))
    (dialog,) = room.window.findChildren(ImportNotesDialog)
    room.qtbot.waitUntil(dialog.isVisible)
    return dialog


def count(room: BoardRoom) -> int:
    return len(tuple(room.document.assembly.board))


def take(room: BoardRoom, dialog: ImportNotesDialog) -> None:
    dialog.accept()
    room.qtbot.waitUntil(room.is_settled, timeout=60_000)


def column(dialog: ImportNotesDialog, at: Column) -> list[str]:
    model = dialog.rows.rows
    return [model.index(row, at).data() for row in range(model.rowCount())]


def test_rows_are_shown_taken_as_one_deed_and_undone_as_one(room: BoardRoom, tmp_path: Path):
    before = count(room)
    dialog = reading(room, tmp_path, "bord;tekst\n1;Flere bænke\n;Mere skygge\n3;Lys på stien\n")
    assert column(dialog, Column.TABLE) == ["Bord 1", "Bord 2", "Bord 3"]
    assert dialog.confirm.text() == "Tilføj 3 noter"
    take(room, dialog)
    new = tuple(room.document.assembly.board)[before:]
    assert [(each.table, each.text, each.sheet.item) for each in new] == [
        (1, "Flere bænke", "i1"),
        (2, "Mere skygge", "i1"),
        (3, "Lys på stien", "i1"),
    ]
    assert "3 noter blev importeret" in room.toast
    room.undo()
    assert count(room) == before


def test_what_cannot_be_a_note_is_told_in_its_row_and_left_out(room: BoardRoom, tmp_path: Path):
    before = count(room)
    dialog = reading(room, tmp_path, f"bord;tekst\n1;{'å' * 5_000}\nher;👍\n1;\n1;Bænke\n1;Bænke\n")
    looks = column(dialog, Column.LOOK)
    assert looks[0].startswith("5000 tegn, og der er plads til 1000")
    assert looks[1] == (
        "“her” er ikke et bordnummer. Noten lægges, hvor du vælger."
        " Der er ingen ord i denne note, kun tegn."
    )
    assert looks[2] == "Der er ingen note i denne række."
    assert looks[4] == "Række 5 siger det samme ved samme bord."
    assert dialog.confirm.text() == "Tilføj 2 noter"
    model = dialog.rows.rows
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    dialog.rows.selectRow(4)
    room.press(dialog.rows, Qt.Key.Key_Space)
    assert dialog.confirm.text() == "Tilføj 3 noter"
    take(room, dialog)
    assert count(room) == before + 3


def test_a_row_for_a_table_that_there_is_not_waits_for_a_tick(room: BoardRoom, tmp_path: Path):
    dialog = reading(room, tmp_path, "bord;tekst\n99;Flere bænke\n2;Mere skygge\n")
    assert [each.is_taken for each in dialog.rows.rows.listed] == [False, True]
    assert "99" in column(dialog, Column.LOOK)[0]
    dialog.rows.selectRow(0)
    room.press(dialog.rows, Qt.Key.Key_Space)
    assert dialog.confirm.text() == "Tilføj 2 noter"


def test_without_a_plan_the_tables_of_a_file_are_believed_whatever_codes_there_are(
    opened: Opener, tmp_path: Path
):
    room = opened(with_item(with_members()), make_page)
    room.document.perform(board.issue_table_codes, DAY, ("CODE01", "CODE02"), NOW, "")
    room.settle()
    lines = "\n".join(f"{n};Tanke fra bord {n}" for n in range(1, 13))
    dialog = reading(room, tmp_path, f"bord;tekst\n{lines}\n")
    assert dialog.confirm.text() == "Tilføj 12 noter"
    assert set(column(dialog, Column.LOOK)) == {""}


def test_what_was_ticked_by_hand_stays_when_the_import_is_refused_and_when_a_column_changes(
    room: BoardRoom, tmp_path: Path
):
    dialog = reading(room, tmp_path, "bord;tekst;x\n1;Bænke;a\n3;Lys;b\n99;Skygge;c\n1;Træer;d\n")
    for row in (0, 2):  # one is left out, one is for a table that there is not
        dialog.rows.selectRow(row)
        room.press(dialog.rows, Qt.Key.Key_Space)
    room.document.perform(board.deliver_sheet, "i1", 3, NOW)
    room.settle()
    take(room, dialog)
    assert dialog.isVisible()

    def ticks() -> list[bool]:
        return [each.is_taken for each in dialog.rows.rows.listed]

    room.qtbot.waitUntil(lambda: ticks() == [False, False, True, True])
    box = dialog.columns.boxes["x"]
    box.setCurrentIndex(box.findData("why"))
    with room.qtbot.waitSignal(dialog.shown):
        box.activated.emit(box.currentIndex())
    assert ticks() == [False, False, True, True]


def test_the_same_file_again_adds_nothing(room: BoardRoom, tmp_path: Path):
    text = "bord;tekst\n1;Flere bænke\n2;Mere skygge\n"
    take(room, reading(room, tmp_path, text))
    room.qtbot.waitUntil(lambda: not room.window.findChildren(ImportNotesDialog))
    dialog = reading(room, tmp_path, text)
    assert set(column(dialog, Column.LOOK)) == {"Noten står allerede på arket."}
    assert not dialog.confirm.isEnabled()


def test_a_column_is_given_another_meaning(room: BoardRoom, tmp_path: Path):
    dialog = reading(room, tmp_path, "a;b\nLånecykler;Det sidste stykke\n")
    for header, field in (("a", "idea"), ("b", "why")):
        box = dialog.columns.boxes[header]
        box.setCurrentIndex(box.findData(field))
        with room.qtbot.waitSignal(dialog.shown):
            box.activated.emit(box.currentIndex())
    take(room, dialog)
    note = max(room.document.assembly.board, key=lambda each: each.written_at)
    assert note.text == "Lånecykler\nHvorfor: Det sidste stykke"
    assert [each.name for each in note.parts] == ["idea", "why"]


def test_without_a_column_of_notes_nothing_can_be_taken(room: BoardRoom, tmp_path: Path):
    dialog = reading(room, tmp_path, "bord;tekst\n1;Bænke\n")
    box = dialog.columns.boxes["tekst"]
    box.setCurrentIndex(0)
    with room.qtbot.waitSignal(dialog.shown):
        box.activated.emit(0)
    assert not dialog.confirm.isEnabled()
    assert any("Vælg den kolonne, noterne står i" in each for each in room.texts())


def test_another_character_set_is_chosen(room: BoardRoom, tmp_path: Path):
    dialog = reading(room, tmp_path, "bord;tekst\n1;Smørrebrød\n".encode("cp850"))
    with room.qtbot.waitSignal(dialog.shown):
        dialog.source.encoding.setCurrentIndex(dialog.source.encoding.findData("cp850"))
        dialog.source.encoding.activated.emit(dialog.source.encoding.currentIndex())
    assert column(dialog, Column.NOTE) == ["Smørrebrød"]


def test_a_file_that_is_no_table_opens_nothing_and_says_why(room: BoardRoom, tmp_path: Path):
    file = tmp_path / "plakat.csv"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    page_of(room, NotesPage).importing.open_file(str(file))
    room.qtbot.waitUntil(lambda: room.window.findChild(Question) is not None)
    told = room.window.findChild(Question)
    assert told is not None
    assert "“plakat.csv” blev ikke importeret" in [
        each.text() for each in told.findChildren(QLabel)
    ]
    room.qtbot.wait(100)
    assert told.isVisible(), "it stays until somebody closes it"
    told.cancel.click()
    room.qtbot.waitUntil(lambda: not room.window.findChildren(ImportNotesDialog))


def test_five_thousand_notes_at_once_are_one_deed(room: BoardRoom, tmp_path: Path):
    before = count(room)
    lines = "\n".join(f"0;Tanke nummer {n}" for n in range(5_000))
    dialog = reading(room, tmp_path, f"bord;tekst\n{lines}\n")
    take(room, dialog)
    assert count(room) == before + 5_000
    room.document.undo()
    room.qtbot.waitUntil(room.is_settled, timeout=60_000)
    assert count(room) == before


def test_a_sheet_that_is_full_is_told_by_row_and_the_others_are_taken(
    room: BoardRoom, tmp_path: Path
):
    lines = "\n".join(f"3;Tanke nummer {n}" for n in range(450))
    dialog = reading(room, tmp_path, f"bord;tekst\n{lines}\n")
    fits = board.MOST_ON_SHEET - board.KEPT_FOR_DEVICE - 3
    assert dialog.confirm.text() == f"Tilføj {fits} noter"
    assert column(dialog, Column.LOOK)[fits].startswith("Arket for bord 3 tager")


def test_when_a_table_delivers_meanwhile_nothing_is_half_written(room: BoardRoom, tmp_path: Path):
    dialog = reading(room, tmp_path, "bord;tekst\n1;Flere bænke\n3;Lys på stien\n")
    before = count(room)
    room.document.perform(board.deliver_sheet, "i1", 3, NOW)
    room.settle()
    take(room, dialog)
    assert count(room) == before
    assert dialog.isVisible()
    told = "Bord 3 har afleveret sit ark"
    room.qtbot.waitUntil(lambda: told in column(dialog, Column.LOOK)[1])
    assert column(dialog, Column.LOOK)[0] == ""
    take(room, dialog)
    assert count(room) == before + 1


def test_the_same_words_under_another_item_do_not_stand_in_the_way(room: BoardRoom, tmp_path: Path):
    new = NewNote("other", DAY, "i2", 1, "Flere bænke", Mark.IDEA)
    room.document.perform(board.write_note, new, NOW)
    room.settle()
    dialog = reading(room, tmp_path, "bord;tekst\n1;Flere bænke\n")
    assert dialog.confirm.isEnabled()


@pytest.mark.parametrize(
    "text", ["x" * 300 + "\nFlere bænke", "bord;tekst\n1;" + "x" * 4_000, "y" * 300 + ";tekst\n1;a"]
)
def test_a_word_without_end_does_not_push_the_dialog_apart(
    room: BoardRoom, tmp_path: Path, text: str
):
    dialog = reading(room, tmp_path, text)
    assert dialog.width() <= room.window.width()
    assert dialog.minimumSizeHint().width() <= dialog.width()
    for part in (dialog.rows, dialog.confirm, dialog.source, dialog.item):
        right = part.mapTo(dialog, part.rect().topRight()).x()
        assert right <= dialog.width()
    assert dialog.rows.width() > dialog.width() // 2


def test_long_row_numbers_are_read_in_full(room: BoardRoom, tmp_path: Path):
    rows = "".join(f"1;Note {n}\n" for n in range(1_100))
    dialog = reading(room, tmp_path, f"bord;tekst\n{rows}")
    table = dialog.rows
    last = table.rows.index(table.rows.rowCount() - 1, Column.ROW)
    assert table.columnWidth(Column.ROW) >= table.sizeHintForIndex(last).width()


def test_a_row_number_in_wide_digits_is_read_in_full_too(room: BoardRoom, tmp_path: Path):
    rows = "".join(f"1;Note {n}\n" for n in range(1_110))
    table = reading(room, tmp_path, f"bord;tekst\n{rows}").rows
    assert table.rows.index(table.rows.rowCount() - 1, Column.ROW).data() == "1111"
    for row in range(table.rows.rowCount()):
        wanted = table.sizeHintForIndex(table.rows.index(row, Column.ROW)).width()
        assert table.columnWidth(Column.ROW) >= wanted
