"""The agenda page in the hands of a facilitator: the programme, its clock, behind and ahead."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.models import agenda, mandate
from app.models.agenda import ItemKind, Lock, Plan, Shortage
from app.models.errors import Refused
from app.ui.agenda import deeds as agenda_deeds
from app.ui.agenda.copy_dialog import CopyDayDialog
from app.ui.agenda.models import Column
from app.ui.agenda.repair_words import shortage_words
from app.ui.icons import icon
from app.ui.toast import Toast
from app.ui.today.checks import Level, Surroundings, checks
from app.ui.widgets import Badge, ElidedText
from tests.assemblies import DAY, founded
from tests.ui.agenda_room import MINUTE, NINE, PROGRAMME, Key, desk, open_desk, programme
from tests.ui.holding import hold

__all__ = ["desk", "open_desk"]


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
    assert "2 h ahead. The day ends at 10:45 (planned 12:45)." in desk.words()
    desk.wait(250)
    assert "1 h 25 min behind" in desk.words()


def test_the_item_that_runs_is_in_sight_when_the_list_comes(open_desk, qtbot):
    plans = {
        f"i{number}": Plan("Item", ItemKind.PLENARY, 9 * 60 + number * 10, 10)
        for number in range(30)
    }
    play = founded()
    for item, plan in plans.items():
        play.do(agenda.add_item(play.assembly, item, DAY, plan))
    play.do(agenda.start_item(play.assembly, "i25", NINE))
    desk = open_desk(play)
    table, row = desk.page.table, desk.page.model.row_of("i25")
    qtbot.waitUntil(lambda: in_sight(table, row))
    table.verticalScrollBar().setValue(0)
    desk.page.hide()
    desk.page.show()
    qtbot.wait(50)
    assert not in_sight(table, row), "who looked elsewhere is left there"


def in_sight(table, row):
    return table.viewport().rect().contains(table.visualRect(table.model().index(row, 0)))


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


def ink(desk):
    """The colour of the digits as a person sees it."""
    digits = next(e for e in desk.page.strip.findChildren(QLabel) if e.text() == desk.digits())
    return digits.palette().color(digits.foregroundRole()).name()


def test_the_digits_are_amber_only_while_the_clock_stands(desk):
    desk.click("Start")
    usual = ink(desk)
    desk.click("Pause")
    paused = ink(desk)
    assert paused != usual
    desk.click("Resume")
    assert ink(desk) == usual
    desk.wait(20)
    assert ink(desk) not in (usual, paused)


def test_minutes_are_given_and_taken(desk):
    desk.click("Start")
    desk.click("+5 min")
    desk.click("+1 min")
    desk.click("−1 min")
    assert desk.digits() == "20:00"
    desk.document.undo()
    desk.settle()
    assert desk.digits() == "21:00"


def test_n_held_down_ends_one_item_and_tells_how_to_take_it_back(desk):
    desk.choose("a")
    desk.press(Key.Key_N)
    for _again in range(5):
        held = QKeyEvent(
            QEvent.Type.KeyPress, Key.Key_N, Qt.KeyboardModifier.NoModifier, "n", autorep=True
        )
        QApplication.sendEvent(desk.page.table, held)
    desk.settle()
    assert desk.agenda.current == "a"
    assert desk.told[-1].can_undo


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
    assert "Up next, 20 min" in desk.words()
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


def test_the_time_left_is_asked_for_from_the_clock_of_the_programme(desk):
    asked = []
    desk.page.time_left_wanted.connect(partial(asked.append, 1))
    desk.choose("a")
    desk.press(Key.Key_Space)
    desk.click("Set…")
    assert asked == [1]


def test_delete_takes_an_item_off_and_undo_brings_it_back(desk, qtbot):
    desk.choose("b")
    desk.press(Key.Key_Delete)
    assert desk.order() == ["Velkomst", "Bordrunde 1", "Frokost"]
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told == [Toast("“Oplæg om varme” was removed from the programme", can_undo=True)]
    assert desk.page.chosen == "c"
    desk.document.undo()
    desk.settle()
    assert desk.order() == [plan.title for _id, plan in PROGRAMME]


def planned_sign(desk, item):
    model = desk.page.model
    cell = model.index(model.row_of(item), Column.PLANNED)
    return cell.data(Qt.ItemDataRole.ToolTipRole), cell.data(Qt.ItemDataRole.DecorationRole)


def test_what_would_begin_too_early_begins_later_and_says_so(desk):
    early = Plan("For tidligt", start_min=9 * 60)
    future = desk.document.perform(agenda.add_item, "x", DAY, early, 2)
    desk.settle()
    future.result()
    assert desk.column(Column.PLANNED)[2] == "9:35–9:45"
    assert planned_sign(desk, "x") == (
        "Was to begin at 9:00; the item above it ends later.",
        None,
    )


def test_the_item_before_a_locked_one_says_how_many_minutes_are_missing(desk):
    lunch = Plan("Frokost", ItemKind.BREAK, 12 * 60, 45, lock=Lock.START)
    for item, plan in (("d", lunch), ("c", Plan("Bordrunde 1", length_min=152))):
        desk.document.perform(agenda.plan_item, item, plan)
    desk.settle()
    told, sign = planned_sign(desk, "c")
    assert (told, sign is not None) == ("7 minutes short before “Frokost”", True)
    told, sign = planned_sign(desk, "d")
    assert (told, sign is not None) == ("The start is locked", True)
    assert desk.column(Column.PLANNED)[3] == "12:00–12:45"


def lock_before_lunch(desk):
    """Lunch is locked to 10:00, and what is on since 9:51 lasts 40 minutes."""
    plans = {
        "b": Plan("Oplæg", length_min=40),
        "d": Plan("Frokost", ItemKind.BREAK, 10 * 60, 45, lock=Lock.START),
    }
    desk.document.perform(agenda.remove_item, "c")
    for item, plan in plans.items():
        desk.document.perform(agenda.plan_item, item, plan)
    desk.now = NINE + 51 * MINUTE
    desk.document.perform(agenda.start_item, "b", desk.now)
    desk.settle()


def shows(sign: QIcon, name: str) -> bool:
    there = icon(name, QPalette.ColorRole.PlaceholderText)
    return bool(sign.pixmap(32, 32).toImage() == there.pixmap(32, 32).toImage())


def test_a_lock_whose_time_has_passed_says_by_how_much_it_is_missed(desk):
    lock_before_lunch(desk)
    assert desk.page.standing.words.startswith("31 minutes short before “Frokost”.")
    assert shows(planned_sign(desk, "d")[1], "lock")
    desk.now = NINE + 61 * MINUTE
    desk.page.show_assembly(desk.document.assembly)
    assert "short before" not in desk.page.standing.words
    told, sign = planned_sign(desk, "d")
    assert told == "Locked start missed by 31 min"
    assert shows(sign, "lock-open")
    assert desk.column(Column.TITLE)[-1] == "Frokost · Locked start missed by 31 min"


def test_a_locked_end_that_more_time_runs_past_is_told_at_once(desk):
    plan = Plan("Velkomst", start_min=540, length_min=30, lock=Lock.END, end_min=570)
    desk.document.perform(agenda.plan_item, "a", plan)
    desk.document.perform(agenda.start_item, "a", NINE)
    desk.document.perform(agenda.add_time, 10, NINE)
    desk.settle()
    assert desk.page.standing.words.startswith("“Velkomst” ends 10 minutes after its locked end.")
    assert desk.page.standing.repair.isVisible()
    assert desk.page.model.row(0).short == "10 minutes after its locked end"


def test_an_end_that_leaves_no_time_is_told_as_missed_and_its_lock_as_open(desk):
    """Once it is on the same words stand there: it does not end before its lock, but after it."""
    plan = Plan("Farvel", length_min=15, lock=Lock.END, end_min=10 * 60)
    last = [each.id for each in desk.agenda.day(DAY)][-1]
    desk.document.perform(agenda.plan_item, last, plan)
    desk.settle()
    row = desk.page.model.row(desk.page.model.row_of(last))
    late = row.short.removesuffix(" after its locked end")
    assert row.short != late
    assert not row.is_held
    assert f"“Farvel” ends {late} after its locked end" in desk.page.standing.words


def test_an_item_never_has_more_less_than_it_is_long(desk):
    held = desk.document.assembly.agenda
    told = shortage_words(held, Shortage("a", "a", 180))
    assert told == "“Velkomst” ends 3 h after its locked end"
    assert "less than planned" in shortage_words(held, Shortage("a", "a", 5))


def test_a_lock_earlier_than_one_above_it_names_both_and_what_to_do(desk):
    early = Plan("Fotograf", start_min=9 * 60 + 30, length_min=30, lock=Lock.START)
    lunch = Plan("Frokost", ItemKind.BREAK, 12 * 60, 45, lock=Lock.START)
    desk.document.perform(agenda.plan_item, "d", lunch)
    desk.document.perform(agenda.add_item, "z", DAY, early)
    desk.settle()
    assert desk.page.standing.words.startswith(
        "“Fotograf” is locked earlier than “Frokost”, which stands above it. "
        "Move it up, or change one of the two locks."
    )
    assert not desk.page.standing.repair.isVisible()
    assert desk.column(Column.PLANNED)[3:] == ["12:00–12:45", "12:45–13:15"]
    assert planned_sign(desk, "z")[0].startswith("Locked earlier than “Frokost”")
    desk.page.repair()
    assert desk.told[-1].text.endswith("Move it up, or change one of the two locks.")


def test_a_programme_is_copied_to_another_day_as_one_deed(desk, qtbot):
    desk.page.exchange.copy_day()
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


def test_the_next_empty_meeting_is_proposed_and_told(open_desk, qtbot):
    play = programme()
    dates = {"d0": "2026-03-01", DAY: "2026-03-14", "d2": "2026-03-28", "d3": "2026-04-11"}
    days = tuple(mandate.Meeting(each, day) for each, day in dates.items())
    play.do(mandate.reword_mandate(play.assembly, mandate.Wording("Fire dage", meetings=days)))
    play.do(agenda.add_item(play.assembly, "x", "d2", Plan("Allerede her")))
    desk = open_desk(play)
    desk.page.exchange.copy_day()
    dialog = desk.page.findChild(CopyDayDialog)
    assert isinstance(dialog, CopyDayDialog)
    assert (dialog.source.currentData(), dialog.target.currentData()) == (DAY, "d3")
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    desk.settle()
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told[-1].text == "4 items copied to Meeting 4, 11 Apr 2026"


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


@pytest.mark.parametrize(
    ("item", "plan", "told"),
    [
        ("d", Plan("Frokost", ItemKind.BREAK, 60, 45), "“Frokost” is to begin at 1:00, before the"),
        ("a", Plan("Velkomst", start_min=90), "The day begins at 1:30 in the night, with “Velk"),
        ("b", Plan("Oplæg", length_min=900), "“Oplæg” ends at 0:15 after midnight. Mend its le"),
        ("c", Plan("Runde", length_min=300), "“Frokost” was to begin at 12:00, but what stands"),
    ],
)
def test_a_programme_that_is_hardly_meant_is_told_plainly_on_the_page_and_the_list(
    desk, item, plan, told
):
    desk.document.perform(agenda.plan_item, item, plan)
    desk.settle()
    assert desk.page.standing.words.startswith(told)
    (check,) = [
        each
        for each in checks(desk.document.assembly, Surroundings(), desk.now)
        if each.key == "programme"
    ]
    assert check.level is Level.YELLOW
    assert f"{check.words}. {check.advice}".startswith(told)


def test_with_one_day_alone_copying_says_what_is_lacking(open_desk):
    play = programme()
    only = next(each for each in play.assembly.mandate.meetings if each.id == DAY)
    wording = mandate.Wording("En dag", meetings=(only,))
    play.do(mandate.reword_mandate(play.assembly, wording))
    desk = open_desk(play)
    action = desk.page.findChild(QAction, "agenda-copy_day")
    assert action.isEnabled()
    action.trigger()
    assert desk.told[-1].text.startswith("There is one meeting day only. Add another under Today")
    assert desk.page.findChild(CopyDayDialog) is None


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


def test_the_strip_tells_times_before_titles_and_takes_a_minute_only_where_there_is_one(desk):
    desk.page.next_item()
    desk.settle()
    desk.page.add_minutes(5)
    desk.settle()
    assert (
        "ends 9:20 · planned 15 min + 5 min · started 9:00 · next: Oplæg om varme" in desk.words()
    )
    less = next(b for b in desk.page.strip.findChildren(QPushButton) if b.text() == "\u22121 min")
    assert less.isEnabled()
    desk.wait(21)
    assert not less.isEnabled()


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("width", [860, 1040, 1126])
def test_beside_the_buttons_a_usual_title_and_the_end_have_room(desk, speak, language, width):
    speak(language)
    desk.document.perform(
        agenda.plan_item, "a", Plan("Velkomst og præsentation af dagen", length_min=15)
    )
    desk.page.retranslate()
    desk.page.resize(width, 640)
    desk.page.next_item()
    desk.settle()
    for part in desk.page.strip.findChildren(ElidedText):
        told = part.text().rsplit(" · ", 2)[0]  # when it began and what comes next may be cut
        assert part.fontMetrics().horizontalAdvance(told) <= part.width(), told


def test_where_minutes_are_missing_nothing_is_called_on_time(open_desk):
    play = founded()
    for item, plan in (
        ("a", Plan("Talk", ItemKind.EXPERT, 9 * 60, 30)),
        ("b", Plan("Round", ItemKind.TABLE_ROUND, -1, 40)),
        ("c", Plan("Lunch", ItemKind.BREAK, 10 * 60, 30, lock=Lock.START)),
    ):
        play.do(agenda.add_item(play.assembly, item, DAY, plan))
    play.do(agenda.start_item(play.assembly, "a", NINE))
    words = open_desk(play).words()
    assert "short before" in words
    assert "On time" not in words
    assert "The day ends at 10:30, as planned." in words


@pytest.mark.parametrize("has_release", [True, False])
def test_n_held_down_ends_one_item_though_no_repeat_is_marked(desk, has_release):
    desk.choose("a")
    desk.press(Key.Key_N)
    desk.wait(10)
    hold(desk.page.table, Key.Key_N, 5_000, has_release=has_release)
    desk.settle()
    assert desk.agenda.current == "b"
    hold(desk.page.table, Key.Key_N, 7_000, has_release=has_release)
    desk.settle()
    assert desk.agenda.current == "c", "another press is another"


def test_home_and_end_go_to_the_first_and_the_last_item(desk):
    desk.choose("b")
    desk.press(Key.Key_End)
    assert desk.page.chosen == "d"
    desk.press(Key.Key_Home)
    assert desk.page.chosen == "a"


def test_an_item_that_undo_brings_back_is_chosen_again(desk):
    desk.choose("b")
    desk.page.remove_item()
    desk.settle()
    assert desk.page.chosen == "c"
    desk.document.undo()
    desk.settle()
    assert desk.page.chosen == "b"
    desk.choose("d")
    desk.wait(1)
    assert desk.page.chosen == "d"


def test_what_was_passed_over_is_not_begun_by_the_key_for_what_comes(desk):
    desk.choose("c")
    agenda_deeds.start_item(desk.document, "c")
    desk.settle()
    agenda_deeds.end_item(desk.document)
    desk.settle()
    assert "Frokost" in desk.words()
    desk.page.next_item()
    desk.settle()
    assert desk.agenda.current == "d"
    agenda_deeds.end_item(desk.document)
    desk.settle()
    assert "The programme has finished" in desk.words()


def test_what_is_added_at_a_past_row_comes_after_what_is_on(desk):
    agenda_deeds.start_item(desk.document, "a")
    desk.settle()
    agenda_deeds.start_item(desk.document, "c")
    desk.settle()
    for item in ("a", "b"):
        desk.choose(item)
        desk.page.add_item()
        form = desk.dialog()
        form.title.setText(f"Efter {item}")
        form.finish()
        desk.settle()
    told = ["Velkomst", "Oplæg om varme", "Bordrunde 1", "Efter b", "Efter a", "Frokost"]
    assert desk.order() == told
    assert desk.page.chosen == desk.agenda.order[DAY][3]


def test_two_steps_at_once_are_two_places(desk):
    desk.choose("a")
    desk.page.move_down()
    desk.page.move_down()
    desk.settle()
    assert [each.id for each in desk.agenda.day(DAY)] == ["b", "c", "a", "d"]
    assert desk.page.chosen == "a"
