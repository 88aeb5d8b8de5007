"""Which notes are like each other: those that may say the same twice, or the opposite in the same
words, and the three nearest of each.

Pure and without Qt. It is found beside the window, and people go on meanwhile: a note that was
reworded, taken back or put into one stack with the other is like it no longer. Nothing is ever
merged by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import permutations

from app.engines import themes
from app.engines.themes import Embed, Lexicon
from app.models.board import Board


class Twin(Enum):
    """What two notes may be to each other."""

    DUPLICATE = "duplicate"
    OPPOSITE = "opposite"


@dataclass(frozen=True, slots=True)
class Likeness:
    """By note: its `twins`, and the `nearest`, best first; `texts` are the words that were read,
    which are a note's own without the labels of its fields.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    twins: Mapping[str, Mapping[str, Twin]] = field(default_factory=dict)
    nearest: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        notes: Sequence[themes.Note],
        lexicon: Lexicon,
        question: str = "",
        embed: Embed | None = None,
    ) -> Likeness:
        """Found among these notes; `embed` when an organisation has vectors of its own."""
        board = themes.NoteMap.of(notes, lexicon, question=question, embed=embed)
        return cls.told(notes, themes.twins(board), themes.nearest_notes(board))

    @classmethod
    def told(
        cls,
        notes: Sequence[themes.Note],
        twins: themes.Twins,
        nearest: Mapping[str, tuple[str, ...]],
    ) -> Likeness:
        """Where it was found on the way already."""
        found: dict[str, dict[str, Twin]] = {}
        for one, other, twin in _pairs(twins):
            found.setdefault(one, {}).setdefault(other, twin)
        return cls({each.id: each.text for each in notes}, found, nearest)

    def twins_of(self, board: Board, note: str) -> dict[str, Twin]:
        """The twins of a note that still are, those that say the opposite first."""
        found = self.twins.get(note, {})
        return {each: twin for each, twin in found.items() if self._holds(board, note, each)}

    def twin_of(self, board: Board, note: str) -> Twin | None:
        """What a note may be to any other, opposite before duplicate; it stops at the first that
        holds, for among hundreds of notes that are all alike each has hundreds of twins.
        """
        found = self.twins.get(note, {})
        return next((kind for each, kind in found.items() if self._holds(board, note, each)), None)

    def similar_to(self, board: Board, note: str) -> tuple[str, ...]:
        """The notes most like this one, best first, three at most."""
        near = self.nearest.get(note, ())
        return tuple(each for each in near if self._holds(board, note, each))

    def knows(self, board: Board) -> bool:
        """Whether it was found among the notes as they stand now."""
        standing = [each for each in board.notes.values() if not each.withdrawn]
        texts = self.texts
        return len(standing) <= len(texts) and all(
            texts.get(each.id) == each.words for each in standing
        )

    def _holds(self, board: Board, one: str, other: str) -> bool:
        if not all(self._as_read(board, each) for each in (one, other)):
            return False
        return board.top_of(one) != board.top_of(other)

    def _as_read(self, board: Board, note: str) -> bool:
        found = board.notes.get(note)
        return found is not None and not found.withdrawn and found.words == self.texts.get(note)


def _pairs(twins: themes.Twins) -> Iterator[tuple[str, str, Twin]]:
    """Every pair in both orders, the opposites first."""
    for pair in twins.opposites:
        for one, other in permutations(pair):
            yield one, other, Twin.OPPOSITE
    for group in twins.duplicates:
        for one, other in permutations(group, 2):
            yield one, other, Twin.DUPLICATE
