"""A key held down on the board acts once, as a key that was pressed once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.theme_proposals import Ghost, Offer
from app.ui.board.levels import Level
from app.ui.board.page import ThemesPage
from app.ui.board.picture import TRAY
from tests.ui.board_room import BoardRoom, Opener, opened
from tests.ui.holding import hold
from tests.ui.shell import look, session_look
from tests.ui.themes_room import go_to, notes_in, page_in, sorted_a_little

__all__ = ["look", "opened", "session_look"]

OFFER = Offer(tuple(Ghost(f"g{at}", f"Forslag {at}", (f"n{at}",)) for at in (3, 4, 5, 6)))


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    """Two themes, the first with three notes; six notes, n3 to n8, lie in the tray."""
    return opened(sorted_a_little(), ThemesPage)


def settle(room: BoardRoom) -> None:
    """Also until what a repeat might have asked for would be on disk."""
    room.qtbot.wait(60)
    room.settle()


@pytest.mark.parametrize("has_release", [True, False])
def test_a_digit_held_down_places_one_note(room: BoardRoom, has_release: bool):
    hold(go_to(room, TRAY, "n3"), Qt.Key.Key_2, 5_000, has_release=has_release)
    settle(room)
    assert notes_in(room, "t2") == ("n3",)
    hold(page_in(room).area.tray, Qt.Key.Key_2, 9_000, has_release=has_release)
    settle(room)
    assert notes_in(room, "t2") == ("n3", "n4"), "another press is another deed"


@pytest.mark.parametrize("as_list", [True, False])
def test_enter_held_down_accepts_one_suggestion(room: BoardRoom, as_list: bool):
    page = page_in(room)
    page.show_offer(OFFER)
    page.area.show_as_list(as_list)
    view = go_to(room, "g3")
    hold(page.area.list if as_list else view, Qt.Key.Key_Return, 5_000)
    settle(room)
    titles = [each.title for each in room.document.assembly.board.lanes()]
    assert titles == ["Cykler", "Varme", "Forslag 3"]


def test_delete_held_down_in_the_overview_drops_one_suggestion(room: BoardRoom):
    page = page_in(room)
    page.show_offer(OFFER)
    page.area.look_at(Level.OVERVIEW)
    card = page.area.overview.card("g3")
    assert card is not None
    page.area.overview.take_keyboard("g3")
    hold(card, Qt.Key.Key_Delete, 5_000, repeats=3)  # the last one at 5,560
    settle(room)
    other = page.area.overview.card("g4")
    assert other is not None
    hold(other, Qt.Key.Key_Delete, 5_600, repeats=1)
    settle(room)
    assert page.area.overview.card("g4") is not None, "the hold went on where the keyboard went"


def test_arrows_go_on_while_they_are_held(room: BoardRoom):
    hold(go_to(room, TRAY, "n3"), Qt.Key.Key_Down, 5_000, repeats=2)
    assert page_in(room).area.chosen.note == "n6"
