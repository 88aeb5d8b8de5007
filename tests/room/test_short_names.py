"""Long names on the list at the door: shortened so that few pages turn, and nobody is misread."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF

from app.ui.scenes import Seat, SeatingPicture
from app.ui.slide.short_names import shorter
from app.ui.slides import slide_of
from app.ui.theme import ROOM_DARK, load_fonts
from tests.room.days import NOON, names

WALLS = [(1280, 720), (1920, 1080), (1024, 768), (3840, 2160)]
FIRST = ("Anne-Margrethe", "Bodil", "Christoffer", "Dorthe", "Emil", "Fatima", "Gudrun",
         "Hans-Christian", "Ida", "Johannes", "Karl-Emil")  # fmt: skip
LAST = ("Hjorth-Kristoffersen", "Møller-Vestergaard", "Thorvaldsen-Bjerregaard", "El-Hussaini",
        "Nørregaard-Christensen", "Sørensen", "Ahmadzai", "Kristensen", "Jørgensen")  # fmt: skip
MIDDLE = ("Abdulrahman", "Lindegaard", "Sofie Østergaard")
LONG = [
    f"{first} {MIDDLE[n % 3]} {last}" for n, (first, last) in
    enumerate(itertools.product(FIRST, LAST))
]  # fmt: skip


def shown(told: list[str], size: tuple[int, int]) -> list[str]:
    """The pages of a list of names, each in all its words."""
    load_fonts()
    seats = (Seat(each, at % 14 + 1) for at, each in enumerate(told))
    slide = slide_of(SeatingPicture(1, 4, tuple(seats)))
    slide.resize(*size)
    slide.tick(NOON)
    pages = []
    for _ in range(slide.pages):
        words = slide.sheet(QSizeF(*size), ROOM_DARK).words
        pages.append(" ".join(each.text for each in words))
        slide.step(1)
    slide.deleteLater()
    return pages


def test_a_name_gets_shorter_from_its_middle_and_keeps_what_it_begins_with():
    assert shorter(["Karl-Emil Sofie Lund Hjorth-Kristoffersen", "Ida Bæk"]) == (
        (
            "Karl-Emil Sofie Lund Hjorth-Kristoffersen",
            "Karl-Emil S. L. Hjorth-Kristoffersen",
            "Karl-Emil Hjorth-Kristoffersen",
            "Karl-Emil Hjorth-K.",
            "Karl-Emil H.-K.",
        ),
        ("Ida Bæk", "Ida Bæk", "Ida Bæk", "Ida Bæk", "Ida B."),
    )


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Bo", "Bo"),
        ("Jan van der Berg", "Jan van der B."),
        ("Anne Lund Hansen #2", "Anne H. #2"),
        ("M’hamed O’Neill", "M’hamed O."),
        ("李 小龙", "李 小."),
        ("  ", "  "),
    ],
)
def test_names_of_every_kind_have_a_short_form(name: str, last: str):
    assert shorter([name])[0][-1] == last


def test_who_could_be_somebody_else_keeps_more_of_the_name():
    forms = shorter(["Ida Sofie Birk", "Ida Bæk", "Ida Lund", "Bo Bæk"])
    assert [each[-1] for each in forms] == ["Ida S. B.", "Ida Bæk", "Ida L.", "Bo B."]


@given(st.lists(st.sampled_from([*LONG[::7], "Ida Bæk", "Ida Birk", "Ida B."]), unique=True))
def test_no_short_form_is_one_of_somebody_else(told: list[str]):
    forms = shorter(told)
    for one, other in itertools.permutations(range(len(told)), 2):
        assert not set(forms[one]) & set(forms[other])


@pytest.mark.parametrize("size", WALLS, ids=str)
def test_ninety_nine_long_names_take_few_pages_and_all_are_there(
    size: tuple[int, int], qapp: object
):
    wide, high = size
    pages = shown(LONG, size)
    assert len(pages) <= (4 if wide / high > 1.5 else 5)
    told = "".join(pages).replace(" ", "")
    for forms in shorter(LONG):
        assert any(each.replace(" ", "") in told for each in forms), forms


@pytest.mark.parametrize("size", WALLS, ids=str)
def test_names_that_take_few_pages_are_shown_whole(size: tuple[int, int], qapp: object):
    told = names(36)
    pages = " ".join(shown(told, size))
    assert [each for each in told if each not in pages] == []


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ('Bjørn "Bamse" Kjær', ('Bjørn "B." Kjær', "Bjørn Kjær", "Bjørn Kjær", "Bjørn K.")),
        ("Bo »Den Lange« Vig", ("Bo »D. L.« Vig", "Bo Vig", "Bo Vig", "Bo V.")),
        ("Ida Bæk (vikar)", ("Ida Bæk (vikar)", "Ida Bæk (vikar)")),
    ],
)
def test_what_stands_in_quotes_is_shortened_as_a_whole(name: str, steps: tuple[str, ...]) -> None:
    assert shorter([name])[0][1 : len(steps) + 1] == steps
