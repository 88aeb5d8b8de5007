"""From a note's text to its words: tokens, language, stems."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

from app.engines.themes.spoken import heard
from app.engines.themes.stopwords import COMMON, JUNK, STOP

MOST_CHARACTERS: Final = 5_000
"""Of a longer note only this much is read; a sticky note has some fifty."""

STEMMERS: Final[dict[str, str]] = {
    "da": "danish",
    "en": "english",
    "de": "german",
    "sv": "swedish",
}
_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:[-'’][^\W_]+)*|[§%]")
_LETTERS: Final = {"da": re.compile("[æø]"), "de": re.compile("[üß]"), "sv": re.compile("[äö]")}
_FOLD: Final = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e"}
)
_COMMON_WEIGHT: Final = 0.3
_ANYBODYS: Final = "it"
"""English, the trade of computers and West Jutland's "not" at once: no sign of a language."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a note: as written, in small letters as meant, its stem, and how much it tells (0
    to 1).

    The weight is 0 for a stop word, a number or a word of the assembly's question.
    """

    surface: str
    lower: str
    stem: str
    weight: float


class _Stemmer(Protocol):
    """What we use of snowballstemmer, which has no types."""

    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the stemmer's own name


def tokens(text: str) -> list[str]:
    """The words and numbers of a text as written, at most `MOST_CHARACTERS` of it."""
    return _TOKEN.findall(unicodedata.normalize("NFC", text[:MOST_CHARACTERS]))


def folded(word: str) -> str:
    """Small letters with æ, ø and å written out, so that "Æbler" and "aebler" are one word."""
    return word.lower().translate(_FOLD)


@lru_cache(maxsize=100_000)
def stem(word: str, lang: str) -> str:
    """The folded stem of a word in small letters; an unknown language leaves the word whole."""
    stemmer = _stemmer(lang)
    return (word if stemmer is None else stemmer.stemWord(word)).translate(_FOLD)


def words(text: str, lang: str, silent: frozenset[str] = frozenset()) -> list[Word]:
    """The words of a text in order; stems in `silent` (those of the question) weigh nothing.

    A negation as it is spoken ("ik") is the word that is printed ("ikke"), but for its surface.
    """
    written = tokens(text)
    return [
        _word(surface, lower, lang, silent)
        for surface, lower in zip(written, heard(written, lang), strict=True)
    ]


def is_empty(text: str) -> bool:
    """Whether there is nothing to group by: no letters, or only such as "don't know"."""
    return all(not token[0].isalpha() or token.lower() in _SILENT for token in tokens(text))


def languages(texts: Sequence[str], told: Sequence[str]) -> list[str]:
    """A language for each text; `told` has "" where a guess is wanted.

    A text's function words and letters decide; where they say nothing, what most others speak.
    """
    return settled([lang or clear_language(text) for text, lang in zip(texts, told, strict=True)])


def settled(sure: Sequence[str]) -> list[str]:
    """What most others speak, where a text's own language is not clear ("")."""
    spoken = Counter(lang for lang in sure if lang)
    usual = max(spoken, key=lambda lang: (spoken[lang], lang == "da", lang), default="da")
    return [lang or usual for lang in sure]


def clear_language(text: str) -> str:
    """The one language that speaks clearly out of a text; "" when none or several do."""
    lower = [token.lower() for token in tokens(text) if token.lower() != _ANYBODYS]
    scores = {lang: sum(word in STOP[lang] for word in lower) for lang in STEMMERS}
    for lang, letters in _LETTERS.items():
        scores[lang] += 2 * sum(bool(letters.search(word)) for word in lower)
    best = max(scores.values())
    leaders = [lang for lang, score in scores.items() if score == best]
    return leaders[0] if best and len(leaders) == 1 else ""


def _word(surface: str, lower: str, lang: str, silent: frozenset[str]) -> Word:
    stemmed = stem(lower, lang)
    return Word(surface, lower, stemmed, 0.0 if stemmed in silent else _weight(lower, lang))


def _weight(lower: str, lang: str) -> float:
    if not lower[0].isalpha() or len(lower) < 2 or lower in STOP.get(lang, frozenset()):
        return 0.0
    return _COMMON_WEIGHT if lower in COMMON.get(lang, frozenset()) else 1.0


@lru_cache(maxsize=8)
def _stemmer(lang: str) -> _Stemmer | None:
    if lang not in STEMMERS:
        return None
    import snowballstemmer

    made: _Stemmer = snowballstemmer.stemmer(STEMMERS[lang])
    return made


_SILENT: Final = JUNK | frozenset().union(*STOP.values()) - {_ANYBODYS}
