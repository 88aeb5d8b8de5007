"""All notes of a board read together: the common ground of grouping, placing and labelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.engines.themes.features import Reading, read
from app.engines.themes.graph import walked
from app.engines.themes.lexicon import Lexicon
from app.engines.themes.space import Row, Weights, likeness
from app.engines.themes.values import Embed, Note
from app.engines.themes.words import folded

if TYPE_CHECKING:
    from app.engines.themes.space import Floats


@dataclass(frozen=True)
class NoteMap:
    """Notes in an order of their own (by text, then id), so that the given order changes nothing.

    Everything is worked out on first use and then kept.
    """

    notes: tuple[Note, ...]
    lexicon: Lexicon
    question: str = ""
    embed: Embed | None = None

    @classmethod
    def of(
        cls,
        notes: Sequence[Note],
        lexicon: Lexicon,
        *,
        question: str = "",
        embed: Embed | None = None,
    ) -> NoteMap:
        """Raises `ValueError` when two notes have one id, which is the caller's mistake."""
        if len({note.id for note in notes}) < len(notes):
            raise ValueError("two notes with one id")
        ordered = sorted(notes, key=lambda note: (folded(note.text), note.text, note.id))
        return cls(tuple(ordered), lexicon, question, embed)

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each id stands."""
        return {note.id: at for at, note in enumerate(self.notes)}

    @cached_property
    def readings(self) -> list[Reading]:
        """Every note as read."""
        return read(self.notes, self.lexicon, self.question)

    @cached_property
    def weights(self) -> Weights:
        """What each feature tells in this collection."""
        return Weights.of(self.readings)

    @cached_property
    def rows(self) -> list[Row]:
        """Every note as whole numbers."""
        return [self.weights.row(reading) for reading in self.readings]

    @cached_property
    def alike(self) -> Floats:
        """How alike any two notes are: whole numbers from 0 to `space.ONE`, shape (n, n)."""
        return likeness(self.rows, self.embed, [note.text for note in self.notes])

    @cached_property
    def walked(self) -> Floats:
        """The same through common neighbours, shape (n, n)."""
        return walked(self.alike)

    @cached_property
    def saying(self) -> list[int]:
        """The positions of notes that can be grouped by something."""
        return [at for at, reading in enumerate(self.readings) if reading.says_something]
