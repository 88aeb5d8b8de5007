"""What tables propose waits on the board: shown, used or not used, by key, mouse, menu and list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenu, QPushButton

from app.document import Document
from app.models import board
from app.theme_proposals import Ghost, Offer
from app.ui.board.page import ThemesPage
from app.ui.board.proposals_dialog import ProposalsDialog
from app.ui.board.walk import Spot
from app.ui.notes.page import NotesPage
from app.ui.notes.propose_dialog import ProposeDialog
from app.ui.notes.qr import TableAddresses
from tests.ui.board_room import BoardRoom, Opener, opened, page_of, tables_at_work
from tests.ui.shell import look, session_look
from tests.ui.themes_room import go_to, notes_in, page_in, sorted_a_little, until_known

__all__ = ["look", "opened", "session_look"]


@pytest.fixture
def room(opened: Opener) -> Iterator[BoardRoom]:
    """Tables 1 and 2 propose themes: one that stands already ("Varme"), and a new one."""
    play = sorted_a_little()
    play.do(board.propose_theme(play.assembly, {"n3": (), "n6": ()}, "varme"))
    play.do(board.propose_theme(play.assembly, {"n4": ()}, "Boliger"))
    made = opened(play, ThemesPage)
    yield made
    until_known(made)  # on a slow machine the search for twins has begun meanwhile


def waits(room: BoardRoom) -> dict[str, tuple[str, ...]]:
    return {each.title: each.notes for each in board.waiting(room.document.assembly.board)}


def test_the_tray_tells_what_is_proposed_and_nothing_has_moved(room: BoardRoom):
    page = page_in(room)
    tray = page.area.lane("")
    assert tray is not None
    faces = {face.id: face.proposed for face in tray.faces}
    assert (faces["n3"], faces["n4"], faces["n5"]) == ("varme", "Boliger", "")
    assert page.proposals.isVisible()
    assert "Bord 1 foreslår: varme (2)" in page.proposals.accessibleName()
    go_to(room, "", "n4")
    assert any("Bord 2 foreslår: Boliger" in each for each in room.texts())


def test_u_takes_all_of_the_tables_notes_into_the_theme_of_that_name(room: BoardRoom):
    before = notes_in(room, "t2")
    view = go_to(room, "", "n3")
    room.press(view, Qt.Key.Key_U)
    assert notes_in(room, "t2") == (*before, "n3", "n6")
    assert waits(room) == {"Boliger": ("n4",)}
    room.undo()
    assert notes_in(room, "t2") == before
    assert waits(room) == {"varme": ("n3", "n6"), "Boliger": ("n4",)}


def test_a_new_name_makes_a_theme_and_one_undo_takes_it_back(room: BoardRoom):
    page = page_in(room)
    page.toggle_list()
    go_to_row(room, "n4")
    room.press(page.area.list, Qt.Key.Key_U)
    made = room.document.assembly.board.lanes()[-1]
    assert (made.title, made.notes) == ("Boliger", ("n4",))
    room.undo()
    assert "Boliger" not in [e.title for e in room.document.assembly.board.lanes()]


def test_a_proposal_that_is_not_used_stays_on_record(room: BoardRoom):
    view = go_to(room, "", "n3")
    room.qtbot.keyClick(view, Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    room.settle()
    assert waits(room) == {"Boliger": ("n4",)}
    assert {"n3", "n6"} <= {each.id for each in room.document.assembly.board.tray()}
    assert any("Bord 1 foreslog: varme (ikke taget op)" in each for each in room.texts())
    room.undo()
    assert "varme" in waits(room)


def test_moved_elsewhere_it_waits_no_longer(room: BoardRoom):
    view = go_to(room, "", "n4")
    room.press(view, Qt.Key.Key_1)
    assert "Boliger" not in waits(room)


def test_the_dialog_uses_one_after_another_and_all_at_once(room: BoardRoom):
    page = page_in(room)
    room.qtbot.mouseClick(page.proposals.button, Qt.MouseButton.LeftButton)
    dialog = room.dialog(ProposalsDialog)
    names = [each.accessibleName() for each in buttons(dialog)]
    assert "Brug “varme”" in names
    assert "Brug ikke “Boliger”" in names
    (leave,) = (e for e in buttons(dialog) if e.accessibleName() == "Brug ikke “Boliger”")
    room.qtbot.mouseClick(leave, Qt.MouseButton.LeftButton)
    room.settle()
    assert waits(room) == {"varme": ("n3", "n6")}
    (every,) = (e for e in buttons(dialog) if e.text() == "Brug alle")
    room.qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    room.settle()
    assert waits(room) == {}
    assert not every.isEnabled()
    assert not page.proposals.isVisible()
    dialog.close()


def test_use_all_says_how_many_themes_of_how_many_notes(room: BoardRoom):
    acts, document = page_in(room).acts, room.document
    acts.take_proposed(["n3", "n4"])
    room.settle()
    assert document.undo_label == "Brug 2 foreslåede temaer til 3 noter"
    room.undo()
    acts.leave_proposed(["n3", "n4"])
    room.settle()
    assert document.undo_label == "Brug ikke 2 foreslåede temaer"
    assert room.toast.startswith("2 foreslåede temaer bliver ikke brugt.")
    room.undo()
    acts.take_proposed(["n3"])
    room.settle()
    assert document.undo_label == "Brug “varme”, foreslået for 2 noter"


def test_menu_palette_and_screen_reader_have_it_too(room: BoardRoom):
    page = page_in(room)
    offered = {each.objectName() for each in page.actions()}
    assert {"board-proposed", "board-take-proposed", "board-leave-proposed"} <= offered
    page.more_button.click()
    (menu,) = [each for each in page.findChildren(QMenu) if each.isVisible()]
    groups = [each.menu() for each in menu.actions()]
    inside = [action for group in groups if isinstance(group, QMenu) for action in group.actions()]
    assert "board-take-proposed" in {each.objectName() for each in inside}
    menu.close()
    page.toggle_list()
    index = go_to_row(room, "n3")
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "bord 1" in told
    assert "Foreslået: varme" in told
    assert QAccessible.queryAccessibleInterface(page.area.list) is not None


def test_on_the_laptop_a_theme_is_proposed_for_a_table_and_taken_back(opened: Opener):
    room = opened(tables_at_work(), notes_page)
    page = page_of(room, NotesPage)
    page.choose_sheet("i1", 2)
    page.list.selectAll()
    page.propose_theme()
    dialog = room.dialog(ProposeDialog)
    dialog.field.setEditText("Fællesskab")
    dialog.accept()
    room.settle()
    assert waits(room) == {"Fællesskab": ("n1", "n4", "n7")}
    assert "Bord 2 foreslår: Fællesskab" in page.list.model().index(0, 0).data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    room.undo()
    assert room.document.assembly.board.proposed == {}


def notes_page(document: Document) -> NotesPage:
    return NotesPage(document, TableAddresses, lambda count: ("A",) * count)


def buttons(dialog: ProposalsDialog) -> list[QPushButton]:
    return [each for each in dialog.findChildren(QPushButton) if each.isVisible()]


def go_to_row(room: BoardRoom, note: str):
    page = page_in(room)
    page.area.go_to(Spot("", note))
    return page.area.list.currentIndex()


def test_what_is_proposed_for_placed_notes_stands_in_strip_and_list_and_can_be_used(
    room: BoardRoom,
):
    page = page_in(room)
    room.document.perform(board.place_notes, ["n3", "n6"], "t1")
    room.settle()
    assert page.proposals.isVisible()
    assert "et andet tema til 2 placerede noter" in page.proposals.accessibleName()
    room.press(go_to(room, "", "n4"), Qt.Key.Key_G)
    dialog = room.dialog(ProposalsDialog)
    assert any("placeret i “Cykler”" in each for each in room.texts())
    uses = [e for e in dialog.findChildren(QPushButton) if e.accessibleName() == "Brug “varme”"]
    room.qtbot.mouseClick(uses[-1], Qt.MouseButton.LeftButton)
    room.settle()
    assert notes_in(room, "t2") == ("n3", "n6")
    room.undo()
    assert "n3" in notes_in(room, "t1")


def test_use_all_leaves_what_people_have_placed(room: BoardRoom):
    room.document.perform(board.place_notes, ["n3"], "t1")
    room.settle()
    room.press(go_to(room, "", "n4"), Qt.Key.Key_G)
    dialog = room.dialog(ProposalsDialog)
    every = next(e for e in dialog.findChildren(QPushButton) if e.text() == "Brug alle")
    room.qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    room.settle()
    assert "n3" in notes_in(room, "t1")
    assert notes_in(room, "t2") == ("n6",)


def test_beside_suggestions_of_the_engine_there_is_one_strip_with_both(room: BoardRoom):
    page = page_in(room)
    assert page.proposals.isVisible()
    page.show_offer(Offer((Ghost("g", "Mad", ("n7", "n8")),)))
    assert page.bar.isVisible()
    assert not page.proposals.isVisible()
    room.qtbot.mouseClick(page.bar.proposals, Qt.MouseButton.LeftButton)
    room.dialog(ProposalsDialog).reject()
    page.drop_offer()
    assert page.proposals.isVisible()
