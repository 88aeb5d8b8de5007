"""Whoever spoke against something is not shown as for it: on the wall as on the board."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF, Qt

from app.models import board
from app.models.board import Mark
from app.models.room import Scene, Showing
from app.theme_likeness import Likeness
from app.theme_proposals import Offer
from app.ui.board.models import BoardModel
from app.ui.board.picture import Face, Lane, LaneKind
from app.ui.board.read_note import read_note
from app.ui.scenes import picture
from app.ui.slides import slide_of
from app.ui.theme import ROOM_DARK, load_fonts
from tests.assemblies import DAY, NOW, Play, founded, with_item

WORDS = "Flere biler i midtbyen"


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


def said(mark: Mark) -> Play:
    """A theme with this one note, which it quotes."""
    play = with_item(founded())
    new = board.NewNote("n1", DAY, "i1", 1, WORDS, mark)
    play.do(board.write_note(play.assembly, new, NOW))
    play.do(board.make_theme(play.assembly, "t1", "Biler"))
    play.do(board.place_notes(play.assembly, ["n1"], "t1"))
    play.do(board.choose_quote(play.assembly, "n1"))
    return play


def on_the_wall(play: Play, showing: Showing) -> str:
    seen = picture(play.assembly, showing)
    assert seen is not None
    slide = slide_of(seen)
    words = " ".join(each.text for each in slide.sheet(QSizeF(1920, 1080), ROOM_DARK).words)
    slide.deleteLater()
    return words


@pytest.mark.parametrize(
    ("mark", "lane", "overview"),
    [
        (Mark.IDEA, WORDS, f"“{WORDS}”"),
        (Mark.FOR, f"For: {WORDS}", f"For: “{WORDS}”"),
        (Mark.AGAINST, f"Imod: {WORDS}", f"Imod: “{WORDS}”"),
        (Mark.QUOTE, f"“{WORDS}”", f"“{WORDS}”"),
        (Mark.QUESTION, f"Spørgsmål: {WORDS}", f"Spørgsmål: “{WORDS}”"),
    ],
)
def test_the_wall_says_what_kind_of_note_it_is(mark: Mark, lane: str, overview: str) -> None:
    play = said(mark)
    assert lane in on_the_wall(play, Showing(Scene.THEME, "t1"))
    assert overview in on_the_wall(play, Showing(Scene.THEMES))


def test_the_board_says_it_where_a_note_is_read_listed_or_quoted() -> None:
    assembly = said(Mark.AGAINST).assembly
    note = read_note(assembly, Offer(()), Likeness(), "n1")
    assert note is not None
    assert note.trace[0] == "Imod"
    lane = Lane("t1", LaneKind.THEME, "Biler", quote=WORDS, mark=Mark.AGAINST)
    assert lane.quoted == f"Imod: “{WORDS}”"


def test_the_boards_list_begins_with_its_sign(qapp: object) -> None:
    play = said(Mark.AGAINST)
    (note,) = play.assembly.board.notes_in("t1")
    model = BoardModel()
    face = Face(note.id, note.text, note.table, note.mark)
    model.show([Lane("t1", LaneKind.THEME, "Biler", faces=(face,), count=1)])
    row = model.index(0, 0, model.index(0, 0))
    assert row.data(Qt.ItemDataRole.DisplayRole) == f"− {WORDS}"
