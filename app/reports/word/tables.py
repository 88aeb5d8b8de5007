"""Tables of the Word document: a head that every page repeats, and rows that stay in one piece."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tbl, CT_TrPr
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from app.reports import marks
from app.reports.chapters.record import Facts, Table
from app.reports.chapters.story import WIDTH, widths
from app.reports.markup import Piece
from app.reports.word import styles
from app.reports.word.xml import element

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from app.reports.word.writing import Writing

_RULE: Final = marks.RULE.lstrip("#")
_INK: Final = marks.INK.lstrip("#")
_SHORT: Final = 8
_ROOM: Final = {"top": 60, "left": 0, "bottom": 60, "right": 140}


def write_table(writing: Writing, table: Table) -> None:
    """A table, named after the heading it stands under."""
    made = _grid(writing, len(table.rows) + 1, widths(table.columns))
    lines = element(
        "tblBorders",
        element("bottom", val="single", sz=3, space=0, color=_RULE),
        element("insideH", val="single", sz=3, space=0, color=_RULE),
    )
    _dress(made, lines, table.about)
    head, *rows = made.tr_lst
    _repeat(head)
    for column, cell in zip(table.columns, head.tc_lst, strict=True):
        _fill(writing, cell, (Piece(column.head),), styles.HEAD, is_number=column.is_number)
        edge = element("bottom", val="single", sz=8, space=0, color=_INK)
        cell.get_or_add_tcPr().append(element("tcBorders", edge))
    for row, told in zip(rows, table.rows, strict=True):
        _keep(row)
        for column, cell, words in zip(table.columns, row.tc_lst, told, strict=True):
            _fill(writing, cell, words, styles.CELL, is_number=column.is_number)
    if len(rows) <= _SHORT:
        _on_one_page(rows if writing.is_held else rows[:-1])
    _room_after(writing)


def write_facts(writing: Writing, facts: Facts) -> None:
    """Key figures side by side on a tinted ground."""
    made = _grid(writing, 1, [WIDTH / len(facts.figures)] * len(facts.figures))
    _dress(made, None, "")
    (row,) = made.tr_lst
    _keep(row)
    tint = marks.TINT.lstrip("#")
    for (figure, name), cell in zip(facts.figures, row.tc_lst, strict=True):
        _fill(writing, cell, (Piece(figure),), styles.FIGURE)
        beneath = element("p")
        cell.append(beneath)
        writing.fill(Paragraph(beneath, writing.body), (Piece(name),), styles.FIGURE_LABEL)
        properties = cell.get_or_add_tcPr()
        properties.append(element("shd", val="clear", color="auto", fill=tint))
        properties.append(_margins("tcMar", {"top": 140, "left": 140, "bottom": 140, "right": 60}))
    _room_after(writing)


def _grid(writing: Writing, rows: int, wide: Sequence[float]) -> CT_Tbl:
    """So many rows of empty cells, so wide in points."""
    made = CT_Tbl.new_tbl(rows, len(wide), Pt(WIDTH))
    writing.append(made)
    for column, width in zip(made.tblGrid.gridCol_lst, wide, strict=True):
        column.w = Pt(width)
    for row in made.tr_lst:
        for cell, width in zip(row.tc_lst, wide, strict=True):
            cell.width = Pt(width)
    return made


def _dress(made: CT_Tbl, lines: BaseOxmlElement | None, about: str) -> None:
    """Properties in the order that the format asks for."""
    properties = made.tblPr
    for each in list(properties):
        properties.remove(each)
    parts = [element("tblW", w=round(WIDTH * 20), type="dxa")]
    if lines is not None:
        parts.append(lines)
    parts += [element("tblLayout", type="fixed"), _margins("tblCellMar", _ROOM)]
    parts.append(element("tblLook", val="0020" if lines is not None else "0000"))
    if about:
        parts.append(element("tblCaption", val=about))
    properties.extend(parts)


def _margins(tag: str, sides: dict[str, int]) -> BaseOxmlElement:
    return element(tag, *(element(side, w=room, type="dxa") for side, room in sides.items()))


def _fill(
    writing: Writing,
    cell: BaseOxmlElement,
    words: tuple[Piece, ...],
    style: str,
    *,
    is_number: bool = False,
) -> None:
    paragraph = Paragraph(cell.find(qn("w:p")), writing.body)
    writing.fill(paragraph, words, style)
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeat(row: CT_Row) -> None:
    _keep(row)
    _properties(row).append(element("tblHeader"))


def _on_one_page(rows: Sequence[CT_Row]) -> None:
    """A short table does not break: each row goes where the next one goes."""
    for row in rows:
        for cell in row.tc_lst:
            for line in cell.p_lst:
                line.get_or_add_pPr().get_or_add_keepNext().val = True


def _keep(row: CT_Row) -> None:
    _properties(row).append(element("cantSplit"))


def _room_after(writing: Writing) -> None:
    """Word sets what follows a table hard against it."""
    writing.paragraph(styles.CELL)


def _properties(row: CT_Row) -> CT_TrPr:
    return row.get_or_add_trPr()
