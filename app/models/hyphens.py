"""Words that are wider than a line, broken where one may breathe, with a hyphen that shows.

Danish breaks a word before a single consonant that a vowel follows (Retskrivningsordbogen, on the
division of words), which English readers can follow too. A dictionary would know where a compound
is joined; one is larger than all our slides, and such words are rare on a wall.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

_VOWELS: Final = frozenset("aeiouyæøåäöüéáó")
_MARKS: Final = ".,:;!?»«“”()"
_PIECES: Final = re.compile(r"-*[^-]+-*|-+")
"""A word's parts at its own hyphens, each with the hyphen it ends with."""
_LEAST: Final = 3
"""So many letters stand on either side of a hyphen."""


def hyphenated(words: str, width: float, measure: Callable[[str], float]) -> str:
    """The words with hyphens in those that are wider, so that every part fits where it can. A word
    with a hyphen of its own ("Østergaard-Nielsen") may end a line there, so only what does not fit
    between two of them gets another.

    What is typed letter by letter (addresses, numbers) gets none, for it would be typed along.
    """
    if measure(words) <= width:
        return words
    return " ".join(
        "".join(_whole(piece, width, measure) for piece in _PIECES.findall(each))
        if measure(each) > width and each.strip(_MARKS).replace("-", "").isalpha()
        else each
        for each in words.split(" ")
    )


def _whole(piece: str, width: float, measure: Callable[[str], float]) -> str:
    return "-".join(_parts(piece, width, measure))


def _parts(word: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    while measure(word) > width:
        fitting = [at for at in _breaks(word) if measure(word[:at] + "-") <= width]
        if not fitting:
            break
        yield word[: fitting[-1]]
        word = word[fitting[-1] :]
    yield word


def _breaks(word: str) -> Iterator[int]:
    """Where a part of the word may end."""
    low = word.lower()
    for at in range(_LEAST, len(low.rstrip("-")) - _LEAST + 1):
        before, first, second = low[at - 1], low[at], low[at + 1]
        is_whole = before.isalpha() and first.isalpha() and low[:at].strip("-") != ""
        if is_whole and first not in _VOWELS and second in _VOWELS:
            yield at
