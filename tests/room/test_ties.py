"""A number and what it counts stand on one line, however people typed it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF

from app.ui.scenes import OwnPicture, Picture, RecommendationPicture
from app.ui.slide import Lettering
from app.ui.slides import slide_of
from app.ui.theme import ROOM_DARK, load_fonts

TEXT = (
    "Kommunen skal svare inden for 14 dage, og mødet må vare 20 min eller 1.500 kr. pr. borger;"
    " 80 % af 36 medlemmer skal være med kl. 9.30, og så går 2 til."
)
PAIRS = ("14 dage", "20 min", "1.500 kr.", "80 %", "36 medlemmer", "kl. 9.30")


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


@pytest.mark.parametrize("width", range(150, 700, 7))
def test_no_line_ends_between_a_number_and_its_unit(width: int) -> None:
    lines = Lettering(30).lines(TEXT, width)
    assert " ".join(lines) == TEXT
    fitting = [each for each in PAIRS if Lettering(30).width(each) <= width - 30]
    assert [pair for pair in fitting if not any(pair in each for each in lines)] == []


def test_where_there_is_no_room_for_both_each_stands_alone() -> None:
    assert Lettering(30).lines("80 medlemmer", 150) == ("80", "medlemmer")


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
def test_nor_on_slides_of_what_people_wrote(size: tuple[int, int]) -> None:
    seen: list[Picture] = [
        OwnPicture("# Svar\n" + "\n".join(f"- {'Så ' * n}{TEXT}" for n in range(4)))
    ]
    seen += [RecommendationPicture(1, 1, "Titel", f"{'Så ' * n}{TEXT}", ()) for n in range(4)]
    found = []
    for each in seen:
        slide = slide_of(each)
        slide.resize(*size)
        for _ in range(slide.pages):
            told = [words.text for words in slide.sheet(QSizeF(*size), ROOM_DARK).words]
            numbers = ("14", "20", "1.500", "80", "36", "kl.")
            found += [line for line in told if line.endswith(numbers)]
            slide.step(1)
    assert found == []
