"""CSV: which letters, which delimiter, which records.

Encoding: a byte order mark or valid UTF-8 decides; else Windows-1252, unless its letters make no
words and Mac Roman's or DOS's do (then that one, with a doubt). Statistical detectors were measured
and get Danish lists wrong. The person sees a preview and can choose another.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from app.imports.tables.cells import clean, has_unseen
from app.imports.tables.table import MAX_CELL, MAX_COLUMNS, Doubt, RawRow, RawTable
from app.models.errors import Refused

DELIMITERS = ("\t", ";", ",", "|")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
# A sign in the middle of a word ("S\xbfren"), or a capital after a small letter outside ASCII.
_NO_WORD = re.compile(
    r"(?<=[^\W\d_])(?:[^\w\s!-/:-@\[-`{-~\u2019\u2013\xb4]|[\xbc-\xbe\xb2\xb3\xb9])(?=[^\W\d_])|\ufffd"
)
_ODD_CAPITAL = re.compile(r"(?<=[a-zæøå])[^\x00-\x7f]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_text(
    data: bytes, file: str, *, encoding: str | None, delimiter: str | None, max_rows: int
) -> RawTable:
    """All non-blank records of a CSV file; `Refused` when there is no sense in it."""
    doubts: list[Doubt] = []
    used = encoding or guess_encoding(data)
    text = _decoded(data, used, file, chosen=encoding is not None)
    controls = len(_CONTROLS.findall(text[:_SAMPLE]))
    if controls > 5 and controls * 50 > len(text[:_SAMPLE]):
        raise Refused("table-not-text", file=file)
    if encoding is None and used in ("mac_roman", "cp850"):
        doubts.append(Doubt("doubt-old-letters"))
    if "\ufffd" in text:
        doubts.append(Doubt("doubt-letters-lost"))
    text, announced = _announced_delimiter(text)
    chosen = delimiter or announced or guess_delimiter(text)
    rows = _rows(text, chosen, file, max_rows, doubts)
    name = "utf-8" if used == "utf-8-sig" else used
    return RawTable(file, tuple(rows), "csv", name, chosen, "", tuple(doubts))


def guess_encoding(data: bytes) -> str:
    """A Python codec name; never fails, cp1252 at the last."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if (even + odd) * 5 > len(sample):
        return "utf-16-le" if odd > even else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return min(("cp1252", "mac_roman", "cp850"), key=_Oddness(data))
    return "utf-8"


class _Oddness:
    """How many letters of the data make no sense in a codec; the first of equals is taken."""

    def __init__(self, data: bytes) -> None:
        # Only lines with high bytes tell anything, and a sample of them tells enough.
        lines = re.split(rb"[\r\n]+", data[: 16 * _SAMPLE])
        self._high = b"\n".join(line for line in lines if not line.isascii())[:_SAMPLE]

    def __call__(self, codec: str) -> int:
        text = self._high.decode(codec, "replace")
        capitals = [found for found in _ODD_CAPITAL.findall(text) if found.isupper()]
        return len(_NO_WORD.findall(text)) + len(capitals)


def _decoded(data: bytes, codec: str, file: str, *, chosen: bool) -> str:
    wide = codec.lower().replace("_", "-").startswith(("utf-16", "utf-32"))
    # A wide text cut off in the middle of its last character is whole but for that character.
    lenient = not chosen and (wide or codec == "cp1252")
    try:
        text = data.decode(codec, "replace" if lenient else "strict")
    except (UnicodeError, LookupError) as error:
        raise Refused("table-wrong-encoding", file=file, encoding=codec) from error
    return text.removeprefix("\ufeff")


def _announced_delimiter(text: str) -> tuple[str, str | None]:
    """Excel's own first line `sep=;`, which a spreadsheet does not count as a row."""
    found = re.match(r"\"?sep=([;,\t|])\"?(?:\r\n|\r|\n)", text, re.IGNORECASE)
    return (text[found.end() :], found[1]) if found else (text, None)


def guess_delimiter(text: str) -> str:
    """The delimiter under which most records are as wide as the heading.

    Commas stand in names and addresses far more often than semicolons or tabs, so of equals the
    comma comes last. Records, not lines, are counted: quoted text may hold both.
    """
    scores = {sign: _regularity(text, sign) for sign in DELIMITERS}
    best = max(DELIMITERS, key=scores.__getitem__)
    return best if scores[best] > 0 else ";"


def _regularity(text: str, sign: str) -> float:
    sample = text[:_SAMPLE]
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=sign, skipinitialspace=True)
    try:
        widths = [len(cells) for cells in islice(reader, 200) if any(cells)]
    except csv.Error:
        return 0.0
    if len(sample) < len(text) and len(widths) > 1:
        widths.pop()
    if not widths or widths[0] < 2:
        return 0.0
    return sum(width == widths[0] for width in widths) / len(widths)


class _Lines:
    """Hands lines to csv and remembers those of the record at hand."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.taken.append(line)
            yield line


def _rows(
    text: str, delimiter: str, file: str, max_rows: int, doubts: list[Doubt]
) -> Iterator[RawRow]:
    lines = _Lines(text)
    reader = csv.reader(iter(lines), delimiter=delimiter, skipinitialspace=True)
    well_quoted = _well_quoted(delimiter)
    number, kept = 0, 0
    while True:
        lines.taken.clear()
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _unreadable(lines.taken, file, number) from error
        if cells is None:
            return
        raw = "".join(lines.taken)
        if '"' in raw and not well_quoted.fullmatch(raw):
            doubts.append(_misquoted(lines.taken, file, number))
        row = _cleaned(cells, file, number, doubts)
        if not any(row):
            continue
        kept += 1
        # Two rows more than asked for: a heading, and perhaps a title above it.
        if kept > max_rows + 2:
            raise Refused("table-too-many-rows", file=file, limit=max_rows)
        yield RawRow(number, row)


def _well_quoted(delimiter: str) -> re.Pattern[str]:
    sign = re.escape(delimiter)
    cell = rf' *+(?:"[^"]*+(?:""[^"]*+)*+"|[^"{sign}\r\n][^{sign}\r\n]*+|)'
    return re.compile(rf"{cell}(?:{sign}{cell})*+[\r\n]*")


def _misquoted(lines: list[str], file: str, number: int) -> Doubt:
    """A quotation mark inside a cell is harmless; one that swallows the next line is not."""
    if len(lines) > 1 or (lines[0].count('"') % 2 and not lines[0].endswith(("\r", "\n"))):
        raise Refused("table-quote-unclosed", file=file, row=number)
    return Doubt("doubt-stray-quote", row=number)


def _unreadable(lines: list[str], file: str, number: int) -> Refused:
    if len(lines) > 1:
        return Refused("table-quote-unclosed", file=file, row=number)
    return Refused("table-cell-too-long", file=file, row=number, limit=MAX_CELL)


def _cleaned(cells: list[str], file: str, number: int, doubts: list[Doubt]) -> tuple[str, ...]:
    if any(len(cell) > MAX_CELL for cell in cells):
        raise Refused("table-cell-too-long", file=file, row=number, limit=MAX_CELL)
    row = tuple(clean(cell) for cell in cells)
    while len(row) > MAX_COLUMNS and not row[-1]:
        row = row[:-1]
    if len(row) > MAX_COLUMNS:
        raise Refused("table-too-many-columns", file=file, limit=MAX_COLUMNS)
    if any(has_unseen(cell) for cell in cells):
        doubts.append(Doubt("doubt-unseen-characters", row=number))
    return row
