"""Pictures of polls that are more than for and against, and of how many have voted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.models.voting import PollState, Turnout
from app.models.voting.methods import Method, Scale, Standing


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
class ScaleStep:
    """A step's words and its answers; the weakest support first."""

    label: str
    answers: int


@dataclass(frozen=True, slots=True)
class ScalePicture:
    """What a scale poll came to. `mean` is exact, None when nobody answered."""

    question: str
    number: int
    version: int
    steps: tuple[ScaleStep, ...]
    blank: int
    spoiled: int
    mean: Fraction | None

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
    """An option, its place (shared places have the same), and its score."""

    label: str
    place: int
    score: int


@dataclass(frozen=True, slots=True)
class RankingPicture:
    """How options stand, the first first; `ballots` are those that said something."""

    question: str
    method: Method
    options: tuple[RankedOption, ...]
    ballots: int

    @classmethod
    def of(cls, question: str, method: Method, standing: Standing) -> RankingPicture:
        """The picture of a count; after two who share the first place comes the third."""
        ranked: list[RankedOption] = []
        for group in standing.ranking:
            place = len(ranked) + 1
            ranked += [RankedOption(each, place, standing.scores[each]) for each in group]
        return cls(question, method, tuple(ranked), standing.marked)
