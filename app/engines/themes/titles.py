"""Titles that a group might have, best first, and the words that set it apart.

A title is worth as much as it tells the group from all other notes: the share of the group's notes
that carry it, and the share of its carriers that are in the group (their harmonic mean). The name
of a concept goes before words that tell as much; words that the lexicon knows, which mostly are the
names of things, go before others; and two words that complete each other go before one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Final, NamedTuple, TypeVar

from app.engines.themes.features import FIELD_PREFIX, Reading
from app.engines.themes.map import NoteMap
from app.engines.themes.polarity import sense
from app.engines.themes.words import Word, stem, tokens

K = TypeVar("K")
E = TypeVar("E")

_COVERED: Final = 0.4
_COVERED_BY_FIELD: Final = 0.6
_STRONG: Final = 0.4
_PART: Final = 0.5
_FEWEST_TIMES: Final = 2
_MOST_PAIRED: Final = 8
_MOST_TITLES: Final = 40
_CONCEPT, _FIELD, _PHRASE, _PAIR, _SINGLE = 1.3, 0.6, 1.4, 1.0, 0.85
_BACKGROUND: Final = 0.8
_UNKNOWN: Final = 0.6
_STRANGERS: Final = 0.5
_SHARED_WITH_OTHER: Final = 0.3
_LEAST_WORTH: Final = 0.2
_AND: Final = {"da": "og", "en": "and", "de": "und", "sv": "och"}


class Title(NamedTuple):
    """A title as it could be shown, what it is worth, and its stems."""

    worth: float
    text: str
    stems: frozenset[str]


@dataclass(frozen=True)
class Signs:
    """Which notes of a board carry what a title could be made of, by position: concepts and fields,
    words and parts of words by stem, and two words that stand together.
    """

    board: NoteMap
    concepts: Mapping[str, frozenset[int]]
    words: Mapping[str, frozenset[int]]
    phrases: Mapping[tuple[str, str], frozenset[int]]

    @classmethod
    def of(cls, board: NoteMap) -> Signs:
        """Counted once for all groups of a board."""
        concepts, words = dict[str, set[int]](), dict[str, set[int]]()
        pairs: dict[tuple[str, str], set[int]] = {}
        for at, reading in enumerate(board.readings):
            for key in _leading(reading):
                concepts.setdefault(key, set()).add(at)
            for one in _stems(reading):
                words.setdefault(one, set()).add(at)
            for two in _together(reading):
                pairs.setdefault(two, set()).add(at)
        return cls(board, _frozen(concepts), _frozen(words), _frozen(pairs))

    @cached_property
    def known(self) -> Mapping[str, frozenset[str]]:
        """The stems of words that the lexicon knows as a subject, which mostly name things, and the
        fields they belong to.
        """
        lexicon = self.board.lexicon
        found: dict[str, set[str]] = {}
        for reading in self.board.readings:
            for hit in lexicon.vocabulary(reading.lang).hits(reading.words):
                keys = [key for key, _share in hit.shares if key not in lexicon.background]
                for word in reading.words[hit.start : hit.end] if keys else ():
                    found.setdefault(word.stem, set()).update(lexicon.fields[key] for key in keys)
        return _frozen(found)


def titles(signs: Signs, group: Sequence[int], lang: str) -> list[Title]:
    """All titles for the notes at these positions, best first."""
    members = frozenset(group)
    forms = _forms([signs.board.readings[at] for at in group])
    ranked = _ranked(signs, members, forms)
    found = [
        *_of_concepts(signs, members, lang),
        *_of_phrases(signs, members, forms),
        *_of_words(signs, members, [each for _worth, each in ranked], forms, lang),
    ]
    return sorted(found, key=_best_first)[:_MOST_TITLES]


def telling_words(signs: Signs, group: Sequence[int]) -> list[str]:
    """The words that set the group apart, best first, as mostly written there."""
    forms = _forms([signs.board.readings[at] for at in group])
    return [forms[one] for _worth, one in _ranked(signs, frozenset(group), forms)]


def without_shared(found: Iterable[Title], taken: Iterable[str], lang: str) -> list[Title]:
    """Best first again, now that other groups have these titles: none is used twice, and one that
    has a word of another steps back. What then tells next to nothing is left out.
    """
    names = {title.casefold() for title in taken}
    stems = {stem(token.lower(), lang) for name in names for token in tokens(name)}
    stems -= {stem(each, lang) for each in _AND.values()}
    kept = [
        each._replace(worth=each.worth * (_SHARED_WITH_OTHER if each.stems & stems else 1.0))
        for each in found
        if each.text.casefold() not in names
    ]
    return sorted((each for each in kept if each.worth >= _LEAST_WORTH), key=_best_first)


def joined(words: Sequence[str], lang: str) -> str:
    """Words as a title: "bus og tog"."""
    return f" {_AND.get(lang, '&')} ".join(words)


def common_titles(signs: Signs, group: Sequence[int], lang: str) -> list[str]:
    """Concepts and words that come most, also where all notes of the board have them."""
    readings = [signs.board.readings[at] for at in group]
    concepts = Counter(key for each in readings for key in _leading(each) if not _is_field(key))
    words = Counter(
        word.stem for each in readings for word in each.words if _tells(word, each.lang)
    )
    forms = _forms(readings)
    return [
        *(signs.board.lexicon.title(key, lang) for key in _by_count(concepts)),
        *(forms[one] for one in _by_count(words)),
    ]


def carriers(signs: Signs, title: str, lang: str) -> frozenset[int]:
    """The notes that carry a title: those of its concept or field, else those with a word of it."""
    for key, notes in signs.concepts.items():
        if signs.board.lexicon.title(key, lang) == title:
            return notes
    stems = {stem(token.lower(), lang) for token in tokens(title)}
    return frozenset().union(*(signs.words.get(one, frozenset()) for one in stems))


def _of_concepts(signs: Signs, members: frozenset[int], lang: str) -> Iterator[Title]:
    lexicon = signs.board.lexicon
    for key, notes in signs.concepts.items():
        least = _COVERED_BY_FIELD if _is_field(key) else _COVERED
        text = lexicon.title(key, lang)
        if not text or len(notes & members) < least * len(members):
            continue
        factor = _FIELD if _is_field(key) else _CONCEPT
        factor *= _BACKGROUND if key in lexicon.background else 1.0
        yield Title(factor * _told(notes, members), text, _stems_of(text, lang))


def _of_phrases(signs: Signs, members: frozenset[int], forms: Mapping[str, str]) -> Iterator[Title]:
    found = Counter(two for at in members for two in _together(signs.board.readings[at]))
    for two, count in found.items():
        if count >= _FEWEST_TIMES:
            text = " ".join(forms[one] for one in two)
            worth = _PHRASE * _told(signs.phrases[two], members) * _mean_known(signs, two)
            yield Title(worth, text, frozenset(two))


def _of_words(
    signs: Signs,
    members: frozenset[int],
    ranked: Sequence[str],
    forms: Mapping[str, str],
    lang: str,
) -> Iterator[Title]:
    """Single words that come more than once, and two of the best that complete each other."""
    repeated = [one for one in ranked if len(signs.words[one] & members) >= _FEWEST_TIMES]
    for one in repeated:
        worth = _SINGLE * _told(signs.words[one], members) * _mean_known(signs, [one])
        yield Title(worth, forms[one], frozenset([one]))
    for first, second in combinations(repeated[:_MOST_PAIRED], 2):
        both = signs.words[first] | signs.words[second]
        if _is_completed(signs.words[first] & members, signs.words[second] & members):
            text = joined((forms[first], forms[second]), lang)
            worth = _PAIR * _told(both, members) * _mean_known(signs, (first, second))
            worth *= _STRANGERS if _are_strangers(signs, first, second) else 1.0
            yield Title(worth, text, frozenset([first, second]))


def _are_strangers(signs: Signs, one: str, other: str) -> bool:
    """Whether two known words are of no common field: "tax and robots" is no subject."""
    fields = signs.known.get(one, frozenset()), signs.known.get(other, frozenset())
    return all(fields) and not fields[0] & fields[1]


def _is_completed(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether each of two words has notes of its own."""
    return bool(one - other) and bool(other - one)


def _ranked(
    signs: Signs, members: frozenset[int], forms: Mapping[str, str]
) -> list[tuple[float, str]]:
    """The stems written out in the group, the most telling first."""
    worth = {
        one: _told(signs.words[one], members) * _mean_known(signs, [one])
        for one in forms
        if one in signs.words
    }
    return [
        (worth[one], one) for one in sorted(worth, key=lambda one: (-worth[one], -len(one), one))
    ]


def _best_first(title: Title) -> tuple[float, str]:
    return -title.worth, title.text


def _told(notes: frozenset[int], members: frozenset[int]) -> float:
    """Harmonic mean of the share of members among carriers and of carriers among members."""
    return 2 * len(notes & members) / (len(notes) + len(members))


def _mean_known(signs: Signs, stems: Sequence[str]) -> float:
    return sum(1.0 if one in signs.known else _UNKNOWN for one in stems) / len(stems)


def _leading(reading: Reading) -> list[str]:
    """The concepts a note is mainly about, and its fields."""
    own = {key: value for key, value in reading.concepts.items() if not _is_field(key)}
    most = max(own.values(), default=0)
    fields = [key for key in reading.concepts if _is_field(key)]
    return [*(key for key, value in own.items() if value >= max(_STRONG, most / 2)), *fields]


def _is_field(key: str) -> bool:
    return key.startswith(FIELD_PREFIX)


def _stems(reading: Reading) -> set[str]:
    whole = {word.stem for word in reading.words if _tells(word, reading.lang)}
    return whole | {one for one, weight in reading.stems.items() if weight >= _PART}


def _together(reading: Reading) -> set[tuple[str, str]]:
    pairs = zip(reading.words, reading.words[1:], strict=False)
    return {
        (one.stem, two.stem)
        for one, two in pairs
        if _tells(one, reading.lang) and _tells(two, reading.lang)
    }


def _tells(word: Word, lang: str) -> bool:
    """Whether a word may stand in a title: none that wishes ("close") or judges ("dear")."""
    found = sense(word.lower, lang)
    is_neutral = found.turn is None and not found.ends
    return word.weight == 1 and len(word.stem) > 2 and is_neutral


def _stems_of(text: str, lang: str) -> frozenset[str]:
    return frozenset(stem(token.lower(), lang) for token in tokens(text))


def _forms(readings: Sequence[Reading]) -> dict[str, str]:
    """How each stem is mostly written here."""
    forms: dict[str, Counter[str]] = {}
    for reading in readings:
        for word in reading.words:
            if _tells(word, reading.lang):
                forms.setdefault(word.stem, Counter())[word.lower] += 1
    return {
        one: max(found, key=lambda form: (found[form], -len(form), form))
        for one, found in forms.items()
    }


def _by_count(counted: Counter[str]) -> list[str]:
    return sorted(counted, key=lambda key: (-counted[key], key))


def _frozen(found: Mapping[K, set[E]]) -> dict[K, frozenset[E]]:
    return {key: frozenset(notes) for key, notes in found.items()}
