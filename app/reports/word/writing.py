"""Writes the parts of a report into a Word document, one after the other."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from docx.shared import Pt

from app.models.redline import Kind
from app.reports import pictures
from app.reports.chapters import record
from app.reports.chapters.record import (
    Facts,
    Figure,
    Heading,
    Item,
    Listing,
    NewPage,
    Part,
    Size,
    Table,
    Title,
    Told,
)
from app.reports.chapters.story import WIDTH
from app.reports.markup import Piece
from app.reports.scripts import runs_left
from app.reports.word import styles
from app.reports.word.contents import bookmark
from app.reports.word.lists import Lists
from app.reports.word.tables import write_facts, write_table
from app.reports.word.xml import element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_LETTERS: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LEFTWARD: Final = re.compile(f"([{_LETTERS}](?:[^\\w\n]*[{_LETTERS}\u200c\u200d])*)")
_Block = Title | Heading | record.Paragraph | Listing | Figure | Table | Facts
_RULED_FROM: Final = 240
_LONG_NAME: Final = 45


class Writing:
    """A document being written, and where it has come to."""

    def __init__(self, paper: Document, font_folder: Path) -> None:
        self._paper, self._folder = paper, font_folder
        self._lists = Lists(paper)
        self._styles = {each.name: each.style_id for each in paper.styles}
        self._breaks = self._is_held = False
        self._bookmarks = self._pictures = 0
        self.body = paper._body

    def new_page(self) -> None:
        """What follows begins a page."""
        self._breaks = True

    def write(self, part: Part, *, is_held: bool = False) -> None:
        """The next part; a held one stands on the same page as what follows."""
        if isinstance(part, NewPage):
            self.new_page()
            return
        self._is_held = is_held
        self._put(part)
        self._is_held = False

    def _put(
        self, part: Title | Heading | record.Paragraph | Listing | Figure | Table | Facts
    ) -> None:
        match part:
            case Title():
                self._title(part)
            case Heading():
                self._heading(part)
            case record.Paragraph():
                self._paragraph(part)
            case Listing():
                self._listing(part)
            case Figure():
                self._figure(part)
            case Table():
                write_table(self, part)
            case Facts():
                write_facts(self, part)

    @property
    def is_held(self) -> bool:
        """True while a part is written that stands on the same page as the next."""
        return self._is_held

    def append(self, block: BaseOxmlElement) -> None:
        """A block at the end, before what the last section says of its page."""
        self.body._element._insert_tbl(block)

    def paragraph(self, style: str, text: str = "") -> Paragraph:
        """A paragraph at the end, on a new page when one was asked for."""
        made = self._paper.add_paragraph()
        self.fill(made, (Piece(text),) if text else (), style)
        if self._breaks:
            made.paragraph_format.page_break_before = True
            self._breaks = False
        if self._is_held:
            made.paragraph_format.keep_with_next = True
        return made

    def fill(self, paragraph: Paragraph, words: Told, style: str) -> None:
        """Writes words into a paragraph that is there."""
        paragraph._p.style = self._styles[style]
        for piece in words:
            for at, text in enumerate(_LEFTWARD.split(piece.text)):
                if text:
                    _dress(paragraph.add_run(text), piece, is_leftward=at % 2 == 1)
        if _begins_leftward("".join(each.text for each in words)):
            _turn(paragraph)

    def _title(self, part: Title) -> None:
        made = self.paragraph(styles.TITLE)
        self.fill(made, part.words, styles.TITLE)
        if len(made.text) > _LONG_NAME:
            for each in made.runs:
                each.font.size = Pt(24)

    def _heading(self, part: Heading) -> None:
        style = f"Heading {part.level}"
        if part.size is not Size.FULL:
            style = styles.PART if part.size is Size.PART else styles.LABELS[part.level]
        made = self.paragraph(style)
        self.fill(made, part.words, style)
        self._bookmarks += 1
        bookmark(made._p, part.key, self._bookmarks)

    def _paragraph(self, part: record.Paragraph) -> None:
        style = styles.NAMES[part.style]
        made = self.paragraph(style)
        if part.label:
            label = made.add_run(part.label)
            label.font.bold = True
            made.add_run().add_tab()
        self.fill(made, part.words, style)
        if part.is_ruled:
            _rule(made)

    def _listing(self, part: Listing) -> None:
        indent = _RULED_FROM if part.is_ruled else 0
        before, list_id = Item(()), 0
        for item in part.items:
            goes_on = before.words and item.number and item.number == before.number + 1
            if not item.number:
                list_id = self._lists.dots(indent)
            elif not (goes_on and before.number):
                list_id = self._lists.numbers(item.lead, item.number, indent)
            made = self.paragraph(styles.NAMES[part.style])
            self.fill(made, item.words, styles.NAMES[part.style])
            properties = made._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = list_id
            made.paragraph_format.left_indent = Pt(indent / 20 + 20)
            made.paragraph_format.first_line_indent = Pt(-20)
            if part.is_ruled:
                _rule(made)
            before = item

    def _figure(self, part: Figure) -> None:
        made = self.paragraph(styles.PICTURE)
        held = io.BytesIO(pictures.png(part.chart, self._folder))
        inline = made.add_run().add_picture(held, Pt(WIDTH))._inline
        self._pictures += 1
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")  # else some programs leave room of their own
        inline.docPr.set("descr", part.chart.alt)
        inline.docPr.set("name", f"{styles.PICTURE} {self._pictures}")


def _dress(run: Run, piece: Piece, *, is_leftward: bool) -> None:
    font = run.font
    if piece.is_bold:
        font.bold = True
    if piece.kind is Kind.REMOVED:
        font.strike = True
    elif piece.kind is Kind.ADDED:
        font.underline = True
    if piece.colour:
        font.color.rgb = styles.ink(piece.colour)
    if piece.size:
        font.size = Pt(piece.size)
    if is_leftward:
        font.rtl = True


def _begins_leftward(text: str) -> bool:
    first = next((sign for sign in text if sign.isalpha()), "")
    return runs_left(first)


def _turn(paragraph: Paragraph) -> None:
    """A paragraph whose words begin at the right."""
    properties = paragraph._p.get_or_add_pPr()
    if properties.find(qn("w:bidi")) is None:
        properties.insert_element_before(
            element("bidi"), "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc"
        )


def _rule(paragraph: Paragraph) -> None:
    properties = paragraph._p.get_or_add_pPr()
    is_leftward = properties.find(qn("w:bidi")) is not None
    properties.insert_element_before(
        styles.rule("right" if is_leftward else "left"),
        "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:bidi", "w:spacing", "w:ind", "w:jc", "w:rPr",
    )  # fmt: skip
