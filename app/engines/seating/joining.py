"""Where in a repair those may sit who have no table to keep, as `latecomers` asks for it.

Everybody whose one table is the cheapest stays where `placing` has them. The others, while they are
few, share what chairs are left, at as few broken rules and moves as there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.engines.seating.chance import Ints
from app.engines.seating.latecomers import Joined, Prices, Seats, joining
from app.engines.seating.sizes import Chairs
from app.engines.seating.trials import MOVE, RULE, Company, cheapest
from app.engines.seating.wishes import Rounds, Wishes


@dataclass(frozen=True, eq=False)
class Case:
    """A round: who is there, what each table costs each in `RULE` and `MOVE` (people, tables), and
    an extra chair at each less than that (tables); the chairs, who goes with whom, and the table
    (from 0) of each, good but for whom they meet.
    """

    people: tuple[str, ...]
    costs: Ints
    prices: Ints
    chairs: Chairs
    company: Company
    tables: tuple[int, ...]


def joined(wishes: Wishes, before: Rounds, cases: Sequence[Case]) -> tuple[tuple[int, ...], ...]:
    """The tables of each round with those of latecomers chosen; `before` are the rounds held."""
    rooms = [_Room(case, len(cases)) for case in cases]
    if not any(room.late for room in rooms):
        return tuple(case.tables for case in cases)
    found = joining(wishes, before, [room.to_join() for room in rooms])
    return tuple(room.with_seats(seats) for room, seats in zip(rooms, found, strict=True))


def are_few(people: int, tables: int) -> bool:
    """Whether so many are seated to meet as many as they can; more are a part of the room, which
    the search mixes and balances as a whole.
    """
    return people <= tables // 2


class _Room:
    """A round with the chairs that latecomers may have."""

    def __init__(self, case: Case, rounds: int) -> None:
        self._case, self._rounds = case, rounds
        at = np.array(case.tables, dtype=np.int64)
        least = case.costs == case.costs.min(axis=1, keepdims=True)
        free = (least.sum(axis=1) > 1) & least[np.arange(len(at)), at]
        free &= are_few(int(free.sum()), case.costs.shape[1])
        self._numbers = np.flatnonzero(free).tolist()
        self.late = tuple(case.people[person] for person in self._numbers)
        self._kept = {who: table for who, table in enumerate(case.tables) if not free[who]}
        self._chairs = _left(case.chairs, list(self._kept.values()))
        self._company, against = self._with_those_kept()
        self._costs = case.costs[self._numbers] + against

    def to_join(self) -> Joined:
        """The round as the latecomers find it."""
        others: list[list[str]] = [[] for _ in self._case.chairs.least]
        for who, table in self._kept.items():
            others[table].append(self._case.people[who])
        return Joined(tuple(map(tuple, others)), self.late, self._settle)

    def with_seats(self, seats: Seats) -> tuple[int, ...]:
        """The table of each person, latecomers at these."""
        tables = list(self._case.tables)
        for who, name in zip(self._numbers, self.late, strict=True):
            tables[who] = seats[name]
        return tuple(tables)

    def _settle(self, prices: Prices) -> Seats:
        """The cheapest tables, where a move outweighs all prices together."""
        if not self.late:
            return {}
        most = (MOVE - 1) // len(self.late)
        priced = np.minimum(np.array([prices[who] for who in self.late]), most)
        if len(self.late) == 1:
            # The one chair there is, or where it may be: what `cheapest` would find, sooner.
            return {self.late[0]: self._one_at(self._costs[0] + priced[0])}
        free = np.zeros(self._costs.shape[1], dtype=np.int64)
        at, _ = cheapest(self._costs + priced, free, self._chairs, self._company, self._rounds)
        found = dict(zip(self.late, at.tolist(), strict=True))
        if self._worth(self.with_seats(found)) > self._worth(self._case.tables):
            return {
                who: self._case.tables[at] for at, who in zip(self._numbers, self.late, strict=True)
            }
        return found

    def _one_at(self, costs: Ints) -> int:
        chairs = self._chairs
        tables = [at for at, few in enumerate(chairs.least) if few] or list(chairs.open)
        return min(tables, key=lambda at: int(costs[at]))

    def _worth(self, tables: tuple[int, ...]) -> int:
        """What a seating costs in broken rules and moves."""
        own = int(self._case.costs[np.arange(len(tables)), list(tables)].sum())
        return own + RULE * len(list(self._case.company.broken(tables)))

    def _with_those_kept(self) -> tuple[Company, Ints]:
        """The company that latecomers are to each other, and what others make each table cost."""
        number = {person: at for at, person in enumerate(self._numbers)}
        against = np.zeros((len(number), len(self._case.chairs.least)), dtype=np.int64)
        pairs, parties = [], []
        for pair in self._case.company.apart:
            among = [number[who] for who in pair if who in number]
            kept = [self._kept[who] for who in pair if who in self._kept]
            if len(among) == 2:
                pairs.append((among[0], among[1]))
            elif among:
                against[among[0], kept[0]] += RULE
        for party in self._case.company.parties:
            among = [number[who] for who in party if who in number]
            kept = [self._kept[who] for who in party if who in self._kept]
            if kept:
                against[among] += RULE
                against[np.ix_(among, sorted(set(kept)))] -= RULE
            elif len(among) > 1:
                parties.append(tuple(among))
        return Company(tuple(pairs), tuple(parties)), against


def _left(chairs: Chairs, taken: Sequence[int]) -> Chairs:
    """The chairs that are left when one is taken for each of these tables (from 0)."""
    count = (
        np.bincount(taken, minlength=len(chairs.least)).tolist()
        if taken
        else [0] * len(chairs.least)
    )
    both = zip(chairs.least, chairs.most, count, strict=True)
    left = [(max(0, few - there), max(0, most - there)) for few, most, there in both]
    over = sum(there > few for few, there in zip(chairs.least, count, strict=True))
    return Chairs(
        tuple(few for few, _ in left), tuple(most for _, most in left), chairs.extra - over
    )
