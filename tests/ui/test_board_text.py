"""How a note's text is broken into lines: by words, never wider than the card, all of it or cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.ui.board.text import break_text, plain_tip

ROOM = 120.0
MOST = 4
DANISH = "Flere cykelstier og bedre lys ved skolen, så børn selv kan cykle – også om vinteren."


def letters() -> QFont:
    made = QFont()
    made.setPixelSize(13)
    return made


@given(st.text(st.sampled_from("aæøåABWi ,.-/–!?1()“”é"), max_size=200))
def test_all_that_was_said_stands_in_lines_that_fit_or_is_cut(qapp: object, text: str):
    broken = break_text(text, letters(), ROOM, MOST)
    metrics = QFontMetricsF(letters())
    assert 1 <= len(broken.lines) <= MOST
    assert _letters("".join(broken.lines)) == _letters(text)
    whole = broken.lines[:-1] if broken.is_cut else broken.lines
    assert all(metrics.horizontalAdvance(line) <= ROOM + 1 for line in whole)
    assert broken.is_cut is (len(break_text(text, letters(), ROOM, MOST + 1).lines) > MOST)


def _letters(text: str) -> str:
    """Without spaces, and without hyphens, which long words get where they are broken."""
    return "".join(text.replace("-", "").split())


def test_a_word_wider_than_a_line_is_broken_with_a_hyphen(qapp: object):
    word = "Kommunalbestyrelsesmedlemmernes"
    lines = break_text(f"Flere {word}", letters(), ROOM, 9).lines
    assert lines[1].endswith("-")
    assert _letters("".join(lines)) == f"Flere{word}"


def test_lines_end_between_words_and_after_hyphens(qapp: object):
    assert break_text(DANISH, letters(), 10_000, MOST).lines == (DANISH,)
    words = " ".join(break_text(DANISH, letters(), ROOM, 99).lines)
    assert words == DANISH
    lines = break_text("Cykel-/gangstier i 2010-2015", letters(), 90, 99).lines
    assert lines[0] == "Cykel-/"
    assert any("2010-2015" in line for line in lines), "years stay together"


def test_a_word_wider_than_a_line_goes_on_in_the_next(qapp: object):
    broken = break_text("a" * 5_000, letters(), ROOM, MOST)
    assert broken.is_cut
    assert len(broken.lines) == MOST
    assert break_text("W", letters(), 1, MOST).lines == ("W",)
    assert break_text("WWW", letters(), 1, MOST).lines == ("W", "W", "W")


@pytest.mark.parametrize(
    ("text", "turned"), [("مرحبا بكم في المدينة", True), ("😀 god idé", False)]
)
def test_other_letters_are_left_to_qt(qapp: object, text: str, turned: bool):
    broken = break_text(text, letters(), 60, MOST)
    assert " ".join(broken.lines) == text
    assert broken.is_right_to_left is turned


def test_what_is_cut_is_shortened_where_it_is_painted(qtbot: QtBot):
    broken = break_text(DANISH * 3, letters(), ROOM, 2)
    image = QImage(400, 60, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    painter.setFont(letters())
    broken.paint(painter, image.rect().toRectF().adjusted(10, 0, -(400 - 10 - ROOM), 0))
    painter.end()
    inked = [x for x in range(400) if any(image.pixel(x, y) & 0xFF < 128 for y in range(60))]
    assert min(inked) >= 10
    assert max(inked) <= 10 + ROOM + 1


def test_what_looks_like_markup_is_shown_as_it_was_written(qapp: object):
    assert plain_tip("Flere bænke") == "Flere bænke"
    assert "&lt;b&gt;" in plain_tip("<b>Flere</b> bænke")
