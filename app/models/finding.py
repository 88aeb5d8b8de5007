"""Finding a member by what somebody types: part of a name, the number on the badge or on the
municipality's list, an attribute.

Letters are compared without accents, and as people spell them: "aagaard", "agard" and "Ågård" are
one, and so are "Jørgen" and "Joergen".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import partial

from app.models.own_numbers import digits_of, own_numbers
from app.models.people import Attendance, Member

_SPELT = str.maketrans(
    {"æ": "ae", "ä": "ae", "ø": "o", "ö": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "þ": "th"}
)
_APART = re.compile(r"[^\w]+")
_SHORTEST_NAME = 2


class Match(IntEnum):
    """How well a member fits what was typed; the smaller the better."""

    NUMBER = 0
    OWN_NUMBER = 1
    NAME_START = 2
    WORD_STARTS = 3
    NAME_PART = 4
    OWN_START = 5
    ATTRIBUTE = 6

    @property
    def is_start(self) -> bool:
        """True when what was typed begins a name, as one says it at the desk."""
        return self in (Match.NAME_START, Match.WORD_STARTS)


@dataclass(frozen=True, slots=True)
class Needle:
    """What was typed, made ready; empty when nothing was. `typed` counts its letters and figures
    before they were folded: "aa" are two of them, and one afterwards.
    """

    words: tuple[str, ...]
    typed: int = 0

    @classmethod
    def of(cls, typed: str) -> Needle:
        """Folded, split at blanks and signs."""
        signs = _APART.sub("", typed.casefold())
        return cls(tuple(folded(typed).split()), len(signs))

    @property
    def can_name(self) -> bool:
        """True when it is long enough to mean one person: two letters, or a number."""
        whole = " ".join(self.words)
        return whole.isdigit() or max(self.typed, len(whole)) >= _SHORTEST_NAME


@dataclass(frozen=True, slots=True)
class Hay:
    """One member, made ready to be searched; `listed` is the name on the list, which may be another
    than what the person is called, `own` the municipality's numbers for them.
    """

    number: str
    name: str
    rest: str
    listed: str = ""
    own: tuple[str, ...] = ()

    @classmethod
    def of(cls, member: Member) -> Hay:
        """Name, number and everything else that is known of the member."""
        details = member.details
        told = (
            (details.mobile.replace(" ", ""), details.email, *dict(details.attributes).values())
            if details
            else ()
        )
        listed = folded(member.listed_name)
        return cls(
            str(member.number),
            folded(member.name),
            folded(" ".join(told)),
            listed,
            tuple(own_numbers(details)),
        )

    def match(self, needle: Needle) -> Match | None:
        """How the member fits, or None; an empty needle fits everybody."""
        words, whole = needle.words, " ".join(needle.words)
        if not words or whole == self.number:
            return Match.NUMBER
        numbered = min((fit for each in self.own if (fit := _own_fit(each, words))), default=None)
        if numbered is Match.OWN_NUMBER:
            return numbered
        named = self._named(words)
        if named is None and len(words) > 1 and words[-1] == self.number:
            named = self._named(words[:-1])  # "Per Kjær #23", as names that are alike are shown
        if named is not None or numbered is not None:
            return numbered if named is None else named
        everywhere = f"{self.name} {self.listed} {self.rest}"
        return Match.ATTRIBUTE if all(word in everywhere for word in words) else None

    def _named(self, words: tuple[str, ...]) -> Match | None:
        fits = (_name_fit(name, words) for name in {self.name, self.listed} if name)
        return min((each for each in fits if each is not None), default=None)


def _own_fit(number: str, words: Sequence[str]) -> Match | None:
    """Letters and signs before the figure may be left out, and noughts; one letter alone, which
    may begin everybody's, means nobody.
    """
    typed, whole, digits = "".join(words), folded(number).replace(" ", ""), digits_of(number)
    if typed == whole or (typed.isdecimal() and digits and typed.lstrip("0") == digits):
        return Match.OWN_NUMBER
    starts = whole.startswith(typed) or (typed.isdecimal() and digits.startswith(typed))
    return Match.OWN_START if starts and any(map(str.isdecimal, typed)) else None


def _name_fit(name: str, words: tuple[str, ...]) -> Match | None:
    whole = " ".join(words)
    if name.startswith(whole):
        return Match.NAME_START
    parts = name.split()
    if all(any(part.startswith(word) for part in parts) for word in words):
        return Match.WORD_STARTS
    return Match.NAME_PART if whole in name else None


def folded(text: str) -> str:
    """Small letters without accents, å and aa as a, ø and oe as o; signs become blanks."""
    plain = text.casefold().replace("å", "a").translate(_SPELT)
    marks = unicodedata.normalize("NFD", plain)
    bare = "".join(sign for sign in marks if not unicodedata.combining(sign))
    return _APART.sub(" ", bare.replace("aa", "a").replace("oe", "o")).strip()


def hits(
    people: Iterable[tuple[Member, Attendance]], typed: str
) -> tuple[tuple[Member, Attendance], ...]:
    """Whom the letters may mean, the best fit by number or name first, the badge's before the
    list's; of two, who is not here yet.

    Attributes never choose a person, and one letter is too little to mean somebody. The beginning
    of a name outweighs who is awaited, as it is typed before how it may be spelt: "am" is Amina,
    who came before, and not Camilla; "ag" is Agnieszka, and not Jørgen Ågård.
    """
    needle = Needle.of(typed)
    if not needle.can_name:
        return ()
    fits = [(each, Hay.of(each[0]).match(needle)) for each in people]
    named = [(each, how) for each, how in fits if how is not None and how < Match.ATTRIBUTE]
    words = typed.casefold().split()
    return tuple(each for each, _how in sorted(named, key=partial(_closeness, words)))


def equally_good(found: Sequence[tuple[Member, Attendance]], typed: str) -> int:
    """How many of the first hits fit as well as the first, so that none of them is meant yet."""
    words, needle = typed.casefold().split(), Needle.of(typed)
    ranks = []
    for each in found:
        how = Hay.of(each[0]).match(needle)
        ranks.append(_closeness(words, (each, how or Match.NUMBER))[:-1])
    return sum(rank == ranks[0] for rank in ranks)


def top_hit(
    people: Iterable[tuple[Member, Attendance]], typed: str
) -> tuple[Member, Attendance] | None:
    """Whom Enter would check in; nobody while several fit as well."""
    found = hits(people, typed)
    return found[0] if equally_good(found, typed) == 1 else None


def _closeness(
    words: Sequence[str], hit: tuple[tuple[Member, Attendance], Match]
) -> tuple[int, bool, bool, bool, bool, int, int]:
    (member, status), how = hit
    is_here = status is Attendance.PRESENT
    is_spelt_otherwise = how.is_start and not _is_begun(member, words)
    number = min(how, Match.NAME_START)
    is_part = folded(" ".join(words)) not in {folded(member.name), folded(member.listed_name)}
    return number, is_part, not how.is_start, is_spelt_otherwise, is_here, how, member.number


def _is_begun(member: Member, words: Sequence[str]) -> bool:
    """Whether each word begins a part of the name, letter by letter."""
    parts = f"{member.name} {member.listed_name}".casefold().split()
    return all(any(part.startswith(word) for part in parts) for word in words)


def same_name(one: str, other: str) -> bool:
    """True for two spellings of one name, whatever the order of its parts."""
    return name_key(one) == name_key(other)


def name_key(name: str) -> str:
    """What all spellings of a name have in common."""
    return " ".join(sorted(folded(name).split()))


def known_values(members: Sequence[Member], header: str) -> tuple[str, ...]:
    """What stands under an attribute so far, the most frequent first."""
    seen: dict[str, int] = {}
    for member in members:
        value = member.attribute(header)
        if value:
            seen[value] = seen.get(value, 0) + 1
    return tuple(sorted(seen, key=lambda value: (-seen[value], value)))
