"""How long a ballot takes in a room, roughly, before it is opened.

Ireland's assembly of 2017 ran two hours over on its last day because nobody had reckoned how long
voting and counting would take. The figures are rules of thumb for people who have not met the
ballot before: reading aloud and questions, the slowest voter, and two who count or type paper.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.models.voting.methods import Method
from app.models.voting.state import Channel, Terms

_READ_S: Final = 45
_READ_LINE_S: Final = 4
_BEGIN_S: Final = 30
_MARK_S: Final = 8
_BOX_S: Final = 90
_PILE_S: Final = 2
_HAND_S: Final = 1
_SHEET_S: Final = 2
_KEY_S: Final = 1


@dataclass(frozen=True, slots=True)
class Pace:
    """Whole minutes, 1 at least: to read aloud and vote, and to count if all vote on paper (0 where
    nothing is counted by people).
    """

    voting: int
    counting: int


def pace_of(asked: Sequence[Terms], people: int) -> Pace:
    """How long so many people take over one ballot with these questions."""
    voting = _BEGIN_S + sum(_READ_S + (_READ_LINE_S + _MARK_S) * _lines(each) for each in asked)
    if any(each.by_hands for each in asked):
        return Pace(_minutes(voting + 2 * _HAND_S * people), 0)
    if not any(Channel.PAPER in each.channels for each in asked):
        return Pace(_minutes(voting), 0)
    one = sum(map(_one_ballot, asked))
    return Pace(_minutes(voting), _minutes(_BOX_S + 2 * people * one))


def _lines(terms: Terms) -> int:
    return len(terms.options) if terms.has_options else 1


def _one_ballot(terms: Terms) -> int:
    """Seconds for one question of one paper ballot and one of the two people."""
    if terms.method is Method.YES_NO_BLANK:
        return _PILE_S
    return _SHEET_S + _KEY_S * (_lines(terms) + 1)


def _minutes(seconds: int) -> int:
    return max(1, math.ceil(seconds / 60))
