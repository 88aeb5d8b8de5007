"""The numbered lines of a recommendation, the same on the wall, in the window and on paper.

Numbers belong to lines, not to sentences: a Danish text is full of stops that end no sentence
("f.eks.", "kl. 9.30"), a sentence may fill a page, and an initiative has no stop at all; but
everybody in a room can count lines. They are broken here, by letters and not by a font, so that no
screen, size or printer can move a word to another line. A line is about fifty letters long, what a
wall can show in type that the last row reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

from app.models.hyphens import hyphenated
from app.models.markdown import BULLET, Block, Run, plain, read
from app.models.recommendations.wording import Wording
from app.models.redline import Kind, redline
from app.models.ties import tied

LONGEST_LINE: Final = 44.0
"""In letters of middling width, some fifty of the usual ones."""
LETTER: Final = 0.575
"""How wide a letter of middling width is at most, as a multiple of the type; measured on Inter."""
_TO: Final = "\N{RIGHTWARDS ARROW}"
_HANGING: Final = 2.5
"""What the marker of a list and its gap take."""
_NARROW: Final = frozenset("iljtfrI.,:;'!|()[]-\N{RIGHT SINGLE QUOTATION MARK}")
_WIDE: Final = frozenset("mwMW@%ÆæŒœ\N{EM DASH}\N{HORIZONTAL ELLIPSIS}")
_FULL: Final = 0x2E80
"""From here on signs fill a square."""


class Part(StrEnum):
    """What of a recommendation a line belongs to, in the order the lines are counted."""

    TEXT = "text"
    INITIATIVES = "initiatives"
    ADDRESSED_TO = "addressed-to"
    REASON = "reason"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Line:
    """`number` counts from 1 through all parts, 0 for a gap; `marker` is what a list item begins
    with, and `indent` how far its words stand from the left, in letters, for its further lines
    too. `begins` where a paragraph or an item begins, so that pages are turned there.
    """

    number: int
    runs: tuple[Run, ...]
    part: Part
    marker: str = ""
    indent: float = 0.0
    begins: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


def numbered(wording: Wording, number: int = 0) -> tuple[Line, ...]:
    """All lines of a wording; `number` is the recommendation's, for its initiatives' numbers."""
    return counted(
        wording.text,
        wording.initiatives,
        number,
        wording.addressed_to,
        wording.reason,
        wording.evidence,
    )


@lru_cache(maxsize=64)
def counted(
    text: str,
    initiatives: Sequence[str] = (),
    number: int = 0,
    addressed_to: str = "",
    reason: str = "",
    evidence: str = "",
) -> tuple[Line, ...]:
    """The same from the parts. Between two parts lies a gap."""
    lines: list[Line] = []
    for part, blocks in (
        (Part.TEXT, read(text)),
        (Part.INITIATIVES, tuple(_initiatives(initiatives, number))),
        (Part.ADDRESSED_TO, _addressee(addressed_to)),
        (Part.REASON, read(reason)),
        (Part.EVIDENCE, read(evidence)),
    ):
        if not any(each.runs for each in blocks):
            continue
        if lines:
            lines.append(Line(0, (), part))
        for block in blocks:
            lines += _lines(block, part)
    return _counted(lines)


@lru_cache(maxsize=64)
def redlined(before: str, after: str) -> tuple[Line, ...]:
    """What changed in a part, in lines of the same length; runs are new, gone or the same."""
    rows: list[list[Run]] = [[]]
    was = Kind.SAME
    for part in redline(before, after):
        if part.kind is Kind.ADDED and was is Kind.REMOVED:
            rows[-1].append(Run(" "))  # what is gone stands apart from what came for it
        was = part.kind
        for at, words in enumerate(part.text.split("\n")):
            if at:
                rows.append([])
            if words:
                rows[-1].append(Run(words, kind=part.kind))
    blocks = (Block(tuple(row)) for row in rows if any(run.text.strip() for run in row))
    return _counted(line for block in blocks for line in _lines(block, Part.TEXT))


def _counted(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Each with its number; a gap has none."""
    count = 0
    told = []
    for each in lines:
        count += bool(each.runs)
        told.append(replace(each, number=count if each.runs else 0))
    return tuple(told)


def in_words(wording: Wording, number: int = 0) -> str:
    """Text and initiatives where there is one face only, each typed line on its own."""
    listed = (
        f"{initiative_number(number, at)} {plain(each)}"
        for at, each in enumerate(wording.initiatives, 1)
    )
    return "\n".join(filter(None, (plain(wording.text), *listed)))


def _initiatives(initiatives: Sequence[str], number: int) -> Iterator[Block]:
    """Each with its number on two levels; the lines of one that has several hang under it."""
    for at, each in enumerate(initiatives, 1):
        marker = initiative_number(number, at) if number else BULLET
        for row, block in enumerate(read(each)):
            yield Block(block.runs, marker=marker if not row else block.marker or " ")


def _addressee(addressed_to: str) -> tuple[Block, ...]:
    """With an arrow, for on the wall it stands without a heading."""
    return (Block((Run(addressed_to),), marker=_TO),) if addressed_to.strip() else ()


def initiative_number(recommendation: int, initiative: int) -> str:
    """ "2.1" for the first initiative of recommendation 2; "1" of one without a number yet."""
    return f"{recommendation}.{initiative}" if recommendation else str(initiative)


def _lines(block: Block, part: Part) -> Iterator[Line]:
    if not block.runs:
        yield Line(0, (), part)
        return
    marker = block.marker.strip()
    indent = max(_HANGING, wide(marker) + 1) if block.marker else 0.0
    for row, runs in enumerate(_broken(block, LONGEST_LINE - indent)):
        begins = not row and (bool(marker) or not block.marker)
        yield Line(1, runs, part, "" if row else marker, indent, begins)


def _broken(block: Block, room: float) -> Iterator[tuple[Run, ...]]:
    """The runs of a block in lines; a word that is wider is broken where it may, or must."""
    line: list[Run] = []
    used, breaks = 0.0, False
    for word, is_glued, ends_line in _words(block):
        size = wide(word.text)
        gap = 0.0 if is_glued or not line else wide(" ")
        if line and (breaks or used + gap + size > room):
            yield _joined(line)
            line, used, gap = [], 0.0, 0.0
        if gap:
            same = word.kind if word.kind is line[-1].kind else Kind.SAME
            line.append(Run(" ", word.is_bold and line[-1].is_bold, same))
        line.append(word)
        used, breaks = used + gap + size, ends_line
    yield _joined(line)


def _words(block: Block) -> Iterator[tuple[Run, bool, bool]]:
    """Each word, whether it stands close to the one before, as a comma after bold does, and whether
    it ends with a hyphen of ours, which only a line's end may have. A number and its unit are one
    word.
    """
    had_space = True
    for run in block.runs:
        words = tied(" ".join(run.text.split()), LONGEST_LINE / 2, wide)
        for at, word in enumerate(words.split(" ") if words else ()):
            is_glued = not at and not had_space and not run.text[0].isspace()
            rest = word
            for part in _fitting(word):
                is_ours = not rest.startswith(part)
                is_close = is_glued if rest == word else True
                rest = rest[len(part) - is_ours :]
                yield Run(part, run.is_bold, run.kind), is_close, is_ours
        had_space = run.text[-1].isspace()


def _fitting(word: str) -> Iterator[str]:
    """A word in parts that fit a line; most are one."""
    most = LONGEST_LINE - 8
    if wide(word) <= most:
        yield word
        return
    parts = hyphenated(word, most, wide).split("-")
    for at, each in enumerate(parts):
        rest = each if at == len(parts) - 1 else f"{each}-"
        while wide(rest) > most:
            cut = max(at for at in range(1, len(rest)) if wide(rest[:at]) <= most)
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def _joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Neighbours of one weight as one."""
    told: list[Run] = []
    for each in runs:
        last = told[-1] if told else None
        if last and (last.is_bold, last.kind) == (each.is_bold, each.kind):
            told[-1] = replace(last, text=last.text + each.text)
        else:
            told.append(each)
    return tuple(told)


def wide(words: str) -> float:
    """How wide words are about, in letters of middling width, whatever font shows them."""
    return sum(map(_width, words))


def _width(sign: str) -> float:
    if sign in _NARROW:
        return 0.6
    if sign in _WIDE:
        return 1.5
    if sign == " ":
        return 0.55
    if ord(sign) > _FULL:
        return 1.8
    return 1.2 if sign.isupper() else 1.0
