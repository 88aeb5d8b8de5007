"""What goes in and out of the agenda page: files, programmes to begin from, the day's account."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from app.imports import programmes
from app.imports.agenda import read_agenda
from app.imports.tables import read_table
from app.models import agenda
from app.models.agenda import ItemKind, Plan
from app.ui.agenda.account_dialog import AccountDialog
from app.ui.agenda.import_dialog import ImportAgendaDialog
from app.ui.agenda.name_dialog import NameDialog
from app.ui.agenda.programmes_dialog import ProgrammesDialog
from app.ui.question import Question
from tests.ui.agenda_room import PROGRAMME, desk, open_desk

T = TypeVar("T")

__all__ = ["desk", "open_desk"]


def newest(desk, kind: type[T]) -> T:
    found = desk.page.findChildren(kind)[-1]
    assert isinstance(found, kind)
    return found


def cells(table, column: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def imported(desk, qtbot, tmp_path: Path, text: str) -> ImportAgendaDialog:
    path = tmp_path / "program.csv"
    path.write_text(text, "utf-8")
    desk.page.exchange.import_file(path)
    qtbot.waitUntil(lambda: bool(desk.page.findChildren(ImportAgendaDialog)))
    return newest(desk, ImportAgendaDialog)


def test_a_file_is_looked_at_then_added_as_one_deed(desk, qtbot, tmp_path):
    dialog = imported(desk, qtbot, tmp_path, "Start;Title;Min\n14.00;Ekstra;10\n;Mere;soon\n")
    assert cells(dialog.table, 3) == ["Ekstra", "Mere"]
    assert cells(dialog.table, 7) == ["", "1 thing to check"]
    assert dialog.row_words.text().startswith("Row 3, Min: “soon” is not a length")
    assert dialog.confirm.text() == "Import 2 items"
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.order()[-2:] == ["Ekstra", "Mere"]
    desk.document.undo()
    desk.settle()
    assert desk.order() == [plan.title for _id, plan in PROGRAMME]


def test_the_preview_names_the_columns_that_are_not_read(desk, qtbot, tmp_path):
    dialog = imported(desk, qtbot, tmp_path, "Titel;Længd;Lokale\nNy dag;10;Sal 2\n")
    assert cells(dialog.table, 2) == ["10 min"]
    assert dialog.doubts.text().splitlines() == [
        "The column “Længd” is read as “længde”.",
        "The column “Lokale” is not read: its filled cells (1) stay out. What matters in it goes "
        "into a column called Note.",
    ]
    dialog.reject()


def test_a_programme_may_be_replaced_until_the_day_begins(desk, qtbot, tmp_path):
    dialog = imported(desk, qtbot, tmp_path, "Titel;Min\nNy dag;10\n")
    dialog.replaces.setChecked(True)
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.order() == ["Ny dag"]
    desk.page.next_item()
    desk.settle()
    assert not imported(desk, qtbot, tmp_path, "Titel\nIgen\n").replaces.isEnabled()
    newest(desk, ImportAgendaDialog).reject()


def test_a_file_that_is_no_programme_is_told_and_nothing_opens(desk, qtbot, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text("Navn;Alder\nIda;40\n", "utf-8")
    desk.page.exchange.import_file(path)
    qtbot.waitUntil(lambda: bool(desk.page.findChildren(Question)))
    told = newest(desk, Question)
    words = " ".join(each.text() for each in told.findChildren(QLabel))
    assert "No column with titles was found" in words
    assert "liste.csv" in words
    told.reject()
    assert desk.page.findChildren(ImportAgendaDialog) == []


@pytest.mark.parametrize("name", ["program.csv", "program.xlsx"])
def test_the_programme_is_exported_and_reads_the_same(desk, tmp_path, name):
    desk.page.exchange.export_to(str(tmp_path / name))
    found = read_agenda(read_table(tmp_path / name))
    assert [each.title for each in found.plans] == desk.order()
    assert desk.told[-1].text == f"Saved as {name}."


def test_a_folder_that_cannot_be_written_is_told(desk, tmp_path):
    desk.page.exchange.export_to(str(tmp_path / "gone" / "program.csv"))
    assert "program.csv" in desk.told[-1].text


def test_a_real_day_is_taken_as_the_programme(desk, qtbot):
    desk.page.exchange.begin_from()
    dialog = newest(desk, ProgrammesDialog)
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert names[0] == "Albertslund, meeting 1 (evening 17-21)"
    assert not dialog.discard.isVisible()
    assert cells(dialog.table, 0)[:2] == ["17:00–17:15", "17:15–17:35"]
    dialog.replaces.setChecked(True)
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.order()[0] == "Welcome by the mayor"
    assert desk.document.undo_label == "Replace the programme"


@pytest.mark.parametrize("replaces", [True, False])
def test_the_keyboard_is_on_the_first_item_of_a_programme_that_was_taken(desk, qtbot, replaces):
    before = len(desk.order())
    desk.page.exchange.begin_from()
    dialog = newest(desk, ProgrammesDialog)
    dialog.replaces.setChecked(replaces)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    desk.settle()
    desk.page.activateWindow()  # as a window manager does when a dialog closes
    qtbot.waitUntil(desk.page.table.hasFocus)
    assert desk.page.table.currentIndex().row() == (0 if replaces else before)


def test_it_is_there_too_on_a_day_that_was_empty(desk, qtbot):
    for item in [each.id for each in desk.agenda.day("d1")]:
        desk.document.perform(agenda.remove_item, item)
    desk.settle()
    desk.page.exchange.begin_from()
    qtbot.keyClick(newest(desk, ProgrammesDialog).list, Qt.Key.Key_Return)
    desk.settle()
    desk.page.activateWindow()  # as a window manager does when a dialog closes
    qtbot.waitUntil(desk.page.table.hasFocus)
    assert desk.page.table.currentIndex().row() == 0


def test_an_item_is_saved_and_offered_where_one_adds(desk, qtbot):
    cafe = Plan("Vores café", ItemKind.TABLE_ROUND, 600, 45, round=3)
    desk.document.perform(agenda.plan_item, "c", cafe)
    desk.settle()
    desk.choose("c")
    desk.page.keep_item()
    newest(desk, NameDialog).save.click()
    assert desk.told[-1].text == "“Vores café” was saved on this laptop"
    menu = desk.page.add_menu
    menu.aboutToShow.emit()
    (action,) = [each for each in menu.actions() if each.text() == "Vores café"]
    assert isinstance(action, QAction)
    action.trigger()
    form = desk.dialog()
    assert (form.title.text(), form.start.text(), form.round.value()) == ("Vores café", "", 1)
    form.reject()


def test_a_pattern_brings_its_steps(desk):
    (action,) = [each for each in desk.page.add_menu.actions() if each.text() == "World Café"]
    action.trigger()
    form = desk.dialog()
    assert form.steps.toPlainText().splitlines()[0] == "20 Round 1"
    assert form.length.text() == "1 h 15 min"
    form.finish()
    desk.settle()
    assert desk.agenda.day("d1")[-1].plan.steps_min == 75


def test_an_own_programme_is_deleted_from_the_list(desk, qtbot):
    programmes.keep("Min dag", [Plan("Velkomst")])
    desk.page.exchange.begin_from()
    dialog = newest(desk, ProgrammesDialog)
    assert dialog.list.item(0).text() == "Min dag (own)"
    qtbot.mouseClick(dialog.discard, Qt.MouseButton.LeftButton)
    assert programmes.own() == ()


def test_planned_and_actual_are_shown_side_by_side_and_exported(desk, tmp_path):
    desk.page.next_item()
    desk.wait(22)
    desk.page.next_item()
    desk.settle()
    desk.page.exchange.show_account()
    dialog = newest(desk, AccountDialog)
    assert cells(dialog.table, 2)[:3] == ["9:00–9:22", "9:22–", ""]
    assert cells(dialog.table, 5)[:3] == ["on time", "7 min late", ""]
    assert cells(dialog.table, 6) == ["", "", "", ""], "what is to come may still be held"
    dialog.accept()
    desk.page.exchange.account_to(str(tmp_path / "dag.xlsx"))
    assert read_table(tmp_path / "dag.xlsx").rows[0][:2] == ("Velkomst", "9:00")


@pytest.mark.parametrize("name", ["program.pdf", "program.docx"])
def test_an_ending_that_would_lie_about_the_file_is_refused(desk, tmp_path, name):
    told = []
    desk.page.exchange.told.connect(told.append)
    desk.page.exchange.export_to(str(tmp_path / name))
    assert not list(tmp_path.glob("program*"))
    assert name in told[0].text
    assert "csv" in told[0].text.lower()


def test_without_an_ending_the_programme_is_a_workbook(desk, tmp_path):
    desk.page.exchange.export_to(str(tmp_path / "program"))
    assert read_table(tmp_path / "program.xlsx").rows


def test_what_was_passed_over_is_told_as_not_held(desk):
    desk.page.next_item()
    desk.choose("c")
    desk.page.start_item()
    desk.settle()
    desk.page.exchange.show_account()
    assert cells(newest(desk, AccountDialog).table, 6) == ["", "not held", "", ""]


def test_once_the_day_is_over_what_never_began_was_not_held(desk):
    desk.page.next_item()
    desk.page.end_item()
    desk.settle()
    desk.wait(14 * 60 + 59)
    desk.page.exchange.show_account()
    assert cells(newest(desk, AccountDialog).table, 6)[1] == ""
    newest(desk, AccountDialog).close()
    desk.wait(1)
    desk.page.exchange.show_account()
    assert cells(newest(desk, AccountDialog).table, 6) == ["", *["not held"] * 3]
