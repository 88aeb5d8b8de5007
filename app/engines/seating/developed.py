"""Plans with few repeats that are developed from a small matrix over a group.

Tables are the elements of a group G, roles are pairs (column c, element y), and a matrix A over G
with a row for each round seats the role (c, y) at table A[m, c] y in round m. Every table gets one
role of each column, so people of one column never meet, and (c, y), (d, z) share a table in round
m when A[m, d]^-1 A[m, c] = z y^-1. Two columns whose quotients A[m, d]^-1 A[m, c] are different in
all rounds therefore never repeat a meeting, and each quotient that comes twice costs |G| repeats.
With no such quotient A is a difference matrix (Bose and Bush 1952), which the nets of `fields` are
a case of; where none exists, as for six tables (Tarry 1900), a matrix with few is the next best:
the search has only rounds x columns numbers to choose, not rounds x people, and finds in a moment
what a search over people does not find in minutes.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from app.engines.seating.chance import Floats, Ints, draw
from app.engines.seating.evened import evened
from app.engines.seating.fields import Design
from app.engines.seating.galois import Element, Field, field_of, is_prime_power
from app.engines.seating.groups import groups
from app.engines.seating.model import MEETING, Model

_CELLS = 2400
_FEWEST, _MOST = 8, 64
_GROUPS = 4
# The softest of so many equally good plans is taken, where that is asked for.
ENOUGH = 8


class Developing:
    """Heat-bath search for the matrix: one step draws one entry anew in each of many matrices.

    With `columns_meet` the last round seats each column at a table of its own, which costs no
    repeat when all are full, and few when the last one is not (see `evened`). `place` seats people
    in the roles, numbered column by column, of the `rounds`. Of equally good plans the one of the
    greatest `softness` is the best, if that is given. `best_cost` is what each matrix costs at its
    best, in repeats (`MEETING` each).
    """

    draws: int

    def __init__(
        self,
        model: Model,
        place: Callable[[Design], Ints],
        rounds: int,
        *,
        columns_meet: bool,
        drafts: bool,
        softness: Callable[[Ints], float] | None = None,
    ) -> None:
        self._model, self._place, self._softness = model, place, softness
        self._tables = len(model.sizes[0])
        people, self._columns_meet = len(model.people), columns_meet
        self._columns = -(-people // self._tables)
        self._rows = rounds - columns_meet
        # A column that stays the same in all rounds stands for the drafts on the tables.
        self._width = self._columns + drafts
        found = groups(self._tables)[:_GROUPS]
        copies = min(_MOST, max(_FEWEST, _CELLS // (self._width * self._tables)))
        self._group = [found[at % len(found)] for at in range(copies)]
        self._quotients = np.concatenate([each.quotient.ravel() for each in self._group])
        self._weights = self._weigh(people)
        self.draws = 2 + copies
        self._starts = np.arange(copies)[:, None] * self._tables**2
        # Products modulo a prime: a net when the tables are as many, and a decent plan anyway.
        factors = (np.arange(self._width) + drafts) % self._width
        products = np.multiply.outer(np.arange(self._rows), factors)
        products = products % _prime(max(self._rows, self._width)) % self._tables
        self._matrix = np.repeat(products[None], copies, axis=0).astype(np.int64)
        if self._width <= self._tables < self._rows and is_prime_power(self._tables):
            self._matrix[:: len(found)] = self._net_again()
        if drafts and self._has_net_of_permutations():
            self._matrix[:: len(found)] = self._net_of_permutations()
        self._met = self._all_quotients()
        equal = (self._met * (self._met - 1.0) / 2.0).sum(axis=3)
        self._cost = (equal * self._weights).sum(axis=(1, 2)) / 2.0
        self._best, self.best_cost = self._matrix.copy(), self._cost.copy()

    def _net_again(self) -> Ints:
        """The rounds of a net, and once more from the first on: the fewest equal quotients. The
        first of the groups adds as the field does.
        """
        field = field_of(self._tables)
        return np.array(
            [
                [field.times(row % self._tables, column) for column in range(self._width)]
                for row in range(self._rows)
            ],
            dtype=np.int64,
        )

    def _has_net_of_permutations(self) -> bool:
        """Whether a net falls short of the columns, but not by as many as it has."""
        most = 2 * (self._tables - 1)
        return is_prime_power(self._tables) and self._tables <= self._columns <= most

    def _net_of_permutations(self) -> Ints:
        """The columns of a net that go round all tables, and as many more as are needed.

        Any two rounds have each quotient but the neutral one once in the former. Whatever goes
        round all tables has one of these quotients, so that one more column costs the same whatever
        it is; those added are multiples of the inverses, of which no two have one quotient, and
        which spread what repeats (the inverse is nearly as far from linear as can be: Nyberg 1993).
        """
        field, last = field_of(self._tables), self._tables - 1
        columns = [
            [field.times(row, field.power(at)) for row in range(self._rows)] for at in range(last)
        ]
        inverses = [0] + [_inverse(field, row) for row in range(1, self._rows)]
        columns += [
            [field.times(each, field.power(at)) for each in inverses]
            for at in range(max(0, self._columns - last))
        ]
        columns = [*columns[: self._columns], [0] * self._rows]
        return np.array(columns, dtype=np.int64).T

    def _all_quotients(self) -> Floats:
        """How often two columns have each quotient: (matrices, columns, columns, elements)."""
        met = np.zeros((len(self._matrix), self._width, self._width, self._tables))
        lines, columns = np.arange(len(met))[:, None], np.arange(self._width)
        for entries in self._matrix.swapaxes(0, 1):
            for column in range(self._width):
                cells = self._starts + entries * self._tables + entries[:, column, None]
                met[lines, columns, column, self._quotients.take(cells)] += 1.0
        return met

    def _weigh(self, people: int) -> Floats:
        """What two columns cost for each pair of equal quotients, 0 for a column with itself."""
        weights = np.full((self._width, self._width), MEETING * self._tables)
        last = self._columns - 1
        weights[last] = weights[:, last] = MEETING * (people - last * self._tables)
        if self._width > self._columns:
            weights[-1, :] = weights[:, -1] = MEETING * 2.0**20
        np.fill_diagonal(weights, 0.0)
        return weights

    def best(self) -> Ints:
        """The plan of the best matrix, shape (rounds, tables, chairs); the softest of a few."""
        least = np.flatnonzero(self.best_cost == self.best_cost.min())
        if self._softness is None:
            return self._plan(int(least[0]))
        return max((self._plan(int(at)) for at in least[:ENOUGH]), key=self._softness)

    def _plan(self, at: int) -> Ints:
        """The plan of one matrix."""
        times, people = self._group[at].times, len(self._model.people)
        roles = [divmod(number, self._tables) for number in range(people)]
        rounds = [
            tuple(int(times[row[column], y]) for column, y in roles) for row in self._best[at]
        ]
        if self._columns_meet:
            rounds.append(evened(tuple(column for column, _y in roles), self._tables))
        return self._place(tuple(rounds))

    def step(self, shares: Floats, inverse: float) -> None:
        """Draws the entry of one round and column anew; `shares` has `draws` numbers."""
        row = int(shares[0] * self._rows)
        column = int(shares[1] * self._columns)
        costs, quotients, old = self._costs(row, column)
        chosen = draw(costs, inverse, shares[2:])
        changed = np.flatnonzero((chosen < self._tables) & (chosen != old))
        if not len(changed):
            return
        new = chosen[changed]
        self._count(column, changed, quotients[changed, :, old[changed]], -1.0)
        self._count(column, changed, quotients[changed, :, new], 1.0)
        self._matrix[changed, row, column] = new
        self._cost[changed] += costs[changed, new]
        better = self._cost < self.best_cost
        if better.any():
            self.best_cost[better] = self._cost[better]
            self._best[better] = self._matrix[better]

    def _costs(self, row: int, column: int) -> tuple[Floats, Ints, Ints]:
        """What each element would cost in each matrix, its quotients by column, and the old one."""
        entries = self._matrix[:, row]
        old, lines = entries[:, column], np.arange(len(entries))
        cells = self._starts + entries * self._tables
        quotients = self._quotients.take(cells[:, :, None] + np.arange(self._tables))
        met = np.take_along_axis(self._met[:, :, column], quotients, axis=2)
        weights = self._weights[column]
        costs = np.einsum("d,wdg->wg", weights, met)
        costs[lines, old] -= weights.sum()
        costs -= costs[lines, old][:, None]
        return costs, quotients, old

    def _count(self, column: int, which: Ints, quotients: Ints, change: float) -> None:
        """Counts quotients (matrices, columns) of a column, and their inverses the other way."""
        others, lines = np.arange(self._width), which[:, None]
        self._met[lines, others, column, quotients] += change
        inverses = self._quotients.take(self._starts[which] + quotients * self._tables)
        self._met[lines, column, others, inverses] += change


def _prime(least: int) -> int:
    """The smallest prime that is not below a number."""
    number = max(2, least)
    while any(number % divisor == 0 for divisor in range(2, int(number**0.5) + 1)):
        number += 1
    return number


def _inverse(field: Field, element: Element) -> Element:
    return next(each for each in range(1, field.order) if field.times(element, each) == 1)
