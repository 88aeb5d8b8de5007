"""All of a recommendation in the window: its parts, its template, merging, splitting, settling."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from app.models import people, recommendations, voting
from app.models.people import Attendance
from app.models.recommendations import REASONED, SHORT, Field, Wording, unsettled
from app.models.recommendations.editing import drawn
from app.models.room import Scene
from app.models.voting import Channel, Counts, Terms
from app.ui.polls.none import NoPollPanel
from app.ui.printing.opening import answered
from app.ui.recommendations.editing_dialog import EditingGroupDialog
from app.ui.recommendations.joining_dialogs import MergeDialog, SplitDialog
from app.ui.recommendations.minority_dialog import MinorityDialog
from app.ui.recommendations.page import RecommendationsPage
from app.ui.recommendations.settle_dialog import SettleDialog
from app.ui.recommendations.template_dialog import TemplateDialog
from tests.assemblies import NOW
from tests.ui.board_room import BoardRoom, Opener, opened
from tests.ui.shell import look, session_look
from tests.ui.test_recommendations_page import badges, drafted, item, make_page, page_in, save

__all__ = ["look", "opened", "session_look"]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    return opened(drafted(), make_page)


def act(room: BoardRoom, name: str) -> None:
    """As the menu and Ctrl+K do it."""
    action = page_in(room).findChild(QAction, name)
    assert action is not None
    assert action.isEnabled()
    action.trigger()


def dialog(page: RecommendationsPage, kind: type[QDialog]) -> QDialog:
    (found,) = page.findChildren(kind)
    return found


def test_every_part_is_typed_and_kept_with_who_and_why(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    editor = page.editor
    room.press(editor.evidence, "Note 4 fra bord 2")
    room.press(editor.addressed_to, "Byrådet")
    room.press(editor.why, "Modtager manglede")
    editor.by.setEditText("Sekretariat")
    editor.is_staff.click()
    save(room)
    latest = item(room, "r1").latest
    assert (latest.wording.evidence, latest.wording.addressed_to) == (
        "Note 4 fra bord 2",
        "Byrådet",
    )
    assert (latest.origin.is_staff, latest.origin.why) == (True, "Modtager manglede")
    assert "ingen modtager" not in badges(room, 0)
    assert "ingen modtager" in badges(room, 1)
    page.tabs.setCurrentWidget(page.versions)
    assert "Udgave 2 · Sekretariat, ikke medlem" in page.versions.list.item(0).text()
    assert "Modtager manglede" in page.versions.list.item(0).text()
    assert editor.why.text() == ""


def test_a_table_is_known_by_its_number(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    room.press(page.editor.text, "Mere. ")
    page.editor.by.setCurrentIndex(1)
    assert page.editor.by.currentText() == "Bord 2"
    save(room)
    assert item(room, "r1").latest.origin.table == 2


def test_a_long_text_is_told_while_it_is_typed(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    assert not any("mere end to linjer" in text for text in room.texts())
    page.editor.text.setPlainText("Et langt stykke tekst. " * 12)
    assert any("mere end to linjer" in text for text in room.texts())


def test_the_lines_tab_numbers_what_the_wall_numbers(room: BoardRoom):
    page = page_in(room)
    words = Wording("Stier", "Vi vil **nu**", "Fordi.", ("Nord",))
    room.document.perform(recommendations.write_version, "r1", 1, words, "Bord 1", NOW)
    room.settle()
    page.list.choose("r1")
    page.tabs.setCurrentWidget(page.reading)
    rows = page.reading.lines.toPlainText().splitlines()
    told = [row.split() for row in rows if row[:3].strip().isdecimal()]
    assert told == [["1", "Vi", "vil", "nu"], ["2", "1.1", "Nord"], ["3", "Fordi."]]
    assert page.reading.lacks.text() == "Inden afstemningen: ingen modtager og ingen kilde."


def test_a_template_hides_what_it_does_not_use_and_no_word(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    act(room, "recommendation-template")
    made = dialog(page, TemplateDialog)
    assert isinstance(made, TemplateDialog)
    made.show_template(SHORT)
    made.row(Field.TEXT).heading.setText("Vi anbefaler")
    made.confirm.click()
    room.settle()
    assert not page.editor.evidence.isVisibleTo(page.editor)
    assert page.editor.reason.isVisibleTo(page.editor), "somebody wrote a reason"
    assert "Vi anbefaler (skal med, før den er færdig)" in room.texts()
    page.list.choose("r2")
    assert not page.editor.reason.isVisibleTo(page.editor)
    room.undo()
    assert page.editor.evidence.isVisibleTo(page.editor)


def test_a_ready_template_fills_the_rows(room: BoardRoom):
    act(room, "recommendation-template")
    made = dialog(page_in(room), TemplateDialog)
    assert isinstance(made, TemplateDialog)
    made.ready.setCurrentIndex(made.ready.findData("reasoned"))
    made.ready.activated.emit(made.ready.currentIndex())
    assert made.template == REASONED
    made.reject()


def test_two_are_merged_and_taken_apart_again(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    act(room, "recommendation-merge")
    made = dialog(page, MergeDialog)
    assert isinstance(made, MergeDialog)
    assert made.other.currentText() == "2. Billig varme"
    room.qtbot.mouseClick(made.confirm, LEFT)
    room.settle()
    assert [each.id for each in room.document.assembly.recommendations.standing()] == ["r1"]
    assert "lagt sammen" in room.toast
    room.undo()
    assert len(room.document.assembly.recommendations.standing()) == 2


def adopt(room: BoardRoom, recommendation: str) -> None:
    document, terms = room.document, Terms("", (Channel.HANDS,))
    document.perform(voting.prepare_poll, "p1", recommendation, terms)
    document.perform(voting.open_poll, "p1", "salt", NOW)
    document.perform(voting.close_poll, "p1", NOW + 1)
    for counter in (1, 2):
        document.perform(voting.count_hands, "p1", counter, Counts(yes=1))
    document.perform(voting.publish_result, "p1", NOW + 2)
    room.settle()


def test_an_adopted_one_is_not_merged_away_or_withdrawn_unawares(room: BoardRoom):
    page = page_in(room)
    adopt(room, "r2")
    page.list.choose("r1")
    act(room, "recommendation-merge")
    made = dialog(page, MergeDialog)
    assert isinstance(made, MergeDialog)
    assert made.other.currentIndex() == -1
    room.qtbot.mouseClick(made.confirm, LEFT)
    assert "Vælg" in made.other.accessibleDescription()
    made.other.setCurrentIndex(0)
    assert made.warning.text() == "2 er vedtaget med 1 for og trækkes tilbage herved."
    made.reject()
    page.list.choose("r2")
    act(room, "recommendation-withdraw")
    room.settle()
    assert "Den var vedtaget med 1 for." in room.toast


def test_an_initiative_becomes_one_of_its_own(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    act(room, "recommendation-split")
    made = dialog(page, SplitDialog)
    assert isinstance(made, SplitDialog)
    room.qtbot.mouseClick(made.confirm, LEFT)
    assert "titel" in made.title.accessibleDescription()
    room.qtbot.keyClicks(made.title, "Begynd i nord")
    assert made.title.accessibleDescription() == ""
    made.ticks[0].setChecked(True)
    room.qtbot.mouseClick(made.confirm, LEFT)
    room.settle()
    standing = room.document.assembly.recommendations.standing()
    assert [each.title for each in standing] == [
        "Flere cykelstier",
        "Begynd i nord",
        "Billig varme",
    ]
    assert item(room, "r1").latest.wording.initiatives == ()


def crossed(room: BoardRoom) -> SettleDialog:
    for words, by in (("Den ene", "Bord 2"), ("Den anden", "Bord 3")):
        new = Wording("Flere cykelstier", words, "Fordi.")
        room.document.perform(recommendations.write_version, "r1", 1, new, by, NOW)
    room.settle()
    page = page_in(room)
    page.list.choose("r1")
    page.tabs.setCurrentWidget(page.versions)
    assert page.versions.settle_button.isVisibleTo(page.versions)
    room.qtbot.mouseClick(page.versions.settle_button, LEFT)
    made = dialog(page, SettleDialog)
    assert isinstance(made, SettleDialog)
    return made


def test_both_wordings_are_seen_and_one_is_kept(room: BoardRoom):
    made = crossed(room)
    assert "Den ene" in made.redlines[0].toPlainText()
    assert "Den anden" in made.redlines[1].toPlainText()
    room.qtbot.mouseClick(made.keep_buttons[0], LEFT)
    room.settle()
    assert item(room, "r1").latest.wording.text == "Den ene"
    assert not page_in(room).versions.settle_button.isVisibleTo(page_in(room).versions)
    assert "rettet samtidig" not in badges(room, 0)


def test_a_third_is_written_while_both_stay_in_sight(room: BoardRoom):
    made, page = crossed(room), page_in(room)
    room.qtbot.mouseClick(made.third_button, LEFT)
    assert made.isVisible()
    page.editor.text.setPlainText("Begge dele")
    page.save()
    room.settle()
    assert item(room, "r1").latest.wording.text == "Begge dele"
    assert unsettled(item(room, "r1")) == ()
    made.close()


def test_the_theme_it_stands_under_is_no_new_version(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    page.tabs.setCurrentWidget(page.sources)
    page.sources.heading.setEditText("Trafik")
    page.sources.heading.lineEdit().editingFinished.emit()  # type: ignore[union-attr]
    room.settle()
    assert item(room, "r1").theme == "Trafik"
    assert item(room, "r1").latest.number == 1


def test_two_versions_are_shown_to_the_room_and_printed(room: BoardRoom):
    page = page_in(room)
    words = Wording("Flere cykelstier", "Byrådet skal gøre det.", "Fordi.", ("Begynd i nord",))
    room.document.perform(recommendations.write_version, "r1", 1, words, "Bord 2", NOW)
    room.settle()
    page.list.choose("r1")
    opened_files: list[Path] = []

    def keep(path: Path) -> Future[bool]:
        opened_files.append(path)
        return answered(True)

    page.papers.opener = keep
    act(room, "recommendation-room-change")
    room.settle()
    showing = room.document.assembly.room_screen.showing
    assert (showing.scene, showing.subject) == (Scene.REDLINE, "r1:1:2")
    act(room, "recommendation-print-change")
    room.qtbot.waitUntil(lambda: bool(opened_files))
    assert opened_files[0].read_bytes().startswith(b"%PDF")
    act(room, "recommendation-print-drafts")
    room.qtbot.waitUntil(lambda: len(opened_files) == 2)


def test_a_first_version_has_nothing_to_compare(room: BoardRoom):
    page_in(room).list.choose("r1")
    act(room, "recommendation-room-change")
    assert room.document.assembly.room_screen.showing.scene is not Scene.REDLINE


def test_a_minority_writes_its_statement_beside_the_recommendation(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    page.tabs.setCurrentWidget(page.minority)
    act(room, "recommendation-minority")
    made = dialog(page, MinorityDialog)
    assert isinstance(made, MinorityDialog)
    assert made.on.currentText() == "1. Flere cykelstier"
    room.qtbot.mouseClick(made.confirm, LEFT)
    assert made.isVisible(), "nothing was written yet"
    made.text.setPlainText("Vi vil hellere have **busser**.")
    assert "Rettesnoren er ti procent: 2 af 12. Færre kan også skrives ned." in texts_of(made)
    for row in (0, 1):
        made.names.item(row).setCheckState(Qt.CheckState.Checked)
    assert made.count.value() == 2
    assert "Rettesnoren er ti procent: 2 af 12. Den er opfyldt." in texts_of(made)
    room.qtbot.mouseClick(made.confirm, LEFT)
    room.settle()
    shown = page.minority.list.item(0).text()
    assert "2 medlemmer står bag: " in shown
    assert shown.count("Navn") == 2
    room.qtbot.mouseClick(page.minority.withdraw_button, LEFT)
    room.settle()
    assert page.minority.list.count() == 0
    room.undo()
    assert page.minority.list.count() == 1


def texts_of(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_the_editing_group_is_drawn_with_a_seed_that_is_told(room: BoardRoom):
    page, assembly = page_in(room), room.document.assembly
    members = sorted(assembly.people.members)
    came = Attendance.PRESENT
    room.document.perform(people.note_attendance, assembly.mandate.meeting, members, came, NOW)
    room.settle()
    act(room, "recommendation-editing")
    made = dialog(page, EditingGroupDialog)
    assert isinstance(made, EditingGroupDialog)
    made.seed.setText("4711")
    made.count.setValue(3)
    room.qtbot.mouseClick(made.confirm, LEFT)
    room.settle()
    group = room.document.assembly.recommendations.editing
    assert (group.members, group.seed) == (drawn(members, 3, "4711"), "4711")
    assert "Redaktionsgruppen" in room.toast
    room.undo()
    assert room.document.assembly.recommendations.editing.members == ()


def test_a_note_it_rests_on_is_seen_where_it_lies(room: BoardRoom):
    page = page_in(room)
    room.document.perform(recommendations.link_recommendation, "r1", ["t1"], ["n1"])
    room.settle()
    page.list.choose("r1")
    page.tabs.setCurrentWidget(page.sources)
    theme = page.sources.tree.topLevelItem(0)
    assert theme is not None
    note = theme.child(1)
    assert note is not None
    page.sources.tree.setCurrentItem(note)
    wanted: list[str] = []
    page.note_wanted.connect(wanted.append)
    with room.qtbot.waitSignal(page.section_wanted) as section:
        act(room, "recommendation-source")
    assert (wanted, section.args) == (["n1"], ["notes"])


def test_the_sources_tell_what_it_came_from(room: BoardRoom):
    page = page_in(room)
    room.document.perform(recommendations.merge_recommendations, "r1", "r2", "Facilitator", NOW)
    room.settle()
    page.list.choose("r1")
    page.tabs.setCurrentWidget(page.sources)
    assert any("Lagt sammen med “Billig varme”." in text for text in room.texts())


def test_before_a_poll_is_prepared_it_is_told_what_is_missing(room: BoardRoom):
    panel = NoPollPanel()
    room.qtbot.addWidget(panel)
    panel.retranslate()
    panel.show_recommendation(room.document.assembly, "r2")
    assert panel.lacks.text() == (
        "Inden afstemningen: ingen begrundelse, ingen modtager og ingen kilde."
    )
    whole = Wording("Billig varme", "Byrådet bør.", "Fordi.", addressed_to="Byrådet")
    room.document.perform(recommendations.write_version, "r2", 1, whole, "Bord 1", NOW)
    room.document.perform(recommendations.link_recommendation, "r2", ["t1"], [])
    room.settle()
    panel.show_recommendation(room.document.assembly, "r2")
    assert not panel.lacks.isVisibleTo(panel)
