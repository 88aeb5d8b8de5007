"""Builds the flow of a report and its structure tree together, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from app.i18n import _
from app.reports import charts
from app.reports.chapters.story import LEAST, Column, Style, widths
from app.reports.marked import groups, marked, marked_lines
from app.reports.markup import Markup, font, safe
from app.reports.pdf import endings, styles
from app.reports.pdf.blocks import ContentsLine, Heading, Picture, Ruled, Text, grid, text
from app.reports.pdf.facts import FactRow
from app.reports.pdf.tagging import Element, column_head, row_head

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle


_LONG_NAME: Final = 45


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as the table of contents lists it."""

    level: int
    text: str
    key: str


class Story:
    """A document being told. `pages` says on which page each heading stood in the pass before.

    Every text given here is plain and is escaped, unless `app.reports.markup` made it.
    """

    def __init__(self, pages: Mapping[str, int]) -> None:
        self.flow: list[Flowable] = []
        self.tree = Element("Document")
        self.entries: list[Entry] = []
        self.reached: dict[str, int] = {}
        self._pages = pages
        self._headings = 0
        self._last_key = ""
        self._here = self.tree

    @contextmanager
    def inside(self, role: str) -> Iterator[Element]:
        """What is told inside belongs to a new element of this role."""
        outer = self._here
        self._here = outer.add(role)
        try:
            yield self._here
        finally:
            self._here = outer

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is told inside stands on one page, if a page can hold it."""
        outer, self.flow = self.flow, []
        try:
            yield
        finally:
            outer.append(endings.Together(self.flow))
            self.flow = outer

    @contextmanager
    def ending(self, least: float = LEAST) -> Iterator[None]:
        """What is told inside leaves no page with less than so many points of it at its end."""
        outer, self.flow = self.flow, []
        try:
            yield
        finally:
            outer.extend(endings.kept(self.flow, least))
            self.flow = outer

    def heading(self, level: int, plain: str, words: Markup | None = None, key: str = "") -> None:
        """A heading of level 1 or 2 that the contents list; `words` when it has several faces."""
        self._add_heading(level, plain, words, (styles.H1, styles.H2)[level - 1], key)
        self.entries.append(Entry(level, plain, self._last_key))

    def part(self, plain: str) -> None:
        """A heading of level 2 in small type, in the viewer's outline but not in the contents."""
        self._add_heading(2, plain, None, styles.PART, "")

    def label(self, plain: str, level: int = 3) -> None:
        """A small heading that is listed nowhere."""
        self.flow.append(text(plain, styles.LABEL, self._here.add(f"H{level}")))

    def _add_heading(
        self, level: int, plain: str, words: Markup | None, style: ParagraphStyle, key: str
    ) -> None:
        made = Heading(str(safe(words or plain)), style)
        made.element = self._here.add(f"H{level}")
        self._headings += 1
        self._last_key = key or f"heading-{self._headings}"
        made.key, made.plain, made.level = self._last_key, plain, level
        made.reached = self._note_page
        self.flow.append(made)

    def title(self, words: str) -> None:
        """The name on the cover, smaller when it is long."""
        size = styles.COVER_NAME.fontSize * (1 if len(words) <= _LONG_NAME else 0.7)
        named = font(words, size=size)
        self.flow.append(text(named, styles.COVER_NAME, self._here.add("H1")))

    def say(
        self, words: str, style: Style | ParagraphStyle = Style.BODY, *, label: str = ""
    ) -> None:
        """A paragraph, with a label in its left margin where the style leaves room for one."""
        element = self._here.add("P")
        look = styles.OF[style] if isinstance(style, Style) else style
        self.flow.append(text(words, look, element, bullet=label or None))

    def ruled(self, words: str, style: Style) -> None:
        """A paragraph with a line at its left."""
        self.flow.append(text(words, styles.OF[style], self._here.add("P"), Ruled))

    def words(self, words: str, style: Style = Style.BODY, *, is_ruled: bool = False) -> None:
        """Paragraphs and lists of a text with a little Markdown."""
        kind, look = Ruled if is_ruled else Text, styles.OF[style]
        for is_list, blocks in groups(words):
            if not is_list:
                self.flow.append(text(marked_lines(blocks), look, self._here.add("P"), kind))
                continue
            with self.inside("L"):
                for block in blocks:
                    with self.inside("LI"):
                        body = self._here.add("LBody")
                        told, listed = marked(block.runs), styles.listed(look)
                        self.flow.append(text(told, listed, body, kind, bullet=block.marker))

    def items(self, items: Sequence[str], style: Style = Style.ITEM, labels: str = "") -> None:
        """A list; `labels` is what its numbers begin with ("3." gives 3.1, 3.2), "" gives dots."""
        with self.inside("L"):
            for number, words in enumerate(items, 1):
                with self.inside("LI"):
                    element = self._here.add("LBody")
                    look = styles.OF[style]
                    self.flow.append(self._item(words, look, element, labels, number))

    def _item(
        self, words: str, style: ParagraphStyle, element: Element, labels: str, number: int
    ) -> Text:
        return text(words, style, element, bullet=f"{labels}{number}" if labels else "•")

    def table(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str]], after: float = 10
    ) -> None:
        """A table; the first cell of each row heads it."""
        with self.inside("Table"):
            cells = [self._table_head(columns)]
            cells += [self._table_row(columns, row) for row in rows]
        self.flow.append(grid(cells, widths(columns), after))

    def _table_head(self, columns: Sequence[Column]) -> list[Text]:
        with self.inside("TR"):
            cells = []
            for each in columns:
                element = self._here.add("TH", attributes=column_head())
                element.once = True
                style = styles.HEAD_RIGHT if each.is_number else styles.HEAD
                cells.append(text(each.head, style, element))
        return cells

    def _table_row(self, columns: Sequence[Column], row: Sequence[str]) -> list[Text]:
        with self.inside("TR"):
            cells = []
            for at, (column, words) in enumerate(zip(columns, row, strict=True)):
                element = (
                    self._here.add("TD") if at else self._here.add("TH", attributes=row_head())
                )
                style = styles.CELL_RIGHT if column.is_number else styles.CELL
                cells.append(text(words, style, element))
        return cells

    def chart(self, chart: charts.Chart, after: float = 8) -> None:
        """A picture with its alternative text."""
        self.flow.append(Picture(chart, self._here.add("Figure", chart.alt), after))

    def facts(self, figures: Sequence[tuple[str, str]]) -> None:
        """Key figures side by side, each read as a text of its own."""
        self.flow.append(FactRow([(*each, self.tree.add("P")) for each in figures]))

    def contents(self, entries: Sequence[Entry]) -> None:
        """The table of contents: every listed heading with its page."""
        self.flow.append(text(_("Contents"), styles.H1, self._here.add("H1")))
        with self.inside("TOC"):
            for entry in entries:
                with self.inside("TOCI"):
                    self.flow.append(self._contents_line(entry))

    def _contents_line(self, entry: Entry) -> Flowable:
        style = styles.CONTENTS_1 if entry.level == 1 else styles.CONTENTS_2
        line = ContentsLine(str(safe(entry.text)), style)
        line.element = self._here.add("Link")
        line.key, line.plain, line.page = entry.key, entry.text, self._pages.get(entry.key, 0)
        return line

    def new_page(self) -> None:
        """Goes on at the top of the next page."""
        self.flow.append(PageBreak())

    def room_for(self, height: float) -> None:
        """Goes on at the next page unless this much room is left."""
        self.flow.append(CondPageBreak(height))

    def _note_page(self, key: str, page: int) -> None:
        self.reached[key] = page
