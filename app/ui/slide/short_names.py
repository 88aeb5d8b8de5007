"""Names made shorter, step by step, for a list on a wall that nobody shall misread."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final

STEPS: Final = 4
"""How often a name may be made shorter."""


def shorter(names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Each name in `STEPS` + 1 forms, whole and ever shorter: initials for middle names; none of
    them; of a double surname the first; its initials. A form that another one of these names could
    be shortened to as well is never used: the longer one stands in its place.

    What a first name begins with is kept, for the list is in its order.
    """
    forms = [_forms(each) for each in names]
    told = Counter(
        (step, each) for name in forms for step, ways in enumerate(name) for each in ways
    )
    return tuple(_clear(each, told) for each in forms)


# -- inside

_QUOTES: Final = "\"'“”„«»‘’"
_QUOTED: Final = re.compile(rf"(?<!\S)[{_QUOTES}][^{_QUOTES}]+[{_QUOTES}](?!\S)|\S+")

_Ways = tuple[str, ...]
"""The forms of a step: without middle names, and with their initials where that is not clear."""


def _clear(forms: tuple[_Ways, ...], told: Counter[tuple[int, str]]) -> tuple[str, ...]:
    """The first form of each step that is this name's alone, else the one of the step before."""
    kept = [forms[0][0]]
    for step, ways in enumerate(forms[1:], 1):
        own = (each for each in ways if told[step, each] == 1)
        kept.append(next(own, kept[-1]))
    return tuple(kept)


def _forms(name: str) -> tuple[_Ways, ...]:
    words = _words(unicodedata.normalize("NFC", name))
    rest = list[str]()
    while words and not words[-1][0].isalpha():
        rest.insert(0, words.pop())  # "#2" tells namesakes apart
    if len(words) < 2:
        return ((name,),) * (STEPS + 1)
    first, middle, last = words[0], words[1:-1], words[-1]
    particles = list[str]()
    while middle and middle[-1].islower():
        particles.insert(0, middle.pop())  # "van der Berg" is one name
    begun = [_initials(each) for each in middle]
    half, *others = last.split("-")
    lasts = (last, "-".join((half, *map(_initials, others))), _initials(last))
    bare, signed = (
        [" ".join((first, *signs, *particles, each, *rest)) for each in lasts]
        for signs in ([], begun)
    )
    both = (tuple(dict.fromkeys(each)) for each in zip(bare, signed, strict=True))
    return ((name,), (signed[0],), *both)


def _words(name: str) -> list[str]:
    """What stands in quotes is one word: a nickname."""
    return [each.strip() for each in _QUOTED.findall(name)]


def _initials(name: str) -> str:
    """ "Hjorth-Kristoffersen" is "H.-K."; a name in quotes keeps these."""
    inside = name.strip(_QUOTES)
    if inside and inside != name:
        begun = " ".join(map(_initials, inside.split()))
        return name.replace(inside, begun)
    return "-".join(f"{each[0]}." for each in name.split("-") if each)
