"""The typography of the Word document: named styles, so that people can change all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from app.reports import marks
from app.reports.chapters.story import Style
from app.reports.word.xml import element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle

FONT: Final = "Calibri"
"""On every computer with Word; others put one of the same widths in its place."""
_COMPLEX: Final = "Arial"
TITLE: Final = "Title"
CELL: Final = "Table text"
HEAD: Final = "Table head"
FIGURE: Final = "Key figure"
FIGURE_LABEL: Final = "Key figure name"
CONTENTS: Final = "TOC Heading"
CONTENTS_LINES: Final = ("toc 1", "toc 2")
PICTURE: Final = "Chart"
PART: Final = "Part heading"
LABELS: Final = {2: "Label heading", 3: "Heading 3"}
NAMES: Final = {
    Style.BODY: "Normal",
    Style.LEAD: "Lead",
    Style.INTRO: "Introduction",
    Style.QUOTE: "Quote",
    Style.ITEM: "List item",
    Style.NOTE: "Note",
    Style.SMALL: "Small print",
    Style.VERDICT: "Verdict",
    Style.COVER_KIND: "Cover kind",
    Style.COVER_QUESTION: "Cover question",
    Style.COVER_FACT: "Cover fact",
}


@dataclass(frozen=True, slots=True)
class _Look:
    """A style; sizes and room in points. `based` names the style it inherits from."""

    name: str
    size: float
    leading: float = 1.3
    before: float = 0
    after: float = 0
    colour: str = marks.INK
    is_bold: bool = False
    indent: float = 0
    hanging: float = 0
    keeps_next: bool = False
    based: str = "Normal"


_LOOKS: Final = (
    _Look("Normal", 10.5, after=7, based=""),
    _Look("Title", 34, 1.1, colour=marks.INK, is_bold=True, after=30),
    _Look("Heading 1", 22, 1.15, 26, 10, is_bold=True, keeps_next=True),
    _Look("Heading 2", 16, 1.15, 14, 7, is_bold=True, keeps_next=True),
    _Look("Heading 3", 10.5, 1.2, 12, 3, marks.ACCENT, is_bold=True, keeps_next=True),
    _Look(PART, 11.5, 1.2, 14, 3, is_bold=True, keeps_next=True, based="Heading 2"),
    _Look(
        LABELS[2], 10.5, 1.2, 12, 3, marks.ACCENT, is_bold=True, keeps_next=True, based="Heading 2"
    ),
    _Look(CONTENTS, 22, 1.15, 0, 12, is_bold=True),
    _Look("toc 1", 11, 1.2, 7, 0, is_bold=True),
    _Look("toc 2", 10.5, 1.2, indent=14),
    _Look("Lead", 12.5, 1.35, 2, 9, indent=12),
    _Look("Introduction", 12, 1.35, after=9, colour=marks.MUTED),
    _Look("Quote", 10.5, after=6, indent=12),
    _Look("List item", 10.5, after=4),
    _Look("Note", 9.5, 1.2, after=3),
    _Look("Small print", 9.5, 1.2, after=6, colour=marks.MUTED),
    _Look("Verdict", 11, after=4, is_bold=True, keeps_next=True),
    _Look("Cover kind", 11.5, before=150, after=10, colour=marks.ACCENT, is_bold=True),
    _Look("Cover question", 16, 1.35, after=22),
    _Look("Cover fact", 11, after=4, indent=120, hanging=120),
    _Look(CELL, 9.5, 1.15),
    _Look(HEAD, 9, 1.1, colour=marks.MUTED, is_bold=True, keeps_next=True),
    _Look(FIGURE, 24, 1.0, is_bold=True, keeps_next=True),
    _Look(FIGURE_LABEL, 9.5, 1.1, colour=marks.MUTED),
    _Look(PICTURE, 10.5, 1.0, 2, 8),
    _Look("header", 8.5, 1.1, colour=marks.MUTED),
    _Look("footer", 8.5, 1.1, colour=marks.MUTED),
)


def set_up(paper: Document, language: str) -> None:
    """All styles, and the language that the spelling is checked in."""
    spelling = {"val": language, "eastAsia": language, "bidi": "ar-SA"}
    default = paper.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    told = default.find(qn("w:lang"))
    for name, value in spelling.items():
        told.set(qn(f"w:{name}"), value)
    for look in _LOOKS:
        _dress(_style(paper, look), look)


def rule(side: str) -> BaseOxmlElement:
    """The line beside what people said, as borders of a paragraph."""
    line = element(side, val="single", sz=16, space=8, color=marks.ACCENT.lstrip("#"))
    return element("pBdr", line)


def ink(colour: str) -> RGBColor:
    """ "#rrggbb" as Word's own colour."""
    return RGBColor.from_string(colour.lstrip("#").upper())


def _style(paper: Document, look: _Look) -> ParagraphStyle:
    styles = paper.styles
    if look.name in styles:
        found: ParagraphStyle = styles[look.name]
    else:
        own = look.name in (*CONTENTS_LINES, CONTENTS)
        found = styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=own)
    if look.based:
        found.base_style = styles[look.based]
    return found


def _dress(style: ParagraphStyle, look: _Look) -> None:
    properties = style.element.get_or_add_rPr()
    for each in list(properties):
        properties.remove(each)
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(border)
    style.font.name, style.font.size = FONT, Pt(look.size)
    properties.rFonts.set(qn("w:cs"), _COMPLEX)
    properties.append(element("szCs", val=round(look.size * 2)))
    style.font.bold, style.font.italic = look.is_bold, False
    style.font.color.rgb = ink(look.colour)
    set_out = style.paragraph_format
    set_out.line_spacing = look.leading
    set_out.space_before, set_out.space_after = Pt(look.before), Pt(look.after)
    set_out.left_indent, set_out.first_line_indent = Pt(look.indent), Pt(-look.hanging)
    set_out.keep_with_next, set_out.widow_control = look.keeps_next, True
    style.hidden, style.quick_style = False, True
