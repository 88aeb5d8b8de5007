"""What changed between two versions, on the wall: told by shape, in pages, and only where it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF

from app.models import recommendations
from app.models.recommendations import VersionWritten, Wording
from app.models.room import Scene, Showing
from app.ui.room_panel.words import scene_words
from app.ui.scenes import RedlinePicture, choices, picture, redline_showing
from app.ui.slide import Words
from app.ui.slides.redline_slide import RedlineSlide
from app.ui.theme import ROOM_DARK, load_fonts
from tests.assemblies import NOW, Play, founded, with_recommendation

SIZE = QSizeF(1920, 1080)
OLD = Wording("Stier", "Byrådet bør anlægge stier.", "Fordi.", ("Nord",))
NEW = Wording("Stier", "Byrådet skal anlægge brede stier.", "Fordi.", ("Nord", "Syd"))


def seen(old: Wording, new: Wording) -> RedlinePicture:
    made = founded()
    made.do(recommendations.draft_recommendation(made.assembly, "r1", old, "", NOW))
    made.do((VersionWritten("r1", 1, new, "", NOW),))
    told = picture(made.assembly, redline_showing("r1", 1, 2))
    assert isinstance(told, RedlinePicture)
    return told


def words_of(old: Wording, new: Wording, qtbot: object, page: int = 1) -> list[Words]:
    load_fonts()
    slide = RedlineSlide(seen(old, new))
    slide.resize(1920, 1080)
    qtbot.addWidget(slide)  # type: ignore[attr-defined]
    slide.step(page - 1)
    return slide.sheet(SIZE, ROOM_DARK).words


def test_new_words_are_underlined_and_old_ones_struck(qtbot):
    told = {each.text.strip(): each.lettering for each in words_of(OLD, NEW, qtbot)}
    assert told["bør"].is_struck
    assert not told["bør"].is_underlined
    assert told["skal"].is_underlined
    assert told["brede"].is_underlined
    assert all(told), "what is only space leaves no ink"


def test_only_parts_that_changed_are_shown_under_their_names(qtbot):
    told = [each.text for each in words_of(OLD, NEW, qtbot)]
    assert "Initiativer" in told
    assert "Begrundelse" not in told
    assert not any("Fordi" in each for each in told)


def test_versions_that_say_the_same_say_so(qtbot):
    told = " ".join(each.text for each in words_of(OLD, OLD, qtbot))
    assert "det samme" in told


def test_a_long_change_goes_on_over_pages_and_loses_no_word(qtbot):
    new = Wording("Stier", "Helt andre ord om brede og trygge stier. " * 40)
    load_fonts()
    slide = RedlineSlide(seen(OLD, new))
    slide.resize(1920, 1080)
    qtbot.addWidget(slide)
    count = slide.sheet(SIZE, ROOM_DARK).pages
    assert count > 1
    told = ""
    for _page in range(count):
        told += "".join(
            each.text for each in slide.sheet(SIZE, ROOM_DARK).words if each.lettering.is_underlined
        )
        slide.step(1)
    assert "".join(told.split()).count("Heltandre") == 40


@pytest.fixture
def play() -> Play:
    made = with_recommendation(founded())
    made.do(recommendations.write_version(made.assembly, "r1", 1, NEW, "Bord 2", NOW))
    return made


def test_the_latest_change_is_among_what_can_be_shown(play: Play):
    showing = redline_showing("r1", 1, 2)
    assert showing in choices(play.assembly)
    told = picture(play.assembly, showing)
    assert isinstance(told, RedlinePicture)
    assert (told.number, told.before, told.after) == (1, 1, 2)
    assert [each.field for each in told.parts] == ["", "text", "initiatives"]
    assert "udgave 1" in scene_words(play.assembly, showing)


@pytest.mark.parametrize("subject", ["", "r1", "r1:1", "r1:1:9", "x:1:2", "r1:a:b"])
def test_what_is_not_there_gives_the_title_card(play: Play, subject: str):
    told = picture(play.assembly, Showing(Scene.REDLINE, subject))
    assert not isinstance(told, RedlinePicture)


def test_a_first_version_has_no_change_to_show():
    made = with_recommendation(founded())
    assert not [each for each in choices(made.assembly) if each.scene is Scene.REDLINE]
