"""The page: A4 like the PDF, the name at the head of each but the first, its number at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from app.i18n import _
from app.reports import marks
from app.reports.chapters.story import WIDTH
from app.reports.word.xml import element, field, run

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

LINE: Final = Pt(WIDTH)
_LONG: Final = 90


def set_up(paper: Document, name: str) -> None:
    """Size, margins, head and foot."""
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(25)
    section.top_margin, section.bottom_margin = Mm(27), Mm(25)
    section.header_distance = section.footer_distance = Mm(13)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    shown = " ".join(name.split())
    head.add_run(shown if len(shown) <= _LONG else f"{shown[:_LONG]}…")
    line = element("bottom", val="single", sz=4, space=4, color=marks.RULE.lstrip("#"))
    head._p.get_or_add_pPr().insert_element_before(
        element("pBdr", line), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )
    _number(section.footer.paragraphs[0])
    _of_today(paper)


def _of_today(paper: Document) -> None:
    """Without a word on it Word takes the file for one of 2007, and says so in its title."""
    settings = paper.settings.element
    compat = settings.find(qn("w:compat"))
    told = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word"}
    for each in compat.findall(qn("w:compatSetting")):
        if each.get(qn("w:name")) == told["name"]:
            compat.remove(each)
    compat.append(element("compatSetting", **told, val=15))


def _number(foot: Paragraph) -> None:
    """ "Page 3 of 12", in the order of the language."""
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    told = _("Page {page} of {pages}")
    before, _page, rest = told.partition("{page}")
    between, _pages, after = rest.partition("{pages}")
    foot._p.append(run(before))
    foot._p.extend(field(fields["{page}"], "1"))
    foot._p.append(run(between))
    foot._p.extend(field(fields["{pages}"], "1"))
    foot._p.append(run(after))
