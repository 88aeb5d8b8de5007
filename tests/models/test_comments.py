"""The feedback round: comments on numbered lines, answers, and what is open before a vote."""

from __future__ import annotations

import pytest

from app.models import recommendations
from app.models.assembly import KINDS, fold
from app.models.entries import decode, encode
from app.models.errors import Refused
from app.models.recommendations import (
    USUAL,
    Answer,
    Lack,
    NewComment,
    Origin,
    Recommendation,
    Remark,
    Wording,
    answer_comment,
    authors,
    comment_on,
    lacks,
    numbered,
    open_comments,
    standing_comments,
    take_comment_back,
)
from tests.assemblies import NOW, Play, founded

WORDS = Wording(
    "Flere cykelstier",
    "Byrådet sikrer en cykelsti fra hvert boligområde til den nærmeste skole inden 2030.",
    "Børn skal kunne cykle trygt.",
    ("Begynd i nord",),
)


@pytest.fixture
def play() -> Play:
    made = founded()
    draft = recommendations.draft_recommendation
    made.do(draft(made.assembly, "r1", WORDS, "Bord 2", NOW, Origin(table=2)))
    return made


def item(play: Play) -> Recommendation:
    return play.assembly.recommendations.items["r1"]


def say(
    play: Play, key: str, line: int = 1, remark: Remark = Remark.CHANGE, text: str = "Hvornår?",
    version: int = 1,
) -> None:  # fmt: skip
    new = NewComment(key, "r1", version, line, remark, text, 3, "Bord 3")
    play.do(comment_on(play.assembly, new, NOW + len(play.facts)))


def answer(play: Play, key: str, told: Answer, why: str = "") -> None:
    at = NOW + len(play.facts)
    play.do(answer_comment(play.assembly, "r1", key, told, why, 2, "Bord 2", at))


def test_a_comment_keeps_the_words_of_its_line_when_the_text_moves_on(play: Play):
    say(play, "c1", line=2)
    quote = numbered(WORDS, 1)[1].text
    moved = Wording("Flere cykelstier", "Kort.", "Fordi.")
    play.do(recommendations.write_version(play.assembly, "r1", 1, moved, "Bord 2", NOW))
    (told,) = item(play).comments
    assert (told.version, told.line, told.quote) == (1, 2, quote)
    assert fold(play.facts).recommendations.items == play.assembly.recommendations.items
    say(play, "c2", line=2, version=1)
    with pytest.raises(Refused, match="line-unknown"):
        say(play, "c3", line=9, version=2)


def test_the_same_sent_again_is_one(play: Play):
    say(play, "c1")
    count = len(play.facts)
    say(play, "c1", text="Noget andet")
    assert len(play.facts) == count


@pytest.mark.parametrize("remark", list(Remark))
def test_only_keep_needs_no_words_and_waits_for_no_answer(play: Play, remark: Remark):
    if remark is Remark.KEEP:
        say(play, "c1", remark=remark, text="")
        assert not open_comments(item(play))
        assert Lack.COMMENTS not in lacks(item(play), USUAL)
    else:
        with pytest.raises(Refused, match="comment-empty"):
            say(play, "c1", remark=remark, text="  ")
        say(play, "c1", remark=remark)
        assert len(open_comments(item(play))) == 1
        assert Lack.COMMENTS in lacks(item(play), USUAL)


def test_an_answer_closes_it_and_another_takes_its_place(play: Play):
    say(play, "c1")
    with pytest.raises(Refused, match="answer-empty"):
        answer(play, "c1", Answer.NO)
    answer(play, "c1", Answer.TAKEN)
    assert not open_comments(item(play))
    answer(play, "c1", Answer.PARTLY, "Kun i nord.")
    (told,) = item(play).comments
    assert told.reply is not None
    assert (told.reply.answer, told.reply.why) == (Answer.PARTLY, "Kun i nord.")
    count = len(play.facts)
    answer(play, "c1", Answer.PARTLY, "Kun i nord.")
    assert len(play.facts) == count


def test_every_step_can_be_undone(play: Play):
    say(play, "c1")
    states = [item(play)]
    inverses = []
    for decide in (
        answer_comment(play.assembly, "r1", "c1", Answer.NO, "Nej.", 2, "Bord 2", NOW),
        take_comment_back(play.assembly, "r1", "c1"),
    ):
        (fact,) = decide
        inverses.append(play.assembly.inverse(fact))
        play.do(decide)
        states.append(item(play))
    for back in reversed(inverses):
        states.pop()
        play.do(back)
        assert item(play) == states[-1]


def test_what_was_taken_back_is_not_open_and_not_answered(play: Play):
    say(play, "c1")
    play.do(take_comment_back(play.assembly, "r1", "c1"))
    assert take_comment_back(play.assembly, "r1", "c1") == ()
    assert not standing_comments(item(play))
    assert not open_comments(item(play))
    with pytest.raises(Refused, match="comment-unknown"):
        answer(play, "c1", Answer.TAKEN)


def test_they_stand_by_line_and_those_on_the_whole_last(play: Play):
    for key, line in (("c1", 0), ("c2", 3), ("c3", 1), ("c4", 1)):
        say(play, key, line=line)
    assert [each.id for each in standing_comments(item(play))] == ["c3", "c4", "c2", "c1"]


def test_the_authors_are_the_tables_that_wrote(play: Play):
    write = recommendations.write_version
    words = Wording("Flere cykelstier", "Nu.")
    play.do(write(play.assembly, "r1", 1, words, "Bord 3", NOW, Origin(table=3)))
    words = Wording("Flere cykelstier", "Snart.")
    play.do(write(play.assembly, "r1", 2, words, "Sekretariat", NOW, Origin(is_staff=True)))
    assert authors(item(play)) == (2, 3)


def test_the_journal_carries_them(play: Play):
    say(play, "c1", remark=Remark.CANNOT)
    answer(play, "c1", Answer.PARTLY, "Fordi.")
    for fact in play.facts[-2:]:
        kind, body, _sealed = encode(fact, str)
        assert decode(kind, body, KINDS, lambda _seal: None) == fact
