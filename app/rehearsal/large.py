"""What a larger assembly than the example puts on the wall: 99 seats, and a long recommendation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from app.rehearsal.cases import Case
from app.ui.scenes import Picture, RecommendationPicture, Seat, SeatingPicture

MEMBERS: Final = 99
TABLES: Final = 14
_JOINED: Final = 3
_APART: Final = 7
"""Whose surname somebody gets who is in the list for the second time: so many places on."""


def large(case: Case, names: Sequence[str]) -> Mapping[str, Picture]:
    """Their slides by name, made of the names and recommendations of a case; the same at each call.
    Without a recommendation or a name there is none for them.
    """
    found = dict[str, Picture]()
    if names:
        told = enumerate(crowd(names))
        seats = tuple(Seat(name, number % TABLES + 1) for number, name in told)
        found["find-your-table-crowded"] = SeatingPicture(1, case.rounds, seats)
    if case.recommendations:
        found["recommendation-long"] = _recommendation(case)
    return found


def crowd(names: Sequence[str]) -> Iterator[str]:
    """The names there are, then with each other's surnames, until they are enough."""
    count = len(names)
    for number in range(MEMBERS):
        called = names[number % count].split()[0]
        other = names[(number + _APART * (number // count)) % count]
        yield names[number] if number < count else f"{called} {other.partition(' ')[2]}".strip()


def _recommendation(case: Case) -> RecommendationPicture:
    """Several in one, as when a working group could not choose."""
    last = [each.versions[-1] for each in case.recommendations[:_JOINED]]
    text = "\n".join(each.text for each in last)
    initiatives = tuple(line for each in last for line in each.initiatives)
    return RecommendationPicture(1, 1, last[0].title, text, initiatives)
