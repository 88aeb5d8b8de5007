"""A file or its bytes into a table; what the file is, is told by its content, not by its name."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from app.imports.tables.shape import shaped
from app.imports.tables.table import MAX_BYTES, MAX_ROWS, RawTable, Table
from app.imports.tables.text import read_text
from app.imports.tables.workbook import read_workbook
from app.models.errors import Refused

# How foreign files begin, and the code of the sentence that says so.
_FOREIGN = (
    (re.compile(rb"%PDF-"), "table-is-pdf"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\x00{4}|RIFF.{4}WEBP|II\*\x00|MM\x00\*", re.S),
     "table-is-picture"),
    (re.compile(rb".{4}ftyp(hei|mif|avif)", re.S), "table-is-picture"),
    (re.compile(rb"\{\\rtf"), "table-is-document"),
    (re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|table|\?xml|head|meta)", re.I),
     "table-is-web-page"),
    (re.compile(rb"SQLite format 3\x00|\x1f\x8b|7z\xbc\xaf|Rar!|\x7fELF|MZ\x90"), "table-not-text"),
)  # fmt: skip
_WORKBOOKS = (".xlsx", ".xlsm")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_table(
    path: Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    max_rows: int = MAX_ROWS,
) -> Table:
    """A CSV or XLSX file with a heading; `Refused` (codes ``table-...``) with what to do about it.

    `encoding` (a Python codec), `delimiter` and `sheet` overrule the reader's own guess.
    """
    data = _content(path)
    return read_bytes(
        data, path.name, encoding=encoding, delimiter=delimiter, sheet=sheet, max_rows=max_rows
    )


def read_bytes(
    data: bytes,
    file: str,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    max_rows: int = MAX_ROWS,
) -> Table:
    """The same for content that is already in memory; `file` is the name to call it by."""
    return shaped(_raw(data, file, encoding, delimiter, sheet, max_rows), max_rows)


def read_rows(
    path: Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    max_rows: int = MAX_ROWS,
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """A file without a heading: (row number, cells) for each row that is not blank, ragged."""
    raw = _raw(_content(path), path.name, encoding, delimiter, None, max_rows)
    if len(raw.rows) > max_rows:
        raise Refused("table-too-many-rows", file=path.name, limit=max_rows)
    return tuple((row.number, row.cells) for row in raw.rows)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Refused("table-too-big", file=path.name, limit=MAX_BYTES // 1_000_000)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused("table-missing", file=path.name) from error
    except OSError as error:
        raise Refused("table-unreadable", file=path.name) from error


def _raw(
    data: bytes,
    file: str,
    encoding: str | None,
    delimiter: str | None,
    sheet: str | None,
    max_rows: int,
) -> RawTable:
    if len(data) > MAX_BYTES:
        raise Refused("table-too-big", file=file, limit=MAX_BYTES // 1_000_000)
    if not data.strip():
        raise Refused("table-empty", file=file)
    _refuse_foreign(data, file)
    if data.startswith(_ZIP):
        return read_workbook(data, file, sheet=sheet, max_rows=max_rows)
    told = read_text(data, file, encoding=encoding, delimiter=delimiter, max_rows=max_rows)
    # A list in columns is read whatever its name says; a text in lines is no list that lost some.
    if file.lower().endswith(_WORKBOOKS) and all(len(row.cells) < 2 for row in told.rows):
        raise Refused("table-not-workbook", file=file)
    return told


def _refuse_foreign(data: bytes, file: str) -> None:
    for begins, code in _FOREIGN:
        if begins.match(data):
            raise Refused(code, file=file)
    if data.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise Refused("table-locked" if locked else "table-is-old-excel", file=file)
    if data.startswith(_ZIP):
        _refuse_foreign_zip(data, file)


def _refuse_foreign_zip(data: bytes, file: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = {name.lower() for name in packed.namelist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Refused("table-workbook-broken", file=file) from error
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise Refused("table-is-old-excel", file=file)
    if "content.xml" in names:
        raise Refused("table-is-open-document", file=file)
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise Refused("table-is-document", file=file)
    raise Refused("table-not-text", file=file)
