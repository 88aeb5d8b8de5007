"""An agenda item as a form: times as people type them, rounds, errors where they happened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.models import agenda
from app.models.agenda import ItemKind, Lock, Plan
from app.ui.agenda.coming_back import free_round
from app.ui.agenda.models import Column
from app.ui.theme import colours_of
from tests.assemblies import DAY, founded, with_members, with_plan
from tests.ui.agenda_room import MINUTE, NINE, PROGRAMME, Key, desk, open_desk

__all__ = ["desk", "open_desk"]


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
    assert desk.document.undo_label == "Edit “Oplæg om varme”"


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("title", "  ", "Give the item a title."),
        ("start", "25.00", "That is not a time of day. Enter it like 9:30."),
        ("length", "længe", "That is not a duration. Enter minutes, or hours and minutes."),
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


@pytest.mark.parametrize("field", ["title", "kind", "round", "optional", "task"])
def test_ctrl_enter_is_done_with_the_form_from_any_field(desk, qtbot, field):
    desk.choose("b")
    desk.page.edit_item()
    form = desk.dialog()
    form.title.setText("Et nyt navn")
    qtbot.keyClick(getattr(form, field), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.agenda.items["b"].plan.title == "Et nyt navn"


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


def test_the_first_item_of_a_day_says_when_the_day_begins(open_desk):
    desk = open_desk(founded())
    desk.page.add_kind(ItemKind.PLENARY)
    form = desk.dialog()
    assert form.start.text() == "9:00"
    form.title.setText("Velkomst")
    form.start.setText("")
    form.finish()
    assert form.isVisible()
    assert form.start.accessibleDescription() == "Say when the day begins."
    form.start.setText("8.30")
    form.finish()
    desk.settle()
    [first] = desk.agenda.day(DAY)
    assert first.plan.start_min == 510
    desk.page.add_kind(ItemKind.PLENARY)
    form = desk.dialog()
    assert form.start.text() == "", "the next follows the item above"
    form.reject()


def choose_kind(form, kind):
    form.kind.setCurrentIndex(form.kind.findData(kind.value))


def test_an_item_that_becomes_a_table_round_takes_the_first_round_that_is_free(desk):
    desk.choose("b")
    desk.page.add_item()
    form = desk.dialog()
    assert form.round.value() == 0
    choose_kind(form, ItemKind.TABLE_ROUND)
    assert form.round.value() == 2, "round 1 has an item already"
    choose_kind(form, ItemKind.BREAK)
    assert form.round.value() == 0
    choose_kind(form, ItemKind.TABLE_ROUND)
    form.title.setText("Bordrunde 2")
    form.finish()
    desk.settle()
    assert desk.agenda.day(DAY)[2].plan.round == 2


def test_a_round_that_was_chosen_stays(desk):
    desk.page.add_kind(ItemKind.TABLE_ROUND)
    form = desk.dialog()
    form.round.setValue(4)
    choose_kind(form, ItemKind.NOTES)
    assert form.round.value() == 4
    form.reject()


def test_an_error_beside_a_field_goes_when_somebody_types_there(desk, qtbot):
    desk.page.add_item()
    form = desk.dialog()
    form.finish()
    told = "Give the item a title."
    assert told in [each.text() for each in form.findChildren(QLabel)]
    qtbot.keyClicks(form.title, "V")
    assert told not in [each.text() for each in form.findChildren(QLabel)]
    assert form.title.accessibleDescription() == ""
    form.reject()


def test_the_task_and_the_note_have_the_edge_of_a_field(desk):
    desk.page.add_item()
    form = desk.dialog()
    for paragraph in (form.task, form.private_note):
        edge = paragraph.grab().toImage().pixelColor(0, paragraph.height() // 2)
        assert edge.name() == colours_of(paragraph).outline
    form.reject()


@pytest.mark.parametrize("corner", [(0, 0), (120, 40), (600, 300)])
def test_the_form_lies_over_the_middle_of_its_window_and_on_the_screen(desk, qtbot, corner):
    desk.page.move(*corner)
    desk.choose("b")
    desk.page.edit_item()
    form = desk.dialog()
    qtbot.waitExposed(form)
    place, space = form.frameGeometry(), form.screen().availableGeometry()
    assert space.contains(place)
    wanted = desk.page.frameGeometry().center().x()
    most = space.right() - place.width() // 2
    assert abs(place.center().x() - min(wanted, most)) <= 1


def test_only_a_round_that_exists_and_is_free_is_proposed():
    play = with_plan(with_members(), rounds=2)
    for number in (1, 2):
        assert free_round(play.assembly, DAY) == number
        plan = Plan("Runde", ItemKind.TABLE_ROUND, round=number)
        play.do(agenda.add_item(play.assembly, f"r{number}", DAY, plan))
    assert free_round(play.assembly, DAY) == 0, "there is no round 3 of 2"


def test_before_there_is_a_plan_the_next_number_is_proposed():
    play = founded()
    play.do(agenda.add_item(play.assembly, "r1", DAY, Plan("Runde", round=1)))
    assert free_round(play.assembly, DAY) == 2


def choose_lock(form, lock: Lock) -> None:
    form.lock.setCurrentIndex(form.lock.findData(lock.value))


@pytest.mark.parametrize("left_at", [Lock.NONE, Lock.LENGTH])
def test_a_time_that_a_lock_proposed_goes_when_that_lock_goes(desk, left_at):
    desk.choose("b")
    desk.page.edit_item()
    form = desk.dialog()
    choose_lock(form, Lock.START)
    assert form.start.text() == "9:15"
    choose_lock(form, Lock.END)
    assert (form.start.text(), form.end.text()) == ("", "9:35")
    choose_lock(form, left_at)
    assert (form.start.text(), form.end.text()) == ("", "")
    form.finish()
    desk.settle()
    plan = desk.agenda.items["b"].plan
    assert (plan.start_min, plan.lock, plan.end_min) == (-1, left_at, -1)


def test_a_time_that_was_typed_stays_whatever_is_locked(desk):
    desk.choose("b")
    desk.page.edit_item()
    form = desk.dialog()
    choose_lock(form, Lock.START)
    form.start.setText("9:20")
    choose_lock(form, Lock.NONE)
    assert form.start.text() == "9:20"
    form.reject()


def test_the_locked_end_of_what_is_on_is_proposed_where_it_is_expected(desk):
    desk.now = NINE + 180 * MINUTE
    desk.press(Key.Key_Space)
    desk.choose("a")
    desk.page.edit_item()
    form = desk.dialog()
    choose_lock(form, Lock.END)
    assert form.end.text() == "12:15"
    form.reject()


@pytest.mark.parametrize("typed", ["0.50", "24.50", "0:50"])
def test_a_lock_after_midnight_is_kept_and_shown_again(desk, typed):
    desk.choose("a")
    desk.page.edit_item()
    form = desk.dialog()
    form.start.setText("12.30")
    form.length.setText("12 t")
    form.lock.setCurrentIndex(form.lock.findData(Lock.END.value))
    form.end.setText(typed)
    form.finish()
    desk.settle()
    plan = desk.agenda.items["a"].plan
    assert (plan.lock, plan.end_min) == (Lock.END, 24 * 60 + 50)
    desk.page.edit_item()
    again = desk.dialog()
    assert again.end.text() == "0:50"
    again.finish()
    desk.settle()
    assert desk.agenda.items["a"].plan == plan


def test_the_first_item_of_a_day_that_is_to_begin_early_begins_that_morning(desk):
    desk.choose("a")
    desk.page.edit_item()
    form = desk.dialog()
    form.start.setText("4.30")
    form.finish()
    desk.settle()
    assert desk.agenda.items["a"].plan.start_min == 4 * 60 + 30
