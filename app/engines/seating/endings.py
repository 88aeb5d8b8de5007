"""The phases in which a plan is searched for and brought to its end: roles, polish, mending."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import numpy as np

from app.engines.seating.chance import Heat, Ints
from app.engines.seating.drafts import passing_through
from app.engines.seating.model import HARD, Model
from app.engines.seating.phases import Phase, density, heat, is_sparse, settled, weighs_whole
from app.engines.seating.relabel import Relabelling
from app.engines.seating.search import Search, replicas_for

# What follows was tuned on the rooms of `bordrunde bench seating`, named as people/tables/rounds.
#
# Beside repeats that come first balance still decides between plans equal in them (all, balance 0).
TIE_BREAK: Final = 0.02
# In a sparse room (500/50/8 alone) a polish at this price seldom buys a repeat, and finds its way
# better than the tie-break.
_SPARSE_PRICE: Final = 0.25
# With drafts most of what is left passes through broken ones; a polish can mend little.
_DRAFTS_SHARE: Final = 75
# Beyond this price of a person off the mirror, in repeats, it minds balance on its way.
_DEAR: Final = 1.0
# From so many tables on, the search seldom gains on a matrix (72/8/8, 60/10/10).
_MANY_DRAFTS: Final = 8
# The change of roles: most of what is left where no repeat may be bought (99/11/6, balance 0), half
# where a polish buys some, little in a sparse room; and where rules are to be mended.
_ROLES_BARE, _ROLES_PRICED, _ROLES_SPARSE, _ROLES_MENDING = 88, 58, 15, 40
# Temperatures of the polish in repeats: a little warmer and dearer, and the polish of 36/6/6 melts
# the plan it was given (97/53).
_WARM_POLISH, _COLD_POLISH = Decimal("0.22"), Decimal("0.06")
# Near the mirror, in repeats: the search at a part of the prices begins the warmer the more often
# people meet (36/4/8, 36/6/10), the one at full prices where it yields a little.
_THAWED, _FIRM, _THAWED_SHARE = Decimal("1.0"), Decimal("0.6"), 40
_MIRRORED, _COLD_MIRRORED = Decimal("2.85"), Decimal("0.15")


def search_phase(model: Model, price: float, share: int) -> Phase:
    """A search over all swaps, from hot to cold, for repeats at this price of balance."""
    hot = Decimal("0.45") + Decimal("0.3") * Decimal(price)
    # Below the price of a repeat the tie-break needs a colder end to be felt.
    tied = model.skew.any and price < TIE_BREAK
    cold = Decimal("0.02") if tied else Decimal("0.15")
    return Phase(lambda seats: Search(model, seats), heat(hot, cold), share)


def mirrored(model: Model, price: float, surcharge: float) -> list[Phase]:
    """A search at a part of the prices, then one at the full price and twice the surcharge.

    Where pairs have to repeat, a search at full prices is frozen to its mirror before it has seen
    to the repeats. A small room thaws by itself, and its many copies are worth more (18/3/5).
    """
    easy = model.balanced(price / 2, surcharge / 4)
    full = model.balanced(price, 2 * surcharge)
    return [
        Phase(
            lambda seats: Search(easy, seats),
            heat(_THAWED + Decimal(density(model)), _FIRM),
            _THAWED_SHARE,
        ),
        _polish(full, heat(_MIRRORED, _COLD_MIRRORED), 100 - _THAWED_SHARE),
    ]


def finish(model: Model, price: float, share: int) -> list[Phase]:
    """Change of roles at the price of one repeat, then a cold polish at the real price.

    Where most people never meet, a swap seldom costs a repeat, and the polish does more than the
    change of roles.
    """
    if weighs_whole(model):
        return settled(model, price, share, TIE_BREAK)
    tied = Decimal(TIE_BREAK)
    roles = _ROLES_PRICED if price else _ROLES_BARE
    first = share * (_ROLES_SPARSE if is_sparse(model) else roles) // 100
    phases = [_relabel(model, price, first)]
    if price or is_sparse(model):
        warm = _SPARSE_PRICE if is_sparse(model) else price
        ways = heat(_WARM_POLISH * Decimal(warm), min(_COLD_POLISH, Decimal(warm) / 4))
        phases.append(_polish(model.balanced(warm), ways, (share - first) * 3 // 4))
    if price == 0.0 or is_sparse(model):
        rest = share - sum(phase.share for phase in phases)
        phases.append(_polish(model.balanced(TIE_BREAK), heat(tied / 4, tied / 12), rest))
    return phases


def mend(model: Model, price: float, share: int) -> list[Phase]:
    """As `finish`, with a warmer polish, for what rules broke in a plan from algebra."""
    warm = price or TIE_BREAK
    first = share * _ROLES_MENDING // 100
    ways = heat(_WARM_POLISH, _COLD_POLISH if price else Decimal(TIE_BREAK) / 4)
    return [_relabel(model, price, first), _polish(model.balanced(warm), ways, share - first)]


def passing(model: Model, price: float, rivals: Ints, share: int) -> list[Phase]:
    """For drafts that no net gives: a search that passes through broken ones.

    It finds far fewer repeats when it does not mind balance, and as good a balance can be had
    afterwards. Where balance is dearer than a repeat, or tables are so many that the search seldom
    gains on a matrix, it has its price on the way, and roles are changed before it, for what it
    begins with to compete.
    """
    first = share * _DRAFTS_SHARE // 100
    if price == 0.0 or (price <= _DEAR and len(model.sizes[0]) < _MANY_DRAFTS):
        through = passing_through(model, 0.0, rivals, first)
        return [through, *mend(model, price, share - first)]
    through = passing_through(model.balanced(price), price, rivals, first)
    roles = (share - first) // 2
    ways = heat(_WARM_POLISH, _COLD_POLISH)
    polish = _polish(model.balanced(price), ways, share - first - roles)
    return [_relabel(model, price, roles), through, polish]


def _relabel(model: Model, price: float, share: int) -> Phase:
    """A change of roles; only where rounds were held before can it cost repeats."""
    held = (model.base % HARD).any()
    weight = (price or TIE_BREAK) if held else 1.0
    priced, scale = model.balanced(weight), Decimal(weight)
    return Phase(
        lambda seats: Relabelling(priced, seats[:, 0]),
        heat(3 * scale, scale / 2),
        share,
        enough=None if priced.skew.any else 0.0,
    )


def _polish(model: Model, ways: Heat, share: int) -> Phase:
    return Phase(lambda seats: Search(model, _copies(model, seats)), ways, share)


def _copies(model: Model, seats: Ints) -> Ints:
    """One seating as often as replicas cost nothing."""
    return np.repeat(seats[:, :1], replicas_for(model), axis=1)
