"""Member lists: which column is what, the rows as members, and what the reader doubts.

The way of an import: `propose_columns` guesses, a person looks and corrects, `read_members` takes
the rows, `candidates` holds them against the members there are. Numbers become groups to balance
tables by with `bands` and `attribute_groups`.
"""

from __future__ import annotations

from app.imports.members.alike import ALIKE, values_of
from app.imports.members.attributes import attribute_groups, bands, held_differently, in_order
from app.imports.members.columns import FIELDS, propose_columns, sensitive_columns
from app.imports.members.lengths import HEADING_TOO_LONG, TOO_LONG
from app.imports.members.reading import MemberList, MemberRow, read_members
from app.imports.members.recognised import (
    Candidate,
    Fate,
    candidates,
    corrections,
    newcomers,
    twins,
)
from app.imports.members.totals import TOTAL

__all__ = [
    "ALIKE",
    "FIELDS",
    "HEADING_TOO_LONG",
    "TOO_LONG",
    "TOTAL",
    "Candidate",
    "Fate",
    "MemberList",
    "MemberRow",
    "attribute_groups",
    "bands",
    "candidates",
    "corrections",
    "held_differently",
    "in_order",
    "newcomers",
    "propose_columns",
    "read_members",
    "sensitive_columns",
    "twins",
    "values_of",
]
