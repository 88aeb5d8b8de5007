"""The arrival desk: scan or two letters, greet, undo, close the doors, print what changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget

from app import deeds
from app.document import Document
from app.models import agenda, people, seating
from app.models.badges import badge_code
from app.models.people import Attendance, Details, Joining, NewMember
from app.models.room import Cover, Scene, Showing, cover_screen
from app.models.seating import Rule, RuleKind
from app.proposals import seat_late
from app.settings import Settings
from app.ui.arrival.frame import Place
from app.ui.arrival.newcomer import SubstituteDialog, WalkInDialog
from app.ui.arrival.window import ArrivalWindow
from app.ui.language import use_language
from app.ui.members.page import MembersPage
from app.ui.share_dialog import ShareDialog
from tests.assemblies import DAY, NOW, Play, founded
from tests.reports.papers import Pdf
from tests.ui.arrival_room import Door
from tests.ui.members_room import Stage, words_in
from tests.ui.polling import opened
from tests.ui.reading_order import read_late, tab_stops
from tests.ui.shell import look, session_look

__all__ = ["look", "session_look"]

Key = Qt.Key
NAMES = (
    "Amina El-Khatib", "Bo Aagesen", "Camilla Fjord", "Ida Bæk", "Jørgen Ågård", "Zofia Wójcik",
    "Åse Kjær", "Mehmet Öztürk", "Tove Æbeløe", "Kirsten Frøslev", "René Aagesen", "Ove Dam",
)  # fmt: skip

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def morning(rounds: int = 2) -> Play:
    """Twelve are expected at three tables, and the programme holds a round."""
    play = founded()
    told = [
        NewMember(f"m{at:02d}", Details(name, f"20 00 00 {at:02d}", "hemmelig@mail"))
        for at, name in enumerate(NAMES, 1)
    ]
    play.do(people.add_members(play.assembly, told))
    for number in range(1, rounds + 1):
        plan = agenda.Plan(f"Runde {number}", agenda.ItemKind.TABLE_ROUND, -1, 20, round=number)
        play.do(agenda.add_item(play.assembly, f"i{number}", DAY, plan))
    ids = [each.id for each in told]
    seats = [[ids[table::3] for table in range(3)], [ids[4 * t : 4 * t + 4] for t in range(3)]]
    play.do(seating.accept_plan(play.assembly, DAY, seats[:rounds]))
    return play


@pytest.fixture
def door(qtbot, tmp_path) -> Iterator[Door]:
    made = Door(qtbot, tmp_path / "a.bordrunde", morning())
    yield made
    made.close()


def all_but(door: Door, *names: str) -> None:
    """Everybody else has come; how they are let in one by one is shown on its own."""
    came = [door.named(each) for each in NAMES if each not in names]
    future = door.document.perform(people.note_attendance, DAY, came, Attendance.PRESENT, NOW)
    door.wait_for(future.done)


def test_two_letters_and_enter_greet_with_name_and_table(door):
    door.type_in("am")
    assert door.says.startswith("Enter melder ankommet Amina El-Khatib")
    assert door.status("Amina El-Khatib") is Attendance.EXPECTED
    door.press(Key.Key_Return)
    assert door.status("Amina El-Khatib") is Attendance.PRESENT
    assert door.says == "Velkommen Amina El-Khatib Bord 1, blå cirkel, i runde 1"
    assert door.frame.count.text() == "1 af 12 er til stede"
    assert door.frame.field.text() == ""


@pytest.mark.parametrize("typed", ["m018", "M018", "18", "018"])
def test_the_number_on_the_municipalitys_list_checks_in(door, typed):
    ove = door.assembly.people.members[door.named("Ove Dam")].details
    told = dataclasses.replace(ove, attributes=(("id", "m018"),))
    future = door.document.perform(people.describe_member, door.named("Ove Dam"), told)
    door.wait_for(future.done)
    door.enter(typed)
    assert door.status("Ove Dam") is Attendance.PRESENT


def test_a_scanned_badge_checks_in(door):
    door.enter(badge_code("m04"))
    assert door.status("Ida Bæk") is Attendance.PRESENT
    assert "Ida Bæk" in door.says


@pytest.mark.parametrize(
    "shape", ["{}", "HTTP://X/D/{}", " {} ", "]Q3{}", "httpÆ--192.168.1.20-d-{}"]
)
def test_a_scanner_may_send_small_letters_and_noise_before_the_code(door, shape):
    door.enter(shape.format(badge_code("m04").lower()))
    assert door.status("Ida Bæk") is Attendance.PRESENT


def test_a_scanner_that_ends_with_tab_works_too(door):
    door.type_in(badge_code("m02"))
    door.bot.keyClick(door.frame.field, Key.Key_Tab)
    door.settle()
    assert door.status("Bo Aagesen") is Attendance.PRESENT
    assert door.frame.field.hasFocus()


def test_a_scan_reaches_the_field_from_wherever_the_keyboard_is(door):
    for widget in (door.frame.missing, door.frame.go_button, door.frame.share_button):
        widget.setFocus()
        first, *rest = badge_code("m05")
        door.bot.keyClick(widget, first)
        for each in rest:
            door.bot.keyClick(QApplication.focusWidget(), each)
        assert door.frame.field.text() == badge_code("m05")
        door.frame.field.clear()


@pytest.mark.parametrize("before", ["x", "89", "]Q3"])
def test_a_scan_that_ends_with_tab_counts_whatever_stood_in_the_field(door, before):
    door.type_in(before)
    for member in ("m02", "m05"):
        door.type_in(badge_code(member))
        door.bot.keyClick(door.frame.field, Key.Key_Tab)
        door.settle()
        assert door.frame.field.hasFocus()
    here = door.assembly.people.having(DAY, Attendance.PRESENT)
    assert {"m02", "m05"} <= {each.id for each in here}


def test_a_badge_of_another_assembly_is_told(door):
    door.enter(badge_code("somebody else"))
    assert "hører ikke til denne borgersamling" in door.says
    assert door.assembly.people.present(DAY) == ()


def test_somebody_who_is_here_is_told_so_kindly(door):
    door.enter("bo")
    door.enter("bo aa")
    assert door.says.startswith("Er her allerede. Godt at se dig igen Bo Aagesen Bord 2")
    assert door.frame.count.text() == "1 af 12 er til stede"


def test_of_more_hits_than_are_shown_the_rest_is_counted(door):
    many = [NewMember(f"q{at}", Details(f"Quist {at}")) for at in range(8)]
    door.document.perform(people.add_members, many)
    door.settle()
    door.type_in("qu")
    assert door.frame.hits.count() == 5
    assert "3 flere: skriv videre." in words_in(door.window)
    door.type_in("ist 3")
    assert "skriv videre" not in words_in(door.window)


def test_one_word_of_eighty_letters_stays_inside_the_window(door):
    name = "Wolfeschlegelsteinhausenbergerdorff" * 2 + "welchevor"
    door.document.perform(people.add_members, [NewMember("w", Details(name))])
    door.settle()
    door.enter("wolf")
    assert name in door.says
    assert door.window.width() == 1280
    assert door.window.minimumSizeHint().width() < 1280


def test_with_large_letters_every_key_stays_in_a_small_window(door, look):
    look.zoom_to(200)
    door.window.resize(1280, 700)
    frame = door.frame
    for typed in ("", "a", "bo"):
        frame.field.setText(typed)
        QApplication.processEvents()
        least = door.window.minimumSizeHint()
        assert least.width() <= 1280
        assert least.height() <= 700
        for button in (frame.undo_button, frame.share_button, frame.go_button):
            corner = button.mapTo(door.window, button.rect().bottomRight())
            assert door.window.rect().contains(corner)
    assert "Bord 2" in door.says
    assert frame.share_button.text() == "F2"
    assert "F2" in frame.share_button.accessibleName()
    assert len(frame.share_button.accessibleName()) > 2


def test_the_arrows_choose_among_several(door):
    door.type_in("aagesen")
    assert "Flere passer" in door.says
    down, up = Key.Key_Down, Key.Key_Up
    for key, name in ((down, "Bo"), (down, "René"), (up, "Bo"), (down, "René")):
        door.press(key)
        assert f"{name} Aagesen" in door.says
    door.press(Key.Key_Return)
    assert door.status("René Aagesen") is Attendance.PRESENT
    assert door.status("Bo Aagesen") is Attendance.EXPECTED


def test_one_key_takes_back_what_was_done_here_and_nothing_else(door):
    door.document.do("Noget andet", people.fix_table, "m07", 2)
    door.settle()
    assert not door.frame.undo_button.isEnabled()
    door.enter("åse")
    door.press(Key.Key_F9)
    assert door.status("Åse Kjær") is Attendance.EXPECTED
    assert door.says == "Fortrudt Åse Kjær er ikke længere noteret som kommet"
    door.press(Key.Key_F9)
    assert door.assembly.people.members["m07"].fixed_table == 2


def test_phone_numbers_are_hidden_from_the_queue_until_somebody_asks(door):
    all_but(door, "Ove Dam", "Camilla Fjord")
    table, heading = door.frame.missing, Qt.Orientation.Horizontal
    hidden = [("Camilla Fjord", "", ""), ("Ove Dam", "", "")]
    assert door.missing() == hidden
    assert table.rows.headerData(1, heading) == "Vis numre  F3"
    table.selectRow(0)
    assert "20 00" not in table.selected_text()
    door.press(Key.Key_F3)
    assert [phone for _name, phone, _status in door.missing()] == ["20 00 00 03", "20 00 00 12"]
    assert table.rows.headerData(1, heading) == "Skjul numre  F3"
    heads = table.horizontalHeader()
    at = QPoint(heads.sectionViewportPosition(1) + heads.sectionSize(1) // 2, heads.height() // 2)
    door.bot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert door.missing() == hidden
    door.bot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert door.missing() != hidden
    assert table.current, "who was chosen stays chosen"


def test_phone_numbers_are_hidden_again_when_the_desk_opens_again(door):
    all_but(door, "Ove Dam")
    door.press(Key.Key_F3)
    assert door.missing() == [("Ove Dam", "20 00 00 12", "")]
    door.window.hide()
    door.window.show()
    assert door.missing() == [("Ove Dam", "", "")]


def test_who_is_missing_stands_at_the_side_with_a_phone_number(door):
    all_but(door, "Ove Dam", "Camilla Fjord")
    door.press(Key.Key_F3)
    assert door.missing() == [("Camilla Fjord", "20 00 00 03", ""), ("Ove Dam", "20 00 00 12", "")]
    door.frame.missing.setFocus()
    door.frame.missing.selectRow(1)
    door.press(Key.Key_Delete)
    assert door.missing()[1] == ("Ove Dam", "20 00 00 12", "Kommer ikke")
    door.frame.missing.selectRow(0)
    door.press(Key.Key_Return)
    assert door.status("Camilla Fjord") is Attendance.PRESENT


def test_nobody_greeted_by_name_shows_private_data(door):
    door.enter("ida")
    assert "20 00" not in door.says
    assert "hemmelig" not in door.says


def test_the_name_that_is_wished_for_greets_and_the_listed_one_finds(door):
    details = Details("Åse Kjær", "20 00 00 07", "", (), "Åsemor")
    door.document.perform(people.describe_member, "m07", details)
    door.settle()
    door.enter("åse kj")
    assert "Åsemor" in door.says


def test_a_walk_in_is_a_marked_member_who_is_here(door):
    door.press(Key.Key_F6)
    dialog = door.dialog(WalkInDialog)
    assert isinstance(dialog, WalkInDialog)
    door.bot.keyClicks(dialog.name_field, "Sofie Ny")
    door.bot.keyClick(dialog.name_field, Key.Key_Return)
    door.settle()
    assert door.status("Sofie Ny") is Attendance.PRESENT
    joined = door.assembly.people.joined[door.named("Sofie Ny")]
    assert joined.how is Joining.WALK_IN
    assert "Ny ved døren" in door.says
    assert "Får en plads, når dørene lukkes." in door.says
    door.press(Key.Key_F9)
    assert "Sofie Ny" not in [each.name for each in door.assembly.people]
    assert door.assembly.people.joined == {}


def test_a_walk_in_needs_a_name(door):
    door.press(Key.Key_F6)
    dialog = door.dialog(WalkInDialog)
    assert isinstance(dialog, WalkInDialog)
    dialog.accept()
    assert dialog.isVisible()
    assert len(door.assembly.people.members) == 12
    assert "Skriv medlemmets navn." in words_in(dialog)
    QApplication.processEvents()
    assert dialog.name_field.height() >= dialog.name_field.sizeHint().height()
    door.bot.keyClicks(dialog.name_field, "I")
    assert "Skriv medlemmets navn." not in words_in(dialog)
    dialog.reject()


def test_tab_goes_through_the_form_of_a_substitute_as_it_is_read(door):
    rule = seating.Rule(seating.RuleKind.HOST, members=("m08",), tables=(2,))
    door.document.perform(seating.add_rule, "r1", rule)
    door.settle()
    door.press(Key.Key_F7)
    dialog = door.dialog(SubstituteDialog)
    assert isinstance(dialog, SubstituteDialog)
    dialog.replaced.setCurrentIndex(dialog.replaced.findText("Mehmet Öztürk"))
    door.settle()
    stops = tab_stops(dialog)
    assert stops[:3] == [dialog.name_field, dialog.replaced, dialog.reason_field]
    assert [type(each).__name__ for each in stops[3:]] == ["QCheckBox", "Button", "Button"]
    assert read_late(dialog) == []
    dialog.reject()


def test_a_substitute_takes_over_the_seats_of_the_one_who_dropped_out(door):
    door.document.perform(seating.lock_seat, DAY, 1, "m08", True)
    door.settle()
    door.press(Key.Key_F7)
    dialog = door.dialog(SubstituteDialog)
    assert isinstance(dialog, SubstituteDialog)
    door.bot.keyClicks(dialog.name_field, "Sofie Ny")
    dialog.replaced.setCurrentIndex(dialog.replaced.findText("Mehmet Öztürk"))
    door.bot.keyClicks(dialog.reason_field, "Syg")
    dialog.accept()
    door.settle()
    new, old = door.named("Sofie Ny"), door.named("Mehmet Öztürk")
    plan = door.assembly.seating
    assert [plan.table_of(DAY, number, new) for number in (1, 2)] == [2, 2]
    assert [plan.table_of(DAY, number, old) for number in (1, 2)] == [0, 0]
    assert plan.is_locked(DAY, 1, new)
    assert door.status("Mehmet Öztürk") is Attendance.ABSENT
    assert door.assembly.people.joined[new].reason == "Syg"
    assert "Suppleant for Mehmet Öztürk" in door.says
    door.press(Key.Key_F9)
    assert [plan.table_of(DAY, number, old) for number in (1, 2)] == [2, 2]
    assert door.status("Mehmet Öztürk") is Attendance.EXPECTED


def substitute_for(door, name: str) -> SubstituteDialog:
    door.press(Key.Key_F7)
    dialog = door.dialog(SubstituteDialog)
    assert isinstance(dialog, SubstituteDialog)
    door.bot.keyClicks(dialog.name_field, "Sofie Ny")
    dialog.replaced.setCurrentIndex(dialog.replaced.findText(name))
    return dialog


def test_a_substitute_keeps_the_place_of_a_host_and_the_rules_that_are_ticked(door):
    for key, terms in (
        ("u1", Rule(RuleKind.APART, ("m08", "m01"))),
        ("u2", Rule(RuleKind.HOST, ("m08",), tables=(2,))),
        ("u3", Rule(RuleKind.GATHER, ("m08", "m02"), label="Tolk")),
    ):
        door.document.perform(seating.add_rule, key, terms)
    door.settle()
    dialog = substitute_for(door, "Mehmet Öztürk")
    assert [(box.text(), box.isChecked()) for box in dialog.findChildren(QCheckBox)] == [
        ("Mehmet Öztürk altid ved bord 2", True),
        ("Mehmet Öztürk og Amina El-Khatib ikke ved samme bord", False),
        ("Tolk: Mehmet Öztürk og Bo Aagesen samlet", False),
    ]
    dialog.findChildren(QCheckBox)[1].setChecked(True)
    dialog.accept()
    door.settle()
    new = door.named("Sofie Ny")
    mine = seating.rules_about(door.assembly, DAY, new)
    assert list(mine.values()) == [
        Rule(RuleKind.HOST, (new,), tables=(2,)),
        Rule(RuleKind.APART, ("m08", "m01", new)),
    ]
    assert "Suppleant for Mehmet Öztürk · Altid ved bord 2" in door.says
    door.press(Key.Key_F9)
    assert [len(rule.members) for rule in door.assembly.seating.rules.values()] == [2, 1, 2]


def test_who_had_no_rules_leaves_nothing_to_be_asked(door):
    dialog = substitute_for(door, "Mehmet Öztürk")
    assert dialog.findChildren(QCheckBox) == []
    dialog.reject()


def test_go_closes_the_doors_and_offers_a_repair_that_one_key_accepts(door):
    all_but(door, "Ove Dam", "Camilla Fjord", "Ida Bæk")
    door.press(Key.Key_F8)
    door.wait_for_offer()
    assert door.status("Ove Dam") is Attendance.EXPECTED, "nobody stays away before it is accepted"
    assert "af 9 flytter bord i runde 1" in door.frame.offer.text
    assert "3, der mangler endnu, noteres som “Kommer ikke”." in door.frame.offer.text
    before = door.assembly.seating.rounds(DAY)
    door.accept()
    assert door.status("Ove Dam") is Attendance.ABSENT
    after = door.assembly.seating.rounds(DAY)
    assert after != before
    here = {each.id for each in door.assembly.people.present(DAY)}
    assert all({each for table in tables for each in table} == here for tables in after)


def test_f8_waits_for_whoever_is_being_checked_in_and_then_opens(door):
    all_but(door, "Ove Dam", "Camilla Fjord", "Ida Bæk")
    door.type_in("Ida")
    for key in (Key.Key_Return, Key.Key_F8):
        door.bot.keyClick(door.frame.field, key)
    door.wait_for_offer()
    assert door.status("Ida Bæk") is Attendance.PRESENT
    assert "af 10 flytter bord" in door.frame.offer.text


def test_after_a_repair_it_says_what_counts_as_paper_while_nothing_was_printed(door):
    all_but(door, "Ove Dam", "Camilla Fjord", "Ida Bæk")
    door.press(Key.Key_F8)
    door.wait_for_offer()
    door.accept()
    told = [each.text() for each in door.frame.after.findChildren(QLabel)]
    assert any("sammenlignet med planen før den første ændring." in each for each in told)


def test_f8_says_why_the_doors_do_not_close_while_nobody_is_here(door):
    door.press(Key.Key_F8)
    assert "Ingen er meldt ankommet endnu" in door.says


def test_the_arrow_down_chooses_whom_a_substitute_comes_for(door):
    door.press(Key.Key_F7)
    dialog = door.dialog(SubstituteDialog)
    assert isinstance(dialog, SubstituteDialog)
    dialog.replaced.setFocus()
    door.bot.keyClick(dialog.replaced, Key.Key_Down)
    first = dialog.instead_of
    assert first == dialog.replaced.itemData(0)
    door.bot.keyClick(dialog.replaced, Key.Key_Down)
    assert dialog.instead_of not in ("", first)
    dialog.reject()


def test_a_latecomer_during_the_offer_is_welcomed_and_the_offer_made_again(door):
    all_but(door, "Ove Dam", "Camilla Fjord")
    door.press(Key.Key_F8)
    door.wait_for_offer()
    door.document.perform(people.note_attendance, DAY, ("m12",), Attendance.PRESENT, door.clock.now)
    door.settle()
    door.wait_for_offer()
    door.accept()
    seated = {each for tables in door.assembly.seating.rounds(DAY)[0] for each in tables}
    assert door.named("Ove Dam") in seated
    assert door.named("Camilla Fjord") not in seated


def test_escape_leaves_the_plan_as_it_is(door):
    all_but(door, "Ove Dam")
    before = door.assembly.seating.rounds(DAY)
    door.press(Key.Key_F8)
    door.wait_for_offer()
    door.press(Key.Key_Escape)
    assert door.frame.place is Place.DESK
    assert door.assembly.seating.rounds(DAY) == before
    assert door.status("Ove Dam") is Attendance.EXPECTED
    assert door.frame.go_button.text().startswith("Luk dørene")


def test_one_undo_takes_back_the_closed_doors_and_the_repaired_plan(door):
    all_but(door, "Ove Dam", "Camilla Fjord")
    before = door.assembly.seating.rounds(DAY)
    door.press(Key.Key_F8)
    door.wait_for_offer()
    door.accept()
    door.press(Key.Key_F9)
    assert door.assembly.seating.rounds(DAY) == before
    assert len(door.assembly.people.having(DAY, Attendance.EXPECTED)) == 2
    assert "ikke længere" in door.says or "som før" in door.says


def test_the_repair_can_be_taken_back_when_the_moment_for_the_slide_is_over(door, monkeypatch):
    all_but(door, "Ove Dam", "Camilla Fjord")
    before = door.assembly.seating.rounds(DAY)
    door.press(Key.Key_F8)
    door.wait_for_offer()
    door.accept()
    door.window.acts.show_seats(1)
    door.wait_for(lambda: "Vis runde 1" in door.frame.undo_button.accessibleDescription())
    (running,) = door.window.acts.findChildren(QTimer, options=DIRECT)
    assert running.timerType() is Qt.TimerType.PreciseTimer
    assert running.interval() > deeds.MOMENT_S * 1_000
    monkeypatch.setattr("app.deeds.MOMENT_S", 0.0)
    for timer in door.window.acts.findChildren(QTimer):
        timer.timeout.emit()  # as when time has passed
    assert door.frame.undo_button.accessibleDescription().startswith("Reparér planen")
    door.press(Key.Key_F9)
    assert door.assembly.seating.rounds(DAY) == before


def test_fewer_people_than_tables_choose_how_many_tables_stay(door):
    for name in NAMES[:2]:
        door.enter(name)
    door.press(Key.Key_F8)
    door.wait_for(lambda: door.frame.place is Place.FEWER)
    assert len(door.assembly.people.having(DAY, Attendance.EXPECTED)) == 10
    fewer = door.frame.fewer
    assert "2 er her, men der er 3 borde" in fewer.text
    assert (fewer.tables.minimum(), fewer.tables.maximum()) == (1, 2)
    assert fewer.tables.hasFocus()
    door.press(Key.Key_Up)
    door.press(Key.Key_Return)
    door.wait_for_offer()
    assert "Bord 3 lukkes" in door.frame.offer.text
    door.accept()
    here = {each.id for each in door.assembly.people.present(DAY)}
    for tables in door.assembly.seating.rounds(DAY):
        assert [len(table) for table in tables] == [1, 1]
        assert {each for table in tables for each in table} == here


def test_fewer_people_than_tables_may_leave_it(door):
    door.enter(NAMES[0])
    door.press(Key.Key_F8)
    door.wait_for(lambda: door.frame.place is Place.FEWER)
    before = door.assembly.seating.rounds(DAY)
    door.press(Key.Key_Escape)
    assert door.frame.place is Place.DESK
    assert door.frame.field.hasFocus()
    assert len(door.assembly.people.having(DAY, Attendance.EXPECTED)) == 11
    assert door.assembly.seating.rounds(DAY) == before


def test_the_best_so_far_can_be_taken_while_the_engine_still_thinks(qtbot, tmp_path):
    door = Door(qtbot, tmp_path / "b.bordrunde", morning(), effort=10_000_000)
    all_but(door, "Ove Dam", "Camilla Fjord")
    door.press(Key.Key_F8)
    door.wait_for_offer()
    assert door.frame.offer.accept_button.text().startswith("Brug den nu")
    assert "af 10 flytter" in door.frame.offer.text
    door.accept()
    here = {each.id for each in door.assembly.people.present(DAY)}
    assert {each for table in door.assembly.seating.tables(DAY, 1) for each in table} == here
    door.close()


def test_namesakes_are_told_apart_at_the_desk(qtbot, tmp_path):
    play = morning()
    play.do(people.add_members(play.assembly, [NewMember("m13", Details("Ove Dam"))]))
    door = Door(qtbot, tmp_path / "b.bordrunde", play)
    assert {"Ove Dam #12", "Ove Dam #13"} <= {row[0] for row in door.missing()}
    door.type_in("ove")
    door.press(Key.Key_Down)
    door.press(Key.Key_Down)
    door.press(Key.Key_Return)
    assert door.says.startswith("Velkommen Ove Dam #13")
    assert door.assembly.people.status(DAY, "m13") is Attendance.PRESENT
    assert "Ove Dam #13" in door.frame.undo_button.toolTip()
    door.press(Key.Key_F7)
    dialog = door.dialog(SubstituteDialog)
    assert isinstance(dialog, SubstituteDialog)
    assert dialog.replaced.findText("Ove Dam #12") >= 0
    dialog.reject()
    door.close()


def test_when_everybody_came_the_plan_holds(door):
    all_but(door)
    before = door.assembly.seating.rounds(DAY)
    door.press(Key.Key_F8)
    assert door.frame.after.text == "Planen holder: ingen skal flytte."
    assert door.assembly.seating.rounds(DAY) == before


def test_the_doors_do_not_close_before_anybody_came(door):
    assert not door.frame.go_button.isEnabled()
    door.press(Key.Key_F8)
    assert len(door.assembly.people.having(DAY, Attendance.EXPECTED)) == 12


def test_without_a_plan_the_doors_close_and_the_way_to_one_is_told(qtbot, tmp_path):
    door = Door(qtbot, tmp_path / "b.bordrunde", morning(rounds=0))
    door.enter("ida")
    assert door.says == "Velkommen Ida Bæk"
    door.press(Key.Key_F8)
    assert "ingen bordplan" in door.says
    assert door.status("Ove Dam") is Attendance.ABSENT
    door.close()


def repaired(door: Door, *absent: str) -> None:
    all_but(door, *absent)
    door.press(Key.Key_F8)
    door.wait_for_offer()
    door.accept()


def made(door: Door, kind: str) -> str:
    """The words of what was printed, or "" with a sentence about why not."""
    count = len(door.opened)
    door.frame.after.buttons[kind].click()
    door.wait_for(door.frame.after.buttons[kind].isEnabled)
    if len(door.opened) == count:
        return ""
    path = door.opened[-1]
    return Pdf(path.read_bytes(), path.parent).text()


def test_only_changed_cards_are_printed_after_a_repair(door):
    old = door.assembly.seating.rounds(DAY)
    repaired(door, "Ove Dam", "Camilla Fjord", "Ida Bæk")
    new = door.assembly.seating.rounds(DAY)
    words = made(door, "round-cards")
    for each in door.assembly.people.present(DAY):
        seats = [
            [t for t, sitting in enumerate(tables, 1) if each.id in sitting]
            for rounds in (old, new)
            for tables in rounds
        ]
        has_moved = seats[:2] != seats[2:]
        assert (each.name in words) is has_moved, each.name
    assert "Ove Dam" not in words


def offered(door: Door) -> set[str]:
    return {kind for kind, each in door.frame.after.buttons.items() if each.isVisible()}


def test_what_is_on_paper_is_not_offered_again(door):
    repaired(door, "Ove Dam", "Camilla Fjord", "Ida Bæk")
    assert offered(door) == {"seating-list", "round-cards", "badges"}
    assert made(door, "seating-list")
    assert offered(door) == {"round-cards", "badges"}
    for kind in ("round-cards", "badges"):
        assert made(door, kind)
    assert offered(door) == set()
    assert "gælder stadig" in words_in(door.frame.after)


def test_as_many_cards_are_printed_as_were_offered(door):
    repaired(door, "Ove Dam", "Camilla Fjord", "Ida Bæk")
    text = door.frame.after.buttons["round-cards"].text()
    words = made(door, "round-cards")
    here = [each.name for each in door.assembly.people.present(DAY)]
    cards = sum(name in words for name in here)
    assert text == (f"Rundekort ({cards})" if cards > 1 else "Rundekort")


def test_what_changed_in_an_earlier_repair_is_printed_too_while_nothing_was(door):
    """The paper in people's hands came from somewhere else: the first plan is what stands on it."""
    repaired(door, "Ove Dam", "Camilla Fjord")
    first = door.frame.after.buttons["round-cards"].text()
    door.frame.after.done_button.click()
    door.document.perform(people.note_attendance, DAY, ("m01",), Attendance.LEFT, door.clock.now)
    door.settle()
    door.press(Key.Key_F8)
    door.wait_for_offer()
    moved_now = {each.member for each in door.frame.offer.suggestion.moves}
    door.accept()
    old = morning().assembly.seating.rounds(DAY)
    new = door.assembly.seating.rounds(DAY)

    def seats(member: str, rounds) -> list[list[int]]:
        return [[t for t, at in enumerate(tables, 1) if member in at] for tables in rounds]

    here = [each.id for each in door.assembly.people.present(DAY)]
    wrong = {each for each in here if seats(each, old) != seats(each, new)}
    assert wrong - moved_now, f"the first repair alone moved some of {first}"
    words = made(door, "round-cards")
    members = door.assembly.people.members
    assert {each for each in here if members[each].name in words} == wrong


def test_it_is_said_of_each_print_out_with_what_it_was_compared(door, speak):
    repaired(door, "Ove Dam", "Camilla Fjord", "Ida Bæk")
    after = door.frame.after

    def said() -> str:
        return " ".join(each.text() for each in after.findChildren(QLabel) if each.isVisible())

    assert "sammenlignet med planen før den første ændring." in said()
    made(door, "round-cards")
    after.done_button.click()
    door.document.perform(people.note_attendance, DAY, ("m01",), Attendance.LEFT, door.clock.now)
    door.settle()
    door.press(Key.Key_F8)
    door.wait_for(lambda: door.frame.place is Place.FEWER)
    door.frame.fewer.tables.setValue(2)
    door.press(Key.Key_Return)
    door.wait_for_offer()
    door.accept()
    assert after.buttons["round-cards"].isVisible()
    assert "sidst blev printet fra dette dokument: Rundekort." in said()
    assert "planen før den første ændring: " in said()


def substituted(door: Door, name: str, instead_of: str) -> None:
    door.press(Key.Key_F7)
    dialog = door.dialog(SubstituteDialog)
    assert isinstance(dialog, SubstituteDialog)
    dialog.name_field.setText(name)
    dialog.replaced.setCurrentIndex(dialog.replaced.findText(instead_of))
    dialog.accept()
    door.settle()


def test_a_substitute_gets_paper_though_nothing_was_printed_here(door):
    """The substitute sits where the other did: no seat moves, but there is no card for them."""
    substituted(door, "Pia Krag", "Ove Dam")
    all_but(door, "Ove Dam")
    door.press(Key.Key_F8)
    assert door.frame.place is Place.AFTER
    assert door.frame.after.text == "Planen holder: ingen skal flytte."
    assert door.frame.count.text() == "12 af 12 er til stede"
    for kind in ("round-cards", "badges"):
        words = made(door, kind)
        assert "Pia Krag" in words
        assert "Bo Aagesen" not in words


def test_what_is_on_paper_is_known_after_the_desk_was_closed(door, qtbot):
    substituted(door, "Pia Krag", "Ove Dam")
    repaired(door, "Ove Dam", "Camilla Fjord", "Ida Bæk")
    told = {kind: each.text() for kind, each in door.frame.after.buttons.items()}
    later = ArrivalWindow(door.document, str, effort=1)
    later.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(later)
    later.show()
    door.window.hide()
    later.go()
    qtbot.waitUntil(lambda: later.frame.place is Place.AFTER)
    assert {kind: each.text() for kind, each in later.frame.after.buttons.items()} == told
    later.close()


def test_without_a_pdf_program_nothing_counts_as_printed_and_the_place_is_told(door):
    repaired(door, "Ove Dam", "Camilla Fjord", "Ida Bæk")
    door.has_pdf_program = False
    assert made(door, "round-cards") == ""
    told = door.frame.after.told.text()
    assert told.endswith("Rundekort.pdf")
    assert "Intet program" in told
    assert "round-cards" in offered(door), "nobody has it in the hand"
    door.has_pdf_program = True
    door.frame.after.again_button.click()
    door.wait_for(lambda: len(door.opened) == 1)
    assert "round-cards" not in offered(door)
    door.frame.after.again_button.click()
    assert door.opened[0] == door.opened[1], "the same once more"


def test_what_was_printed_though_nothing_opened_it_counts_once_somebody_says_so(door):
    """From the file, at another computer."""
    repaired(door, "Ove Dam", "Camilla Fjord", "Ida Bæk")
    door.has_pdf_program = False
    assert made(door, "round-cards") == ""
    after = door.frame.after
    assert "Ikke printet fra dette dokument" not in words_in(after), "it may have been"
    assert "kendes ingen print herfra" in words_in(after)
    after.printed_button.click()
    door.settle()
    assert "round-cards" not in offered(door)
    assert "på papir" in after.told.text()
    assert not after.printed_button.isVisible()


def test_what_came_of_a_print_out_moves_no_button(door):
    repaired(door, "Ove Dam", "Camilla Fjord", "Ida Bæk")
    buttons = (door.frame.after.slide_button, door.frame.after.done_button)
    before = [each.mapTo(door.window, QPoint(0, 0)).y() for each in buttons]
    assert made(door, "seating-list")
    door.settle()
    assert [each.mapTo(door.window, QPoint(0, 0)).y() for each in buttons] == before


def test_the_seats_reach_the_room_only_when_somebody_asks(door):
    repaired(door, "Ove Dam")
    assert door.assembly.room_screen.takes == 0
    door.frame.after.slide_button.click()
    door.settle()
    assert door.assembly.room_screen.showing == Showing(Scene.SEATING, "1")
    assert door.frame.after.told.text() == "Pladserne i runde 1 er på storskærmen."


@pytest.mark.parametrize(("is_on", "cover", "words"), [
    (False, Cover.NONE, "Storskærmen er slukket."), (True, Cover.BLANK, "Storskærmen er dækket."),
])  # fmt: skip
def test_a_room_that_sees_nothing_is_not_said_to_see_the_seats(door, is_on, cover, words):
    repaired(door, "Ove Dam")
    door.document.perform(cover_screen, cover)
    door.settle()
    door.is_room_on = is_on
    door.frame.after.slide_button.click()
    door.settle()
    assert door.assembly.room_screen.showing == Showing(Scene.SEATING, "1")
    assert door.frame.after.told.text().startswith(words)


def test_a_latecomer_gets_a_seat_at_the_smallest_table_and_nobody_moves(door):
    repaired(door, "Ove Dam")
    door.frame.after.done_button.click()
    before = door.assembly.seating.rounds(DAY)
    door.document.perform(agenda.start_item, "i1", door.clock.now)
    door.settle()
    door.enter("ove")
    assert "Har endnu ingen plads i runde 1." in door.says
    door.press(Key.Key_F4)
    after = door.assembly.seating.rounds(DAY)
    late = door.named("Ove Dam")
    without = tuple(tuple(tuple(x for x in t if x != late) for t in tables) for tables in after)
    assert without == before
    assert all(door.assembly.seating.table_of(DAY, number, late) for number in (1, 2))
    smallest = min(len(table) for table in before[0])
    table = door.assembly.seating.table_of(DAY, 1, late)
    assert len(before[0][table - 1]) == smallest
    assert f"Bord {table}," in door.says


def late_to(play: Play, facts=()) -> Play:
    """Twelve at three tables; the last one has no seat, and the first round is on."""
    play.do(tuple(facts))
    for number in (1, 2):
        play.do(seating.move_seat(play.assembly, DAY, number, "m12", 0))
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    return play


def test_a_latecomer_is_not_seated_with_somebody_they_are_kept_apart_from():
    play = morning()
    home = play.assembly.seating.table_of(DAY, 1, "m12")
    others = [each for each in play.assembly.seating.tables(DAY, 1)[home - 1] if each != "m12"]
    rule = seating.Rule(seating.RuleKind.APART, members=("m12", others[0]))
    late_to(play, seating.add_rule(play.assembly, "r1", rule))
    facts = seat_late(play.assembly, DAY, "m12")
    assert next(fact for fact in facts if fact.round == 1).table != home


def test_a_latecomer_is_not_seated_alone_at_a_table_that_is_closed():
    play = morning()
    for member in play.assembly.seating.tables(DAY, 1)[1]:
        play.do(seating.move_seat(play.assembly, DAY, 1, member, 1))
    late_to(play)
    first, *_others = seat_late(play.assembly, DAY, "m12")
    assert first.table == 3


def test_a_second_desk_is_opened_shown_and_ended(door):
    door.press(Key.Key_F2)
    dialog = door.dialog(ShareDialog)
    assert isinstance(dialog, ShareDialog)
    assert not dialog.qr.isVisible()
    dialog.open_button.click()
    door.settle()
    first = door.assembly.people.desk_codes[DAY].code
    assert dialog.code.text() == f"{first[:4]}-{first[4:]}"
    assert f"/D/{first}" in dialog.qr.accessibleName()
    assert door.frame.share_button.text().startswith("Ekstra skranke: åben")
    assert not dialog.open_button.isVisible()
    dialog.renew_button.click()
    door.settle()
    assert door.assembly.people.desk_codes[DAY].code not in ("", first)
    dialog.end_button.click()
    door.settle()
    assert door.assembly.people.desk_codes[DAY].code == ""
    assert not dialog.qr.isVisible()
    dialog.accept()


def test_who_is_checked_in_on_the_tablet_is_here_at_once(door):
    door.document.perform(people.note_attendance, DAY, ("m04",), Attendance.PRESENT, door.clock.now)
    door.settle()
    assert door.frame.count.text() == "1 af 12 er til stede"
    assert "Ida Bæk" not in [name for name, _phone, _status in door.missing()]


def test_everything_has_a_name_for_screen_readers(door):
    door.enter("ida")
    frame = door.frame
    for widget in (frame.field, frame.missing, frame.greeting, frame.hits, frame.offer.moves):
        assert widget.accessibleName()


def test_the_language_changes_while_somebody_is_greeted(door, qapp):
    door.enter("ida")
    use_language(qapp, "en")
    door.window.retranslate()
    assert door.says == "Welcome Ida Bæk Table 1, blue circle, in round 1"
    use_language(qapp, "da")


def test_the_members_page_opens_one_desk(qtbot, tmp_path):
    stage = Stage(qtbot, tmp_path / "b.bordrunde", MembersPage, morning())
    page = stage.page
    assert isinstance(page, MembersPage)
    page.open_arrival_desk()
    page.open_arrival_desk()
    windows = [
        each for each in QApplication.topLevelWidgets() if each.objectName() == "arrival-desk"
    ]
    assert len(windows) == 1
    windows[0].close()
    QApplication.processEvents()
    stage.close()


def test_the_desk_goes_with_the_assembly_it_belongs_to(qapp, qtbot, tmp_path):
    def make(document: Document, _settings: Settings) -> MembersPage:
        return MembersPage(document)

    with opened(qapp, qtbot, tmp_path, morning(), make) as room:
        page = room.page
        assert isinstance(page, MembersPage)
        page.open_arrival_desk()
        room.window.show_front(QWidget())
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        names = [each.objectName() for each in QApplication.topLevelWidgets()]
        assert "arrival-desk" not in names


def test_enter_waits_for_a_choice_where_several_fit_equally(door):
    door.enter("aagesen")
    assert door.status("Bo Aagesen") is Attendance.EXPECTED
    assert door.status("René Aagesen") is Attendance.EXPECTED
    assert "Flere passer" in door.says
    door.press(Key.Key_Down)
    door.press(Key.Key_Return)
    assert door.status("Bo Aagesen") is Attendance.PRESENT
    door.enter("aagesen")
    assert door.status("René Aagesen") is Attendance.PRESENT


def test_two_people_at_two_tables_choose_how_many_tables_stay(door):
    for name in NAMES[:5]:
        door.enter(name)
    door.press(Key.Key_F8)
    door.wait_for(lambda: door.frame.place is Place.FEWER)
    fewer = door.frame.fewer
    assert "5 er her til 3 borde: færre end tre ved hvert" in fewer.text
    assert (fewer.tables.maximum(), fewer.tables.value()) == (3, 1)
    door.press(Key.Key_Up)
    door.press(Key.Key_Up)
    door.press(Key.Key_Return)
    door.wait_for_offer()
    assert "lukkes" not in door.frame.offer.text
