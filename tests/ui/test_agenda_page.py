"""The agenda page in the hands of a facilitator: the programme, its clock, behind and ahead."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.document import Document
from app.models import agenda, mandate
from app.models.agenda import ItemKind, Plan
from app.models.assembly import Aspect
from app.models.errors import Refused
from app.ui.agenda import deeds as agenda_deeds
from app.ui.agenda.copy_dialog import CopyDayDialog
from app.ui.agenda.dialog import ItemDialog
from app.ui.agenda.models import Column
from app.ui.agenda.page import AgendaPage
from app.ui.toast import Toast
from app.ui.widgets import Badge
from tests.assemblies import DAY, NOW, Play, founded

Key = Qt.Key
MINUTE = 60_000
NINE = round(datetime.datetime(2026, 3, 14, 9, 0).timestamp() * 1000)

PROGRAMME = (
    ("a", Plan("Velkomst", ItemKind.PLENARY, 9 * 60, 15, "Karen")),
    ("b", Plan("Oplæg om varme", ItemKind.EXPERT, -1, 20)),
    ("c", Plan("Bordrunde 1", ItemKind.TABLE_ROUND, -1, 30, task="Skriv", round=1)),
    ("d", Plan("Frokost", ItemKind.BREAK, 12 * 60, 45)),
)


class Desk:
    """The page on screen with a real document and a clock that stands until it is moved."""

    def __init__(self, qtbot: QtBot, path: Path, play: Play) -> None:
        self.now = NINE
        journal = Journal.create(path, "laptop")
        journal.append(play.facts, NOW)
        self.document = Document(journal, clock=self._time)
        self.page = AgendaPage(self.document)
        self.told: list[Toast] = []
        self._bot = qtbot
        self.page.told.connect(self.told.append)
        self.document.changed.connect(self._on_changed)
        qtbot.addWidget(self.page)
        self.page.resize(1040, 600)
        self.page.retranslate()
        self.page.show_assembly(self.document.assembly)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def _time(self) -> int:
        return self.now

    def _on_changed(self, aspects: Aspect) -> None:
        if aspects & self.page.aspects:
            self.page.show_assembly(self.document.assembly)

    @property
    def agenda(self) -> agenda.Agenda:
        return self.document.assembly.agenda

    def settle(self) -> None:
        self._bot.waitUntil(lambda: self.document.saved)

    def order(self, meeting: str = DAY) -> list[str]:
        return [each.plan.title for each in self.agenda.day(meeting)]

    def column(self, column: Column) -> list[str]:
        model = self.page.model
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def choose(self, item: str) -> None:
        self.page.table.selectRow(self.page.model.row_of(item))
        self.page.table.setFocus()

    def press(self, key: Qt.Key, with_alt: bool = False) -> None:
        held = Qt.KeyboardModifier.AltModifier
        self._bot.keyClick(
            self.page.table, key, held if with_alt else Qt.KeyboardModifier.NoModifier
        )
        self.settle()

    def click(self, words: str) -> None:
        found = [b for b in self.page.findChildren(QPushButton) if b.text() == words]
        shown = [b for b in found if b.isVisible()]
        assert shown, f"no button {words!r}"
        self._bot.mouseClick(shown[0], Qt.MouseButton.LeftButton)
        self.settle()

    def wait(self, minutes: float) -> None:
        self.now += round(minutes * MINUTE)
        self.page.strip.show_time(self.now)
        self.page.show_assembly(self.document.assembly)

    def digits(self) -> str:
        return self.page.strip.digits

    def words(self) -> str:
        return " ".join(each.text() for each in self.page.findChildren(QLabel) if each.isVisible())

    def dialog(self) -> ItemDialog:
        found = self.page.findChild(ItemDialog)
        assert isinstance(found, ItemDialog)
        return found


def programme() -> Play:
    play = founded()
    for item, plan in PROGRAMME:
        play.do(agenda.add_item(play.assembly, item, DAY, plan))
    return play


@pytest.fixture
def open_desk(qtbot: QtBot, tmp_path: Path, speak) -> Iterator:
    speak("en")
    desks: list[Desk] = []

    def opened(play: Play) -> Desk:
        desks.append(Desk(qtbot, tmp_path / f"{len(desks)}.bordrunde", play))
        return desks[-1]

    yield opened
    for desk in desks:
        desk.document.changed.disconnect()
        desk.page.hide()
        desk.document.close()


@pytest.fixture
def desk(open_desk) -> Desk:
    made = open_desk(programme())
    assert isinstance(made, Desk)
    return made


def test_planned_times_follow_each_other_from_the_first_fixed_one(desk):
    planned = desk.column(Column.PLANNED)
    assert planned == ["9:00–9:15", "9:15–9:35", "9:35–10:05", "12:00–12:45"]
    assert desk.column(Column.EXPECTED) == ["", "", "", ""]
    assert "4 items, from 9:00 to 12:45" in desk.words()


def test_space_starts_the_day_and_what_comes_is_expected_later(desk):
    desk.now = NINE + 6 * MINUTE
    desk.choose("a")
    desk.press(Key.Key_Space)
    assert desk.agenda.current == "a"
    assert desk.column(Column.ACTUAL) == ["9:06–", "", "", ""]
    expected = desk.column(Column.EXPECTED)
    assert expected == ["9:06–9:21", "9:21–9:41", "9:41–10:11", "12:00–12:45"]
    assert desk.digits() == "15:00"


def test_behind_and_ahead_are_told_in_words(desk):
    desk.page.next_item()
    desk.settle()
    for _item in range(3):
        desk.wait(20)
        desk.page.next_item()
        desk.settle()
    assert "120 minutes ahead. The day ends at 10:45, planned 12:45." in desk.words()
    desk.wait(250)
    assert "85 minutes behind" in desk.words()


def test_the_clock_counts_up_in_overtime_and_can_be_paused_there(desk):
    desk.choose("a")
    desk.press(Key.Key_Space)
    desk.wait(16.2)
    assert desk.digits() == "+01:12"
    assert "Over time" in [each.accessibleName() for each in desk.page.findChildren(Badge)]
    desk.press(Key.Key_Space)
    desk.wait(5)
    assert desk.digits() == "+01:12"
    desk.press(Key.Key_Space)
    desk.wait(1)
    assert desk.digits() == "+02:12"


def test_minutes_are_given_and_taken(desk):
    desk.click("Start")
    desk.click("+5 min")
    desk.click("+1 min")
    desk.click("−1 min")
    assert desk.digits() == "20:00"
    desk.document.undo()
    desk.settle()
    assert desk.digits() == "21:00"


def test_n_ends_what_is_on_and_begins_what_comes(desk):
    desk.choose("a")
    desk.press(Key.Key_N)
    desk.wait(10)
    desk.press(Key.Key_N)
    assert desk.agenda.current == "b"
    assert desk.column(Column.ACTUAL)[:2] == ["9:00–9:10", "9:10–"]
    assert desk.column(Column.EXPECTED)[0] == ""


def test_end_leaves_nothing_on_and_the_next_is_offered(desk):
    desk.click("Start")
    desk.click("End")
    assert desk.agenda.running is None
    assert "Comes next, 20 min" in desk.words()
    assert desk.page.model.index(1, Column.MARK).data(Qt.ItemDataRole.AccessibleTextRole) == "Next"


def test_an_item_is_begun_out_of_turn(desk):
    desk.choose("c")
    desk.page.start_item()
    desk.settle()
    assert desk.agenda.current == "c"


def test_ctrl_arrows_move_the_chosen_item_and_it_stays_chosen(desk):
    desk.choose("b")
    desk.press(Key.Key_Down, with_alt=True)
    assert desk.order() == ["Velkomst", "Bordrunde 1", "Oplæg om varme", "Frokost"]
    assert desk.page.chosen == "b"
    desk.press(Key.Key_Up, with_alt=True)
    desk.press(Key.Key_Up, with_alt=True)
    desk.press(Key.Key_Up, with_alt=True)
    assert desk.order() == ["Oplæg om varme", "Velkomst", "Bordrunde 1", "Frokost"]
    desk.document.undo()
    desk.settle()
    assert desk.order()[0] == "Velkomst"


def test_ctrl_arrows_mean_minutes_in_the_list_too(desk, qtbot):
    given = []
    action = QAction(desk.page)
    action.setShortcut("Ctrl+Down")
    action.triggered.connect(lambda: given.append(1))
    desk.page.addAction(action)
    desk.choose("b")
    qtbot.keyClick(desk.page.table, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert given == [1]
    assert desk.page.model.row_of("b") == 1


@pytest.mark.parametrize(
    ("item", "row", "order"),
    [("a", 3, "bcad"), ("d", 0, "dabc"), ("b", 4, "acdb"), ("c", -1, "abdc"), ("b", 1, "abcd")],
)
def test_a_dragged_row_lands_where_it_is_dropped(desk, item, row, order):
    model = desk.page.model
    data = model.mimeData([model.index(model.row_of(item), 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    desk.settle()
    assert "".join(desk.agenda.order[DAY]) == order


def test_enter_opens_the_form_and_times_are_typed_as_people_type_them(desk):
    desk.choose("b")
    desk.press(Key.Key_Return)
    form = desk.dialog()
    assert (form.start.text(), form.length.text()) == ("", "20 min")
    form.title.setText("Oplæg om varme og boliger")
    form.start.setText("930")
    form.length.setText("+10")
    form.owner.setText("Jesper")
    form.private_note.setPlainText("Husk mikrofonen")
    form.finish()
    desk.settle()
    plan = desk.agenda.items["b"].plan
    assert (plan.start_min, plan.length_min, plan.owner) == (570, 30, "Jesper")
    assert plan.private_note == "Husk mikrofonen"
    assert desk.column(Column.PLANNED)[1] == "9:30–10:00"
    assert desk.document.undo_label == "Change “Oplæg om varme”"


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("title", "  ", "Give the item a title."),
        ("start", "25.00", "That is not a time of day. Write it as 9:30."),
        ("length", "længe", "That is not a length. Write minutes, or hours and minutes."),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field(desk, field, typed, told):
    desk.choose("b")
    desk.page.edit_item()
    form = desk.dialog()
    getattr(form, field).setText(typed)
    form.finish()
    assert form.isVisible()
    assert told in [each.text() for each in form.findChildren(QLabel)]
    assert getattr(form, field).accessibleDescription() == told
    form.reject()
    assert desk.agenda.items["b"].plan == PROGRAMME[1][1]


def test_a_new_item_comes_after_the_chosen_one_with_the_next_round_number(desk, qtbot):
    desk.choose("c")
    desk.page.add_kind(ItemKind.TABLE_ROUND)
    form = desk.dialog()
    form.title.setText("Bordrunde 2")
    form.finish()
    desk.settle()
    assert desk.order() == ["Velkomst", "Oplæg om varme", "Bordrunde 1", "Bordrunde 2", "Frokost"]
    added = desk.agenda.day(DAY)[3]
    assert (added.plan.round, added.plan.kind) == (2, ItemKind.TABLE_ROUND)
    qtbot.waitUntil(lambda: desk.page.chosen == added.id)


def test_delete_takes_an_item_off_and_undo_brings_it_back(desk, qtbot):
    desk.choose("b")
    desk.press(Key.Key_Delete)
    assert desk.order() == ["Velkomst", "Bordrunde 1", "Frokost"]
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told == [Toast("“Oplæg om varme” is off the programme", can_undo=True)]
    assert desk.page.chosen == "c"
    desk.document.undo()
    desk.settle()
    assert desk.order() == [plan.title for _id, plan in PROGRAMME]


def test_an_item_planned_before_the_one_above_it_ends_is_marked(desk):
    desk.choose("d")
    for _step in range(2):
        desk.press(Key.Key_Up, with_alt=True)
    model = desk.page.model
    row = model.row_of("b")
    assert not model.row(row).has_clash
    early = agenda.Plan("For tidligt", start_min=11 * 60)
    future = desk.document.perform(agenda.add_item, "x", DAY, early, 2)
    desk.settle()
    future.result()
    clash = model.index(model.row_of("x"), Column.PLANNED)
    assert "before the item above it ends" in clash.data(Qt.ItemDataRole.ToolTipRole)


def test_a_programme_is_copied_to_another_day_as_one_deed(desk, qtbot):
    desk.page.copy_day()
    dialog = desk.page.findChild(CopyDayDialog)
    assert isinstance(dialog, CopyDayDialog)
    assert dialog.copy_button.text() == "Copy 4 items"
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.order("d2") == desk.order() == [plan.title for _id, plan in PROGRAMME]
    assert set(desk.agenda.order["d2"]).isdisjoint(desk.agenda.order[DAY])
    desk.document.undo()
    desk.settle()
    assert desk.order("d2") == []


def test_an_empty_day_offers_a_first_item_and_another_days_programme(desk, qtbot):
    future = desk.document.perform(mandate.choose_meeting, "d2")
    desk.settle()
    future.result()
    assert "No programme for this day yet" in desk.words()
    desk.click("Copy another day's programme…")
    dialog = desk.page.findChild(CopyDayDialog)
    assert isinstance(dialog, CopyDayDialog)
    assert (dialog.source.currentData(), dialog.target.currentData()) == (DAY, "d2")
    dialog.target.setCurrentIndex(0)
    assert not dialog.copy_button.isEnabled()
    dialog.reject()
    desk.click("Add the first item")
    form = desk.dialog()
    form.title.setText("Velkommen igen")
    form.finish()
    desk.settle()
    assert desk.order("d2") == ["Velkommen igen"]


def test_a_programme_that_does_not_fit_is_not_copied_in_part():
    play = programme()
    for number in range(agenda.MOST_ITEMS - 3):
        play.do(agenda.add_item(play.assembly, f"x{number}", "d2", Plan(f"Punkt {number}")))
    with pytest.raises(Refused, match="too-many-items"):
        agenda_deeds.copy_day(play.assembly, DAY, "d2", ["1", "2", "3", "4"])
    with pytest.raises(Refused, match="meeting-unknown"):
        agenda_deeds.copy_day(play.assembly, DAY, "d9", ["1", "2", "3", "4"])


def test_the_clock_is_looked_at_only_while_the_page_is_seen(desk, qtbot):
    desk.click("Start")
    desk.now += 30_000
    qtbot.waitUntil(lambda: desk.digits() == "14:30")
    desk.page.hide()
    desk.now += 30_000
    assert not any(timer.isActive() for timer in desk.page.findChildren(QTimer))
    desk.page.show()
    assert desk.digits() == "14:00"


def test_a_tick_changes_no_choice(desk):
    desk.choose("c")
    desk.click("Start")
    desk.wait(3)
    assert desk.page.chosen == "c"


def test_the_language_switches_at_once(desk, speak):
    speak("da")
    desk.page.retranslate()
    desk.page.show_assembly(desk.document.assembly)
    assert desk.column(Column.PLANNED)[0] == "9.00–9.15"
    assert desk.page.model.headerData(Column.TITLE, Qt.Orientation.Horizontal) == "Programpunkt"
