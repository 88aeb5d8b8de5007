"""What a read table is, what the reader doubts about it, and how big it may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

MAX_BYTES = 20_000_000
MAX_ROWS = 5_000
MAX_COLUMNS = 200
# Excel's own limit for one cell; far below what csv would swallow after an unclosed quotation mark.
MAX_CELL = 32_767

_SIGNS = re.compile(r"[^\w#]|_")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at; told, never a reason to stop.

    `row` counts as a spreadsheet does (the heading is usually row 1), `column` is a header.
    Both are None when the doubt is about the whole file. Words: `app.refusals.sentence(doubt.code,
    dict(doubt.params))`; the sentence names neither row nor column, the place is told beside it.
    """

    code: str
    params: tuple[tuple[str, str | int], ...] = ()
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A heading and rows of text, all as wide as the heading.

    `headers` are unique (case-insensitively) and never empty. `row_numbers[i]` is the number a
    spreadsheet shows beside `rows[i]`. `encoding` and `delimiter` are empty for XLSX, `sheet` is
    empty for CSV; `other_sheets` have something in them, too.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_numbers: tuple[int, ...]
    format: Literal["csv", "xlsx"]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    doubts: tuple[Doubt, ...] = ()
    other_sheets: tuple[str, ...] = ()

    def values(self, index: int) -> tuple[str, ...]:
        """One column from top to bottom."""
        return tuple(row[index] for row in self.rows)


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as it stands in the file, before anything is known about a heading."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawTable:
    """The rows of a file with how they were read; ragged, without blank rows."""

    file: str
    rows: tuple[RawRow, ...]
    format: Literal["csv", "xlsx"]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    doubts: tuple[Doubt, ...] = ()
    other_sheets: tuple[str, ...] = ()


def plain(header: str) -> str:
    """A header for comparison: no case, no blanks, and of the signs only #."""
    return _SIGNS.sub("", header.casefold())


def column(table: Table, *names: str) -> int | None:
    """The column whose header is one of `names` (the earlier name wins), or None."""
    known = {plain(header): index for index, header in reversed(list(enumerate(table.headers)))}
    for name in names:
        if name in table.headers:
            return table.headers.index(name)
        if plain(name) in known:
            return known[plain(name)]
    return None
