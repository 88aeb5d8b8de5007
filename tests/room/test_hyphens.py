"""A word is broken only where there is no other way, and then it shows."""

from __future__ import annotations

import base64
from itertools import pairwise

import pytest
from PySide6.QtCore import QSizeF

from app.ui.scenes import OwnPicture
from app.ui.slide import LEAST, Lettering
from app.ui.slide.lettering import least_pixels
from app.ui.slides import slide_of
from app.ui.theme import ROOM_DARK, load_fonts
from tests.room.walls import LONG_WORD, a_jpeg

WORD = "Borgerinddragelsesprocesser"
VOWELS = "aeiouyæøå"


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


@pytest.mark.parametrize("width", [90, 130, 200, 260])
def test_a_word_that_is_too_wide_is_broken_between_syllables_with_a_hyphen(width: int) -> None:
    lines = Lettering(30).broken(f"Vi kalder det {WORD} her", width)
    assert "".join(lines).replace("-", "").replace(" ", "") == f"Vikalderdet{WORD}her"
    parts = [each for each in lines if each.endswith("-")]
    assert parts
    for part, after in pairwise(lines):
        assert Lettering(30).width(part) <= width
        if part.endswith("-"):
            assert len(part.split()[-1]) > 3
            assert after[0] not in VOWELS


def test_what_fits_and_what_is_typed_letter_by_letter_gets_no_hyphen() -> None:
    assert Lettering(30).broken(WORD, 600) == (WORD,)
    for typed in ("192.168.188.120:8642", "navn.efternavn@albertslund.dk", "2026031420260314"):
        lines = Lettering(40).broken(typed, 150)
        assert "".join(lines) == typed


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (3840, 2160)], ids=str)
def test_a_heading_gets_smaller_before_its_words_break(size: tuple[int, int]) -> None:
    slide = slide_of(
        OwnPicture(f"# {LONG_WORD}\nOg så videre", base64.b64encode(a_jpeg()).decode())
    )
    sheet = slide.sheet(QSizeF(*size), ROOM_DARK)
    told = [each.text for each in sheet.words]
    assert WORD in told
    assert all(each.lettering.pixels >= least_pixels(size[1], LEAST) for each in sheet.words)
