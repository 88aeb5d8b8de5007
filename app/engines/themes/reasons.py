"""Why a note may belong to a theme: the words and the concepts that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.engines.themes.features import Reading
from app.engines.themes.lexicon import Lexicon
from app.engines.themes.values import Why

_MOST_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Common:
    """All stems and all concepts that the notes of a theme point to."""

    stems: frozenset[str]
    concepts: frozenset[str]

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> Common:
        """Gathered from the notes of one theme."""
        return cls(
            frozenset(stem for each in readings for stem in each.stems),
            frozenset(key for each in readings for key in each.concepts),
        )


def why_together(readings: Sequence[Reading], lexicon: Lexicon) -> tuple[Why, ...]:
    """What each note of a group shares with at least one of its fellows."""
    stems = Counter(stem for each in readings for stem in each.stems)
    concepts = Counter(key for each in readings for key in each.concepts)
    common = Common(
        frozenset(stem for stem, notes in stems.items() if notes > 1),
        frozenset(key for key, notes in concepts.items() if notes > 1),
    )
    return tuple(reasons_for(each, common, lexicon) for each in readings)


def reasons_for(reading: Reading, common: Common, lexicon: Lexicon) -> Why:
    """The words of a note, as written, and the titles of its concepts that a theme shares."""
    pointing = {
        at: [key for key, _ in hit.shares if key in common.concepts]
        for hit in lexicon.vocabulary(reading.lang).hits(reading.words)
        for at in range(hit.start, hit.end)
    }
    words = [
        word.surface
        for at, word in enumerate(reading.words)
        if word.weight > 0 and (word.stem in common.stems or pointing.get(at))
    ]
    keys = dict.fromkeys(key for keys in pointing.values() for key in keys)
    titles = [lexicon.title(key, reading.lang) for key in keys]
    shown = tuple(dict.fromkeys(words))[:_MOST_WORDS]
    return Why(shown, tuple(each for each in titles if each))
