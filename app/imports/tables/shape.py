"""Ragged rows into a table: the heading found and made unique, every row as wide as it."""

from __future__ import annotations

import re

from app.imports.tables.table import MAX_COLUMNS, Doubt, RawRow, RawTable, Table, plain
from app.models.errors import Refused

# What no sensible heading holds: an e-mail address, eight digits, a CPR number, a date.
_DATA = re.compile(
    r"[^\s@]+@[^\s@]+\.\w+|(?:\+\d{2}\s?)?\d{2}(?:\s?\d{2}){3}|\d{6}-?\d{4}|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}"
)


def shaped(raw: RawTable, max_rows: int) -> Table:
    """The table of a file with a heading; `Refused` when there is none, no row, or too much."""
    if not raw.rows:
        raise Refused("table-empty", file=raw.file)
    doubts = list(raw.doubts)
    heading, body = _heading(raw.rows, doubts)
    if not body:
        raise Refused("table-no-rows", file=raw.file)
    if len(body) > max_rows:
        raise Refused("table-too-many-rows", file=raw.file, limit=max_rows)
    used = _used_columns(raw, heading, body)
    headers = _headers(heading, used, doubts)
    rows = tuple(_fitted(row, heading, used, doubts) for row in body)
    numbers = tuple(row.number for row in body)
    return Table(
        headers,
        rows,
        numbers,
        raw.format,
        raw.encoding,
        raw.delimiter,
        raw.sheet,
        tuple(doubts),
        raw.other_sheets,
    )


def _heading(rows: tuple[RawRow, ...], doubts: list[Doubt]) -> tuple[RawRow, tuple[RawRow, ...]]:
    """The first row, or the one below a title: a lone cell above rows of three and more."""
    at = 0
    if max(_filled(row) for row in rows[:20]) >= 3:
        while at < 3 and at + 1 < len(rows) and _filled(rows[at]) == 1:
            at += 1
    for row in rows[:at]:
        text = next(cell for cell in row.cells if cell)
        doubts.append(Doubt("doubt-title-skipped", (("text", text[:80]),), row.number))
    heading = rows[at]
    if any(_DATA.fullmatch(cell) for cell in heading.cells):
        doubts.append(Doubt("doubt-heading-is-data", row=heading.number))
    return heading, rows[at + 1 :]


def _filled(row: RawRow) -> int:
    return sum(bool(cell) for cell in row.cells)


def _used_columns(raw: RawTable, heading: RawRow, body: tuple[RawRow, ...]) -> list[int]:
    """Columns with a header or with anything in them; cells beyond the heading are refused."""
    width = len(heading.cells)
    used = {index for index, cell in enumerate(heading.cells) if cell}
    for row in body:
        filled = [index for index, cell in enumerate(row.cells) if cell]
        if filled[-1] >= width:
            raise Refused(
                "table-row-too-long",
                file=raw.file,
                row=row.number,
                found=filled[-1] + 1,
                expected=width,
            )
        used.update(filled)
    if len(used) > MAX_COLUMNS:
        raise Refused("table-too-many-columns", file=raw.file, limit=MAX_COLUMNS)
    return sorted(used)


def _headers(heading: RawRow, used: list[int], doubts: list[Doubt]) -> tuple[str, ...]:
    headers: list[str] = []
    taken: set[str] = set()
    for index in used:
        wanted = " ".join(heading.cells[index].split())
        name = _free(wanted or letters(index), taken)
        taken.add(plain(name))
        headers.append(name)
        if not wanted:
            doubts.append(Doubt("doubt-header-empty", (("name", name),), heading.number, name))
        elif name != wanted:
            told = (("header", wanted), ("name", name))
            doubts.append(Doubt("doubt-header-twice", told, heading.number, name))
    return tuple(headers)


def _free(wanted: str, taken: set[str]) -> str:
    name, count = wanted, 1
    while plain(name) in taken:
        count += 1
        name = f"{wanted} ({count})"
    return name


def letters(index: int) -> str:
    """A spreadsheet's name for a column: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _fitted(row: RawRow, heading: RawRow, used: list[int], doubts: list[Doubt]) -> tuple[str, ...]:
    found, expected = len(row.cells), max(used) + 1
    if found < expected:
        told = (("found", found), ("expected", expected))
        doubts.append(Doubt("doubt-row-short", told, row.number))
    return tuple(row.cells[index] if index < found else "" for index in used)
