"""The wishes as whole numbers in arrays.

People are numbered 0 .. n-1; number n is the empty chair that fills up smaller tables and costs
nothing. Costs are whole numbers in 64-bit floats, so that sums are exact in any order and a plan
is the same on every platform: `MEETING` for one repeat, `STAY` for a person moved in a repair,
`HARD` for a broken wish. No sum of softer costs reaches the next harder one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

import numpy as np

from app.engines.seating.chance import Floats, Ints
from app.engines.seating.company import gathered_parties, together_groups
from app.engines.seating.wishes import Rounds, Table, Wishes

MEETING: Final = 1024.0
STAY: Final = float(2**26)
HARD: Final = float(2**36)
# Leaving a locked seat costs as much as so many broken wishes beside the one.
_LOCK: Final = 63


@dataclass(frozen=True)
class Skew:
    """What one person more or less with a value costs a table, looked up at `start + count`.

    `more` and `fewer` are flat; `start` has the shape (rounds, tables, values). `any` is False
    when nothing is to be balanced.
    """

    costs: Floats
    more: Floats
    fewer: Floats
    start: Ints
    any: bool


@dataclass(frozen=True)
class Model:
    """Everything the search needs to know; arrays are never written to.

    `base` (n+1, n+1): what a pair costs at any table: meetings held and apart. `company` (rounds,
    n+1, n+1) rewards pairs kept together. `seat_cost` (rounds, n+1, tables). `visits` (n+1, tables)
    is what the rounds before make a table cost, in `HARD`, None when any table may be visited
    again; that costs `again`, less than `HARD` while a search may pass through it. `traits`
    (n+1, values) is 1 where a person has a value. `parties` are groups to move as one, for each
    round.
    """

    people: tuple[str, ...]
    sizes: tuple[tuple[int, ...], ...]
    base: Floats
    company: Floats | None
    seat_cost: Floats | None
    visits: Floats | None
    traits: Floats
    skew: Skew
    parties: tuple[tuple[tuple[int, ...], ...], ...]
    present: tuple[tuple[int, ...], ...]
    again: float = HARD

    @property
    def chairs(self) -> int:
        """The seats of the largest table, which every table has in the arrays."""
        return max(max(sizes) for sizes in self.sizes)

    @property
    def interchangeable(self) -> bool:
        """Whether any two people may change places in all rounds without touching repeats."""
        free = self.company is None and self.seat_cost is None and not self.base.any()
        free = free and (self.visits is None or not self.visits.any())
        return free and all(len(here) == len(self.people) for here in self.present)

    def balanced(self, weight: float, beyond: float = 0.0, free: int = 0) -> Model:
        """The same model with another price for a table that is one person off the mirror, and for
        a person `beyond` what rounding forces; neither costs anything in the last `free` rounds.
        """
        skew = _skew(self.traits, self.sizes, self.present, weight, beyond, free)
        return replace(self, skew=skew)


def build(
    wishes: Wishes,
    sizes: tuple[tuple[int, ...], ...],
    *,
    first: int = 1,
    history: Rounds = (),
    seat_cost: Floats | None = None,
) -> Model:
    """The model of the rounds from `first` on; `sizes` has one row for each of them."""
    numbers = range(first, first + len(sizes))
    people = seated_in(wishes, numbers)
    index = {member: at for at, member in enumerate(people)}
    present = tuple(tuple(index[member] for member in wishes.present(number)) for number in numbers)
    traits = _traits(wishes, people)
    return Model(
        people=people,
        sizes=sizes,
        base=_base(wishes, history, index),
        company=_company(wishes, numbers, index),
        seat_cost=seat_costs(wishes, numbers, people, seat_cost),
        visits=_visits(wishes, index),
        traits=traits,
        skew=_skew(traits, sizes, present, 0.0),
        parties=tuple(_parties(wishes, number, index) for number in numbers),
        present=present,
    )


def seated_in(wishes: Wishes, numbers: range) -> tuple[str, ...]:
    """Who has a seat in any of these rounds (from 1), in the order of `members`."""
    seated = {member for number in numbers for member in wishes.present(number)}
    return tuple(member for member in wishes.members if member in seated)


def _base(wishes: Wishes, history: Rounds, index: dict[str, int]) -> Floats:
    base = np.zeros((len(index) + 1, len(index) + 1))
    for seating in history:
        for table in seating:
            _add_pairs(base, table, index, MEETING)
    for one, other in {
        (min(pair), max(pair))
        for group in wishes.apart
        for pair in combinations(dict.fromkeys(group), 2)
    }:
        _add_pairs(base, (one, other), index, HARD)
    return base


def _add_pairs(matrix: Floats, members: Table, index: dict[str, int], cost: float) -> None:
    for one, other in combinations([index[who] for who in members if who in index], 2):
        matrix[one, other] += cost
        matrix[other, one] += cost


def _company(wishes: Wishes, numbers: range, index: dict[str, int]) -> Floats | None:
    parties = [_wished_parties(wishes, number) for number in numbers]
    if not any(parties):
        return None
    company = np.zeros((len(numbers), len(index) + 1, len(index) + 1))
    for at, groups in enumerate(parties):
        for group in groups:
            # Leaving the others of a group breaks one wish, whatever the group's size.
            _add_pairs(company[at], group, index, -(HARD // (len(group) - 1)))
    return company


def _wished_parties(wishes: Wishes, number: int) -> tuple[Table, ...]:
    return together_groups(wishes, number) + gathered_parties(wishes, number)


def _parties(wishes: Wishes, number: int, index: dict[str, int]) -> tuple[tuple[int, ...], ...]:
    """Parties that share nobody, the larger first; what overlaps is left to single moves."""
    taken: set[str] = set()
    parties: list[tuple[int, ...]] = []
    for group in sorted(_wished_parties(wishes, number), key=len, reverse=True):
        if taken.isdisjoint(group):
            taken.update(group)
            parties.append(tuple(index[member] for member in group))
    return tuple(parties)


def seat_costs(
    wishes: Wishes, numbers: range, people: tuple[str, ...], given: Floats | None = None
) -> Floats | None:
    """What each table costs each of `people`, shape (rounds, people + 1, tables): `HARD` for each
    rule it breaks, on top of what is `given`; None when it costs nothing anywhere.
    """
    index = {member: at for at, member in enumerate(people)}
    rules = [
        (at, index[member], [table - 1 for table in sorted(tables)])
        for at, number in enumerate(numbers)
        for member, tables in wishes.table_rules(number)
    ]
    if not rules:
        return given
    shape = (len(numbers), len(index) + 1, wishes.tables)
    cost = np.zeros(shape) if given is None else given.copy()
    for at, person, tables in rules:
        cost[at, person] += HARD
        cost[at, person, tables] -= HARD
    for at, number in enumerate(numbers):
        for member, table in wishes.locked_seats(number).items():
            if member in index:
                cost[at, index[member]] += _LOCK * HARD
                cost[at, index[member], table - 1] -= _LOCK * HARD
    return cost


def _visits(wishes: Wishes, index: dict[str, int]) -> Floats | None:
    """What it costs to sit at a table again: a broken wish for each time before."""
    if not wishes.drafts:
        return None
    visits = np.zeros((len(index) + 1, wishes.tables))
    for member, table in wishes.drafts_seen:
        if member in index and table <= wishes.tables:
            visits[index[member], table - 1] += HARD
    return visits


def _traits(wishes: Wishes, people: tuple[str, ...]) -> Floats:
    """One column for each value that at least two people share and not everybody has."""
    columns: list[list[float]] = []
    for attribute in dict.fromkeys(wishes.mirrored_attributes()):
        values = [wishes.value(attribute, member) for member in people]
        columns.extend(
            [float(each == value) for each in values] + [0.0]
            for value in sorted(set(values))
            if 1 < values.count(value) < len(values)
        )
    return np.array(columns).T.copy() if columns else np.zeros((len(people) + 1, 0))


def _skew(
    traits: Floats,
    sizes: tuple[tuple[int, ...], ...],
    present: tuple[tuple[int, ...], ...],
    weight: float,
    beyond: float = 0.0,
    free: int = 0,
) -> Skew:
    """Costs |count - share x size| in `weight` repeats a person, rounded to whole numbers, and
    `beyond` for each person more than the ceiling or fewer than the floor of that share; nothing
    in the last `free` rounds.
    """
    values, chairs = traits.shape[1], max(max(row) for row in sizes)
    price, surcharge = round(weight * MEETING), round(beyond * MEETING)
    counts = np.arange(-1, chairs + 2, dtype=np.int64)
    costs = np.zeros((len(sizes), len(sizes[0]), values, len(counts)))
    for at, (row, here) in enumerate(zip(sizes, present, strict=True)):
        shares = traits[list(here)].sum(axis=0).astype(np.int64)
        due = np.multiply.outer(row, shares)[..., None]
        off = np.abs(counts * len(here) - due)
        least, most = due // len(here), -(-due // len(here))
        skewed = np.maximum(np.maximum(least - counts, counts - most), 0)
        costs[at] = off * price // len(here) + skewed * surcharge
    costs[len(sizes) - free :] = 0.0
    flat = costs.ravel()
    steps = np.diff(flat)
    start = 1 + len(counts) * np.arange(flat.size // len(counts), dtype=np.int64)
    return Skew(
        costs=flat,
        more=np.append(steps, 0.0),
        fewer=np.append(0.0, -steps),
        start=start.reshape(costs.shape[:3]),
        any=bool(values and price),
    )
