"""The table of contents: Word's own field, filled with a link to each heading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from app.i18n import _
from app.reports.chapters.record import Heading
from app.reports.word import styles
from app.reports.word.xml import element, field_begin, run

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from app.reports.word.writing import Writing

_CODE = 'TOC \\o "1-2" \\h \\z'
"""Headings of the styles Heading 1 and 2, as links; those of other styles are left out."""


def write_contents(writing: Writing, entries: Sequence[Heading]) -> None:
    """The contents under their heading, as a block that Word offers to update."""
    lines = [writing.paragraph(styles.CONTENTS, _("Contents"))._p]
    for at, entry in enumerate(entries):
        made = writing.paragraph(styles.CONTENTS_LINES[entry.level - 1])._p
        if not at:
            made.extend(field_begin(_CODE))
        made.append(element("hyperlink", run(entry.plain), anchor=_name(entry.key), history=1))
        lines.append(made)
    lines[-1].append(element("r", element("fldChar", fldCharType="end")))
    _in_a_block(lines)


def _in_a_block(lines: list[BaseOxmlElement]) -> None:
    gallery = element("docPartGallery", val="Table of Contents")
    kind = element("docPartObj", gallery, element("docPartUnique"))
    content = element("sdtContent")
    block = element("sdt", element("sdtPr", kind), content)
    lines[0].addprevious(block)
    for line in lines:
        content.append(line)


def bookmark(heading: BaseOxmlElement, key: str, number: int) -> None:
    """Makes a heading a place that the contents can point to."""
    start = element("bookmarkStart", id=number, name=_name(key))
    properties = heading.find(qn("w:pPr"))
    heading.insert(0 if properties is None else 1, start)
    heading.append(element("bookmarkEnd", id=number))


def _name(key: str) -> str:
    """Word's bookmarks know no hyphens; those that begin with a line are not shown in its lists."""
    return f"_{key.replace('-', '_')}"
