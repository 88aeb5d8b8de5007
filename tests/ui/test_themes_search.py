"""Searching the board: how many notes fit, and the way to them, at every level and in the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.ui.board.levels import Level
from app.ui.board.models import SPOT_ROLE
from app.ui.board.page import ThemesPage
from app.ui.board.walk import Spot
from tests.ui.board_room import BoardRoom, Opener, opened
from tests.ui.shell import look, session_look
from tests.ui.themes_room import go_to, page_in, sorted_a_little, until_known

__all__ = ["look", "opened", "session_look"]

ENTER, SHIFT = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    """Two themes, the first with three notes on cycle paths; six notes lie in the tray."""
    return opened(sorted_a_little(), ThemesPage)


def here(room: BoardRoom) -> Spot:
    chosen = page_in(room).area.chosen
    return Spot(chosen.lane, chosen.note)


def seek(room: BoardRoom, text: str) -> ThemesPage:
    page = page_in(room)
    page.seek()
    room.press(page.search, text)
    return page


def test_it_says_how_many_fit_and_nothing_without_a_search(room: BoardRoom):
    page = page_in(room)
    assert not page.seeking.told.isVisible()
    seek(room, "cykel")
    assert page.seeking.told.isVisible()
    assert page.seeking.told.text() == "3 af 9 noter"
    assert page.search.accessibleDescription() == "3 af 9 noter"
    room.press(page.search, "zz")
    assert page.seeking.told.text() == "0 af 9 noter"
    room.press(page.search, ENTER)
    assert page.search.hasFocus()
    room.press(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert not page.seeking.told.isVisible()


@pytest.mark.parametrize("level", [Level.OVERVIEW, Level.BOARD, Level.CLOSE])
def test_enter_leads_from_hit_to_hit_and_around_while_one_types_on(room: BoardRoom, level: Level):
    go_to(room, "t1", "n0")
    page_in(room).area.look_at(level)
    page = seek(room, "fælles")
    found = []
    for _press in range(4):
        room.press(page.search, ENTER)
        found.append(here(room))
        assert page.search.hasFocus()
    assert found == [Spot("", "n6"), Spot("", "n7"), Spot("", "n8"), Spot("", "n6")]
    assert page.seeking.told.text() == "fund 1 af 3"
    room.qtbot.keyClick(page.search, ENTER, SHIFT)
    assert here(room) == Spot("", "n8")
    card = page.area.scene.card("n8")
    assert card is not None
    assert (
        page.area.tray.mapToScene(page.area.tray.viewport().rect())
        .boundingRect()
        .intersects(card.sceneBoundingRect())
    )
    until_known(room)


def test_f3_leads_on_from_the_board_and_asks_what_to_seek_first(room: BoardRoom):
    page = page_in(room)
    view = go_to(room, "t1", "n2")
    room.qtbot.keyClick(view, Qt.Key.Key_F3)
    assert page.search.hasFocus()
    room.press(page.search, "cykel")
    view = go_to(room, "t1", "n2")
    room.qtbot.keyClick(view, Qt.Key.Key_F3)
    assert here(room) == Spot("t1", "n2")
    room.qtbot.keyClick(view, Qt.Key.Key_F3)
    assert here(room) == Spot("t1", "n0")
    room.qtbot.keyClick(view, Qt.Key.Key_F3, SHIFT)
    assert here(room) == Spot("t1", "n2")
    assert view.hasFocus()


@pytest.mark.parametrize("is_list", [False, True])
def test_escape_on_the_board_ends_the_search_where_it_led_to(room: BoardRoom, is_list: bool):
    page = page_in(room)
    if is_list:
        page.toggle_list()
    seek(room, "spisning")
    room.press(page.search, ENTER)
    page.area.take_keyboard()
    view = page.area.list if is_list else page.area.tray
    room.press(view, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert here(room) == Spot("", "n6")
    assert page.area.chosen.notes == ("n6",)
    assert view.hasFocus()


def test_the_overview_and_heads_say_how_many_fit_in_each_theme(room: BoardRoom):
    page = seek(room, "lys")
    page.area.look_at(Level.OVERVIEW)
    card = page.area.overview.card("t1")
    assert card is not None
    assert "1 af 3 noter" in card.accessibleName()
    room.press(page.search, Qt.Key.Key_Escape)
    assert "1 af 3 noter" not in card.accessibleName()


def shown(room: BoardRoom) -> list[str]:
    tree = page_in(room).area.list
    model = tree.model()
    heads = [model.index(row, 0) for row in range(model.rowCount())]
    spots = [
        model.index(row, 0, head).data(SPOT_ROLE)
        for head in heads
        for row in range(model.rowCount(head))
    ]
    return [each.note for each in spots]


def test_the_list_shows_only_what_fits_upright_and_all_again_afterwards(room: BoardRoom):
    page = page_in(room)
    page.toggle_list()
    tree = page.area.list
    tree.collapse(tree.model().index(1, 0))
    seek(room, "cykel")
    assert shown(room) == ["n0", "n1", "n2"]
    first = tree.model().index(0, 0, tree.model().index(0, 0))
    assert first.data(Qt.ItemDataRole.FontRole) is None
    assert tree.isExpanded(tree.model().index(0, 0))
    room.press(page.search, Qt.Key.Key_Escape)
    assert shown(room) == ["n3", "n4", "n5", "n6", "n7", "n8", "n0", "n1", "n2"]
    assert not tree.isExpanded(tree.model().index(1, 0)), "closed by hand before"
    seek(room, "cykel")
    room.press(page.search, ENTER)
    assert here(room) == Spot("t1", "n0")
    room.press(page.search, ENTER)
    assert here(room) == Spot("t1", "n1")
