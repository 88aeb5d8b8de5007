"""The pictures of the window for whoever judges it: every section, and boards of any size."""

from __future__ import annotations

import pytest
from PIL import Image

from app.cli import main
from app.models.board import LONGEST_NOTE
from app.rehearsal.many_notes import many_notes, titles
from app.rehearsal.views import NAMES
from app.rehearsal.views.walks import GROUPS, INSIGHTS, LEVELS, sections
from app.ui.board.levels import Level
from app.ui.seating.insight.told import View
from tests.ui.shell import session_look

__all__ = ["session_look"]


@pytest.fixture
def rail() -> list[str]:
    """The sections there are, as the command is not asked."""
    from app.ui.sections import Sections

    return [each.key for each in Sections.all(Sections.__new__(Sections))]


def test_every_section_is_seen_with_few_people_with_many_and_with_none(rail, tmp_path, capsys):
    (tmp_path / "brev.txt").write_text("Kære borgere")
    asked = ["views", "--out", str(tmp_path), "--only", "new-assembly", "--colours", "light"]
    assert main([*asked, "--lang", "en"]) == 0
    names = {each.stem for each in tmp_path.glob("*.png")}
    assert names == {f"new-assembly-{each}-light-en" for each in rail}
    assert f"{len(names)} pictures" in capsys.readouterr().out
    with Image.open(tmp_path / "new-assembly-today-light-en.png") as image:
        assert image.size == (1280, 720)
    assert {each.suffix for each in tmp_path.iterdir()} == {".png", ".txt"}
    walked = {each.assembly for each in GROUPS if each.walk is sections}
    assert walked == {"new", "36", "99"}


def test_the_desk_at_the_door_is_seen_from_the_first_letter_to_the_closed_doors(tmp_path):
    asked = ["views", "--out", str(tmp_path), "--only", "36-arrival", "--colours", "contrast"]
    assert main([*asked, "--lang", "da"]) == 0
    seen = ("waiting", "letters", "welcome", "doors-close")
    names = {each.stem for each in tmp_path.glob("*.png")}
    assert names == {f"36-arrival-{each}-contrast-da" for each in seen}


def test_every_level_of_the_board_and_every_page_behind_the_plan_has_a_name():
    assert set(LEVELS) == set(Level)
    assert set(INSIGHTS) == set(View)


def test_pictures_nobody_knows_are_told_with_those_there_are(tmp_path, capsys):
    assert (
        main(["views", "--out", str(tmp_path / "new"), "--only", "37-members", "--lang", "en"]) == 1
    )
    told = capsys.readouterr().err
    assert "37-members" in told
    assert all(each in told for each in NAMES)
    assert not (tmp_path / "new").exists()


def test_many_notes_are_of_all_lengths_and_the_same_each_time():
    found = list(many_notes(600))
    assert found == list(many_notes(600))
    assert {each.theme for each in found} == set(range(len(titles())))
    lengths = [len(each.text) for each in found]
    for least, most in ((1, 30), (30, 90), (90, 250), (250, LONGEST_NOTE)):
        assert any(least <= each < most for each in lengths), (least, most)
    assert len({each.text for each in found}) > 300
