"""The feedback round: tables comment on the numbered lines of each other's recommendations, and the
author answers each.

A comment names the version and the line it was made on and keeps that line's words, so that it can
be read after the text has moved on. Nothing is overwritten: a comment is taken back, an answer is
given again, and the journal has them all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from app.models import texts
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.recommendations.decisions import known
from app.models.recommendations.facts import RecommendationFact
from app.models.recommendations.lines import numbered
from app.models.recommendations.state import (
    HasRecommendations,
    Recommendation,
    Recommendations,
    Version,
)
from app.models.recommendations.voices import Answer, Comment, Remark, Reply

LONGEST_COMMENT: Final = 500
MOST_COMMENTS: Final = 200
"""On one recommendation."""


@dataclass(frozen=True, slots=True)
class CommentMade(RecommendationFact):
    """A table (0 for the laptop) said this of a line; `line` 0 is the whole. `quote` are the line's
    words then.
    """

    recommendation: str
    comment: str
    version: int
    line: int
    quote: str
    remark: Remark
    text: str
    table: int
    by: str
    at: int

    def change(self, recommendations: Recommendations) -> None:
        old = recommendations.items.get(self.recommendation)
        if old is None or any(each.id == self.comment for each in old.comments):
            return
        new = Comment(
            self.comment, self.version, self.line, self.quote, self.remark, self.text, self.table,
            self.by, self.at,
        )  # fmt: skip
        _keep(recommendations, old, (*old.comments, new))

    def inverse(self, recommendations: Recommendations) -> Facts:
        return (CommentTakenBack(self.recommendation, self.comment, True),)


@dataclass(frozen=True, slots=True)
class CommentTakenBack(RecommendationFact):
    """A comment no longer stands, or stands again."""

    recommendation: str
    comment: str
    withdrawn: bool

    def change(self, recommendations: Recommendations) -> None:
        _alter(recommendations, self.recommendation, self.comment, withdrawn=self.withdrawn)

    def inverse(self, recommendations: Recommendations) -> Facts:
        return (CommentTakenBack(self.recommendation, self.comment, not self.withdrawn),)


@dataclass(frozen=True, slots=True)
class CommentAnswered(RecommendationFact):
    """The author (a table, 0 for the laptop) answered a comment; None takes an answer back."""

    recommendation: str
    comment: str
    answer: Answer | None
    why: str
    table: int
    by: str
    at: int

    def change(self, recommendations: Recommendations) -> None:
        told = Reply(self.answer, self.why, self.table, self.by, self.at) if self.answer else None
        _alter(recommendations, self.recommendation, self.comment, reply=told)

    def inverse(self, recommendations: Recommendations) -> Facts:
        old = _comment(recommendations.items.get(self.recommendation), self.comment)
        was = old.reply if old else None
        if was is None:
            return (CommentAnswered(self.recommendation, self.comment, None, "", 0, "", self.at),)
        return (
            CommentAnswered(
                self.recommendation, self.comment, was.answer, was.why, was.table, was.by, was.at
            ),
        )


FACTS = (CommentMade, CommentTakenBack, CommentAnswered)


@dataclass(frozen=True, slots=True)
class NewComment:
    """A comment as it comes from a device: its `id` was drawn there, so that sending it twice makes
    it once.
    """

    id: str
    recommendation: str
    version: int
    line: int
    remark: Remark
    text: str
    table: int
    by: str


def comment_on(room: HasRecommendations, new: NewComment, now: int) -> Facts:
    """Comment on a line of a version, or (line 0) on the whole. The same id changes nothing.

    Raises Refused("recommendation-unknown", "version-unknown", "line-unknown", "comment-empty",
    "text-too-long", "too-many-comments"). Only `keep` needs no words.
    """
    found = known(room, new.recommendation)
    if _comment(found, new.id) is not None:
        return ()
    version = found.version(new.version)
    if version is None:
        raise Refused("version-unknown")
    quote = _quoted(version, room.recommendations.number(found.id), new.line)
    text = texts.paragraph(new.text, LONGEST_COMMENT)
    if not text and new.remark is not Remark.KEEP:
        raise Refused("comment-empty")
    if len(found.comments) >= MOST_COMMENTS:
        raise Refused("too-many-comments", most=MOST_COMMENTS)
    by = texts.line(new.by)
    return (
        CommentMade(
            found.id, new.id, version.number, new.line, quote, new.remark, text, new.table, by, now
        ),
    )


def take_comment_back(room: HasRecommendations, recommendation: str, comment: str) -> Facts:
    """Take a comment back; it stays in the journal. Raises Refused("comment-unknown")."""
    found = known_comment(room, recommendation, comment)
    return () if found.withdrawn else (CommentTakenBack(recommendation, comment, True),)


def answer_comment(
    room: HasRecommendations,
    recommendation: str,
    comment: str,
    answer: Answer,
    why: str,
    table: int,
    by: str,
    now: int,
) -> Facts:
    """Answer a comment; a later answer stands in the place of the one before.

    Raises Refused("comment-unknown", "answer-empty"): what is not taken whole needs a reason.
    """
    found, told = (
        known_comment(room, recommendation, comment),
        texts.paragraph(why, LONGEST_COMMENT),
    )
    if found.withdrawn:
        raise Refused("comment-unknown")
    if answer is not Answer.TAKEN and not told:
        raise Refused("answer-empty")
    was = found.reply
    if was and (was.answer, was.why) == (answer, told):
        return ()
    return (CommentAnswered(recommendation, comment, answer, told, table, texts.line(by), now),)


def known_comment(room: HasRecommendations, recommendation: str, comment: str) -> Comment:
    """A comment on a recommendation that stands. Raises Refused("comment-unknown")."""
    found = _comment(known(room, recommendation), comment)
    if found is None:
        raise Refused("comment-unknown")
    return found


def standing_comments(recommendation: Recommendation) -> tuple[Comment, ...]:
    """Those not taken back, by line and then by time; those on the whole last."""
    standing = (each for each in recommendation.comments if not each.withdrawn)
    return tuple(sorted(standing, key=lambda each: (each.line == 0, each.line, each.at, each.id)))


def open_comments(recommendation: Recommendation) -> tuple[Comment, ...]:
    """Those that wait for an answer: `keep` asks for none."""
    return tuple(each for each in standing_comments(recommendation) if each.is_open)


def authors(recommendation: Recommendation) -> tuple[int, ...]:
    """The tables that wrote a version of it, the first author first."""
    tables = (each.origin.table for each in recommendation.versions)
    return tuple(dict.fromkeys(each for each in tables if each))


def _quoted(version: Version, number: int, line: int) -> str:
    """The words of a line. Raises Refused("line-unknown")."""
    if not line:
        return ""
    found = next((each for each in numbered(version.wording, number) if each.number == line), None)
    if found is None:
        raise Refused("line-unknown")
    return found.text


def _comment(recommendation: Recommendation | None, comment: str) -> Comment | None:
    if recommendation is None:
        return None
    return next((each for each in recommendation.comments if each.id == comment), None)


def _alter(recommendations: Recommendations, key: str, comment: str, **changed: object) -> None:
    old = recommendations.items.get(key)
    if old is not None:
        made = (
            replace(each, **changed) if each.id == comment else each  # type: ignore[arg-type]
            for each in old.comments
        )
        _keep(recommendations, old, tuple(made))


def _keep(
    recommendations: Recommendations, old: Recommendation, comments: tuple[Comment, ...]
) -> None:
    recommendations.items[old.id] = replace(old, comments=comments)
