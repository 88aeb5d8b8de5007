"""A card of the overview says all: the whole title, a note in its own words, count and tables."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from app.models import board
from app.ui.board.card_words import CardWords, words_height
from app.ui.board.levels import Level
from app.ui.board.page import ThemesPage
from app.ui.board.picture import Lane, LaneKind
from app.ui.board.theme_card import card_height
from app.ui.theme import Appearance
from tests.ui.board_room import Opener, opened, tables_at_work
from tests.ui.shell import look, session_look
from tests.ui.themes_room import page_in

__all__ = ["look", "opened", "session_look"]

TITLES = (
    "Kollektiv trafik og forbindelser mellem landsbyerne",
    "Arbejdsmarkedsuddannelser og erhvervslivets behov for lærlinge",
    "Cykelstier og trafiksikkerhed ved skolerne",
    "Lys",
)
QUOTE = "Der skal gå en bus hver time, også om aftenen og i weekenden, så unge kan blive boende"


@pytest.mark.parametrize("zoom", [80, 100, 150, 200])
@pytest.mark.parametrize("width", [146, 154, 190, 230, 320])
@pytest.mark.parametrize("title", TITLES)
def test_every_title_is_whole_and_a_note_is_quoted(look: Appearance, zoom, width, title):
    look.zoom_to(zoom)
    wide = width * zoom / 100 - 16
    room = QRectF(0, 0, wide, words_height(wide))
    words = CardWords.fitted(Lane("t", LaneKind.THEME, title, 1, quote=QUOTE), room)
    assert not words.title.is_cut
    assert len(words.quote.lines) >= 1
    assert words.title.height + words.quote.height <= room.height()


@pytest.mark.parametrize("themes", [3, 12, 30])
def test_cards_are_alike_and_apart_however_many_there_are(opened: Opener, themes: int):
    play = tables_at_work()
    for number in range(themes):
        title = TITLES[number % len(TITLES)]
        play.do(board.make_theme(play.assembly, f"t{number}", f"{title} {number}"))
    room = opened(play, ThemesPage)
    area = page_in(room).area
    area.look_at(Level.OVERVIEW)
    cards = [area.overview.card(f"t{number}") for number in range(themes)]
    boxes = [card.geometry() for card in cards if card]
    assert {box.height() for box in boxes} == {card_height(boxes[0].width())}
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)
    assert all(box.right() < area.overview.viewport().width() for box in boxes)


def test_twelve_themes_are_in_sight_at_once_on_a_small_laptop(opened: Opener):
    play = tables_at_work()
    for number in range(12):
        play.do(board.make_theme(play.assembly, f"t{number}", f"{TITLES[0]} {number}"))
    room = opened(play, ThemesPage)
    room.window.resize(1180, 720)
    area = page_in(room).area
    area.look_at(Level.OVERVIEW)
    last = area.overview.card("t11")
    assert last is not None
    view = area.overview.viewport()
    room.qtbot.waitUntil(lambda: last.geometry().bottom() < view.height())


def test_the_scroll_bar_that_comes_with_more_themes_moves_no_card(opened: Opener):
    play = tables_at_work()
    play.do(board.make_theme(play.assembly, "t", "Lys"))
    room = opened(play, ThemesPage)
    area = page_in(room).area
    area.look_at(Level.OVERVIEW)
    card = area.overview.card("t")
    assert card is not None
    before = card.geometry()
    for number in range(30):
        room.document.perform(board.make_theme, f"t{number}", f"{TITLES[1]} {number}")
    room.settle()
    assert area.overview.verticalScrollBar().maximum() > 0
    assert card.geometry() == before
