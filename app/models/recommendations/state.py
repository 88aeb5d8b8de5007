"""Recommendations as they stand: every wording is a version that stays, and each rests on themes
and notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol

from app.models.board import HasBoard
from app.models.recommendations.template import USUAL, Template
from app.models.recommendations.voices import Comment
from app.models.recommendations.way import NO_WAY, Way
from app.models.recommendations.wording import Wording


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a version comes from besides its `by`: the table's number (0 for none), whether the
    hand was that of somebody who is no member, and why it was written ("" when nobody said).
    """

    table: int = 0
    is_staff: bool = False
    why: str = ""


class Kinship(StrEnum):
    """How one recommendation came from another: it took that one's words in, was split from it
    while that one stands on, or has it from one of those.
    """

    MERGED = "merged"
    SPLIT = "split"
    EARLIER = "earlier"


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
    `came_from` are those it was merged or split from, `split_from` the latter of them. `comments`
    are in the order they were made, those taken back too.
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
    split_from: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()

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
    """All recommendations by id, the order that gives them their numbers, what each is made of in
    this assembly, and where on its way the text is.
    """

    items: dict[str, Recommendation] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    template: Template = USUAL
    minorities: dict[str, Minority] = field(default_factory=dict)
    editing: EditingGroup = NO_GROUP
    way: Way = NO_WAY

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

    def split_off(self, recommendation: str) -> tuple[str, ...]:
        """Those of its heirs that were split from it, while it stands on."""
        heirs = self.heirs(recommendation)
        return tuple(each for each in heirs if recommendation in self.items[each].split_from)

    def ancestors(self, recommendation: str) -> tuple[str, ...]:
        """All it came from, also in several steps; the nearest first."""
        return tuple(self.kinship(recommendation))

    def kinship(self, recommendation: str) -> dict[str, Kinship]:
        """All it came from and how, the nearest first. What a merged one took in before is merged
        into this one, too.
        """
        found: dict[str, Kinship] = {}
        waiting = list(self._parents(recommendation))
        while waiting:
            each, how = waiting.pop(0)
            if each not in self.items or each in found or each == recommendation:
                continue
            found[each] = how
            for parent, before in self._parents(each):
                is_merged = how is before is Kinship.MERGED
                waiting.append((parent, Kinship.MERGED if is_merged else Kinship.EARLIER))
        return found

    def _parents(self, recommendation: str) -> tuple[tuple[str, Kinship], ...]:
        item = self.items[recommendation]
        return tuple(
            (each, Kinship.SPLIT if each in item.split_from else Kinship.MERGED)
            for each in item.came_from
        )


class HasRecommendations(Protocol):
    """What a decision about recommendations looks at."""

    @property
    def recommendations(self) -> Recommendations:
        """The recommendations."""


class AskedAbout(Protocol):
    """What a poll is about."""

    @property
    def recommendation(self) -> str:
        """A recommendation, or "" for a question of its own."""


class OpenPolls(Protocol):
    """The polls, as far as a recommendation's number hangs on them."""

    @property
    def opened(self) -> Sequence[AskedAbout]:
        """Those that are open."""


class NumberedRoom(HasRecommendations, Protocol):
    """Recommendations, and the polls that name them by their numbers."""

    @property
    def voting(self) -> OpenPolls:
        """The polls."""


class DraftingRoom(HasRecommendations, HasBoard, Protocol):
    """Recommendations and the notes they rest on."""
