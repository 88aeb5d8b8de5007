"""Nobody sees a draft twice: plans that are found by passing through some where somebody does.

With as many rounds as tables everybody goes round all of them, and no two people may change places
in one round without coming to a table twice. A search that never breaks the rule stands still; so a
draft seen twice costs a few repeats on the way (a penalty relaxation): the colder it gets, the
fewer are left. The best plan is the one that breaks the rule the least, and then costs the least.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np

from app.engines.seating.chance import Chance, Ints
from app.engines.seating.model import MEETING, Model
from app.engines.seating.phases import Phase, heat
from app.engines.seating.relabel import seats_of
from app.engines.seating.search import Search

# What a draft seen twice costs on the way, in eighths of a repeat, and so much more for each table:
# with less the rule is still broken at the end in rooms of ten tables, with more one of six comes
# to a stand too early. The temperatures are in repeats.
_AGAIN, _AGAIN_TABLE = 22, 1
_WARM, _COLD = Decimal("0.9"), Decimal("0.25")
# Both grow with the price of balance, which would buy drafts seen twice otherwise.
_AGAIN_PRICE, _WARM_PRICE = 16, Decimal("0.3")


def passing_through(model: Model, price: float, rivals: Ints, share: int) -> Phase:
    """A search that may break the rule of drafts on its way.

    `model` has this `price` of balance. Seats (rounds, replicas, tables, chairs) of `rivals` are
    searched beside the one it is given.
    """
    eighths = _AGAIN + _AGAIN_TABLE * len(model.sizes[0]) + round(_AGAIN_PRICE * price)
    lenient = replace(model, again=eighths * MEETING / 8)
    hot = _WARM + _WARM_PRICE * Decimal(price)
    return Phase(
        lambda seats: Search(lenient, np.concatenate([seats[:, :1], rivals], axis=1)),
        heat(hot, _COLD),
        share,
    )


def with_one_going_round(model: Model, seats: Ints, chance: Chance) -> Ints:
    """Seats with one more in front that keeps the rule of drafts, where one is known."""
    found = _going_round(model, chance)
    return seats if found is None else np.concatenate([found[:, None], seats], axis=1)


def _going_round(model: Model, chance: Chance) -> Ints | None:
    """A seating (rounds, tables, chairs) in which nobody sees a draft twice, by chance otherwise:
    people at different tables form columns, and each column goes round the tables in an order of
    its own. None where somebody is away or sizes do not go round.
    """
    tables, people = len(model.sizes[0]), len(model.people)
    columns = -(-people // tables)
    orders = [chance.order(tables) for _ in range(columns)]
    if people % tables:
        orders[-1] = np.arange(tables)  # the larger tables go on by one
    column, place = np.divmod(chance.order(people), tables)
    turns = np.array(orders)[:, : len(model.sizes)].T
    at = (turns[:, column] + place) % tables
    whole = all(len(here) == people for here in model.present) and len(turns) == len(model.sizes)
    counts = tuple(tuple(np.bincount(row, minlength=tables).tolist()) for row in at)
    return seats_of(model, at) if whole and counts == model.sizes else None
