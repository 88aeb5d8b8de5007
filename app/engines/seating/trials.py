"""The best seating of one round for rules and staying, sizes free: branch and bound.

Everybody's own costs (fixed seats, tables for some, staying) make a transportation problem, see
`flow`. Rules about company are added by branch and bound (Land and Doig 1960): where the cheapest
seating breaks one, it is tried with each way to keep it, and with the rule given up. In a small
round that is exact; in a large one the best seating is taken that so many trials found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Final

import numpy as np

from app.engines.seating.chance import Ints
from app.engines.seating.flow import Flow
from app.engines.seating.sizes import Chairs

# Prices in whole numbers: a move and a broken rule, above the order of tables; what must not be.
MOVE: Final = 2**20
RULE: Final = 2**34
_BANNED: Final = 2**46
# Trials of all rounds: as many as this many cells of people and tables allow.
_CELLS: Final = 1_000_000
_FEWEST_TRIALS, _MOST_TRIALS = 12, 400


@dataclass(frozen=True)
class Company:
    """Rules about company in numbers: pairs apart, and parties together."""

    apart: tuple[tuple[int, int], ...]
    parties: tuple[tuple[int, ...], ...]

    def broken(self, at: Sequence[int]) -> Iterator[int]:
        """The numbers of the rules, pairs first, that these tables of the people break."""
        for number, (one, other) in enumerate(self.apart):
            if at[one] == at[other]:
                yield number
        for number, party in enumerate(self.parties, len(self.apart)):
            if len({at[person] for person in party}) > 1:
                yield number


def cheapest(
    costs: Ints,
    prices: Ints,
    chairs: Chairs,
    company: Company,
    rounds: int,
    start: Ints | None = None,
) -> tuple[Ints, bool]:
    """The table (from 0) of each person, shape (people,), in one of so many rounds to be seated,
    and whether no seating is better. It is found sooner from a `start` that is nearly as good.

    `costs` (people, tables) and `prices` (tables) of the extra chairs are made of `RULE` and `MOVE`
    and what is less than a move.
    """
    most = _CELLS // (costs.size * rounds)
    start = _first(costs, chairs) if start is None else start
    return _Trials(costs, prices, chairs, company).best(
        start, max(_FEWEST_TRIALS, min(_MOST_TRIALS, most))
    )


@dataclass(frozen=True)
class _Trial:
    """Where a seating starts, and what is decided: costs, and the rules given up (by number)."""

    costs: Ints
    at: Ints
    given_up: frozenset[int] = frozenset()


class _Trials:
    """The search for the best seating of a round whose sizes are free."""

    def __init__(self, costs: Ints, prices: Ints, chairs: Chairs, company: Company) -> None:
        self._costs, self._prices, self._chairs = costs, prices, chairs
        self._company = company
        self._best: tuple[int, Ints] | None = None
        self._queue: list[tuple[int, int, _Trial]] = []
        self._added = 0

    def best(self, start: Ints, most: int) -> tuple[Ints, bool]:
        """The best seating that so many trials find, and whether they came to their end."""
        self._add(0, _Trial(self._costs, start))
        for _ in range(most):
            if self._is_over():
                break
            self._try(heappop(self._queue)[2])
        assert self._best is not None
        return self._best[1], self._is_over()

    def _is_over(self) -> bool:
        """Whether nothing that is left to try can be better."""
        if self._best is None or not self._queue:
            return not self._queue
        return self._queue[0][0] >= self._best[0] // MOVE

    def _add(self, bound: int, trial: _Trial) -> None:
        # The latest of equally good ones first: it is the nearest to an answer.
        self._added += 1
        heappush(self._queue, (bound // MOVE, -self._added, trial))

    def _try(self, trial: _Trial) -> None:
        flow = Flow(trial.costs, self._prices, self._chairs, trial.at)
        flow.settle()
        everybody = np.arange(len(flow.at))
        chairs = int(self._prices[flow.extra].sum())
        bound = int(trial.costs[everybody, flow.at].sum()) + chairs + RULE * len(trial.given_up)
        if bound >= _BANNED:
            return
        broken = list(self._company.broken(flow.at.tolist()))
        cost = int(self._costs[everybody, flow.at].sum()) + chairs + RULE * len(broken)
        if self._best is None or cost < self._best[0]:
            self._best = cost, flow.at
        rule = next((each for each in broken if each not in trial.given_up), None)
        if rule is not None:
            self._add(bound + RULE, _Trial(trial.costs, flow.at, trial.given_up | {rule}))
            for costs in self._ways_to_keep(rule, trial.costs, flow.at):
                self._add(bound, _Trial(costs, flow.at, trial.given_up))

    def _ways_to_keep(self, rule: int, costs: Ints, at: Ints) -> Iterator[Ints]:
        """The costs with a rule kept in one way or another, the most promising last."""
        apart = self._company.apart
        if rule < len(apart):
            for person in apart[rule]:
                kept = costs.copy()
                kept[person, at[person]] += _BANNED
                yield kept
            return
        party = list(self._company.parties[rule - len(apart)])
        together = costs[party].sum(axis=0)
        roomy = [table for table, most in enumerate(self._chairs.most) if most >= len(party)]
        for table in sorted(roomy, key=lambda each: (-together[each], -each)):
            kept = costs.copy()
            kept[party] += _BANNED
            kept[party, table] -= _BANNED
            yield kept


def _first(costs: Ints, chairs: Chairs) -> Ints:
    """Everybody where they cost least, those with a choice where there is most room."""
    at = np.zeros(len(costs), dtype=np.int64)
    room = np.array(chairs.least)
    least = costs == costs.min(axis=1, keepdims=True)
    for person in np.argsort(least.sum(axis=1), kind="stable"):
        tables = np.flatnonzero(least[person])
        at[person] = tables[room[tables].argmax()]
        room[at[person]] -= 1
    return at
