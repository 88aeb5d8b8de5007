"""Texts that are longer than an assembly keeps: told row by row, before anything is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.imports.members.columns import Columns
from app.imports.members.rows import MemberRow
from app.imports.tables import Doubt
from app.models.texts import LINE

TOO_LONG, HEADING_TOO_LONG = "doubt-too-long", "doubt-heading-too-long"
_SHOWN = 40


def length_doubts(rows: Sequence[MemberRow], columns: Columns) -> Iterator[Doubt]:
    """A doubt for each heading and each cell that would have to be shortened."""
    for heading, _ in rows[0].attributes:
        if len(heading) > LINE:
            yield Doubt(HEADING_TOO_LONG, _told(heading), None, heading)
    for row in rows:
        for header, text in (*_contact(row, columns), *row.attributes):
            if len(text) > LINE:
                yield Doubt(TOO_LONG, _told(text), row.row_number, header)


def _contact(row: MemberRow, columns: Columns) -> tuple[tuple[str | None, str], ...]:
    name = columns.header("name") or columns.header("last_name")
    others = (("mobile", row.mobile), ("email", row.email), ("id", row.id))
    return (name, row.name), *((columns.header(field), text) for field, text in others)


def _told(text: str) -> tuple[tuple[str, str | int], ...]:
    start = text[:_SHOWN].rstrip()
    return (("start", start), ("length", len(text)), ("longest", LINE))
