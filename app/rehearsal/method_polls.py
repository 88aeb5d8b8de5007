"""Polls of every method in the example assembly, voted in by the decisions a room takes: alone with
a live count, and all on one ballot.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.i18n import _, in_language
from app.models import voting
from app.models.room import Scene
from app.models.voting import Base, Channel, Method, Reveal, Terms
from app.rehearsal.cases import LANGUAGE
from app.rehearsal.example import Example, card_of

_SEED: Final = 2028
_BALLOTS: Final = 30
_OPTIONS: Final = 5
_DOTS: Final = 3
_STEPS: Final = (1, 1, 1, 1, 2, 3, 4, 4, 4, 5, 5)
"""How often which step of a scale is chosen: most support it, and more than a tenth cannot."""


def voted(example: Example, now: int) -> Iterator[tuple[str, Scene, str]]:
    """(name of a slide, scene, poll): to be looked at one by one, for the next changes the room."""
    terms = method_terms(example)
    for method, asked in terms.items():
        poll = f"live-{method}"
        example.do(voting.prepare_poll, poll, "", replace(asked, reveal=Reveal.LIVE))
        example.do(voting.open_poll, poll, f"salt of {poll}", now)
        _cast(example, {poll: asked})
        yield f"poll-live-{method}", Scene.POLL, poll
        example.do(voting.close_poll, poll, now)
        example.do(voting.publish_result, poll, now)
        yield f"result-{method}", Scene.RESULT, poll
    together = {f"ballot-{method}": asked for method, asked in terms.items()}
    for poll, asked in together.items():
        example.do(voting.prepare_poll, poll, "", asked)
    example.do(voting.open_polls, {each: f"salt of {each}" for each in together}, now)
    _cast(example, together)
    yield "poll-ballot", Scene.POLL, next(iter(together))
    example.do(voting.close_poll, next(iter(together)), now)


def method_terms(example: Example) -> dict[Method, Terms]:
    """A question of each method that is more than yes or no, on the themes of the example."""
    options = tuple(each.title for each in example.case.themes[:_OPTIONS])
    with in_language(LANGUAGE):
        labels = (
            _("Strongly disagree"),
            _("Disagree"),
            _("Neither agree nor disagree"),
            _("Agree"),
            _("Strongly agree"),
        )
        usual = Terms("", (Channel.CARD,), options=options, base=Base.PRESENT, threshold="1/2")
        scale = replace(
            usual,
            question=_("Can you live with the recommendations as they stand?"),
            method=Method.SCALE,
            options=(),
            labels=labels,
            support_from=3,
        )
        most = _("What matters most to you?")
        first = _("Which themes shall we work on first?")
        with_us = _("Which themes would you work on yourself?")
        against = _("How strong is your resistance to each of them?")
    return {
        Method.SCALE: scale,
        Method.APPROVAL: replace(usual, question=with_us, method=Method.APPROVAL, most=3),
        Method.DOTS: replace(usual, question=most, method=Method.DOTS, most=_DOTS),
        Method.RANKING: replace(usual, question=first, method=Method.RANKING),
        Method.RESISTANCE: replace(usual, question=against, method=Method.RESISTANCE),
    }


def _cast(example: Example, polls: dict[str, Terms]) -> None:
    rng = random.Random(_SEED)
    held = example.assembly.voting
    for code in example.codes[: min(_BALLOTS, held.polls[next(iter(polls))].present)]:
        votes = [
            voting.Vote(poll, card_of(code, held, poll), example.fresh_id("b"), _answer(rng, terms))
            for poll, terms in polls.items()
        ]
        example.do(voting.cast_ballots, votes)


def _answer(rng: random.Random, terms: Terms) -> str:
    """A ballot of somebody who likes what stands first a little more."""
    count = len(terms.options)
    liked = sorted(range(count), key=lambda option: option + rng.uniform(0, count))
    if terms.method is Method.SCALE:
        return str(rng.choice(_STEPS))
    if terms.method is Method.APPROVAL:
        chosen = liked[: rng.randint(1, terms.most)]
        return voting.written(tuple(int(each in chosen) for each in range(count)))
    if terms.method is Method.DOTS:
        given = [liked[min(rng.randrange(count), rng.randrange(count))] for _dot in range(_DOTS)]
        return voting.written(tuple(given.count(each) for each in range(count)))
    if terms.method is Method.RANKING:
        return voting.written(tuple(liked.index(each) + 1 for each in range(count)))
    resisted = [min(10, liked.index(each) * 2 + rng.randint(0, 2)) for each in range(count)]
    return voting.written(tuple(resisted))
