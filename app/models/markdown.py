"""A little Markdown: bold, bullets and numbers, the same wherever it is shown.

The one place that reads it. Taken from CommonMark 0.31 are bullets (`-`, `*`, `+`), numbers (`1.`)
and strong emphasis (`**`), for slides of one's own also ATX headings (`#`, `##`). A line break
stays a line break: what people type in lines is read in lines. Everything else, HTML too, is text
as it was typed: whoever shows it escapes it for the page at hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.models.redline import Kind

BULLET: Final = "\N{BULLET}"
_LISTED: Final = re.compile(r"\s*(?:[-*+]|(\d{1,3})[.)])\s+(.*)")
_TITLED: Final = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one weight; `kind` is what became of them where two texts are compared."""

    text: str
    is_bold: bool = False
    kind: Kind = Kind.SAME


@dataclass(frozen=True, slots=True)
class Block:
    """A line as it was typed: `level` 0 for text, 1 or 2 for a heading; `marker` is a bullet or a
    number with its full stop, "" outside lists. A gap has no runs.
    """

    runs: tuple[Run, ...]
    level: int = 0
    marker: str = ""

    @property
    def text(self) -> str:
        """Its words without signs."""
        return "".join(run.text for run in self.runs)


@lru_cache(maxsize=256)
def read(words: str, *, has_headings: bool = False) -> tuple[Block, ...]:
    """The lines of a text, gaps too."""
    return tuple(_block(line, has_headings=has_headings) for line in words.split("\n"))


def plain(words: str) -> str:
    """The words where there is one face only: bullets and numbers stay, bold is told by nothing."""
    told = (" ".join(filter(None, (each.marker, each.text))) for each in read(words))
    return "\n".join(told)


def _block(line: str, *, has_headings: bool) -> Block:
    titled = _TITLED.match(line) if has_headings else None
    if titled:
        return Block(_runs(titled[2]), level=min(2, len(titled[1])))
    listed = _LISTED.match(line)
    if listed:
        return Block(_runs(listed[2]), marker=f"{listed[1]}." if listed[1] else BULLET)
    return Block(_runs(line.strip()))


def _runs(line: str) -> tuple[Run, ...]:
    """Pairs of `**` make what is between them bold; a lone one stays as it is."""
    parts = line.split("**")
    if len(parts) % 2 == 0:
        parts[-2:] = [f"{parts[-2]}**{parts[-1]}"]
    return tuple(Run(each, at % 2 == 1) for at, each in enumerate(parts) if each)
