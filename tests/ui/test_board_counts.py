"""Counts on cards and heads of the board: words are shortened, numbers are not."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from app.ui.board.counts import best_count, fitted_count
from app.ui.theme import Role, font

TOLD = (
    "Forslag · sandsynligt · 24 noter",
    "392 noter · 211 i forslag",
    "128 noter +14 · 36 prikker",
    "24 notes",
)


@pytest.mark.parametrize("told", TOLD)
def test_a_number_is_never_cut_however_little_room_there_is(qapp: QApplication, told: str):
    made = font(Role.CAPTION)
    metrics, numbers = QFontMetricsF(made), re.findall(r"\d+", told)
    for width in range(0, round(metrics.horizontalAdvance(told)) + 20, 3):
        shown = fitted_count(told, made, width)
        assert re.findall(r"\d+", shown) == numbers
        least = metrics.horizontalAdvance(" · ".join(numbers)) + 20
        assert metrics.horizontalAdvance(shown) <= max(width, least)
    assert fitted_count(told, made, metrics.horizontalAdvance(told) + 1) == told


def test_a_card_says_less_rather_than_scraps_of_words(qapp: QApplication):
    made = font(Role.CAPTION)
    metrics = QFontMetricsF(made)
    ways = (TOLD[0], "sandsynligt · 24 noter", "24 noter")
    roomy = metrics.horizontalAdvance(TOLD[0]) + 1
    assert best_count(ways, made, roomy) == TOLD[0]
    narrow = metrics.horizontalAdvance("sandsynl… · 24 noter") + 1
    assert metrics.horizontalAdvance(ways[1]) > narrow
    assert best_count(ways, made, narrow) == "24 noter"
    assert best_count(ways[:2], made, narrow) == "sandsynl… · 24 noter", "rather than nothing"
    assert best_count(ways, made, metrics.horizontalAdvance("sa… · 24 noter") + 1) == "24 noter"


def test_the_longest_word_is_shortened_first_and_says_so(qapp: QApplication):
    made = font(Role.CAPTION)
    metrics, told = QFontMetricsF(made), TOLD[0]
    shown = fitted_count(told, made, metrics.horizontalAdvance(told) - 8)
    assert shown.startswith("Forslag · sands")
    assert shown.endswith("… · 24 noter")
