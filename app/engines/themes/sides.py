"""Two sides of a choice that changed places: "buses rather than trams", "trams rather than buses".

The same words in another order are mostly the same wish; not where one thing is set before another.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.engines.themes.pieces import Piece, root
from app.engines.themes.words import folded

_MARKS_WRITTEN: Final = """
    end stedet istedet istedetfor fremfor frem før foran efter than instead before after
    statt anstatt als än istället före
"""
_MARKS: Final = frozenset(folded(word) for word in _MARKS_WRITTEN.split())
"""Of "i stedet for" and "rather than" the one word that no other note needs."""


def have_changed(one: Sequence[Piece], other: Sequence[Piece]) -> bool:
    """Whether what stands before the mark in one note stands behind it in the other, both ways."""
    mine, theirs = _sides(one), _sides(other)
    if mine is None or theirs is None:
        return False
    stayed = (mine[0] & theirs[0]) | (mine[1] & theirs[1])
    crossed = (mine[0] & theirs[1]) - stayed, (mine[1] & theirs[0]) - stayed
    return all(crossed)


def object_of(of: Sequence[Piece], at: int) -> str:
    """What a turning word at this position is said of: the next word that tells."""
    following = (each for each in of[at + 1 :] if each.tells and each.sense.is_plain)
    return next((root(each.word) for each in following), "")


def _sides(of: Sequence[Piece]) -> tuple[set[str], set[str]] | None:
    at = next((at for at, each in enumerate(of) if each.word in _MARKS), None)
    return None if at is None else (_told(of[:at]), _told(of[at + 1 :]))


def _told(of: Sequence[Piece]) -> set[str]:
    return {root(each.word) for each in of if each.tells}
