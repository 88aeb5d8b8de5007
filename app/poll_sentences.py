"""What a poll asks, how it stands and what came of it, in every method and in the same words on the
laptop, the wall and the phones.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from app.i18n import N_, _, _n, number
from app.models.voting import Base, Method, Outcome, Result, Terms, Threshold, read_threshold
from app.models.voting.methods import Standing, acceptance

HELD: Final = (Method.YES_NO_BLANK, Method.SCALE, Method.APPROVAL)
"""The methods that hold people to a threshold."""
_FIRST: Final[Mapping[Method, str]] = {
    Method.DOTS: N_("The option with the most dots comes first."),
    Method.RANKING: N_("The option that would beat each of the others comes first."),
    Method.RESISTANCE: N_("The option with the least resistance comes first."),
}
_BASES: Final[Mapping[Base, str]] = {
    Base.CAST: N_("all ballots handed in"),
    Base.PRESENT: N_("those present when the poll opened"),
    Base.MEMBERS: N_("all members"),
}


def rule(terms: Terms) -> str:
    """What it takes to be adopted, or to come first, in words."""
    told = (takes(terms, base(terms.base, terms.method)), adopting_tie(terms), quorum(terms))
    return " ".join(filter(None, told))


def takes(terms: Terms, base: str) -> str:
    """The same without the quorum, with these words for what a hundred percent is."""
    if terms.method in _FIRST:
        return _(_FIRST[terms.method])
    said = {
        Method.SCALE: _("Adopted when {share} of {base} say “{step}” or better."),
        Method.APPROVAL: _("The first is adopted when {share} of {base} chose it."),
    }.get(terms.method, _("Adopted when {share} of {base} are for it."))
    share = share_of(read_threshold(terms.threshold))
    return said.format(share=share, base=base, step=next(iter(supporting(terms)), ""))


def supporting(terms: Terms) -> tuple[str, ...]:
    """The words of the steps that support, the weakest of them first."""
    first = terms.support_from or len(terms.labels) // 2 + 1 + len(terms.labels) % 2
    return terms.labels[first - 1 :]


def adopting_tie(terms: Terms) -> str:
    """That a tie adopts, "" where it does not: then that is told by `ways.tie` before anybody
    votes, and as little as always after it.
    """
    if not terms.tie_adopts:
        return ""
    if terms.base is Base.FOR_AGAINST:
        if terms.method is Method.SCALE:
            return _("If as many are against as support it, it is adopted.")
        return _("If as many vote for as against, it is adopted.")
    share = read_threshold(terms.threshold).share
    if share is not None and share < Fraction(1, 2):
        return _("If as many are for as against, and enough are for, it is adopted.")
    told = _("If exactly half of {base} are for and the other half against, it is adopted.")
    return told.format(base=base(terms.base, terms.method))


def tie(result: Result) -> str:
    """That as many were for as against, "" where it was not so or nobody voted."""
    if not (result.tie and result.counts.cast):
        return ""
    return _("It is a tie: adopted, as agreed.") if result.passed else _("It is a tie.")


def quorum(terms: Terms) -> str:
    """How many ballots it takes, "" when any number will do."""
    if not terms.quorum:
        return ""
    return _n(
        "At least {n} ballot has to be handed in.",
        "At least {n} ballots have to be handed in.",
        terms.quorum,
    ).format(n=terms.quorum)


def base(of: Base, method: Method = Method.YES_NO_BLANK) -> str:
    """What a hundred percent is."""
    if of is not Base.FOR_AGAINST:
        return _(_BASES[of])
    if method is Method.APPROVAL:
        return _("those who chose something")
    return _("those who vote for or against")


def share_of(threshold: Threshold) -> str:
    """A threshold as people say it: "at least 80%", "at least 2/3", "more than half"."""
    if threshold.share is None:
        return _("more than half")
    return _("at least {share}").format(share=_percent(threshold.share) or str(threshold.share))


def _percent(share: Fraction) -> str:
    """A share as a percentage, where it is one to the second decimal; else ""."""
    for decimals in range(3):
        scaled = share * 100 * 10**decimals
        if scaled.denominator == 1:
            exact = Decimal(scaled.numerator).scaleb(-decimals)
            return _("{n}%").format(n=number(exact, decimals))
    return ""


def verdict(method: Method, outcome: Outcome) -> str:
    """What a result means, in a few words."""
    result, standing = outcome.result, outcome.standing
    if result.passed and standing is not None:
        told = _("Adopted: {option}") if method is Method.APPROVAL else _("First: {option}")
        return told.format(option=standing.first[0])
    if result.passed:
        return _("Adopted at a tie, as agreed") if result.tie else _("Adopted")
    if not result.quorum_met:
        return _("Not adopted: too few ballots")
    return _("Not adopted: a tie") if result.tie and result.counts.cast else _("Not adopted")


def dissenting(count: int) -> str:
    """Told beside a result that is adopted while many stand at the lowest step; "" for 0."""
    if not count:
        return ""
    return _n(
        "But {n} person is at the lowest step.",
        "But {n} people are at the lowest step.",
        count,
    ).format(n=count)


def score(method: Method, standing: Standing, option: str) -> str:
    """What an option got, so that the number explains itself."""
    got = standing.scores[option]
    if method is Method.DOTS:
        return _n("{n} dot", "{n} dots", got).format(n=got)
    if method is Method.APPROVAL:
        return _n("{n} cross", "{n} crosses", got).format(n=got)
    if method is Method.RANKING:
        return _("beats {n} of {others}").format(n=got, others=len(standing.scores) - 1)
    accepted = acceptance(standing, option)
    percent = _("{n}%").format(n=number(accepted.numerator // accepted.denominator))
    return _("resistance {n}, acceptance {percent}").format(n=got, percent=percent)


def scores(terms: Terms, outcome: Outcome) -> tuple[tuple[str, int], ...]:
    """The rows of a count: the steps of a scale, the strongest support first, or the options."""
    if outcome.scale is not None:
        rows = ((label, outcome.scale.answers.get(n, 0)) for n, label in enumerate(terms.labels, 1))
        return tuple(rows)[::-1]
    if outcome.standing is not None:
        return tuple((each, outcome.standing.scores[each]) for each in terms.options)
    return ()
