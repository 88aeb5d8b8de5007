"""A Danish list is read rightly, however it was saved."""

from __future__ import annotations

import csv
import io
from itertools import product
from typing import Literal

import pytest

from app.imports.tables import column, read_bytes
from app.models.errors import Refused

ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "cp1252",
    "mac_roman",
    "cp850",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
)
DELIMITERS = (";", ",", "\t", "|")
LINE_ENDS = ("\r\n", "\n", "\r")
HEADERS = ("Navn", "Køn", "Bemærkning", "Mobil")
ROWS = (
    ("Åse Kjærgaard", "Kvinde", "", "20 00 00 01"),
    ("Østergård, Søren", "Mand", "Går dårligt; vil sidde nær døren", "20 00 00 02"),
    ('Bent "Bølle" Rømer', "Mand", "Første linje\nanden linje, med æøå", ""),
    ("Gülsüm Çelik", "Kvinde", "tab\ther", "20 00 00 04"),
    ("René Aagesen", "Mand", "x" * 30_000, "20 00 00 05"),
    ("Ida Bæk", "Kvinde", '"', "20 00 00 06"),
)


def written(delimiter: str, line_end: str, rows=ROWS) -> str:
    text = io.StringIO(newline="")
    # Python leaves a bare \n unquoted when lines end with \r; programs that write \r do not.
    quoting: Literal[0, 1] = csv.QUOTE_ALL if line_end == "\r" else csv.QUOTE_MINIMAL
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerows((HEADERS, *rows))
    return text.getvalue()


@pytest.mark.parametrize(
    ("encoding", "delimiter", "line_end"), list(product(ENCODINGS, DELIMITERS, LINE_ENDS))
)
def test_a_danish_list_is_read_rightly_however_it_was_saved(encoding, delimiter, line_end):
    table = read_bytes(written(delimiter, line_end).encode(encoding), "liste.csv")
    assert table.headers == HEADERS
    assert table.rows == ROWS
    assert table.row_numbers == (2, 3, 4, 5, 6, 7)
    assert table.delimiter == delimiter


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_an_old_character_set_is_told_so_that_somebody_looks_at_the_letters(encoding):
    table = read_bytes(written(";", "\r\n").encode(encoding), "liste.csv")
    assert table.encoding == encoding
    assert [doubt.code for doubt in table.doubts] == ["doubt-old-letters"]


def test_windows_letters_are_not_taken_for_old_ones():
    text = "Navn;Note\r\nSøren Ågård;it’s – “ok” … 5 € ½ l\r\nÉric Żak;ßø\r\n".replace("Ż", "Ž")
    table = read_bytes(text.encode("cp1252"), "liste.csv")
    assert table.encoding == "cp1252"
    assert table.rows[1] == ("Éric Žak", "ßø")
    assert table.doubts == ()


def test_a_byte_that_windows_does_not_know_is_told():
    table = read_bytes(b"Navn;Note\r\nS\xf8ren;\x8d\r\n\xc5se;x\r\n", "liste.csv")
    assert table.rows[0][0] == "Søren"
    assert [doubt.code for doubt in table.doubts] == ["doubt-letters-lost"]


def test_the_person_may_choose_another_encoding_and_delimiter():
    data = "Navn;Køn,By\nSøren;m,k\n".encode("cp1252")
    assert read_bytes(data, "x", encoding="mac_roman").headers == ("Navn", "K¯n,By")
    assert read_bytes(data, "x", delimiter=",", encoding="cp1252").headers == ("Navn;Køn", "By")


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "no-such-encoding"])
def test_an_encoding_that_does_not_fit_is_refused(encoding):
    with pytest.raises(Refused) as refused:
        read_bytes("Navn\nSøren\n".encode("cp1252"), "liste.csv", encoding=encoding)
    assert refused.value.code == "table-wrong-encoding"


def test_letters_composed_of_two_parts_become_one():
    assert read_bytes("Navn\nA\u030age\n".encode(), "x").rows == (("Åge",),)


def test_characters_nobody_sees_are_removed_and_told():
    table = read_bytes(
        "Navn;By\nB\x00o;\u202eoR\u200b\nIb\xa0Bo;\U0001f469\u200d\U0001f33e\n".encode(), "x"
    )
    assert table.rows == (("Bo", "oR"), ("Ib Bo", "\U0001f469\u200d\U0001f33e"))
    assert [(doubt.code, doubt.row) for doubt in table.doubts] == [("doubt-unseen-characters", 2)]


@pytest.mark.parametrize(
    ("text", "delimiter", "headers"),
    [
        ("Navn;Alder\nHansen, Bo;3\nHolm, Ib;4\n", ";", ("Navn", "Alder")),
        ("Efternavn, fornavn;Alder\nHansen, Bo;3\n", ";", ("Efternavn, fornavn", "Alder")),
        ("Navn\nHansen, Bo\nHolm, Ib\n", ";", ("Navn",)),
        ('name,note\nBo,"a; b; c"\nIb,"d; e\nf; g"\n', ",", ("name", "note")),
        ("name\tnote\nBo\ta, b; c\n", "\t", ("name", "note")),
        ("sep=,\r\nNavn,Alder;år\r\nBo,3\r\n", ",", ("Navn", "Alder;år")),
        ("Navn;Alder;By\nBo;3\nIb;4\n", ";", ("Navn", "Alder", "By")),
    ],
)
def test_the_delimiter_is_found_behind_commas_in_names_and_texts(text, delimiter, headers):
    table = read_bytes(text.encode(), "x")
    assert (table.delimiter, table.headers) == (delimiter, headers)


def test_headers_are_found_in_danish_and_english_whatever_their_case():
    table = read_bytes("E-mail:;NAVN *;Fast bord;Køn\na@b.dk;Bo;3;m\n".encode(), "x")
    assert column(table, "email") == 0
    assert column(table, "name", "navn") == 1
    assert column(table, "fast_bord") == 2
    assert column(table, "alder", "age") is None
