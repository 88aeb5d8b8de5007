"""How well titles and quotations say what a theme is about.

A note carries a title when it points to the concept or field of that name or has a word of it, also
inside a compound. A quotation fits when its note is of the subject that most notes of the theme
have, as the people who labelled them say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.engines.themes import Lexicon, Note, NoteMap, Theme

_SHORT: Final = ("og", "and", "und", "och")


@dataclass(frozen=True, slots=True)
class Told:
    """Of the notes in themes, how many `carry` their theme's title; of the themes, how many have a
    quotation of their main subject (`fitting`) and how many a title of one word (`single`).
    """

    notes: int
    carry: int
    themes: int
    fitting: int
    single: int

    @property
    def carrying(self) -> float:
        """The share of notes in themes that carry the title."""
        return self.carry / self.notes if self.notes else 0.0

    @property
    def quoting(self) -> float:
        """The share of themes whose quotation is of their main subject."""
        return self.fitting / self.themes if self.themes else 0.0


def told(
    notes: Sequence[Note], subject: Mapping[str, str], themes: Sequence[Theme], lexicon: Lexicon
) -> Told:
    """Counted over the themes of one board; `subject` is what people say of each note, by id."""
    board = NoteMap.of(notes, lexicon)
    text = {each.id: each.text.strip() for each in notes}
    carry = fitting = single = 0
    for theme in themes:
        carry += sum(_carries(board, note, theme.label) for note in theme.notes)
        counts = Counter(subject[note] for note in theme.notes)
        most = max(counts.values())
        quoted = [note for note in theme.notes if text[note] == theme.quote]
        fitting += any(counts[subject[note]] == most for note in quoted)
        single += len(theme.label.split()) == 1
    within = sum(len(theme.notes) for theme in themes)
    return Told(within, carry, len(themes), fitting, single)


def _carries(board: NoteMap, note: str, title: str) -> bool:
    at = board.places[note]
    reading = board.readings[at]
    languages = {each.lang for each in board.readings}
    for key in reading.concepts:
        if any(board.lexicon.title(key, lang) == title for lang in languages):
            return True
    probe = NoteMap.of([Note("title", title, lang=reading.lang)], board.lexicon)
    words = {w.stem for w in probe.readings[0].words if w.lower not in _SHORT and w.weight > 0}
    return bool(words & set(reading.stems))
