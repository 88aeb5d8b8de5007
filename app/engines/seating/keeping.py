"""The fewest moves of a repair with which nobody sees a draft twice, all rounds together.

With the other rounds as they are, the draft that somebody sees there is a table that costs them a
broken rule here, so that the best seating of one round is found exactly, see `trials`. Round after
round is repaired so, in some order, from the plan as it was: where nobody saw a draft twice in
that, nobody does on the way, and each round needs only the chains of moves that make its tables
even. Which moves one round makes decides what is left for the others; so it is done in several
orders, with equal moves chosen by chance, until nothing can be better or it has been tried often
enough. How often depends on the size of the plan alone, never on the speed of the computer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from app.engines.seating.chance import Chance, Ints
from app.engines.seating.joining import Case
from app.engines.seating.trials import MOVE, RULE, cheapest

# Rounds are seated so often in all, as many as so many cells of people and tables allow, but each
# a few times; and so many times as often while rules are broken that need not be.
_CELLS: Final = 400_000
_MOST_SEATED, _FEWEST_SEATED, _PATIENT = 600, 4, 2
# A repaired round is repaired again while that helps, so often at most.
_SWEEPS: Final = 4
# How many moves a person's table may seem to cost, by chance, in a round that is to come out quite
# different.
_KICK: Final = 8

Tables = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Keeping:
    """The tables (from 0) of those present in each round, and whether none break fewer rules."""

    tables: Tables
    fewest: bool


def keeping(cases: Sequence[Case], join: Callable[[Sequence[Case]], Tables]) -> Keeping:
    """The fewest rules broken, drafts seen twice among them, then the fewest moves; as far as they
    were found.

    `join` has latecomers choose among the chairs that are left then; where that would show somebody
    a draft twice they give way. The `tables` of the `cases` are the best of each round alone.
    """
    drafts = _Drafts(cases)
    found = drafts.fewest()
    kept = [replace(case, tables=at) for case, at in zip(cases, _plain(found), strict=True)]
    chosen = drafts.improved([np.array(at) for at in join(kept)])
    best = min(chosen, found, key=drafts.worth)
    return Keeping(_plain(best), drafts.is_fewest(best))


def _plain(at: Sequence[Ints]) -> Tables:
    return tuple(tuple(each.tolist()) for each in at)


@dataclass(frozen=True)
class _Order:
    """An order of the rounds, and what is added to the costs of each so that equals differ."""

    rounds: Sequence[int]
    noise: Sequence[Ints]


class _Drafts:
    """The rounds of a repair; a seating is a list with the tables (from 0) of those present."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self._cases, self._seated = cases, 0
        names = dict.fromkeys(who for case in cases for who in case.people)
        number = {who: at for at, who in enumerate(names)}
        self._who = [np.array([number[who] for who in case.people]) for case in cases]
        self._shape = len(number), len(cases[0].chairs.least)
        self._least = sum(self._alone(at, case.tables) for at, case in enumerate(cases))

    def fewest(self) -> list[Ints]:
        """The best seating that was found."""
        chance, best = Chance(0), [np.array(case.tables) for case in self._cases]
        turn = 0
        while self.worth(best) > self._least and self._seated < self._most_seated(best):
            order = self._order(chance, turn)
            is_stuck = turn % 2 == 1 and not self.is_fewest(best)
            start = self._kicked(best, order, chance) if is_stuck else self._repaired(order)
            # Of equals the new one, so that it does not stand still.
            best = min(self.improved(start, order), best, key=self.worth)
            turn += 1
        return best

    def improved(self, at: list[Ints], order: _Order | None = None) -> list[Ints]:
        """A seating in which no round can be seated better while the others stay."""
        order = order or self._order(Chance(0), 0)
        for _sweep in range(_SWEEPS):
            before = self.worth(at)
            if before <= self._least:
                break
            for number in order.rounds:
                there = self._settled(at, number, order.noise[number])
                at = min(at, [*at[:number], there, *at[number + 1 :]], key=self.worth)
            if self.worth(at) == before:
                break
        return at

    def worth(self, at: Sequence[Ints]) -> int:
        """What a seating costs in moves, a broken rule being more than any of them."""
        alone = sum(self._alone(number, each.tolist()) for number, each in enumerate(at))
        seen = self._seen(at)
        return alone + RULE // MOVE * int((seen * (seen - 1) // 2).sum())

    def _alone(self, number: int, at: Sequence[int]) -> int:
        """The same of one round, whatever the others are."""
        case = self._cases[number]
        own = int(case.costs[np.arange(len(at)), list(at)].sum())
        return (own + RULE * len(list(case.company.broken(at)))) // MOVE

    def is_fewest(self, at: Sequence[Ints]) -> bool:
        """Whether no seating can break fewer rules, as far as each round's best is that."""
        return self.worth(at) * MOVE // RULE <= max(self._least * MOVE // RULE, self._unavoidable())

    def _unavoidable(self) -> int:
        """No seating breaks fewer rules of one person alone: the drafts of whoever has fewer left
        than rounds, each time at a table that breaks the fewest.
        """
        times, broken = np.zeros(self._shape[0], dtype=np.int64), np.full(self._shape, RULE)
        for who, case in zip(self._who, self._cases, strict=True):
            times[who] += 1
            costs = np.where(np.array(case.chairs.most) > 0, case.costs // RULE, RULE)
            broken[who] = np.minimum(broken[who], costs)
        total = 0
        for done in range(len(self._cases)):
            here = np.flatnonzero(times > done)
            table = broken[here].argmin(axis=1)
            total += int(broken[here, table].sum())
            broken[here, table] += 1
        return total

    def _most_seated(self, best: Sequence[Ints]) -> int:
        people, tables = self._shape
        most = min(_MOST_SEATED, _CELLS // (people * tables))
        most = max(_FEWEST_SEATED * len(self._cases), most)
        return most if self.is_fewest(best) else _PATIENT * most

    def _order(self, chance: Chance, turn: int) -> _Order:
        """The rounds as they come first, then other orders."""
        costs = [case.costs for case in self._cases]
        if not turn:
            return _Order(range(len(costs)), [np.zeros_like(each) for each in costs])
        # All the people of a round together stay below one move.
        noise = [_whole(chance, each.shape, MOVE // (2 * len(each))) for each in costs]
        return _Order(chance.order(len(costs)).tolist(), noise)

    def _repaired(self, order: _Order) -> list[Ints]:
        """Every round in turn, from where people sat."""
        at = [_homes(case) for case in self._cases]
        for number in order.rounds:
            at[number] = self._settled(at, number, order.noise[number])
        return at

    def _kicked(self, at: Sequence[Ints], order: _Order, chance: Chance) -> list[Ints]:
        """A seating of which one round was seated at random."""
        number = order.rounds[-1]
        noise = _whole(chance, self._cases[number].costs.shape, _KICK * MOVE)
        return [*at[:number], self._settled(at, number, noise), *at[number + 1 :]]

    def _settled(self, at: Sequence[Ints], number: int, noise: Ints) -> Ints:
        """The best tables of a round while the other rounds stay."""
        self._seated += 1
        case, others = self._cases[number], [*at]
        others[number] = np.full(len(case.people), -1)
        costs = case.costs + RULE * self._seen(others)[self._who[number]] + noise
        start = at[number] if at[number].min() >= 0 else None
        rounds = len(self._cases)
        return cheapest(costs, case.prices, case.chairs, case.company, rounds, start)[0]

    def _seen(self, at: Sequence[Ints]) -> Ints:
        """How often each has each draft, shape (people, tables)."""
        seen = np.zeros(self._shape, dtype=np.int64)
        for who, tables in zip(self._who, at, strict=True):
            seated = tables >= 0
            seen[who[seated], tables[seated]] += 1
        return seen


def _whole(chance: Chance, shape: tuple[int, ...], below: int) -> Ints:
    """Whole numbers by chance, from 0 up to but not including that."""
    return (chance.shares(*shape) * below).astype(np.int64)


def _homes(case: Case) -> Ints:
    """Where everybody sat; -1 for those who have no one table."""
    least = case.costs == case.costs.min(axis=1, keepdims=True)
    return np.where(least.sum(axis=1) == 1, case.costs.argmin(axis=1), -1)
