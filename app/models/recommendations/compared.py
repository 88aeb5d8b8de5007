"""Two wordings part by part, for a redline wherever it is shown."""

from __future__ import annotations

from app.models.markdown import plain
from app.models.recommendations.template import Field
from app.models.recommendations.wording import Wording


def parts_of(old: Wording, new: Wording) -> tuple[tuple[Field | None, str, str], ...]:
    """(the part, before, after) in reading order; the title is no part and comes first.

    Bold and the signs of lists are told only where nothing else changed.
    """
    return (
        (None, old.title, new.title),
        *((field, *_plain_pair(said(old, field), said(new, field))) for field in Field),
    )


def _plain_pair(old: str, new: str) -> tuple[str, str]:
    before, after = plain(old), plain(new)
    return (old, new) if before == after and old != new else (before, after)


def said(wording: Wording, field: Field) -> str:
    """The words of a part, initiatives each on a line."""
    return {
        Field.TEXT: wording.text,
        Field.INITIATIVES: "\n".join(wording.initiatives),
        Field.REASON: wording.reason,
        Field.EVIDENCE: wording.evidence,
        Field.ADDRESSED_TO: wording.addressed_to,
    }[field]
