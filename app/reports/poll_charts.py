"""What a poll of any method came to, as bars on paper: steps of a scale, options as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from app import poll_sentences
from app.i18n import _
from app.models.voting import Choice, Method, Outcome, Terms
from app.models.voting.methods import Scale, Standing, acceptance
from app.reports import fonts, marks
from app.reports.charts import Box, Chart, Shape, Stroke, Words, patterned, shortened

_STEP = 19.0
_LABEL_SHARE = 0.42
_NUMBER_WIDTH = 132.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: `share` is how much of a full bar it is, `kind` a key of `marks.ANSWER_MARKS`."""

    label: str
    told: str
    share: Fraction
    kind: str


def outcome_bars(terms: Terms, outcome: Outcome, width: float) -> Chart:
    """The rows of a count under each other, with its numbers in words beside each."""
    rows = tuple(bars(terms, outcome))
    goal = _goal(terms, outcome)
    left = width * _LABEL_SHARE
    number = _NUMBER_WIDTH if outcome.standing else 40.0
    room, height = width - left - number, _STEP * len(rows)
    shapes: list[Shape] = []
    for at, row in enumerate(rows):
        y = height - (at + 1) * _STEP
        shapes.append(Words(0, y + 6, shortened(row.label, fonts.REGULAR, 9.5, left - 8), 9.5))
        shapes.append(Box(left, y + 3, room, _STEP - 6, marks.TINT))
        bar = Box(left, y + 3, room * float(min(Fraction(1), row.share)), _STEP - 6, "")
        if bar.width:
            shapes += patterned(bar, row.kind)
        shapes.append(Words(left + room + 6, y + 6, row.told, 9.5, font=fonts.MEDIUM))
    if goal is not None:
        x, label = left + room * float(min(Fraction(1), goal[0])), goal[1]
        shapes.append(Stroke(x, 0, x, height + 2, marks.INK, 1.4))
        half = fonts.width(label, fonts.MEDIUM, 8.5) / 2
        middle = min(x, width - half)
        shapes.append(Words(middle, height + 5, label, 8.5, font=fonts.MEDIUM, anchor="middle"))
        height += 16
    alt = "; ".join(f"{each.label}: {each.told}" for each in rows)
    return Chart(width, height, tuple(shapes), alt)


def bars(terms: Terms, outcome: Outcome) -> Iterator[Bar]:
    """A scale from its strongest step, options in the order they stand."""
    if outcome.scale is not None:
        yield from _steps(terms, outcome.scale)
    elif outcome.standing is not None:
        for group in outcome.standing.ranking:
            for option in group:
                yield _option(terms, outcome, outcome.standing, option)


def _steps(terms: Terms, scale: Scale) -> Iterator[Bar]:
    whole = max(1, *scale.answers.values())
    middle = Fraction(scale.steps + 1, 2)
    if scale.support_from:
        middle = scale.support_from - Fraction(1, 2)
    for step in range(scale.steps, 0, -1):
        count = scale.answers.get(step, 0)
        kind = Choice.YES if step > middle else Choice.NO if step < middle else Choice.BLANK
        label = f"{step}. {terms.labels[step - 1]}"
        yield Bar(label, str(count), Fraction(count, whole), kind.value)


def _option(terms: Terms, outcome: Outcome, standing: Standing, option: str) -> Bar:
    score = standing.scores[option]
    share = Fraction(score, max(1, *standing.scores.values()))
    if terms.method is Method.APPROVAL:
        share = Fraction(score, max(1, outcome.result.bases.of(outcome.result.base)))
    elif terms.method is Method.RESISTANCE:
        share = acceptance(standing, option) / 100
    is_first = option in standing.first and not standing.tie
    told = poll_sentences.score(terms.method, standing, option)
    return Bar(option, told, share, (Choice.YES if is_first else Choice.BLANK).value)


def _goal(terms: Terms, outcome: Outcome) -> tuple[Fraction, str] | None:
    """Where the threshold lies; only crosses are people and have one."""
    result = outcome.result
    base = result.bases.of(result.base)
    if terms.method is not Method.APPROVAL or not base:
        return None
    return Fraction(result.needed, base), _("{needed} needed").format(needed=result.needed)
