"""The rules of the plan in the hands of a facilitator, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.document import Document
from app.models import people, seating
from app.models.seating import Rule, RuleKind
from app.ui.language import use_language
from app.ui.seating.rules import RulesDialog, open_rules
from app.ui.seating.rules.form import RuleForm
from app.ui.widgets import Button
from tests.assemblies import DAY, NOW, Play, with_members, with_plan
from tests.ui.reading_order import tab_stops

Key = Qt.Key
NAMES = {"m01": "Amina Hassan", "m02": "Bo Lind", "m03": "Camilla Fjord", "m04": "Dorthe Ågård"}


class Stage:
    """A page with the dialog over it, and a real document."""

    def __init__(self, qtbot: QtBot, path: Path, play: Play) -> None:
        journal = Journal.create(path, "laptop")
        journal.append(play.facts, NOW)
        self.document = Document(journal, clock=lambda: NOW)
        self.page = QWidget()
        self._bot = qtbot
        qtbot.addWidget(self.page)
        self.page.resize(1040, 600)
        self.page.show()
        self.dialog = self.open()

    def open(self) -> RulesDialog:
        self.dialog = open_rules(self.document, self.page)
        self.dialog.activateWindow()
        self._bot.waitUntil(self.dialog.isActiveWindow)
        return self.dialog

    def settle(self) -> None:
        self._bot.waitUntil(lambda: self.document.saved)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None
            self._bot.keyClick(target, key)
        self.settle()

    def type(self, words: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        self._bot.keyClicks(target, words)

    def form(self) -> RuleForm:
        forms = [each for each in self.dialog.findChildren(RuleForm) if each.isVisible()]
        self._bot.waitUntil(forms[0].isActiveWindow)
        return forms[0]

    def rows(self) -> list[str]:
        model = self.dialog.list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def rules(self) -> list[Rule]:
        return list(self.document.assembly.seating.rules.values())

    def back(self) -> None:
        """The form has gone; the window system gives the keyboard to the dialog below."""
        self.dialog.activateWindow()
        self._bot.waitUntil(self.dialog.isActiveWindow)

    def errors(self, form: QDialog) -> list[str]:
        return [each.text() for each in form.findChildren(QLabel) if each.isVisible()]

    def perform(self, decide, *args) -> None:
        future = self.document.perform(decide, *args)
        self._bot.waitUntil(future.done)
        future.result()


def cast() -> Play:
    play = with_plan(with_members(12), tables=3, rounds=2)
    for member, name in NAMES.items():
        play.do(people.describe_member(play.assembly, member, people.Details(name)))
    return play


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path / "a.bordrunde", cast())
    yield made
    made.document.close()


def test_a_rule_is_made_by_keyboard_alone_from_the_empty_list(stage: Stage):
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "Ny regel"
    stage.press(Key.Key_Space)
    form = stage.form()
    assert QApplication.focusWidget() is form.kind
    stage.press(Key.Key_Tab, Key.Key_Tab)
    assert QApplication.focusWidget() is form.people.letters
    stage.type("am")
    stage.press(Key.Key_Return)
    stage.type("bo")
    stage.press(Key.Key_Return)
    assert form.people.chosen == ("m01", "m02")
    stage.press(Key.Key_Return)
    assert stage.rules() == [Rule(RuleKind.APART, ("m01", "m02"))]
    assert stage.rows() == ["Amina Hassan og Bo Lind ikke ved samme bord"]
    stage.back()
    assert QApplication.focusWidget() is stage.dialog.list
    assert stage.dialog.told == "Reglen gælder: Amina Hassan og Bo Lind ikke ved samme bord"
    label = stage.document.undo_label
    assert label == "Opret reglen: Amina Hassan og Bo Lind ikke ved samme bord"


def test_enter_changes_a_rule_delete_removes_it_and_undo_brings_it_back(stage: Stage):
    stage.perform(seating.add_rule, "u1", Rule(RuleKind.TOGETHER, ("m01", "m02")))
    stage.dialog.list.setFocus()
    stage.press(Key.Key_Return)
    form = stage.form()
    assert QApplication.focusWidget() is form.people.letters
    stage.press(Key.Key_Backspace)
    stage.type("fjo")
    stage.press(Key.Key_Return, Key.Key_Return)
    assert stage.rows() == ["Amina Hassan og Camilla Fjord ved samme bord"]
    stage.back()
    stage.press(Key.Key_Delete)
    assert stage.rows() == []
    assert stage.dialog.told == "Fjernet: Amina Hassan og Camilla Fjord ved samme bord"
    stage.dialog.undo_button.click()
    stage.settle()
    assert stage.rows() == ["Amina Hassan og Camilla Fjord ved samme bord"]


def test_people_are_found_by_two_letters_or_their_number_and_never_twice(stage: Stage):
    stage.dialog.new_rule()
    form = stage.form()
    form.people.letters.setFocus()
    stage.type("agaa")
    hits = form.people.list
    assert [hits.item(row).text() for row in range(hits.count())] == ["Dorthe Ågård  ·  4"]
    stage.press(Key.Key_Down, Key.Key_Space)
    stage.press(Key.Key_Up)
    stage.type("4")
    assert not form.people.list.isVisible()
    assert "Ingen med det navn eller nummer." in stage.errors(form)
    stage.press(Key.Key_Return)
    assert form.people.chosen == ("m04",)
    form.reject()


def test_a_chosen_person_is_let_go_of_by_their_button(stage: Stage):
    stage.dialog.new_rule()
    form = stage.form()
    form.people.choose(("m01", "m02"))
    buttons = [b for b in form.people.findChildren(QPushButton) if b.isVisible()]
    assert [b.accessibleName() for b in buttons] == ["Fjern Amina Hassan", "Fjern Bo Lind"]
    buttons[0].setFocus()
    stage.press(Key.Key_Space)
    assert form.people.chosen == ("m02",)
    form.reject()


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        (
            RuleKind.GATHER,
            {"label": "Tolk, arabisk"},
            "Tolk, arabisk: Amina Hassan og Bo Lind samlet",
        ),
        (
            RuleKind.GATHER,
            {"label": "Teleslynge", "tables": "2 og 3"},
            "Teleslynge: Amina Hassan og Bo Lind ved bord 2 eller 3",
        ),
        (
            RuleKind.JOINS,
            {"round": 2},
            "Amina Hassan og Bo Lind først fra bordrunde 2\nKun 14. mar. 2026",
        ),
        (
            RuleKind.LEAVES,
            {"round": 1},
            "Amina Hassan og Bo Lind ikke efter bordrunde 1\nKun 14. mar. 2026",
        ),
        (
            RuleKind.TOGETHER,
            {"day": "d2"},
            "Amina Hassan og Bo Lind ved samme bord\nKun 28. mar. 2026",
        ),
    ],
)
def test_each_kind_has_the_fields_it_needs_and_reads_as_a_sentence(
    stage: Stage, kind, fields, words
):
    stage.dialog.new_rule()
    form = stage.form()
    form.kind.setCurrentIndex(list(RuleKind).index(kind))
    for name, value in fields.items():
        field = getattr(form, name)
        assert field.isVisible()
        if name == "day":
            field.setCurrentIndex(field.findData(value))
        elif name == "round":
            field.setValue(value)
        else:
            field.setText(value)
    form.people.choose(("m01", "m02"))
    form.accept()
    stage.settle()
    assert stage.rows() == [words]


def test_a_host_takes_one_person_and_a_table(stage: Stage):
    stage.dialog.new_rule()
    form = stage.form()
    form.kind.setCurrentIndex(list(RuleKind).index(RuleKind.HOST))
    form.table.setValue(3)
    form.people.choose(("m01", "m02"))
    form.accept()
    assert form.isVisible()
    told = (
        "Én regel giver én person fast bord, men Amina Hassan, Bo Lind er valgt."
        " Lav en regel for hver af dem."
    )
    assert told in stage.errors(form)
    assert form.people.accessibleDescription() == told
    assert form.clash == "", "what is refused may not be kept"
    form.people.choose(("m01",))
    assert told not in stage.errors(form)
    form.accept()
    stage.settle()
    assert stage.rows() == ["Amina Hassan altid ved bord 3"]


def test_another_person_takes_the_place_of_the_first_where_one_is_enough(stage: Stage):
    stage.dialog.new_rule()
    form = stage.form()
    form.kind.setCurrentIndex(list(RuleKind).index(RuleKind.HOST))
    form.people.letters.setFocus()
    for letters in ("am", "bo"):
        stage.type(letters)
        stage.press(Key.Key_Return)
    assert form.people.chosen == ("m02",)
    form.reject()


def test_many_chosen_people_scroll_and_none_of_them_is_cut(stage: Stage):
    stage.dialog.new_rule()
    form = stage.form()
    form.people.choose([f"m{number:02d}" for number in range(1, 13)])
    QApplication.processEvents()
    chosen = [each for each in form.people.findChildren(QPushButton) if each.isVisible()]
    assert len(chosen) == 12
    for button in chosen:
        assert button.height() >= button.sizeHint().height()
        assert button.y() + button.height() <= max(each.y() + each.height() for each in chosen)
    form.reject()


def test_what_is_missing_is_told_beside_its_field(stage: Stage):
    stage.dialog.new_rule()
    form = stage.form()
    form.accept()
    assert "Vælg, hvem reglen gælder: mindst 2." in stage.errors(form)
    form.kind.setCurrentIndex(list(RuleKind).index(RuleKind.GATHER))
    form.people.choose(("m01", "m02"))
    form.accept()
    assert "Skriv, hvad de har brug for, for eksempel en tolk." in stage.errors(form)
    assert form.label.accessibleDescription().startswith("Skriv, hvad")
    assert stage.rules() == []
    form.reject()


def test_a_clash_is_told_while_the_rule_is_made_and_the_rule_may_be_kept(stage: Stage):
    stage.perform(seating.add_rule, "u1", Rule(RuleKind.TOGETHER, ("m01", "m02")))
    stage.dialog.new_rule()
    form = stage.form()
    assert form.clash == ""
    form.people.choose(("m01", "m02"))
    clash = "Amina Hassan og Bo Lind skal både sidde sammen og holdes adskilt."
    assert form.clash.startswith(clash)
    form.accept()
    stage.settle()
    assert stage.rows() == [
        f"Amina Hassan og Bo Lind ved samme bord\n{clash}",
        f"Amina Hassan og Bo Lind ikke ved samme bord\n{clash}",
    ]


def test_fixed_tables_from_the_member_list_stand_among_the_rules_and_can_be_let_go(stage: Stage):
    stage.perform(people.fix_table, "m02", 2)
    assert stage.rows() == ["Bo Lind altid ved bord 2\nFra medlemslisten"]
    stage.dialog.list.setFocus()
    assert not stage.dialog.change_button.isEnabled()
    stage.press(Key.Key_Return)
    assert stage.dialog.findChild(RuleForm) is None
    stage.press(Key.Key_Delete)
    assert stage.rows() == []
    assert stage.document.assembly.people.members["m02"].fixed_table == 0


def test_an_erased_person_is_in_no_row_and_cannot_be_chosen(stage: Stage):
    stage.perform(seating.add_rule, "u1", Rule(RuleKind.APART, ("m01", "m02", "m03")))
    stage.perform(people.erase_member, "m01")
    assert stage.rows() == ["Bo Lind og Camilla Fjord ikke ved samme bord"]
    stage.dialog.new_rule()
    form = stage.form()
    hits = form.people.list
    shown = [hits.item(row).text() for row in range(hits.count())]
    assert len(shown) == 11
    assert not any("Amina" in each or "#1" in each for each in shown)
    form.reject()


def test_writing_groups_are_switched_for_the_day_and_told_when_drafts_are_too_few(stage: Stage):
    assert stage.dialog.writing.text() == "Skrivegrupper 14. mar. 2026"
    stage.dialog.writing.setFocus()
    stage.press(Key.Key_Space)
    assert stage.document.assembly.seating.writing_days == {DAY}
    assert stage.dialog.told == "Skrivegrupper er slået til."
    stage.perform(seating.accept_plan, DAY, [[["m01", "m02"]], [["m01", "m02"]]])
    hint = stage.dialog.writing.accessibleDescription()
    assert hint == "2 bordrunder og kun 1 udkast: Nogen får det samme udkast igen."


def test_a_last_round_begins_with_the_days_last_and_a_first_one_with_the_second(stage: Stage):
    rounds = stage.document.assembly.seating.rounds(DAY)
    stage.document.perform(seating.accept_plan, DAY, rounds * 2)
    stage.settle()
    stage.dialog.new_rule()
    form = stage.form()
    for kind, number in ((RuleKind.LEAVES, 4), (RuleKind.JOINS, 2), (RuleKind.LEAVES, 4)):
        form.kind.setCurrentIndex(list(RuleKind).index(kind))
        assert form.round.value() == number


def test_the_words_follow_the_language_also_in_an_open_form(stage: Stage, qapp: QApplication):
    use_language(qapp, "da")
    stage.perform(seating.add_rule, "u1", Rule(RuleKind.APART, ("m01", "m02")))
    stage.dialog.new_rule()
    form = stage.form()
    use_language(qapp, "en")
    QApplication.processEvents()
    assert stage.rows() == ["Amina Hassan and Bo Lind not at the same table"]
    assert stage.dialog.windowTitle() == "Rules for the seating plan"
    assert form.windowTitle() == "New rule"
    assert form.kind.itemText(0) == "Not at the same table"
    use_language(qapp, "da")
    form.reject()


def test_escape_closes_the_form_and_then_the_rules_and_nothing_is_left(stage: Stage, qtbot: QtBot):
    stage.dialog.new_rule()
    stage.form()
    stage.press(Key.Key_Escape)
    dialog = stage.dialog
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Key.Key_Escape)
    stage.perform(seating.add_rule, "u1", Rule(RuleKind.APART, ("m01", "m02")))
    assert stage.open().list.count() == 1


def test_the_chosen_stay_on_show_whoever_is_added(stage):
    stage.press(Key.Key_Space)
    form = stage.form()
    form.people.letters.setFocus()
    for count, name in enumerate(("Amina", "Bo L", "Camilla"), start=1):
        stage.type(name)
        stage.press(Key.Key_Return)
        shown = form.people.findChildren(Button)
        QApplication.processEvents()
        chips = [each for each in shown if not each.visibleRegion().isEmpty()]
        assert len(chips) == count


def test_tab_comes_by_the_chosen_before_the_letters(stage):
    stage.press(Key.Key_Space)
    form = stage.form()
    form.people.choose(["m01", "m02"])
    QApplication.processEvents()
    names = [each.accessibleName() for each in tab_stops(form)]
    assert names.index("Fjern Amina Hassan") + 1 == names.index("Fjern Bo Lind")
    assert tab_stops(form).index(form.people.letters) == names.index("Fjern Bo Lind") + 1
