"""Minority statements: what some could not agree to, in their own words, and who stands behind it.

Those behind it are a number; a name is told only of who asked for it. The guide of ten percent
(UNDEF and newDemocracy handbook, page 196) is a guide: fewer are written down too, and told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from app.models import texts
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.mandate import HasMandate
from app.models.people import HasPeople
from app.models.recommendations.facts import RecommendationFact
from app.models.recommendations.state import (
    HasRecommendations,
    Kinship,
    Minority,
    Recommendations,
)

LONGEST_STATEMENT = 5_000


class StatingRoom(HasRecommendations, HasPeople, HasMandate, Protocol):
    """Recommendations, and the people who may stand behind a statement."""


@dataclass(frozen=True, slots=True)
class MinorityStated(RecommendationFact):
    """There is a minority statement, new or changed; `recommendation` "" when it stands alone."""

    statement: str
    recommendation: str
    text: str
    supporters: int
    signers: tuple[str, ...] = ()

    def change(self, recommendations: Recommendations) -> None:
        old = recommendations.minorities.get(self.statement)
        recommendations.minorities[self.statement] = Minority(
            self.statement,
            self.recommendation,
            self.text,
            self.supporters,
            self.signers,
            old.withdrawn if old else False,
        )

    def inverse(self, recommendations: Recommendations) -> Facts:
        old = recommendations.minorities.get(self.statement)
        if old is None:
            return (MinorityWithdrawn(self.statement, True),)
        return (MinorityStated(old.id, old.recommendation, old.text, old.supporters, old.signers),)


@dataclass(frozen=True, slots=True)
class MinorityWithdrawn(RecommendationFact):
    """A minority statement no longer stands, or stands again."""

    statement: str
    withdrawn: bool

    def change(self, recommendations: Recommendations) -> None:
        old = recommendations.minorities.get(self.statement)
        if old:
            recommendations.minorities[old.id] = replace(old, withdrawn=self.withdrawn)

    def inverse(self, recommendations: Recommendations) -> Facts:
        return (MinorityWithdrawn(self.statement, not self.withdrawn),)


FACTS = (MinorityStated, MinorityWithdrawn)


def state_minority(
    room: StatingRoom,
    statement: str,
    recommendation: str,
    text: str,
    supporters: int,
    signers: Iterable[str] = (),
) -> Facts:
    """Write a statement down, or change it; named supporters count among `supporters`.

    Raises Refused("minority-empty", "minority-nobody", "minority-too-many").
    """
    words = texts.paragraph(text, LONGEST_STATEMENT)
    if not words:
        raise Refused("minority-empty")
    if recommendation and recommendation not in room.recommendations.items:
        raise Refused("recommendation-unknown")
    known = room.people.members
    names = tuple(each for each in dict.fromkeys(signers) if each in known)
    count = max(supporters, len(names))
    if count < 1:
        raise Refused("minority-nobody")
    members = room.people.roll(room.mandate.meeting)
    if members and count > members:
        raise Refused("minority-too-many", members=members)
    told = Minority(statement, recommendation, words, count, names)
    if room.recommendations.minorities.get(statement) == told:
        return ()
    return (MinorityStated(statement, recommendation, words, count, names),)


def withdraw_minority(room: HasRecommendations, statement: str) -> Facts:
    """Take a statement back; it stays in the journal. Raises Refused("minority-unknown")."""
    found = room.recommendations.minorities.get(statement)
    if found is None or found.withdrawn:
        raise Refused("minority-unknown")
    return (MinorityWithdrawn(statement, True),)


def minorities_on(recommendations: Recommendations, recommendation: str) -> tuple[Minority, ...]:
    """The statements on a recommendation, and on those that were merged into it. One on a
    recommendation that was split stays there: nobody said it of the other half.
    """
    kin = recommendations.kinship(recommendation)
    whole = {recommendation, *(each for each, how in kin.items() if how is Kinship.MERGED)}
    found = recommendations.minorities.values()
    return tuple(each for each in found if not each.withdrawn and each.recommendation in whole)


def standing_alone(recommendations: Recommendations) -> tuple[Minority, ...]:
    """The statements on no recommendation."""
    found = recommendations.minorities.values()
    return tuple(each for each in found if not each.withdrawn and not each.recommendation)


def guide(people: int) -> int:
    """How many are ten percent of so many, as a threshold counts: 2 of 12, 4 of 36, 10 of 99."""
    return -(-people // 10)
