"""Who goes where at the least cost when tables take so many people and no more.

This is the transportation problem (Hitchcock 1941). It is solved by cancelling negative cycles
(Klein 1967): tables are joined by what the cheapest person costs who goes from the one to the
other, a last node stands for chairs that are left or taken, and as long as a round trip saves
something everybody on it moves on. What costs nothing and breaks nothing comes out, too, where
chairs must be shared: the condition of Hall (1935) is met whenever it can be.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from app.engines.seating.chance import Ints
from app.engines.seating.sizes import Chairs

# A chair too many at a table, beyond the sum of all other costs; no way at all.
_CROWD: Final = 2**52
_NEVER: Final = 2**60


class Flow:
    """People at tables, moved to where they cost least.

    `costs` (people, tables) and `prices` (tables), what a table's extra chair costs, are whole
    numbers below 2^48; `at` (people,) is the table of each and is changed by `settle`.
    """

    def __init__(self, costs: Ints, prices: Ints, chairs: Chairs, at: Ints) -> None:
        self._costs = costs
        self._prices = prices
        self._least, self._most = np.array(chairs.least), np.array(chairs.most)
        self.at = at.copy()
        tables = costs.shape[1]
        self._counts = np.bincount(self.at, minlength=tables)
        self._steps = np.full((tables + 1, tables + 1), _NEVER, dtype=np.int64)
        self._goer = np.zeros((tables, tables), dtype=np.int64)
        for table in range(tables):
            self._look(table)

    def settle(self) -> None:
        """Moves people until nothing is cheaper."""
        while True:
            trip = self._saving_trip()
            if not trip:
                return
            tables = [node for node in trip if node < len(self._counts)]
            for here, there in zip(trip, trip[1:] + trip[:1], strict=True):
                if here < len(self._counts) and there < len(self._counts):
                    person = self._goer[here, there]
                    self.at[person] = there
                    self._counts[here] -= 1
                    self._counts[there] += 1
            for table in tables:
                self._look(table)

    @property
    def extra(self) -> Ints:
        """The tables that have an extra chair."""
        return np.flatnonzero(self._counts > self._least)

    def _look(self, table: int) -> None:
        """What leaving a table for each other one costs, one person more there, and one fewer."""
        people = np.flatnonzero(self.at == table)
        if len(people):
            change = self._costs[people] - self._costs[people, table][:, None]
            first = change.argmin(axis=0)
            self._goer[table] = people[first]
            self._steps[table, :-1] = change[first, np.arange(len(self._counts))]
        else:
            self._steps[table, :-1] = _NEVER
        self._steps[table, table] = _NEVER
        count = int(self._counts[table])
        self._steps[table, -1] = self._price(table, count + 1)
        self._steps[-1, table] = -self._price(table, count) if count else _NEVER

    def _price(self, table: int, count: int) -> int:
        """What the last of so many people's chairs costs."""
        if count <= self._least[table]:
            return -_CROWD
        return int(self._prices[table]) if count <= self._most[table] else _CROWD

    def _saving_trip(self) -> list[int]:
        """Nodes around which somebody moves on at a gain, in order (Bellman 1958, Ford 1956)."""
        nodes = np.arange(len(self._steps))
        far, before = np.zeros(len(nodes), dtype=np.int64), np.full(len(nodes), -1)
        for _ in nodes:
            ways = far[:, None] + self._steps
            best = ways.argmin(axis=0)
            found = ways[best, nodes]
            nearer = found < far
            if not nearer.any():
                return []
            far, before = np.where(nearer, found, far), np.where(nearer, best, before)
            trip = _round_trip(before.tolist())
            if trip:
                return trip
        return []


def _round_trip(before: list[int]) -> list[int]:
    """A circle in the steps back from each node (-1 for none), in walking order; empty if none."""
    seen = [-1] * len(before)
    for start in range(len(before)):
        node = start
        while node >= 0 and seen[node] < 0:
            seen[node] = start
            node = before[node]
        if node >= 0 and seen[node] == start:
            trip, other = [node], before[node]
            while other != node:
                trip.append(other)
                other = before[other]
            return trip[::-1]
    return []
