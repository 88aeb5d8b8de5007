"""A minority statement in the room: every word, how many stand behind it, and no name unasked."""

from __future__ import annotations

from PySide6.QtCore import QSizeF
from pytestqt.qtbot import QtBot

from app.models import recommendations
from app.models.room import Scene, Showing
from app.ui.room_panel.words import scene_words
from app.ui.scenes import MinorityPicture, TitlePicture, choices, picture
from app.ui.slides.minority_slide import MinoritySlide
from app.ui.theme import ROOM_DARK, load_fonts
from tests.assemblies import Play, with_members, with_recommendation

SIZE = QSizeF(1920, 1080)
SHOWING = Showing(Scene.MINORITY, "min")


def stated(text: str, supporters: int, *signers: str, on: str = "r1") -> Play:
    play = with_recommendation(with_members(12))
    play.do(recommendations.state_minority(play.assembly, "min", on, text, supporters, signers))
    return play


def told(play: Play, qtbot: QtBot) -> list[str]:
    """The words of each page."""
    load_fonts()
    seen = picture(play.assembly, SHOWING)
    assert isinstance(seen, MinorityPicture)
    slide = MinoritySlide(seen)
    slide.resize(1920, 1080)
    qtbot.addWidget(slide)
    pages = []
    for _ in range(slide.pages):
        pages.append(" ".join(each.text for each in slide.sheet(SIZE, ROOM_DARK).words))
        slide.step(1)
    return pages


def test_it_tells_what_it_is_about_how_many_stand_behind_it_and_the_guide(qtbot: QtBot):
    (page,) = told(stated("Busser først.", 3), qtbot)
    assert page.startswith("Mindretalsudtalelse 3 medlemmer står bag")
    assert "Anbefaling 1" in page
    assert "Busser først." in page
    assert "Rettesnoren er ti procent: 2 af 12. Den er opfyldt." in page
    assert "Navn" not in page


def test_fewer_than_the_guide_are_shown_too_and_one_that_stands_alone_names_no_recommendation(
    qtbot: QtBot,
):
    (page,) = told(stated("Vi er uenige i det hele.", 1, on=""), qtbot)
    assert "1 medlem står bag" in page
    assert "2 af 12" in page
    assert "opfyldt" not in page
    assert "nbefaling" not in page


def test_only_those_who_asked_for_it_are_named(qtbot: QtBot):
    play = stated("Busser først.", 4, "m03", "m07")
    (page,) = told(play, qtbot)
    assert "Navn 3 og Navn 7" in page
    names = [each.name for each in play.assembly.people]
    assert [each for each in names if each in page] == ["Navn 3", "Navn 7"]


def test_a_long_one_is_turned_and_nothing_of_it_is_lost(qtbot: QtBot):
    words = [f"ord{n}" for n in range(300)]
    pages = told(stated(" ".join(words), 3), qtbot)
    assert len(pages) > 2
    whole = " ".join(pages)
    assert [each for each in words if each not in whole] == []
    assert all("3 medlemmer står bag" in each for each in pages)


def test_it_is_offered_as_long_as_it_stands():
    play = stated("Busser først.", 3)
    assert SHOWING in choices(play.assembly)
    assert scene_words(play.assembly, SHOWING) == "Mindretalsudtalelse: Busser først."
    play.do(recommendations.withdraw_minority(play.assembly, "min"))
    assert SHOWING not in choices(play.assembly)
    assert isinstance(picture(play.assembly, SHOWING), TitlePicture)
