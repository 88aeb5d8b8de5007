"""What pairs cost at a table, kept up while people change roles in a plan.

Two people who change roles take each other's tables in every round. With `near`, the sum of what a
person costs beside those at each table, the cost of changing roles with everybody else is a few
look-ups: own costs there without the other, the other's costs here without oneself, less what both
cost now (the step of a search for a quadratic assignment, Taillard 1991).
"""

from __future__ import annotations

import numpy as np

from app.engines.seating.chance import Floats, Ints


class Bonds:
    """Costs of pairs, (rounds or 1, people, people), symmetric with a zero diagonal.

    `at` (rounds, people) are the tables, -1 for away; whoever changes it tells `change` beforehand.
    """

    def __init__(self, cost: Floats, at: Ints, tables: int) -> None:
        self._cost = np.broadcast_to(cost, (len(at), *cost.shape[1:]))
        self._at = at
        self._rounds = np.arange(len(at))[:, None]
        self._everyone = np.arange(at.shape[1])
        # The last column is for those away, whose places -1 fall there.
        self._near = np.zeros((*at.shape, tables + 1))
        for number, row in enumerate(at):
            for table in range(-1, tables):
                beside = self._cost[number][:, row == table]
                self._near[number, :, table] = beside.sum(axis=1)

    @property
    def total(self) -> float:
        """What all pairs cost together."""
        return float(self._own().sum()) / 2.0

    def _own(self) -> Floats:
        """What everybody costs where they are, shape (rounds, people)."""
        own: Floats = self._near[self._rounds, self._everyone, self._at]
        return own

    def of_each(self) -> Floats:
        """What each person's pairs cost now, shape (people,)."""
        return np.asarray(self._own().sum(axis=0), dtype=np.float64)

    def costs(self, person: int) -> Floats:
        """What changing roles with each person costs; 0 with oneself."""
        home = self._at[:, person]
        mine = self._near[self._rounds, person, self._at]
        theirs = self._near[self._rounds, self._everyone, home[:, None]]
        both = self._cost[:, person] * (self._at != home[:, None])
        own = self._own()
        change = mine + theirs - 2.0 * both - own - own[:, person, None]
        return np.asarray(change.sum(axis=0), dtype=np.float64)

    def change(self, one: int, other: int) -> None:
        """Two people are about to change roles."""
        rounds, shift = self._rounds[:, 0], self._cost[:, other] - self._cost[:, one]
        self._near[rounds, :, self._at[:, one]] += shift
        self._near[rounds, :, self._at[:, other]] -= shift
