"""The set of slides for whoever judges the room screen: every kind is in it, in four sizes."""

from __future__ import annotations

from typing import get_args

import pytest
from PIL import Image
from PySide6.QtCore import QSize

from app.cli import main
from app.cli.slides import SIZES
from app.models.voting.methods import Method
from app.models.voting.outcome import OPTION_METHODS
from app.rehearsal.slide_set import LIGHTS, Shot, developed, shots
from app.ui.scenes import (
    BreakPicture,
    OwnPicture,
    Phase,
    Picture,
    PollPicture,
    RankingPicture,
    ResultPicture,
    ScalePicture,
    TaskPicture,
)
from app.ui.theme import ROOM_DARK, load_fonts


@pytest.fixture(scope="module")
def found(qapp: object) -> dict[str, Shot]:
    load_fonts()
    told = shots()
    assert len({each.name for each in told}) == len(told), "a name is a file's name"
    return {each.name: each for each in told}


def of(found, kind):
    return [each for each in found.values() if isinstance(each.seen, kind)]


def test_every_kind_of_slide_that_there_is_is_in_the_set(found):
    shown = {type(each.seen) for each in found.values() if each.seen is not None}
    assert shown == set(get_args(Picture)), "a new kind of slide belongs in app/rehearsal/slide_set"


def test_black_and_the_countdown_in_the_corner_are_in_it_too(found):
    assert found["blank"].seen is None
    assert any(each.corner is not None for each in found.values())


def test_a_task_and_a_break_are_seen_in_every_phase_of_their_time(found):
    tasks = of(found, TaskPicture)
    phases = {each.seen.clock.phase(each.now) for each in tasks}
    assert phases == set(Phase) - {Phase.ENDED}
    assert any(each.seen.clock.is_paused for each in tasks)
    assert any(each.seen.clock.is_paused for each in of(found, BreakPicture))


def test_the_steps_of_a_task_are_in_it_from_the_first_to_the_last_and_in_the_corner(found):
    told = [each.seen.clock.step(each.now) for each in of(found, TaskPicture)]
    steps = [step for step in told if step]
    assert [step.number for step in steps] == [1, 2, 6]
    assert [bool(step.then) for step in steps] == [True, True, False]
    assert any(each.corner and each.corner.course for each in found.values())


def test_polls_and_results_are_seen_in_every_state(found):
    assert len({each.seen.state for each in of(found, PollPicture)}) == 3
    assert any(each.seen.live for each in of(found, PollPicture))
    assert {each.seen.outcome.passed for each in of(found, ResultPicture)} == {True, False}
    methods = {each.seen.method for each in of(found, RankingPicture)}
    assert methods == {*OPTION_METHODS}
    asked = {each.seen.terms.method for each in of(found, PollPicture) if each.seen.rows}
    assert asked == {*Method} - {Method.YES_NO_BLANK}
    assert any(len(each.seen.more) > 3 for each in of(found, PollPicture))
    assert any(each.seen.dissent for each in of(found, ScalePicture))
    assert {bool(each.seen.jpeg) for each in of(found, OwnPicture)} == {True, False}


def test_a_result_is_drawn_in_its_three_steps(found):
    names = [name for name, _image in developed(found["result"], QSize(320, 180), ROOM_DARK)]
    assert names == ["result-counts", "result-percent", "result-verdict"]


@pytest.mark.parametrize("wall", SIZES, ids=str)
def test_a_long_recommendation_and_a_crowded_room_turn_pages(found, wall) -> None:
    crowded = found["find-your-table-crowded"].seen
    assert len({each.name for each in crowded.seats}) == 99
    for name in ("find-your-table-crowded", "recommendation-long"):
        assert len(list(developed(found[name], QSize(*wall), ROOM_DARK))) > 1


def test_the_sizes_are_those_that_were_promised_and_one_for_16_10() -> None:
    assert SIZES == ((1280, 720), (1920, 1080), (1024, 768), (1280, 800))
    assert list(LIGHTS) == ["light", "dark"]


def test_the_command_draws_them_all_light_and_dark(
    found: dict[str, Shot], tmp_path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "brev.txt").write_text("Kære borgere")
    assert main(["slides", "--out", str(tmp_path), "--size", "320x180", "--lang", "en"]) == 0
    names = {each.stem for each in tmp_path.glob("*.png")}
    assert f"{len(names)} pictures" in capsys.readouterr().out
    for light in LIGHTS:
        drawn = {each for each in names if each.endswith(f"-320x180-{light}-en")}
        assert all(any(each.startswith(name) for each in drawn) for name in found)
        assert len(drawn) * 2 == len(names)
    with Image.open(tmp_path / "turnout-320x180-dark-en.png") as image:
        assert image.size == (320, 180)
    assert {each.suffix for each in tmp_path.iterdir()} == {".png", ".txt"}


@pytest.mark.parametrize("size", ["1280", "x720", "12x8", "99999x720", "1280x720x3"])
def test_what_is_no_size_is_told(size: str, tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["slides", "--out", str(tmp_path / "new"), "--size", size, "--lang", "en"]
    assert main(asked) == 2
    assert f"{size} is no size" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()
