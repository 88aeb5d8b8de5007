"""A report as it is told, kept as parts in reading order: what Word and HTML are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from app.reports.chapters.story import LEAST, Column, Style
from app.reports.charts import Chart
from app.reports.marked import groups, marked, marked_lines
from app.reports.markup import Markup, Piece, safe

Told = tuple[Piece, ...]
"""Words in pieces of one face each."""


class Size(Enum):
    """How large a heading is set; only a full one stands in the contents."""

    FULL = "full"
    PART = "part"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Title:
    """The name of it all."""

    words: Told


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `plain` is how the contents list it, under `key`."""

    level: int
    words: Told
    plain: str
    key: str
    size: Size = Size.FULL


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with a line at its left or a label before it."""

    words: Told
    style: Style
    is_ruled: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: `lead` and `number` make its marker, number 0 a bullet."""

    words: Told
    number: int = 0
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: tuple[Item, ...]
    style: Style
    is_ruled: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its head; `about` is the heading it stands under."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Told, ...], ...]
    about: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart."""

    chart: Chart


@dataclass(frozen=True, slots=True)
class Facts:
    """Key figures: a number and its name."""

    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


Part = Title | Heading | Paragraph | Listing | Table | Figure | Facts | NewPage

_NOT_TEXT: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
_HALF: Final = re.compile("[\ud800-\udfff]")
_LINE_END: Final = re.compile("\r\n|[\u2028\u2029]")


def legible(text: str) -> str:
    """Text without what is no text: control characters, which no XML may hold, and those that turn
    round what stands after them. Half a sign becomes a box, as in the PDF.
    """
    if text.isascii() and text.isprintable():
        return text
    whole = _HALF.sub("\N{WHITE SQUARE}", _LINE_END.sub("\n", text.replace("\t", " ")))
    return _NOT_TEXT.sub("", whole)


class Record:
    """Listens to a report and keeps what was told. It is a `Story`.

    `held` are the places of parts that stand on the same page as the next one.
    """

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.held: set[int] = set()
        self._under = ""
        self._headings = 0

    @property
    def entries(self) -> tuple[Heading, ...]:
        """The headings that the contents list."""
        return tuple(
            each for each in self.parts if isinstance(each, Heading) and each.size is Size.FULL
        )

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is told inside is held together."""
        first = len(self.parts)
        try:
            yield
        finally:
            self.held.update(range(first, len(self.parts) - 1))

    @contextmanager
    def ending(self, least: float = LEAST) -> Iterator[None]:
        """Where pages break is not known here."""
        yield

    def room_for(self, height: float) -> None:
        """Where pages break is not known here."""

    def new_page(self) -> None:
        """What follows begins a page."""
        self.parts.append(NewPage())

    def title(self, words: str) -> None:
        """The name of it all."""
        self.parts.append(Title(_told(words)))

    def heading(self, level: int, plain: str, words: Markup | None = None, key: str = "") -> None:
        """A heading that the contents list."""
        self._head(level, plain, words, key, Size.FULL)

    def part(self, plain: str) -> None:
        """A heading of level 2 that the contents leave out."""
        self._head(2, plain, None, "", Size.PART)

    def label(self, plain: str, level: int = 3) -> None:
        """A small heading."""
        self._head(level, plain, None, "", Size.LABEL)

    def say(self, words: str, style: Style = Style.BODY, *, label: str = "") -> None:
        """A paragraph."""
        self.parts.append(Paragraph(_told(words), style, label=legible(label)))

    def ruled(self, words: str, style: Style) -> None:
        """A paragraph with a line at its left."""
        self.parts.append(Paragraph(_told(words), style, is_ruled=True))

    def words(self, words: str, style: Style = Style.BODY, *, is_ruled: bool = False) -> None:
        """Paragraphs and lists of a text with a little Markdown."""
        for is_list, blocks in groups(words):
            if is_list:
                items = (_item(marked(each.runs), each.marker) for each in blocks)
                self.parts.append(Listing(tuple(items), style, is_ruled))
            else:
                self.parts.append(Paragraph(_told(marked_lines(blocks)), style, is_ruled))

    def items(self, items: Sequence[str], style: Style = Style.ITEM, labels: str = "") -> None:
        """A list of dots, or of numbers that begin with `labels`."""
        told = (
            Item(_told(words), number if labels else 0, labels)
            for number, words in enumerate(items, 1)
        )
        self.parts.append(Listing(tuple(told), style))

    def table(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str]], after: float = 10
    ) -> None:
        """A table."""
        cells = tuple(tuple(map(_told, row)) for row in rows)
        self.parts.append(Table(tuple(columns), cells, self._under))

    def chart(self, chart: Chart, after: float = 8) -> None:
        """A picture."""
        self.parts.append(Figure(replace(chart, alt=legible(chart.alt))))

    def facts(self, figures: Sequence[tuple[str, str]]) -> None:
        """Key figures."""
        self.parts.append(Facts(tuple(figures)))

    def _head(self, level: int, plain: str, words: Markup | None, key: str, size: Size) -> None:
        self._headings += 1
        self._under = " ".join(legible(plain).split())
        named = key or f"heading-{self._headings}"
        self.parts.append(Heading(level, _told(words or plain), self._under, named, size))


def _told(words: str) -> Told:
    pieces = (replace(each, text=legible(each.text)) for each in safe(words).pieces)
    return tuple(each for each in pieces if each.text)


def _item(words: Markup, marker: str) -> Item:
    number = marker.removesuffix(".")
    return Item(_told(words), int(number) if number.isdecimal() else 0)
