"""Counting what is not yes or no: a scale, crosses, dots, a ranking, resistance.

Everything is counted in whole numbers and exact fractions. What a ballot may hold is known here;
how it was written in a file is not. A blank ballot and a spoiled one are ballots handed in, and
neither says anything about an option.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.models.voting.tally import Base, Counts, Result, Threshold, result

MOST_RESISTANCE = 10

Marks = tuple[int | None, ...]
"""One ballot: a whole number for each option in their order, None where nothing was written."""


class Method(StrEnum):
    """How a ballot speaks."""

    YES_NO_BLANK = "yes_no_blank"
    SCALE = "scale"
    APPROVAL = "approval"
    DOTS = "dots"
    RANKING = "ranking"
    RESISTANCE = "resistance"


@dataclass(frozen=True, slots=True)
class Scale:
    """Answers on a scale of `steps` (4 or 5) steps, 1 the weakest support; `answers` by step.

    `support_from` is the first step that supports, 0 for those above the middle: "can you live with
    it?" is supported by all who can.
    """

    steps: int
    answers: Mapping[int, int]
    blank: int = 0
    spoiled: int = 0
    support_from: int = 0

    @property
    def answered(self) -> int:
        """Ballots that chose a step."""
        return sum(self.answers.values())

    @property
    def total(self) -> int:
        """The steps added together."""
        return sum(step * count for step, count in self.answers.items())

    @property
    def mean(self) -> Fraction | None:
        """The mean step, exact; None when nobody answered."""
        return Fraction(self.total, self.answered) if self.answered else None

    @property
    def counts(self) -> Counts:
        """As for and against: steps above the middle support, those below it do not.

        The middle of five steps is neither; it is handed in, like a blank ballot. Where
        `support_from` says which steps support, all others are against.
        """
        middle = Fraction(self.steps + 1, 2)
        if self.support_from:
            middle = self.support_from - Fraction(1, 2)
        above = sum(count for step, count in self.answers.items() if step > middle)
        below = sum(count for step, count in self.answers.items() if step < middle)
        return Counts(above, below, self.answered - above - below + self.blank, self.spoiled)


@dataclass(frozen=True, slots=True)
class Standing:
    """How options stand. `ranking` has the first first; options that share a place share a group.

    `marked` are ballots that say something. `pairs` are the ballots that put one option before
    another; only a ranking has them.
    """

    scores: Mapping[str, int]
    ranking: tuple[tuple[str, ...], ...]
    marked: int
    pairs: Mapping[tuple[str, str], int]

    @property
    def first(self) -> tuple[str, ...]:
        """The option that stands first, or those that do together."""
        return self.ranking[0] if self.ranking else ()

    @property
    def places(self) -> Mapping[str, int]:
        """Each option's place from 1; options that share a place have the same, and leave a gap."""
        return {
            option: sum(map(len, self.ranking[:above])) + 1
            for above, group in enumerate(self.ranking)
            for option in group
        }

    @property
    def tie(self) -> bool:
        """True when more than one stands first."""
        return len(self.first) > 1


def approval(options: Sequence[str], ballots: Iterable[Marks]) -> Standing:
    """Crosses: an option's score is how many ballots have a cross (1) at it."""
    return _summed(options, ballots)


def dots(options: Sequence[str], ballots: Iterable[Marks]) -> Standing:
    """Dots: an option's score is the number of dots (0 and up) put on it."""
    return _summed(options, ballots)


def resistance(options: Sequence[str], ballots: Iterable[Marks]) -> Standing:
    """Systemic consensing (Visotschnig and Schrotta, 2005): an option's score is its resistance,
    0 to 10 from each ballot, added together. The least resistance stands first.
    """
    return _summed(options, ballots, least_first=True)


def acceptance(standing: Standing, option: str) -> Fraction:
    """100 less the resistance in percent of the greatest there could be; 100 with no ballots."""
    most = MOST_RESISTANCE * standing.marked
    return 100 - Fraction(100 * standing.scores[option], most) if most else Fraction(100)


def ranking(options: Sequence[str], ballots: Iterable[Marks]) -> Standing:
    """Ranks, 1 the best: the method of Schulze with winning votes.

    Markus Schulze, "A new monotonic, clone-independent, reversal symmetric, and
    Condorcet-consistent single-winner election method", Social Choice and Welfare 36 (2011). An
    option that would beat every other one alone always stands first, and options that resemble
    each other do not take votes from one another, which matters where tables write alike.

    An option without a rank comes after all that have one; two of the same rank, or of none, are
    alike to that ballot. An option's score is how many others it beats. A place is shared by
    options that no option outside the places above beats, which keeps a true order where the
    strongest paths give only a partial one.
    """
    pairs, marked = _preferences(options, ballots)
    strength = _strongest_paths(options, pairs)
    beats = {
        one: {
            other
            for other in options
            if other != one and strength[one, other] > strength[other, one]
        }
        for one in options
    }
    scores = {one: len(beaten) for one, beaten in beats.items()}
    return Standing(scores, _layers(options, beats), marked, pairs)


def scale_result(
    scale: Scale, base: Base, threshold: Threshold, present: int, members: int, quorum: int = 0
) -> Result:
    """Hold the support on a scale against a threshold, as a yes-or-no poll is."""
    return result(scale.counts, base, threshold, present, members, quorum)


def _summed(
    options: Sequence[str], ballots: Iterable[Marks], *, least_first: bool = False
) -> Standing:
    scores, marked = dict.fromkeys(options, 0), 0
    for marks in ballots:
        marked += 1
        for option, mark in zip(options, marks, strict=True):
            scores[option] += mark or 0
    places = sorted(set(scores.values()), reverse=not least_first)
    order = tuple(tuple(each for each in options if scores[each] == place) for place in places)
    return Standing(scores, order, marked, {})


def _preferences(
    options: Sequence[str], ballots: Iterable[Marks]
) -> tuple[dict[tuple[str, str], int], int]:
    """How many ballots put one option before another; ballots alike are looked at once."""
    pairs = {(one, other): 0 for one in options for other in options if one != other}
    alike = Counter(ballots)
    for marks, count in alike.items():
        ranks = dict(zip(options, marks, strict=True))
        for one, other in pairs:
            if _is_before(ranks[one], ranks[other]):
                pairs[one, other] += count
    return pairs, alike.total()


def _is_before(one: int | None, other: int | None) -> bool:
    return one is not None and (other is None or one < other)


def _strongest_paths(
    options: Sequence[str], pairs: Mapping[tuple[str, str], int]
) -> dict[tuple[str, str], int]:
    """The strength of the strongest path between each two options (Floyd and Warshall's way)."""
    strength = {
        (one, other): votes if votes > pairs[other, one] else 0
        for (one, other), votes in pairs.items()
    }
    for by in options:
        for one in options:
            for other in options:
                if len({by, one, other}) == 3:
                    around = min(strength[one, by], strength[by, other])
                    strength[one, other] = max(strength[one, other], around)
    return strength


def _layers(options: Sequence[str], beats: Mapping[str, set[str]]) -> tuple[tuple[str, ...], ...]:
    """Those whom nobody beats, then those whom nobody of the rest beats, and so on."""
    left, layers = list(options), list[tuple[str, ...]]()
    while left:
        beaten = set().union(*(beats[each] for each in left))
        layer = tuple(each for each in left if each not in beaten)
        layers.append(layer)
        left = [each for each in left if each in beaten]
    return tuple(layers)
