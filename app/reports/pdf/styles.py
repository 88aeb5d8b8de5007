"""The report's typography: one page, one family, a handful of styles."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from app.reports import fonts, marks
from app.reports.chapters import story
from app.reports.chapters.story import Style

PAGE: Final = A4
LEFT: Final = 28 * mm
RIGHT: Final = 25 * mm
TOP: Final = 27 * mm
BOTTOM: Final = 25 * mm
WIDTH: Final = story.WIDTH


def _style(
    name: str,
    font: str,
    size: float,
    leading: float,
    *,
    before: float = 0,
    after: float = 0,
    colour: str = marks.INK,
    indent: float = 0,
    right: float = 0,
    keeps_next: bool = False,
    alignment: Literal[0, 2] = 0,
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=font,
        bulletFontName=font,
        fontSize=size,
        bulletFontSize=size,
        leading=leading,
        spaceBefore=before,
        spaceAfter=after,
        textColor=HexColor(colour),
        leftIndent=indent,
        rightIndent=right,
        keepWithNext=int(keeps_next),
        alignment=alignment,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        underlineWidth=0.6,
        strikeWidth=0.6,
    )


H1: Final = _style("h1", fonts.BOLD, 22, 28, before=30, after=12, keeps_next=True)
H2: Final = _style("h2", fonts.BOLD, 16, 22, before=10, after=7, keeps_next=True)
PART: Final = _style("part", fonts.BOLD, 11, 16, before=14, after=3, keeps_next=True)
LABEL: Final = _style(
    "label", fonts.SEMIBOLD, 10, 15, before=12, after=3, colour=marks.ACCENT, keeps_next=True
)
BODY: Final = _style("body", fonts.REGULAR, 10, 15.5, after=7)
LEAD: Final = _style("lead", fonts.MEDIUM, 12, 19, before=2, after=10, indent=12)
INTRO: Final = _style("intro", fonts.REGULAR, 11.5, 18, after=10, colour=marks.MUTED)
QUOTE: Final = _style("quote", fonts.REGULAR, 10, 15.5, after=6, indent=12)
ITEM: Final = _style("item", fonts.REGULAR, 10, 15.5, after=4, indent=20)
NOTE: Final = _style("note", fonts.REGULAR, 9, 13, after=3, indent=12)
SMALL: Final = _style("small", fonts.REGULAR, 9, 13, after=6, colour=marks.MUTED)
VERDICT: Final = _style("verdict", fonts.SEMIBOLD, 10.5, 15.5, after=4, keeps_next=True)
CELL: Final = _style("cell", fonts.REGULAR, 9, 12.5)
CELL_RIGHT: Final = _style("cell-right", fonts.REGULAR, 9, 12.5, alignment=2)
HEAD: Final = _style("head", fonts.SEMIBOLD, story.HEAD_SIZE, 11.5, colour=marks.MUTED)
HEAD_RIGHT: Final = _style("head-right", fonts.SEMIBOLD, 8.5, 11.5, colour=marks.MUTED, alignment=2)
FIGURE: Final = _style("figure", fonts.BOLD, 24, 28)
FIGURE_LABEL: Final = _style("figure-label", fonts.REGULAR, 9, 12.5, colour=marks.MUTED)
CONTENTS_1: Final = _style("contents-1", fonts.SEMIBOLD, 10.5, 15, before=8, right=40)
CONTENTS_2: Final = _style("contents-2", fonts.REGULAR, 10, 15, indent=14, right=40)
COVER_KIND: Final = _style("cover-kind", fonts.SEMIBOLD, 11, 15, after=10, colour="#cfe6eb")
COVER_NAME: Final = _style("cover-name", fonts.BOLD, 34, 41, colour=marks.WHITE)
COVER_QUESTION: Final = _style("cover-question", fonts.MEDIUM, 16, 24, after=22)
COVER_FACT: Final = _style("cover-fact", fonts.REGULAR, 10.5, 16.5, after=4, indent=104)

OF: Final = {
    Style.BODY: BODY,
    Style.LEAD: LEAD,
    Style.INTRO: INTRO,
    Style.QUOTE: QUOTE,
    Style.ITEM: ITEM,
    Style.NOTE: NOTE,
    Style.SMALL: SMALL,
    Style.VERDICT: VERDICT,
    Style.COVER_KIND: COVER_KIND,
    Style.COVER_QUESTION: COVER_QUESTION,
    Style.COVER_FACT: COVER_FACT,
}


@cache
def listed(style: ParagraphStyle) -> ParagraphStyle:
    """A style for the items of a list among paragraphs of another style."""
    return ParagraphStyle(
        f"{style.name}-listed",
        parent=style,
        leftIndent=style.leftIndent + 18,
        bulletIndent=style.leftIndent,
        spaceAfter=style.spaceAfter / 2,
    )
