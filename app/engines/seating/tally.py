"""Running counts of a search: who met whom, who sits where, what each table is made of."""

from __future__ import annotations

import numpy as np

from app.engines.seating.chance import Floats, Ints
from app.engines.seating.model import HARD, MEETING, Model


class Tally:
    """Counts of several replicas, kept up with each swap.

    `seats` (rounds, replicas, tables, chairs) is owned and changed; `cost` (replicas,) is kept by
    whoever swaps. The pair costs hold a meeting on the diagonal for every person, so that taking a
    round's own meetings away is the same for a person and for a neighbour.
    """

    def __init__(self, model: Model, seats: Ints) -> None:
        self.model = model
        self.seats = seats
        self.width = len(model.people) + 1
        self._values = model.traits
        self._hot = model.traits.astype(np.int64)
        self._have = np.concatenate([model.traits, 1.0 - model.traits], axis=1)
        self._lack = np.concatenate([1.0 - model.traits, model.traits], axis=1)
        self._met = self._all_meetings()
        self._flat = self._met.reshape(-1)
        self._company = None if model.company is None else model.company.reshape(-1)
        self.counts = self._hot[seats].sum(axis=3)
        self.visits = self._all_visits()
        self.cost = self._all_costs()

    def _all_meetings(self) -> Floats:
        nobody, replicas = self.width - 1, self.seats.shape[1]
        met = np.repeat(self.model.base[None], replicas, axis=0)
        for replica in range(replicas):
            for seating in self.seats[:, replica]:
                for table in seating:
                    here = table[table != nobody]
                    met[replica, here[:, None], here] += MEETING
        everyone = np.arange(nobody)
        met[:, everyone, everyone] = MEETING
        return met

    def _all_visits(self) -> Floats | None:
        """What each table costs each person for being there at other times, and now."""
        if self.model.visits is None:
            return None
        visits = np.repeat(
            self.model.visits[None] * (self.model.again / HARD), self.seats.shape[1], axis=0
        )
        replicas, tables = self.seats.shape[1:3]
        rows, places = np.arange(replicas)[:, None, None], np.arange(tables)[:, None]
        for seating in self.seats:
            np.add.at(visits, (rows, seating, places), self.model.again)
        visits[:, -1] = 0.0
        return visits

    def _all_costs(self) -> Floats:
        """Recounted from the seats: pairs, company, seats and skew."""
        met = self._met[:, :-1, :-1]
        times = np.triu(met - self.model.base[:-1, :-1], 1) / MEETING
        held = self.model.base[:-1, :-1]
        cost = (times * held + MEETING * times * (times - 1.0) / 2.0).sum(axis=(1, 2))
        for number, seating in enumerate(self.seats):
            cost += self.model.skew.costs.take(
                self.counts[number] + self.model.skew.start[number]
            ).sum(axis=(1, 2))
            cost += self._placing_costs(number, seating)
        if self.visits is not None and self.model.visits is not None:
            cost += self.model.again * self.visits_again(np.arange(len(cost)))
        return np.asarray(cost, dtype=np.float64)

    def visits_again(self, which: Ints) -> Floats:
        """How often somebody is at a table again, in some of the replicas."""
        assert self.visits is not None
        assert self.model.visits is not None
        before, times = self.model.visits / HARD, self.visits[which] / self.model.again
        again = times * (times - 1.0) - before * (before - 1.0)
        return np.asarray(again[:, :-1].sum(axis=(1, 2)) / 2.0, dtype=np.float64)

    def _placing_costs(self, number: int, seating: Ints) -> Floats:
        cost = np.zeros(len(seating))
        if self.model.seat_cost is not None:
            tables = np.arange(seating.shape[1])[:, None]
            cost += self.model.seat_cost[number][seating, tables].sum(axis=(1, 2))
        if self.model.company is not None:
            pairs = self.model.company[number][seating[..., :, None], seating[..., None, :]]
            cost += pairs.sum(axis=(1, 2, 3)) / 2.0
        return cost

    def between(self, number: int, replica: Ints, people: Ints) -> Floats:
        """What each two of `people` (rows, k) cost at a table of a round, shape (rows, k, k)."""
        inside = people[:, :, None] * self.width + people[:, None, :]
        costs = self._flat.take(inside + (replica * self.width**2)[:, None, None])
        if self._company is not None:
            costs += self._company.take(inside + number * self.width**2)
        return costs

    def skew_of_swaps(self, number: int, tables: Ints, people: Ints) -> Floats:
        """What each swap in each pair of tables costs in balance, shape (rows, chairs, chairs)."""
        skew, chairs = self.model.skew, people.shape[1] // 2
        at = self.counts[number][:, tables] + skew.start[number][tables]
        more, fewer = skew.more.take(at), skew.fewer.take(at)
        # Rows of the first table give a value away and the second gains it, and the reverse;
        # a value that both people have changes nothing and falls out of the product.
        price = np.concatenate(
            [fewer[:, :, 0] + more[:, :, 1], fewer[:, :, 1] + more[:, :, 0]], axis=-1
        ).reshape(len(people), 1, -1)
        leaving = self._have.take(people[:, :chairs], axis=0)
        leaving *= price
        coming = self._lack.take(people[:, chairs:], axis=0)
        return np.asarray(leaving @ coming.swapaxes(-1, -2), dtype=np.float64)

    def swap(
        self, number: int, replica: Ints, pair: Ints, people: Ints, one: Ints, other: Ints
    ) -> None:
        """Lets people change tables: in each row the chairs `one` and `other` of a pair of tables.

        `people` (rows, 2 x chairs) are the two tables' people, `pair` (rows, 2) the tables.
        """
        chairs, rows = people.shape[1] // 2, np.arange(len(people))
        leaver, comer = people[rows, one], people[rows, other + chairs]
        change = np.full(people.shape, MEETING)
        change[:, :chairs] = -MEETING
        change[people == self.width - 1] = 0.0
        change[rows, one] = 0.0
        change[rows, other + chairs] = 0.0
        self._shift(replica, leaver, people, change)
        self._shift(replica, comer, people, -change)
        seating, counts = self.seats[number], self.counts[number]
        if self.visits is not None:
            self._visit(replica, leaver, pair)
            self._visit(replica, comer, pair[:, ::-1])
        seating[replica, pair[:, 0], one] = comer
        seating[replica, pair[:, 1], other] = leaver
        if self.model.skew.any:
            gained = self._hot[comer] - self._hot[leaver]
            counts[replica, pair[:, 0]] += gained
            counts[replica, pair[:, 1]] -= gained

    def _shift(self, replica: Ints, person: Ints, people: Ints, change: Floats) -> None:
        start = replica * self.width**2
        self._flat[(start + person * self.width)[:, None] + people] += change
        self._flat[people * self.width + (start + person)[:, None]] += change

    def _visit(self, replica: Ints, person: Ints, pair: Ints) -> None:
        """Counts people away from the first table of their row and at the second."""
        assert self.visits is not None
        seated = person != self.width - 1
        replica, person, pair = replica[seated], person[seated], pair[seated]
        self.visits[replica, person, pair[:, 0]] -= self.model.again
        self.visits[replica, person, pair[:, 1]] += self.model.again

    def again(self, replica: Ints, people: Ints, home: Ints, away: Ints) -> Floats:
        """What sitting at `away` instead of `home` costs in tables visited again.

        `replica` (replicas,) of the rows of `people` (replicas, pairs, 2, chairs); the tables fit
        the last three axes.
        """
        assert self.visits is not None
        at = replica[:, None, None, None]
        costs = self.visits[at, people, away] - self.visits[at, people, home]
        costs += self.model.again * (people != self.width - 1)
        return np.asarray(costs, dtype=np.float64)

    def lift(self, replica: int, table: int, people: Ints, change: float) -> None:
        """Takes the people away from their table (-1) or puts them there (+1)."""
        self._met[replica, people[:, None], people] += change * MEETING
        if self.visits is not None:
            self.visits[replica, people, table] += change * self.model.again

    def table_cost(self, number: int, replica: int, table: int, people: Ints) -> float:
        """What a table would cost with these people, its own meetings lifted out beforehand."""
        pairs = self._met[replica, people[:, None], people].sum()
        if self.model.company is not None:
            pairs += self.model.company[number][people[:, None], people].sum()
        cost = float(pairs) / 2.0
        if self.model.seat_cost is not None:
            cost += float(self.model.seat_cost[number][people, table].sum())
        if self.visits is not None:
            cost += float(self.visits[replica, people, table].sum())
        counts = self._hot[people].sum(axis=0)
        return cost + float(
            self.model.skew.costs.take(counts + self.model.skew.start[number, table]).sum()
        )

    def recount_table(self, number: int, replica: int, table: int) -> None:
        """Counts a table's values again after its people were changed from outside."""
        self.counts[number, replica, table] = self._hot[self.seats[number, replica, table]].sum(
            axis=0
        )
