"""Files that are broken, too big or not lists: one clear sentence each, and nothing is read."""

from __future__ import annotations

import pytest

from app.imports.tables import MAX_CELL, read_bytes, read_rows, read_table
from app.models.errors import Refused
from tests.imports.workbooks import workbook, zipped


def refusal(data: bytes, file: str = "liste.csv") -> Refused:
    with pytest.raises(Refused) as refused:
        read_bytes(data, file)
    assert refused.value.params["file"] == file
    return refused.value


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "table-empty"),
        (b"\xef\xbb\xbf", "table-empty"),
        (b" \r\n;;\r\n", "table-empty"),
        (b"Navn;Alder\r\n;\r\n", "table-no-rows"),
        (b"a\n" + b"1\n" * 5_001, "table-too-many-rows"),
        (b";".join([b"a"] * 201) + b"\n1\n", "table-too-many-columns"),
        (b"a;b\n" + b"x" * 200_000 + b";2\n", "table-cell-too-long"),
        (b"a;b\n" + b"x" * (MAX_CELL + 1) + b";2\n", "table-cell-too-long"),
        (b"a" * 20_000_001, "table-too-big"),
        (bytes(range(256)) * 20, "table-not-text"),
        (b"%PDF-1.7\n", "table-is-pdf"),
        (b"\x89PNG\r\n\x1a\n", "table-is-picture"),
        (b"\xff\xd8\xff\xe0", "table-is-picture"),
        (b"\x00\x00\x00\x18ftypheic", "table-is-picture"),
        (b"{\\rtf1 Navn}", "table-is-document"),
        (b"\r\n<HTML><table><tr><td>Navn", "table-is-web-page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook>", "table-is-web-page"),
        (b"SQLite format 3\x00" + bytes(80), "table-not-text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "table-is-old-excel"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "table-locked",
        ),
        (b"PK\x03\x04 cut off in the middle", "table-workbook-broken"),
        (zipped({"word/document.xml": "<w/>"}), "table-is-document"),
        (zipped({"content.xml": "<o/>"}), "table-is-open-document"),
        (zipped({"xl/workbook.bin": ""}), "table-is-old-excel"),
        (zipped({"photo.jpg": ""}), "table-not-text"),
        (zipped({"xl/workbook.xml": "<no sense"}), "table-workbook-broken"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_list_is_refused_in_words(data, code):
    assert refusal(data).code == code


@pytest.mark.parametrize("text", ["Det er ikke et regneark.\n", "Kære alle.\nVi ses lørdag.\n"])
def test_a_text_that_is_only_called_a_workbook_is_refused_as_none(text):
    assert refusal(text.encode(), "program.XLSX").code == "table-not-workbook"
    with pytest.raises(Refused, match="table-not-workbook"):
        read_bytes(text.encode(), "program.xlsm", encoding="utf-8")


def test_a_list_in_columns_is_read_whatever_its_name_says():
    assert read_bytes(b"Navn;Alder\nBo;40\n", "liste.xlsx").rows == (("Bo", "40"),)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('Navn;Alder\n"Bo;3\nIda;4\n', 2),
        ('Navn;Alder\nBo;3\n"Ida;4', 3),
        ('Navn;Alder\nBo;3\n"Ida;4\n"Ib";5\n', 3),
        ('Navn;Alder\n"Bo;3\n' + "Ida;4\n" * 60_000, 2),
    ],
    ids=["to the end", "in the last row", "until the next one", "over the whole file"],
)
def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_row(text, row):
    refused = refusal(text.encode())
    assert (refused.code, refused.params["row"]) == ("table-quote-unclosed", row)


def test_a_quotation_mark_in_the_middle_is_told_and_the_row_is_kept():
    table = read_bytes(b'Navn;Alder\n"Bo" Holm;3\nIda "Ib" Bo;4\n', "x")
    assert table.rows == (("Bo Holm", "3"), ('Ida "Ib" Bo', "4"))
    assert [(doubt.code, doubt.row) for doubt in table.doubts] == [("doubt-stray-quote", 2)]


def test_a_row_with_more_cells_than_the_heading_is_refused_with_its_row():
    refused = refusal(b"Navn;Alder\nBo;3;;\n\nIda;4;x\n")
    assert refused.code == "table-row-too-long"
    assert (refused.params["row"], refused.params["found"], refused.params["expected"]) == (4, 3, 2)


def test_a_row_with_fewer_cells_is_filled_up_and_told():
    table = read_bytes(b"Navn;Alder;By\nBo;3;B\nIda\n", "x")
    assert table.rows[1] == ("Ida", "", "")
    assert [(doubt.code, doubt.row) for doubt in table.doubts] == [("doubt-row-short", 3)]


def test_headers_that_are_missing_or_stand_twice_get_names_of_their_own():
    table = read_bytes(b"Navn;navn;;;Navn (2)\nBo;x;y;;z\n", "x")
    assert table.headers == ("Navn", "navn (2)", "C", "Navn (2) (2)")
    assert table.rows == (("Bo", "x", "y", "z"),)
    assert [doubt.code for doubt in table.doubts] == [
        "doubt-header-twice",
        "doubt-header-empty",
        "doubt-header-twice",
    ]


def test_a_title_above_the_heading_is_skipped_and_told():
    table = read_bytes(b"Medlemsliste 2027;;\n;;\nNavn;Alder;By\nBo;3;B\n", "x")
    assert (table.headers, table.row_numbers) == (("Navn", "Alder", "By"), (4,))
    assert [(doubt.code, doubt.row) for doubt in table.doubts] == [("doubt-title-skipped", 1)]


def test_a_list_without_a_heading_is_told():
    table = read_bytes(b"Ida;20 00 00 01\nBo;20 00 00 02\n", "x")
    assert [doubt.code for doubt in table.doubts] == ["doubt-heading-is-data"]


def test_exactly_as_many_rows_and_columns_as_allowed_are_read():
    head = ";".join(f"c{at}" for at in range(200))
    assert len(read_bytes((head + "\n" + "1;" * 199 + "1\n").encode(), "x").headers) == 200
    assert len(read_bytes(b"a\n" + b"1\n" * 5_000, "x").rows) == 5_000
    assert len(read_bytes(b"a\n" + b"1\n" * 6_000, "x", max_rows=6_000).rows) == 6_000


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path):
    for path, code in ((tmp_path / "x.csv", "table-missing"), (tmp_path, "table-unreadable")):
        with pytest.raises(Refused) as refused:
            read_table(path)
        assert refused.value.code == code


def test_content_counts_and_not_the_name(tmp_path):
    csv, xlsx = tmp_path / "list.xlsx", tmp_path / "list.csv"
    csv.write_bytes("Navn;Alder\r\nSøren;3\r\n".encode("cp1252"))
    xlsx.write_bytes(workbook([["Navn", "Alder"], ["Søren", 3]]))
    assert (read_table(csv).format, read_table(xlsx).format) == ("csv", "xlsx")
    assert read_table(csv).rows == read_table(xlsx).rows == (("Søren", "3"),)


def test_rows_without_a_heading_keep_their_own_width(tmp_path):
    path = tmp_path / "apart.csv"
    path.write_text("1,2\n\n3,4,5\n", "utf-8")
    assert read_rows(path) == ((1, ("1", "2")), (3, ("3", "4", "5")))
