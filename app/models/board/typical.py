"""One note that speaks for others, where there is room for one."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from app.models.board.state import Mark, Note

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_ENDINGS: Final = (
    "erne", "enes", "ene", "ers", "ens", "ets", "er", "en", "et", "es", "e", "s",
)  # fmt: skip
"""Of Danish nouns and verbs, the longest first; the English plural is among them."""
_ROOT: Final = 4
_FEW: Final = 4
"""A note of a word or two says too little to be the best."""
_LEAST, _MOST = 16, 110
"""Signs of a note that says something and is no speech."""
_REMEMBERED: Final = 16_384
"""More than the notes of any board: each is asked for by the whole of it, then by its theme."""


class Rarity:
    """How much it says that two notes share a word: little of one that is all over the board."""

    def __init__(self, notes: Iterable[Note]) -> None:
        held = list(notes)
        self._total = max(1, len(held))
        self._times = Counter(stem for each in held for stem in _stems(each.words))

    def of(self, stem: str) -> float:
        """0.7 for a word of every note, more for each one that does without it."""
        return math.log(1 + self._total / max(1, self._times[stem]))


def typical(notes: Sequence[Note], rarity: Rarity | None = None) -> Note | None:
    """What somebody said word for word, else the note of a good length that shares most with the
    others; None of no notes. `rarity` is that of the whole board.

    Words of four letters and more count without their endings, each note once, and a long note no
    more than a short one (cosine, as for the centre of a cluster). Nobody is quoted shouting where
    another can be.
    """
    good = [each for each in notes if _is_good(each.text)]
    said = [each for each in good if each.mark is Mark.QUOTE]
    stems = {each.id: _stems(each.words) for each in notes}
    common = Counter(stem for each in stems.values() for stem in each)
    rare = rarity or Rarity(notes)

    def shared(note: Note) -> float:
        own = stems[note.id]
        return sum((common[e] - 1) * rare.of(e) for e in own) / math.sqrt(len(own) + _FEW)

    return max(said or good or notes, key=shared, default=None)


def _is_good(text: str) -> bool:
    return _LEAST <= len(text) <= _MOST and not text.isupper()


@lru_cache(maxsize=_REMEMBERED)
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(_stem, _WORD.findall(text.casefold())))


@lru_cache(maxsize=_REMEMBERED)
def _stem(word: str) -> str:
    endings = (each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) >= _ROOT)
    return word.removesuffix(next(endings, ""))
