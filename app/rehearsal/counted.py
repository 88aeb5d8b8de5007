"""Results the commands count and the window asks for in no poll: a scale, a ranking, dots."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Final

from app.i18n import _, in_language
from app.models.voting.methods import Method, Scale, dots, ranking
from app.rehearsal.cases import LANGUAGE, Case
from app.ui.scenes import Picture, RankingPicture, ScalePicture

_SEED: Final = 2027
_OPTIONS: Final = 6
_DOTS: Final = 3
_BALLOTS: Final = 27
_ANSWERS: Final = {1: 1, 2: 3, 3: 4, 4: 11, 5: 8}


def counted(case: Case) -> Mapping[str, Picture]:
    """Their slides by name, on the themes of a case and its first recommendation; the same at each
    call. Empty for a case that has none.
    """
    if not case.themes or not case.recommendations:
        return {}
    title = case.recommendations[0].versions[-1].title
    options = tuple(each.title for each in case.themes[:_OPTIONS])
    rng = random.Random(_SEED)
    with in_language(LANGUAGE):
        asked = _("How far do you agree: “{title}”?").format(title=title)
        first, most = _("Which themes shall we work on first?"), _("What matters most to you?")
        scale = ScalePicture.of(asked, Scale(5, _ANSWERS, 1), _steps(), 1, 1)
    return {
        "scale": scale,
        "ranking": RankingPicture.of(first, Method.RANKING, ranking(options, _ranked(rng))),
        "ranking-dots": RankingPicture.of(most, Method.DOTS, dots(options, _dotted(rng))),
    }


def _steps() -> tuple[str, ...]:
    """The weakest support first."""
    return (
        _("Strongly disagree"),
        _("Disagree"),
        _("Neither agree nor disagree"),
        _("Agree"),
        _("Strongly agree"),
    )


def _ranked(rng: random.Random) -> list[tuple[int, ...]]:
    """Ballots on which every option has a place; those that stand first are liked a little more."""
    ballots = []
    for _ballot in range(_BALLOTS):
        liked = sorted(range(_OPTIONS), key=lambda option: option + rng.uniform(0, 7))
        ballots.append(tuple(liked.index(option) + 1 for option in range(_OPTIONS)))
    return ballots


def _dotted(rng: random.Random) -> list[tuple[int, ...]]:
    """Ballots with three dots each."""
    ballots = []
    for _ballot in range(_BALLOTS):
        given = [0] * _OPTIONS
        for _dot in range(_DOTS):
            given[min(rng.randrange(_OPTIONS), rng.randrange(_OPTIONS))] += 1
        ballots.append(tuple(given))
    return ballots
