"""Reads lexicon files; their own head comments describe the format. No file is opened here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.engines.themes.compounds import Compounds
from app.engines.themes.lexicon import LONGEST_PHRASE, Concept, Lexicon, Shares, Vocabulary
from app.engines.themes.words import STEMMERS, folded, stem, tokens

_HEADING: Final = re.compile(r"(\[\[?)\s*(~?)\s*([\w-]+)\s*(\]\]?)\s*(.*)")
_SETTING: Final = re.compile(r"(language|compounds)\s*:\s*(\w+)")
_WEAK: Final = 0.5
_NESS, _NESSES = "hed", "erne"
"""The stemmer knows "lejligheder" and not "lejlighederne"."""
_NOWHERE: Final = "-"
"""The heading of words that are no subject, however like one they look."""


class LexiconError(ValueError):
    """A lexicon text that cannot be read.

    `reason` is "heading", "language", "no-concept" or "phrase-too-long"; `line` counts from 1.
    """

    def __init__(self, text: int, line: int, reason: str) -> None:
        super().__init__(f"text {text}, line {line}: {reason}")
        self.text = text
        self.line = line
        self.reason = reason


@dataclass(slots=True)
class _Language:
    """What is gathered for one language while the texts are read."""

    compounds: bool = False
    titles: dict[str, str] = field(default_factory=dict)
    words: dict[tuple[str, str], dict[str, float]] = field(default_factory=dict)
    phrases: dict[tuple[str, ...], dict[str, float]] = field(default_factory=dict)
    joinable: set[tuple[str, str]] = field(default_factory=set)


@dataclass(slots=True)
class _Reader:
    """Where in a text we are: its language, the field and the concept last headed."""

    concepts: dict[str, Concept]
    languages: dict[str, _Language]
    lang: str = "da"
    field: str = ""
    concept: str = ""

    def read(self, line: str) -> str:
        """Takes one line without its remark; returns what is wrong with it, "" for nothing."""
        if line.startswith("["):
            return self._heading(line)
        setting = _SETTING.fullmatch(line)
        if setting:
            return self._setting(setting[1], setting[2])
        for entry in line.split(","):
            wrong = self._entry(entry.strip()) if entry.strip() else ""
            if wrong:
                return wrong
        return ""

    def _heading(self, line: str) -> str:
        found = _HEADING.fullmatch(line)
        if found is None or len(found[1]) != len(found[4]):
            return "heading"
        opening, key, title = found[1], found[3], found[5].strip()
        if opening == "[[":
            self.field, self.concept = key, ""
        else:
            self.concept = key
        if opening == "[" and key != _NOWHERE:
            self.concepts.setdefault(key, Concept(key, self.field, background=bool(found[2])))
        if title:
            self.languages[self.lang].titles[_title_key(opening, key)] = title
        return ""

    def _setting(self, name: str, value: str) -> str:
        if name == "compounds":
            self.languages[self.lang].compounds = value == "yes"
            return ""
        if value not in STEMMERS:
            return "language"
        self.lang = value
        return ""

    def _entry(self, entry: str) -> str:
        if not self.concept:
            return "no-concept"
        text = entry.lstrip("=").rstrip("?").strip()
        parts = tuple(stem(token.lower(), self.lang) for token in tokens(text))
        if len(parts) > LONGEST_PHRASE:
            return "phrase-too-long"
        if parts:
            strength = _WEAK if entry.endswith("?") else 1.0
            self._add(text.lower(), parts, strength)
            if len(parts) == 1 and self.lang == "da" and text.endswith(_NESS):
                many = f"{text.lower()}{_NESSES}"
                self._add(many, (stem(many, self.lang),), strength)
            if len(parts) == 1 and not entry.startswith("="):
                self.languages[self.lang].joinable.add((text.lower(), parts[0]))
        return ""

    def _add(self, lower: str, parts: tuple[str, ...], strength: float) -> None:
        own = self.languages[self.lang]
        if len(parts) == 1:
            pointer = own.words.setdefault((parts[0], folded(lower)), {})
        else:
            pointer = own.phrases.setdefault(parts, {})
        if self.concept == _NOWHERE:
            return
        pointer[self.concept] = max(pointer.get(self.concept, 0.0), strength)


def parse(*texts: str) -> Lexicon:
    """Reads lexicon texts, later ones adding to earlier ones. Raises `LexiconError`.

    So the file of a municipality may give words to a concept, or concepts and fields of its own.
    """
    concepts: dict[str, Concept] = {}
    languages: dict[str, _Language] = defaultdict(_Language)
    for text_number, text in enumerate(texts, start=1):
        reader = _Reader(concepts, languages)
        for number, raw in enumerate(text.splitlines(), start=1):
            wrong = reader.read(raw.split("#", 1)[0].strip().lstrip("\ufeff"))
            if wrong:
                raise LexiconError(text_number, number, wrong)
    return Lexicon(
        tuple(concepts.values()), tuple(_vocabulary(*each) for each in languages.items())
    )


def _vocabulary(lang: str, own: _Language) -> Vocabulary:
    whole: dict[str, dict[str, Shares]] = {}
    for (stemmed, written), pointer in own.words.items():
        whole.setdefault(stemmed, {})[written] = _shares(pointer)
    return Vocabulary(
        lang,
        titles=own.titles,
        whole=whole,
        phrases={parts: _shares(pointer) for parts, pointer in own.phrases.items()},
        compounds=Compounds.of(own.joinable) if own.compounds else None,
    )


def _shares(pointer: Mapping[str, float]) -> Shares:
    """A word of several concepts points to each the less."""
    return tuple(sorted((key, strength / len(pointer)) for key, strength in pointer.items()))


def _title_key(opening: str, key: str) -> str:
    return f"field:{key}" if opening == "[[" else key
