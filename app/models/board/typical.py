"""One note that speaks for a theme, where there is room for one."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from app.models.board.state import Mark, Note

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_FEW: Final = 4
"""A note of a word or two says too little to be the best."""
_REMEMBERED: Final = 4_096


def typical(notes: Sequence[Note], least: int = 12, most: int = 90) -> Note | None:
    """What somebody said word for word, else the note of a good length (signs, from `least` to
    `most`) that shares most words with the others; None of no notes.

    Words of four letters and more count, each note once, and a long note no more than a short one
    (cosine, as for the centre of a cluster).
    """
    good = [each for each in notes if least <= len(each.text) <= most]
    said = [each for each in good or notes if each.mark is Mark.QUOTE]
    words = {each.id: _words(each.words) for each in notes}
    common = Counter(word for each in words.values() for word in each)

    def shared(note: Note) -> float:
        own = words[note.id]
        return sum(common[word] - 1 for word in own) / math.sqrt(len(own) + _FEW)

    return max(said or good or notes, key=shared, default=None)


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
