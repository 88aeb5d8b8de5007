"""Flowables that know their element of the structure tree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, Protocol

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import getAscentDescent
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from app.reports import charts, fonts, marks
from app.reports.markup import safe
from app.reports.pdf.tagging import Element, TaggedCanvas, figure_box

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

Reached = Callable[[str, int], None]
"""Told the key of a heading and the page it stands on."""


class _Laid(Protocol):
    """What the type stubs leave out of a paragraph that has been laid out."""

    kind: int
    lines: list[Any]


class Text(Paragraph):
    """A paragraph that draws itself as content of its element, also when it splits over pages."""

    element: Element | None = None
    canv: TaggedCanvas
    if TYPE_CHECKING:
        blPara: _Laid  # noqa: N815 - ReportLab's name

    def draw(self) -> None:
        """Draws the text as marked content."""
        _part_lines(self)
        with self.canv.tagged(self.element):
            super().draw()

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """The parts belong to the same element."""
        parts = super().split(availWidth, availHeight)
        for part in parts:
            if isinstance(part, Text):
                part.element = self.element
        return list(parts)


class Ruled(Text):
    """Text with a line at its left: what the assembly says, and what people said."""

    colour = marks.ACCENT

    def draw(self) -> None:
        """Draws the line as decoration, then the text."""
        with self.canv.tagged(None):
            self.canv.setStrokeColor(HexColor(self.colour))
            self.canv.setLineWidth(2)
            self.canv.line(1, 1, 1, self.height - 1)
        super().draw()


class Heading(Text):
    """A heading: a bookmark, a line in the viewer's outline, and the words of the running head."""

    key = ""
    plain = ""
    level = 0
    reached: Reached

    def draw(self) -> None:
        """Draws the heading and remembers its page."""
        self.canv.bookmarkHorizontal(self.key, 0, self.height + 8)
        self.canv.addOutlineEntry(self.plain, self.key, self.level - 1, closed=self.level > 1)
        if self.level == 1:
            self.canv.section = self.plain
        self.reached(self.key, self.canv.getPageNumber())
        super().draw()


class ContentsLine(Text):
    """A line of the table of contents: the heading, dots, its page, and a link to it."""

    key = ""
    plain = ""
    page = 0

    def draw(self) -> None:
        """Draws the line and makes all of it a link."""
        super().draw()
        number = str(self.page)
        size, width = self.style.fontSize, self.width
        ascent, _descent = getAscentDescent(self.style.fontName, size)
        baseline = self.height - ascent - (len(self.blPara.lines) - 1) * self.style.leading
        with self.canv.tagged(self.element):
            self.canv.setFont(fonts.MEDIUM, size)
            self.canv.setFillColor(HexColor(marks.INK))
            self.canv.drawRightString(width, baseline, number)
        if self.element:
            label = f"{self.plain}, {number}"
            self.canv.link(self.element, label, self.key, (0, 0, width, self.height))


class Picture(Flowable):
    """A chart with its alternative text."""

    canv: TaggedCanvas

    def __init__(self, chart: charts.Chart, element: Element, after: float = 8) -> None:
        super().__init__()
        self.chart = chart
        self.element = element
        self.spaceBefore, self.spaceAfter = 4, after

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its own size, whatever there is."""
        return self.chart.width, self.chart.height

    def draw(self) -> None:
        """Draws the chart as one figure."""
        x, y = self.canv.absolutePosition(0, 0)
        box = (x, y, x + self.chart.width, y + self.chart.height)
        self.element.attributes = figure_box(box)
        with self.canv.tagged(self.element):
            self.canv.saveState()
            charts.paint(self.chart, self.canv)
            self.canv.restoreState()


class Grid(Table):
    """A table whose lines and grounds are decoration; its cells are paragraphs with elements."""

    canv: TaggedCanvas

    def _drawBkgrnd(self) -> None:  # noqa: N802 - ReportLab's name
        with self.canv.tagged(None):
            super()._drawBkgrnd()  # type: ignore[misc]  # not in the stubs

    def _drawLines(self) -> None:  # noqa: N802 - ReportLab's name
        with self.canv.tagged(None):
            super()._drawLines()  # type: ignore[misc]  # not in the stubs


GRID_STYLE: Final = TableStyle(
    [
        ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ("LINEBELOW", (0, 0), (-1, 0), 1, HexColor(marks.INK)),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, HexColor(marks.RULE)),
    ]
)


def _part_lines(paragraph: Text) -> None:
    """Ends every line but the last with a space, or readers run the words at a line's end together.

    ReportLab sets each line by itself; `blPara` holds a line's words, or its pieces when the line
    has more than one face.
    """
    laid = paragraph.blPara
    for line in laid.lines[:-1]:
        if laid.kind == 0:
            words = line[1]
            if words and words[-1] and not _goes_on(words[-1]):
                words.append("")
        elif line.words and not line.words[-1].text.endswith(" "):
            line.words[-1].text += " "


def _goes_on(word: str) -> bool:
    """True for a piece of a word that was too long for its line."""
    kind = type(word).__name__
    return kind.startswith("_SplitWord") and not kind.endswith("End")


def text(
    words: str,
    style: ParagraphStyle,
    element: Element | None,
    kind: type[Text] = Text,
    bullet: str | None = None,
) -> Text:
    """A paragraph of this kind; plain text is escaped here."""
    made = kind(str(safe(words)), style, bulletText=bullet)
    made.element = element
    return made


def grid(rows: Sequence[Sequence[Text]], widths: Sequence[float], after: float) -> Grid:
    """A table of paragraphs; the first row is repeated on every page. `widths` in points."""
    made = Grid(
        [list(row) for row in rows],
        colWidths=list(widths),
        repeatRows=1,
        hAlign="LEFT",
        spaceBefore=2,
        spaceAfter=after,
    )
    made.setStyle(GRID_STYLE)
    together = min(3, len(rows) - 1)  # no page begins or ends with a single row of a table
    made.setStyle([("NOSPLIT", (0, 0), (0, together)), ("NOSPLIT", (0, -together), (0, -1))])
    return made
