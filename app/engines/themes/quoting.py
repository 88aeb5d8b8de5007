"""Of notes that say the same, the one to quote: written with words that are known, and no longer
than it must be. "svømmehallen er for kold til bayber" gives way to its twin with "babyer".
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.engines.themes.features import Reading
from app.engines.themes.map import NoteMap
from app.engines.themes.polarity import sense
from app.engines.themes.words import folded

_SAME: Final = 0.75
_USUAL: Final = 2


@dataclass(frozen=True)
class Wording:
    """How usual the words of a board's notes are."""

    board: NoteMap

    def cleanest(self, at: int, group: Sequence[int]) -> int:
        """The note among `group` that says what the note at `at` says in the most usual words; the
        shorter one where they are level, and `at` itself where nothing is better.
        """
        twins = [each for each in group if each == at or self._are_twins(at, each)]
        return min(twins, key=lambda each: (*self._oddness(each), each != at, each))

    def _are_twins(self, one: int, other: int) -> bool:
        mine, theirs = self.board.readings[one], self.board.readings[other]
        if _turns(mine) != _turns(theirs):
            return False
        written = _written(mine), _written(theirs)
        longest = max(map(len, written))
        alike = difflib.SequenceMatcher(None, *written, autojunk=False)
        if min(map(len, written)) < _SAME * longest / 2 or alike.quick_ratio() < _SAME:
            return False
        return alike.ratio() >= _SAME

    def _oddness(self, at: int) -> tuple[int, int]:
        reading = self.board.readings[at]
        odd = [
            word
            for word in reading.words
            if word.weight == 1 and not self._is_usual(word.lower, reading)
        ]
        return len(odd), len(self.board.notes[at].text)

    def _is_usual(self, lower: str, reading: Reading) -> bool:
        if self._counts[lower] >= _USUAL:
            return True
        return folded(lower) in self.board.lexicon.vocabulary(reading.lang).written

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(
            lower for each in self.board.readings for lower in {w.lower for w in each.words}
        )


def _written(reading: Reading) -> str:
    return " ".join(word.lower for word in reading.words)


def _turns(reading: Reading) -> list[str]:
    """What turns a note or is counted in it: two notes that differ in this are no twins."""
    found = [sense(word.lower, reading.lang) for word in reading.words]
    return sorted(
        f"{each.turn}{each.value}{sorted(each.ends)}"
        for each in found
        if each.turn or each.value or each.ends
    )
