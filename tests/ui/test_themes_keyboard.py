"""Where the keyboard stands after each deed on the board: in its lane, on what is next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.models import board
from app.theme_proposals import Ghost, Offer
from app.ui.board.commands import Command, Wish, wish_of
from app.ui.board.dialogs import ThemeChooser, TitleDialog
from app.ui.board.keeping import Keeper, Stand
from app.ui.board.levels import Level
from app.ui.board.page import ThemesPage
from app.ui.board.picture import ALONE, TRAY, Face, Lane, LaneKind
from app.ui.board.walk import Spot
from tests.ui.board_room import BoardRoom, Opener, opened
from tests.ui.shell import look, session_look
from tests.ui.themes_room import go_to, notes_in, page_in, sorted_a_little, until_known

__all__ = ["look", "opened", "session_look"]

Key = Qt.Key


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    """Two themes, the first with three notes; six notes, n3 to n8, lie in the tray."""
    return opened(sorted_a_little(), ThemesPage)


def choose(room: BoardRoom, lane: str, *notes: str) -> None:
    scene = page_in(room).area.scene
    for number, note in enumerate(notes):
        scene.go_to(Spot(lane, note), adds=number > 0)


def stands(room: BoardRoom) -> tuple[str, str]:
    """The lane and the note the keyboard is on."""
    chosen = page_in(room).area.chosen
    return chosen.lane, chosen.note


def chosen(room: BoardRoom) -> tuple[str, ...]:
    return page_in(room).area.chosen.notes


def answer(room: BoardRoom, words: str = "") -> None:
    room.press(room.dialog(ThemeChooser).field, *([words] if words else []), Key.Key_Return)


@pytest.mark.parametrize(("key", "sign"), [(Key.Key_Plus, "+"), (Key.Key_Minus, "-")])
def test_with_ctrl_plus_and_minus_are_the_text_size_s_and_not_the_boards(key: Key, sign: str):
    modifier = Qt.KeyboardModifier
    press = QEvent.Type.KeyPress
    assert wish_of(QKeyEvent(press, key, modifier.ControlModifier, sign)) is None
    assert wish_of(QKeyEvent(press, key, modifier.KeypadModifier, sign)) is not None


def test_after_several_notes_went_it_is_on_the_first_after_them(room: BoardRoom):
    view = go_to(room, TRAY, "n4")
    choose(room, TRAY, "n4", "n5", "n6")
    room.press(view, Key.Key_2)
    assert stands(room) == (TRAY, "n7")
    assert chosen(room) == ("n7",), "the next key sorts it"
    assert view.hasFocus()


@pytest.mark.parametrize("key", [Key.Key_2, Key.Key_A, Key.Key_0, Key.Key_Delete])
def test_every_deed_that_takes_notes_away_leads_on_to_the_next(room: BoardRoom, key: Key):
    lane, note, following = ("t1", "n0", "n1") if key is not Key.Key_A else (TRAY, "n3", "n4")
    view = go_to(room, lane, note)
    room.press(view, key)
    assert stands(room) == (lane, following)
    assert chosen(room) == (following,)
    room.undo()
    assert stands(room) == (lane, note), "undo leads back to it"
    assert chosen(room) == (note,)


def test_the_last_note_of_a_lane_leads_to_the_one_before_and_the_only_one_to_the_title(
    room: BoardRoom,
):
    view = go_to(room, "t1", "n2")
    room.press(view, Key.Key_2)
    assert stands(room) == ("t1", "n1")
    room.press(view, Key.Key_2)
    room.press(view, Key.Key_2)
    assert stands(room) == ("t1", "")


def test_sending_by_name_splitting_and_a_new_theme_lead_on_to_the_next(room: BoardRoom):
    view = go_to(room, TRAY, "n3")
    room.press(view, Key.Key_S)
    answer(room, "2")
    assert stands(room) == (TRAY, "n4")
    room.press(view, Key.Key_N)
    room.press(room.dialog(TitleDialog).field, "Lys", Key.Key_Return)
    assert stands(room) == (TRAY, "n5")
    go_to(room, "t1", "n0")
    room.press(page_in(room).area.board, Key.Key_D)
    room.press(room.dialog(TitleDialog).field, "Stier", Key.Key_Return)
    assert stands(room) == ("t1", "n1")
    room.undo()
    assert stands(room) == ("t1", "n0")


def test_a_stack_keeps_the_keyboard_and_can_be_sent_on_at_once(room: BoardRoom):
    view = go_to(room, "t1", "n0")
    choose(room, "t1", "n0", "n2")
    room.press(view, Key.Key_K)
    assert stands(room) == ("t1", "n0")
    assert chosen(room) == ("n0",)
    room.press(view, Key.Key_2)
    assert notes_in(room, "t2") == ("n0", "n2")
    room.undo()
    room.undo()
    assert stands(room) == ("t1", "n2")
    assert chosen(room) == ("n0", "n2"), "all are chosen again"


def test_stacking_across_themes_goes_along_and_says_what_moved(room: BoardRoom):
    room.document.perform(board.place_notes, ["n3", "n4"], "t2")
    room.settle()
    go_to(room, "t1", "n1")
    scene = page_in(room).area.scene
    for lane, note in (("t2", "n3"), ("t2", "n4")):
        scene.go_to(Spot(lane, note), adds=True)
    room.press(page_in(room).area.board, Key.Key_K)
    assert stands(room) == ("t1", "n1")
    assert "2 noter" in room.toast
    assert "Cykler" in room.toast
    room.undo()
    assert notes_in(room, "t2") == ("n3", "n4")


def test_a_loose_note_is_stacked_into_the_theme_and_not_the_theme_emptied(room: BoardRoom):
    go_to(room, TRAY, "n3")
    page_in(room).area.scene.go_to(Spot("t1", "n1"), adds=True)
    room.press(page_in(room).area.board, Key.Key_K)
    assert stands(room) == ("t1", "n1")
    assert set(notes_in(room, "t1")) == {"n0", "n1", "n2", "n3"}
    assert "1 note" in room.toast


def test_stacking_in_one_theme_says_that_nothing_is_lost(room: BoardRoom):
    view = go_to(room, "t1", "n0")
    choose(room, "t1", "n0", "n1")
    room.press(view, Key.Key_K)
    assert "bevaret" in room.toast
    room.qtbot.keyClick(view, Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    room.settle()
    assert stands(room) == ("t1", "n0")


def test_what_was_chosen_in_the_lane_the_others_went_to_is_chosen_no_more(room: BoardRoom):
    view = go_to(room, TRAY, "n3")
    choose(room, "t1", "n1")
    for note in ("n4", "n3"):
        page_in(room).area.scene.go_to(Spot(TRAY, note), adds=True)
    room.press(view, Key.Key_1)
    assert notes_in(room, "t1")[-2:] == ("n3", "n4")
    assert stands(room) == (TRAY, "n5")
    assert chosen(room) == ("n5",), "what is read is what a digit moves"


def test_of_several_chosen_notes_those_that_stay_keep_the_keyboard(room: BoardRoom):
    go_to(room, TRAY, "n3")
    choose(room, TRAY, "n3", "n4", "n6")
    room.document.perform(board.place_notes, ["n6"], "t2")
    room.settle()
    assert stands(room) == (TRAY, "n4")
    assert chosen(room) == ("n3", "n4")


def test_what_only_touches_another_theme_stays_where_it_is(room: BoardRoom):
    view = go_to(room, "t1", "n1")
    room.press(view, Key.Key_T)
    answer(room)
    assert stands(room) == ("t1", "n1")


def test_a_theme_that_goes_leads_to_the_one_in_its_place_and_undo_back(room: BoardRoom):
    view = go_to(room, "t1")
    room.press(view, Key.Key_Delete)
    assert stands(room) == ("t2", "")
    room.press(view, Key.Key_Delete)
    assert stands(room) == (TRAY, ""), "there is no theme left"
    room.undo()
    assert stands(room) == ("t2", "")
    room.undo()
    assert stands(room) == ("t1", "")


def test_after_a_merge_it_is_on_the_theme_that_has_the_notes_now(room: BoardRoom):
    view = go_to(room, "t1")
    room.press(view, Key.Key_M)
    answer(room, "varm")
    assert stands(room) == ("t2", "")
    room.undo()
    assert stands(room) == ("t1", "")


def test_moving_a_theme_along_keeps_the_keyboard_on_it(room: BoardRoom):
    view = go_to(room, "t1")
    room.press_alt(view, Key.Key_Down)
    assert stands(room) == ("t1", "")


def test_the_last_note_that_stood_alone_leads_to_the_tray(room: BoardRoom):
    room.document.perform(board.set_apart, ["n3"])
    room.settle()
    view = go_to(room, ALONE, "n3")
    room.press(view, Key.Key_0)
    assert stands(room) == (TRAY, "")


def test_suggestions_are_gone_through_one_after_another(room: BoardRoom):
    ghosts = [Ghost(key, key, (note,)) for key, note in (("g", "n6"), ("h", "n7"), ("i", "n8"))]
    page_in(room).show_offer(Offer(tuple(ghosts)))
    view = go_to(room, "h")
    room.press(view, Key.Key_Return)
    assert stands(room) == ("i", ""), "not back to the first"
    room.press(view, Key.Key_Delete)
    assert stands(room) == ("g", "")


def test_in_the_overview_the_keyboard_stays_on_the_cards(room: BoardRoom):
    area = page_in(room).area
    area.go_to(Spot("t1"))
    area.look_at(Level.OVERVIEW)
    card = area.overview.card("t1")
    assert card is not None
    room.press(card, Key.Key_Delete)
    other = area.overview.card("t2")
    assert other is not None
    assert other.hasFocus()
    room.undo()
    again = area.overview.card("t1")
    assert again is not None
    assert again.hasFocus()


def test_close_up_the_same_holds(room: BoardRoom):
    area = page_in(room).area
    area.go_to(Spot("t1", "n0"))
    area.look_at(Level.CLOSE)
    room.press(area.board, Key.Key_2)
    assert stands(room) == ("t1", "n1")
    assert area.board.hasFocus()
    room.undo()
    assert stands(room) == ("t1", "n0")
    until_known(room)


def test_the_list_holds_to_the_same(room: BoardRoom):
    page = page_in(room)
    go_to(room, TRAY, "n3")
    page.toggle_list()
    room.press(page.area.list, Key.Key_2)
    assert stands(room) == (TRAY, "n4")
    room.undo()
    assert stands(room) == (TRAY, "n3")
    page.area.go_to(Spot("t1"))
    page.do(Wish(Command.DISSOLVE))
    room.settle()
    assert stands(room) == ("t2", "")


def lane(key: str, *notes: str, kind: LaneKind = LaneKind.THEME) -> Lane:
    faces = tuple(Face(each, each, 1, board.Mark.IDEA) for each in notes)
    return Lane(key, kind, faces=faces)


def test_what_comes_back_without_an_undo_from_here_pulls_nobody_along():
    tray, other = lane(TRAY, "a", "b", kind=LaneKind.TRAY), lane("t", "c")
    emptied, filled = lane(TRAY, "b", kind=LaneKind.TRAY), lane("t", "c", "a")
    keeper, here = Keeper(), Stand(Spot("t", "c"), ("c",))
    assert keeper.after(here, [emptied, filled], [tray, other]) == here
    keeper.remember(Stand(Spot(TRAY, "a"), ("a",)))
    keeper.after(here, [tray, other], [emptied, filled])
    assert keeper.after(here, [emptied, filled], [tray, other]).spot == Spot(TRAY, "a")
    assert keeper.after(here, [], [tray, other]) == here, "the board is shown for the first time"
