"""A round that was held shows who really sat; what had been planned stays to be seen."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.models import agenda, people, seating
from app.models.agenda import ItemKind, Plan
from app.models.people import Attendance
from app.ui.seating.insight.dialog import InsightDialog
from tests.assemblies import DAY, NOW, Play, with_members, with_plan
from tests.ui.seating_room import Desk, open_desk, planned

__all__ = ["open_desk"]


def held_round() -> Play:
    """Round 1 of two: m01 changed to table 3 while it was on, m02 had stayed away, m03 left after
    it.
    """
    play = planned(count=12, tables=3)
    gone = people.note_attendance(play.assembly, DAY, ["m02"], Attendance.ABSENT, NOW + 1)
    play.do(gone)
    plan = Plan("Runde 1", ItemKind.TABLE_ROUND, round=1)
    play.do(agenda.add_item(play.assembly, "i1", DAY, plan))
    play.do(agenda.start_item(play.assembly, "i1", NOW + 10))
    play.do(seating.move_seat(play.assembly, DAY, 1, "m01", 3))
    play.do(agenda.end_item(play.assembly, NOW + 20))
    play.do(people.note_attendance(play.assembly, DAY, ["m03"], Attendance.LEFT, NOW + 30))
    return play


def first_round(desk: Desk, qtbot) -> None:
    desk.page.show_round(1)
    qtbot.waitUntil(lambda: "Navn 2" not in desk.shown_at(2))


def shown_buttons(desk: Desk) -> list[str]:
    return [each.text() for each in desk.page.findChildren(QPushButton) if each.isVisible()]


def test_who_comes_back_finds_the_round_that_is_next_and_who_stays_keeps_the_one_on_screen(
    open_desk,
):
    play = planned(count=12, tables=3)
    plan = Plan("Runde 1", ItemKind.TABLE_ROUND, round=1)
    play.do(agenda.add_item(play.assembly, "i1", DAY, plan))
    desk = open_desk(play)
    assert desk.page.round_number == 1
    desk.perform(agenda.start_item, "i1", NOW + 10)
    desk.page.hide()
    desk.page.show_assembly(desk.document.assembly)
    assert desk.page.round_number == 1  # it is on: whoever comes late is seated in it
    desk.page.show()
    desk.perform(agenda.end_item, NOW + 20)
    assert desk.page.round_number == 1  # nothing turns under somebody's eyes
    desk.page.hide()
    desk.perform(agenda.start_item, "i1", NOW + 30)
    desk.perform(agenda.end_item, NOW + 40)
    assert desk.page.round_number == 2
    desk.page.show()


def test_a_held_round_shows_who_really_sat(open_desk, qtbot):
    desk = open_desk(held_round())
    first_round(desk, qtbot)
    assert "Navn 1" in desk.shown_at(3)
    assert "Navn 3" in desk.shown_at(3), "left only afterwards"
    assert desk.shown_at(0) == []


def test_the_plan_before_stays_to_be_seen(open_desk, qtbot):
    desk = open_desk(held_round())
    first_round(desk, qtbot)
    qtbot.waitUntil(lambda: "As planned" in shown_buttons(desk))
    desk.click("As planned")
    assert "Navn 1" in desk.shown_at(1)
    assert "Navn 2" in desk.shown_at(2)
    assert "not here" in desk.chip("m02").accessibleName()
    before = desk.seats.rounds(DAY)
    desk.press("m01")
    assert not desk.page.board.can_change
    assert "planned when the round began" in desk.page.hint
    assert desk.seats.rounds(DAY) == before
    desk.click("As planned")
    assert "Navn 1" in desk.shown_at(3)


def test_a_round_ahead_offers_no_plan_before(open_desk, qtbot):
    desk = open_desk(held_round())
    first_round(desk, qtbot)
    desk.page.show_round(2)
    assert "As planned" not in shown_buttons(desk)


def test_the_map_counts_the_plan_or_what_was_really_sat(open_desk, qtbot):
    desk = open_desk(held_round())
    first_round(desk, qtbot)
    desk.action("show_met")
    dialog = next(each for each in desk.page.findChildren(InsightDialog) if each.isVisible())
    assert "m02" in dialog.map.order
    dialog.source.setCurrentIndex(1)
    assert "m02" not in dialog.map.order
    order = dialog.map.order
    index = dialog.map.model().index(order.index("m01"), order.index("m03"))
    assert index.data() == "1"
    dialog.accept()


def test_whoever_came_after_the_round_did_not_sit_in_it(open_desk, qtbot):
    play = with_plan(with_members(12, range(1, 12)))
    item = Plan("Runde 1", ItemKind.TABLE_ROUND, round=1)
    play.do(agenda.add_item(play.assembly, "i1", DAY, item))
    play.do(agenda.start_item(play.assembly, "i1", NOW + 10))
    left = people.note_attendance(play.assembly, DAY, ["m01"], Attendance.LEFT, NOW + 15)
    play.do(left)
    play.do(agenda.end_item(play.assembly, NOW + 20))
    late = people.note_attendance(play.assembly, DAY, ["m12"], Attendance.PRESENT, NOW + 30)
    play.do(late)
    desk = open_desk(play)
    desk.page.show_round(1)
    home = desk.table_of("m12")
    qtbot.waitUntil(lambda: "Navn 12" not in desk.shown_at(home))
    assert "Navn 1" in desk.shown_at(1), "sat there until half of it"


def test_advice_counts_rounds_as_the_day_does(open_desk, qtbot):
    desk = open_desk(held_round())
    desk.action("advise")
    qtbot.waitUntil(lambda: "With " in desk.page.head.advice)
    assert "With 3 rounds instead of 2" in desk.page.head.advice
