"""XLSX: an honest, bounded copy of the workbook, then its first sheet that can be a table.

The reader (python-calamine) is fast but trusts its input: it inflates whatever the archive holds
and lays a sheet out as a full rectangle. So the parts it needs are first inflated here under a
limit and packed anew, and a lonely cell far out is refused before the rectangle is laid.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from app.imports.tables.cells import clean, has_unseen, written
from app.imports.tables.reach import refuse_far_cells, shared_lengths
from app.imports.tables.table import MAX_CELL, Doubt, RawRow, RawTable
from app.models.errors import Refused

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MAX_UNPACKED = 20_000_000
MAX_RATIO = 100
MAX_PARTS = 2_000

# Only what holds cells and their meaning; pictures, drawings, printer settings and macros stay out.
_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(workbook|sharedStrings|styles)\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)


def read_workbook(data: bytes, file: str, *, sheet: str | None, max_rows: int) -> RawTable:
    """The rows of one sheet as text; `Refused` on bombs, locked, broken and empty workbooks."""
    from python_calamine import CalamineError, CalamineWorkbook

    honest = _honest_copy(data, file)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(honest)) as book:
            return _read_sheet(book, file, sheet, max_rows)
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise Refused("table-workbook-broken", file=file) from error
    except BaseException as error:
        # What Rust calls a panic is not an Exception in Python, and has no name to import.
        if type(error).__name__ != "PanicException":
            raise
        raise Refused("table-workbook-broken", file=file) from error


def _honest_copy(data: bytes, file: str) -> bytes:
    """The needed parts, inflated under the limits and stored without compression."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            needed = _needed_parts(packed, file)
            parts = {part.filename: _inflated(packed, part) for part in needed}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise Refused("table-workbook-broken", file=file) from error
    except RuntimeError as error:  # zipfile's word for "encrypted, password required"
        raise Refused("table-locked", file=file) from error
    _refuse_monsters(parts, file)
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as stored:
        for name, content in parts.items():
            stored.writestr(name, content)
    return copy.getvalue()


def _inflated(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Never more than the part claims to be; the second read makes zipfile check the sum."""
    with packed.open(part) as stream:
        content = stream.read(part.file_size)
        stream.read(1)
    return content


def _needed_parts(packed: zipfile.ZipFile, file: str) -> list[zipfile.ZipInfo]:
    parts = [part for part in packed.infolist() if _NEEDED.fullmatch(part.filename)]
    unpacked = sum(part.file_size for part in parts)
    squeezed = sum(part.compress_size for part in parts)
    bomb = unpacked > 1_000_000 and unpacked > MAX_RATIO * max(squeezed, 1)
    if unpacked > MAX_UNPACKED or bomb or len(parts) > MAX_PARTS:
        raise Refused("table-unpacks-too-big", file=file)
    if len({part.filename.lower() for part in parts}) != len(parts):
        raise Refused("table-workbook-broken", file=file)
    return parts


def _refuse_monsters(parts: dict[str, bytes], file: str) -> None:
    shared: list[int] = []
    for name, content in parts.items():
        if name.lower() == "xl/sharedstrings.xml":
            shared = shared_lengths(content, file)
    # Whatever its name: the workbook's own links say which part is read as a sheet.
    for name, content in parts.items():
        if name.lower().startswith("xl/"):
            refuse_far_cells(content, shared, file)


def _read_sheet(book: CalamineWorkbook, file: str, wanted: str | None, max_rows: int) -> RawTable:
    filled = _filled_sheets(book)
    if wanted is not None and wanted not in filled:
        raise Refused("table-no-such-sheet", file=file, sheet=wanted)
    if not filled:
        raise Refused("table-empty", file=file)
    name = wanted or _likeliest(filled)
    doubts: list[Doubt] = []
    others = [other for other in filled if other != name]
    if others and wanted is None:
        told = (("sheet", name), ("others", ", ".join(others)))
        doubts.append(Doubt("doubt-other-sheets", told))
    rows = _sheet_rows(filled[name], file, max_rows, doubts)
    return RawTable(file, tuple(rows), "xlsx", sheet=name, doubts=tuple(doubts))


def _likeliest(filled: dict[str, CalamineSheet]) -> str:
    """The first that can be a table, with a heading, a row and two columns: a cover sheet with a
    title is none. Without any the first that has something in it.
    """
    tables = (name for name, sheet in filled.items() if sheet.height > 1 and sheet.width > 1)
    return next(tables, next(iter(filled)))


def _filled_sheets(book: CalamineWorkbook) -> dict[str, CalamineSheet]:
    """Visible worksheets with at least one cell, in the workbook's order."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    filled: dict[str, CalamineSheet] = {}
    for told in book.sheets_metadata:
        if told.typ != SheetTypeEnum.WorkSheet or told.visible != SheetVisibleEnum.Visible:
            continue
        sheet = book.get_sheet_by_name(told.name)
        if sheet.start is not None and sheet.height:
            filled[told.name] = sheet
    return filled


def _sheet_rows(
    sheet: CalamineSheet, file: str, max_rows: int, doubts: list[Doubt]
) -> list[RawRow]:
    first = sheet.start[0] + 1 if sheet.start else 1
    rows: list[RawRow] = []
    for number, values in enumerate(sheet.to_python(), first):
        texts = [written(value) for value in values]
        cells = tuple(clean(text) for text in texts)
        if not any(cells):
            continue
        if max(map(len, cells)) > MAX_CELL:
            raise Refused("table-cell-too-long", file=file, row=number, limit=MAX_CELL)
        if any(has_unseen(text) for text in texts):
            doubts.append(Doubt("doubt-unseen-characters", row=number))
        rows.append(RawRow(number, cells))
    if len(rows) > max_rows + 2:
        raise Refused("table-too-many-rows", file=file, limit=max_rows)
    return rows
