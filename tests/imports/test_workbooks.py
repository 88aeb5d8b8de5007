"""Excel workbooks: values as people expect them, and no workbook that harms the laptop."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
from io import BytesIO

import pytest

from app.imports.tables import Table, read_bytes
from app.models.errors import Refused
from app.refusals import SENTENCES
from tests.imports.workbooks import MAIN, dated, package, sheet_xml, workbook, zipped


def refused_code(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read_bytes(data, "liste.xlsx")
    return refused.value.code


def test_values_read_as_people_expect_them():
    sheet = [
        ["Navn", "Født", "Dag", "Tid", "Andel", "Ja", "Mobil"],
        [" Søren  ", 1985, dated(46000), dated(46000.75, 2), 3.5, True, 20000001],
    ]
    table = read_bytes(workbook(sheet), "x")
    assert table.rows == (
        ("Søren", "1985", "2025-12-09", "2025-12-09 18:00", "3.5", "1", "20000001"),
    )
    assert (table.format, table.sheet, table.encoding, table.delimiter) == ("xlsx", "Ark1", "", "")


def test_rows_are_numbered_as_excel_shows_them():
    table = read_bytes(workbook([["Navn", "Køn"], [None, None], ["Bo", "m"]], first_row=5), "x")
    assert table.row_numbers == (7,)


def test_the_first_sheet_with_something_in_it_is_read_and_the_others_told():
    rows = [["Navn"], ["Bo"]]
    sheets = {"Tom": sheet_xml([]), "Liste": sheet_xml(rows), "Gammel": sheet_xml([["x"], ["1"]])}
    hidden = {"Skjult": sheet_xml([["y"], ["2"]]), **sheets}
    table = read_bytes(zipped(package(hidden, hidden=["Skjult"])), "x")
    assert (table.sheet, table.rows) == ("Liste", (("Bo",),))
    assert [(doubt.code, doubt.params) for doubt in table.doubts] == [
        ("doubt-other-sheets", (("sheet", "Liste"), ("others", "Gammel")))
    ]
    assert read_bytes(zipped(package(sheets)), "x", sheet="Gammel").headers == ("x",)
    with pytest.raises(Refused, match="table-no-such-sheet"):
        read_bytes(zipped(package(sheets)), "x", sheet="Tom")


def test_a_cover_sheet_is_passed_over_for_the_first_table():
    cover = sheet_xml([["Borgersamling 2027"], ["Program"], ["Udkast"]])
    sheets = {"Forside": cover, "Program": sheet_xml([["Kl.", "Titel"], ["9.00", "Velkomst"]])}
    table = read_bytes(zipped(package(sheets)), "x")
    assert (table.sheet, table.rows) == ("Program", (("9.00", "Velkomst"),))
    assert [each.code for each in table.doubts] == ["doubt-other-sheets"]


def test_an_empty_workbook_is_refused():
    assert refused_code(workbook([])) == "table-empty"
    assert refused_code(workbook([["Navn"]])) == "table-no-rows"


def test_too_many_rows_and_columns_are_refused():
    assert refused_code(workbook([["a"]] + [["1"]] * 5_001)) == "table-too-many-rows"
    assert refused_code(workbook([["a"] * 201, ["1"] * 201])) == "table-too-many-columns"
    assert refused_code(workbook([["a"], ["x" * 40_000]])) == "table-cell-too-long"


def bomb(megabytes: int) -> bytes:
    parts = package({"Ark1": sheet_xml([["Navn"], ["Bo"]])})
    parts["xl/worksheets/sheet1.xml"] += " " * (megabytes * 1_000_000)
    return zipped(parts)


def with_size(data: bytes, part: bytes, size: int) -> bytes:
    """The same archive, lying in its directory about how big a part is."""
    at = data.rfind(part) - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def test_a_zip_bomb_is_not_opened():
    assert refused_code(bomb(30)) == "table-unpacks-too-big"
    assert refused_code(bomb(5)) == "table-unpacks-too-big"


def test_a_zip_bomb_that_lies_about_its_size_never_unpacks():
    data = with_size(bomb(60), b"xl/worksheets/sheet1.xml", 1_000)
    tracemalloc.start()
    try:
        assert refused_code(data) == "table-workbook-broken"
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("row", "cell", "code"),
    [
        ("1048576", "XFD1048576", "table-too-many-columns"),
        ("1048576", "A1048576", "table-cell-far-down"),
        ("1", "XFD1", "table-too-many-columns"),
    ],
)
def test_a_lonely_cell_far_out_is_refused_before_the_rectangle_is_laid(row, cell, code):
    xml = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        f'<row r="{row}"><c r="{cell}"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert refused_code(zipped(package({"Ark1": xml}))) == code


def test_a_far_cell_that_is_only_coloured_is_no_reason_to_refuse():
    xml = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c><c r="XFD2" s="1"/></row></sheetData></worksheet>'
    )
    assert read_bytes(zipped(package({"Ark1": xml})), "x").rows == (("2",),)


def test_entities_are_refused():
    xml = sheet_xml([["Navn"], ["ENTITY"]]).replace("ENTITY", "&b;")
    entities = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert refused_code(zipped(package({"Ark1": entities + xml}))) == "table-workbook-broken"


def test_a_far_cell_is_found_however_it_is_written():
    cells = [
        '<row r="1"><c x=">" r="XFD1"><v>1</v></c></row>',
        "<row r='1'><c r='&#88;FD1'><v>1</v></c></row>",
        '<row r="1">' + "<c><v>1</v></c>" * 201 + "</row>",
    ]
    for row in cells:
        xml = f'<worksheet xmlns="{MAIN}"><sheetData>{row}</sheetData></worksheet>'
        assert refused_code(zipped(package({"Ark1": xml}))) == "table-too-many-columns"
    rows = "<row><c><v>1</v></c></row>" * 20_001
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    assert refused_code(zipped(package({"Ark1": xml}))) == "table-cell-far-down"


@pytest.mark.parametrize(
    "cell", ["B99999999999", "XFDXFD1", "B0", " B2", "B2 ", "B-2", "\u0661", "2", "B", ""]
)
def test_a_cell_that_is_nowhere_is_refused(cell):
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="{cell}"><v>1</v></c></row>'
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    assert refused_code(zipped(package({"Ark1": xml}))) == "table-workbook-broken"


def shared(text: str, cells: int) -> bytes:
    """A workbook whose cells all name one shared string."""
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, cells))
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    parts = package({"Ark1": xml})
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'
    links = parts["xl/_rels/workbook.xml.rels"]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    link = f'<Relationship Id="rId9" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = links.replace("</Relationships>", link)
    return zipped(parts)


def test_one_long_text_named_by_a_thousand_cells_is_refused_before_it_is_copied():
    assert read_bytes(shared("Navn", 5), "x").rows == (("Navn",),) * 3
    assert refused_code(shared("x" * 30_000, 1_000)) == "table-unpacks-too-big"


def outcome(data: bytes) -> Table | str:
    """The table, or the code of the refusal."""
    try:
        return read_bytes(data, "x")
    except Refused as refused:
        return refused.code


def test_a_workbook_with_a_flipped_byte_anywhere_never_crashes():
    whole = workbook([["Navn", "Alder"], ["Søren", 3], ["Ida", 4]])
    refused = 0
    for at in range(0, len(whole), 3):
        told = outcome(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        if isinstance(told, str):
            assert told in SENTENCES
            refused += 1
        else:
            assert all(len(row) == len(told.headers) for row in told.rows)
    assert refused > 100


def test_a_part_under_a_password_is_refused_as_locked():
    data = bytearray(workbook([["Navn"], ["Bo"]]))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        offset = archive.getinfo("xl/workbook.xml").header_offset
    data[offset + 6] |= 1
    at = data.rfind(b"xl/workbook.xml") - 46
    data[at + 8] |= 1
    assert refused_code(bytes(data)) == "table-locked"
