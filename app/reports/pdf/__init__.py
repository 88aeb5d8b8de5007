"""The report as a tagged PDF on A4.

Laid out twice: the first pass finds the page of each heading and the number of pages, the second
writes them. The table of contents is as long in both, so the pages stay where they were.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate

from app.i18n import Language, _, in_language
from app.reports import charts, fonts, marks
from app.reports.chapters import cover, cover_facts, name_of, tell, title_of
from app.reports.outline import Report
from app.reports.pdf import styles
from app.reports.pdf.story import Entry, Story
from app.reports.pdf.tagging import TaggedCanvas

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_COVER_HEIGHT = 0.52


def report_pdf(report: Report, language: Language, font_folder: Path) -> bytes:
    """The report in this language; `font_folder` holds Inter as TTF."""
    fonts.register(font_folder)
    with in_language(language):
        first = _lay_out(report, language, {}, _entries(report))
        second = _lay_out(report, language, first.pages, first.entries, first.last_page)
    return second.pdf


class _Laid:
    """One pass: the document, its headings, and the pages they stand on."""

    def __init__(self, pdf: bytes, story: Story, last_page: int) -> None:
        self.pdf = pdf
        self.entries = tuple(story.entries)
        self.pages = dict(story.reached)
        self.last_page = last_page


def _entries(report: Report) -> tuple[Entry, ...]:
    """The headings there will be, before anything has been laid out."""
    story = Story({})
    tell(story, report)
    return tuple(story.entries)


def _lay_out(
    report: Report,
    language: Language,
    pages: Mapping[str, int],
    entries: Sequence[Entry],
    last_page: int = 0,
) -> _Laid:
    story = Story(pages)
    _front(story, report, entries)
    tell(story, report)
    written = io.BytesIO()
    document = _Document(written, report, language, last_page)
    document.build(story.flow, canvasmaker=partial(TaggedCanvas, tree=story.tree))
    return _Laid(written.getvalue(), story, document.page)


def _front(story: Story, report: Report, entries: Sequence[Entry]) -> None:
    cover(story, report)
    story.flow.append(FrameBreak())
    cover_facts(story, report)
    story.flow.append(NextPageTemplate("plain"))
    story.new_page()
    story.contents(entries)
    story.new_page()


class _Document(BaseDocTemplate):
    """A cover and plain pages with a running head and numbers."""

    def __init__(
        self, file: io.BytesIO, report: Report, language: Language, last_page: int
    ) -> None:
        self._name = name_of(report)
        self._last_page = last_page
        super().__init__(
            file,
            pagesize=styles.PAGE,
            title=title_of(report),
            author=report.commissioner or self._name,
            subject=report.core_question,
            creator="Bordrunde",
            lang="da-DK" if language == "da" else "en-GB",
            initialFontName=fonts.REGULAR,
            displayDocTitle=1,
        )
        self.addPageTemplates([self._cover(), self._plain()])

    def _cover(self) -> PageTemplate:
        height = styles.PAGE[1]
        split = height * (1 - _COVER_HEIGHT)
        ground = Frame(styles.LEFT, split, styles.WIDTH, height * 0.28, 0, 24, 0, 0)
        facts = Frame(styles.LEFT, styles.BOTTOM, styles.WIDTH, split - 90, 0, 0, 0, 0)
        return PageTemplate("cover", [ground, facts], onPage=self._draw_cover)

    def _plain(self) -> PageTemplate:
        height = styles.PAGE[1] - styles.TOP - styles.BOTTOM
        frame = Frame(styles.LEFT, styles.BOTTOM, styles.WIDTH, height, 0, 0, 0, 0)
        return PageTemplate("plain", [frame], onPageEnd=self._draw_page)

    def _draw_cover(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        width, height = styles.PAGE
        with _tagged(canvas).tagged(None):
            canvas.setFillColor(HexColor(marks.ACCENT))
            canvas.rect(0, height * (1 - _COVER_HEIGHT), width, height, stroke=0, fill=1)

    def _draw_page(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        width, height = styles.PAGE
        right, top, bottom = width - styles.RIGHT, height - 14 * 2.83, 14 * 2.83
        number = str(canvas.getPageNumber())
        if self._last_page:
            number = _("Page {page} of {pages}").format(page=number, pages=self._last_page)
        tagged = _tagged(canvas)
        with tagged.tagged(None):
            canvas.saveState()
            canvas.setFillColor(HexColor(marks.MUTED))
            canvas.setFont(fonts.REGULAR, 8.5)
            name = charts.shortened(self._name, fonts.REGULAR, 8.5, styles.WIDTH * 0.55)
            canvas.drawString(styles.LEFT, top, name)
            section = charts.shortened(tagged.section, fonts.REGULAR, 8.5, styles.WIDTH * 0.42)
            canvas.drawRightString(right, top, section)
            canvas.drawRightString(right, bottom, number)
            canvas.setStrokeColor(HexColor(marks.RULE))
            canvas.setLineWidth(0.5)
            canvas.line(styles.LEFT, top - 7, right, top - 7)
            canvas.restoreState()


def _tagged(canvas: Canvas) -> TaggedCanvas:
    """The canvas as what it is: the document is only ever built on a tagged one."""
    if not isinstance(canvas, TaggedCanvas):
        raise TypeError(canvas)
    return canvas
