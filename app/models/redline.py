"""What changed between two wordings, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import Final

# Every sign of a text is in exactly one piece: a word, white space, or a sign of its own.
_PIECE: Final = re.compile(r"\w+|\s+|[^\w\s]")


class Kind(Enum):
    """What became of a part of the older text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text and what became of it."""

    text: str
    kind: Kind


def redline(old: str, new: str) -> tuple[Part, ...]:
    """The parts in reading order; what was removed stands before what came in its place.

    Parts that are SAME or REMOVED spell `old`, parts that are SAME or ADDED spell `new`. White
    space between two changed words counts as changed with them, so that a rewritten phrase reads
    as one.
    """
    parts: list[Part] = []
    for kept, removed, added in _runs(_PIECE.findall(old), _PIECE.findall(new)):
        for text, kind in ((kept, Kind.SAME), (removed, Kind.REMOVED), (added, Kind.ADDED)):
            if text:
                parts.append(Part(text, kind))
    return tuple(parts)


def _runs(old: list[str], new: list[str]) -> Iterator[tuple[str, str, str]]:
    """(kept, removed, added) in turn, neighbouring changes drawn together."""
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    removed = added = ""
    steps = matcher.get_opcodes()
    for number, (how, i1, i2, j1, j2) in enumerate(steps):
        taken, given = "".join(old[i1:i2]), "".join(new[j1:j2])
        is_gap = taken.isspace() and bool(removed or added) and number + 1 < len(steps)
        if how != "equal" or is_gap:
            removed, added = removed + taken, added + given
            continue
        yield "", removed, added
        yield taken, "", ""
        removed = added = ""
    yield "", removed, added
