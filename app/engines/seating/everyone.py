"""Every exchange of two people weighed at once, in a plan without rules.

Two people may change places in one round, or change roles in all rounds, which cannot change
repeats. What either costs is a sum of what each of the two costs at the other's tables, less what
they have in common, so that the costs of all exchanges are a few products of small matrices, and a
whole neighbourhood is seen for little more than NumPy asks for one of its members. One step draws
one exchange out of all, or none, with probability ~ exp(-cost / T): in the cold, where few of many
thousand exchanges pay, hardly a step is lost (as in the n-fold way, Bortz, Kalos and Lebowitz
1975), the less as a step stands for several draws in which nobody moves. To weigh them all is what
takes time; so some are drawn at once, and what the first of them has changed for another is
weighed for that one alone (surrogate transitions, as in Liu 2001): it is taken with probability
exp(-(cost - cost before) / T).

Repeats and balance trade at nearly one price over a wide range, so that a price alone would leave
it to chance where in that range a plan ends. A goal for balance says it: above the goal balance has
its price, below a part of it (an achievement function with a reference point, Wierzbicki 1980).

Costs are multiples of 1/4 below 2^21, exact in 32 bits and in any order of summing.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import numpy as np

from app.engines.seating.chance import Floats, Heat, Ints, Singles, draw_some, weight, weights
from app.engines.seating.model import MEETING, Model
from app.engines.seating.relabel import seats_of, tables_of

# So many exchanges are weighed in a step, of places, and of roles times rounds: beyond that a step
# costs more than it tells.
_PLACES, _ROLES = 20000, 14000
# So many of them are drawn in a step.
_DRAWN: Final = 16
# A step stands for so many draws in which nobody moves: a power of two.
_PATIENT: Final = 8
# In rooms of more than this many a step sees too little of a round to pay.
MOST_PEOPLE: Final = 250
# The part of its price that balance has below the goal.
_BELOW_GOAL: Final = 0.25
# The temperature that tells whether a plan is soft: half a repeat.
_SOFT: Final = Heat(Decimal(int(MEETING)) / 2, Decimal(int(MEETING)) / 2).inverse(0, 1)
# Stands for all rounds.
_ALL: Final = -1
# What comes to the tables of the one leaves those of the other.
_TO_AND_FRO: Final = np.array([1, -1]).reshape(2, 1, 1)
# More than any exchange costs, for exchanges that are none.
_BARRED: Final = np.float32(2.0**21)


class Everyone:
    """A plan in which people change roles in a part `roles` of the steps, and places in the others.

    `model` has no rules, and everybody is there in every round. The goal is this `part` of the way
    from the best that balance can be to where the plan to begin with is; 0 for none. Places change
    in the last `loose` rounds alone, in all when None.
    """

    draws = 2 + 2 * _DRAWN

    def __init__(
        self, model: Model, seats: Ints, roles: float, part: float = 0.0, loose: int | None = None
    ) -> None:
        self._model, self._roles = model, roles
        self._at = tables_of(model, seats)
        self._everybody = np.arange(self._at.shape[1])
        self._have = model.traits[:-1].astype(np.float32)
        self._hot = model.traits[:-1].astype(np.int64)
        self._ones = np.ones(self._have.shape[1], dtype=np.float32)
        self._own = np.float32(MEETING) * (np.array(model.sizes, dtype=np.float32) - 1.0)
        self._rounds = np.arange(len(self._at))
        people = len(self._everybody)
        self._loose = len(self._rounds) if loose is None else loose
        self._chunk = min(self._loose, max(1, _PLACES // people**2))
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
        start = self._model.skew.start
        # Where the prices of each count are looked up, (rounds, tables, values).
        self._cells = start + counts.reshape(start.shape)

    def _count_repeats(self) -> float:
        met = self._met.astype(np.float64)
        return float((met * (met / MEETING - 1.0)).sum()) / 4.0

    def _skew(self) -> float:
        """What all tables cost in balance at its full price."""
        return float(self._model.skew.costs.take(self._cells).sum())

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

    def softness(self) -> float:
        """How many exchanges of places cost next to nothing, in Boltzmann weights.

        Of plans with the same repeats, asked without a price for balance, the softer one (in
        physics: with more entropy around it) can be led to balance at fewer repeats.
        """
        rounds = (slice(number, number + 1) for number in self._rounds)
        return sum(float(weights(self._costs_of_places(each), _SOFT).sum()) for each in rounds)

    def step(self, shares: Floats, inverse: float) -> None:
        """Draws some exchanges, all of roles or all of places; `shares` has `draws` numbers."""
        people, is_of_roles = len(self._everybody), float(shares[0]) < self._roles
        costs, first = self._weighed(is_of_roles, float(shares[1]))
        drawn = draw_some(costs, inverse, shares[2 : 2 + _DRAWN], _PATIENT).tolist()
        moved: set[tuple[int, int]] = set()
        for at, share in zip(drawn, shares[2 + _DRAWN :].tolist(), strict=False):
            row, other = divmod(at, people)
            number, one = (_ALL, first + row) if is_of_roles else divmod(first + row, people)
            both = {(number, one), (number, other)}
            if not moved.isdisjoint(both):
                continue
            cost = float(costs.ravel()[at])
            if moved:
                before, cost = weight(cost, inverse), self._cost_of(number, one, other)
                if share * before >= weight(cost, inverse):
                    continue
            self._exchange(number, one, other, cost)
            moved |= both

    def _weighed(self, is_of_roles: bool, where: float) -> tuple[Singles, int]:
        """The costs of some exchanges, and which is the first of their rows among all."""
        if is_of_roles:
            begin = int(where * (len(self._everybody) - self._width + 1))
            return self._costs_of_roles(slice(begin, begin + self._width)), begin
        begin = len(self._rounds) - self._loose + int(where * (self._loose - self._chunk + 1))
        rounds = slice(begin, begin + self._chunk)
        return self._costs_of_places(rounds), begin * len(self._everybody)

    def _cost_of(self, number: int, one: int, other: int) -> float:
        """What one exchange costs as things are, of places in a round or of roles in all."""
        rounds = self._rounds if number == _ALL else self._rounds[number : number + 1]
        at = self._at[rounds]
        # The tables of the one, then those of the other; where both sit at one, nothing changes.
        both = at[:, (one, other)].T
        cells = self._cells[rounds, both]
        differ = both[0] != both[1]
        gained = (self._hot[other] - self._hot[one]) * differ[:, None]
        after = cells + gained * _TO_AND_FRO
        costs = self._model.skew.costs
        balance = self._price() * float((costs.take(after) - costs.take(cells)).sum())
        return balance if number == _ALL else balance + self._repeats_of(number, one, other)

    def _repeats_of(self, number: int, one: int, other: int) -> float:
        """What it costs in repeats when two from different tables change places in a round."""
        here, there = self._at[number, one], self._at[number, other]
        change = self._sitting[number, there] - self._sitting[number, here]
        moving = float((self._met[one] - self._met[other]) @ change)
        own = float(self._own[number, here] + self._own[number, there])
        return moving + own - 2.0 * float(self._met[one, other])

    def _exchange(self, number: int, one: int, other: int, cost: float) -> None:
        """Two people change places in a round, or roles in all, at a known cost."""
        before, price = self._skewed, self._price()
        if number == _ALL:
            self._change_roles(one, other)
            self._skewed += cost / price
        else:
            self._change_places(number, one, other)
            self._skewed = self._skew()
            self._repeats += cost - price * (self._skewed - before)
        self._alone = None
        if self._total() < self.best_cost:
            self._best, self.best_cost = self._at.copy(), self._total()

    def _prices(self, rounds: slice) -> tuple[Singles, Singles]:
        """What one more, and one fewer, of each value costs: (rounds, tables, values) each."""
        at = self._cells[rounds]
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
        row, shape = self._rounds[: len(at), None], sitting.shape
        # One product of all rounds is quicker than one of each.
        there = sitting.reshape(-1, shape[2]) @ self._met
        there += more.reshape(len(there), -1) @ self._have.T
        there = there.reshape(shape)
        mine = self._have * (more + fewer)[row, at]
        leave = self._own[rounds][row, at] - there[row, at, self._everybody]
        leave += mine @ self._ones
        there += leave[:, None]
        there += _BARRED * sitting
        half: Singles = there.swapaxes(1, 2) @ sitting
        half -= (mine.reshape(leave.size, -1) @ self._have.T).reshape(half.shape)
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
        held = self._have[some] * both[self._rounds[:, None], self._at[:, some]]
        shared = held.reshape(len(held) * held.shape[1], -1) @ self._have.T
        shared = shared.reshape(*held.shape[:2], -1)
        shared *= self._sitting[:, :, some].swapaxes(1, 2) @ self._sitting
        total: Singles = shared.sum(axis=0)
        total += total
        return total

    def _change_roles(self, one: int, other: int) -> None:
        here, there = self._at[:, one].copy(), self._at[:, other].copy()
        gained = self._hot[other] - self._hot[one]
        self._cells[self._rounds, here] += gained
        self._cells[self._rounds, there] -= gained
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
        self._cells[number, here] += gained
        self._cells[number, there] -= gained
        self._at[number, one], self._at[number, other] = there, here
        sitting[[here, there], one] = 0.0, 1.0
        sitting[[here, there], other] = 1.0, 0.0


def _exchange(rows: Singles, one: int, other: int) -> None:
    """Two rows change places; quicker than with a list of two."""
    kept = rows[one].copy()
    rows[one] = rows[other]
    rows[other] = kept
