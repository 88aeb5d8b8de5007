"""A sheet of paper to draw on: text that fits, marks of tables, QR codes, crop marks.

Lengths are points with the origin at the lower left. All text goes through `Paper.text` and
`Paper.fit`, so that every word lies in the structure tree and every font is embedded.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from app.i18n import Language
from app.qr import qr_modules
from app.reports import fonts, marks
from app.reports.charts import shortened
from app.reports.pdf.tagging import Element, TaggedCanvas

Anchor = Literal["start", "middle", "end"]
MARGIN: Final = 18 * mm
LEADING: Final = 1.22
_SHRINK: Final = 0.74
_LIFTS: Final = {
    "house": 0.42, "shield": 0.54, "arch": 0.46, "heart": 0.57, "drop": 0.42, "crown": 0.38,
}  # fmt: skip
"""Where the middle of a mark's body is not the middle of its square, from below."""
QUIET: Final = 4
"""Modules of white around a QR code."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle; `x` and `y` are its lower left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """The y of its upper edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return self.x + self.width / 2

    def inset(self, by: float) -> Area:
        """The same rectangle, smaller on all sides."""
        return Area(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set; `smallest` is the size it may shrink to, in at most `lines` lines."""

    size: float
    font: str = fonts.REGULAR
    colour: str = marks.INK
    anchor: Anchor = "start"
    smallest: float = 0
    lines: int = 1


class Paper:
    """A tagged PDF of one page size, drawn page by page."""

    def __init__(
        self, title: str, language: Language, folder: Path, size: tuple[float, float] = A4
    ) -> None:
        fonts.register(folder)
        self.width, self.height = size
        self._file = io.BytesIO()
        self._tree = self._here = Element("Document")
        self.canvas = TaggedCanvas(
            self._file,
            tree=self._tree,
            pagesize=size,
            lang="da-DK" if language == "da" else "en-GB",
            initialFontName=fonts.REGULAR,
            pageCompression=1,
        )
        self.canvas.setTitle(title)
        self.canvas.setCreator("Bordrunde")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")

    def finish(self) -> bytes:
        """The whole document."""
        self.canvas.save()
        return self._file.getvalue()

    def new_page(self) -> None:
        """Goes on at the next sheet."""
        self.canvas.showPage()

    @contextmanager
    def inside(self, role: str) -> Iterator[None]:
        """What is written inside belongs to a new element of this role."""
        outer = self._here
        self._here = outer.add(role)
        try:
            yield
        finally:
            self._here = outer

    @contextmanager
    def turned(self, x: float, y: float) -> Iterator[None]:
        """What is drawn inside stands on its head, with the origin at (x, y)."""
        self.canvas.saveState()
        self.canvas.translate(x, y)
        self.canvas.rotate(180)
        try:
            yield
        finally:
            self.canvas.restoreState()

    def text(self, x: float, y: float, words: str, how: Type, role: str = "P") -> None:
        """One line on its base line."""
        with self.canvas.tagged(self._here.add(role)):
            self._line(x, y, fonts.drawable(words), how, how.size)

    def _line(self, x: float, y: float, words: str, how: Type, size: float) -> None:
        self.canvas.setFont(how.font, size)
        self.canvas.setFillColor(HexColor(how.colour))
        if how.anchor == "start":
            self.canvas.drawString(x, y, words)
        elif how.anchor == "middle":
            self.canvas.drawCentredString(x, y, words)
        else:
            self.canvas.drawRightString(x, y, words)

    def fit(self, words: str, area: Area, how: Type, role: str = "P") -> float:
        """Text from the top of an area, shrunk a little, then wrapped, then shrunk more, to fit.

        Returns the y below the last line. What cannot fit even so ends in an ellipsis.
        """
        lines, size = fitted(words, area, how)
        x = {"start": area.x, "middle": area.middle, "end": area.right}[how.anchor]
        y = area.top - size
        with self.canvas.tagged(self._here.add(role)):
            for at, line in enumerate(lines):
                spaced = line if at == len(lines) - 1 or how.anchor != "start" else f"{line} "
                self._line(x, y, spaced, how, size)
                y -= size * LEADING
        return y + size * LEADING - size * 0.3

    def fit_middle(self, words: str, area: Area, how: Type, role: str = "P") -> None:
        """Text that fits, halfway up its area."""
        lines, size = fitted(words, area, how)
        left_over = area.height - (len(lines) - 1) * size * LEADING - size
        lowered = Area(area.x, area.y, area.width, area.height - left_over / 2 + size * 0.1)
        self.fit(
            words, lowered, Type(size, how.font, how.colour, how.anchor, size, how.lines), role
        )

    def box(
        self, area: Area, fill: str = "", edge: str = "", radius: float = 0, line: float = 1
    ) -> None:
        """A rectangle, as decoration."""
        with self.canvas.tagged(None):
            if fill:
                self.canvas.setFillColor(HexColor(fill))
            if edge:
                self.canvas.setStrokeColor(HexColor(edge))
                self.canvas.setLineWidth(line)
            self.canvas.roundRect(
                area.x, area.y, area.width, area.height, radius, int(bool(edge)), int(bool(fill))
            )

    def rule(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        colour: str = marks.RULE,
        line: float = 0.6,
    ) -> None:
        """A straight line, as decoration."""
        with self.canvas.tagged(None):
            self.canvas.setStrokeColor(HexColor(colour))
            self.canvas.setLineWidth(line)
            self.canvas.line(x1, y1, x2, y2)

    def table_mark(self, x: float, y: float, size: float, number: int) -> None:
        """A table's number in its shape and colour; `size` is the side of the square it fills."""
        mark = marks.table_mark(number)
        outline = [(x + u * size, y + v * size) for u, v in marks.outline_of(mark.shape)]
        with self.canvas.tagged(None):
            path = self.canvas.beginPath()
            path.moveTo(*outline[0])
            for point in outline[1:]:
                path.lineTo(*point)
            path.close()
            self.canvas.setFillColor(HexColor(mark.fill))
            self.canvas.drawPath(path, stroke=0, fill=1)
        digits = size * (0.56 if number < 10 else 0.46)
        how = Type(digits, fonts.BOLD, mark.ink, "middle")
        lift = _LIFTS.get(mark.shape, 0.5)
        self.text(
            x + size * (0.46 if mark.shape == "tag" else 0.5),
            y + size * lift - digits * 0.36,
            str(number),
            how,
        )

    def qr(self, content: str, x: float, y: float, size: float, alt: str) -> None:
        """A QR code with its quiet zone inside the square of this size."""
        rows = qr_modules(content)
        step = size / (len(rows) + 2 * QUIET)
        with self.canvas.tagged(self._here.add("Figure", alt)):
            self.canvas.setFillColor(HexColor(marks.WHITE))
            self.canvas.rect(x, y, size, size, stroke=0, fill=1)
            self.canvas.setFillColor(HexColor("#000000"))
            for at, row in enumerate(rows):
                top = y + size - (at + QUIET + 1) * step
                for start, length in _runs(row):
                    left = x + (start + QUIET) * step
                    self.canvas.rect(left, top, length * step, step * 1.01, stroke=0, fill=1)


def _runs(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Start and length of each dark run."""
    for found in re.finditer("1+", "".join("1" if dark else "0" for dark in row)):
        yield found.start(), found.end() - found.start()


@lru_cache(maxsize=512)  # forty ballots hold the same words
def fitted(words: str, area: Area, how: Type) -> tuple[tuple[str, ...], float]:
    """The lines and the size a text is set in so that it stays inside its area.

    Rather a little smaller than in two lines, rather in two lines than much smaller; breaks at
    spaces before breaks after hyphens.
    """
    clean = fonts.drawable(" ".join(words.split()))
    smallest = how.smallest or how.size * 0.5
    trials = [(lines, how.size * _SHRINK, _AT_SPACES) for lines in range(1, how.lines + 1)]
    trials += [
        (how.lines, how.size * _SHRINK, _AFTER_HYPHENS),
        (how.lines, how.size * 0.62, _AT_SPACES),
        (how.lines, how.size * 0.5, _AFTER_HYPHENS),
        (how.lines, 0.0, _AT_SPACES),
        (how.lines, 0.0, _AFTER_HYPHENS),
    ]
    for lines, floor, pieces in trials:
        size = how.size
        while size >= max(floor, smallest):
            wrapped = _wrapped(pieces.findall(clean), how.font, size, area.width)
            if wrapped is not None and _holds(area, len(wrapped), lines, size):
                return tuple(wrapped), size
            size -= max(0.25, how.size * 0.02)
    return tuple(_cut(clean, area.width, how, smallest)), smallest


def _holds(area: Area, count: int, most: int, size: float) -> bool:
    return count <= most and count * size * LEADING - size * 0.3 <= area.height


_AT_SPACES: Final = re.compile(r"\S+|\s")
_AFTER_HYPHENS: Final = re.compile(r"[^\s-]{4,}-|[^\s-]+(?:-[^\s-]+)*-?|-|\s")


def _wrapped(pieces: Sequence[str], font: str, size: float, room: float) -> list[str] | None:
    """Lines filled one after the other; None where a piece is wider than a line."""
    lines = [""]
    for piece in pieces:
        longer = lines[-1] + piece
        if fonts.width(longer.rstrip(), font, size) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(piece.lstrip())
    stripped = [line.strip() for line in lines if line.strip()]
    too_wide = any(fonts.width(line, font, size) > room for line in stripped)
    return None if too_wide else stripped


def _cut(words: str, room: float, how: Type, size: float) -> list[str]:
    """As much as the lines hold, broken anywhere, with an ellipsis."""
    rest, lines = words, list[str]()
    while rest and len(lines) < how.lines - 1:
        length = len(rest)
        while length > 1 and fonts.width(rest[:length], how.font, size) > room:
            length -= 1
        lines.append(rest[:length])
        rest = rest[length:]
    return [*lines, shortened(rest, how.font, size, room)] if rest else lines


@dataclass(frozen=True, slots=True)
class Cards:
    """Equal cards side by side on A4, with crop marks around the block."""

    width: float
    height: float
    columns: int
    rows: int

    @property
    def on_page(self) -> int:
        """How many one sheet holds."""
        return self.columns * self.rows

    def areas(self, paper: Paper, count: int) -> Iterator[Area]:
        """The place of each card, sheet after sheet; a new sheet is begun when one is full."""
        left = (paper.width - self.columns * self.width) / 2
        top = (paper.height + self.rows * self.height) / 2
        for number in range(count):
            place = number % self.on_page
            if place == 0:
                if number:
                    paper.new_page()
                self._crop_marks(paper, left, top)
            row, column = divmod(place, self.columns)
            x, y = left + column * self.width, top - (row + 1) * self.height
            yield Area(x, y, self.width, self.height)

    def _crop_marks(self, paper: Paper, left: float, top: float) -> None:
        right, bottom = left + self.columns * self.width, top - self.rows * self.height
        gap, length = 1.5 * mm, 5 * mm
        for column in range(self.columns + 1):
            x = left + column * self.width
            paper.rule(x, top + gap, x, top + gap + length, marks.MUTED, 0.4)
            paper.rule(x, bottom - gap, x, bottom - gap - length, marks.MUTED, 0.4)
        for row in range(self.rows + 1):
            y = top - row * self.height
            paper.rule(left - gap, y, left - gap - length, y, marks.MUTED, 0.4)
            paper.rule(right + gap, y, right + gap + length, y, marks.MUTED, 0.4)
