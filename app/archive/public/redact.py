"""Names, numbers and codes of this assembly, taken out of what people wrote.

A whole name, a telephone number, an address and a code are certain and go. A first name alone may
be an ordinary word ("Bo", "Storm"), so texts with such a word are told, for a person to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.models.assembly import Assembly
from app.models.errors import Refused
from app.models.people import Details
from app.models.voting import card_hash, read_code

GONE: Final = "[…]"
"""What stands where a name stood."""

_CARD: Final = re.compile(r"(?<!\w)\w{4}[-\s]?\w{4}[-\s]?\w{3}(?!\w)")
_SHORTEST_PART: Final = 2
_NOTHING: Final = re.compile(r"(?!)")


class Redactor:
    """Takes out what points at a person; `replaced` counts the texts where something went,
    `to_read` are those that may still name somebody.
    """

    def __init__(self, assembly: Assembly) -> None:
        known = [each.details for each in assembly.people if each.details]
        words = [*_certain(known), *_codes(assembly)]
        self._voting = assembly.voting
        self._certain = _any_of(words, re.IGNORECASE)
        self._called = _any_of([each.called for each in known if each.called])
        self._parts = _any_of([part for each in known for part in _parts(each.name)])
        self.replaced = 0
        self.to_read = list[str]()

    def text(self, words: str) -> str | None:
        """The words without them; None for no words."""
        told = self._called.sub(GONE, self._certain.sub(GONE, _CARD.sub(self._card, words)))
        self.replaced += told != words
        if self._parts.search(told) and told not in self.to_read:
            self.to_read.append(told)
        return told or None

    def sure(self, words: str) -> str:
        """As `text`, for what is never empty."""
        return self.text(words) or ""

    def _card(self, found: re.Match[str]) -> str:
        """The file knows cards only by their hashes, so what looks like one is looked up."""
        try:
            known = card_hash(read_code(found[0]), self._voting.card_salt) in self._voting.cards
        except Refused:
            known = False
        return GONE if known else found[0]


def _certain(known: list[Details]) -> Iterator[str]:
    for each in known:
        yield from (each.name, each.email)
        digits = re.sub(r"\D", "", each.mobile)
        if len(digits) >= 6:
            yield digits
            yield digits[-8:]


def _codes(assembly: Assembly) -> Iterator[str]:
    for codes in assembly.board.codes.values():
        yield from codes
    for desk in assembly.people.desk_codes.values():
        yield desk.code
    yield assembly.voting.kiosk.code


def _parts(name: str) -> Iterator[str]:
    return (part for part in re.split(r"[\s.,]+", name) if len(part) >= _SHORTEST_PART)


def _any_of(words: list[str], flags: int = 0) -> re.Pattern[str]:
    """Whole words, the longest first; digits of a telephone number may stand apart."""
    wanted = sorted({each.strip() for each in words if each.strip()}, key=len, reverse=True)
    if not wanted:
        return _NOTHING
    told = "|".join(map(_spelled, wanted))
    return re.compile(rf"(?<!\w)(?:{told})(?!\w)", flags)


def _spelled(word: str) -> str:
    if word.isdigit() and len(word) >= 6:
        return r"[\s.-]*".join(word)
    return r"\s+".join(re.escape(part) for part in word.split())
