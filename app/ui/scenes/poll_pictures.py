"""Pictures of polls that are more than for and against, and of how many have voted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.models.voting import PollState, Result, Turnout
from app.models.voting.methods import Method, Scale, Standing, acceptance


@dataclass(frozen=True, slots=True)
class TurnoutPicture:
    """How many of those present have voted; never how."""

    question: str
    number: int
    version: int
    state: PollState
    turnout: Turnout
    present: int


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A bar of a live count: `share` of its full length. "" is the label of the support on a scale,
    all steps that support added together. `needed` are people, with a `mark` there; 0 without.
    """

    label: str
    count: int
    share: Fraction
    needed: int = 0
    mark: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """A step's words and its answers; the weakest support first."""

    label: str
    answers: int


@dataclass(frozen=True, slots=True)
class ScalePicture:
    """What a scale poll came to. `mean` is exact, None when nobody answered. `result` is there for
    a poll that was held to a threshold; then `dissent` is how many stand at the lowest step though
    it is adopted, 0 when they are too few to be told.
    """

    question: str
    number: int
    version: int
    steps: tuple[ScaleStep, ...]
    blank: int
    spoiled: int
    mean: Fraction | None
    result: Result | None = None
    dissent: int = 0

    @classmethod
    def of(
        cls, question: str, scale: Scale, labels: Sequence[str], number: int = 0, version: int = 1
    ) -> ScalePicture:
        """The picture of a count; `labels` are the words of its steps, the weakest first."""
        steps = tuple(
            ScaleStep(label, scale.answers.get(step, 0)) for step, label in enumerate(labels, 1)
        )
        return cls(question, number, version, steps, scale.blank, scale.spoiled, scale.mean)


@dataclass(frozen=True, slots=True)
class RankedOption:
    """An option, its place (shared places have the same), and its score; of resistance also how far
    it is accepted, in percent.
    """

    label: str
    place: int
    score: int
    accepted: Fraction | None = None


@dataclass(frozen=True, slots=True)
class RankingPicture:
    """How options stand, the first first; `ballots` are those that said something. `result` is
    there for a poll of this assembly.
    """

    question: str
    method: Method
    options: tuple[RankedOption, ...]
    ballots: int
    result: Result | None = None

    @classmethod
    def of(cls, question: str, method: Method, standing: Standing) -> RankingPicture:
        """The picture of a count; after two who share the first place comes the third."""
        ranked: list[RankedOption] = []
        for group in standing.ranking:
            place = len(ranked) + 1
            ranked += [
                RankedOption(each, place, standing.scores[each], _accepted(method, standing, each))
                for each in group
            ]
        return cls(question, method, tuple(ranked), standing.marked)


def _accepted(method: Method, standing: Standing, option: str) -> Fraction | None:
    return acceptance(standing, option) if method is Method.RESISTANCE else None
