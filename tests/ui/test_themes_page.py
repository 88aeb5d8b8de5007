"""Themes: notes are sorted by drag and by key, on the board and in the list beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenu, QSplitter

from app.models import board
from app.models.board import Mark, NewNote
from app.theme_proposals import Ghost, Offer
from app.ui.board.commands import Command, Wish
from app.ui.board.dialogs import ThemeChooser, TitleDialog
from app.ui.board.page import ThemesPage
from app.ui.board.walk import Spot
from tests.assemblies import DAY, NOW, founded, with_item, with_notes
from tests.ui.board_room import BoardRoom, Opener, opened, tables_at_work
from tests.ui.shell import look, session_look
from tests.ui.themes_room import (
    at,
    drop,
    go_to,
    notes_in,
    page_in,
    sorted_a_little,
)

__all__ = ["look", "opened", "session_look"]


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    """Two themes, the first with three notes; six notes lie in the tray."""
    return opened(sorted_a_little(), ThemesPage)


def test_without_themes_each_note_is_shown_once(opened: Opener):
    room = opened(with_notes(with_item(founded())), ThemesPage)
    area = page_in(room).area
    assert not area.board.sceneRect().intersects(area.scene.tray_rect)
    assert area.tray.sceneRect() == area.scene.tray_rect


def said(room: BoardRoom) -> bool:
    return any("Ctrl+Skift+G" in each and "N" in each for each in room.texts())


def test_a_board_without_themes_says_what_to_do_and_takes_a_drag_as_the_first(opened: Opener):
    room = opened(tables_at_work(), ThemesPage)
    assert said(room)
    view = page_in(room).area.board
    drop(view, ["n0", "n2"], QPointF(view.width() / 2, view.height() / 2))
    room.press(room.dialog(TitleDialog).field, "Cykler", Qt.Key.Key_Return)
    (made,) = room.document.assembly.board.lanes()
    assert (made.title, made.notes) == ("Cykler", ("n0", "n2"))
    assert not said(room)
    room.undo()
    assert said(room)


@pytest.mark.parametrize("pulled", [200, 300, 400, 520])
def test_a_tray_that_is_pulled_wider_has_no_strip_without_notes(room: BoardRoom, pulled: int):
    area = page_in(room).area
    splitter = area.tray.parentWidget()
    assert isinstance(splitter, QSplitter)
    splitter.moveSplitter(pulled, 1)
    room.qtbot.wait(20)
    view = area.tray
    assert view.width() - view.verticalScrollBar().sizeHint().width() == pytest.approx(
        area.scene.tray_rect.width(), abs=2
    )


def test_a_title_that_takes_no_more_letters_says_why(room: BoardRoom):
    page_in(room).do(Wish(Command.NEW))
    dialog = room.dialog(TitleDialog)
    room.press(dialog.field, "a" * (board.LONGEST_TITLE + 3))
    assert len(dialog.title) == board.LONGEST_TITLE
    assert str(board.LONGEST_TITLE) in dialog.field.accessibleDescription()
    room.press(dialog.field, Qt.Key.Key_Backspace)
    assert str(board.LONGEST_TITLE) not in dialog.field.accessibleDescription()


# -- keys on the board


def test_digits_sort_the_tray_key_by_key(room: BoardRoom):
    view = go_to(room, "", "n3")
    room.press(view, Qt.Key.Key_2, Qt.Key.Key_2, Qt.Key.Key_1)
    assert notes_in(room, "t2") == ("n3", "n4")
    assert notes_in(room, "t1") == ("n0", "n1", "n2", "n5")
    assert page_in(room).area.chosen.note == "n6"
    assert "Cykler" in room.toast
    room.undo()
    assert "n5" not in room.document.assembly.board.placed


def test_several_notes_go_together_and_come_back_together(room: BoardRoom):
    view = go_to(room, "", "n3")
    room.qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    room.qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    room.press(view, Qt.Key.Key_1)
    assert notes_in(room, "t1") == ("n0", "n1", "n2", "n3", "n4", "n5")
    room.undo()
    assert notes_in(room, "t1") == ("n0", "n1", "n2")


def test_nought_and_delete_take_a_note_out_of_its_theme(room: BoardRoom):
    view = go_to(room, "t1", "n0")
    room.press(view, Qt.Key.Key_0, Qt.Key.Key_Delete)
    assert notes_in(room, "t1") == ("n2",)


def test_n_makes_a_theme_of_what_is_chosen_and_leaves_the_agenda_alone(room: BoardRoom):
    view = go_to(room, "", "n6")
    room.press(view, Qt.Key.Key_N)
    dialog = room.dialog(TitleDialog)
    room.press(dialog.field, "Fællesskab", Qt.Key.Key_Return)
    lanes = room.document.assembly.board.lanes()
    assert (lanes[-1].title, lanes[-1].notes) == ("Fællesskab", ("n6",))
    assert room.asked.of == []


def test_a_theme_needs_a_title(room: BoardRoom):
    page_in(room).do(Wish(Command.NEW))
    dialog = room.dialog(TitleDialog)
    room.press(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "titel" in dialog.field.accessibleDescription()
    room.press(dialog.field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_f2_renames_the_theme_of_the_spot(room: BoardRoom):
    view = go_to(room, "t1", "n1")
    room.press(view, Qt.Key.Key_F2)
    dialog = room.dialog(TitleDialog)
    assert dialog.title == "Cykler"
    room.press(dialog.field, "Cykelstier", Qt.Key.Key_Return)
    assert room.document.assembly.board.themes["t1"].title == "Cykelstier"


def test_delete_on_a_head_dissolves_and_undo_brings_all_back(room: BoardRoom):
    view = go_to(room, "t1")
    room.press(view, Qt.Key.Key_Delete)
    assert "t1" not in room.document.assembly.board.themes
    assert len(room.document.assembly.board.tray()) == 9
    room.undo()
    assert room.document.assembly.board.order == ["t1", "t2"]
    assert notes_in(room, "t1") == ("n0", "n1", "n2")


def test_ctrl_arrows_order_the_lanes_and_leave_the_clock_alone(room: BoardRoom):
    view = go_to(room, "t1")
    room.press_alt(view, Qt.Key.Key_Down)
    assert room.document.assembly.board.order == ["t2", "t1"]
    room.press_alt(view, Qt.Key.Key_Up)
    assert room.document.assembly.board.order == ["t1", "t2"]
    assert room.asked.of == []


def test_m_merges_into_the_theme_that_is_chosen(room: BoardRoom):
    view = go_to(room, "t1")
    room.press(view, Qt.Key.Key_M)
    chooser = room.dialog(ThemeChooser)
    assert chooser.list.count() == 1
    room.press(chooser.field, "varm", Qt.Key.Key_Return)
    assert list(room.document.assembly.board.themes) == ["t2"]
    assert notes_in(room, "t2") == ("n0", "n1", "n2")


def test_s_asks_which_theme(room: BoardRoom):
    view = go_to(room, "", "n3")
    room.press(view, Qt.Key.Key_S)
    chooser = room.dialog(ThemeChooser)
    room.press(chooser.field, "findes ikke", Qt.Key.Key_Return)
    assert chooser.isVisible()
    chooser.field.clear()
    room.press(chooser.field, "2", Qt.Key.Key_Return)
    assert notes_in(room, "t2") == ("n3",)


def test_arrows_walk_over_tray_heads_and_lanes(room: BoardRoom):
    view = go_to(room, "", "n3")
    area = page_in(room).area
    room.press(view, Qt.Key.Key_Down)
    assert area.scene.spot == Spot("", "n4")
    room.press(view, Qt.Key.Key_Right)
    assert area.scene.spot == Spot("t1", "n1")
    assert area.board.hasFocus()
    room.press(area.board, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert area.scene.spot == Spot("t1")
    room.press(area.board, Qt.Key.Key_Left)
    assert area.scene.spot == Spot("")
    assert area.tray.hasFocus()


def test_space_chooses_and_does_not_start_the_clock(room: BoardRoom):
    view = go_to(room, "", "n3")
    room.press(view, Qt.Key.Key_Space)
    assert list(page_in(room).area.chosen.notes) == []
    room.press(view, Qt.Key.Key_Space)
    assert list(page_in(room).area.chosen.notes) == ["n3"]
    room.press_ctrl(view, Qt.Key.Key_A)
    assert len(page_in(room).area.chosen.notes) == 6
    room.press(view, Qt.Key.Key_Escape)
    assert list(page_in(room).area.chosen.notes) == []
    assert room.asked.of == []


# -- mouse


def test_a_drop_puts_notes_between_others(room: BoardRoom):
    view = page_in(room).area.board
    card = page_in(room).area.scene.card("n1")
    assert card is not None
    above = view.mapFromScene(QPointF(card.x() + 20, card.y() + 2))
    drop(view, ["n7", "n8"], QPointF(above))
    room.settle()
    assert notes_in(room, "t1") == ("n0", "n7", "n8", "n1", "n2")


def test_a_drop_on_the_tray_takes_out(room: BoardRoom):
    view = page_in(room).area.tray
    drop(view, ["n1"], QPointF(40, 200))
    room.settle()
    assert notes_in(room, "t1") == ("n0", "n2")


def test_a_withdrawn_note_does_not_shift_where_a_drop_lands(room: BoardRoom):
    room.document.perform(board.withdraw_note, "n0")
    room.settle()
    view = page_in(room).area.board
    card = page_in(room).area.scene.card("n2")
    assert card is not None
    above = view.mapFromScene(QPointF(card.x() + 20, card.y() + 2))
    drop(view, ["n7"], QPointF(above))
    room.settle()
    shown = [each.id for each in room.document.assembly.board.notes_in("t1")]
    assert shown == ["n1", "n7", "n2"]


def test_clicks_choose_one_several_and_a_range(room: BoardRoom):
    area = page_in(room).area
    viewport, left = area.tray.viewport(), Qt.MouseButton.LeftButton
    room.qtbot.mouseClick(viewport, left, pos=at(room, "n3"))
    assert list(area.chosen.notes) == ["n3"]
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    room.qtbot.mouseClick(viewport, left, control, at(room, "n5"))
    assert list(area.chosen.notes) == ["n3", "n5"]
    room.qtbot.mouseClick(viewport, left, pos=at(room, "n3"))
    room.qtbot.mouseClick(viewport, left, shift, at(room, "n6"))
    assert list(area.chosen.notes) == ["n3", "n4", "n5", "n6"]


def test_a_lasso_chooses_what_it_touches(room: BoardRoom):
    area = page_in(room).area
    view = area.board
    viewport, left = view.viewport(), Qt.MouseButton.LeftButton
    top, foot = at(room, "n0"), at(room, "n1")
    beside = view.mapFromScene(QPointF(4, view.mapToScene(top).y()))
    room.qtbot.mousePress(viewport, left, pos=beside)
    for point in (QPoint(beside.x() + 20, beside.y() + 20), foot):
        room.qtbot.mouseMove(viewport, point)
    room.qtbot.mouseRelease(viewport, left, pos=foot)
    assert list(area.chosen.notes) == ["n0", "n1"]


def names(menu: QMenu) -> list[str]:
    """The commands of a menu, and the titles of the menus within it."""
    return [e.objectName() or e.text() for e in menu.actions() if not e.isSeparator()]


def test_the_menu_of_a_note_offers_what_a_drag_can_do_and_all_else_in_groups(room: BoardRoom):
    go_to(room, "", "n3")
    page = page_in(room)
    page.area.menu_wanted.emit(QPoint(10, 10))
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    offered = names(menu)
    assert {"board-send-to", "board-send", "board-new", "board-stack"} <= set(offered)
    assert offered[-3:] == ["Temaet", "Visningen", "Sorteringen og salen"]
    assert len(offered) <= 12, "nobody reads more in a hurry"
    menu.close()


def test_the_menu_of_a_title_begins_with_the_theme_and_that_of_a_proposal_with_accept(
    room: BoardRoom,
):
    page = page_in(room)
    page.show_offer(Offer((Ghost("g", "Mad", ("n6",)),)))
    for lane, first in (("t1", "board-rename"), ("g", "board-accept")):
        go_to(room, lane)
        page.area.menu_wanted.emit(QPoint(10, 10))
        menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
        assert names(menu)[0] == first
        menu.close()


def test_the_sections_menu_is_short_and_holds_every_command_once(room: BoardRoom):
    page = page_in(room)
    groups = page.menu_groups()
    inside = [action for group in groups for action in group.actions]
    assert sorted(map(id, inside)) == sorted(map(id, page.actions()))
    assert max(len(group.actions) for group in groups) <= 9
    bar = room.window.menuBar()
    shown = next(
        e.menu() for e in bar.actions() if e.text() == room.window.windowTitle().split(" – ")[1]
    )
    assert isinstance(shown, QMenu)
    assert len(shown.actions()) <= 9
    entries = {each.action.objectName() for each in room.window.commands()}
    assert {"board-stack", "board-dots", "board-overview"} <= entries, "the palette has them all"


# -- the list


def test_the_list_has_the_same_notes_and_the_same_keys(room: BoardRoom):
    page = page_in(room)
    go_to(room, "", "n4")
    page.toggle_list()
    assert page.area.list.hasFocus()
    assert page.area.chosen.note == "n4"
    room.press(page.area.list, Qt.Key.Key_2)
    assert notes_in(room, "t2") == ("n4",)
    assert page.area.chosen.note == "n5"
    room.press(page.area.list, Qt.Key.Key_2)
    assert notes_in(room, "t2") == ("n4", "n5")
    assert room.asked.of == []


def test_the_list_is_read_aloud_with_table_and_theme(room: BoardRoom):
    page = page_in(room)
    page.toggle_list()
    tree = page.area.list
    head = tree.model().index(1, 0)
    note = tree.model().index(0, 0, head)
    spoken = note.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Flere cykelstier" in spoken
    assert "bord 1" in spoken
    assert "Cykler" in head.data(Qt.ItemDataRole.AccessibleTextRole)
    assert QAccessible.queryAccessibleInterface(tree).childCount() > 0
    assert page.area.tray.accessibleDescription()


def test_closed_lanes_stay_closed_when_notes_come(room: BoardRoom):
    page = page_in(room)
    page.toggle_list()
    tree = page.area.list
    tree.collapse(tree.model().index(1, 0))
    new = NewNote("late", DAY, "i1", 2, "En bænk ved hvert stoppested")
    room.document.perform(board.write_note, new, NOW + 1_000)
    room.settle()
    assert not tree.isExpanded(tree.model().index(1, 0))
    assert tree.isExpanded(tree.model().index(0, 0))


# -- what stays


def test_a_new_note_moves_nothing_and_keeps_what_is_chosen(room: BoardRoom):
    area = page_in(room).area
    go_to(room, "t1", "n1")
    places = {f"n{n}": area.scene.card(f"n{n}").pos() for n in range(9)}  # type: ignore[union-attr]
    for number in range(20):
        new = NewNote(f"late{number}", DAY, "i1", 2, "En bænk", Mark.FOR)
        room.document.perform(board.write_note, new, NOW + 1_000)
    room.settle()
    assert {n: area.scene.card(n).pos() for n in places} == places  # type: ignore[union-attr]
    assert list(area.chosen.notes) == ["n1"]


def test_search_dims_what_does_not_fit(room: BoardRoom):
    page = page_in(room)
    room.press(page.search, "varme")
    opacity = {n: page.area.scene.card(n).opacity() for n in ("n3", "n6")}  # type: ignore[union-attr]
    assert opacity["n3"] == 1.0
    assert opacity["n6"] < 0.5


def test_without_notes_the_page_leads_to_them(opened: Opener):
    room = opened(founded(), ThemesPage)
    page = page_in(room)
    with room.qtbot.waitSignal(page.section_wanted) as wanted:
        room.press_empty()
    assert wanted.args == ["notes"]


def test_the_board_shows_in_english_too(room: BoardRoom):
    room.window.choose_language("en")
    assert page_in(room).suggest_button.text() == "Suggest themes"
    assert page_in(room).area.board.accessibleName() == "Themes"
