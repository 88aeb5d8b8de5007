"""What a poll came to: its answers counted as its method counts, and held against what was agreed.

`bordrunde tally`, the window, the room screen and the report all count here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.models.voting import methods
from app.models.voting.answers import marks_of
from app.models.voting.methods import Marks, Method, Scale, Standing
from app.models.voting.tally import Base, Bases, Choice, Counts, Result, Threshold, result

OPTION_METHODS: Final = (Method.APPROVAL, Method.DOTS, Method.RANKING, Method.RESISTANCE)
"""Methods whose ballots speak of several options; the others hold one question to a threshold."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How answers are counted: the options in their order, or the steps of a scale.

    `support_from` is the first step that supports, 0 for those above the middle.
    """

    method: Method
    options: tuple[str, ...] = ()
    steps: int = 0
    support_from: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """What was agreed: `quorum` is a number of ballots, `present` and `members` are people, and at
    a tie nothing is adopted unless `tie_adopts`.
    """

    base: Base
    threshold: Threshold
    quorum: int
    present: int
    members: int
    tie_adopts: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """A whole count. `scale` is there for a scale, `standing` for a method with options."""

    counts: Counts
    result: Result
    scale: Scale | None = None
    standing: Standing | None = None


def outcome_of(asked: Asked, answers: Iterable[str], rule: Rule) -> Outcome:
    """Count answers as `app.models.voting.answers` writes them, and hold them to the rule."""
    tally = Counter(answers)
    if asked.method is Method.YES_NO_BLANK:
        counts = _plain(tally)
        return Outcome(counts, held(counts, rule))
    if asked.method is Method.SCALE:
        scale = _scale(asked, tally)
        return Outcome(scale.counts, held(scale.counts, rule), scale=scale)
    standing = standing_of(asked.method, asked.options, _marks(tally))
    counts = Counts(standing.marked, 0, tally[Choice.BLANK], tally[Choice.SPOILED])
    return Outcome(counts, _options(asked.method, standing, counts, rule), standing=standing)


def counts_of(asked: Asked, answers: Iterable[str]) -> Counts:
    """The piles alone. On a scale the middle lies with the blank ballots; with options those that
    mark something lie with yes, for there is nothing to be against.
    """
    tally = Counter(answers)
    if asked.method is Method.YES_NO_BLANK:
        return _plain(tally)
    if asked.method is Method.SCALE:
        return _scale(asked, tally).counts
    blank, spoiled = tally[Choice.BLANK], tally[Choice.SPOILED]
    return Counts(tally.total() - blank - spoiled, 0, blank, spoiled)


def standing_of(method: Method, options: Sequence[str], ballots: Iterable[Marks]) -> Standing:
    """How options stand by their method."""
    return _STANDINGS[method](options, ballots)


def held(counts: Counts, rule: Rule) -> Result:
    """For and against, held to the rule."""
    people, tie = (rule.present, rule.members), rule.tie_adopts
    return result(counts, rule.base, rule.threshold, *people, rule.quorum, tie_adopts=tie)


def _plain(tally: Mapping[str, int]) -> Counts:
    return Counts(*(tally.get(each, 0) for each in Choice))


def _scale(asked: Asked, tally: Mapping[str, int]) -> Scale:
    answers = {step: tally.get(str(step), 0) for step in range(1, asked.steps + 1)}
    blank, spoiled = tally.get(Choice.BLANK, 0), tally.get(Choice.SPOILED, 0)
    return Scale(asked.steps, answers, blank, spoiled, asked.support_from)


def _marks(tally: Counter[str]) -> list[Marks]:
    return [marks_of(each) for each in tally.elements() if each not in tuple(Choice)]


def _options(method: Method, standing: Standing, counts: Counts, rule: Rule) -> Result:
    """Of options only crosses are people and can be held against a threshold: those of the one that
    stands first. With the other methods it is enough to stand first alone.
    """
    bases = Bases(standing.marked, counts.cast, rule.present, rule.members)
    by_crosses = method is Method.APPROVAL
    needed = rule.threshold.needed(bases.of(rule.base)) if by_crosses else 0
    reached = standing.scores[standing.first[0]] if by_crosses and standing.first else 0
    quorum_met = counts.cast >= rule.quorum
    enough = reached >= needed > 0 if by_crosses else standing.marked > 0
    tie = standing.tie
    return Result(
        counts,
        bases,
        rule.base,
        rule.threshold,
        needed,
        reached,
        quorum_met,
        enough and quorum_met and standing.marked > 0 and not tie,
        tie,
    )


_STANDINGS: Final[Mapping[Method, Callable[[Sequence[str], Iterable[Marks]], Standing]]] = {
    Method.APPROVAL: methods.approval,
    Method.DOTS: methods.dots,
    Method.RANKING: methods.ranking,
    Method.RESISTANCE: methods.resistance,
}
