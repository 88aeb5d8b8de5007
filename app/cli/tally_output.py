"""What `tally` works out from ballots and a rule, writes as JSON and says in words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from app.cli.output import tell, write_json
from app.cli.tally_input import Ballots
from app.i18n import _, _n, joined
from app.models.voting import methods
from app.models.voting.methods import Method, Scale, Standing
from app.models.voting.outcome import Asked, Rule, outcome_of
from app.models.voting.tally import Base, Result

Told = dict[str, object]


def write(ballots: Ballots, rule: Rule, json_to: str) -> None:
    """The count as JSON where it was asked for, and in words for people."""
    told, lines = _counted(ballots, rule)
    write_json(json_to, told)
    for line in lines:
        tell(line, json_to=json_to)


def _counted(ballots: Ballots, rule: Rule) -> tuple[Told, list[str]]:
    asked = Asked(ballots.method, ballots.options, ballots.steps)
    outcome = outcome_of(asked, ballots, rule)
    if outcome.standing is not None:
        return _options(ballots, outcome.standing, outcome.result, rule)
    if outcome.scale is not None:
        return _scale(ballots, outcome.scale, outcome.result, rule)
    counts = outcome.counts
    return _held(ballots, outcome.result, rule, {"yes": counts.yes, "no": counts.no})


def _scale(ballots: Ballots, scale: Scale, outcome: Result, rule: Rule) -> tuple[Told, list[str]]:
    answers = {str(step): count for step, count in scale.answers.items()}
    told, lines = _held(ballots, outcome, rule, answers)
    told["support"], told["against"] = scale.counts.yes, scale.counts.no
    told["total"], told["answered"] = scale.total, scale.answered
    told["mean"] = None if scale.mean is None else _rounded(scale.mean, 4)
    return told, lines


def _held(
    ballots: Ballots, outcome: Result, rule: Rule, counts: Mapping[str, int]
) -> tuple[Told, list[str]]:
    """For and against, held against the threshold."""
    told: Told = {
        "method": ballots.method.value,
        "counts": {**counts, **_aside(ballots)},
        "cast": ballots.cast,
        "bases": _bases(outcome),
        "base": rule.base.value,
        "threshold": str(rule.threshold),
        "needed": outcome.needed,
        "reached": outcome.reached,
        "quorum": rule.quorum,
        "quorum_met": outcome.quorum_met,
        "passed": outcome.passed,
        "tie": outcome.tie,
        "percent": _percents(outcome),
    }
    return told, [_cast_words(ballots), _held_words(outcome), _verdict(outcome, rule)]


def _options(
    ballots: Ballots, standing: Standing, outcome: Result, rule: Rule
) -> tuple[Told, list[str]]:
    """Options and how they stand; only crosses are people and are held against a threshold."""
    by_crosses = ballots.method is Method.APPROVAL
    told: Told = {
        "method": ballots.method.value,
        "counts": {"marked": standing.marked, **_aside(ballots)},
        "cast": ballots.cast,
        "bases": _bases(outcome),
        "base": rule.base.value if by_crosses else None,
        "threshold": str(rule.threshold) if by_crosses else None,
        "needed": outcome.needed if by_crosses else None,
        "reached": outcome.reached if by_crosses else None,
        "quorum": rule.quorum,
        "quorum_met": outcome.quorum_met,
        "passed": outcome.passed,
        "tie": outcome.tie,
        "scores": dict(standing.scores),
        "ranking": [list(group) for group in standing.ranking],
        **_more(ballots.method, standing),
    }
    return told, [_cast_words(ballots), *_places(ballots.method, standing)]


def _more(method: Method, standing: Standing) -> Told:
    """What only one method has."""
    if method is Method.RESISTANCE:
        shares = {each: methods.acceptance(standing, each) for each in standing.scores}
        return {"acceptance": {each: _rounded(share, 2) for each, share in shares.items()}}
    if method is not Method.RANKING:
        return {}
    pairs: dict[str, dict[str, int]] = {each: {} for each in standing.scores}
    for (one, other), votes in standing.pairs.items():
        pairs[one][other] = votes
    return {"rule": "schulze", "pairs": pairs}


def _bases(outcome: Result) -> dict[str, int]:
    return {each.value: outcome.bases.of(each) for each in Base}


def _aside(ballots: Ballots) -> dict[str, int]:
    return {"blank": ballots.blank, "spoiled": ballots.spoiled}


def _percents(outcome: Result) -> dict[str, float | None]:
    """Those for, in percent of each base with two decimals: to read, never to decide by."""
    return {
        base.value: _rounded(Fraction(100 * outcome.reached, of), 2) if of else None
        for base in Base
        for of in [outcome.bases.of(base)]
    }


def _rounded(value: Fraction, decimals: int) -> float:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


# -- in words


def _cast_words(ballots: Ballots) -> str:
    told = _n("{n} ballot was handed in", "{n} ballots were handed in", ballots.cast)
    blank = _n("{n} of them blank", "{n} of them blank", ballots.blank)
    spoiled = _n("{n} of them spoiled", "{n} of them spoiled", ballots.spoiled)
    if ballots.blank:
        spoiled = _n("and {n} spoiled", "and {n} spoiled", ballots.spoiled)
    blank, spoiled = blank.format(n=ballots.blank), spoiled.format(n=ballots.spoiled)
    aside = [blank] * bool(ballots.blank) + [spoiled] * bool(ballots.spoiled)
    parts = [told.format(n=ballots.cast), " ".join(aside)]
    return ", ".join(filter(None, parts)) + "."


def _held_words(outcome: Result) -> str:
    told = _("{yes} for and {no} against; {needed} of {base} were needed.")
    return told.format(
        yes=outcome.reached,
        no=outcome.counts.no,
        needed=outcome.needed,
        base=outcome.bases.of(outcome.base),
    )


def _verdict(outcome: Result, rule: Rule) -> str:
    if outcome.passed:
        return _("Adopted: a tie adopts, as told.") if outcome.tie else _("Adopted.")
    if not outcome.quorum_met:
        return _("Not adopted: at least {n} ballots had to be handed in.").format(n=rule.quorum)
    if outcome.tie:
        return _("Not adopted: it is a tie.")
    return _("Not adopted.")


def _places(method: Method, standing: Standing) -> list[str]:
    """A line for each place, those that share one together."""
    lines, place = list[str](), 1
    for group in standing.ranking:
        score = standing.scores[group[0]]
        told = _("{place}. {options} ({score})")
        if method is Method.RANKING:
            told = _n(
                "{place}. {options} (before {score} other)",
                "{place}. {options} (before {score} others)",
                score,
            )
        lines.append(told.format(place=place, options=joined(group), score=score))
        place += len(group)
    return lines
