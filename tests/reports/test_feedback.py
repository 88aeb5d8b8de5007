"""The red thread tells the phases of the text, what tables said of lines, and what was answered."""

from __future__ import annotations

import datetime

import pytest

from app.i18n import in_language
from app.models.recommendations import (
    Answer,
    NewComment,
    Remark,
    Stage,
    answer_comment,
    comment_on,
    open_stage,
    take_comment_back,
)
from app.reports.drafting_words import comment, phase
from app.reports.outline import Report, outline
from tests.assemblies import NOW, Play, with_members, with_recommendation


@pytest.fixture
def told() -> Report:
    play: Play = with_recommendation(with_members(4))
    room = play.assembly
    play.do(open_stage(room, Stage.READING, NOW))
    marks = (
        ("c1", 1, Remark.CHANGE, "Hvornår?"),
        ("c2", 0, Remark.KEEP, ""),
        ("c3", 1, Remark.CANNOT, "For dyrt."),
        ("c4", 1, Remark.UNCLEAR, "Taget tilbage"),
    )
    for key, line, remark, text in marks:
        new = NewComment(key, "r1", 1, line, remark, text, 3, "Bord 3")
        play.do(comment_on(room, new, NOW + len(play.facts)))
    play.do(answer_comment(room, "r1", "c1", Answer.PARTLY, "Kun i nord.", 2, "Bord 2", NOW))
    play.do(take_comment_back(room, "r1", "c4"))
    return outline(room, NOW, datetime.UTC)


def test_comments_are_told_with_their_answers_and_what_is_open(told: Report):
    (found,) = told.recommendations
    with in_language("en"):
        said = [comment(each, found.latest) for each in found.comments]
    assert said == [
        "Line 1, Bord 3, Change: Hvornår? → Partly taken: Kun i nord.",
        "Line 1, Bord 3, Cannot live with it: For dyrt. → Not answered yet.",
        "The whole text, Bord 3, Keep",
    ]


def test_phases_are_told_in_the_order_they_were_moved(told: Report):
    with in_language("en"):
        (said,) = map(phase, told.phases)
    assert said.endswith("Read and mark, open")
