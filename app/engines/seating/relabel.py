"""Balance that costs no repeat: people change roles in a finished plan.

Two people who change places in every round leave every meeting of roles as it was, so repeats stay
and only the make-up of the tables changes. One step takes a person, weighs changing roles with
each other person over all rounds at once, and draws one of them or none by heat-bath.
"""

from __future__ import annotations

import numpy as np

from app.engines.seating.chance import Floats, Ints, draw
from app.engines.seating.model import Model


class Relabelling:
    """A plan whose people change roles; only for a model whose people are interchangeable."""

    draws = 2

    def __init__(self, model: Model, seats: Ints) -> None:
        self._model = model
        self._at = tables_of(model, seats)
        self._rounds = np.arange(len(seats))
        self._hot = model.traits[:-1].astype(np.int64)
        self._held = [np.flatnonzero(row) for row in self._hot]
        self._values_at = _values_held(self._held, self._hot.shape[1])
        self._counts = self._hot_counts(seats)
        # A last column that stays zero stands for "no such value".
        self._effect = np.zeros((*self._counts.shape[:2], self._counts.shape[2] + 1))
        self._places = self._at + self._rounds[:, None] * self._counts.shape[1]
        self._cells = self._places * self._effect.shape[2] + self._values_at[:, None]
        self._cost = float(model.skew.costs.take(self._counts + model.skew.start).sum())
        self._best, self.best_cost = self._at.copy(), self._cost

    def _hot_counts(self, seats: Ints) -> Ints:
        counts: Ints = self._model.traits.astype(np.int64)[seats].sum(axis=2)
        return counts

    def best(self) -> Ints:
        """The best seating so far, shape (rounds, tables, chairs)."""
        return seats_of(self._model, self._best)

    def step(self, shares: Floats, inverse: float) -> None:
        """Draws one person's change of roles; `shares` has `draws` numbers."""
        person = int(shares[0] * len(self._hot))
        costs = self._costs_of_changing(person)
        other = int(draw(costs[None], inverse, shares[1:2])[0])
        if other in (person, len(costs)):
            return
        self._change(person, other)
        self._cost += float(costs[other])
        if self._cost < self.best_cost:
            self._best, self.best_cost = self._at.copy(), self._cost

    def _costs_of_changing(self, person: int) -> Floats:
        """What changing roles with each person costs; 0 with oneself."""
        at = self._counts + self._model.skew.start
        more, fewer = self._model.skew.more.take(at), self._model.skew.fewer.take(at)
        home, mine = self._at[:, person], self._held[person]
        # By table and value: what another's value costs that comes home for it; for a value that
        # the person has too, what its leaving costs is taken back.
        effect = self._effect
        np.add(fewer, more[self._rounds, home][:, None], out=effect[..., :-1])
        leaving = more[..., mine]
        leaving += fewer[self._rounds, home][:, None, mine]
        effect[..., mine] = -leaving
        effect[self._rounds, home] = 0.0
        gone = leaving.sum(axis=-1)
        gone[self._rounds, home] = 0.0
        costs = gone.take(self._places).sum(axis=0)
        costs += effect.take(self._cells).sum(axis=(0, 1))
        return np.asarray(costs, dtype=np.float64)

    def _change(self, one: int, other: int) -> None:
        here, there = self._at[:, one].copy(), self._at[:, other].copy()
        gained = self._hot[other] - self._hot[one]
        self._counts[self._rounds, here] += gained
        self._counts[self._rounds, there] -= gained
        self._at[:, one], self._at[:, other] = there, here
        pair, turned = [one, other], [other, one]
        self._places[:, pair] = self._places[:, turned]
        shift = self._values_at[:, None, pair]
        rows = self._places[:, pair] * self._effect.shape[2]
        self._cells[:, :, pair] = rows + shift


def _values_held(held: list[Ints], columns: int) -> Ints:
    """The columns each person holds, shape (most held, people); `columns` for none."""
    values = np.full((max((len(row) for row in held), default=0), len(held)), columns)
    for person, row in enumerate(held):
        values[: len(row), person] = row
    return values.astype(np.int64)


def tables_of(model: Model, seats: Ints) -> Ints:
    """The table of each person in each round, -1 when away; shape (rounds, people)."""
    at = np.full((len(seats), len(model.people) + 1), -1, dtype=np.int64)
    for number, seating in enumerate(seats):
        for table, people in enumerate(seating):
            at[number, people] = table
    return at[:, :-1]


def seats_of(model: Model, tables: Ints) -> Ints:
    """The seating for the table of each person; the empty chair fills up."""
    shape = (len(tables), len(model.sizes[0]), model.chairs)
    seats = np.full(shape, len(model.people), dtype=np.int64)
    for number, at in enumerate(tables):
        for table in range(shape[1]):
            people = np.flatnonzero(at == table)
            seats[number, table, : len(people)] = people
    return seats
