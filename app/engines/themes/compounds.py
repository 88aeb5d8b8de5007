"""Compounds: which known word a long word begins with, and which it ends with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from app.engines.themes.forms import is_head, is_tail
from app.engines.themes.words import Word, folded

_LINKS: Final = ("", "s", "e")
_SHORTEST_HEAD: Final = 4
_SHORTEST_REST: Final = 3
_SHORT_TAIL: Final = 3


class Part(NamedTuple):
    """A known word inside a longer one: its stem, and how it is written there, folded."""

    stem: str
    written: str


@dataclass(frozen=True)
class Compounds:
    """Known words that may begin or end a compound, all folded.

    `heads` leads from a written beginning ("boerne", "skole") to its stem; `tails` from a stem to
    the shortest written form, which keeps "symbol" from ending in "bolig" (stem "bol").
    """

    heads: Mapping[str, str]
    tails: Mapping[str, str]

    @classmethod
    def of(cls, known: Iterable[tuple[str, str]]) -> Compounds:
        """Built from (word in small letters, its stem); words under three letters are left out."""
        heads: dict[str, str] = {}
        tails: dict[str, str] = {}
        for lower, stemmed in sorted(known):
            written = folded(lower)
            if len(written) >= _SHORT_TAIL and len(stemmed) >= _SHORT_TAIL:
                tails[stemmed] = min(tails.get(stemmed, written), written, key=_by_length)
            if len(written) >= _SHORTEST_HEAD:
                for link in _LINKS:
                    heads.setdefault(written + link, stemmed)
        return cls(heads, tails)

    def ends(self, word: Word, *, at_joints: bool = False) -> tuple[Part, ...]:
        """The longest known beginning and the longest known ending, as far as there are any;
        `at_joints` asks for those alone that Danish could have joined to the rest.
        """
        return (*self._beginning(folded(word.lower), at_joints), *self._ending(word, at_joints))

    def _beginning(self, written: str, at_joints: bool) -> tuple[Part, ...]:
        for length in range(len(written) - _SHORTEST_REST, _SHORTEST_HEAD - 1, -1):
            part = written[:length].rstrip("-")
            known = self.heads.get(part)
            if known and (not at_joints or is_head(part, written[length:])):
                return (Part(known, part),)
        return ()

    def _ending(self, word: Word, at_joints: bool) -> tuple[Part, ...]:
        written = folded(word.lower)
        for start in range(_SHORTEST_REST, len(word.stem) - _SHORT_TAIL + 1):
            tail = word.stem[start:]
            shortest = self.tails.get(tail)
            if shortest is not None and _fits(written[start:], shortest, start):
                if at_joints and not is_tail(written[:start], written[start:]):
                    return ()
                return (Part(tail, written[start:]),)
        return ()


def _fits(written: str, shortest: str, start: int) -> bool:
    """Whether the end as written really is the known word and not only its short stem."""
    if len(shortest) <= _SHORT_TAIL and start <= _SHORTEST_REST:
        return False
    return written.startswith(shortest if len(shortest) < 5 else shortest[:-1])


def _by_length(written: str) -> tuple[int, str]:
    return len(written), written
