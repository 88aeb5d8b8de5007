"""Whether a Danish word really is another form of a known one, or really holds it as a part.

A stem alone takes "lægger" for "læger", "billig" for "billet" and "var" for "varer"; a beginning or
an ending alone finds a dog in "hundrede" and roads in "overvejer". So what is left of both words
behind their common beginning must be endings that Danish has, a consonant must be doubled where
Danish doubles it, and a part of a compound must stand at a joint: before it no mere prefix, behind
it more than an ending. All words here are in small letters and folded.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENDINGS: Final = {""} | _words(
    """
    e en et n t er r ne erne rne ene ens ets ers es s ns ts rs nes ernes enes rnes
    ede te ende edes tes ere est este
    """
)
_DERIVED: Final = _ENDINGS | _words(
    """
    else elsen elser elserne elses ing ning ingen ningen inger ninger ingerne ningerne ings nings
    ig ige igt elig elige eligt lig lige ligt hed heden heder hederne
    eren eret erer erede erens eres erende isk iske ist ister isten isterne
    """
)
_LONG_BASE: Final = 5
_FORGIVING_BASE: Final = 6
_SHORT_BASE: Final = 3
_VOWELS: Final = frozenset("aeiouyæøåéäöü")

_PREFIXES: Final = _words(
    """
    an af aller anti be bi efter er for fore foran fors fra frem frems ge gen halv hen her hvor
    i ind im in inter kon med mis mod ned oede om op over paa re saer sam selv sammen der til trans
    u uaf ud und under uover ved vel vid
    """
)
_WEAK_PARTS: Final = re.compile(
    "[bcdfghjklmnprstv]?(?:ede|edes|isk|iske|ist|ister|isten|hed|heden|heder|hederne|igt?)"
)
_NO_WORD: Final = re.compile(
    "[bcdfghjklmnprstv]{0,2}"
    "(?:e|en|et|er|ere|eren|eret|erne|ene|ens|ets|es|ede|edes|ende|endes|este?|est|else|ing|ning"
    "|hed|heden|elig|elige|eligt|ering|eringen|erer|erede|ernes|inger|ningen|ninger)"
    "|ant|ante|ig|ige|igt|iv|ive|el|elle|uel|uelle|at|al|alt|ar|us|om|som|somt|somme"
)
_SHORT_WORDS: Final = _words("bede have ejere sten")
"""What ends as if it were an ending alone, and is a word."""
_OF_ITS_KIND: Final = _words("sk ske isk iske alsk alske")
"""Endings that make of a subject what is of its kind: "strategiske"."""
_ONSETS: Final = _words(
    """
    bl br bj dr dv dj fl fr fj fn gl gr gj gn hj hv kl kr kn kv kj mj nj pl pr pj ps sc sf sj sk skr
    skl skv skj sl sm sn sp spr spl spj st str stj sv sch sh tr tv tj th ch vr
    """
)
_ONSET: Final = re.compile("[bcdfghjklmnpqrstvwxz]*")


@lru_cache(maxsize=50_000)
def is_form(written: str, known: str) -> bool:
    """Whether two words with one stem are forms of one word."""
    known = known.rstrip(".")  # "mio."
    if written == known:
        return True
    at = _shared(written, known)
    bases = {written[:at], written[:at].removesuffix("e")}
    return any(_are_endings(base, written, known) for base in bases)


def is_tail(front: str, part: str) -> bool:
    """Whether a known word that a longer one ends with is a part of it, and not its ending."""
    if front.rstrip("-") in _PREFIXES or not _VOWELS.intersection(front):
        return False
    return not _WEAK_PARTS.fullmatch(part)


def is_head(part: str, rest: str) -> bool:
    """Whether what follows a known beginning can be a word of its own."""
    rest = rest.lstrip("-")
    if not _VOWELS.intersection(rest):
        return False
    if rest in _SHORT_WORDS or (len(part) >= _LONG_BASE and rest in _OF_ITS_KIND):
        return True
    onset = _ONSET.match(rest)
    if onset is not None and len(onset[0]) > 1 and onset[0] not in _ONSETS:
        return False
    return not _NO_WORD.fullmatch(rest)


def _are_endings(base: str, written: str, known: str) -> bool:
    """Whether both words are this beginning and an ending."""
    rests = written.removeprefix(base), known.removeprefix(base)
    if not rests[0] and len(base) <= _SHORT_BASE:
        return False  # "var" is not of "varer"
    undoubled = _undoubled(base, rests[0]), _undoubled(base, rests[1])
    if undoubled != rests and not _may_double(base, rests):
        return False
    allowed = _DERIVED if len(base) >= _LONG_BASE else _ENDINGS
    return allowed.issuperset(undoubled)


def _shared(one: str, other: str) -> int:
    """How many first letters two words share."""
    unlike = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(unlike, min(len(one), len(other)))


def _undoubled(base: str, rest: str) -> str:
    return rest[1:] if len(rest) > 1 and base and rest[0] == base[-1] else rest


def _may_double(base: str, rests: tuple[str, str]) -> bool:
    """Danish doubles a consonant before an ending ("bus", "busser"), never within one word's forms
    ("læge", "lægger"); in a long word it is a slip of the pen.
    """
    if len(base) >= _FORGIVING_BASE:
        return True
    return any(not rest or rest == "s" for rest in rests)
