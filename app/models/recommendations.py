"""Recommendations: every wording is a version that stays, and each rests on themes and notes."""

from __future__ import annotations

import hashlib
from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol

from app.models import texts
from app.models.board import Board, HasBoard
from app.models.entries import Fact, Facts, canonical
from app.models.errors import Refused

LONGEST_TEXT = 5_000
MOST_INITIATIVES = 30


@dataclass(frozen=True, slots=True)
class Wording:
    """The words people vote on."""

    title: str
    text: str = ""
    reason: str = ""
    initiatives: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """SHA-256 in hex over the exact words; a poll is bound to it."""
        words = [self.title, self.text, self.reason, list(self.initiatives)]
        return hashlib.sha256(canonical(words).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Version:
    """One wording: `number` counts 1, 2, 3 ...; `by` is a table or a role, never a person."""

    number: int
    wording: Wording
    by: str
    at: int
    based_on: int = 0


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation with all its versions, oldest first, and what it rests on; `held` are the
    notes that lay in its themes when that was said. `sources` tells where all of it is now.
    """

    id: str
    versions: tuple[Version, ...] = ()
    themes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    withdrawn: bool = False

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
class Sources:
    """What a recommendation rests on as the board is now: themes that stand, and notes that lie in
    none of them.
    """

    themes: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class Recommendations:
    """All recommendations by id, and the order that gives them their numbers."""

    items: dict[str, Recommendation] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)

    def standing(self) -> tuple[Recommendation, ...]:
        """Those not withdrawn, by number."""
        ordered = (self.items[each] for each in self.order)
        return tuple(each for each in ordered if not each.withdrawn)

    def number(self, recommendation: str) -> int:
        """1 for the first that stands; 0 for one that is withdrawn or unknown."""
        ids = [each.id for each in self.standing()]
        return ids.index(recommendation) + 1 if recommendation in ids else 0


class HasRecommendations(Protocol):
    """What a decision about recommendations looks at."""

    @property
    def recommendations(self) -> Recommendations:
        """The recommendations."""


class DraftingRoom(HasRecommendations, HasBoard, Protocol):
    """Recommendations and the notes they rest on."""


@dataclass(frozen=True, slots=True)
class RecommendationFact(Fact):
    """A fact about recommendations."""

    @abstractmethod
    def change(self, recommendations: Recommendations) -> None:
        """Make the state say so."""

    def inverse(self, recommendations: Recommendations) -> Facts:
        """The facts that take this one back, seen from before it."""
        return ()


@dataclass(frozen=True, slots=True)
class RecommendationDrafted(RecommendationFact):
    """There is a new recommendation, with its first wording."""

    recommendation: str
    wording: Wording
    by: str
    at: int

    def change(self, recommendations: Recommendations) -> None:
        if self.recommendation not in recommendations.items:
            first = Version(1, self.wording, self.by, self.at)
            recommendations.items[self.recommendation] = Recommendation(
                self.recommendation, (first,)
            )
            recommendations.order.append(self.recommendation)

    def inverse(self, recommendations: Recommendations) -> Facts:
        return (RecommendationWithdrawn(self.recommendation, True),)


@dataclass(frozen=True, slots=True)
class VersionWritten(RecommendationFact):
    """A recommendation has a new wording, written over version `based_on`. Earlier ones stay."""

    recommendation: str
    based_on: int
    wording: Wording
    by: str
    at: int

    def change(self, recommendations: Recommendations) -> None:
        old = recommendations.items.get(self.recommendation)
        if old is None:
            return
        number = old.latest.number + 1
        new = Version(number, self.wording, self.by, self.at, self.based_on)
        recommendations.items[self.recommendation] = replace(old, versions=(*old.versions, new))

    def inverse(self, recommendations: Recommendations) -> Facts:
        old = recommendations.items[self.recommendation].latest
        return (VersionWritten(self.recommendation, old.number + 1, old.wording, old.by, self.at),)


@dataclass(frozen=True, slots=True)
class RecommendationLinked(RecommendationFact):
    """A recommendation rests on these themes and notes; in the themes lay the notes of `held`."""

    recommendation: str
    themes: tuple[str, ...]
    notes: tuple[str, ...]
    held: tuple[str, ...] = ()

    def change(self, recommendations: Recommendations) -> None:
        old = recommendations.items.get(self.recommendation)
        if old:
            recommendations.items[self.recommendation] = replace(
                old, themes=self.themes, notes=self.notes, held=self.held
            )

    def inverse(self, recommendations: Recommendations) -> Facts:
        old = recommendations.items[self.recommendation]
        return (RecommendationLinked(old.id, old.themes, old.notes, old.held),)


@dataclass(frozen=True, slots=True)
class RecommendationMoved(RecommendationFact):
    """A recommendation has another place in the order."""

    recommendation: str
    index: int

    def change(self, recommendations: Recommendations) -> None:
        if self.recommendation in recommendations.order:
            recommendations.order.remove(self.recommendation)
            recommendations.order.insert(self.index, self.recommendation)

    def inverse(self, recommendations: Recommendations) -> Facts:
        before = recommendations.order.index(self.recommendation)
        return (RecommendationMoved(self.recommendation, before),)


@dataclass(frozen=True, slots=True)
class RecommendationWithdrawn(RecommendationFact):
    """A recommendation no longer stands, or stands again."""

    recommendation: str
    withdrawn: bool

    def change(self, recommendations: Recommendations) -> None:
        old = recommendations.items.get(self.recommendation)
        if old:
            recommendations.items[self.recommendation] = replace(old, withdrawn=self.withdrawn)

    def inverse(self, recommendations: Recommendations) -> Facts:
        return (RecommendationWithdrawn(self.recommendation, not self.withdrawn),)


FACTS: tuple[type[Fact], ...] = (
    RecommendationDrafted,
    VersionWritten,
    RecommendationLinked,
    RecommendationMoved,
    RecommendationWithdrawn,
)


def draft_recommendation(
    room: HasRecommendations, recommendation: str, wording: Wording, by: str, now: int
) -> Facts:
    """Begin a recommendation. The same id sent again changes nothing."""
    if recommendation in room.recommendations.items:
        return ()
    return (RecommendationDrafted(recommendation, _checked(wording), texts.line(by), now),)


def write_version(
    room: HasRecommendations,
    recommendation: str,
    based_on: int,
    wording: Wording,
    by: str,
    now: int,
) -> Facts:
    """Give a recommendation a new wording, made from version `based_on`. Unchanged words make no
    version.
    """
    old = known(room, recommendation)
    new = _checked(wording)
    if new == old.latest.wording:
        return ()
    return (VersionWritten(recommendation, based_on, new, texts.line(by), now),)


def link_recommendation(
    room: DraftingRoom, recommendation: str, themes: Iterable[str], notes: Iterable[str]
) -> Facts:
    """Say which themes and notes a recommendation rests on."""
    old = known(room, recommendation)
    board = room.board
    wanted = tuple(each for each in dict.fromkeys(themes) if each in board.themes)
    rests = tuple(each for each in dict.fromkeys(notes) if each in board.notes)
    held = tuple(each for theme in wanted for each in board.themes[theme].notes)
    if (wanted, rests, held) == (old.themes, old.notes, old.held):
        return ()
    return (RecommendationLinked(recommendation, wanted, rests, held),)


def sources(board: Board, recommendation: Recommendation) -> Sources:
    """Where a recommendation's themes and notes are now, however the board was sorted since: a
    theme that was merged is the one it went into, and a note that left its theme, or whose theme
    was taken away, is a source of its own.
    """
    heirs = tuple(dict.fromkeys(board.heir(each) for each in recommendation.themes))
    themes = tuple(each for each in heirs if each in board.themes)
    last = [note for each in heirs if each in board.gone for note in board.gone[each].notes]
    loose = (
        each
        for each in (*recommendation.held, *last)
        if each in board.notes and board.placed.get(each) not in themes
    )
    direct = (each for each in recommendation.notes if each in board.notes)
    return Sources(themes, tuple(dict.fromkeys((*direct, *loose))))


def move_recommendation(room: HasRecommendations, recommendation: str, index: int) -> Facts:
    """Give a recommendation another number; `index` 0 is the first of those that stand."""
    known(room, recommendation)
    standing = [each.id for each in room.recommendations.standing() if each.id != recommendation]
    order = [each for each in room.recommendations.order if each != recommendation]
    place = min(max(index, 0), len(standing))
    spot = order.index(standing[place]) if place < len(standing) else len(order)
    same = room.recommendations.order.index(recommendation) == spot
    return () if same else (RecommendationMoved(recommendation, spot),)


def withdraw_recommendation(room: HasRecommendations, recommendation: str) -> Facts:
    """Take a recommendation out of the set; its versions and polls stay on record."""
    return (RecommendationWithdrawn(known(room, recommendation).id, True),)


def edited_at_once(recommendation: Recommendation) -> tuple[Version, ...]:
    """Versions written over a wording that was no longer the latest: two tables edited at the same
    time.
    """
    return tuple(each for each in recommendation.versions[1:] if each.based_on != each.number - 1)


def known(room: HasRecommendations, recommendation: str) -> Recommendation:
    """The recommendation with this id that stands. Raises Refused("recommendation-unknown")."""
    found = room.recommendations.items.get(recommendation)
    if found is None or found.withdrawn:
        raise Refused("recommendation-unknown")
    return found


def _checked(wording: Wording) -> Wording:
    title = texts.line(wording.title)
    if not title:
        raise Refused("recommendation-title-missing")
    initiatives = tuple(
        clean for each in wording.initiatives if (clean := texts.paragraph(each, LONGEST_TEXT))
    )
    if len(initiatives) > MOST_INITIATIVES:
        raise Refused("too-many-initiatives", most=MOST_INITIATIVES)
    return Wording(
        title,
        texts.paragraph(wording.text, LONGEST_TEXT),
        texts.paragraph(wording.reason, LONGEST_TEXT),
        initiatives,
    )
