"""Names for groups: a concept of the lexicon or a telling phrase, a few words, a quotation.

A title stays neutral: it says what notes are about, never what they want, so words such as "more"
or "no" are not in it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from app.engines.themes.features import FIELD_PREFIX, Reading
from app.engines.themes.map import NoteMap
from app.engines.themes.values import Label
from app.engines.themes.words import Word

Phrase: TypeAlias = tuple[str, ...]
"""The stems of one word or of two that stand together."""

_COVERED: Final = 0.4
_STRONG: Final = 0.4
_MOST_WORDS: Final = 3
_PHRASE_BONUS: Final = 1.6
_LONGEST_QUOTE: Final = 90
_SMOOTH: Final = 0.5
_FEWEST_TIMES: Final = 2


class Labels:
    """Names groups of one board; what each note says is counted once for all of them."""

    def __init__(self, board: NoteMap) -> None:
        self._board = board
        self._concepts = [_leading_concepts(reading) for reading in board.readings]
        self._phrases = [_phrases(reading) for reading in board.readings]
        self._all_concepts = Counter(key for each in self._concepts for key in each)
        self._all_phrases = Counter(phrase for each in self._phrases for phrase in each)

    def label(self, group: Sequence[int], taken: Iterable[str] = (), lang: str = "") -> Label:
        """A label for the notes at these positions, set against all others of the board.

        `taken` are titles already given, which are not used again. `lang` is the language of
        concept titles; "" takes the one most notes of the group are written in.
        """
        spoken = lang or most_spoken([self._board.readings[at] for at in group])
        used = {title.casefold() for title in taken}
        phrases, words = self._telling_phrases(group)
        concepts = (self._board.lexicon.title(key, spoken) for key in self._covering(group))
        typical = quote(self._board, group)
        titles = [*concepts, *phrases, ", ".join(words[:2]), *words]
        titles += [*self._common(group, spoken), _beginning(typical)]
        title = next((e for e in titles if e and e.casefold() not in used), titles[-1])
        shown = title[:1].upper() + title[1:]
        return Label(shown, tuple(words[:_MOST_WORDS]), typical)

    def _common(self, group: Sequence[int], spoken: str) -> list[str]:
        """Concepts and words that come most, also where all notes of the board have them."""
        concepts = Counter(key for at in group for key in self._concepts[at])
        words = Counter(phrase for at in group for phrase in self._phrases[at] if len(phrase) == 1)
        forms = _forms([self._board.readings[at] for at in group])
        by_count = sorted(concepts, key=lambda key: (-concepts[key], key))
        return [
            *(self._board.lexicon.title(key, spoken) for key in by_count),
            *(forms[stem] for (stem,) in sorted(words, key=lambda word: (-words[word], word))),
        ]

    def _covering(self, group: Sequence[int]) -> list[str]:
        """Concepts that cover enough of the group, the one that sets it apart most first."""
        inside = Counter(key for at in group for key in self._concepts[at])
        worth = {
            key: count * self._lift(count, self._all_concepts[key], len(group))
            for key, count in inside.items()
            if count >= _COVERED * len(group)
        }
        return sorted((key for key in worth if worth[key] > 0), key=lambda key: (-worth[key], key))

    def _telling_phrases(self, group: Sequence[int]) -> tuple[list[str], list[str]]:
        """Phrases that come more than once, and single words, best first, as mostly written."""
        inside = Counter(phrase for at in group for phrase in self._phrases[at])
        worth = {
            phrase: count
            * self._lift(count, self._all_phrases[phrase], len(group))
            * (_PHRASE_BONUS if len(phrase) > 1 else 1.0)
            for phrase, count in inside.items()
        }
        telling = [phrase for phrase in worth if worth[phrase] > 0]
        telling.sort(key=lambda phrase: (-worth[phrase], -len("".join(phrase)), phrase))
        forms = _forms([self._board.readings[at] for at in group])
        repeated = [each for each in telling if inside[each] >= _FEWEST_TIMES]
        return (
            [" ".join(forms[stem] for stem in phrase) for phrase in repeated],
            [forms[phrase[0]] for phrase in telling if len(phrase) == 1],
        )

    def _lift(self, inside: int, everywhere: int, size: int) -> float:
        """How many times likelier something is inside than outside, as a logarithm."""
        rest = len(self._board.notes) - size
        return math.log((inside + _SMOOTH) / (size + 1)) - math.log(
            (everywhere - inside + _SMOOTH) / (rest + 1)
        )


def label(board: NoteMap, group: Sequence[int], taken: Iterable[str] = (), lang: str = "") -> Label:
    """The label of one group; for many groups of a board build `Labels` once."""
    return Labels(board).label(group, taken, lang)


def quote(board: NoteMap, group: Sequence[int]) -> str:
    """The text of the group's most typical note, a short one where there is one."""
    if not group:
        return ""
    inside = board.alike[list(group)][:, list(group)].sum(axis=1)
    best = min(
        range(len(group)),
        key=lambda at: (len(board.notes[group[at]].text) > _LONGEST_QUOTE, -int(inside[at]), at),
    )
    return board.notes[group[best]].text.strip()


def _beginning(text: str) -> str:
    """The first words of a note, where nothing else tells what a group is about."""
    return " ".join(text.split()[:_MOST_WORDS])


def most_spoken(readings: Sequence[Reading]) -> str:
    """The language most of these notes are written in; Danish where two are level."""
    counts = Counter(reading.lang for reading in readings)
    return max(counts, key=lambda each: (counts[each], each == "da", each), default="da")


def _leading_concepts(reading: Reading) -> list[str]:
    own = {k: v for k, v in reading.concepts.items() if not k.startswith(FIELD_PREFIX)}
    most = max(own.values(), default=0)
    return [key for key, value in own.items() if value >= max(_STRONG, most / 2)]


def _tells(word: Word) -> bool:
    return word.weight == 1 and len(word.stem) > 2


def _phrases(reading: Reading) -> set[Phrase]:
    found: set[Phrase] = {(word.stem,) for word in reading.words if _tells(word)}
    pairs = zip(reading.words, reading.words[1:], strict=False)
    return found | {(one.stem, two.stem) for one, two in pairs if _tells(one) and _tells(two)}


def _forms(readings: Sequence[Reading]) -> Mapping[str, str]:
    """How each stem is mostly written here."""
    forms: dict[str, Counter[str]] = {}
    for reading in readings:
        for word in filter(_tells, reading.words):
            forms.setdefault(word.stem, Counter())[word.lower] += 1
    return {
        stem: max(found, key=lambda form: (found[form], -len(form), form))
        for stem, found in forms.items()
    }
