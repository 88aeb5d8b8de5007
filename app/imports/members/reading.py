"""The rows of a member list as members, with every doubt told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from app.imports.members.alike import NOBODY, Known, united
from app.imports.members.attributes import attribute_doubts
from app.imports.members.columns import Columns, propose_columns
from app.imports.members.lengths import length_doubts
from app.imports.members.people import people_doubts
from app.imports.members.rows import MemberRow
from app.imports.members.totals import is_total, total_doubts
from app.imports.tables import Doubt, Table
from app.models.errors import Refused

__all__ = ["MemberList", "MemberRow", "read_members"]

_BLANKS = re.compile(r"\s+")
_TABLE = re.compile(r"(?:bord|table)?\s*(?:nr\.?|no\.?)?\s*(\d{1,3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MemberList:
    """The members of one list, and what a person should look at before taking them.

    `doubts` holds the table's own first, then those about columns, then row by row.
    """

    rows: tuple[MemberRow, ...]
    doubts: tuple[Doubt, ...]


def read_members(
    table: Table,
    mapping: Mapping[str, str] | None = None,
    *,
    leave_out: Collection[str] = (),
    unite: Collection[str] = (),
    known: Known = NOBODY,
    names_needed: bool = True,
    today: date | None = None,
) -> MemberList:
    """The members of a table.

    `mapping` is field -> header (`propose_columns` when None); `leave_out` are headers that are not
    taken at all; every other column becomes an attribute. In those of `unite` what is written in
    several ways is written in one, that of `known` (`values_of` the members there are) before any
    other. Without an id column a member's id is the
    number of its row among the rows taken (1, 2, 3 ...). A row without a name is left out and
    told, unless `names_needed` is False (then the id stands for the name). A row that looks like a
    total is among the rows, and told.

    Raises `Refused` (codes ``members-...``): no column with names, an unknown column or field, one
    column mapped twice, the same id twice, a CPR number in a column that is not left out.
    """
    chosen = propose_columns(table) if mapping is None else mapping
    columns = Columns(table, chosen, leave_out, names_needed=names_needed)
    doubts: list[Doubt] = []
    rows: list[MemberRow] = []
    free = _free_ids({columns.cell(cells, "id").casefold() for cells in table.rows})
    for number, cells in zip(table.row_numbers, table.rows, strict=True):
        row = _member(table, columns, number, cells, doubts)
        if row.name or not names_needed:
            ident = row.id or next(free)
            called = "" if row.called == row.name else row.called
            rows.append(replace(row, id=ident, name=row.name or ident, called=called))
        else:
            doubts.append(Doubt("doubt-name-missing", row=number, column=columns.header("name")))
    if not rows:
        raise Refused("members-none")
    _refuse_same_id(rows)
    rows = united(rows, unite, known) if unite else rows
    totals = [row for row in rows if is_total(row)]
    persons = [row for row in rows if row not in totals] if totals else rows
    left_out = {row.row_number for row in totals}  # of these nothing else is told
    doubts = [each for each in doubts if each.row not in left_out]
    doubts += total_doubts(totals, columns.header("name"))
    doubts += length_doubts(rows, columns)
    doubts += people_doubts(persons, columns)
    doubts += attribute_doubts(persons, (today or date.today()).year, known) if persons else ()
    return MemberList(tuple(rows), (*table.doubts, *sorted(doubts, key=_place)))


def _free_ids(taken: set[str]) -> Iterator[str]:
    return (str(number) for number in count(1) if str(number) not in taken)


def _place(doubt: Doubt) -> int:
    return doubt.row or 0


def _member(
    table: Table,
    columns: Columns,
    number: int,
    cells: tuple[str, ...],
    doubts: list[Doubt],
) -> MemberRow:
    ident = columns.cell(cells, "id")
    if "id" in columns and not ident:
        doubts.append(Doubt("doubt-id-missing", row=number, column=columns.header("id")))
    seat = columns.cell(cells, "table")
    found = _TABLE.fullmatch(seat)
    if seat and (found is None or int(found[1]) == 0):
        told = (("value", seat),)
        doubts.append(Doubt("doubt-table", told, number, columns.header("table")))
    names = (columns.cell(cells, field) for field in ("name", "first_name", "last_name"))
    return MemberRow(
        id=ident,
        name=_BLANKS.sub(" ", " ".join(names)).strip(),
        mobile=tidy_mobile(columns.cell(cells, "mobile")),
        email=columns.cell(cells, "email"),
        table=int(found[1]) or None if found else None,
        group=columns.cell(cells, "group"),
        attributes=tuple(
            (table.headers[at], _BLANKS.sub(" ", cells[at])) for at in columns.attributes
        ),
        row_number=number,
        called=_BLANKS.sub(" ", columns.cell(cells, "called")).strip(),
    )


def tidy_mobile(text: str) -> str:
    """Eight Danish digits in pairs, a foreign number with its plus; anything else as it stands."""
    digits = re.sub(r"[\s.\-()/]", "", text)
    digits = re.sub(r"^(?:\+|00)45(?=\d{8}$)|^45(?=\d{8}$)", "", digits)
    if re.fullmatch(r"\d{8}", digits):
        return " ".join(re.findall("..", digits))
    return re.sub(r"^00(?=[1-9])", "+", digits) if re.fullmatch(r"(\+|00)\d+", digits) else text


def _refuse_same_id(rows: list[MemberRow]) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        key = row.id.casefold()
        if key in seen:
            raise Refused("members-id-twice", id=row.id, row=row.row_number, other=seen[key])
        seen[key] = row.row_number
