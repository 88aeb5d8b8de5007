"""Tables of other people (CSV, XLSX) as plain rows of text.

`read_table` for a file with a heading, `read_rows` for one without. Every cell is text without
surrounding blanks, in composed Unicode (NFC) and without control characters; what had to be
guessed or mended is told as a `Doubt`; what cannot be read is `Refused` with a code that starts
with ``table-`` and always carries ``file``.
"""

from __future__ import annotations

from app.imports.tables.reading import read_bytes, read_rows, read_table
from app.imports.tables.table import (
    MAX_BYTES,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    Doubt,
    Table,
    column,
    plain,
)

__all__ = [
    "MAX_BYTES",
    "MAX_CELL",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "Doubt",
    "Table",
    "column",
    "plain",
    "read_bytes",
    "read_rows",
    "read_table",
]
