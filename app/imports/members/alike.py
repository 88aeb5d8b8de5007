"""Values of one attribute that are the same thing written in several ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from app.imports.members.rows import MemberRow
from app.imports.tables import Doubt
from app.models.people import Member

Known = Mapping[str, Collection[str]]
"""Header -> the values that members there are already have under it."""
NOBODY: Final[Known] = MappingProxyType({})
ALIKE: Final = "doubt-alike"
"""Tells of a column whose values could be held as one."""
# A column with more different values, or longer ones, holds texts and not kinds of people.
_KINDS, _LONGEST = 40, 60
_SAME: Final = (
    ("m", "mand", "mænd", "han", "male", "man"),
    ("k", "kvinde", "kvinder", "hun", "f", "female", "woman"),
    ("j", "ja", "y", "yes"),
    ("n", "nej", "no"),
)
_MEANT: Final = {word: words[1] for words in _SAME for word in words}
_SHORT: Final = frozenset(words[0] for words in _SAME) | {"f", "y"}


def spellings(values: Iterable[str], known: Collection[str] = ()) -> tuple[tuple[str, ...], ...]:
    """Each kind that is written in several ways: its spellings, the one to keep first.

    That is how it is written in `known`, among members there are already; else the longest word, or
    of two that differ in case or blanks alone the most common.
    """
    told = Counter(value for value in values if value)
    counts = told + Counter(value for value in known if value)
    if len(counts) > _KINDS or any(len(value) > _LONGEST for value in counts):
        return ()
    keys = {value: _key(value) for value in counts}
    is_worded = _are_words(set(keys.values()))
    kinds: dict[str, list[str]] = {}
    for value in counts:
        key = keys[value]
        kinds.setdefault(_MEANT.get(key, key) if is_worded else key, []).append(value)

    def place(value: str) -> tuple[bool, int, int, bool, str]:
        return value not in held, -len(keys[value]), -counts[value], value.isupper(), value

    held = frozenset(known)
    found = (tuple(sorted(kind, key=place)) for kind in kinds.values() if len(kind) > 1)
    return tuple(kind for kind in found if any(other in told for other in kind[1:]))


def values_of(members: Iterable[Member]) -> Known:
    """What members there are already have under each header, one value for each of them."""
    found: dict[str, list[str]] = {}
    for member in members:
        for header, value in member.details.attributes if member.details else ():
            found.setdefault(header, []).append(value)
    return found


def alike_doubts(
    header: str, values: Sequence[str], known: Collection[str] = ()
) -> Iterator[Doubt]:
    """That a column has kinds written in several ways, or in another one than in `known`."""
    found = spellings(values, known)
    if found:
        told = ", ".join(" = ".join(reversed(kind)) for kind in found)
        yield Doubt(ALIKE, (("values", told),), None, header)


def united(
    rows: Sequence[MemberRow], headers: Collection[str], known: Known = NOBODY
) -> list[MemberRow]:
    """The rows with one spelling for each kind in these columns; only a person decides so."""
    kept = {header: _kept(rows, header, known.get(header, ())) for header in headers}
    return [
        replace(
            row,
            attributes=tuple(
                (header, kept.get(header, {}).get(value, value)) for header, value in row.attributes
            ),
        )
        for row in rows
    ]


def _kept(rows: Sequence[MemberRow], header: str, known: Collection[str]) -> Mapping[str, str]:
    told = (value for row in rows for each, value in row.attributes if each == header)
    return {other: kind[0] for kind in spellings(told, known) for other in kind[1:]}


def _are_words(keys: set[str]) -> bool:
    """True where short forms stand for sexes or for yes and no: nothing else stands beside them, or
    hardly anything, and not the letters alone, which may be marks.
    """
    known = keys & _MEANT.keys()
    return bool(known - _SHORT) and len(known) * 2 > len(keys)


def _key(value: str) -> str:
    return " ".join(value.casefold().split()).rstrip(" .")
