"""Two recommendations that become one, and one that becomes two: nothing of either is lost, and
each tells what it came from, so that the red thread and the polls can be followed back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from app.models import texts
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.recommendations.comments import CommentMade, open_comments
from app.models.recommendations.decisions import known, numbers_may_change, write_version
from app.models.recommendations.facts import (
    AncestryTold,
    RecommendationDrafted,
    RecommendationFiled,
    RecommendationLinked,
    RecommendationMoved,
    RecommendationWithdrawn,
)
from app.models.recommendations.state import UNTOLD, NumberedRoom, Origin, Recommendation
from app.models.recommendations.voices import Comment
from app.models.recommendations.wording import Wording, checked

_GAP: Final = "\n\n"


def merged_wording(first: Wording, second: Wording) -> Wording:
    """The words of both, one part after the other; what both say stands once."""
    return Wording(
        first.title,
        _both(first.text, second.text),
        _both(first.reason, second.reason),
        tuple(dict.fromkeys((*first.initiatives, *second.initiatives))),
        _both(first.evidence, second.evidence),
        _both(first.addressed_to, second.addressed_to, "; "),
    )


def split_wording(
    wording: Wording, title: str, initiatives: Collection[int]
) -> tuple[Wording, Wording]:
    """What stays, and the new one: it takes these initiatives (counted from 0), and reason,
    evidence and addressee are in both.
    """
    numbered = tuple(enumerate(wording.initiatives))
    stays = tuple(each for at, each in numbered if at not in initiatives)
    goes = tuple(each for at, each in numbered if at in initiatives)
    new = replace(wording, title=title, text="", initiatives=goes)
    return replace(wording, initiatives=stays), new


def merge_recommendations(
    room: NumberedRoom, into: str, other: str, by: str, now: int, origin: Origin = UNTOLD
) -> Facts:
    """Bring two together: the first keeps its number, its versions and its polls, and gets a new
    version with the words of both; the other is withdrawn, with all it has. What was said of its
    lines and waits for an answer goes along, as said of the whole.

    Raises Refused("merge-with-itself", "numbers-in-use") and what a new version raises.
    """
    if into == other:
        raise Refused("merge-with-itself")
    numbers_may_change(room)
    first, second = known(room, into), known(room, other)
    words = merged_wording(first.latest.wording, second.latest.wording)
    link = RecommendationLinked(
        into,
        _once((*first.themes, *second.themes)),
        _once((*first.notes, *second.notes)),
        _once((*first.held, *second.held)),
    )
    written = write_version(room, into, first.latest.number, words, by, now, origin)
    version = first.latest.number + len(written)
    return (
        *written,
        *(_carried(each, into, version) for each in open_comments(second)),
        link,
        AncestryTold(into, _once((*first.came_from, other)), _apart(first, other)),
        RecommendationWithdrawn(other, True),
    )


def split_recommendation(
    room: NumberedRoom,
    recommendation: str,
    new: str,
    title: str,
    initiatives: Collection[int],
    by: str,
    now: int,
    origin: Origin = UNTOLD,
) -> Facts:
    """Make a recommendation of its own of some initiatives; it rests on the same, and stands next.

    The same id sent again changes nothing. Raises Refused("recommendation-title-missing",
    "numbers-in-use").
    """
    old = known(room, recommendation)
    if new in room.recommendations.items:
        return ()
    numbers_may_change(room)
    stays, goes = split_wording(old.latest.wording, title, initiatives)
    told = replace(origin, why=texts.line(origin.why))
    spot = room.recommendations.order.index(recommendation) + 1
    return (
        RecommendationDrafted(new, checked(goes), texts.line(by), now, told),
        RecommendationLinked(new, old.themes, old.notes, old.held),
        *((RecommendationFiled(new, old.theme),) if old.theme else ()),
        AncestryTold(new, (recommendation,), (recommendation,)),
        RecommendationMoved(new, spot),
        *write_version(room, recommendation, old.latest.number, stays, by, now, origin),
    )


def _carried(comment: Comment, into: str, version: int) -> CommentMade:
    """A comment on the merged text; its id tells of which merge, for one can be taken back."""
    return CommentMade(
        into,
        f"{comment.id}-{into}-{version}",
        version,
        0,
        comment.quote,
        comment.remark,
        comment.text,
        comment.table,
        comment.by,
        comment.at,
    )


def _both(first: str, second: str, between: str = _GAP) -> str:
    return between.join(dict.fromkeys(filter(None, (first, second))))


def _apart(first: Recommendation, other: str) -> tuple[str, ...]:
    """What it was split from and is not merged with now."""
    return tuple(each for each in first.split_from if each != other)


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
