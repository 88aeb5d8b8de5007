"""What a table may write of the recommendations: drafts, comments and answers, each while its phase
is open.
"""

from __future__ import annotations

from app.models.assembly import Assembly
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.recommendations import (
    Answer,
    Gate,
    NewComment,
    Origin,
    Wording,
    answer_comment,
    authors,
    comment_on,
    draft_recommendation,
    known,
    take_comment_back,
    write_version,
)
from app.models.recommendations.comments import known_comment
from app.models.recommendations.wording import checked


def draft_own(
    room: Assembly,
    table: int,
    recommendation: str,
    based_on: int,
    wording: Wording,
    by: str,
    now: int,
    why: str = "",
) -> Facts:
    """Begin a recommendation (`based_on` 0), or write on over a version. What was sent twice is
    kept once; what crossed another table's version is kept beside it, and flagged.

    Raises Refused("new-drafts-closed", "drafts-closed", "text-final") and what writing raises.
    """
    gate, origin = room.recommendations.way.gate, Origin(table, why=why)
    if recommendation not in room.recommendations.items:
        if based_on:
            raise Refused("recommendation-unknown")
        if not gate.takes_drafts:
            raise Refused("text-final" if gate.is_final else "new-drafts-closed")
        return draft_recommendation(room, recommendation, wording, by, now, origin)
    if _is_there(room, table, recommendation, based_on, wording):
        return ()
    if not gate.takes_versions:
        raise Refused(_closed(gate))
    return write_version(room, recommendation, based_on or 1, wording, by, now, origin)


def comment_own(room: Assembly, new: NewComment, now: int) -> Facts:
    """As `comment_on`, while marks are taken. Raises Refused("comments-closed") too."""
    found = known(room, new.recommendation)
    is_new = all(each.id != new.id for each in found.comments)
    if is_new and not room.recommendations.way.gate.takes_comments:
        raise Refused("comments-closed")
    return comment_on(room, new, now)


def take_own_comment_back(room: Assembly, table: int, recommendation: str, comment: str) -> Facts:
    """As `take_comment_back`, for a comment of this table that is not answered yet."""
    found = known_comment(room, recommendation, comment)
    if found.table != table:
        raise Refused("comment-unknown")
    if found.reply is not None or not room.recommendations.way.gate.takes_comments:
        raise Refused("comments-closed")
    return take_comment_back(room, recommendation, comment)


def answer_own(
    room: Assembly,
    table: int,
    recommendation: str,
    comment: str,
    answer: Answer,
    why: str,
    by: str,
    now: int,
) -> Facts:
    """As `answer_comment`, for a table that wrote the text.

    Raises Refused("answer-not-yours", "answers-closed") too.
    """
    if table not in authors(known(room, recommendation)):
        raise Refused("answer-not-yours")
    if not room.recommendations.way.gate.takes_answers:
        raise Refused("answers-closed")
    return answer_comment(room, recommendation, comment, answer, why, table, by, now)


def _is_there(
    room: Assembly, table: int, recommendation: str, based_on: int, wording: Wording
) -> bool:
    """Whether this very wording came from this table before: its answer was lost on the way."""
    words = checked(wording)
    return any(
        (each.based_on, each.origin.table, each.wording) == (based_on, table, words)
        for each in room.recommendations.items[recommendation].versions
    )


def _closed(gate: Gate) -> str:
    return "text-final" if gate.is_final else "drafts-closed"
