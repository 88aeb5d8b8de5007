"""What somebody should look at before a recommendation goes to the vote."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from app.models.recommendations.decisions import unsettled
from app.models.recommendations.state import Recommendation
from app.models.recommendations.template import Field, Template


class Lack(StrEnum):
    """What is missing or open, the heaviest first."""

    TEXT = "text"
    REASON = "reason"
    EVIDENCE = "evidence"
    INITIATIVES = "initiatives"
    ADDRESSEE = "addressee"
    SOURCE = "source"
    AT_ONCE = "at-once"
    COMMENTS = "comments"


Check = Callable[[Recommendation, Template], bool]
"""True where a recommendation lacks something."""

_OF_FIELD: Final = {
    Field.TEXT: Lack.TEXT,
    Field.REASON: Lack.REASON,
    Field.EVIDENCE: Lack.EVIDENCE,
    Field.INITIATIVES: Lack.INITIATIVES,
    Field.ADDRESSED_TO: Lack.ADDRESSEE,
}


def _has_no_trace(recommendation: Recommendation, _template: Template) -> bool:
    return not (recommendation.themes or recommendation.notes)


def _was_edited_at_once(recommendation: Recommendation, _template: Template) -> bool:
    return bool(unsettled(recommendation))


def _has_open_comments(recommendation: Recommendation, _template: Template) -> bool:
    return any(each.is_open for each in recommendation.comments)


CHECKS: Final[tuple[tuple[Lack, Check], ...]] = (
    (Lack.SOURCE, _has_no_trace),
    (Lack.AT_ONCE, _was_edited_at_once),
    (Lack.COMMENTS, _has_open_comments),
)
"""What is checked besides the parts of the template: one line for each question."""


def lacks(recommendation: Recommendation, template: Template) -> tuple[Lack, ...]:
    """Parts that must be filled in and are not, then what else is open."""
    missing = template.missing(recommendation.latest.wording)
    found = [_OF_FIELD[field] for field in missing]
    found += [lack for lack, is_so in CHECKS if is_so(recommendation, template)]
    return tuple(sorted(found, key=list(Lack).index))
