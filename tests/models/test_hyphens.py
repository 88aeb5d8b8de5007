"""A hyphen that we put stands at a line's end, and a word's own hyphen is where it breaks first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from app.models.hyphens import hyphenated
from app.models.recommendations.lines import counted
from app.ui.slide import Lettering
from app.ui.theme import load_fonts

NAMES = st.sampled_from(
    ["Østergaard-Nielsen", "Anne-Mette", "EU-miljølovgivningen", "Q.", "Vi", "når", "Bo-Erik",
     "Borgerinddragelsesprocesser", "Nørrebro-Frederiksberg-Albertslund,", "- og", "(miljø-)"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "width", "told"),
    [
        ("Østergaard-Nielsen Q.", 12, "Østergaard-Nielsen Q."),
        ("Vi når EU-miljølovgivningen", 17, "Vi når EU-miljølovgivningen"),
        ("EU-miljølovgivningen", 12, "EU-miljølovgiv-ningen"),
        ("Østergaard-Nielsen", 8, "Øster-gaard-Nielsen"),
        ("Anne-Mette", 3, "Anne-Mette"),
    ],
)
def test_a_double_name_breaks_at_its_own_hyphen_before_a_part_gets_one(
    words: str, width: int, told: str
) -> None:
    assert hyphenated(words, width, len) == told


@given(words=st.lists(NAMES, min_size=1, max_size=5).map(" ".join), width=st.integers(60, 700))
def test_no_hyphen_of_ours_stands_within_a_line_and_the_text_is_kept(
    qapp: QApplication, words: str, width: int
) -> None:
    load_fonts()
    lines, at = Lettering(30).broken(words, width), 0
    for line in lines:
        for number, sign in enumerate(line):
            while words[at : at + 1] == " " and sign != " ":
                at += 1
            if words[at : at + 1] == sign:
                at += 1
            else:
                assert sign == "-", (line, words)
                assert number == len(line) - 1, f"{line!r} has a false hyphen"
    assert not words[at:].strip()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Vi vil Klimatilpasningsborgerinddragelsesprocesser her",
            ["Vi vil Klimatilpasningsborgerinddragelsespro-", "cesser her"],
        ),
        (
            "Se Nørrebro-Frederiksberg-Gladsaxe-Albertslund nu",
            ["Se Nørrebro-Frederiksberg-Gladsaxe-Albertslund nu"],
        ),
    ],
)
def test_numbered_lines_have_no_false_hyphen_or_blank(text: str, lines: list[str]) -> None:
    assert [each.text for each in counted(text)] == lines
