"""A round of dots on the board: counted sheet by sheet, hidden until it is closed."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt

from app.models import board
from app.models.board import Dots
from app.models.room import Scene, Showing
from app.ui.board.dots_dialog import CountDotsDialog, OpenDotsDialog
from app.ui.board.levels import Level
from app.ui.board.page import ThemesPage
from app.ui.board.words import count_words
from app.ui.scenes import DotsPicture, ThemesPicture, picture
from app.ui.today.words import poll_words
from tests.ui.board_room import BoardRoom, Opener, opened
from tests.ui.shell import look, session_look
from tests.ui.themes_room import go_to, page_in, sorted_a_little

__all__ = ["look", "opened", "session_look"]


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    """Two themes, the first with three notes."""
    return opened(sorted_a_little(), ThemesPage)


def dots_of(room: BoardRoom, theme: str) -> Dots | None:
    lane = page_in(room).area.lane(theme)
    assert lane is not None
    return lane.dots


def open_round(room: BoardRoom) -> None:
    room.press(go_to(room, "t1"), Qt.Key.Key_P)
    dialog = room.dialog(OpenDotsDialog)
    dialog.each.setValue(4)
    dialog.on_one.setValue(3)
    room.press(dialog.on_one, Qt.Key.Key_Return)


def count(room: BoardRoom, dialog: CountDotsDialog, **dots: int) -> None:
    for theme, number in dots.items():
        dialog.boxes[theme].setValue(number)
    room.press(dialog.boxes["t1"], Qt.Key.Key_Return)


def test_sheets_are_counted_by_enter_and_shown_when_the_round_is_closed(room: BoardRoom):
    open_round(room)
    dialog = room.dialog(CountDotsDialog)
    count(room, dialog, t1=3, t2=1)
    count(room, dialog, t1=1)
    assert any(each.startswith("2 ark talt") for each in room.texts())
    assert dots_of(room, "t1") is None
    dialog.close_button.click()
    room.settle()
    assert dots_of(room, "t1") == Dots(4, 2)
    assert dots_of(room, "t2") == Dots(1, 1)
    page_in(room).area.look_at(Level.OVERVIEW)
    card = page_in(room).area.overview.card("t1")
    assert card is not None
    assert "4 prikker fra 2 personer" in card.accessibleName()


def test_a_sheet_with_too_many_dots_is_not_counted(room: BoardRoom):
    open_round(room)
    dialog = room.dialog(CountDotsDialog)
    count(room, dialog, t1=3, t2=3)
    assert "2 prikker for meget" in room.texts()
    found = room.document.assembly.board.open_dots()
    assert found is not None
    assert not found.sheets


def test_a_sheet_is_taken_back_by_undo(room: BoardRoom):
    open_round(room)
    dialog = room.dialog(CountDotsDialog)
    count(room, dialog, t2=2)
    dialog.reject()
    assert room.document.undo_label == "Tæl et prikark"
    room.undo()
    found = room.document.assembly.board.open_dots()
    assert found is not None
    assert not found.sheets


def test_the_room_sees_the_dots_only_when_the_round_is_closed(room: BoardRoom):
    document = room.document
    document.perform(board.open_dots, "d1", 4, 3, 1)
    document.perform(board.put_dots, "s1", {"t1": 2})
    room.settle()
    showing = Showing(Scene.THEMES)
    assert "dots=2" not in repr(picture(document.assembly, showing))
    document.perform(board.close_dots, 2)
    room.settle()
    assert "dots=2" in repr(picture(document.assembly, showing))


def test_what_a_sheet_has_too_much_on_one_theme_is_told_not_cut(room: BoardRoom):
    open_round(room)
    dialog = room.dialog(CountDotsDialog)
    count(room, dialog, t1=4)
    assert "0 prikker tilbage. Højst 3 prikker på Cykler" in room.texts()
    assert dialog.boxes["t1"].value() == 4
    found = room.document.assembly.board.open_dots()
    assert found is not None
    assert not found.sheets


def test_the_board_and_today_tell_that_a_round_is_open_and_not_what_was_put(room: BoardRoom):
    document = room.document
    document.perform(board.open_dots, "d1", 4, 3, 1)
    document.perform(board.put_dots, "s1", {"t1": 3})
    room.settle()
    assert any("prikker er i gang: 1 ark" in each for each in room.texts())
    assert poll_words(document.assembly)[0] == "1"
    assert "Prikkerne er i gang" in poll_words(document.assembly)[1]


def test_the_wall_tells_what_everybody_has_while_a_round_is_open(room: BoardRoom):
    document = room.document
    document.perform(board.open_dots, "d1", 4, 3, 1)
    document.perform(board.put_dots, "s1", {"t1": 2})
    room.settle()
    shown = picture(document.assembly, Showing(Scene.THEMES))
    assert isinstance(shown, ThemesPicture)
    assert shown.dots == DotsPicture(4, 3)
    document.perform(board.close_dots, 2)
    room.settle()
    shown = picture(document.assembly, Showing(Scene.THEMES))
    assert isinstance(shown, ThemesPicture)
    assert shown.dots is None


def test_a_round_that_is_undone_closes_the_counting(room: BoardRoom):
    open_round(room)
    dialog = room.dialog(CountDotsDialog)
    room.undo()
    assert room.document.assembly.board.open_dots() is None
    assert not shiboken6.isValid(dialog) or not dialog.isVisible()


def test_the_wall_counts_as_placed_what_the_laptop_does(room: BoardRoom):
    document = room.document
    loose = [each.id for each in document.assembly.board.tray()]
    document.perform(board.set_apart, loose[:1])
    room.settle()
    shown = picture(document.assembly, Showing(Scene.THEMES))
    assert isinstance(shown, ThemesPicture)
    held = sum(each.notes for each in shown.themes)
    assert (shown.placed, shown.notes) == (held + 1, held + len(loose))
    assert f"{shown.placed} af {shown.notes} noter placeret" in count_words(document.assembly)
