"""Heat-bath search over swaps, all rounds jointly.

Repeats are the sum over pairs of C(m, 2), so for one round, the others held still, a pair at a
table costs exactly its meetings elsewhere: the round is a graph partition with linear costs. One
step takes a round, pairs up its tables (a perfect matching of the tables, so the pairs do not
touch each other), weighs every swap inside each pair of tables at once and draws one of them, or
none, with probability ~ exp(-cost / T): an exact Gibbs step without a rejected move. Several
replicas of a small room are searched at once, because one NumPy call costs the same for them all.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from app.engines.seating.chance import Floats, Ints, draw
from app.engines.seating.model import HARD, MEETING, Model
from app.engines.seating.party import PartyMove
from app.engines.seating.tally import Tally

_CELLS: Final = 3200
MOST_REPLICAS: Final = 8


def replicas_for(model: Model) -> int:
    """How many replicas cost about as much as one."""
    cells = (len(model.sizes[0]) // 2) * (2 * model.chairs) ** 2
    return max(1, min(MOST_REPLICAS, _CELLS // max(1, cells)))


class Search:
    """Replicas of a seating under way, and the best seen of each.

    `seats` has the shape (rounds, replicas, tables, chairs) and is copied.
    """

    def __init__(self, model: Model, seats: Ints) -> None:
        self._model = model
        self._tally = Tally(model, seats.copy())
        self._matchings = matchings(len(model.sizes[0]))
        self._chairs = model.chairs
        self._sign = _other_minus_own(model.chairs)
        chairs = MEETING * np.array(model.sizes, dtype=np.float64)[:, :, None]
        chairs = chairs + _blocked_chairs(model)
        # What leaving costs before anybody is looked at, for each round and matching.
        self._leave = [[row[pairs][None] for pairs in self._matchings] for row in chairs]
        self._party = PartyMove(model, self._tally) if any(model.parties) else None
        pairs = len(self._matchings[0]) if self._matchings else 0
        self._replica = np.repeat(np.arange(seats.shape[1]), pairs)
        self._pair = np.tile(np.arange(pairs), seats.shape[1])
        self.draws = 2 + len(self._replica) + (PartyMove.DRAWS if self._party else 0)
        self._best = self._tally.seats.copy()
        # What is passed through may break what the best may not.
        self._lenient = model.visits is not None and model.again < HARD
        self.best_cost = self._true_cost(np.arange(seats.shape[1]))

    @property
    def still(self) -> bool:
        """Whether there is nothing to swap: a single table."""
        return not self._matchings

    def best(self) -> Ints:
        """The best seating of all replicas, shape (rounds, tables, chairs)."""
        return self._best[:, int(self.best_cost.argmin())].copy()

    def step(self, shares: Floats, inverse: float) -> None:
        """Draws one swap in each pair of tables of one round; `shares` has `draws` numbers."""
        number = int(shares[0] * len(self._best))
        matching = int(shares[1] * len(self._matchings))
        tables = self._matchings[matching]
        people = self._tally.seats[number][:, tables].reshape(len(self._replica), -1)
        costs = self._swap_costs(number, matching, people)
        chosen = draw(costs, inverse, shares[2 : 2 + len(self._replica)])
        active = np.flatnonzero(chosen < costs.shape[1])
        if len(active):
            picked = chosen[active]
            self._swap(number, tables, people, active, picked, costs[active, picked])
        if self._party is not None:
            self._party.step(shares[-PartyMove.DRAWS :], inverse)
        self._remember()

    def _swap_costs(self, number: int, matching: int, people: Ints) -> Floats:
        """What each swap costs, shape (replicas x pairs of tables, chairs x chairs)."""
        chairs, tables = self._chairs, self._matchings[matching]
        met = self._tally.between(number, self._replica, people)
        leave = np.einsum("rij,ij->ri", met, self._sign).reshape(-1, len(tables), 2, chairs)
        leave += self._leave[number][matching]
        leave += self._seat_costs(number, tables, people)
        leave = leave.reshape(-1, 2, chairs)
        costs = met[:, :chairs, chairs:] * -2.0
        costs += leave[:, 0, :, None]
        costs += leave[:, 1, None, :]
        if self._model.skew.any:
            costs += self._tally.skew_of_swaps(number, tables, people)
        return costs.reshape(len(people), chairs * chairs)

    def _seat_costs(self, number: int, tables: Ints, people: Ints) -> Floats | float:
        """What it costs each person to leave for the other table of the pair."""
        here = people.reshape(-1, len(tables), 2, self._chairs)
        away, home = tables[:, ::-1, None], tables[:, :, None]
        costs: Floats | float = 0.0
        if self._model.seat_cost is not None:
            seat_cost = self._model.seat_cost[number]
            costs = seat_cost[here, away] - seat_cost[here, home]
        if self._tally.visits is not None:
            costs = costs + self._tally.again(np.arange(len(here)), here, home, away)
        return costs

    def _swap(
        self,
        number: int,
        tables: Ints,
        people: Ints,
        active: Ints,
        picked: Ints,
        costs: Floats,
    ) -> None:
        one, other = picked // self._chairs, picked % self._chairs
        replica, pair = self._replica[active], tables[self._pair[active]]
        self._tally.swap(number, replica, pair, people[active], one, other)
        # Whole numbers: the order of the sum does not matter.
        self._tally.cost += np.bincount(replica, weights=costs, minlength=len(self._tally.cost))

    def _remember(self) -> None:
        better = np.flatnonzero(self._tally.cost < self.best_cost)
        if self._lenient and len(better):
            cost = self._true_cost(better)
            better = better[cost < self.best_cost[better]]
        if len(better):
            self.best_cost[better] = self._true_cost(better)
            self._best[:, better] = self._tally.seats[:, better]

    def _true_cost(self, which: Ints) -> Floats:
        """The cost of some replicas with the full price for a draft seen twice."""
        cost = self._tally.cost[which]
        if self._lenient:
            cost = cost + (HARD - self._model.again) * self._tally.visits_again(which)
        return np.asarray(cost, dtype=np.float64)


def matchings(tables: int) -> list[Ints]:
    """Pairings of the tables in which every two tables are paired once (the circle method)."""
    if tables < 2:
        return []
    rim = tables + tables % 2 - 1
    steps = np.arange(1, (rim + 1) // 2)
    found = []
    for turn in range(rim):
        around = np.stack([(turn + steps) % rim, (turn - steps) % rim], axis=1)
        pairs = np.concatenate([[(rim, turn)], around])
        found.append(pairs[pairs.max(axis=1) < tables].astype(np.int64))
    return found


def _other_minus_own(chairs: int) -> Floats:
    sign = np.ones((2 * chairs, 2 * chairs))
    sign[:chairs, :chairs] = -1.0
    sign[chairs:, chairs:] = -1.0
    return sign


def _blocked_chairs(model: Model) -> Floats:
    """A price that no swap pays for the chairs a smaller table does not have."""
    blocked = np.zeros((len(model.sizes), len(model.sizes[0]), model.chairs))
    for at, sizes in enumerate(model.sizes):
        for table, size in enumerate(sizes):
            blocked[at, table, size:] = 2.0**50
    return blocked
