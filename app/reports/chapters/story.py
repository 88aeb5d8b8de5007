"""Who is told a report: what a chapter may say, whatever becomes of it on paper or on a screen."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from reportlab.lib.units import mm

from app.reports import fonts
from app.reports.charts import Chart
from app.reports.markup import Markup

WIDTH: Final = 157 * mm
"""Of a line, in points: an A4 page without its margins. Charts are as wide."""
HEAD_SIZE: Final = 8.5
"""Of the letters in a table's head, in points."""
LEAST: Final = 170.0
"""What goes over to a chapter's last page goes in at least so many points."""


class Style(StrEnum):
    """How a paragraph is said."""

    BODY = "body"
    LEAD = "lead"
    INTRO = "intro"
    QUOTE = "quote"
    ITEM = "item"
    NOTE = "note"
    SMALL = "small"
    VERDICT = "verdict"
    COVER_KIND = "cover-kind"
    COVER_QUESTION = "cover-question"
    COVER_FACT = "cover-fact"


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its head, its share of the width, and whether it holds numbers."""

    head: str
    share: float
    is_number: bool = False


def widths(columns: Sequence[Column]) -> list[float]:
    """Widths in points: by share, but no head is broken inside a word; the widest pays for it."""
    unit = WIDTH / sum(each.share for each in columns)
    found = [max(each.share * unit, _longest_word(each.head) + 10) for each in columns]
    widest = found.index(max(found))
    found[widest] -= sum(found) - WIDTH
    return found


def _longest_word(head: str) -> float:
    words = head.split() or [""]
    return max(fonts.width(word, fonts.SEMIBOLD, HEAD_SIZE) for word in words)


class Story(Protocol):
    """A document being told, in reading order.

    Every text given here is plain, unless `app.reports.markup` made it.
    """

    def together(self) -> AbstractContextManager[None]:
        """What is told inside stands on one page, if a page can hold it."""

    def ending(self, least: float = LEAST) -> AbstractContextManager[None]:
        """What is told inside leaves no page with less than so many points of it at its end."""

    def new_page(self) -> None:
        """Goes on at the top of the next page."""

    def room_for(self, height: float) -> None:
        """Goes on at the next page unless this much room is left."""

    def title(self, words: str) -> None:
        """The name of it all."""

    def heading(self, level: int, plain: str, words: Markup | None = None, key: str = "") -> None:
        """A heading of level 1 or 2 that the contents list; `words` when it has several faces."""

    def part(self, plain: str) -> None:
        """A heading of level 2 in small type, in the viewer's outline but not in the contents."""

    def label(self, plain: str, level: int = 3) -> None:
        """A small heading that is listed nowhere."""

    def say(self, words: str, style: Style = Style.BODY, *, label: str = "") -> None:
        """A paragraph, with a label in its left margin where the style leaves room for one."""

    def ruled(self, words: str, style: Style) -> None:
        """A paragraph with a line at its left: what the assembly says, and what people said."""

    def words(self, words: str, style: Style = Style.BODY, *, is_ruled: bool = False) -> None:
        """Paragraphs and lists of a text with a little Markdown."""

    def items(self, items: Sequence[str], style: Style = Style.ITEM, labels: str = "") -> None:
        """A list; `labels` is what its numbers begin with ("3." gives 3.1, 3.2), "" gives dots."""

    def table(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str]], after: float = 10
    ) -> None:
        """A table; the first cell of each row heads it."""

    def chart(self, chart: Chart, after: float = 8) -> None:
        """A picture with its alternative text."""

    def facts(self, figures: Sequence[tuple[str, str]]) -> None:
        """Key figures side by side: each a number and its name."""
