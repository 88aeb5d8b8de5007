"""How alike notes are, the same to the last bit on every machine.

Each note becomes a row of whole numbers (features of length one, times `SCALE`). Sums of products
of such rows stay below 2**24, so that float32 holds each of them exactly, in whatever order a
machine adds them up. All that follows compares these whole numbers.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from app.engines.themes.features import FIELD_PREFIX, Reading
from app.engines.themes.steps import Steps, finished
from app.engines.themes.values import Embed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float32]
    Doubles: TypeAlias = NDArray[np.float64]
    Integers: TypeAlias = NDArray[np.int64]

SCALE: Final = 2_048
"""Length of a row; a likeness runs from 0 to `SCALE` squared."""
ONE: Final = SCALE * SCALE

_STEM_SHARE: Final = 0.5
_CONCEPT_SHARE: Final = 0.6
_CONCEPT_SHARE_RARE: Final = 0.3
_RARE_CONCEPTS: Final = 0.6
_FIELD_WEIGHT: Final = 0.9
_FEWEST_FREQUENT: Final = 24
_FREQUENT_PART: Final = 12
"""A feature of more than one in twelve notes is cheaper as a column of a table, any other as a list
of the notes that have it: measured with 600 to 5,000 notes."""
_ROWS: Final = 32
_MOST_COLUMNS: Final = 1_024

Row: TypeAlias = dict[str, int]
_CONCEPT: Final = "c:"


@dataclass(frozen=True)
class Weights:
    """How much each feature of a collection tells: the rarer, the more.

    `concept_share` is the part of a note's likeness that concepts decide; small where the lexicon
    knows few of the notes.
    """

    size: int
    stems: Mapping[str, int]
    grams: Mapping[str, int]
    concepts: Mapping[str, int]
    concept_share: float

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> Weights:
        """Counted over a collection."""
        return finished(cls.in_steps(readings))

    @classmethod
    def in_steps(cls, readings: Sequence[Reading]) -> Steps[Weights]:
        """As `of`, a note at a time."""
        stems, grams, concepts = Counter[str](), Counter[str](), Counter[str]()
        saying = known = 0
        for each in readings:
            stems.update(each.stems.keys())
            grams.update(each.grams.keys())
            concepts.update(each.concepts.keys())
            saying += each.says_something
            known += each.says_something and bool(each.concepts)
            yield
        enough = known >= _RARE_CONCEPTS * saying
        share = _CONCEPT_SHARE if enough else _CONCEPT_SHARE_RARE
        return cls(len(readings), stems, grams, concepts, share)

    def row(self, reading: Reading) -> Row:
        """A note's features as whole numbers whose squares add up to about `SCALE` squared."""
        stems = {key: value * self._rarity(self.stems, key) for key, value in reading.stems.items()}
        grams = {
            key: (1 + math.log(value)) * self._rarity(self.grams, key)
            for key, value in reading.grams.items()
        }
        concepts = {key: self._concept(key, value) for key, value in reading.concepts.items()}
        words = 1 - self.concept_share
        mixed = {
            **_scaled("s:", stems, words * _STEM_SHARE),
            **_scaled("g:", grams, words * (1 - _STEM_SHARE)),
            **_scaled(_CONCEPT, concepts, self.concept_share),
        }
        scaled = {key: round(value * SCALE) for key, value in _scaled("", mixed, 1.0).items()}
        return {key: value for key, value in scaled.items() if value}

    def _concept(self, key: str, value: float) -> float:
        weight = _FIELD_WEIGHT if key.startswith(FIELD_PREFIX) else 1.0
        return float(weight * value**0.8 * self._rarity(self.concepts, key) ** 0.4)

    def _rarity(self, counts: Mapping[str, int], key: str) -> float:
        return self._rarities[counts.get(key, 0)]

    @cached_property
    def _rarities(self) -> tuple[float, ...]:
        """What a feature weighs that so many notes have."""
        return tuple(
            max(0.0, math.log((self.size + 1) / (count + 0.5))) for count in range(self.size + 1)
        )


def likeness(rows: Sequence[Row], embed: Embed | None = None, texts: Sequence[str] = ()) -> Floats:
    """The likeness of all notes with each other as whole numbers, 0 on the diagonal.

    With an organisation's own vectors the mean of both counts. Shape (n, n).
    """
    import numpy as np

    places, frequent = _places(rows)
    alike = _from_rare(rows, places) + _from_frequent(rows, frequent)
    if embed is not None and rows:
        alike = np.floor((alike + _from_vectors(embed, texts)) / 2)
    np.fill_diagonal(alike, 0)
    return alike


def is_concept(feature: str) -> bool:
    """Whether a feature of a row is a concept or a field, and no word or letters."""
    return feature.startswith(_CONCEPT)


def _scaled(prefix: str, bag: Mapping[str, float], share: float) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in bag.values()))
    if length == 0:
        return {}
    factor = math.sqrt(share) / length
    return {prefix + key: value * factor for key, value in bag.items()}


def _places(rows: Sequence[Row]) -> tuple[dict[str, list[int]], dict[str, int]]:
    """Where each rarer feature occurs, and a column for each frequent one."""
    found: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        for key in row:
            found.setdefault(key, []).append(at)
    most = max(_FEWEST_FREQUENT, len(rows) // _FREQUENT_PART)
    frequent = [key for key, at in found.items() if len(at) > most]
    rare = {key: at for key, at in found.items() if 1 < len(at) <= most}
    return rare, {key: column for column, key in enumerate(frequent)}


def _from_rare(rows: Sequence[Row], places: Mapping[str, Sequence[int]]) -> Floats:
    """What rarer features add: for some notes at a time, all notes that share one with them."""
    import numpy as np

    size = len(rows)
    total = np.zeros((size, size), dtype=np.float32)
    if not places:
        return total
    counts = np.array([len(at) for at in places.values()], dtype=np.int64)
    starts = counts.cumsum() - counts
    note = np.array([at for each in places.values() for at in each], dtype=np.int64)
    value = np.array(
        [rows[at][key] for key, each in places.items() for at in each], dtype=np.float64
    )
    key = np.arange(len(counts), dtype=np.int64).repeat(counts)
    by_note = np.argsort(note, kind="stable")
    ends = np.searchsorted(note[by_note], np.arange(size + 1))
    for first in range(0, size, _ROWS):
        last = min(first + _ROWS, size)
        own = by_note[ends[first] : ends[last]]
        many = counts[key[own]]
        others = np.arange(many.sum()) + (starts[key[own]] - (many.cumsum() - many)).repeat(many)
        cells = ((note[own] - first) * size).repeat(many) + note[others]
        added = value[own].repeat(many) * value[others]
        table = np.bincount(cells, weights=added, minlength=(last - first) * size)
        total[first:last] = table.reshape(last - first, size)
    return total


def _from_frequent(rows: Sequence[Row], columns: Mapping[str, int]) -> Floats:
    """What frequent features add, by one product of tables for each portion of columns."""
    import numpy as np

    total = np.zeros((len(rows), len(rows)), dtype=np.float32)
    cells = [
        (columns[key], at, value)
        for at, row in enumerate(rows)
        for key, value in row.items()
        if key in columns
    ]
    column, note, value = np.array(cells or [(0, 0, 0)], dtype=np.int64).T
    for first in range(0, len(columns), _MOST_COLUMNS):
        last = min(first + _MOST_COLUMNS, len(columns))
        inside = (column >= first) & (column < last)
        table = np.zeros((len(rows), last - first), dtype=np.float32)
        table[note[inside], column[inside] - first] = value[inside]
        total += table @ table.T
    return total


def _from_vectors(embed: Embed, texts: Sequence[str]) -> Floats:
    import numpy as np

    vectors = np.asarray(embed(texts), dtype=np.float64)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    whole = np.rint(vectors / lengths * SCALE).astype(np.float32)
    product: Floats = np.maximum(whole @ whole.T, 0)
    return product
