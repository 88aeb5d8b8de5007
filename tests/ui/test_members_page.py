"""The members page in the hands of somebody at the door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMenu, QPushButton

from app.models import people, seating
from app.models.people import Attendance, Details, NewMember
from app.ui.language import use_language
from app.ui.members.composition import Criterion, Share, composition
from app.ui.members.member_dialog import MemberDialog
from app.ui.members.models import MEMBER_ROLE, Column
from app.ui.members.page import MembersPage
from app.ui.question import Question
from tests.assemblies import DAY, NOW, founded, with_item
from tests.ui.members_room import Stage, words_in

Key = Qt.Key
NAMES = ("Åse Kjær", "Ida Bæk", "Zofia Wójcik", "Amina El-Khatib", "Jørgen Ågård", "Bo Aagesen")
KIND = ("Kvinde", "Kvinde", "Kvinde", "Kvinde", "Mand", "Mand")


def with_people():
    play = founded()
    new = [
        NewMember(
            f"m{at}", Details(name, f"20 00 00 0{at}", "", (("Køn", kind), ("Alder", f"{20 + at}")))
        )
        for at, (name, kind) in enumerate(zip(NAMES, KIND, strict=True), 1)
    ]
    play.do(people.add_members(play.assembly, new))
    with_item(play)
    play.do(seating.accept_plan(play.assembly, DAY, [[["m1", "m2", "m3"], ["m4", "m5"]]]))
    return play


@pytest.fixture
def stage(qtbot, tmp_path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path / "a.bordrunde", MembersPage, with_people())
    yield made
    made.close()


@pytest.fixture
def empty(qtbot, tmp_path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path / "b.bordrunde", MembersPage)
    yield made
    made.close()


def page_of(stage: Stage) -> MembersPage:
    assert isinstance(stage.page, MembersPage)
    return stage.page


def shown(stage: Stage, column: int = Column.NAME) -> list[str]:
    model = page_of(stage).list.table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def status(stage: Stage, name: str) -> Attendance:
    return stage.assembly.people.status(DAY, stage.named(name))


def at_desk(stage: Stage, typed: str) -> None:
    field = page_of(stage).desk.field
    field.setFocus()
    stage.bot.keyClicks(field, typed)


def row_of(stage: Stage, name: str) -> None:
    page_of(stage).list.choose(stage.named(name))


def press(stage: Stage, key: Qt.Key) -> None:
    stage.bot.keyClick(page_of(stage).list.table, key)
    stage.settle()


def test_names_stand_in_the_order_of_a_danish_register(stage):
    assert shown(stage) == [
        "Amina El-Khatib", "Bo Aagesen", "Ida Bæk", "Jørgen Ågård", "Zofia Wójcik", "Åse Kjær",
    ]  # fmt: skip


def test_two_letters_and_enter_check_somebody_in_and_tell_the_table(stage):
    at_desk(stage, "am")
    assert "Notér Amina El-Khatib som kommet" in words_in(page_of(stage).desk)
    stage.bot.keyClick(page_of(stage).desk.field, Key.Key_Return)
    stage.settle()
    assert status(stage, "Amina El-Khatib") is Attendance.PRESENT
    assert stage.told[-1].text == "Amina El-Khatib er kommet. Bord 2 i runde 1."
    assert stage.told[-1].can_undo
    assert page_of(stage).desk.field.text() == ""
    assert "1 af 6 er til stede" in words_in(page_of(stage).desk)
    assert stage.document.undo_label == "Notér, at Amina El-Khatib er kommet"
    stage.undo()
    assert status(stage, "Amina El-Khatib") is Attendance.EXPECTED


def test_of_two_namesakes_the_number_is_told(stage):
    new = [NewMember(f"s{at}", Details("Søren Sørensen")) for at in (1, 2)]
    stage.perform(people.add_members, new)
    at_desk(stage, "8")
    assert "Notér Søren Sørensen #8 som kommet" in words_in(page_of(stage).desk)
    stage.bot.keyClick(page_of(stage).desk.field, Key.Key_Return)
    stage.settle()
    assert stage.told[-1].text.startswith("Søren Sørensen #8 er kommet.")
    at_desk(stage, "8")
    assert "Søren Sørensen #8 er her allerede." in words_in(page_of(stage).desk)


def test_enter_checks_in_neither_of_two_namesakes_and_asks_for_the_number(stage):
    new = [NewMember(f"s{at}", Details("Søren Sørensen")) for at in (1, 2)]
    stage.perform(people.add_members, new)
    at_desk(stage, "søren sørensen")
    assert "Flere passer" in words_in(page_of(stage).desk)
    stage.bot.keyClick(page_of(stage).desk.field, Key.Key_Return)
    stage.settle()
    assert not stage.assembly.people.present(DAY)
    assert page_of(stage).desk.field.text() == "søren sørensen"


def test_somebody_without_a_seat_is_told_so(stage):
    at_desk(stage, "bo")
    stage.bot.keyClick(page_of(stage).desk.field, Key.Key_Return)
    stage.settle()
    assert stage.told[-1].text == "Bo Aagesen er kommet. Har endnu ingen plads i runde 1."


def test_somebody_who_is_here_is_not_checked_in_twice(stage):
    for _again in range(2):
        at_desk(stage, "zofia")
        stage.bot.keyClick(page_of(stage).desk.field, Key.Key_Return)
        stage.settle()
    assert stage.told[-1].text.startswith("Zofia Wójcik er her allerede.")
    assert stage.document.undo_label == "Notér, at Zofia Wójcik er kommet"
    stage.undo()
    assert stage.document.undo_label == ""


def test_enter_does_nothing_when_nobody_is_meant(stage):
    for typed in ("x", "qqq", "mand"):
        at_desk(stage, typed)
        stage.bot.keyClick(page_of(stage).desk.field, Key.Key_Return)
        page_of(stage).desk.field.clear()
    stage.settle()
    assert stage.assembly.people.present(DAY) == ()


def test_the_municipalitys_own_number_is_found_and_checks_in(stage):
    ida = stage.assembly.people.members[stage.named("Ida Bæk")].details
    told = replace(ida, attributes=(*ida.attributes, ("Løbenr.", "B-1002")))
    stage.perform(people.describe_member, stage.named("Ida Bæk"), told)
    stage.settle()
    for typed in ("b-1002", "1002", "b-100"):
        page_of(stage).desk.field.clear()
        at_desk(stage, typed)
        assert shown(stage) == ["Ida Bæk"]
        assert "Notér Ida Bæk som kommet" in words_in(page_of(stage).desk), typed
    stage.bot.keyClick(page_of(stage).desk.field, Key.Key_Return)
    stage.settle()
    assert status(stage, "Ida Bæk") is Attendance.PRESENT


def test_what_the_hint_says_agrees_with_the_list(stage):
    at_desk(stage, "mand")
    assert shown(stage) == ["Bo Aagesen", "Jørgen Ågård"]
    assert "det står et andet sted hos dem på listen" in words_in(page_of(stage).desk)
    at_desk(stage, "x")
    assert shown(stage) == []
    assert "Ingen med det navn eller nummer." in words_in(page_of(stage).desk)


def test_typing_narrows_the_list_without_regard_to_accents(stage):
    at_desk(stage, "aag")
    assert shown(stage) == ["Bo Aagesen", "Jørgen Ågård"]
    page_of(stage).desk.field.clear()
    at_desk(stage, "mand")
    assert shown(stage) == ["Bo Aagesen", "Jørgen Ågård"]
    stage.bot.keyClick(page_of(stage).desk.field, Key.Key_Escape)
    assert len(shown(stage)) == 6


def test_the_arrow_goes_into_the_list_and_space_checks_in_and_out(stage):
    at_desk(stage, "ida")
    stage.bot.keyClick(page_of(stage).desk.field, Key.Key_Down)
    assert page_of(stage).list.table.hasFocus()
    press(stage, Key.Key_Space)
    assert status(stage, "Ida Bæk") is Attendance.PRESENT
    press(stage, Key.Key_Space)
    assert status(stage, "Ida Bæk") is Attendance.EXPECTED


def test_several_rows_are_checked_in_as_one_deed(stage):
    page_of(stage).list.table.selectAll()
    press(stage, Key.Key_Space)
    assert len(stage.assembly.people.present(DAY)) == 6
    assert stage.document.undo_label == "Notér, at 6 medlemmer er kommet"
    stage.undo()
    assert stage.assembly.people.present(DAY) == ()


def test_when_the_doors_close_the_rest_stay_away(stage):
    row_of(stage, "Ida Bæk")
    press(stage, Key.Key_Space)
    button = next(b for b in page_of(stage).desk.findChildren(QPushButton) if b.text())
    assert button.text() == "Resten kommer ikke"
    stage.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    stage.settle()
    assert len(stage.assembly.people.having(DAY, Attendance.ABSENT)) == 5
    assert status(stage, "Ida Bæk") is Attendance.PRESENT
    assert stage.told[-1].text == "5 medlemmer kommer ikke."
    assert not button.isEnabled()
    stage.undo()
    assert len(stage.assembly.people.having(DAY, Attendance.EXPECTED)) == 5
    assert button.isEnabled()


def test_the_filters_count_and_narrow(stage):
    row_of(stage, "Ida Bæk")
    press(stage, Key.Key_Space)
    buttons = {b.text(): b for b in page_of(stage).list.findChildren(QAbstractButton) if b.text()}
    assert set(buttons) == {"Alle  6", "Ventes  5", "Til stede  1", "Kommer ikke  0", "Er gået  0"}
    stage.bot.mouseClick(buttons["Til stede  1"], Qt.MouseButton.LeftButton)
    assert shown(stage) == ["Ida Bæk"]
    stage.bot.mouseClick(buttons["Er gået  0"], Qt.MouseButton.LeftButton)
    assert shown(stage) == []
    assert "Ingen passer" in words_in(page_of(stage).list)


def test_the_menu_notes_who_left_and_who_returned(stage):
    row_of(stage, "Ida Bæk")
    press(stage, Key.Key_Space)
    by_text = {each.text(): each for each in page_of(stage).actions()}
    by_text["Er gået"].trigger()
    stage.settle()
    assert status(stage, "Ida Bæk") is Attendance.LEFT
    assert stage.told[-1].text == "Ida Bæk er gået."
    press(stage, Key.Key_Space)
    assert status(stage, "Ida Bæk") is Attendance.PRESENT


def test_the_menu_key_offers_what_can_be_done_with_a_row(stage):
    row_of(stage, "Ida Bæk")
    table = page_of(stage).list.table
    table.menu_wanted.emit(table.mapToGlobal(table.rect().center()))
    menu = page_of(stage).findChild(QMenu)
    assert isinstance(menu, QMenu)
    texts = [each.text() for each in menu.actions() if each.text()]
    assert texts[0] == "Notér som kommet, eller fortryd det"
    assert "Slet personoplysninger…" in texts
    menu.close()


def test_choice_scroll_and_typing_survive_a_change_from_elsewhere(stage):
    at_desk(stage, "a")
    row_of(stage, "Bo Aagesen")
    stage.perform(people.note_attendance, DAY, ["m2"], Attendance.PRESENT, NOW)
    stage.perform(people.add_members, [NewMember("m9", Details("Anna Ny"))])
    stage.perform(people.remove_member, "m1")
    assert page_of(stage).desk.field.text() == "a"
    assert page_of(stage).list.chosen == (stage.named("Bo Aagesen"),)
    page_of(stage).desk.field.clear()
    assert "Anna Ny" in shown(stage)
    assert "Åse Kjær" not in shown(stage)


def test_a_row_is_edited_and_the_edit_undone(stage):
    row_of(stage, "Ida Bæk")
    press(stage, Key.Key_Return)
    dialog = stage.dialog(MemberDialog)
    assert isinstance(dialog, MemberDialog)
    dialog.name.setText("Ida Bækgaard")
    dialog.mobile.setText("+4520112233")
    dialog.table.setValue(2)
    dialog.attributes["Køn"].setCurrentText("Andet")
    stage.bot.keyClick(dialog.name, Key.Key_Return)
    stage.settle()
    ida = stage.assembly.people.members["m2"]
    assert (ida.name, ida.fixed_table, ida.attribute("Køn")) == ("Ida Bækgaard", 2, "Andet")
    assert ida.details is not None
    assert ida.details.mobile == "20 11 22 33"
    stage.undo()
    back = stage.assembly.people.members["m2"]
    assert (back.name, back.fixed_table, back.attribute("Køn")) == ("Ida Bæk", 0, "Kvinde")


def test_a_member_needs_a_name(stage):
    page_of(stage).add_member()
    dialog = stage.dialog(MemberDialog)
    assert isinstance(dialog, MemberDialog)
    stage.bot.keyClick(dialog.mobile, Key.Key_Return)
    assert dialog.isVisible()
    assert "Skriv medlemmets navn." in words_in(dialog)
    stage.bot.keyClicks(dialog.name, "I")
    assert "Skriv medlemmets navn." not in words_in(dialog)
    dialog.name.clear()
    stage.bot.keyClicks(dialog.name, "Nour Haddad")
    stage.bot.keyClick(dialog.name, Key.Key_Return)
    stage.settle()
    assert "Nour Haddad" in shown(stage)
    assert stage.assembly.people.members[stage.named("Nour Haddad")].number == 7


def test_escape_leaves_a_member_as_it_was(stage):
    row_of(stage, "Ida Bæk")
    press(stage, Key.Key_F2)
    dialog = stage.dialog(MemberDialog)
    assert isinstance(dialog, MemberDialog)
    dialog.name.setText("Anden")
    stage.bot.keyClick(dialog, Key.Key_Escape)
    stage.settle()
    assert stage.named("Ida Bæk") == "m2"
    assert stage.document.undo_label == ""


def test_delete_removes_and_undo_brings_back_with_the_same_number(stage):
    row_of(stage, "Bo Aagesen")
    press(stage, Key.Key_Delete)
    assert "Bo Aagesen" not in shown(stage)
    assert stage.told[-1].text == "Bo Aagesen er fjernet fra listen."
    stage.undo()
    assert stage.assembly.people.members["m6"].number == 6


def test_erasing_asks_first_and_cannot_be_undone(stage):
    row_of(stage, "Ida Bæk")
    page_of(stage).erase()
    box = stage.dialog(Question)
    assert isinstance(box, Question)
    stage.bot.keyClick(box, Key.Key_Escape)
    assert stage.assembly.people.members["m2"].details is not None
    page_of(stage).erase()
    box = stage.dialog(Question)
    assert isinstance(box, Question)
    assert box.sure.text() == "Slet for altid"
    assert box.cancel.isDefault()
    stage.bot.mouseClick(box.sure, Qt.MouseButton.LeftButton)
    stage.settle()
    assert stage.assembly.people.members["m2"].details is None
    assert "#2" in shown(stage)
    assert not stage.told[-1].can_undo
    assert stage.document.undo_label == ""


def test_an_empty_list_offers_import(empty, qtbot):
    assert "Der er endnu ingen på listen" in words_in(empty.page)
    button = next(
        b for b in empty.page.findChildren(QPushButton) if b.isVisible() and "liste" in b.text()
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = empty.dialog(QFileDialog)
    dialog.reject()


def test_the_composition_holds_who_is_here_against_all(stage):
    for name in ("Ida Bæk", "Jørgen Ågård"):
        row_of(stage, name)
        press(stage, Key.Key_Space)
    kind = composition(stage.assembly.people, DAY)[0]
    assert kind == Criterion("Køn", (Share("Kvinde", 1, 4), Share("Mand", 1, 2)))


def test_ages_stand_in_bands_from_young_to_old_and_unknown_last():
    play = founded()
    ages = [17, 19, 22, 31, 33, 35, 38, 50, 52, 58, 61, 66, 70, ""]
    new = [
        NewMember(f"m{at}", Details(f"N {at}", attributes=(("Alder", str(age)),)))
        for at, age in enumerate(ages)
    ]
    play.do(people.add_members(play.assembly, new))
    (criterion,) = composition(play.assembly.people, DAY)
    assert [each.label for each in criterion.shares] == ["under 30", "30-44", "45-59", "60+", ""]
    assert sum(each.members for each in criterion.shares) == len(ages)


def test_columns_never_need_sideways_scrolling(stage):
    table = page_of(stage).list.table
    for wide in (1040, 700, 420):
        page_of(stage).resize(wide, 600)
        header = table.horizontalHeader()
        assert header.length() <= max(table.viewport().width(), 320)


def test_the_page_speaks_english_at_once(stage, qapp):
    use_language(qapp, "en")
    try:
        page_of(stage).retranslate()
        page_of(stage).show_assembly(stage.assembly)
        model = page_of(stage).list.table.model()
        heads = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(4)]
        assert heads == ["No.", "Name", "Attendance", "Fixed table"]
        assert shown(stage, Column.STATUS)[0] == "Expected"
    finally:
        use_language(qapp, "da")


def test_ninety_nine_members_are_shown_in_place(empty):
    new = [NewMember(f"x{at}", Details(f"Navn {at:02d}")) for at in range(99)]
    empty.perform(people.add_members, new)
    table = page_of(empty).list.table
    resets: list[None] = []
    table.model().modelReset.connect(partial(resets.append, None))
    empty.perform(people.note_attendance, DAY, ["x7"], Attendance.PRESENT, NOW)
    assert resets == []
    assert table.model().rowCount() == 99
    assert {table.model().index(r, 0).data(MEMBER_ROLE) for r in range(99)} == {n.id for n in new}


def test_no_column_is_cut_at_the_edge_of_the_list_at_any_width(stage):
    more = [
        NewMember(f"x{at}", Details(f"Navn {at}", attributes=(("Bolig", "Leje"), ("By", "Vest"))))
        for at in range(40)
    ]
    stage.document.perform(people.add_members, more)
    stage.settle()
    table = page_of(stage).list.table
    for wide in (1040, 1300, 1041, 980, 940, 860, 820, 780, 740):
        page_of(stage).resize(wide, 600)
        stage.bot.wait(20)
        heads = table.horizontalHeader()
        seen = [at for at in range(heads.count()) if not heads.isSectionHidden(at)]
        assert max(heads.sectionPosition(at) + heads.sectionSize(at) for at in seen) <= (
            table.viewport().width()
        )
