"""The editing group: members who bring the wordings together, drawn by lot or chosen.

A draw can be made again by anybody: each member's id is hashed with the seed, and the smallest
hashes are drawn. So neither the program nor whoever sits at it can favour anyone after the seed was
said aloud, and no platform draws others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from app.models import texts
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.mandate import HasMandate
from app.models.people import HasPeople
from app.models.recommendations.facts import RecommendationFact
from app.models.recommendations.state import EditingGroup, HasRecommendations, Recommendations

MOST_EDITORS: Final = 24
LONGEST_SEED: Final = 40


class GroupingRoom(HasRecommendations, HasPeople, HasMandate, Protocol):
    """Recommendations, and who is in the room."""


@dataclass(frozen=True, slots=True)
class EditingGroupNamed(RecommendationFact):
    """These members are the editing group; `seed` "" when they were chosen, `pool` how many they
    were drawn or chosen among.
    """

    members: tuple[str, ...]
    seed: str
    pool: int
    at: int

    def change(self, recommendations: Recommendations) -> None:
        recommendations.editing = EditingGroup(self.members, self.seed, self.pool, self.at)

    def inverse(self, recommendations: Recommendations) -> Facts:
        old = recommendations.editing
        return (EditingGroupNamed(old.members, old.seed, old.pool, old.at),)


FACTS = (EditingGroupNamed,)


def drawn(members: Iterable[str], count: int, seed: str) -> tuple[str, ...]:
    """So many of these ids, in the order they were drawn: the smallest SHA-256 over the seed, a
    line end and the id.
    """
    ranked = sorted(members, key=lambda each: (_lot(seed, each), each))
    return tuple(ranked[:count])


def draw_editing_group(room: GroupingRoom, count: int, seed: str, now: int) -> Facts:
    """Draw members among those present.

    Raises Refused("nobody-present", "editors-too-many", "editors-none", "seed-missing").
    """
    told = texts.line(seed, LONGEST_SEED)
    if not told:
        raise Refused("seed-missing")
    present = _present(room)
    _fits(count, len(present))
    return (EditingGroupNamed(drawn(present, count, told), told, len(present), now),)


def choose_editing_group(room: GroupingRoom, members: Iterable[str], now: int) -> Facts:
    """Name members who are present. Raises the same, but for the seed."""
    present = _present(room)
    chosen = tuple(each for each in dict.fromkeys(members) if each in present)
    _fits(len(chosen), len(present))
    old = room.recommendations.editing
    if (old.members, old.seed) == (chosen, ""):
        return ()
    return (EditingGroupNamed(chosen, "", len(present), now),)


def _present(room: GroupingRoom) -> tuple[str, ...]:
    present = tuple(each.id for each in room.people.present(room.mandate.meeting))
    if not present:
        raise Refused("nobody-present")
    return present


def _fits(count: int, present: int) -> None:
    if count < 1:
        raise Refused("editors-none")
    if count > min(present, MOST_EDITORS):
        raise Refused("editors-too-many", most=min(present, MOST_EDITORS))


def _lot(seed: str, member: str) -> bytes:
    return hashlib.sha256(f"{seed}\n{member}".encode()).digest()
