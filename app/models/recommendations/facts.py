"""What happened to recommendations, as facts of the journal."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, replace

from app.models.entries import Fact, Facts
from app.models.recommendations.state import (
    UNTOLD,
    Origin,
    Recommendation,
    Recommendations,
    Version,
)
from app.models.recommendations.template import Template
from app.models.recommendations.wording import Wording


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
    origin: Origin = UNTOLD

    def change(self, recommendations: Recommendations) -> None:
        if self.recommendation not in recommendations.items:
            first = Version(1, self.wording, self.by, self.at, origin=self.origin)
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
    origin: Origin = UNTOLD

    def change(self, recommendations: Recommendations) -> None:
        old = recommendations.items.get(self.recommendation)
        if old is None:
            return
        number = old.latest.number + 1
        new = Version(number, self.wording, self.by, self.at, self.based_on, self.origin)
        recommendations.items[self.recommendation] = replace(old, versions=(*old.versions, new))

    def inverse(self, recommendations: Recommendations) -> Facts:
        old = recommendations.items[self.recommendation].latest
        return (
            VersionWritten(
                self.recommendation, old.number + 1, old.wording, old.by, self.at, old.origin
            ),
        )


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


@dataclass(frozen=True, slots=True)
class RecommendationFiled(RecommendationFact):
    """A recommendation stands under this heading in the report; "" for none."""

    recommendation: str
    theme: str

    def change(self, recommendations: Recommendations) -> None:
        old = recommendations.items.get(self.recommendation)
        if old:
            recommendations.items[self.recommendation] = replace(old, theme=self.theme)

    def inverse(self, recommendations: Recommendations) -> Facts:
        old = recommendations.items[self.recommendation]
        return (RecommendationFiled(old.id, old.theme),)


@dataclass(frozen=True, slots=True)
class TemplateAgreed(RecommendationFact):
    """From now on recommendations have these parts."""

    template: Template

    def change(self, recommendations: Recommendations) -> None:
        recommendations.template = self.template

    def inverse(self, recommendations: Recommendations) -> Facts:
        return (TemplateAgreed(recommendations.template),)


@dataclass(frozen=True, slots=True)
class EditsSettled(RecommendationFact):
    """Versions up to this one that crossed each other have been looked at."""

    recommendation: str
    version: int

    def change(self, recommendations: Recommendations) -> None:
        old = recommendations.items.get(self.recommendation)
        if old:
            recommendations.items[self.recommendation] = replace(old, settled=self.version)

    def inverse(self, recommendations: Recommendations) -> Facts:
        old = recommendations.items[self.recommendation]
        return (EditsSettled(old.id, old.settled),)


@dataclass(frozen=True, slots=True)
class AncestryTold(RecommendationFact):
    """A recommendation was merged or split from these; of them `split_from` stand on.

    Older entries do not tell them (None): a split told it of a recommendation that it had just
    begun, a merge of one that it had just written on.
    """

    recommendation: str
    came_from: tuple[str, ...]
    split_from: tuple[str, ...] | None = None

    def change(self, recommendations: Recommendations) -> None:
        old = recommendations.items.get(self.recommendation)
        if old:
            recommendations.items[self.recommendation] = replace(
                old, came_from=self.came_from, split_from=self._split_from(old)
            )

    def inverse(self, recommendations: Recommendations) -> Facts:
        old = recommendations.items[self.recommendation]
        return (AncestryTold(old.id, old.came_from, old.split_from),)

    def _split_from(self, old: Recommendation) -> tuple[str, ...]:
        if self.split_from is not None:
            return self.split_from
        is_new = len(old.versions) == 1
        return tuple(
            each
            for each in self.came_from
            if each in old.split_from or (is_new and each not in old.came_from)
        )


FACTS: tuple[type[Fact], ...] = (
    RecommendationDrafted,
    VersionWritten,
    RecommendationLinked,
    RecommendationMoved,
    RecommendationWithdrawn,
    RecommendationFiled,
    TemplateAgreed,
    EditsSettled,
    AncestryTold,
)
