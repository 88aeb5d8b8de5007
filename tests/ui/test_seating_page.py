"""The seating page in the hands of a facilitator: by mouse, by keys, by menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTabBar,
    QWidget,
)

from app.models import agenda, people, seating
from app.models.agenda import ItemKind, Plan
from app.models.people import Attendance
from app.proposals import repair_task
from app.ui.seating.mix_bars import MixLegend
from app.ui.seating.mode import Mode
from app.ui.seating.thinking import Thinker
from app.ui.seating.words import warning_words
from app.ui.widgets import Chip, Text
from tests.assemblies import DAY, NOW, founded, member, with_members
from tests.ui.seating_room import Desk, Drag, open_desk, planned

__all__ = ["open_desk"]

Key = Qt.Key


def test_without_members_the_page_shows_the_way_to_them(open_desk):
    desk = open_desk(founded())
    wanted: list[str] = []
    desk.page.section_wanted.connect(wanted.append)
    desk.click("Go to the members")
    assert wanted == ["members"]


def test_without_a_plan_enter_makes_one(open_desk, qtbot):
    desk = open_desk(with_members(12))
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "Make a plan"
    qtbot.keyClick(button, Key.Key_Space)
    desk.wait_for_suggestion()


def test_a_plan_is_suggested_looked_at_accepted_and_undone_as_one_deed(open_desk, qtbot):
    desk = open_desk(with_members(24))
    assert (desk.page.head.controls.tables, desk.page.head.controls.rounds) == (4, 4)
    desk.click("Make a plan")
    desk.wait_for_suggestion()
    assert desk.seats.rounds(DAY) == ()
    assert "Everyone meets at least" in desk.banners()[0]
    assert len(desk.shown_at(1)) == 6
    desk.click("Accept")
    desk.settle()
    assert [len(tables) for tables in desk.seats.rounds(DAY)] == [4, 4, 4, 4]
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told[-1].can_undo
    desk.document.undo()
    desk.settle()
    assert desk.seats.rounds(DAY) == ()


def test_the_rounds_that_were_wished_stay_when_the_plan_is_undone(open_desk):
    desk = open_desk(with_members(24))
    controls = desk.page.head.controls
    controls.findChildren(QSpinBox)[1].setValue(6)
    assert controls.rounds == 6
    desk.click("Make a plan")
    desk.wait_for_suggestion()
    desk.click("Accept")
    desk.settle()
    assert len(desk.seats.rounds(DAY)) == 6
    desk.document.undo()
    desk.settle()
    assert desk.seats.rounds(DAY) == ()
    assert (controls.tables, controls.rounds) == (4, 6)


def test_the_tables_follow_the_people_while_nobody_chose_them(open_desk):
    desk = open_desk(with_members(24))
    controls = desk.page.head.controls
    controls.findChildren(QSpinBox)[1].setValue(6)
    for each in range(1, 9):
        desk.perform(people.remove_member, f"m{each:02d}")
    assert (controls.tables, controls.rounds) == (2, 6)


def test_a_suggestion_that_is_discarded_changes_nothing(open_desk):
    desk = open_desk(planned())
    before = desk.seats.rounds(DAY)
    desk.click("New plan")
    desk.click("Make a plan")
    desk.wait_for_suggestion()
    desk.click("Not now")
    desk.settle()
    assert desk.seats.rounds(DAY) == before
    assert desk.page.suggestion is None


def test_while_a_suggestion_waits_nobody_is_moved_by_hand(open_desk):
    desk = open_desk(planned())
    desk.page.make_plan()
    desk.wait_for_suggestion()
    before = desk.seats.rounds(DAY)
    desk.press("m01", Key.Key_M, Key.Key_3)
    assert desk.seats.rounds(DAY) == before
    assert desk.page.board.mode is Mode.NONE


def test_a_wish_that_cannot_be_kept_is_told_before_the_plan_is_accepted(open_desk):
    play = planned()
    play.do(people.fix_table(play.assembly, "m01", 9))
    desk = open_desk(play)
    desk.page.make_plan()
    desk.wait_for_suggestion()
    told = [each.text() for each in desk.page.findChildren(Text) if each.isVisible()]
    assert any("Navn 1 does not sit at table 9" in each for each in told)


def test_a_person_moves_by_m_and_the_number_of_the_table(open_desk, qtbot):
    desk = open_desk(planned())
    assert desk.table_of("m01") == 1
    desk.press("m01", Key.Key_M, Key.Key_3)
    assert desk.table_of("m01") == 3
    assert "Navn 1" in desk.shown_at(3)
    assert desk.table_of("m01", 2) == 1
    focused = QApplication.focusWidget()
    assert isinstance(focused, Chip)
    assert focused.member_id == "m01"
    qtbot.waitUntil(lambda: bool(desk.told))
    assert "Navn 1 to table 3" in desk.told[-1].text
    assert desk.document.undo_label == "Move Navn 1 to table 3"


def test_a_plan_accepted_by_its_key_shows_where_the_keyboard_is_on_the_board(open_desk):
    desk = open_desk(planned())
    desk.page.make_plan()
    desk.wait_for_suggestion()
    ring = Qt.WidgetAttribute.WA_KeyboardFocusChange
    desk.page.window().setAttribute(ring, False)  # as after a press of the mouse
    desk.action("accept")
    desk.settle()
    assert isinstance(QApplication.focusWidget(), Chip)
    assert desk.page.window().testAttribute(ring)


def test_who_was_moved_by_keys_keeps_the_ring(open_desk):
    desk = open_desk(planned())
    desk.page.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as after Tab
    desk.press("m01", Key.Key_M, Key.Key_3)
    assert desk.table_of("m01") == 3
    assert desk.chip("m01").hasFocus()
    assert desk.page.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def test_a_table_with_two_figures_waits_for_the_second_or_for_enter(open_desk):
    desk = open_desk(planned(count=24, tables=12, rounds=1))
    desk.press("m01", Key.Key_M, Key.Key_1)
    assert desk.page.board.mode is Mode.MOVE
    desk.press("m01", Key.Key_2)
    assert desk.table_of("m01") == 12
    desk.press("m01", Key.Key_M, Key.Key_1, Key.Key_Return)
    assert desk.table_of("m01") == 1
    desk.press("m01", Key.Key_M, Key.Key_5)
    assert desk.table_of("m01") == 5


def test_zero_takes_a_person_out_and_the_tray_gives_the_seat_back(open_desk):
    desk = open_desk(planned())
    desk.press("m01", Key.Key_M, Key.Key_0)
    assert desk.table_of("m01") == 0
    assert desk.shown_at(0) == ["Navn 1"]
    desk.press("m01", Key.Key_M, Key.Key_2)
    assert desk.table_of("m01") == 2
    assert desk.shown_at(0) == []


def test_escape_ends_a_move_and_a_number_of_no_table_moves_nobody(open_desk):
    desk = open_desk(planned())
    desk.press("m01", Key.Key_M, Key.Key_Escape, Key.Key_2)
    assert desk.table_of("m01") == 1
    desk.press("m01", Key.Key_M, Key.Key_9)
    assert desk.table_of("m01") == 1


def test_two_people_change_places_by_s_arrows_and_enter(open_desk):
    desk = open_desk(planned())
    desk.press("m07", Key.Key_S, Key.Key_Right, Key.Key_Return)
    assert (desk.table_of("m07"), desk.table_of("m11")) == (2, 1)
    assert "change places" in desk.document.undo_label


def test_a_click_chooses_who_to_change_places_with(open_desk, qtbot):
    desk = open_desk(planned())
    desk.press("m01", Key.Key_S)
    qtbot.mouseClick(desk.chip("m03"), Qt.MouseButton.LeftButton)
    desk.settle()
    assert (desk.table_of("m01"), desk.table_of("m03")) == (3, 1)


def test_a_locked_seat_is_shown_and_stays(open_desk):
    desk = open_desk(planned())
    desk.press("m01", Key.Key_L)
    assert desk.seats.is_locked(DAY, 1, "m01")
    assert "locked" in desk.chip("m01").accessibleName()
    desk.press("m01", Key.Key_M, Key.Key_2)
    assert desk.table_of("m01") == 1
    desk.press("m01", Key.Key_L)
    assert not desk.seats.is_locked(DAY, 1, "m01")


def test_a_host_is_marked_at_the_own_table_and_nowhere_else(open_desk):
    play = planned()
    home = play.assembly.seating.table_of(DAY, 1, "m01")
    host = seating.Rule(seating.RuleKind.HOST, ("m01",), tables=(home,))
    play.do(seating.add_rule(play.assembly, "u1", host))
    desk = open_desk(play)
    chip = desk.chip("m01")
    assert "always at this table" in chip.accessibleName()
    assert chip.toolTip() == "always at this table"
    assert chip.sizeHint().width() > desk.chip("m02").sizeHint().width()
    assert "always" not in desk.chip("m02").accessibleName()
    desk.press("m01", Key.Key_M, Key.Key_2 if home != 2 else Key.Key_3)
    assert "always" not in chip.accessibleName(), "sits elsewhere now"


def test_who_leaves_early_is_not_said_to_be_away(open_desk):
    play = planned()
    leaves = seating.Rule(seating.RuleKind.LEAVES, ("m01",), DAY, round=1)
    play.do(seating.add_rule(play.assembly, "u1", leaves))
    desk = open_desk(play)
    assert desk.banners() == ["1 member has a seat in a round they miss."]


def test_a_table_that_is_closed_says_so(open_desk):
    desk = open_desk(planned())
    desk.page.board.make_current("m03")
    desk.action("close_table")
    desk.wait_for_suggestion()
    assert desk.card(3).accessibleName() == "Table 3, closed"
    desk.action("accept")
    desk.settle()
    assert desk.card(3).accessibleName() == "Table 3, closed"


def test_the_command_to_close_a_table_says_which(open_desk):
    desk = open_desk(planned())
    close = next(a for a in desk.page.actions() if a.objectName() == "seating-close_table")
    for who, table in (("m02", 2), ("m03", 3)):
        desk.page.board.make_current(who)
        assert close.text() == f"Close table {table}"


def test_the_bars_have_a_legend_while_they_are_shown(open_desk):
    desk = open_desk(planned())
    legend = desk.page.findChild(MixLegend)
    assert not legend.isVisible()
    desk.action("toggle_bars")
    assert legend.isVisible()
    assert "Line: as in the assembly." in legend.text()
    assert "Køn: kvinde, mand" in legend.text()
    desk.action("toggle_bars")
    assert not legend.isVisible()


def test_a_whole_table_is_locked_by_key_menu_and_one_undo(open_desk):
    desk = open_desk(planned())
    here = ["m01", "m04", "m07", "m10"]
    assert [each for each in here if desk.table_of(each) == 1] == here
    desk.press("m01")
    desk.action("toggle_lock_table")
    desk.settle()
    assert all(desk.seats.is_locked(DAY, 1, each) for each in here)
    assert not desk.seats.is_locked(DAY, 1, "m02")
    assert not desk.seats.is_locked(DAY, 2, "m01")
    assert desk.card(1).accessibleName().endswith("locked")
    assert desk.told[-1].can_undo
    desk.document.undo()
    desk.settle()
    assert not any(desk.seats.is_locked(DAY, 1, each) for each in here)
    menu = menu_of(desk, "m01")
    choose(menu, "Lock table 1")
    menu.close()
    desk.settle()
    assert all(desk.seats.is_locked(DAY, 1, each) for each in here)
    menu = menu_of(desk, "m01")
    choose(menu, "Unlock table 1")
    menu.close()
    desk.settle()
    assert not desk.card(1).accessibleName().endswith("locked")


def test_a_locked_round_is_not_touched_by_a_repair(open_desk, qtbot):
    desk = open_desk(planned(count=24, tables=4))
    desk.action("toggle_lock_round")
    desk.settle()
    assert "Round 1 is locked" in desk.told[-1].text
    before = desk.seats.tables(DAY, 1)
    desk.perform(people.note_attendance, DAY, ["m01", "m05"], Attendance.ABSENT, NOW)
    desk.action("repair")
    desk.wait_for_suggestion()
    moved = {each.member for each in desk.page.suggestion.moves if each.round == 1}
    assert moved == set()
    desk.action("discard")
    assert desk.seats.tables(DAY, 1) == before
    desk.action("toggle_lock_round")
    desk.settle()
    assert not desk.seats.locks


def test_l_locks_who_was_picked_and_not_who_is_aimed_at(open_desk):
    desk = open_desk(planned())
    desk.press("m01", Key.Key_S, Key.Key_Right, Key.Key_L)
    assert desk.seats.is_locked(DAY, 1, "m01")
    assert {who for _day, _round, who in desk.seats.locks} == {"m01"}


def test_arrows_walk_over_all_tables_and_tab_takes_one_chip_only(open_desk):
    desk = open_desk(planned())
    seen = []
    desk.press("m01", Key.Key_Home)
    for _step in range(12):
        focused = QApplication.focusWidget()
        assert isinstance(focused, Chip)
        seen.append(focused.member_id)
        desk.press(focused.member_id, Key.Key_Right)
    assert sorted(seen) == [f"m{number:02d}" for number in range(1, 13)]
    stops = [
        chip
        for chip in desk.page.findChildren(Chip)
        if chip.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(stops) == 1


def test_down_goes_to_the_line_below(open_desk):
    desk = open_desk(planned(count=60, tables=3))
    desk.press("m01", Key.Key_Home, Key.Key_Down)
    below = QApplication.focusWidget()
    assert isinstance(below, QWidget)
    assert below.mapTo(desk.page, QPoint()).y() > desk.chip("m01").mapTo(desk.page, QPoint()).y()


def test_a_chip_dropped_on_a_table_moves_and_on_a_chip_changes_places(open_desk):
    desk = open_desk(planned())
    desk.drop("m01", table=2)
    assert desk.table_of("m01") == 2
    desk.drop("m03", table=2, on="m02")
    assert (desk.table_of("m03"), desk.table_of("m02")) == (2, 3)


def test_while_a_chip_is_held_over_a_table_the_page_says_what_would_change(open_desk):
    desk = open_desk(planned())
    card = next(each for each in desk.page.board.places() if each.table == 2)
    Drag("m01", QPoint(card.width() - 3, 3)).enter(card)
    assert "Navn 1 to table 2: " in desk.page.hint
    assert "new face" in desk.page.hint
    QApplication.sendEvent(card, QDragLeaveEvent())
    assert "Arrows walk" in desk.page.hint
    assert desk.table_of("m01") == 1


def test_a_drop_at_the_edge_does_what_was_announced_after_the_scroll(open_desk):
    """The board scrolls while the chip is held at its edge: another table comes beneath it."""
    desk = open_desk(planned(count=48, tables=12, rounds=1))
    desk.page.resize(520, 420)
    QApplication.processEvents()
    viewport = next(
        area.viewport()
        for area in desk.page.board.findChildren(QScrollArea)
        if area.isAncestorOf(desk.card(1))
    )

    def under(point: QPoint) -> int:
        found = [
            table
            for table in range(1, 13)
            if desk.card(table).rect().contains(desk.card(table).mapFrom(viewport, point))
        ]
        return found[0] if found else 0

    at = QPoint(viewport.width() - 6, viewport.height() - 4)
    first = next(y for y in range(at.y(), at.y() - 24, -1) if under(QPoint(at.x(), y)))
    at.setY(first)
    drag = Drag("m01", QPoint())
    held = desk.card(under(at))
    for _step in range(40):
        was = under(at)
        drag.move_to(held.mapFrom(viewport, at))
        drag.enter(held)
        if under(at) not in (0, was):
            break
    table = under(at)
    assert table not in (0, was)
    assert f"to table {table}:" in desk.page.hint
    drag.drop(held)  # Qt still thinks of the card that was beneath the pointer at the last move
    desk.settle()
    assert desk.table_of("m01") == table
    assert f"to table {table}:" in desk.told[-1].text


def menu_of(desk: Desk, who: str) -> QMenu:
    chip = desk.chip(who)
    chip.customContextMenuRequested.emit(QPoint(4, 4))
    return next(menu for menu in desk.page.findChildren(QMenu) if menu.title() == chip.text())


def choose(menu: QMenu, *words: str) -> None:
    for word in words[:-1]:
        entry = next(each for each in menu.actions() if each.text() == word)
        below = entry.menu()
        assert isinstance(below, QMenu)
        menu = below
    next(each for each in menu.actions() if each.text() == words[-1]).trigger()


def test_the_menu_offers_whatever_the_mouse_can_drag(open_desk):
    desk = open_desk(planned())
    menu = menu_of(desk, "m01")
    choose(menu, "Move to", "Table 2")
    menu.close()
    desk.settle()
    assert desk.table_of("m01") == 2
    menu = menu_of(desk, "m01")
    choose(menu, "Lock the seat")
    menu.close()
    desk.settle()
    assert desk.seats.is_locked(DAY, 1, "m01")
    menu = menu_of(desk, "m01")
    choose(menu, "Always at table 2")
    menu.close()
    desk.settle()
    assert desk.document.assembly.people.members["m01"].fixed_table == 2


def test_who_stays_away_is_told_and_one_key_suggests_the_repair(open_desk):
    desk = open_desk(planned(count=24, tables=4))
    away = ["m01", "m05", "m09"]
    desk.perform(people.note_attendance, DAY, away, Attendance.ABSENT, NOW)
    assert desk.banners() == ["3 members in the plan are not here."]
    assert "not here" in desk.chip("m01").accessibleName()
    desk.press("m02", Key.Key_L)
    home = desk.table_of("m02")
    desk.press("m02", Key.Key_R)
    desk.wait_for_suggestion()
    assert "3 are not here" in desk.banners()[0]
    tabs = desk.page.findChild(QTabBar)
    assert all(" person moves" in (t := tabs.tabText(at)) or " people move" in t for at in range(2))
    desk.accept_by_key()
    seated = {who for tables in desk.seats.rounds(DAY) for table in tables for who in table}
    assert seated.isdisjoint(away)
    assert desk.table_of("m02") == home
    assert desk.banners() == []
    assert desk.document.undo_label == "Repair the plan from round 1"


def test_newcomers_wait_in_the_tray(open_desk):
    desk = open_desk(planned())
    desk.perform(people.add_members, [member(40)])
    assert desk.shown_at(0) == ["Navn 40"]
    assert "1 member lacks a seat." in desk.banners()[0]


def test_a_suggestion_is_not_accepted_after_somebody_left(open_desk, qtbot):
    desk = open_desk(planned(count=24, tables=4))
    desk.page.make_plan()
    desk.wait_for_suggestion()
    desk.perform(people.note_attendance, DAY, ["m03"], Attendance.LEFT, NOW)
    assert not any(
        b.isVisible() for b in desk.page.findChildren(QPushButton) if b.text() == "Accept"
    )
    first = desk.page.suggestion
    assert "A accepts" not in desk.page.hint
    assert not next(a for a in desk.page.actions() if a.text().startswith("Accept")).isEnabled()
    desk.page.accept()
    assert desk.page.suggestion is first
    desk.click("Try again")
    qtbot.waitUntil(lambda: desk.page.suggestion is not first)
    desk.click("Accept")
    desk.settle()
    assert desk.table_of("m03") == 0


def test_a_round_that_was_held_is_marked_and_not_repaired(open_desk):
    play = planned(count=24, tables=4)
    plan = Plan("Runde 1", ItemKind.TABLE_ROUND, round=1)
    play.do(agenda.add_item(play.assembly, "i1", DAY, plan))
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    play.do(agenda.end_item(play.assembly, NOW + 1))
    desk = open_desk(play)
    before = desk.seats.tables(DAY, 1)
    desk.perform(people.note_attendance, DAY, ["m01"], Attendance.LEFT, NOW)
    tabs = desk.page.findChild(QTabBar)
    assert [tabs.tabText(at) for at in range(2)] == ["Round 1, held", "Round 2"]
    assert desk.page.round_number == 2
    desk.click("Repair from round 2")
    desk.wait_for_suggestion()
    desk.click("Accept")
    desk.settle()
    assert desk.seats.tables(DAY, 1) == before
    assert desk.table_of("m01", 2) == 0


def test_rounds_are_turned_by_tab_and_by_key(open_desk, qtbot):
    desk = open_desk(planned(rounds=3))
    tabs = desk.page.findChild(QTabBar)
    assert isinstance(tabs, QTabBar)
    spot = tabs.tabRect(1).center()
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=spot)
    assert desk.page.round_number == 2
    desk.page.next_round()
    assert (desk.page.round_number, tabs.currentIndex()) == (3, 2)
    desk.page.next_round()
    assert desk.page.round_number == 3


def test_a_table_that_lacks_somebody_says_so_in_words(open_desk):
    play = with_members(12)
    women = [f"m{number:02d}" for number in range(1, 12, 2)]
    men = [f"m{number:02d}" for number in range(2, 13, 2)]
    play.do(seating.accept_plan(play.assembly, DAY, [[women, men]]))
    desk = open_desk(play)
    card = next(each for each in desk.page.board.places() if each.table == 1)
    assert "Køn: mand" in card.accessibleDescription()
    assert card.accessibleName() == "Table 1, 6 people"


def test_the_language_switches_at_once(open_desk, speak):
    desk = open_desk(planned())
    speak("da")
    desk.page.retranslate()
    card = next(each for each in desk.page.board.places() if each.table == 1)
    assert card.accessibleName() == "Bord 1, 4 personer"


def test_a_change_elsewhere_keeps_the_focus_and_the_scroll(open_desk):
    desk = open_desk(planned(count=60, tables=12))
    desk.page.resize(1040, 360)
    desk.press("m20", Key.Key_End)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Chip)
    areas = desk.page.findChildren(QScrollArea)
    bar = next(a for a in areas if a.isAncestorOf(desk.chip("m01"))).verticalScrollBar()
    bar.setValue(7)  # the person looks at the top, far from the chip that has the keys
    renamed = people.Details("Åse Ny", attributes=member(1).details.attributes)
    desk.perform(people.describe_member, "m01", renamed)
    assert QApplication.focusWidget() is focused
    assert bar.value() == 7
    assert desk.chip("m01").text() == "Åse Ny"


def test_namesakes_are_told_apart_by_their_badge_numbers(open_desk):
    play = planned()
    for who in ("m01", "m02"):
        play.do(people.describe_member(play.assembly, who, people.Details("Ida Bæk")))
    desk = open_desk(play)
    assert desk.chip("m01").text() == "Ida Bæk #1"
    assert desk.chip("m02").text() == "Ida Bæk #2"
    desk.press("m01", Key.Key_M)
    assert "Ida Bæk #1" in " ".join(t.text() for t in desk.page.findChildren(Text))


def test_on_a_large_screen_the_cards_use_the_height_too(open_desk, qtbot):
    desk = open_desk(planned(36, 6, 2))

    desk.page.resize(1800, 980)
    cards = desk.page.board.places()
    qtbot.waitUntil(lambda: len({each.x() for each in cards}) == 3)
    natural = cards[0].heightForWidth(cards[0].width())
    assert cards[0].height() > 1.5 * natural


def test_a_repair_says_how_many_are_being_seated_not_how_many_there_are(open_desk, qtbot):
    desk = open_desk(planned(12, 3, 2))
    desk.perform(people.note_attendance, DAY, ["m01", "m02", "m03"], Attendance.ABSENT, NOW)
    thinker = Thinker(desk.document, 50, desk.page)
    with qtbot.waitSignal(thinker.answered), qtbot.waitSignal(thinker.began) as began:
        thinker.ask(repair_task(desk.document.assembly, DAY), 1)
    assert began.args == [9]


def test_an_attribute_is_named_once_for_several_values_that_a_table_lacks(speak):
    speak("en")
    lacking = (("Alder", "16-29"), ("Alder", "70+"), ("Køn", "Kvinde"), ("Bydel", "Syd"))
    assert warning_words(lacking, ()) == "Lacks Alder: 16-29, 70+, Køn: Kvinde and Bydel: Syd"


def test_a_value_that_a_table_lacks_is_told_with_its_attribute(speak):
    speak("da")
    assert warning_words((("Uddannelse", "Lang"),), ()) == "Mangler Uddannelse: Lang"


def test_with_nothing_to_repair_it_says_so_and_offers_nothing(open_desk, qtbot):
    desk = open_desk(planned(count=24, tables=4))
    before = desk.document.undo_label
    with qtbot.waitSignal(desk.page.told) as told:
        desk.press("m02", Key.Key_R)
    assert told.args[0].text == "There is nothing to repair: nobody has to change table."
    assert desk.page.suggestion is None
    assert desk.document.undo_label == before


def test_the_board_has_its_turn_before_what_stands_beside_the_page(open_desk, qtbot):
    desk = open_desk(with_members(12))
    host = QWidget()
    qtbot.addWidget(host)
    row = QHBoxLayout(host)
    row.addWidget(desk.page)
    row.addWidget(beside := QPushButton("Beside"))
    host.show()
    desk.page.make_plan()
    desk.wait_for_suggestion()
    desk.action("accept")
    desk.settle()
    desk.page.show_round(2)
    order: list[QWidget] = []
    while (widget := (order[-1] if order else desk.page).nextInFocusChain()) is not desk.page:
        order.append(widget)
    current = desk.chip(desk.page.board.current)
    assert current.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert order.index(desk.page.findChild(QTabBar)) < order.index(current) < order.index(beside)
    desk.page.setParent(None)
