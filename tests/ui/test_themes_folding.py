"""Themes that are folded to their titles, so that many are in sight on a small laptop."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from app.models import board
from app.models.board import NewNote
from app.ui.board.page import ThemesPage
from app.ui.board.scene import BoardScene
from app.ui.board.walk import Spot
from tests.assemblies import DAY, NOW, Play
from tests.ui.board_room import BoardRoom, Opener, opened, tables_at_work
from tests.ui.shell import look, session_look
from tests.ui.themes_room import drop, go_to, notes_in, page_in, sorted_a_little

__all__ = ["look", "opened", "session_look"]

Key = Qt.Key


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    """Two themes, the first with three notes; six notes lie in the tray."""
    return opened(sorted_a_little(), ThemesPage)


def many_themes() -> Play:
    play = tables_at_work()
    for number in range(9):
        title = f"Et tema med et langt navn {number}"
        play.do(board.make_theme(play.assembly, f"t{number}", title, [f"n{number}"]))
    return play


def scene_of(room: BoardRoom) -> BoardScene:
    return page_in(room).area.scene


def width_of(room: BoardRoom, lane: str) -> float:
    head = scene_of(room).head(lane)
    assert head is not None
    return head.boundingRect().width()


def is_seen(room: BoardRoom, note: str) -> bool:
    card = scene_of(room).card(note)
    assert card is not None
    return card.isVisible()


def places_of(scene: BoardScene, notes: list[str]) -> list[QPointF]:
    cards = [scene.card(note) for note in notes]
    return [card.scenePos() for card in cards if card is not None]


def test_c_folds_the_theme_and_unfolds_it(room: BoardRoom):
    open_width = width_of(room, "t1")
    view = go_to(room, "t1", "n1")
    room.press(view, Key.Key_C)
    assert not any(is_seen(room, note) for note in ("n0", "n1", "n2"))
    assert width_of(room, "t1") < open_width / 3
    assert scene_of(room).spot == Spot("t1"), "the keyboard stays, on the title"
    assert page_in(room).area.chosen.notes == (), "nothing is chosen that is not seen"
    room.press(view, Key.Key_C)
    assert is_seen(room, "n1")
    assert room.asked.of == []


def test_arrows_pass_over_a_folded_theme_by_its_title(room: BoardRoom):
    view = go_to(room, "t1")
    room.press(view, Key.Key_C, Key.Key_Down)
    assert scene_of(room).spot == Spot("t1")
    room.press(view, Key.Key_Right)
    assert scene_of(room).spot == Spot("t2")


def test_a_digit_and_a_drop_still_put_notes_into_a_folded_theme(room: BoardRoom):
    scene_of(room).fold("t1")
    room.press(go_to(room, "", "n3"), Key.Key_1)
    assert notes_in(room, "t1") == ("n0", "n1", "n2", "n3")
    assert not is_seen(room, "n3")
    head = scene_of(room).head("t1")
    assert head is not None
    view = page_in(room).area.board
    middle = head.sceneBoundingRect().center()
    drop(view, ["n4"], QPointF(view.mapFromScene(middle)))
    room.settle()
    assert notes_in(room, "t1") == ("n0", "n1", "n2", "n3", "n4")


def test_a_folded_theme_opens_for_what_is_sought(room: BoardRoom):
    scene_of(room).fold("t1")
    page_in(room).search.setText("skolen")
    assert is_seen(room, "n2")
    page_in(room).search.clear()
    assert not is_seen(room, "n2")


def test_a_press_on_the_title_of_a_folded_theme_unfolds_it(room: BoardRoom):
    scene_of(room).fold("t1")
    head = scene_of(room).head("t1")
    assert head is not None
    view = page_in(room).area.board
    at = view.mapFromScene(head.sceneBoundingRect().topLeft() + QPointF(8, 60))
    room.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert is_seen(room, "n1")


def test_the_arrow_in_the_title_folds(room: BoardRoom):
    head = scene_of(room).head("t1")
    assert head is not None
    view = page_in(room).area.board
    at = view.mapFromScene(head.mapToScene(head.fold_button().center()))
    room.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert not is_seen(room, "n1")


def test_the_other_themes_fold_and_unfold_together(opened: Opener):
    room = opened(many_themes(), ThemesPage)
    view = go_to(room, "t4", "n4")
    room.qtbot.keyClick(view, Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert [n for n in range(9) if is_seen(room, f"n{n}")] == [4]
    bar = view.horizontalScrollBar()
    assert bar.maximum() == 0, "nine themes are in sight at once"
    room.qtbot.keyClick(view, Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert all(is_seen(room, f"n{n}") for n in range(9))


def test_folding_leaves_what_one_looks_at_in_its_place(opened: Opener):
    play = many_themes()
    more = [NewNote(f"x{number}", DAY, "i1", 1, f"Tanke {number}") for number in range(30)]
    play.do(board.write_notes(play.assembly, more, NOW))
    play.do(board.place_notes(play.assembly, [each.id for each in more], "t4", 1))
    room = opened(play, ThemesPage)
    view = page_in(room).area.board
    view.verticalScrollBar().setValue(200)
    before, corner = view.transform().m11(), view.mapToScene(QPoint(0, 0)).y()
    for number in (0, 1, 2, 3, 5, 6, 7, 8):
        scene_of(room).fold(f"t{number}")
    assert view.transform().m11() > before, "there is room for the usual size again"
    assert view.mapToScene(QPoint(0, 0)).y() == pytest.approx(corner, abs=2)


def test_a_theme_that_is_gone_is_not_folded_when_undo_brings_it_back(room: BoardRoom):
    view = go_to(room, "t1")
    room.press(view, Key.Key_C, Key.Key_Delete)
    room.undo()
    assert is_seen(room, "n1")


def test_a_note_that_comes_into_a_folded_theme_stays_hidden(room: BoardRoom):
    scene_of(room).fold("t1")
    room.document.perform(board.write_note, NewNote("n99", DAY, "i1", 2, "Sent"), NOW)
    room.document.perform(board.place_notes, ["n99"], "t1", 3)
    room.settle()
    assert "n99" in notes_in(room, "t1")
    assert not is_seen(room, "n99")


def test_the_list_folds_by_the_same_key(room: BoardRoom):
    page = page_in(room)
    page.toggle_list()
    page.area.go_to(Spot("t1", "n1"))
    room.press(page.area.list, Key.Key_C)
    title = page.area.list.currentIndex()
    assert page.area.chosen.note == "", "the keyboard stays, on the title"
    assert not page.area.list.isExpanded(title)
    room.press(page.area.list, Key.Key_C)
    assert page.area.list.isExpanded(title)


def test_what_comes_to_a_folded_theme_and_what_leaves_it_is_shown_as_it_lies(room: BoardRoom):
    scene_of(room).fold("t1")
    folded = width_of(room, "t1")
    room.document.perform(board.place_notes, ["n3"], "t1")
    room.document.perform(board.place_notes, ["n0"], "")
    room.settle()
    assert width_of(room, "t1") == folded
    assert not is_seen(room, "n3")
    assert is_seen(room, "n0"), "it lies in the tray now"
    scene_of(room).fold("t1")
    assert is_seen(room, "n3")
    assert width_of(room, "t1") > folded


def test_a_note_that_comes_moves_no_other_and_lanes_shrink_when_notes_go(room: BoardRoom):
    scene, notes = scene_of(room), [f"n{n}" for n in range(9)]
    before = places_of(scene, notes)
    new = NewNote("n9", DAY, "i1", 1, "En ny tanke " * 40, board.Mark.IDEA)
    room.document.perform(board.write_note, new, NOW + 100)
    room.settle()
    assert places_of(scene, notes) == before
    room.document.perform(board.place_notes, [*notes, "n9"], "t2")
    room.settle()
    tall = scene.lanes_rect.height()
    room.document.perform(board.place_notes, notes, "")
    room.settle()
    assert scene.lanes_rect.height() < tall
