"""The report in each form it can be handed over in; what a form needs is loaded when it is made."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from app.i18n import Language
    from app.reports.outline import Report


class Format(StrEnum):
    """A form of the report in one file; the value is how the file's name ends."""

    PDF = "pdf"
    WORD = "docx"
    HTML = "html"


def made(report: Report, as_what: Format, language: Language, font_folder: Path) -> bytes:
    """The report in this form and language; `font_folder` holds Inter as TTF."""
    if as_what is Format.WORD:
        from app.reports.word import report_docx

        return report_docx(report, language, font_folder)
    if as_what is Format.HTML:
        from app.reports.html import report_html

        return report_html(report, language, font_folder)
    from app.reports.pdf import report_pdf

    return report_pdf(report, language, font_folder)
