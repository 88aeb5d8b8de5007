"""What is written as CSV or XLSX is read as it was, and no bytes at all make the reader crash."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from app.imports.members import read_members
from app.imports.tables import Table, read_bytes
from app.models.errors import Refused
from app.refusals import SENTENCES
from tests.imports.workbooks import workbook

WESTERN = [chr(at) for at in range(32, 127)] + list("æøåÆØÅéüöäÉÜÖÄçÇñß€–’“”½")
LETTERS = st.text(st.sampled_from(WESTERN), max_size=20).map(str.strip)
ANY = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf", "Zs", "Cn", "Co")), max_size=20
).map(lambda text: unicodedata.normalize("NFC", text).strip())
# Line ends inside cells, as spreadsheets allow them.
FOLDED = st.lists(LETTERS, min_size=1, max_size=3).map("\n".join).map(str.strip)


def lists(cells: st.SearchStrategy[str]) -> st.SearchStrategy[list[tuple[str, ...]]]:
    """Rows of three cells; the first cell is a word, so that no row is blank."""
    word = st.text(st.sampled_from("abcdæøå"), min_size=1, max_size=8)
    return st.lists(st.tuples(word, cells, cells), min_size=1, max_size=8)


def as_csv(rows: list[tuple[str, ...]], delimiter: str, line_end: str) -> str:
    text = io.StringIO(newline="")
    quoting: Literal[0, 1] = csv.QUOTE_ALL if line_end == "\r" else csv.QUOTE_MINIMAL
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerows([("Navn", "Køn", "Bemærkning"), *rows])
    return text.getvalue()


DELIMITER = st.sampled_from([";", ",", "\t"])
LINE_END = st.sampled_from(["\r\n", "\n", "\r"])


@given(lists(FOLDED), DELIMITER, LINE_END)
def test_a_windows_list_is_read_as_it_was_written(rows, delimiter, line_end):
    data = as_csv(rows, delimiter, line_end).encode("cp1252")
    table = read_bytes(data, "x", encoding="cp1252")
    assert (table.rows, table.delimiter) == (tuple(rows), delimiter)


@given(lists(ANY), DELIMITER, LINE_END, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_unicode_list_is_read_as_it_was_written(rows, delimiter, line_end, encoding):
    table = read_bytes(as_csv(rows, delimiter, line_end).encode(encoding), "x")
    assert (table.rows, table.delimiter) == (tuple(rows), delimiter)


@given(lists(ANY))
def test_a_workbook_is_read_as_it_was_written(rows):
    table = read_bytes(workbook([("Navn", "Køn", "Bemærkning"), *rows]), "x")
    assert table.rows == tuple(rows)


def whole(table: Table) -> bool:
    return (
        len(table.rows) == len(table.row_numbers) > 0
        and all(len(row) == len(table.headers) for row in table.rows)
        and len({header.casefold() for header in table.headers}) == len(table.headers)
        and all(table.headers)
    )


PIECES = st.sampled_from(
    [b'"', b";", b",", b"\t", b"\n", b"\r\n", b"\x00", b"Navn", b"S\xf8ren", b"\xc3\xb8", b"20",
     b"\xff\xfe", b"010190-1234", b"a@b.dk", b"sep=;\n", b"PK\x03\x04", b" ", b"\x81"]
)  # fmt: skip


@given(st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=40).map(b"".join)))
def test_no_bytes_at_all_make_the_reader_crash(data):
    try:
        table = read_bytes(data, "x")
    except Refused as refused:
        codes = [refused.code]
    else:
        assert whole(table)
        codes = list(doubts_and_refusals(table))
    assert all(code in SENTENCES for code in codes)


def doubts_and_refusals(table: Table) -> Iterator[str]:
    try:
        yield from (doubt.code for doubt in read_members(table, names_needed=False).doubts)
    except Refused as refused:
        yield refused.code
