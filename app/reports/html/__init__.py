"""The report as one web page: no script, nothing fetched, of the same chapters as the PDF.

Everything people typed goes through `escape`; a policy in the page forbids all but its own style.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Final

from app.i18n import Language, _, in_language
from app.reports import fonts
from app.reports.chapters import recorded, title_of
from app.reports.chapters.record import Heading, legible
from app.reports.html.look import STYLE
from app.reports.html.writing import written
from app.reports.outline import Report

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def report_html(report: Report, language: Language, font_folder: Path) -> bytes:
    """The report in this language, as UTF-8; `font_folder` holds Inter as TTF, to measure with."""
    fonts.register(font_folder)
    with in_language(language):
        front, rest = recorded(report)
        title = " ".join(legible(title_of(report)).split())
        parts = (
            f'<!DOCTYPE html>\n<html lang="{"da-DK" if language == "da" else "en-GB"}">\n<head>',
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="generator" content="Bordrunde">',
            f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>",
            f"<header>\n{written(front.parts)}</header>",
            _contents(rest.entries),
            f"<main>\n{written(rest.parts)}</main>\n</body>\n</html>\n",
        )
    return "\n".join(parts).encode("utf-8")


def _contents(entries: tuple[Heading, ...]) -> str:
    """A link to each heading; those of level 2 in a list of their own."""
    told, level = [], 0
    for each in entries:
        told.append("</li>\n" if each.level <= level else "\n<ul>\n")
        told.append("</ul>\n</li>\n" if each.level < level else "")
        told.append(f'<li><a href="#{escape(each.key)}">{escape(each.plain)}</a>')
        level = each.level
    ends = "".join("</li>\n</ul>\n" for _level in range(level))
    head = f'<nav aria-labelledby="contents">\n<h2 id="contents">{escape(_("Contents"))}</h2>'
    return f"{head}{''.join(told)}{ends}</nav>"
