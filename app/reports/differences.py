"""What changed between two wordings, word by word."""

from __future__ import annotations

from app.models.recommendations import Wording
from app.models.recommendations.compared import parts_of
from app.models.redline import Kind, Part, redline
from app.reports.markup import Markup, joined, lines, struck, underlined


def compared(before: Wording, after: Wording) -> Markup:
    """The parts that changed: taken out struck, put in underlined. Unchanged parts are left out."""
    return lines(
        marked_change(old, new) for _field, old, new in parts_of(before, after) if old != new
    )


def marked_change(old: str, new: str) -> Markup:
    """A text and what became of it, word by word."""
    pieces: list[str] = []
    before = Kind.SAME
    for part in redline(old, new):
        if part.kind is Kind.ADDED and before is Kind.REMOVED:
            pieces.append(" ")
        pieces.append(_piece(part))
        before = part.kind
    return joined(*pieces)


def _piece(part: Part) -> str:
    """Space alone is not marked."""
    if not part.text.strip() or part.kind is Kind.SAME:
        return part.text
    return struck(part.text) if part.kind is Kind.REMOVED else underlined(part.text)
