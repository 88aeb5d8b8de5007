"""Who plays which role in a constructed plan, so that rules about people hold.

A plan from algebra has roles and tables without names. Which person plays which role, and which
table gets which number in which round, are free: so most rules cost such a plan nothing. Table
hosts take roles that never meet, as those of one column do in nets and developed plans; naming
the tables of each round after them keeps every host in place. Rules then concern pairs only: who
must not meet, who belongs at one table or at two, and who is away, each from another table. A
descent over changes of roles looks for a cast without conflicts (min-conflicts, Minton et al.
1992); the few that may remain are left to the search. A round that was held before is one more
round of the plan, in which everybody plays a role at the table where they sat.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from app.engines.seating.bonds import Bonds
from app.engines.seating.chance import Chance, Floats, Ints
from app.engines.seating.fields import Design
from app.engines.seating.layout import as_array
from app.engines.seating.model import HARD, Model

_STEPS_EACH: Final = 12
_MOST_STEPS: Final = 400
_NAMINGS: Final = 60


class Casting:
    """Casts plans for one model, in an order of the people that chance has given.

    `sat` is the table (from 0) of each person in a round held before, -1 for nowhere; with it the
    plans to cast have that round first, and it is left out again. `hosts` are those who belong at
    a table of their own in most rounds.
    """

    def __init__(self, model: Model, order: Ints, sat: Ints | None = None) -> None:
        self._model, self._order, self._sat = model, order, sat
        self._tables = len(model.sizes[0])
        people, rounds = len(model.people), len(model.sizes)
        self._here = np.zeros((rounds, people), dtype=bool)
        for number, present in enumerate(model.present):
            self._here[number, list(present)] = True
        self._wished = self._tables_wished()
        self.hosts = self._hosts()
        self._pairs = self._pair_costs()

    @property
    def has_round_held(self) -> bool:
        """Whether the plans to cast have one more round."""
        return self._sat is not None

    def _tables_wished(self) -> Ints:
        """The one table each person belongs at, -1 for none or several; (rounds, people)."""
        wished = np.full(self._here.shape, -1, dtype=np.int64)
        if self._model.seat_cost is not None:
            cost = self._model.seat_cost[:, :-1]
            best = cost.min(axis=2, keepdims=True)
            one = self._here & ((cost == best).sum(axis=2) == 1)
            wished[one] = cost.argmin(axis=2)[one]
        return wished

    def _pair_costs(self) -> Floats:
        """Conflicts of two people at one table, (rounds, people, people); less than 0: apart."""
        wished, here = self._wished, self._here
        bound = wished >= 0
        both = bound[:, :, None] & bound[:, None, :]
        same = wished[:, :, None] == wished[:, None, :]
        costs = np.where(both, np.where(same, -1.0, 1.0), 0.0)
        costs += np.floor(self._model.base[:-1, :-1] / HARD)
        costs *= here[:, :, None] & here[:, None, :]
        costs += ~(here[:, :, None] | here[:, None, :])
        everyone = np.arange(len(self._order))
        costs[:, everyone, everyone] = 0.0
        return costs

    def seats(self, design: Design) -> Ints:
        """The plan with its people, shape (rounds, tables, chairs)."""
        roles = np.array(design, dtype=np.int64)
        row, tables = self._fullest(roles)
        cast = self._first_cast(row, tables)
        at = roles[len(roles) - len(self._here) :, cast]
        self._settle(at)
        return self._named(at)

    def _fullest(self, roles: Ints) -> tuple[Ints, Ints]:
        """The round that is cast first: tables of roles, and of people (-1: wherever)."""
        if self._sat is not None:
            return roles[0], self._sat
        number = int((self._wished >= 0).sum(axis=1).argmax())
        return roles[number], self._wished[number]

    def _first_cast(self, row: Ints, tables: Ints) -> Ints:
        """A role for each person: hosts in the first column, the others at their tables."""
        role = {person: place for place, person in enumerate(self.hosts)}
        named: dict[int, int] = {}
        for person, place in role.items():
            if tables[person] >= 0 and int(tables[person]) not in named.values():
                named[int(row[place])] = int(tables[person])
        free = [place for place in self._order.tolist() if place >= len(role)]
        for person in self._order.tolist():
            if person in role or tables[person] < 0:
                continue
            found = self._place(row, free, named, int(tables[person]))
            if found is not None:
                role[person] = found
                free.remove(found)
        for person in self._order.tolist():
            if person not in role:
                role[person] = free.pop()
        return np.array([role[person] for person in range(len(self._order))], dtype=np.int64)

    def _place(
        self, row: Ints, free: Sequence[int], named: dict[int, int], table: int
    ) -> int | None:
        """A free role at the table that is to have this name, which is chosen if need be."""
        known = [at for at, name in named.items() if name == table]
        if not known:
            room = Counter(int(row[place]) for place in free if int(row[place]) not in named)
            if not room:
                return None
            known = [max(room, key=lambda at: (room[at], -at))]
            named[known[0]] = table
        return next((place for place in free if row[place] == known[0]), None)

    def _hosts(self) -> list[int]:
        """One person for each table that somebody belongs at in most rounds."""
        hosts: dict[int, int] = {}
        for person in self._order.tolist():
            tables = Counter(int(table) for table in self._wished[:, person] if table >= 0)
            table, times = max(tables.items(), key=lambda each: each[1], default=(0, 0))
            if times > 1 and 2 * times > len(self._wished):
                hosts.setdefault(table, person)
        return list(hosts.values())

    def _settle(self, at: Ints) -> None:
        """Changes roles while that leaves fewer conflicts."""
        if not self._pairs.any():
            return
        bonds, chance = Bonds(self._pairs, at, self._tables), Chance(0)
        concerned = np.flatnonzero(self._pairs.any(axis=(0, 2)))
        least = np.minimum(self._pairs, 0.0).sum() / 2.0
        best, best_at = bonds.total, at.copy()
        steps = min(_MOST_STEPS, _STEPS_EACH * len(concerned))
        for share in chance.shares(steps, 2):
            if best <= least:
                break
            # People without a conflict move, too, but seldom first.
            unhappy = concerned[bonds.of_each()[concerned] > 0.0]
            pool = unhappy if len(unhappy) else concerned
            person = int(pool[int(share[0] * len(pool))])
            costs = bonds.costs(person) + self._unevenness(at, person)
            costs[person] = np.inf
            ways = np.flatnonzero(costs == costs.min())
            other = int(ways[int(share[1] * len(ways))])
            bonds.change(person, other)
            at[:, [person, other]] = at[:, [other, person]]
            if bonds.total < best:
                best, best_at = bonds.total, at.copy()
        at[:] = best_at

    def _unevenness(self, at: Ints, person: int) -> Floats | float:
        """Whoever is away is better away from a larger table: what each change costs there."""
        away = np.flatnonzero(~self._here[:, person])
        if not len(away):
            return 0.0
        cost = np.zeros(at.shape[1])
        for number in away:
            size = np.bincount(at[number], minlength=self._tables)
            cost += np.maximum(size[at[number, person]] - size[at[number]], 0) * 0.5
            cost -= np.maximum(size[at[number]] - size[at[number, person]], 0) * 0.5
        return cost

    def _named(self, at: Ints) -> Ints:
        """Names for the tables of each round, and people moved where sizes do not fit."""
        rounds = []
        for number, row in enumerate(at):
            here = self._here[number]
            name = self._names(number, np.where(here, row, -1))
            seated = {person: int(name[row[person]]) for person in np.flatnonzero(here).tolist()}
            self._evened(number, seated)
            rounds.append(as_array(self._model, seated))
        return np.array(rounds, dtype=np.int64)

    def _names(self, number: int, row: Ints) -> Ints:
        """The name of each table: the fewest wishes broken, found by exchanging names."""
        tables, sizes = self._tables, np.array(self._model.sizes[number])
        counts = np.bincount(row[row >= 0], minlength=tables)
        cost = np.abs(counts[:, None] - sizes) * 1.0
        if self._model.seat_cost is not None:
            broken = self._model.seat_cost[number, :-1] / HARD
            for person in np.flatnonzero((broken != 0.0).any(axis=1) & (row >= 0)).tolist():
                cost[row[person]] += broken[person]
        name = np.empty(tables, dtype=np.int64)
        by_size = sorted(range(tables), key=lambda at: -int(counts[at]))
        name[by_size] = sorted(range(tables), key=lambda at: -int(sizes[at]))
        for _ in range(max(_NAMINGS, tables)):
            now = cost[np.arange(tables), name]
            there = cost[:, name]
            change = there + there.T - now[:, None] - now
            one, other = divmod(int(change.argmin()), tables)
            if change[one, other] >= 0.0:
                break
            name[[one, other]] = name[[other, one]]
        return name

    def _evened(self, number: int, seated: dict[int, int]) -> None:
        """Moves people from tables that are too full, those first of whom nothing is wished."""
        counts, sizes = Counter(seated.values()), self._model.sizes[number]
        room = [at for at in range(self._tables) for _ in range(sizes[at] - counts[at])]
        movable = sorted(seated, key=lambda person: int(self._wished[number, person] >= 0))
        for person in movable:
            if room and counts[seated[person]] > sizes[seated[person]]:
                counts[seated[person]] -= 1
                seated[person] = room.pop()
