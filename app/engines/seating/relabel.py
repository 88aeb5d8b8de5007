"""Balance that costs no repeat: people change roles in a finished plan.

Two people who change places in every round leave every meeting of roles as it was, so repeats stay
and only the make-up of the tables changes. One step takes a person, weighs changing roles with
each other person over all rounds at once, and draws one of them or none by heat-bath. Where there
are rules or rounds held before, what the change does to them is weighed, too; only people who are
away in the same rounds change roles.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from app.engines.seating.bonds import Bonds
from app.engines.seating.chance import Floats, Ints, draw
from app.engines.seating.model import Model

# Beyond what any gain pays.
_NEVER: Final = 2.0**50


class Relabelling:
    """A plan whose people change roles; tables that are visited once are not looked at."""

    draws = 2

    def __init__(self, model: Model, seats: Ints) -> None:
        self._model = model
        self._at = tables_of(model, seats)
        self._rounds = np.arange(len(seats))
        self._hot = model.traits[:-1].astype(np.int64)
        self._held = [np.flatnonzero(row) for row in self._hot]
        self._values_at = _values_held(self._held, self._hot.shape[1])
        self._start = model.skew.start
        self._counts = self._hot_counts(seats)
        self._cost = float(model.skew.costs.take(self._counts + self._start).sum())
        if self._at.min() < 0:
            self._add_table_for_those_away()
        # A last column that stays zero stands for "no such value".
        self._effect = np.zeros((*self._counts.shape[:2], self._counts.shape[2] + 1))
        tables = self._counts.shape[1]
        self._places = self._at % tables + self._rounds[:, None] * tables
        self._cells = self._places * self._effect.shape[2] + self._values_at[:, None]
        self._bonds = _bonds(model, self._at)
        self._strangers = _away_otherwise(self._at)
        self._cost += 0.0 if self._bonds is None else self._bonds.total
        self._cost += self._places_cost()
        self._best, self.best_cost = self._at.copy(), self._cost

    def _hot_counts(self, seats: Ints) -> Ints:
        counts: Ints = self._model.traits.astype(np.int64)[seats].sum(axis=2)
        return counts

    def _add_table_for_those_away(self) -> None:
        """The place -1 becomes a last table, where whoever changes roles changes nothing."""
        last = np.zeros((len(self._at), 1, self._counts.shape[2]), dtype=np.int64)
        self._counts = np.concatenate([self._counts, last], axis=1)
        self._start = np.concatenate([self._start, last + 1], axis=1)

    def best(self) -> Ints:
        """The best seating so far, shape (rounds, tables, chairs)."""
        return seats_of(self._model, self._best)

    def step(self, shares: Floats, inverse: float) -> None:
        """Draws one person's change of roles; `shares` has `draws` numbers."""
        person = int(shares[0] * len(self._hot))
        costs = self._costs_of_changing(person)
        costs += self._costs_of_rules(person)
        other = int(draw(costs[None], inverse, shares[1:2])[0])
        if other in (person, len(costs)):
            return
        self._change(person, other)
        self._cost += float(costs[other])
        if self._cost < self.best_cost:
            self._best, self.best_cost = self._at.copy(), self._cost

    def _costs_of_changing(self, person: int) -> Floats:
        """What changing roles with each person costs; 0 with oneself."""
        at = self._counts + self._start
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

    def _places_cost(self) -> float:
        """What the tables at which people sit cost them."""
        if self._model.seat_cost is None:
            return 0.0
        everyone = np.arange(self._at.shape[1])
        cost = self._model.seat_cost[self._rounds[:, None], everyone, self._at]
        return float(cost[self._at >= 0].sum())

    def _costs_of_rules(self, person: int) -> Floats | float:
        """What changing roles with each person costs in rules and in rounds held before."""
        costs: Floats | float = 0.0
        if self._bonds is not None:
            costs = self._bonds.costs(person)
        if self._model.seat_cost is not None:
            seat, home = self._model.seat_cost, self._at[:, person]
            rounds, everyone = self._rounds[:, None], np.arange(self._at.shape[1])
            there = seat[rounds, person, self._at] - seat[rounds, everyone, self._at]
            here = seat[rounds, everyone, home[:, None]] - seat[rounds, person, home[:, None]]
            costs = costs + (there + here).sum(axis=0)
        if self._strangers is not None:
            costs = costs + self._strangers[person]
        return costs

    def _change(self, one: int, other: int) -> None:
        if self._bonds is not None:
            self._bonds.change(one, other)
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


def _bonds(model: Model, at: Ints) -> Bonds | None:
    """What pairs cost beside the repeats of the plan itself, None for nothing."""
    pairs = model.base[None, :-1, :-1]
    if model.company is not None:
        pairs = pairs + model.company[:, :-1, :-1]
    return Bonds(pairs, at, len(model.sizes[0])) if pairs.any() else None


def _away_otherwise(at: Ints) -> Floats | None:
    """A price for each two people who are not away in the same rounds, None when nobody is."""
    if at.min() >= 0:
        return None
    away = at < 0
    differs = (away[:, :, None] != away[:, None, :]).any(axis=0)
    return np.where(differs, _NEVER, 0.0)


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
