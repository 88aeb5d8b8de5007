"""A programme that does not fit, in the hands of a facilitator: told, previewed, mended, undone."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.models import agenda
from app.models.agenda import ItemKind, Lock, Plan, Repair
from app.models.room import Scene, Showing
from app.ui.agenda.models import Column
from app.ui.agenda.repair_dialog import RepairDialog
from app.ui.scenes import suggested
from tests.ui.agenda_room import MINUTE, NINE, Key, desk, open_desk

__all__ = ["desk", "open_desk"]

SQUEEZED = {
    "c": Plan("Bordrunde 1", ItemKind.TABLE_ROUND, -1, 152, task="Skriv", round=1),
    "d": Plan("Frokost", ItemKind.BREAK, 12 * 60, 45, lock=Lock.START),
}


@pytest.fixture
def squeezed(desk):
    """Seven minutes short before lunch."""
    for item, plan in SQUEEZED.items():
        desk.document.perform(agenda.plan_item, item, plan)
    desk.settle()
    return desk


def repairs(desk) -> RepairDialog:
    desk.page.repair()
    found = desk.page.findChildren(RepairDialog)[-1]
    assert isinstance(found, RepairDialog)
    return found


def preview(dialog: RepairDialog) -> list[tuple[str, ...]]:
    model = dialog.table.model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_what_is_missing_is_told_above_the_programme_with_a_way_out(squeezed):
    assert squeezed.page.standing.words.startswith("7 minutes short before “Frokost”.")
    assert squeezed.page.standing.repair.isVisible()
    squeezed.document.undo()
    assert squeezed.agenda.items["d"].plan.lock is Lock.START


def test_other_locked_times_that_are_missed_are_told_with_the_first(squeezed):
    late = Plan("Afrunding", ItemKind.PLENARY, 12 * 60 + 10, 20, lock=Lock.START)
    squeezed.document.perform(agenda.add_item, "z", "d1", late)
    squeezed.settle()
    told = squeezed.page.standing.words
    assert told.startswith("7 minutes short before “Frokost”, and 1 more locked time is missed.")


def test_a_digit_shows_a_repair_and_enter_makes_it_the_programme(squeezed, qtbot):
    before = squeezed.agenda.day("d1")
    wall = suggested(squeezed.document.assembly)
    takes = squeezed.document.assembly.room_screen.takes
    dialog = repairs(squeezed)
    assert [each.text() for each in dialog.choices] == [
        "1  Shorten what comes, in proportion",
        "2  Shorten “Bordrunde 1”",
    ]
    qtbot.keyClick(dialog, Key.Key_2)
    assert dialog.proposal.repair is Repair.SHORTEN
    assert preview(dialog)[2] == (
        "Bordrunde 1", "9:35–12:07", "9:35–12:00", "2 h 32 min → 2 h 25 min",
    )  # fmt: skip
    assert squeezed.agenda.day("d1") == before, "nothing changes by looking"
    assert suggested(squeezed.document.assembly) == wall
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    squeezed.settle()
    assert squeezed.column(Column.PLANNED)[2:] == ["9:35–12:00", "12:00–12:45"]
    assert not squeezed.page.standing.repair.isVisible()
    assert squeezed.document.undo_label == "Make the programme fit"
    assert squeezed.document.assembly.room_screen.takes == takes
    squeezed.document.undo()
    squeezed.settle()
    assert squeezed.agenda.day("d1") == before


def headings(dialog: RepairDialog) -> list[str]:
    labels = [each.text() for each in dialog.findChildren(QLabel)]
    return [each for each in labels if each.startswith(("Suffices", "Helps"))]


def test_a_repair_says_what_it_leaves_to_mend_elsewhere_and_the_next_follows(squeezed, qtbot):
    late = Plan("Afrunding", ItemKind.PLENARY, 12 * 60 + 40, 20, lock=Lock.START)
    squeezed.document.perform(agenda.add_item, "z", "d1", late)
    squeezed.settle()
    dialog = repairs(squeezed)
    titles = [each.text() for each in dialog.findChildren(QLabel)]
    assert "7 minutes short before “Frokost”, and 1 more locked time is missed" in titles
    assert headings(dialog) == [
        "Suffices here; elsewhere time is missing", "Helps, but does not suffice alone",
    ]  # fmt: skip
    for each in dialog.choices[:-1]:
        told = each.accessibleDescription()
        assert told.endswith("still to mend: 5 minutes short before “Afrunding”")
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    squeezed.settle()
    assert squeezed.told[-1].text == "5 minutes short before “Afrunding”"
    after = squeezed.page.findChildren(RepairDialog)[-1]
    assert after.proposal.shortage.before == "z"
    assert headings(after) == []
    qtbot.mouseClick(after.take, Qt.MouseButton.LeftButton)
    squeezed.settle()
    assert squeezed.told[-1].text == "The programme fits again"


def test_long_titles_stand_in_full_in_the_preview_and_under_the_choice(squeezed):
    title = "Bordrunde om hvad der skal til, for at ældre kan blive boende, hvor de bor nu"
    plan = dataclasses.replace(SQUEEZED["c"], title=title)
    squeezed.document.perform(agenda.plan_item, "c", plan)
    squeezed.settle()
    dialog = repairs(squeezed)
    dialog.resize(760, 560)
    table = dialog.table
    letters = table.fontMetrics()
    room = table.columnWidth(0) - 2 * letters.averageCharWidth()
    lines = -(-letters.horizontalAdvance(title) // room)
    assert lines > 1
    assert table.rowHeight(2) >= lines * letters.height()
    assert "…" in dialog.choices[1].text()
    assert title in dialog.choices[1].accessibleDescription()


def test_a_repair_of_a_programme_that_changed_meanwhile_is_refused(squeezed, qtbot):
    dialog = repairs(squeezed)
    squeezed.document.perform(agenda.move_item, "a", 1)
    squeezed.settle()
    told = []
    squeezed.document.refused.connect(told.append)
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    squeezed.settle()
    squeezed.document.refused.disconnect(told.append)
    assert [each.code for each in told] == ["programme-changed"]


def test_what_no_repair_can_mend_is_told(desk, qtbot):
    for item, plan in (
        ("a", Plan("Velkomst", start_min=11 * 60, length_min=70, lock=Lock.LENGTH)),
        ("b", SQUEEZED["d"]),
    ):
        desk.document.perform(agenda.plan_item, item, plan)
    for item in ("c", "d"):
        desk.document.perform(agenda.remove_item, item)
    desk.settle()
    desk.page.repair()
    assert desk.told[-1].text == "No change that keeps the locks would make it fit"


def test_a_day_that_runs_late_offers_to_finish_later_and_then_keeps_quiet(desk, qtbot):
    desk.document.perform(agenda.remove_item, "d")
    desk.now = NINE + 12 * MINUTE
    desk.choose("a")
    desk.press(Key.Key_Space)
    assert desk.page.standing.words == (
        "The day would end 12 minutes late. The day ends at 10:17 (planned 10:05)."
    ), "no number twice"
    dialog = repairs(desk)
    assert dialog.choices[-1].text().endswith("Finish later")
    dialog.choices[-1].setChecked(True)
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    desk.settle()
    assert not desk.page.standing.repair.isVisible()
    assert desk.page.standing.words.startswith("12 minutes behind")


def test_hours_late_are_told_as_hours_and_a_mended_programme_says_when_it_ends(desk, qtbot):
    desk.document.perform(agenda.remove_item, "d")
    desk.now = NINE + 403 * MINUTE
    desk.choose("a")
    desk.press(Key.Key_Space)
    assert desk.page.standing.words == (
        "The day would end 6 h 43 min late. The day ends at 16:48 (planned 10:05)."
    )
    dialog = repairs(desk)
    by_kind = [each.repair for each in dialog.proposals]
    dialog.choices[by_kind.index(Repair.LATER)].setChecked(True)
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    desk.settle()
    told = [each.text for each in desk.told]
    assert "The programme fits; the day ends at 16:48 instead of 10:05" in told


def test_what_gives_in_proportion_says_how_much(desk):
    plans = {
        "a": Plan("Velkomst", start_min=9 * 60, length_min=55),
        "b": Plan("Oplæg", length_min=35),
        "c": Plan("Bordrunde 1", ItemKind.TABLE_ROUND, length_min=10),
        "d": Plan("Frokost", ItemKind.BREAK, 9 * 60 + 30, 45, lock=Lock.START),
    }
    for item, plan in plans.items():
        desk.document.perform(agenda.plan_item, item, plan)
    desk.settle()
    assert repairs(desk).choices[0].accessibleDescription() == (
        "3 items give 1 h 10 min together; most of it “Velkomst” 15 min instead of 55 min"
    )


def test_a_lock_keeps_what_the_programme_says_now(desk):
    desk.choose("c")
    desk.page.edit_item()
    form = desk.dialog()
    form.lock.setCurrentIndex(form.lock.findData(Lock.START.value))
    assert form.start.text() == "9:35"
    form.lock.setCurrentIndex(form.lock.findData(Lock.END.value))
    assert form.end.text() == "10:05"
    form.steps.setPlainText("20 Runde 1\n5 min: Opsamling")
    form.optional.setChecked(True)
    form.public_title.setText("Første runde")
    form.finish()
    desk.settle()
    plan = desk.agenda.items["c"].plan
    assert (plan.lock, plan.end_min, plan.is_optional) == (Lock.END, 605, True)
    assert [(each.title, each.length_min) for each in plan.steps] == [
        ("Runde 1", 20), ("Opsamling", 5),
    ]  # fmt: skip
    assert plan.shown == "Første runde"


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("end", "9:00", "To lock the end, enter the time the item ends, after it begins."),
        ("steps", "Runde 1", "“Runde 1” is no step. Enter minutes and what happens: 20 Round 1"),
        ("steps", "31 Runde", "The steps last 31 min, the item only 30 min."),
    ],
)
def test_a_lock_or_step_that_makes_no_sense_is_told_beside_its_field(desk, field, typed, told):
    desk.choose("c")
    desk.page.edit_item()
    form = desk.dialog()
    form.lock.setCurrentIndex(form.lock.findData(Lock.END.value))
    box = getattr(form, field)
    (box.setText if field == "end" else box.setPlainText)(typed)
    form.finish()
    assert box.accessibleDescription() == told
    form.reject()


def test_two_hundred_items_and_a_day_that_goes_on_tomorrow_are_told(desk):
    many = [(f"x{number}", Plan(f"Punkt {number}", length_min=9)) for number in range(196)]
    desk.document.perform(agenda.add_items, "d1", many)
    desk.settle()
    assert len(desk.order()) == 200
    words = desk.page.standing.words
    assert words.endswith("200 items, from 9:00 to 18:09 the next day")
    assert "after midnight" in words, "plainly, not in grey"


def test_a_first_item_without_a_time_is_told(desk):
    desk.document.perform(agenda.plan_item, "a", Plan("Velkomst"))
    desk.settle()
    assert desk.page.standing.words.endswith("Give the first item a time to begin.")


@pytest.mark.parametrize(
    ("slide", "offered"),
    [
        ("", Showing(Scene.TASK, "c")),
        ("seating", Showing(Scene.SEATING, "1")),
        ("title", Showing(Scene.TITLE)),
        ("of a later version", Showing(Scene.TASK, "c")),
    ],
)
def test_the_slide_that_was_planned_is_offered_while_the_item_is_on(desk, slide, offered):
    plan = Plan("Bordrunde 1", ItemKind.TABLE_ROUND, task="Skriv", round=1, slide=slide)
    desk.document.perform(agenda.plan_item, "c", plan)
    desk.document.perform(agenda.start_item, "c", NINE)
    desk.settle()
    assert suggested(desk.document.assembly) == offered
    assert desk.document.assembly.room_screen.takes == 0, "and taken by nobody but a person"


def test_repairs_of_items_that_begin_alike_are_told_apart_by_their_time(squeezed):
    room = squeezed.document.assembly
    day = squeezed.agenda.day("d1")
    for item in [each.id for each in day if each.plan.kind is not ItemKind.BREAK]:
        plan = room.agenda.items[item].plan
        title = f"Oplæg: byens boliger i de kommende mange år, som {plan.title} ser dem"
        squeezed.document.perform(agenda.plan_item, item, dataclasses.replace(plan, title=title))
    squeezed.settle()
    dialog = repairs(squeezed)
    told = [each.text() for each in dialog.choices if "Oplæg" in each.text()]
    assert told
    assert all(":" in each.split("Oplæg")[0] for each in told), told
    assert len(set(told)) == len(told)
    assert dialog.sizeHint().width() <= 1024


def test_a_day_that_is_begun_on_another_date_is_not_called_late(desk):
    desk.now += (2 * 24 + 9) * 60 * MINUTE
    desk.press(Key.Key_Space)
    assert desk.page.standing.words == (
        "Begun on Monday, 16 March 2026, another date than the meeting's: nothing is early or late."
        " The day ends at 19:50."
    )
    assert not desk.page.standing.repair.isVisible()


def test_two_repairs_together_have_a_preview_and_a_key_like_any_other(desk, qtbot):
    plans = {
        "a": Plan("Velkomst", start_min=9 * 60, length_min=154, lock=Lock.LENGTH),
        "b": Plan("Sang", length_min=10, is_optional=True),
        "c": Plan("Bordrunde 1", ItemKind.TABLE_ROUND, length_min=50),
        "d": SQUEEZED["d"],
    }
    for item, plan in plans.items():
        desk.document.perform(agenda.plan_item, item, plan)
    desk.settle()
    dialog = repairs(desk)
    texts = [each.text() for each in dialog.choices]
    (at,) = [at for at, told in enumerate(texts) if told.endswith("and shorten one item")]
    assert texts[at].startswith(f"{at + 1}  ")
    assert dialog.sizeHint().width() <= 1024
    qtbot.keyClick(dialog, Key(Key.Key_1 + at))
    told = dialog.choices[at].accessibleDescription()
    assert told.startswith("without “Sang”; “Bordrunde 1” "), told
    assert preview(dialog)[-1][2] == "left out"
    qtbot.keyClick(dialog, Key.Key_Return)
    desk.settle()
    assert desk.order() == ["Velkomst", "Bordrunde 1", "Frokost"]
    assert not desk.page.standing.repair.isVisible()
    desk.document.undo()
    desk.settle()
    assert desk.order() == ["Velkomst", "Sang", "Bordrunde 1", "Frokost"]


def test_what_gives_only_a_part_says_so_and_what_helps_against_the_rest_follows(desk, qtbot):
    plans = {
        "a": Plan("Velkomst", start_min=9 * 60, length_min=120, lock=Lock.LENGTH),
        "b": Plan("Sang", length_min=10, is_optional=True),
        "c": Plan("Bordrunde 1", ItemKind.TABLE_ROUND, length_min=70),
        "d": SQUEEZED["d"],
    }
    for item, plan in plans.items():
        desk.document.perform(agenda.plan_item, item, plan)
    desk.settle()
    dialog = repairs(desk)
    by_kind = {each.repair: at for at, each in enumerate(dialog.proposals)}
    told = dialog.choices[by_kind[Repair.DROP]].accessibleDescription()
    assert told == "gives 10 of the 20 minutes"
    dialog.choices[by_kind[Repair.DROP]].setChecked(True)
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.told[-1].text == "10 minutes short before “Frokost”"
    qtbot.waitUntil(lambda: desk.page.findChildren(RepairDialog) != [dialog])
    after = desk.page.findChildren(RepairDialog)[-1]
    assert after.proposals[0].shortage.minutes == 10
    after.reject()


def test_what_stays_is_told_beneath_the_repairs(squeezed):
    told = " ".join(each.text() for each in repairs(squeezed).findChildren(QLabel))
    assert "No choice changes the lock of “Frokost”: do that in the programme." in told


@pytest.mark.parametrize("width", [1280, 1366])
def test_long_titles_wrap_and_leave_the_preview_its_columns(squeezed, qtbot, width):
    long = "Oplæg: hvad koster klimatilpasningen af kommunens veje, stier og kældre, og hvem gør?"
    last = Plan("Afrunding", length_min=20)
    squeezed.document.perform(agenda.add_item, "z", "d1", last)
    for item in ("a", "b", "c", "d"):
        plan = squeezed.agenda.items[item].plan
        squeezed.document.perform(
            agenda.plan_item, item, dataclasses.replace(plan, title=long, is_optional=item == "b")
        )
    squeezed.settle()
    dialog = repairs(squeezed)
    dialog.resize(width - 60, 660)
    qtbot.wait(1)
    table = dialog.table
    head = table.horizontalHeader()
    assert head.length() <= table.viewport().width()
    for column in (1, 2, 3):
        assert head.sectionSize(column) >= table.sizeHintForColumn(column)
    assert head.sectionSize(0) >= 0.4 * table.viewport().width()
