"""Arabic on paper: letters in the form of their place, lines in the order of the page."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph

from app.reports import fonts
from app.reports.markup import safe
from app.reports.scripts import set_out


def names(line: str) -> list[str]:
    """The forms as they stand from left to right."""
    return [unicodedata.name(sign).removeprefix("ARABIC ") for sign in line]


def test_a_letter_has_the_form_of_its_place_and_the_word_runs_left():
    assert names(set_out("محمد")) == [
        "LETTER DAL FINAL FORM",
        "LETTER MEEM MEDIAL FORM",
        "LETTER HAH MEDIAL FORM",
        "LETTER MEEM INITIAL FORM",
    ]


def test_a_letter_that_joins_only_backwards_parts_the_word():
    assert names(set_out("دار")) == [
        "LETTER REH ISOLATED FORM",
        "LETTER ALEF ISOLATED FORM",
        "LETTER DAL ISOLATED FORM",
    ]


def test_lam_and_alef_become_one_sign():
    assert names(set_out("سلام")) == [
        "LETTER MEEM ISOLATED FORM",
        "LIGATURE LAM WITH ALEF FINAL FORM",
        "LETTER SEEN INITIAL FORM",
    ]


def test_persian_letters_join_and_the_non_joiner_parts_them():
    assert names(set_out("پگ")) == ["LETTER GAF FINAL FORM", "LETTER PEH INITIAL FORM"]
    assert names(set_out("پ\N{ZERO WIDTH NON-JOINER}گ")) == [
        "LETTER GAF ISOLATED FORM",
        "LETTER PEH ISOLATED FORM",
    ]


def test_vowel_signs_are_left_out_and_composed_letters_kept():
    assert set_out("مُحَمَّد") == set_out("محمد")
    assert set_out("\N{ARABIC LETTER ALEF}\N{ARABIC HAMZA ABOVE}حمد") == set_out("أحمد")


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("Bord 3: دار", "Bord 3: راد"),
        ("دار 12 دار", "راد 12 راد"),
        ("دار (12)", "(12) راد"),
        ("Ida دار, Bo", "Ida راد, Bo"),
        ("دار Ida Bæk دار", "راد Ida Bæk راد"),
        ("دار 1.250", "1.250 راد"),
        ("دار 80% دار", "راد 80% راد"),
        ("دار دار ", "راد راد "),
    ],
)
def test_words_stand_in_the_order_of_the_page(line, order):
    assert unicodedata.normalize("NFKC", set_out(line)) == order


def test_what_stands_between_words_and_arabic_in_a_paragraph_is_not_turned_round():
    line = "<b>fed</b> <i>alert</i> 12 > 😀 دار"
    paragraph = Paragraph(safe(line), ParagraphStyle("note", fontName=fonts.REGULAR))
    paragraph.wrap(1_000, 1_000)
    (laid,) = paragraph.blPara.lines
    drawn = "".join(set_out(piece.text) for piece in laid.words)
    assert unicodedata.normalize("NFKC", drawn) == "<b>fed</b> <i>alert</i> 12 > 😀 راد"


@given(st.text(st.characters(exclude_categories=["C", "Z"], max_codepoint=0x58F)))
def test_a_line_without_such_letters_stays_as_it_is(line):
    assert set_out(line) == line


@given(st.text(st.sampled_from("اب ت3x(-,)محدلإ پگa.م"), min_size=1))
def test_no_sign_is_lost_and_the_width_is_that_of_what_is_drawn(line):
    shown = set_out(line)
    assert sorted(unicodedata.normalize("NFKC", shown).translate(TURNED)) == sorted(
        line.translate(TURNED)
    )
    font = pdfmetrics.getFont(fonts.REGULAR)
    drawn = sum(len(codes) for _subset, codes in font.splitString(line, Doc()))
    assert drawn == len(shown)
    assert fonts.width(line, fonts.REGULAR, 10) > 0


TURNED = str.maketrans(")", "(")


class Doc:
    """What a font keeps its subsets by."""
