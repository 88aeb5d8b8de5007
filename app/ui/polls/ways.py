"""The ways to ask that a facilitator chooses from, as terms and in words.

There is one more of them than there are methods: "can you live with it?" is a scale on which all
who can live with it support it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final

from app import poll_sentences
from app.i18n import N_, _, _n
from app.models.voting import Base, Channel, Method, Reveal, Terms, read_threshold
from app.models.voting.pace import pace_of
from app.reports import words
from app.ui.polls import words as poll_words

LIVE_FROM: Final = 3
_USUAL_MOST: Final = 3


class Way(StrEnum):
    """A way to ask, in the order they are offered."""

    YES_NO = "yes_no"
    LIVE_WITH = "live_with"
    SCALE = "scale"
    CROSSES = "crosses"
    DOTS = "dots"
    RANKING = "ranking"
    RESISTANCE = "resistance"


METHODS: Final[Mapping[Way, Method]] = {
    Way.YES_NO: Method.YES_NO_BLANK,
    Way.LIVE_WITH: Method.SCALE,
    Way.SCALE: Method.SCALE,
    Way.CROSSES: Method.APPROVAL,
    Way.DOTS: Method.DOTS,
    Way.RANKING: Method.RANKING,
    Way.RESISTANCE: Method.RESISTANCE,
}
_NAMES: Final[Mapping[Way, str]] = {
    Way.YES_NO: N_("For, against or blank"),
    Way.LIVE_WITH: N_("Can you live with it?"),
    Way.SCALE: N_("A scale"),
    Way.CROSSES: N_("Crosses at several options"),
    Way.DOTS: N_("Dots at several options"),
    Way.RANKING: N_("Options in order"),
    Way.RESISTANCE: N_("Resistance to each option"),
}
_HELPS: Final[Mapping[Way, str]] = {
    Way.YES_NO: N_("One question, one cross. Can also be a show of hands."),
    Way.LIVE_WITH: N_("Five steps; everyone from the third step up supports it."),
    Way.SCALE: N_("Four or five steps; those above the middle support it."),
    Way.CROSSES: N_("The option with the most crosses is held against the threshold."),
    Way.DOTS: N_("Everyone shares out their dots; most dots come first. Good for a first sort."),
    Way.RANKING: N_("1, 2, 3 …; the option that would beat every other one comes first."),
    Way.RESISTANCE: N_("0 to 10 for each; the least resistance comes first."),
}
_LIVE_WITH: Final = (
    N_("I cannot live with it"),
    N_("I would rather not"),
    N_("I can live with it"),
    N_("I like it"),
    N_("I am all for it"),
)
_SCALE: Final = (
    N_("Disagree strongly"),
    N_("Disagree"),
    N_("Neither"),
    N_("Agree"),
    N_("Agree strongly"),
)


def way_of(terms: Terms) -> Way:
    """The way these terms ask."""
    if terms.method is Method.SCALE:
        return Way.LIVE_WITH if terms.support_from else Way.SCALE
    return next(way for way, method in METHODS.items() if method is terms.method)


def asked_as(terms: Terms, way: Way, options: Sequence[str] = ()) -> Terms:
    """The same poll asked in another way; `options` are those that were typed before. Hands go up
    for a yes or no alone.
    """
    method = METHODS[way]
    new = replace(terms, method=method, labels=(), support_from=0, most=0)
    if way is Way.LIVE_WITH:
        new = replace(new, labels=tuple(map(_, _LIVE_WITH)), support_from=LIVE_FROM)
    elif way is Way.SCALE:
        new = replace(new, labels=tuple(map(_, _SCALE)))
    elif way in (Way.CROSSES, Way.DOTS):
        new = replace(new, most=terms.most or _USUAL_MOST)
    if way is not Way.YES_NO and terms.by_hands:
        usual = (Channel.CARD, Channel.PAPER)
        new = replace(new, channels=usual, reveal=Reveal.TURNOUT)
    return replace(new, options=terms.options or tuple(options))


def how_we_vote() -> Terms:
    """The poll in which members choose how they vote; the question and its options in words."""
    ways = (Way.YES_NO, Way.LIVE_WITH, Way.SCALE, Way.CROSSES, Way.RANKING, Way.RESISTANCE)
    return Terms(
        _("How shall we vote on the recommendations?"),
        method=Method.APPROVAL,
        options=tuple(_(_NAMES[each]) for each in ways),
        threshold="majority",
    )


def name(way: Way) -> str:
    """What a way is called where it is chosen."""
    return _(_NAMES[way])


def told(way: Way) -> str:
    """What it is good for."""
    return _(_HELPS[way])


def has_threshold(terms: Terms) -> bool:
    """False where it is enough to come first."""
    return terms.method in poll_sentences.HELD


def tie(terms: Terms) -> str:
    """What happens when nobody is ahead, said before anybody votes; "" where the rule says that a
    tie adopts.
    """
    if terms.tie_adopts:
        return ""
    if terms.has_options:
        return _("If two or more share the first place, nothing is decided.")
    if terms.method is Method.SCALE:
        return _("If as many are against as support it, it is not adopted.")
    return poll_words.tie()


def estimate(asked: Sequence[Terms], people: int) -> str:
    """How long it takes in this room, in words; "" while nobody is here."""
    if not people:
        return ""
    pace = pace_of(asked, people)
    told_vote = _n(
        "Allow about {n} minute to read it aloud and vote.",
        "Allow about {n} minutes to read it aloud and vote.",
        pace.voting,
    ).format(n=pace.voting)
    if not pace.counting:
        return told_vote
    told_count = _n(
        "Counting takes up to {n} minute if everyone votes on paper.",
        "Counting takes up to {n} minutes if everyone votes on paper.",
        pace.counting,
    ).format(n=pace.counting)
    return f"{told_vote} {told_count}"


def steps(terms: Terms) -> str:
    """The options, or the steps of a scale, one a line and numbered as they stand on the ballot."""
    lines = terms.options if terms.has_options else terms.labels
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def base_name(base: Base, terms: Terms) -> str:
    """The name of a hundred percent, as this way of asking counts it."""
    return words.base_name(base, terms.method)


def base_help(base: Base, terms: Terms) -> str:
    """What a base does to those who vote blank or not at all."""
    if terms.method is Method.YES_NO_BLANK or base in (Base.PRESENT, Base.MEMBERS):
        return poll_words.base_help(base)
    if base is Base.FOR_AGAINST and terms.method is Method.SCALE and not terms.support_from:
        return _("Blank and spoiled ballots and the middle step are left out of the count.")
    if base is Base.FOR_AGAINST:
        return _("Blank and spoiled ballots are left out of the count.")
    if terms.has_options:
        return _("Blank and spoiled ballots count as ballots that did not choose the option.")
    return poll_words.base_help(base)


def needed(terms: Terms, present: int, members: int) -> str:
    """The threshold in people, "" while nobody could vote or where there is none."""
    everybody = members if terms.base is Base.MEMBERS else present
    if not everybody or not has_threshold(terms):
        return ""
    if terms.method is Method.YES_NO_BLANK or terms.base in (Base.PRESENT, Base.MEMBERS):
        return poll_words.needed(terms, present, members)
    number = read_threshold(terms.threshold).needed(everybody)
    if terms.base is Base.CAST:
        told_needed = _("If all {n} present vote, {needed} of {n} are needed.")
    elif terms.has_options:
        told_needed = _("If all {n} present choose something, {needed} crosses are needed.")
    else:
        told_needed = _("If all {n} present choose a side, {needed} of {n} must support it.")
    return told_needed.format(n=everybody, needed=number)
