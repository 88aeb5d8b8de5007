"""Two wordings part by part, for a redline wherever it is shown."""

from __future__ import annotations

from app.models.recommendations.template import Field
from app.models.recommendations.wording import Wording


def parts_of(old: Wording, new: Wording) -> tuple[tuple[Field | None, str, str], ...]:
    """(the part, before, after) in reading order; the title is no part and comes first."""
    return (
        (None, old.title, new.title),
        *((field, said(old, field), said(new, field)) for field in Field),
    )


def said(wording: Wording, field: Field) -> str:
    """The words of a part, initiatives each on a line."""
    return {
        Field.TEXT: wording.text,
        Field.INITIATIVES: "\n".join(wording.initiatives),
        Field.REASON: wording.reason,
        Field.EVIDENCE: wording.evidence,
        Field.ADDRESSED_TO: wording.addressed_to,
    }[field]
