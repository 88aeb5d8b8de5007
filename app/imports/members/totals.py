"""Rows that count a list up and are no people: "I alt", "Total: 36"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from app.imports.members.rows import MemberRow
from app.imports.tables import Doubt

TOTAL: Final = "doubt-total"
"""Tells that a row looks like a total."""

_WHAT: Final = "personer|deltagere|medlemmer|borgere|people|members|participants"
_TOTAL: Final = re.compile(
    r"(?:i ?alt|(?:sub|hoved|grand )?total(?:t| i alt)?|sum(?: i alt)?|samlet(?: antal)?|antal"
    rf"(?: i alt)?|sammenlagt)(?: (?:{_WHAT}))?[\s:=.\d()]*(?:{_WHAT})?",
    re.IGNORECASE,
)


def is_total(row: MemberRow) -> bool:
    """True when the name, or the number it is listed by, is a word for a total."""
    return any(_TOTAL.fullmatch(text.strip()) for text in (row.name, row.id))


def total_doubts(rows: Iterable[MemberRow], header: str | None) -> Iterator[Doubt]:
    """One for each of these rows, in the column of names."""
    for row in rows:
        told = row.name if _TOTAL.fullmatch(row.name.strip()) else row.id
        yield Doubt(TOTAL, (("name", told),), row.row_number, header)
