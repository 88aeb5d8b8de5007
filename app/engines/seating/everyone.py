"""Every exchange of two people weighed at once, in a plan without rules.

Two people may change places in one round, or change roles in all rounds, which cannot change
repeats. What either costs is a sum of what each of the two costs at the other's tables, less what
they have in common, so that the costs of all exchanges are a few products of small matrices, and a
whole neighbourhood is seen for little more than NumPy asks for one of its members. One step draws
one exchange out of all, or none, with probability ~ exp(-cost / T): in the cold, where few of many
thousand exchanges pay, hardly a step is lost (as in the n-fold way, Bortz, Kalos and Lebowitz
1975), the less as a step stands for several draws in which nobody moves.

Repeats and balance trade at nearly one price over a wide range, so that a price alone would leave
it to chance where in that range a plan ends. A goal for balance says it: above the goal balance has
its price, below a part of it (an achievement function with a reference point, Wierzbicki 1980).

Costs are multiples of 1/4 below 2^21, exact in 32 bits and in any order of summing.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from app.engines.seating.chance import Floats, Ints, Singles, draw_one
from app.engines.seating.model import MEETING, Model
from app.engines.seating.relabel import seats_of, tables_of

# So many exchanges are weighed in a step, of places, and of roles times rounds: beyond that a step
# costs more than it tells.
_PLACES, _ROLES = 20000, 8000
# A step stands for so many draws in which nobody moves: a power of two.
_PATIENT: Final = 8
# In rooms of more than this many a step sees too little of a round to pay.
MOST_PEOPLE: Final = 250
# The part of its price that balance has below the goal.
_BELOW_GOAL: Final = 0.25
# More than any exchange costs, for exchanges that are none.
_BARRED: Final = np.float32(2.0**21)


class Everyone:
    """A plan in which people change roles in a part `roles` of the steps, and places in the others.

    `model` has no rules, and everybody is there in every round. The goal is this `part` of the way
    from the best that balance can be to where the plan to begin with is; 0 for none.
    """

    draws = 3

    def __init__(self, model: Model, seats: Ints, roles: float, part: float = 0.0) -> None:
        self._model, self._roles = model, roles
        self._at = tables_of(model, seats)
        self._everybody = np.arange(self._at.shape[1])
        self._have = model.traits[:-1].astype(np.float32)
        self._hot = model.traits[:-1].astype(np.int64)
        self._ones = np.ones(self._have.shape[1], dtype=np.float32)
        self._own = np.float32(MEETING) * (np.array(model.sizes, dtype=np.float32) - 1.0)
        self._rounds = np.arange(len(self._at))
        people = len(self._everybody)
        self._chunk = min(len(self._rounds), max(1, _PLACES // people**2))
        self._width = min(people, max(1, _ROLES // (len(self._rounds) * people)))
        self._sit()
        self._alone: tuple[Singles, Singles, Singles, Singles] | None = None
        self._more = model.skew.more.astype(np.float32)
        self._fewer = model.skew.fewer.astype(np.float32)
        self._skewed = self._skew()
        self._goal = self._goal_at(part) if part else 0.0
        self._repeats = self._count_repeats()
        self._best, self.best_cost = self._at.copy(), self._total()

    def _sit(self) -> None:
        """Who sits where (rounds, tables, people), who met (people, people), what tables have."""
        at = self._at[:, None] == np.arange(len(self._model.sizes[0]))[:, None]
        self._sitting = at.astype(np.float32)
        flat = self._sitting.reshape(-1, len(self._everybody))
        self._met = np.float32(MEETING) * (flat.T @ flat)
        np.fill_diagonal(self._met, 0.0)
        counts = (flat @ self._have).astype(np.int64)
        self._counts = counts.reshape(self._model.skew.start.shape)

    def _count_repeats(self) -> float:
        met = self._met.astype(np.float64)
        return float((met * (met / MEETING - 1.0)).sum()) / 4.0

    def _skew(self) -> float:
        """What all tables cost in balance at its full price."""
        skew = self._model.skew
        return float(skew.costs.take(self._counts + skew.start).sum())

    def _goal_at(self, part: float) -> float:
        """A goal between each value's best at each table alone and where the plan is now."""
        each = self._model.skew.costs.reshape(-1, self._model.chairs + 3)
        least = float(each.min(axis=1).sum())
        return float(round(least + (self._skewed - least) * part))

    def _total(self) -> float:
        """The cost of the plan: what is gained below the goal counts in part."""
        below = max(0.0, self._goal - self._skewed)
        return self._repeats + self._skewed + below * (1.0 - _BELOW_GOAL)

    def _price(self) -> float:
        return _BELOW_GOAL if self._skewed < self._goal else 1.0

    def best(self) -> Ints:
        """The best seating so far, shape (rounds, tables, chairs)."""
        return seats_of(self._model, self._best)

    def step(self, shares: Floats, inverse: float) -> None:
        """Draws one exchange; `shares` has `draws` numbers."""
        kind, where = float(shares[0]), float(shares[1])
        if kind < self._roles:
            begin = int(where * (len(self._everybody) - self._width + 1))
            costs = self._costs_of_roles(slice(begin, begin + self._width))
        else:
            begin = int(where * (len(self._rounds) - self._chunk + 1))
            costs = self._costs_of_places(slice(begin, begin + self._chunk))
        at = draw_one(costs, inverse, float(shares[2]), _PATIENT)
        if at < 0:
            return
        self._alone = None
        price, cost = self._price(), float(costs.ravel()[at])
        row, other = divmod(at, len(self._everybody))
        if kind < self._roles:
            self._change_roles(begin + row, other)
        else:
            number, one = divmod(row, len(self._everybody))
            self._change_places(begin + number, one, other)
        before, self._skewed = self._skewed, self._skew()
        self._repeats += cost - price * (self._skewed - before)
        if self._total() < self.best_cost:
            self._best, self.best_cost = self._at.copy(), self._total()

    def _prices(self, rounds: slice) -> tuple[Singles, Singles]:
        """What one more, and one fewer, of each value costs: (rounds, tables, values) each."""
        at = self._counts[rounds] + self._model.skew.start[rounds]
        more, fewer = self._more.take(at), self._fewer.take(at)
        more *= self._price()
        fewer *= self._price()
        return more, fewer

    def _costs_of_places(self, rounds: slice) -> Singles:
        """What it costs when two change places in some rounds, (rounds, people, people).

        For one: the meetings and values at the other's table, less those at the own; then what the
        two have in common, which changes nothing. Beyond any reach for two at one table.
        """
        more, fewer = self._prices(rounds)
        at, sitting = self._at[rounds], self._sitting[rounds]
        seated, row = sitting.swapaxes(1, 2), self._rounds[: len(at), None]
        there = self._met @ seated
        there += self._have @ more.swapaxes(1, 2)
        mine = self._have * (more + fewer)[row, at]
        leave = self._own[rounds][row, at] - there[row, self._everybody, at]
        leave += mine @ self._ones
        there += leave[:, :, None]
        there += _BARRED * seated
        half: Singles = there @ sitting
        half -= mine @ self._have.T
        half -= self._met
        return half + half.swapaxes(1, 2)

    def _costs_of_roles(self, some: slice) -> Singles:
        """What it costs when one of some changes roles with anybody, (some, people).

        As for places, over all rounds; where the two share a table, their round changes nothing.
        """
        if self._alone is None:
            self._alone = self._costs_alone()
        there, leave, mine, both = self._alone
        flat = self._sitting.reshape(-1, len(self._everybody))
        seated = flat.T
        costs: Singles = there[some] @ flat
        costs += seated[some] @ there.T
        costs -= mine[some] @ self._have.T
        costs -= self._have[some] @ mine.T
        costs += leave[some, None]
        costs += leave
        costs += self._shared_at_tables(some, both)
        costs[np.arange(len(costs)), self._everybody[some]] = _BARRED
        return costs

    def _costs_alone(self) -> tuple[Singles, Singles, Singles, Singles]:
        """What holds for each role of its own until somebody moves.

        To be at each table where one is not, less what is gained by leaving where one is, (people,
        rounds x tables); to leave all tables, (people,); what is paid for each value where one is,
        (people, values); and both prices of each value, (rounds, tables, values).
        """
        more, fewer = self._prices(slice(None))
        both = more + fewer
        flat = self._sitting.reshape(-1, len(self._everybody))
        seated, priced = flat.T, (len(flat), more.shape[2])
        there = self._have @ more.reshape(priced).T
        gone = self._have @ fewer.reshape(priced).T
        gone *= seated
        there -= seated * there
        there -= gone
        mine = seated @ both.reshape(priced)
        mine *= self._have
        return there, gone.sum(axis=1), mine, both

    def _shared_at_tables(self, some: slice, both: Singles) -> Singles:
        """What was taken away twice: values in common of people at one table, (some, people)."""
        shared = self._have[some] * both[self._rounds[:, None], self._at[:, some]] @ self._have.T
        shared *= self._sitting[:, :, some].swapaxes(1, 2) @ self._sitting
        total: Singles = shared.sum(axis=0)
        total += total
        return total

    def _change_roles(self, one: int, other: int) -> None:
        here, there = self._at[:, one].copy(), self._at[:, other].copy()
        gained = self._hot[other] - self._hot[one]
        self._counts[self._rounds, here] += gained
        self._counts[self._rounds, there] -= gained
        self._at[:, one], self._at[:, other] = there, here
        _exchange(self._sitting.reshape(-1, len(self._everybody)).T, one, other)
        if self._roles < 1.0:
            _exchange(self._met, one, other)
            _exchange(self._met.T, one, other)

    def _change_places(self, number: int, one: int, other: int) -> None:
        here, there = self._at[number, one], self._at[number, other]
        sitting = self._sitting[number]
        change = np.float32(MEETING) * (sitting[there] - sitting[here])
        change[[one, other]] = 0.0
        for person, shift in ((one, change), (other, -change)):
            self._met[person] += shift
            self._met[:, person] += shift
        gained = self._hot[other] - self._hot[one]
        self._counts[number, here] += gained
        self._counts[number, there] -= gained
        self._at[number, one], self._at[number, other] = there, here
        sitting[[here, there], one] = 0.0, 1.0
        sitting[[here, there], other] = 1.0, 0.0


def _exchange(rows: Singles, one: int, other: int) -> None:
    """Two rows change places; quicker than with a list of two."""
    kept = rows[one].copy()
    rows[one] = rows[other]
    rows[other] = kept
