"""The report as a Word document: real headings, lists and tables, of the same chapters as the PDF.

Its contents are a field with every heading as a link; Word puts in the pages when it is updated.
Nothing asks it to do so on opening: it would meet everybody who reads the report with a question.
"""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document

from app.i18n import Language, in_language
from app.reports import fonts
from app.reports.chapters import name_of, recorded, title_of
from app.reports.chapters.record import legible
from app.reports.outline import Report
from app.reports.word import page, styles
from app.reports.word.contents import write_contents
from app.reports.word.writing import Writing

if TYPE_CHECKING:
    from docx.document import Document as Paper

_LONGEST = 255
"""Letters in a property of a document."""


def report_docx(report: Report, language: Language, font_folder: Path) -> bytes:
    """The report in this language; `font_folder` holds Inter as TTF, for its charts."""
    fonts.register(font_folder)
    code = "da-DK" if language == "da" else "en-GB"
    paper = Document()
    with in_language(language):
        front, rest = recorded(report)
        styles.set_up(paper, code)
        page.set_up(paper, legible(name_of(report)))
        _name(paper, report, code)
        writing = Writing(paper, font_folder)
        for part in front.parts:
            writing.write(part)
        writing.new_page()
        write_contents(writing, rest.entries)
        writing.new_page()
        for at, part in enumerate(rest.parts):
            writing.write(part, is_held=at in rest.held)
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()


def _name(paper: Paper, report: Report, code: str) -> None:
    """What the document says of itself."""
    made = report.made_at
    if made.tzinfo is not None:
        made = made.astimezone(datetime.UTC).replace(tzinfo=None)
    told = paper.core_properties
    told.title = _property(title_of(report))
    told.author = told.last_modified_by = _property(report.commissioner or name_of(report))
    told.subject = _property(report.core_question)
    told.language = code
    told.comments = told.keywords = told.category = ""
    told.created = told.modified = made
    told.revision = 1


def _property(text: str) -> str:
    return " ".join(legible(text).split())[:_LONGEST]
