"""The terms of a poll held against its method, before anybody votes."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.models import texts
from app.models.errors import Refused
from app.models.voting.answers import MOST_OPTIONS
from app.models.voting.methods import Method
from app.models.voting.state import Reveal, Terms
from app.models.voting.tally import read_threshold

SCALE_STEPS: Final = (4, 5)


def checked_terms(terms: Terms) -> Terms:
    """The terms as they are kept: words tidied, and only what the method uses.

    Raises Refused("threshold-unreadable", "channels-missing", "hands-alone", "hands-yes-or-no",
    "count-negative", "too-many-options", "options-alike", "scale-steps", "dots-missing").
    """
    read_threshold(terms.threshold)
    if not terms.channels:
        raise Refused("channels-missing")
    if terms.by_hands and len(terms.channels) > 1:
        raise Refused("hands-alone")
    if terms.by_hands and terms.method is not Method.YES_NO_BLANK:
        raise Refused("hands-yes-or-no")
    if min(terms.quorum, terms.most, terms.support_from) < 0:
        raise Refused("count-negative")
    reveal = Reveal.LIVE if terms.by_hands else terms.reveal
    question = texts.line(terms.question, 500)
    return _fitted(replace(terms, question=question, reveal=reveal))


def _fitted(terms: Terms) -> Terms:
    """What another method would use is left out, so that it never counts by mistake."""
    options = tuple(clean for each in terms.options if (clean := texts.line(each, 300)))
    labels = tuple(texts.line(each, 60) for each in terms.labels)
    is_scale = terms.method is Method.SCALE
    if terms.has_options and len(options) > MOST_OPTIONS:
        raise Refused("too-many-options", most=MOST_OPTIONS)
    if terms.has_options and len({each.casefold() for each in options}) < len(options):
        raise Refused("options-alike")
    if is_scale and len(labels) not in SCALE_STEPS:
        raise Refused("scale-steps")
    if terms.method is Method.DOTS and terms.most < 1:
        raise Refused("dots-missing")
    return replace(
        terms,
        options=options if terms.has_options else (),
        labels=labels if is_scale else (),
        support_from=min(terms.support_from, len(labels)) if is_scale else 0,
        tie_adopts=terms.tie_adopts and can_tie(terms),
        most=terms.most if terms.method in (Method.DOTS, Method.APPROVAL) else 0,
    )


def can_tie(terms: Terms) -> bool:
    """Whether a tie could adopt anything: for and against, and half of them may be enough."""
    return not terms.has_options and read_threshold(terms.threshold).allows_a_tie


def whole_terms(terms: Terms) -> None:
    """What is asked is all there, which it need not be before the poll opens.

    Raises Refused("question-missing", "too-few-options", "scale-without-words").
    """
    if not terms.question:
        raise Refused("question-missing")
    if terms.has_options and len(terms.options) < 2:
        raise Refused("too-few-options")
    if terms.method is Method.SCALE and not all(terms.labels):
        raise Refused("scale-without-words")
