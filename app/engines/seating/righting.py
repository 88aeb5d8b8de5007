"""The last look at a plan: nobody sits against a rule that one exchange would keep.

A search that is stopped early, on a busy computer or by a short time, can leave a host at another
table though any exchange would put it right. Here such people are exchanged for somebody at a
table of theirs, the exchange that costs least first, until none helps. Balance is not looked at: a
rule is worth more than any of it.
"""

from __future__ import annotations

import numpy as np

from app.engines.seating.chance import Floats, Ints
from app.engines.seating.model import HARD, MEETING, Model


def righted(model: Model, seats: Ints) -> Ints:
    """The plan (rounds, tables, chairs) with every rule about tables kept that exchanges of two
    keep. Where drafts lie on the tables, and where there is no such rule, it is as it was.
    """
    if model.seat_cost is None or model.visits is not None:
        return seats
    plan, costs = seats.copy(), _pair_costs(model, seats)
    for number in range(len(plan)):
        for _each in range(2 * len(model.people)):
            found = _best_exchange(model, costs, plan, number)
            if found is None:
                break
            _exchange(costs, plan[number], *found)
    return plan


_Place = tuple[int, int]


def _pair_costs(model: Model, seats: Ints) -> Floats:
    """What one more meeting of each pair would cost; empty chairs cost nothing."""
    nobody = len(model.people)
    costs = model.base.copy()
    for table in seats.reshape(-1, seats.shape[-1]):
        here = table[table != nobody]
        costs[here[:, None], here] += MEETING
    costs[nobody] = costs[:, nobody] = 0.0
    return costs


def _best_exchange(
    model: Model, costs: Floats, plan: Ints, number: int
) -> tuple[_Place, _Place] | None:
    """Two places of a round whose people would break fewer rules the other way round."""
    assert model.seat_cost is not None
    nobody, seating, rules = len(model.people), plan[number], model.seat_cost[number]
    best, gain = None, -HARD / 2
    for table, chair in np.argwhere(seating != nobody).tolist():
        person = seating[table, chair]
        if rules[person, table] <= rules[person].min():
            continue
        for other in np.flatnonzero(rules[person] < rules[person, table]).tolist():
            for place in np.flatnonzero(seating[other] != nobody).tolist():
                change = _change(model, costs, plan, number, (table, chair), (other, place))
                if change < gain:
                    best, gain = ((table, chair), (other, place)), change
    return best


def _change(
    model: Model, costs: Floats, plan: Ints, number: int, one: _Place, other: _Place
) -> float:
    """What the exchange costs, below 0 what it saves."""
    assert model.seat_cost is not None
    seating, rules = plan[number], model.seat_cost[number]
    first, second = seating[one], seating[other]
    near, far = _others(seating, one, model), _others(seating, other, model)
    met = costs[first, far].sum() + costs[second, near].sum()
    met -= (costs[first, near] - MEETING).sum() + (costs[second, far] - MEETING).sum()
    if model.company is not None:
        near_wish, far_wish = model.company[number][:, near], model.company[number][:, far]
        met += far_wish[first].sum() - near_wish[first].sum()
        met += near_wish[second].sum() - far_wish[second].sum()
    placed = rules[first, other[0]] + rules[second, one[0]]
    return float(met + placed - rules[first, one[0]] - rules[second, other[0]])


def _others(seating: Ints, place: _Place, model: Model) -> Ints:
    here = np.delete(seating[place[0]], place[1])
    return np.asarray(here[here != len(model.people)])


def _exchange(costs: Floats, seating: Ints, one: _Place, other: _Place) -> None:
    """Lets the two change places, and counts their meetings anew."""
    nobody = len(costs) - 1
    first, second = seating[one], seating[other]
    for person, leaves, comes in ((first, one, other), (second, other, one)):
        for place, change in ((leaves, -MEETING), (comes, MEETING)):
            here = np.delete(seating[place[0]], place[1])
            here = here[here != nobody]
            costs[person, here] += change
            costs[here, person] += change
    seating[one], seating[other] = second, first
