"""What a run consists of: coolings one after the other; and those that end a plan without rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from math import inf
from typing import Final, TypeAlias

import numpy as np

from app.engines.seating.chance import Heat, Ints
from app.engines.seating.developed import Developing
from app.engines.seating.everyone import MOST_PEOPLE, Everyone
from app.engines.seating.model import MEETING, Model
from app.engines.seating.relabel import Relabelling
from app.engines.seating.search import Search

Walking: TypeAlias = Search | Relabelling | Developing | Everyone

# Below this density a room is sparse (500/50/8 alone).
_SPARSE: Final = 0.25
# The change of roles gets this many percent of the steps where no repeat may be bought and where
# some may; its temperatures, in people off the mirror, are around those where it freezes. They grow
# with the root of the rounds, as the cost of an exchange does, which is a sum over rounds.
_ROLES_BARE, _ROLES_PRICED = 88, 40
_WARM_ROLES, _COLD_ROLES = Decimal("1.0"), Decimal("0.33")
# Then people change places, and go on changing roles in a part of the steps; in repeats. Warmer,
# and a plan of few repeats melts (36/6/6 at 0.5).
_WARM, _COLD, _STILL_ROLES = Decimal("0.4"), Decimal("0.12"), 0.35
# The part of the distance from the mirror that balance is to keep when repeats buy some; less where
# a pair is forced to repeat anyway, as one more then matters less, by the square of how often (with
# a lower goal the plans of 36/4/8 end anywhere between 10 repeats and 25 people off); and
# less by so much from a room of 36 on to one of 150, where a repeat is one among more pairs, by the
# square of the way.
_KEPT, _KEPT_FORCED, _KEPT_LARGE = 0.92, 0.25, 0.11
_SMALL, _LARGE = 36, 150


@dataclass(frozen=True)
class Phase:
    """One cooling: what walks, from which seating, with which share (in percent) of the steps.

    `enough` is the cost at which nothing better exists, None when that is not known; so `many` of
    what walks at once have to reach it.
    """

    start: Callable[[Ints], Walking]
    heat: Heat
    share: int
    enough: float | None = None
    many: int = 1


def heat(hot: Decimal, cold: Decimal) -> Heat:
    """A schedule between temperatures given in repeats."""
    return Heat(hot * int(MEETING), cold * int(MEETING))


def softness(model: Model, seats: Ints) -> float:
    """How easily a plan, shape (rounds, tables, chairs), is changed at no repeat."""
    return Everyone(model.balanced(0.0), seats, 0.0).softness()


def density(model: Model) -> float:
    """How often two people share a table on average."""
    people = len(model.people)
    slots = sum(size * (size - 1) for row in model.sizes for size in row)
    return slots / (people * (people - 1)) if people > 1 else 0.0


def forced(model: Model) -> float:
    """How many repeats per pair there are even when everybody has met everybody."""
    return max(0.0, density(model) - 1.0)


def is_sparse(model: Model) -> bool:
    """Whether the rounds let only few of all pairs meet."""
    return density(model) < _SPARSE


def weighs_whole(model: Model) -> bool:
    """Whether a plan can be finished by weighing all exchanges at once."""
    small = len(model.people) <= MOST_PEOPLE and not is_sparse(model)
    return small and model.interchangeable and model.visits is None


def change_of_roles(model: Model, share: int, loose: int = 0) -> Phase:
    """Balance that costs no repeat, in all but the last `loose` rounds; nothing is done where
    nothing is to be balanced.
    """
    mirror, scale = model.balanced(1.0, free=loose), Decimal(len(model.sizes)).sqrt()
    return Phase(
        lambda seats: Everyone(mirror, seats[:, 0], 1.0),
        heat(_WARM_ROLES * scale, _COLD_ROLES * scale),
        share,
        enough=None if mirror.skew.any else inf,
    )


def _part_kept(model: Model) -> float:
    """The part of the distance from the mirror that is not bought with repeats."""
    people = min(_LARGE, max(_SMALL, len(model.people)))
    large = (people - _SMALL) / (_LARGE - _SMALL)
    return _KEPT - _KEPT_FORCED * forced(model) ** 2 - _KEPT_LARGE * large**2


def settled(model: Model, price: float, share: int, tie_break: float) -> list[Phase]:
    """Change of roles at the price of one repeat, then of places as well at the real price.

    At no price the `tie_break` decides between plans equal in repeats.
    """
    first = share * (_ROLES_PRICED if price else _ROLES_BARE) // 100
    both, tied = model.balanced(price or tie_break), Decimal(tie_break)
    part = _part_kept(model) if price else 0.0
    return [
        change_of_roles(model, first),
        Phase(
            lambda seats: Everyone(both, seats[:, 0], _STILL_ROLES, part),
            heat(_WARM * Decimal(1.0 + forced(model) / 2), _COLD)
            if price
            else heat(tied / 2, tied / 12),
            share - first,
        ),
    ]


def loosened(model: Model, price: float, loose: int, anew: Ints) -> list[Phase]:
    """For a plan without repeats, whose last `loose` rounds begin `anew` and are searched for
    balance at its real price; in the others people change roles alone.

    A change of places breaks such a plan at many repeats for little balance, and a round given up
    as a whole brings more of it for fewer.
    """
    both = model.balanced(price)

    def start(seats: Ints) -> Everyone:
        # Only now, so that a run without time for this keeps the plan without repeats.
        given_up = np.concatenate([seats[:-loose, 0], anew])
        return Everyone(both, given_up, _STILL_ROLES, loose=loose)

    ways = heat(_WARM, _COLD)
    roles = change_of_roles(model, _ROLES_PRICED, loose)
    return [roles, Phase(start, ways, 100 - _ROLES_PRICED)]
