"""Recommendations as they stand: every wording is a version that stays, and each rests on themes
and notes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Protocol

from app.models.board import HasBoard
from app.models.recommendations.template import USUAL, Template
from app.models.recommendations.wording import Wording


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a version comes from besides its `by`: the table's number (0 for none), whether the
    hand was that of somebody who is no member, and why it was written ("" when nobody said).
    """

    table: int = 0
    is_staff: bool = False
    why: str = ""


UNTOLD: Final = Origin()
"""Of versions in older files."""


@dataclass(frozen=True, slots=True)
class Version:
    """One wording: `number` counts 1, 2, 3 ...; `by` is a table or a role, never a person."""

    number: int
    wording: Wording
    by: str
    at: int
    based_on: int = 0
    origin: Origin = UNTOLD


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation with all its versions, oldest first, and what it rests on; `held` are the
    notes that lay in its themes when that was said. `sources` tells where all of it is now.

    `theme` is the heading it stands under in the report, "" for none; it is no part of the words.
    Versions up to `settled` that were written at the same time as others have been looked at.
    `came_from` are the recommendations it was merged or split from.
    """

    id: str
    versions: tuple[Version, ...] = ()
    themes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    withdrawn: bool = False
    theme: str = ""
    settled: int = 0
    came_from: tuple[str, ...] = ()

    @property
    def latest(self) -> Version:
        """The version that counts now."""
        return self.versions[-1]

    @property
    def title(self) -> str:
        """The title as it stands now."""
        return self.latest.wording.title

    def version(self, number: int) -> Version | None:
        """The version with this number."""
        return next((each for each in self.versions if each.number == number), None)


@dataclass(frozen=True, slots=True)
class Minority:
    """A minority statement: `recommendation` "" when it stands alone, `supporters` how many stand
    behind it, `signers` the ids of those among them who want their names told.
    """

    id: str
    recommendation: str
    text: str
    supporters: int
    signers: tuple[str, ...] = ()
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class EditingGroup:
    """Members who bring the wordings together, by id; `seed` "" when they were chosen, `pool` how
    many they were drawn or chosen among, `at` when. Nobody at first.
    """

    members: tuple[str, ...] = ()
    seed: str = ""
    pool: int = 0
    at: int = 0


NO_GROUP: Final = EditingGroup()


@dataclass(frozen=True, slots=True)
class Sources:
    """What a recommendation rests on as the board is now: themes that stand, and notes that lie in
    none of them.
    """

    themes: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class Recommendations:
    """All recommendations by id, the order that gives them their numbers, and what each is made of
    in this assembly.
    """

    items: dict[str, Recommendation] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    template: Template = USUAL
    minorities: dict[str, Minority] = field(default_factory=dict)
    editing: EditingGroup = NO_GROUP

    def standing(self) -> tuple[Recommendation, ...]:
        """Those not withdrawn, by number."""
        ordered = (self.items[each] for each in self.order)
        return tuple(each for each in ordered if not each.withdrawn)

    def number(self, recommendation: str) -> int:
        """1 for the first that stands; 0 for one that is withdrawn or unknown."""
        ids = [each.id for each in self.standing()]
        return ids.index(recommendation) + 1 if recommendation in ids else 0

    def heirs(self, recommendation: str) -> tuple[str, ...]:
        """What was made of one that was merged or split, by number."""
        return tuple(each for each in self.order if recommendation in self.items[each].came_from)

    def ancestors(self, recommendation: str) -> tuple[str, ...]:
        """All it came from, also in several steps; the nearest first."""
        found: list[str] = []
        waiting = list(self.items[recommendation].came_from)
        while waiting:
            each = waiting.pop(0)
            if each in self.items and each not in found and each != recommendation:
                found.append(each)
                waiting += self.items[each].came_from
        return tuple(found)


class HasRecommendations(Protocol):
    """What a decision about recommendations looks at."""

    @property
    def recommendations(self) -> Recommendations:
        """The recommendations."""


class DraftingRoom(HasRecommendations, HasBoard, Protocol):
    """Recommendations and the notes they rest on."""
