"""The civic lexicon: which concepts of municipal life the words of a note point to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias

from app.engines.themes.compounds import Compounds
from app.engines.themes.forms import is_form
from app.engines.themes.words import Word, folded

Shares: TypeAlias = tuple[tuple[str, float], ...]
"""Concept keys with how strongly a word points to each, 0 to 1."""

LONGEST_PHRASE: Final = 5
_PART: Final = 0.85
_NAME: Final = 0.3
"""A compound with a capital inside a note is mostly a place ("Rosenparken"), not a subject."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A theme of municipal life and the field of work it belongs to, both as keys.

    A `background` concept tells a matter's form or place ("budget", "town centre") and steps back
    where a note has a subject as well.
    """

    key: str
    field: str
    background: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """The words of a note from position `start` up to `end` point to these concepts."""

    start: int
    end: int
    shares: Shares


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language and where each leads.

    `titles` names concepts by key, and fields by "field:" and key. `whole` leads from a stem to
    the folded words that have it and on to their concepts, none for a word that is no subject;
    `phrases` are rows of stems.
    """

    lang: str
    titles: Mapping[str, str] = field(default_factory=dict)
    whole: Mapping[str, Mapping[str, Shares]] = field(default_factory=dict)
    phrases: Mapping[tuple[str, ...], Shares] = field(default_factory=dict)
    compounds: Compounds | None = None

    def hits(self, note: Sequence[Word]) -> list[Hit]:
        """What a note points to, in reading order; a phrase goes before its single words."""
        found: list[Hit] = []
        at = 0
        while at < len(note):
            hit = self._phrase(note, at) or self._single(note[at], at)
            if hit is not None:
                found.append(hit)
            at = at + 1 if hit is None else hit.end
        return found

    def _phrase(self, note: Sequence[Word], at: int) -> Hit | None:
        longest = self._longest.get(note[at].stem, 0)
        for length in range(min(longest, len(note) - at), 1, -1):
            found = self.phrases.get(tuple(word.stem for word in note[at : at + length]))
            if found is not None:
                return Hit(at, at + length, found)
        return None

    @cached_property
    def _longest(self) -> Mapping[str, int]:
        """How long the longest phrase is that begins with a stem; most words begin none."""
        longest: dict[str, int] = {}
        for phrase in self.phrases:
            longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
        return longest

    @cached_property
    def written(self) -> frozenset[str]:
        """All single words as written, folded."""
        return frozenset(word for known in self.whole.values() for word in known)

    def _single(self, word: Word, at: int) -> Hit | None:
        if word.weight == 0:
            return None
        shares = self._shares(word.stem, folded(word.lower))
        if shares is None:
            name = _NAME if at > 0 and word.surface.istitle() else 1.0
            shares = tuple((key, share * name) for key, share in self._from_parts(word))
        if not shares:
            return None
        return Hit(at, at + 1, tuple((key, share * word.weight) for key, share in shares))

    def _shares(self, stem: str, written: str) -> Shares | None:
        """Where a word leads: the likest of the known words that it is a form of, however many
        there are with its stem ("biler" and "billet"; "læge" alone, for "lægger"). None for a word
        that is not known; () for one that is known to lead nowhere.
        """
        known = self.whole.get(stem, {})
        if self.compounds is not None:
            known = {
                each: shares
                for each, shares in known.items()
                if written == each or (shares and is_form(written, each))
            }
        if not known:
            return None
        return known[max(sorted(known), key=lambda each: _shared_beginning(each, written))]

    def _from_parts(self, word: Word) -> Shares:
        if self.compounds is None:
            return ()
        strength: dict[str, float] = {}
        for part in self.compounds.ends(word, at_joints=True):
            for key, share in self._shares(part.stem, part.written) or ():
                strength[key] = max(strength.get(key, 0.0), share * _PART)
        return tuple(sorted(strength.items()))


@dataclass(frozen=True)
class Lexicon:
    """The concepts and, for each language, the words that lead to them. `Lexicon()` knows none."""

    concepts: tuple[Concept, ...] = ()
    vocabularies: tuple[Vocabulary, ...] = ()

    def vocabulary(self, lang: str) -> Vocabulary:
        """The words of a language; an empty vocabulary for one that has none."""
        return self._by_language.get(lang) or Vocabulary(lang)

    def title(self, key: str, lang: str) -> str:
        """A concept's title in a language, else in any language, else ""."""
        named = (self.vocabulary(lang), *self.vocabularies)
        return next((each.titles[key] for each in named if key in each.titles), "")

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """The field of each concept."""
        return {concept.key: concept.field for concept in self.concepts}

    @cached_property
    def background(self) -> frozenset[str]:
        """The concepts that step back."""
        return frozenset(concept.key for concept in self.concepts if concept.background)

    @cached_property
    def _by_language(self) -> Mapping[str, Vocabulary]:
        return {each.lang: each for each in self.vocabularies}


def _shared_beginning(one: str, other: str) -> tuple[int, int]:
    """How many first letters two words share, then how near they are in length."""
    unlike = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(unlike, min(len(one), len(other))), -abs(len(one) - len(other))
