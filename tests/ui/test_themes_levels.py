"""The board's four levels: overview, board, close up, and one note with all that is known of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QPushButton

from app.models import board
from app.theme_proposals import Ghost, Offer
from app.ui.board.commands import Command, Wish
from app.ui.board.dialogs import ThemeChooser
from app.ui.board.levels import READING_PIXELS, Level
from app.ui.board.page import ThemesPage
from app.ui.board.picture import ALONE
from app.ui.board.walk import Spot
from tests.assemblies import DAY, NOW
from tests.ui.board_room import BoardRoom, Opener, opened, tables_at_work
from tests.ui.shell import look, session_look
from tests.ui.themes_room import (
    drop_on,
    go_to,
    notes_in,
    page_in,
    sorted_a_little,
    until_known,
)

__all__ = ["look", "opened", "session_look"]


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    """Two themes, the first with three notes; six notes lie in the tray."""
    return opened(sorted_a_little(), ThemesPage)


def places(room: BoardRoom) -> dict[str, tuple[int, int]]:
    """Where the cards of the overview lie."""
    overview, themes = page_in(room).area.overview, room.document.assembly.board.order
    cards = {each: overview.card(each) for each in themes}
    return {key: (card.x(), card.y()) for key, card in cards.items() if card}


def level_of(room: BoardRoom) -> Level:
    return page_in(room).area.level


def perform(room: BoardRoom, *decision: object) -> None:
    room.document.perform(*decision)  # type: ignore[arg-type]
    room.settle()


def test_plus_and_minus_walk_the_levels(room: BoardRoom):
    area = page_in(room).area
    view = go_to(room, "t1", "n1")
    room.press(view, "-")
    assert level_of(room) is Level.OVERVIEW
    area.zoom(1)
    area.go_to(Spot("t1", "n1"))
    room.press(area.board, "+")
    assert level_of(room) is Level.CLOSE
    assert [lane.key for lane in area.scene.lanes] == ["t1"]
    assert not area.tray.isVisible()
    room.press(area.board, "+")
    assert level_of(room) is Level.READ
    assert area.reader.hasFocus()
    room.press(
        area.reader,
        "-",
    )
    assert level_of(room) is Level.CLOSE
    assert area.chosen.note == "n1"
    until_known(room)


@pytest.mark.parametrize(("size", "letters"), [((1280, 720), 16), ((1920, 1080), READING_PIXELS)])
def test_close_up_letters_are_a_45th_of_the_height(
    room: BoardRoom, size: tuple[int, int], letters: int
):
    room.window.resize(*size)
    area = page_in(room).area
    area.go_to(Spot("t1", "n0"))
    area.look_at(Level.CLOSE)
    card = area.scene.card("n0")
    assert card is not None
    assert area.board.transform().m11() * card.letters == letters
    boxes = [area.scene.card(n).box for n in ("n0", "n1", "n2")]  # type: ignore[union-attr]
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)
    until_known(room)


def test_few_notes_are_shown_whole_close_up(room: BoardRoom):
    new = board.NewNote("long", DAY, "i1", 1, f"{TYPICAL}. {TYPICAL}, også om aftenen.")
    perform(room, board.write_note, new, NOW + 90)
    perform(room, board.place_notes, ["long"], "t1")
    area = page_in(room).area
    area.go_to(Spot("t1", "n0"))
    area.look_at(Level.CLOSE)
    card = area.scene.card("long")
    assert card is not None
    assert card.height == card.open_height
    until_known(room)


TYPICAL = "Der skal være flere cykelstier langs de store veje, så børnene kan komme trygt til skole"
"""As long as what tables write."""


def unlike(number: int, words: int) -> str:
    """A note like no other: an engine that finds twins would mark them, and cards would grow."""
    letters = (chr(97 + (number * 7 + at * 5) % 26) for at in range(words))
    return " ".join(f"{each}{number}rn{each}" for each in letters)


def test_many_notes_are_in_sight_close_up_and_a_long_one_opens_where_the_keyboard_is(
    opened: Opener,
):
    play = sorted_a_little()
    for number in range(40):
        text = unlike(number, 14 if number % 4 else 28)
        note = board.NewNote(f"x{number:02}", DAY, "i1", 1, text)
        play.do(board.write_note(play.assembly, note, NOW + 100 + number))
    notes = [f"x{n:02}" for n in range(40)]
    play.do(board.place_notes(play.assembly, notes, "t1"))
    room = opened(play, ThemesPage)
    area = page_in(room).area
    area.go_to(Spot("t1", "n0"))
    area.look_at(Level.CLOSE)
    cards = [card for note in notes if (card := area.scene.card(note))]

    def in_sight() -> int:
        seen = area.board.mapToScene(area.board.viewport().rect()).boundingRect()
        return sum(seen.contains(card.box) for card in cards)

    room.qtbot.waitUntil(lambda: in_sight() >= 24)
    places, (shut, other) = [card.box for card in cards], cards[:2]
    area.scene.go_to(Spot("t1", "x00"))
    assert [card.box for card in cards] == places, "what opens moves nothing"
    assert shut.boundingRect().height() > shut.box.height() + 8
    assert shut.zValue() > other.zValue()
    area.scene.go_to(Spot("t1", "x01"))
    assert shut.boundingRect().height() <= shut.box.height() + 8
    room.document.perform(board.withdraw_note, "x39")
    room.settle()
    assert [card.box for card in cards[:39]] == places[:39]
    last = max(cards[:39], key=lambda card: card.y())
    area.scene.go_to(Spot("t1", last.face.id))
    assert last.sceneBoundingRect().bottom() <= area.scene.lanes_rect.bottom() + 8
    until_known(room)


def test_a_long_note_far_down_is_whole_in_sight_below_the_head_when_one_comes_close(opened: Opener):
    play = sorted_a_little()
    notes = [f"x{n:02}" for n in range(45)]
    for number, note in enumerate(notes):
        text = unlike(number, 60 if number == 20 else 12)
        written = board.NewNote(note, DAY, "i1", 1, text)
        play.do(board.write_note(play.assembly, written, NOW + 100 + number))
    play.do(board.place_notes(play.assembly, notes, "t1"))
    room = opened(play, ThemesPage)
    area = page_in(room).area
    room.window.resize(1280, 720)
    area.look_at(Level.OVERVIEW)
    room.settle()
    area.look_at(Level.BOARD)
    area.go_to(Spot("t1", "x20"))
    room.settle()
    area.look_at(Level.CLOSE)
    room.settle()
    card, head = area.scene.card("x20"), area.scene.head("t1")
    assert card is not None
    assert head is not None

    def is_whole() -> bool:
        seen = area.board.mapToScene(area.board.viewport().rect()).boundingRect()
        return seen.adjusted(0, head.height, 0, 0).contains(card.sceneBoundingRect())

    room.qtbot.waitUntil(is_whole)
    until_known(room)


def test_close_up_the_arrows_lead_on_to_the_next_theme(room: BoardRoom):
    perform(room, board.place_notes, ["n3"], "t2")
    area = page_in(room).area
    area.go_to(Spot("t1", "n0"))
    area.look_at(Level.CLOSE)
    for _press in range(4):
        room.press(area.board, Qt.Key.Key_Right)
    assert area.chosen.lane == "t2"
    assert area.chosen.note == "n3"
    until_known(room)


def test_b_shows_another_theme_beside_and_takes_it_away(room: BoardRoom):
    area = page_in(room).area
    view = go_to(room, "t1", "n0")
    room.press(view, Qt.Key.Key_V)
    chooser = room.dialog(ThemeChooser)
    room.press(chooser.field, Qt.Key.Key_Return)
    assert [lane.key for lane in area.scene.lanes] == ["t1", "t2"]
    room.press(area.board, Qt.Key.Key_V)
    assert [lane.key for lane in area.scene.lanes] == ["t1"]
    until_known(room)


def test_a_theme_that_goes_while_it_is_read_leads_back_to_the_board(room: BoardRoom):
    area = page_in(room).area
    area.go_to(Spot("t1", "n0"))
    area.look_at(Level.CLOSE)
    perform(room, board.dissolve_theme, "t1")
    assert level_of(room) is Level.BOARD
    until_known(room)


def test_in_the_overview_nothing_moves_when_themes_come_and_go(room: BoardRoom):
    area = page_in(room).area
    area.look_at(Level.OVERVIEW)
    before = places(room)
    perform(room, board.make_theme, "t3", "Naboer", ["n6"])
    perform(room, board.dissolve_theme, "t1")
    after = places(room)
    assert after["t2"] == before["t2"]
    assert after["t3"] not in before.values()
    room.undo()
    perform(room, board.make_theme, "t1", "Cykler")
    assert places(room)["t1"] == before["t1"]


def test_tidying_up_closes_the_gap_and_is_one_step_of_undo(room: BoardRoom):
    perform(room, board.dissolve_theme, "t1")
    page = page_in(room)
    page.area.look_at(Level.OVERVIEW)
    first = page.area.overview.box(0).topLeft()
    page.do(Wish(Command.TIDY))
    room.settle()
    room.qtbot.waitUntil(lambda: places(room)["t2"] == (first.x(), first.y()))
    assert room.document.undo_label.startswith("Ryd op")
    room.undo()
    room.qtbot.waitUntil(lambda: places(room)["t2"] != (first.x(), first.y()))


def test_arrows_walk_the_cards_and_enter_opens_one(room: BoardRoom):
    area = page_in(room).area
    area.go_to(Spot("t1"))
    area.look_at(Level.OVERVIEW)
    card = area.overview.card("t1")
    assert card is not None
    assert card.hasFocus()
    room.press(card, Qt.Key.Key_Right)
    assert area.chosen.lane == "t2"
    other = area.overview.card("t2")
    assert other is not None
    room.press(other, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert area.chosen.lane in ("t1", "")
    card.setFocus()
    room.press(card, Qt.Key.Key_Return)
    assert level_of(room) is Level.CLOSE
    assert area.chosen.note == "n0"
    until_known(room)


def test_digits_and_drops_sort_notes_in_the_overview_too(room: BoardRoom):
    area = page_in(room).area
    area.look_at(Level.OVERVIEW)
    area.go_to(Spot("", "n3"))
    room.press(area.tray, Qt.Key.Key_2)
    assert notes_in(room, "t2") == ("n3",)
    card = area.overview.card("t2")
    assert card is not None
    drop_on(card, ["n4"], QPointF(20, 20))
    room.settle()
    assert notes_in(room, "t2") == ("n3", "n4")


def test_a_card_is_read_aloud_with_count_tables_and_a_note(room: BoardRoom):
    area = page_in(room).area
    area.look_at(Level.OVERVIEW)
    card = area.overview.card("t1")
    assert card is not None
    told = card.accessibleName()
    assert "Cykler" in told
    assert "3 noter" in told
    assert "bord 1" in told
    assert "cykelstier" in told


def test_reading_tells_trace_stack_and_similar_notes(room: BoardRoom):
    perform(room, board.stack_notes, ["n0", "n1"])
    page = page_in(room)
    page.area.go_to(Spot("t1", "n0"))
    page.area.look_at(Level.READ)
    room.qtbot.waitUntil(lambda: "Lignende noter" in room.texts(), timeout=30_000)
    texts = room.texts()
    assert any("Bord 1" in each and "Cykler" in each for each in texts)
    assert "I denne stak" in texts
    takes_out = [
        each for each in page.area.reader.findChildren(QPushButton)
        if each.isVisible() and each.text() == "Tag den ud af stakken"
    ]  # fmt: skip
    assert len(takes_out) == 1
    takes_out[0].click()
    room.settle()
    assert not room.document.assembly.board.under
    until_known(room)


def test_the_arrows_read_on_through_the_lane(room: BoardRoom):
    area = page_in(room).area
    area.go_to(Spot("t1", "n0"))
    area.look_at(Level.READ)
    room.press(area.reader, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert area.chosen.note == "n2"
    room.press(area.reader, Qt.Key.Key_Home)
    assert area.chosen.note == "n0"
    until_known(room)


def test_the_level_buttons_say_where_one_is(room: BoardRoom):
    page = page_in(room)
    page.levels.button(Level.OVERVIEW).click()
    assert level_of(room) is Level.OVERVIEW
    page.toggle_list()
    assert page.area.shows_list
    page.levels.button(Level.BOARD).click()
    assert not page.area.shows_list
    assert not page.list_button.isChecked()


def test_of_levels_and_list_one_button_is_lit(room: BoardRoom):
    page = page_in(room)

    def lit() -> list[str]:
        buttons = [*(page.levels.button(each) for each in Level), page.list_button]
        return [each.toolTip() for each in buttons if each.isChecked()]

    for turn in (page.toggle_list, page.toggle_list, page.toggle_list, page.list_button.click):
        turn()
        assert len(lit()) == 1
    page.toggle_list()
    list_alone = lit()
    for level in Level:
        page.levels.button(level).click()
        page.toggle_list()
        assert lit() == list_alone
    page.area.show_as_list(False)
    assert lit() == [page.levels.button(page.area.level).toolTip()]
    until_known(room)


def test_without_a_theme_the_overview_says_so(opened: Opener):
    room = opened(tables_at_work(), ThemesPage)
    area = page_in(room).area
    area.look_at(Level.OVERVIEW)
    assert level_of(room) is Level.OVERVIEW
    area.look_at(Level.CLOSE)
    assert level_of(room) is Level.OVERVIEW, "there is no theme to come close to"


def test_the_overview_shows_what_is_proposed_and_what_stands_alone_below_the_themes(
    room: BoardRoom,
):
    perform(room, board.set_apart, ["n8"])
    page = page_in(room)
    page.area.look_at(Level.OVERVIEW)
    before = places(room)
    page.show_offer(Offer((Ghost("g", "Varme", ("n3", "n4")),)))
    overview = page.area.overview
    ghost, alone = overview.card("g"), overview.card(ALONE)
    assert ghost is not None
    assert alone is not None
    assert ghost.accessibleName().startswith("Varme, Forslag · måske · 2 noter")
    assert places(room) == before
    assert min(ghost.y(), alone.y()) > max(y for _x, y in before.values())
    ghost.setFocus()
    page.do(Wish(Command.ACCEPT))
    room.settle()
    assert "Varme" in [each.title for each in room.document.assembly.board.lanes()]
    assert overview.card("g") is None


def test_suggestions_are_gone_to_in_the_overview_when_one_asks(room: BoardRoom):
    page = page_in(room)
    page.area.look_at(Level.OVERVIEW)
    page.suggest()
    room.qtbot.waitUntil(page.suggest_button.isEnabled, timeout=30_000)
    assert level_of(room) is Level.OVERVIEW
    assert not page.area.chosen.lane.startswith("ghost")
    page.go_to_suggestions()
    assert level_of(room) is Level.OVERVIEW
    assert page.area.chosen.lane.startswith("ghost")


def test_a_screenful_on_the_keyboard_goes_along_in_its_column(opened: Opener):
    play = sorted_a_little()
    for number in range(40):
        note = board.NewNote(f"x{number:02}", DAY, "i1", 1, f"En tanke {number}")
        play.do(board.write_note(play.assembly, note, NOW + 100 + number))
    play.do(board.place_notes(play.assembly, [f"x{n:02}" for n in range(40)], "t1"))
    room = opened(play, ThemesPage)
    area = page_in(room).area
    view = go_to(room, "t1", "n0")
    top = area.scene.card("n0")
    room.press_ctrl(view, Qt.Key.Key_PageDown)
    there = area.scene.card(area.chosen.note)
    assert top is not None
    assert there is not None
    assert there.x() == top.x()
    assert 0 < there.y() - top.y() <= view.viewport().height()
    assert view.mapFromScene(there.pos()).y() < view.viewport().height()
    room.press_ctrl(view, Qt.Key.Key_PageUp)
    assert area.chosen.note == "n0"


def test_a_search_dims_the_cards_that_hold_nothing_that_fits(room: BoardRoom):
    perform(room, board.place_notes, ["n3"], "t2")
    page = page_in(room)
    page.area.look_at(Level.OVERVIEW)
    card = page.area.overview.card("t2")
    assert card is not None
    before = card.grab().toImage()
    page.search.setText("cykelstier")
    assert card.grab().toImage() != before
    page.search.clear()
    assert card.grab().toImage() == before
