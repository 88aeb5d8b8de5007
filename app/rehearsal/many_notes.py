"""As many notes as wished, each unlike the others in length and mostly in words: what a board looks
like that a whole assembly has written on. The Danish words are invented for this
(resources/cases/many_notes.json).
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.places import resources

_SEED: Final = 640
_SHORT, _USUAL, _LONG, _ALL = "short", "usual", "long", "all"
_LENGTHS: Final = {_SHORT: 30, _USUAL: 45, _LONG: 20, _ALL: 5}
"""How many of a hundred notes are a few words, a line, a few lines, or everything one thought."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What people wish for, where, and why, and the name of the theme it comes to."""

    title: str
    wants: Sequence[str]
    places: Sequence[str]
    reasons: Sequence[str]


@dataclass(frozen=True, slots=True)
class Written:
    """A note, and the theme it belongs to, counted from 0."""

    theme: int
    text: str


@dataclass(frozen=True, slots=True)
class _Words:
    openings: Sequence[str]
    closings: Sequence[str]
    matters: tuple[Matter, ...]


def titles() -> tuple[str, ...]:
    """The themes that notes belong to, in their order."""
    return tuple(each.title for each in _load().matters)


def many_notes(count: int, seed: int = _SEED) -> Iterator[Written]:
    """So many notes, about one theme after the other; the same for the same seed."""
    words, rng = _load(), random.Random(seed)
    for number in range(count):
        theme = number % len(words.matters)
        yield Written(theme, _note(words, words.matters[theme], rng))


def _note(words: _Words, about: Matter, rng: random.Random) -> str:
    length = rng.choices(list(_LENGTHS), list(_LENGTHS.values()))[0]
    want, place = rng.choice(about.wants), rng.choice(about.places)
    if length == _SHORT:
        return want
    if length == _USUAL:
        return f"{want} {place}"
    reason = rng.choice(about.reasons)
    if length == _LONG:
        return f"{want} {place}, fordi {reason}. {rng.choice(words.closings)}"
    other = next(each for each in about.wants if each != want)
    both = f"{want} {place}, og {_lower(other)}. {_upper(reason)}."
    return f"{rng.choice(words.openings)} {both} {' '.join(words.closings)}"


def _load() -> _Words:
    told = json.loads((resources() / "cases" / "many_notes.json").read_text("utf-8"))
    matters = tuple(Matter(**each) for each in told["themes"])
    return _Words(told["openings"], told["closings"], matters)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
