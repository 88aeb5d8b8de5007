"""What the engine knows about each note: its words, their letters, and the concepts behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from app.engines.themes.compounds import Compounds
from app.engines.themes.lexicon import Lexicon
from app.engines.themes.steps import Steps, finished
from app.engines.themes.values import Note
from app.engines.themes.words import Word, clear_language, folded, is_empty, settled, words

_GRAM_LENGTHS: Final = (3, 4, 5)
_PART_WEIGHT: Final = 0.6
_SHORTEST_JOINED: Final = 7
_BACKGROUND: Final = 0.4
FIELD_PREFIX: Final = "field:"


@dataclass(frozen=True, slots=True)
class Reading:
    """One note as read: its language and words, and three bags of weighted features.

    `stems` holds stems and the stems of compound parts, `grams` pieces of 3 to 5 letters,
    `concepts` keys of concepts and, behind `FIELD_PREFIX`, of their fields.
    """

    lang: str
    words: tuple[Word, ...]
    stems: Mapping[str, float] = field(default_factory=dict)
    grams: Mapping[str, float] = field(default_factory=dict)
    concepts: Mapping[str, float] = field(default_factory=dict)

    @property
    def says_something(self) -> bool:
        """Whether there is anything to group by."""
        return bool(self.stems or self.concepts)


def read(notes: Sequence[Note], lexicon: Lexicon, question: str = "") -> list[Reading]:
    """Reads all notes together: they decide each other's language and which compounds split.

    The words of `question` are what everybody writes about; they are not looked at.
    """
    return finished(read_in_steps(notes, lexicon, question))


def read_in_steps(
    notes: Sequence[Note], lexicon: Lexicon, question: str = ""
) -> Steps[list[Reading]]:
    """As `read`, a note at a time."""
    sure: list[str] = []
    for note in notes:
        sure.append(note.lang or clear_language(note.text))
        yield
    spoken = settled(sure)
    silent = {lang: _silent(question, lang) for lang in set(spoken)}
    rows: list[tuple[Word, ...]] = []
    for note, lang in zip(notes, spoken, strict=True):
        rows.append(() if is_empty(note.text) else tuple(words(note.text, lang, silent[lang])))
        yield
    joints = _joints(rows)
    yield
    readings: list[Reading] = []
    for row, lang in zip(rows, spoken, strict=True):
        readings.append(_reading(row, lang, lexicon, joints))
        yield
    return readings


def _silent(question: str, lang: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(question, lang) if word.weight > 0)


def _joints(rows: Sequence[Sequence[Word]]) -> Compounds:
    """The notes' own words as parts of each other's compounds."""
    return Compounds.of(
        {(word.lower, word.stem) for row in rows for word in row if word.weight == 1}
    )


def _reading(row: tuple[Word, ...], lang: str, lexicon: Lexicon, joints: Compounds) -> Reading:
    return Reading(lang, row, _stems(row, joints), _grams(row), _concepts(row, lang, lexicon))


def _stems(row: Sequence[Word], joints: Compounds) -> dict[str, float]:
    bag: dict[str, float] = {}
    for word in row:
        if word.weight == 0:
            continue
        bag[word.stem] = max(bag.get(word.stem, 0.0), word.weight)
        for part in joints.ends(word) if len(word.lower) >= _SHORTEST_JOINED else ():
            bag[part.stem] = max(bag.get(part.stem, 0.0), _PART_WEIGHT * word.weight)
    return bag


def _grams(row: Sequence[Word]) -> dict[str, float]:
    bag: Counter[str] = Counter()
    for word in row:
        if word.weight == 1:
            bag.update(_pieces(word.lower))
    return dict(bag)


@lru_cache(maxsize=20_000)
def _pieces(lower: str) -> tuple[str, ...]:
    padded = f" {folded(lower)} "
    return tuple(
        padded[at : at + length]
        for length in _GRAM_LENGTHS
        for at in range(len(padded) - length + 1)
    )


def _concepts(row: Sequence[Word], lang: str, lexicon: Lexicon) -> dict[str, float]:
    """Concepts and fields; background concepts step back where there is a subject."""
    bag: dict[str, float] = {}
    for hit in lexicon.vocabulary(lang).hits(row):
        for key, share in hit.shares:
            bag[key] = bag.get(key, 0.0) + share
    if any(key not in lexicon.background for key in bag):
        bag = {
            key: share * (_BACKGROUND if key in lexicon.background else 1.0)
            for key, share in bag.items()
        }
    for key, share in list(bag.items()):
        behind = FIELD_PREFIX + lexicon.fields[key]
        bag[behind] = bag.get(behind, 0.0) + share
    return bag
