"""Recommendations: drafts that are not lost, versions that stay, sources that can be traced."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt

from app.document import Document
from app.models import board, recommendations, voting
from app.models.recommendations import Recommendation, VersionWritten, Wording
from app.ui.page import Page
from app.ui.recommendations.models import LINE_ROLE, Line
from app.ui.recommendations.page import RecommendationsPage
from app.ui.recommendations.redline_view import RedlineView
from app.ui.recommendations.sources import SourcesView
from tests.assemblies import NOW, Play, founded
from tests.ui.board_room import BoardRoom, Opener, opened, page_of, saying, tables_at_work
from tests.ui.shell import look, session_look

__all__ = ["look", "opened", "session_look"]


def drafted() -> Play:
    """Two recommendations, a theme with three notes, and nothing linked."""
    play = tables_at_work()
    play.do(board.make_theme(play.assembly, "t1", "Cykler", ["n0", "n1", "n2"]))
    for key, title, reason in (("r1", "Flere cykelstier", "Fordi."), ("r2", "Billig varme", "")):
        words = Wording(title, "Byrådet bør gøre det.", reason, ("Begynd i nord",))
        decided = recommendations.draft_recommendation(play.assembly, key, words, "Bord 1", NOW)
        play.do(decided)
    return play


def make_page(document: Document) -> Page:
    return RecommendationsPage(document)


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    return opened(drafted(), make_page)


def page_in(room: BoardRoom) -> RecommendationsPage:
    return page_of(room, RecommendationsPage)


def item(room: BoardRoom, key: str) -> Recommendation:
    return room.document.assembly.recommendations.items[key]


def lines(room: BoardRoom) -> list[Line]:
    model = page_in(room).list.model()
    found = [model.index(row, 0).data(LINE_ROLE) for row in range(model.rowCount())]
    return [each for each in found if isinstance(each, Line)]


def badges(room: BoardRoom, row: int) -> list[str]:
    return [words for words, _tint in lines(room)[row].badges]


def save(room: BoardRoom) -> None:
    room.press_ctrl(page_in(room).editor.text, Qt.Key.Key_Return)


# -- words


def test_a_new_one_is_a_draft_until_ctrl_enter(room: BoardRoom):
    page = page_in(room)
    room.qtbot.mouseClick(page.new_button, Qt.MouseButton.LeftButton)
    assert page.editor.title.hasFocus()
    room.press(page.editor.title, "Et fælleshus i hvert kvarter")
    page.editor.text.setFocus()
    room.press(page.editor.text, "Kommunen stiller et hus til rådighed.")
    assert len(room.document.assembly.recommendations.items) == 2
    assert lines(room)[2].number == 0
    save(room)
    made = room.document.assembly.recommendations.standing()[2]
    assert made.latest.wording.title == "Et fælleshus i hvert kvarter"
    assert lines(room)[2].number == 3
    assert "draft" not in badges(room, 2)
    assert "kladde" not in badges(room, 2)
    assert room.asked.of == []


def test_a_version_follows_the_one_it_was_written_over(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    assert not page.editor.save_button.isEnabled()
    room.press(page.editor.text, Qt.Key.Key_End, " Nu.")
    page.editor.by.setEditText("Redaktionsgruppe")
    save(room)
    latest = item(room, "r1").latest
    assert (latest.number, latest.based_on, latest.by) == (2, 1, "Redaktionsgruppe")
    assert latest.wording.text == "Byrådet bør gøre det. Nu."
    assert "Udgave 2" in room.toast
    room.undo()
    assert item(room, "r1").latest.wording.text == "Byrådet bør gøre det."


def test_ctrl_enter_saves_from_every_field_and_takes_nothing_to_the_room(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    fields = (
        page.editor.title,
        page.editor.reason,
        page.editor.initiatives.fields[-1],
        page.editor.by,
    )
    for number, field in enumerate(fields, 2):
        page.editor.title.setText(f"Titel {number}")
        page.editor.title.textEdited.emit(f"Titel {number}")
        field.setFocus()
        room.press_ctrl(field, Qt.Key.Key_Return)
        assert item(room, "r1").latest.number == number
    assert room.asked.of == []


def test_ctrl_enter_means_the_same_in_the_list_as_in_a_field(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    page.editor.title.setFocus()
    room.press(page.editor.title, "Ny ")
    for number, part in enumerate((page.list, page.tabs, page.editor.title), 2):
        page.editor.title.setText(f"Titel {number}")
        page.editor.title.textEdited.emit(f"Titel {number}")
        part.setFocus()
        room.press_ctrl(part, Qt.Key.Key_Return)
        assert item(room, "r1").latest.number == number
    page.list.setFocus()
    room.press_ctrl(page.list, Qt.Key.Key_Return)
    assert item(room, "r1").latest.number == number, "there is nothing more to save"
    assert room.asked.of == []


def test_without_a_title_nothing_is_saved_and_the_field_says_so(room: BoardRoom):
    page = page_in(room)
    page.begin()
    room.press(page.editor.text, "Kun en tekst")
    save(room)
    assert len(room.document.assembly.recommendations.items) == 2
    assert page.editor.title.hasFocus()
    assert "titel" in page.editor.title.accessibleDescription()


def test_initiatives_are_typed_one_after_another(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    rows = page.editor.initiatives
    rows.fields[-1].setFocus()
    room.press(rows.fields[-1], "Lys", Qt.Key.Key_Return)
    room.press(rows.fields[-1], "Asfalt")
    room.qtbot.keyClick(rows.fields[2], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert list(rows.texts) == ["Begynd i nord", "Asfalt", "Lys"]
    save(room)
    assert item(room, "r1").latest.wording.initiatives == ("Begynd i nord", "Asfalt", "Lys")
    rows.fields[1].clear()
    room.press(rows.fields[1], Qt.Key.Key_Backspace)
    assert list(rows.texts) == ["Begynd i nord", "Lys"]


def test_a_draft_survives_another_recommendation_and_another_change(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    room.press(page.editor.reason, Qt.Key.Key_End, " Og fordi.")
    page.list.choose("r2")
    assert page.editor.title.text() == "Billig varme"
    room.document.perform(board.place_notes, ["n3"], "t1")
    room.settle()
    page.list.choose("r1")
    assert page.editor.reason.toPlainText() == "Fordi. Og fordi."
    assert item(room, "r1").latest.number == 1


def test_a_draft_survives_that_the_program_ends(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    room.press(page.editor.reason, Qt.Key.Key_End, " Og fordi.")
    room.qtbot.waitUntil(lambda: page.shelf.path.exists())
    again = RecommendationsPage(room.document)
    room.qtbot.addWidget(again)
    again.retranslate()
    again.show_assembly(room.document.assembly)
    assert again.editor.reason.toPlainText() == "Fordi. Og fordi."
    page.discard()
    page.shelf.settle()
    assert page.editor.reason.toPlainText() == "Fordi."
    assert not page.shelf.path.exists()


def test_a_damaged_file_of_drafts_counts_as_empty(room: BoardRoom):
    page = page_in(room)
    page.shelf.path.parent.mkdir(parents=True, exist_ok=True)
    page.shelf.path.write_text('{"r1": 7}', "utf-8")
    again = RecommendationsPage(room.document)
    room.qtbot.addWidget(again)
    assert again.shelf.ids == ()


def test_typing_back_what_stands_leaves_no_draft(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    room.press(page.editor.text, Qt.Key.Key_End, "x")
    assert badges(room, 0)[0] == "kladde"
    room.press(page.editor.text, Qt.Key.Key_Backspace)
    assert "kladde" not in badges(room, 0)
    assert not page.editor.save_button.isEnabled()


def test_two_tables_at_once_lose_nothing_and_are_told(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    room.press(page.editor.text, Qt.Key.Key_End, " Min.")
    other = Wording("Flere cykelstier", "Den andens.", "Fordi.")
    room.document.perform(recommendations.write_version, "r1", 1, other, "Bord 2", NOW)
    room.settle()
    assert page.editor.text.toPlainText().endswith(" Min.")
    assert any("Udgave 2 kom til" in text for text in room.texts())
    save(room)
    assert [version.based_on for version in item(room, "r1").versions] == [0, 1, 1]
    assert "rettet samtidig" in badges(room, 0)


# -- versions


def test_any_two_versions_are_compared_word_by_word(room: BoardRoom):
    page = page_in(room)
    for number, text in enumerate(("Byrådet skal gøre det.", "Byrådet skal gøre det nu."), 1):
        words = Wording("Flere cykelstier", text, "Fordi.", ("Begynd i nord",))
        fact = VersionWritten("r1", number, words, "Bord 2", NOW + number)
        room.document.perform(saying(fact))
    room.settle()
    page.list.choose("r1")
    page.tabs.setCurrentIndex(1)
    view = page.versions
    assert view.list.count() == 3
    assert "1 ord tilføjet, 0 ord fjernet." in room.texts()
    view.base.setCurrentIndex(0)
    assert "2 ord tilføjet, 1 ord fjernet." in room.texts()
    assert "bør" in view.redline.toPlainText()
    assert formats_of(view.redline, "bør") == (False, True)
    assert formats_of(view.redline, "skal") == (True, False)


def formats_of(view: RedlineView, word: str) -> tuple[bool, bool]:
    """(underlined, struck through) of the first place a word stands."""
    cursor = view.document().find(word)
    look = cursor.charFormat()
    return look.fontUnderline(), look.fontStrikeOut()


def test_old_words_can_be_taken_up_again(room: BoardRoom):
    page = page_in(room)
    fact = VersionWritten("r1", 1, Wording("Ny titel", "Nyt."), "Bord 2", NOW)
    room.document.perform(saying(fact))
    room.settle()
    page.list.choose("r1")
    page.tabs.setCurrentIndex(1)
    page.versions.list.setCurrentRow(1)
    room.qtbot.mouseClick(page.versions.use_button, Qt.MouseButton.LeftButton)
    assert page.editor.title.text() == "Flere cykelstier"
    save(room)
    versions = item(room, "r1").versions
    assert versions[2].wording == versions[0].wording
    assert versions[2].based_on == 2


# -- sources


def test_ticks_say_what_it_rests_on_and_show_the_trace(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    assert "ingen kilde" in badges(room, 0)
    page.tabs.setCurrentIndex(2)
    tree = page.sources.tree
    theme = tree.topLevelItem(0)
    assert theme is not None
    theme.setCheckState(0, Qt.CheckState.Checked)
    room.settle()
    note = tree.topLevelItem(0).child(1)  # type: ignore[union-attr]
    assert note.text(1) == "Bord 2 · Samling 1"  # type: ignore[union-attr]
    note.setCheckState(0, Qt.CheckState.Checked)  # type: ignore[union-attr]
    room.settle()
    assert (item(room, "r1").themes, item(room, "r1").notes) == (("t1",), ("n1",))
    assert "Bygger på 1 tema og 1 note. Fra bord 2." in room.texts()
    assert "ingen kilde" not in badges(room, 0)
    room.undo()
    assert item(room, "r1").notes == ()


def test_search_and_only_narrow_the_sources(room: BoardRoom):
    page = page_in(room)
    room.document.perform(recommendations.link_recommendation, "r1", (), ("n3",))
    room.settle()
    page.list.choose("r1")
    page.tabs.setCurrentIndex(2)
    view = page.sources
    room.press(view.search, "fjernvarme")
    assert visible_notes(view) == ["Fjernvarmen er for dyr"]
    view.search.clear()
    view.only.setChecked(True)
    assert visible_notes(view) == ["Billigere varme i rækkehusene"]


def visible_notes(view: SourcesView) -> list[str]:
    tops = [view.tree.topLevelItem(row) for row in range(view.tree.topLevelItemCount())]
    return [
        top.child(row).text(0)  # type: ignore[union-attr]
        for top in tops
        if top is not None and not top.isHidden()
        for row in range(top.childCount())
        if not top.child(row).isHidden()  # type: ignore[union-attr]
    ]


# -- the list


def test_ctrl_arrows_change_the_number_and_leave_the_clock_alone(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r2")
    page.list.setFocus()
    room.press_alt(page.list, Qt.Key.Key_Up)
    assert [line.id for line in lines(room)] == ["r2", "r1"]
    assert page.list.chosen == "r2"
    room.press_alt(page.list, Qt.Key.Key_Down)
    assert [line.id for line in lines(room)] == ["r1", "r2"]
    assert room.asked.of == []


def test_a_drag_changes_the_number_too(room: BoardRoom):
    model = page_in(room).list.model()
    data: QMimeData = model.mimeData([model.index(0, 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, QModelIndex())
    room.settle()
    assert [line.id for line in lines(room)] == ["r2", "r1"]


def test_delete_withdraws_and_undo_brings_it_back(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r1")
    page.list.setFocus()
    room.press(page.list, Qt.Key.Key_Delete)
    assert [line.id for line in lines(room)] == ["r2"]
    assert "trukket tilbage" in room.toast
    room.undo()
    assert [line.id for line in lines(room)] == ["r1", "r2"]


def test_what_should_be_looked_at_stands_in_the_list(room: BoardRoom):
    assert badges(room, 0) == ["ingen modtager", "ingen kilde"]
    assert badges(room, 1) == ["ingen begrundelse", "ingen modtager", "ingen kilde"]
    room.document.perform(voting.prepare_poll, "p1", "r1", voting.Terms(""))
    room.settle()
    assert badges(room, 0)[0] == "Afstemning forberedt"


def test_prepare_poll_leads_to_the_polls_with_the_chosen_one(room: BoardRoom):
    page = page_in(room)
    page.list.choose("r2")
    wanted: list[str] = []
    page.poll_wanted.connect(wanted.append)
    with room.qtbot.waitSignal(page.section_wanted) as section:
        room.qtbot.mouseClick(page.poll_button, Qt.MouseButton.LeftButton)
    assert (wanted, section.args) == (["r2"], ["polls"])


def test_the_first_one_begins_from_the_empty_page(opened: Opener):
    room = opened(founded(), make_page)
    page = page_in(room)
    room.press_empty()
    assert page.editor.title.hasFocus()
    assert lines(room)[0].title == "Ny anbefaling"
    page.discard()
    assert lines(room) == []


def test_the_page_shows_in_english_too(room: BoardRoom):
    room.window.choose_language("en")
    assert page_in(room).tabs.tabText(1) == "Versions"
    assert page_in(room).new_button.text() == "New recommendation"
