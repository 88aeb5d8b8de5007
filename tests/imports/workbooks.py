"""Workbooks written part by part, so that tests can also write the ones Excel never would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

Cell = str | int | float | bool | None

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = "http://schemas.openxmlformats.org/package/2006"
_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Style 1 is a date, style 2 a date with a clock.
_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>'
    '<xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


class Styled(float):
    """A number shown through a style of the workbook (1 date, 2 moment)."""

    style = 0


def dated(serial: float, style: int = 1) -> Styled:
    """Excel's day number, shown as a date."""
    number = Styled(serial)
    number.style = style
    return number


def sheet_xml(rows: Sequence[Sequence[Cell]], first_row: int = 1) -> str:
    """A worksheet with the rows from `first_row` on, column A on the left."""
    lines = []
    for number, cells in enumerate(rows, first_row):
        inner = "".join(_cell(cell, f"{_column(at)}{number}") for at, cell in enumerate(cells))
        lines.append(f'<row r="{number}">{inner}</row>')
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def _column(at: int) -> str:
    return chr(65 + at) if at < 26 else _column(at // 26 - 1) + chr(65 + at % 26)


def _cell(cell: Cell, at: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        text = f'<t xml:space="preserve">{escape(cell)}</t>'
        return f'<c r="{at}" t="inlineStr"><is>{text}</is></c>'
    if isinstance(cell, bool):
        return f'<c r="{at}" t="b"><v>{int(cell)}</v></c>'
    style = f' s="{cell.style}"' if isinstance(cell, Styled) else ""
    return f'<c r="{at}"{style}><v>{float(cell):.15g}</v></c>'


def package(sheets: dict[str, str], hidden: Sequence[str] = ()) -> dict[str, str]:
    """The parts of a workbook by their names."""
    listed, linked = "", ""
    for at, name in enumerate(sheets, 1):
        state = ' state="hidden"' if name in hidden else ""
        listed += f'<sheet name="{escape(name)}" sheetId="{at}"{state} r:id="rId{at}"/>'
        target = f"worksheets/sheet{at}.xml"
        linked += f'<Relationship Id="rId{at}" Type="{_LINKS}/worksheet" Target="{target}"/>'
    linked += f'<Relationship Id="rId0" Type="{_LINKS}/styles" Target="styles.xml"/>'
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{_LINKS}"><sheets>{listed}</sheets></workbook>'
    root = f'<Relationship Id="r1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PARTS}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_MIME}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PARTS}/relationships">{root}</Relationships>',
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PARTS}/relationships">{linked}'
        "</Relationships>",
        "xl/styles.xml": _STYLES,
    }
    for at, content in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{at}.xml"] = content
    return parts


def zipped(parts: dict[str, str]) -> bytes:
    """The parts packed as an office program packs them."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def workbook(rows: Sequence[Sequence[Cell]], first_row: int = 1, name: str = "Ark1") -> bytes:
    """An XLSX file with one sheet."""
    return zipped(package({name: sheet_xml(rows, first_row)}))
