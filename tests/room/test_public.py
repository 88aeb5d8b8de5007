"""Slides see public pictures and nothing else: by import, by type, and by what is painted."""

from __future__ import annotations

import ast
import dataclasses
import typing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF

import app.ui
from app.models import agenda, board, people, recommendations
from app.models.assembly import Assembly
from app.ui import scenes
from app.ui.scenes import Address, choices, corner, picture
from app.ui.slide import Slide
from app.ui.slides import AnySlide, slide_of
from app.ui.theme import ROOM_DARK, load_fonts
from tests.room.days import DAY, NOON, a_day, close, prepare, publish, start, vote

UI = Path(app.ui.__file__).parent
SLIDES = sorted([*(UI / "slides").glob("*.py"), *(UI / "slide").glob("*.py")])
PUBLIC = (
    "app.i18n", "app.ui.collation", "app.ui.icons", "app.ui.scenes", "app.ui.slide", "app.ui.theme",
    "app.ui.slides", "app.ui.widgets.marks", "app.models.voting", "app.models.agenda",
    "app.models.own_slides", "app.models.hyphens", "app.models.ties", "app.models.markdown",
    "app.models.redline", "app.models.recommendations.lines", "app.headings",
    "app.models.recommendations.way", "app.way_words",
)  # fmt: skip
"""Of the domain only words for kinds, methods and counts; a picture's bytes are unpacked there, and
the words of a picture are broken into lines.
"""
KINDS = {"ItemKind", "Base", "Channel", "Choice", "Counts", "PollState", "Threshold", "Method",
         "jpeg_of", "Result", "as_expected"}  # fmt: skip
KINDS |= {"hyphenated", "tied", "Block", "Run", "read", "Kind", "LETTER", "LONGEST_LINE", "Line",
          "counted", "redlined", "STAGES"}  # fmt: skip
STEPS = (agenda.Step("Hver for sig", 2), agenda.Step("To og to", 3))
PRIVATE = {agenda.Item, agenda.Plan, agenda.Agenda, board.Note, board.Board, people.Member,
           people.Details, Assembly}  # fmt: skip
"""What holds more than the room may see."""
secrets = st.text("bcdfghjklmnpqrstvwxz", min_size=8, max_size=12).map("Q{}Q".format)


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


@pytest.mark.parametrize("file", SLIDES, ids=lambda each: f"{each.parent.name}/{each.name}")
def test_a_slide_knows_nothing_of_the_assembly(file: Path) -> None:
    for each in ast.walk(ast.parse(file.read_text("utf-8"))):
        if not isinstance(each, ast.ImportFrom) or not (each.module or "").startswith("app"):
            continue
        module, names = each.module or "", {one.name for one in each.names}
        is_public = module in ("app", "app.ui") or module.startswith(PUBLIC)
        assert is_public, f"{file.name} imports {module}"
        if module.startswith("app.models"):
            assert names <= KINDS, f"{file.name} imports {names - KINDS}"


def test_every_slide_is_given_a_picture_and_every_picture_has_a_slide() -> None:
    shown = set()
    for kind in typing.get_args(AnySlide):
        (base,) = (each for each in kind.__orig_bases__ if typing.get_origin(each) is Slide)
        shown.add(typing.get_args(base)[0])
    assert shown == set(typing.get_args(scenes.Picture))
    assert typing.get_type_hints(slide_of)["picture"] == scenes.Picture


def test_no_picture_holds_what_holds_more_than_the_room_may_see() -> None:
    seen: set[object] = set()
    asked = [*typing.get_args(scenes.Picture), scenes.Countdown]
    while asked:
        kind = asked.pop()
        if kind in seen:
            continue
        seen.add(kind)
        asked += typing.get_args(kind)
        if dataclasses.is_dataclass(kind):
            asked += typing.get_type_hints(kind).values()
    assert {agenda.Course, agenda.StepTime, scenes.Countdown} <= seen
    assert not seen & PRIVATE


@settings(max_examples=8)
@given(secret=secrets)
def test_nothing_private_is_painted(secret: str) -> None:
    day = a_day(6, 2, 2)
    room = day.assembly
    details = people.Details("Ida Bæk", secret, secret, ((secret, secret),))
    day.do(people.describe_member(room, "id0", details))
    for item in room.agenda.day(DAY):
        plan = dataclasses.replace(
            item.plan, private_note=secret, owner=secret, materials=secret, steps=STEPS
        )
        day.do(agenda.plan_item(room, item.id, plan))
    start(day, "i2")
    day.do(board.write_note(room, board.NewNote("gone", DAY, "i2", 1, secret), NOON))
    day.do(board.make_theme(room, "t9", "Støj", ["gone"]))
    day.do(board.withdraw_note(room, "gone"))
    words = recommendations.Wording("Titel", "Tekst", secret)
    day.do(recommendations.draft_recommendation(room, "r9", words, secret, NOON))
    prepare(day)
    vote(day, 3, 2, 1)
    room.room_screen.has_corner = True
    for deed in (None, close, publish):
        if deed:
            deed(day)
        for showing in choices(room):
            slide = slide_of(picture(room, showing, Address("http://10.0.0.5:8642/")))
            slide.show_corner(corner(room, showing))
            slide.tick(NOON)
            for _ in range(slide.pages):
                told = "".join(e.text for e in slide.sheet(QSizeF(1280, 720), ROOM_DARK).words)
                assert secret not in told, showing
                slide.step(1)
            slide.deleteLater()
