"""Which tables of a round are the larger ones: the one place where sizes are settled.

The tables whose sizes are free exchange their extra chairs so that the fewest rules break, then the
fewest people move, then the first tables are the larger ones (see `trials`). In a repair whoever
may sit at several tables as well gets theirs over all rounds together, see `joined`, and so do all
where nobody is to see a draft twice, see `keeping`. What people mind is counted in whole numbers,
so that an answer is exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

import numpy as np

from app.engines.seating.chance import Floats, Ints
from app.engines.seating.company import gathered_parties, together_groups
from app.engines.seating.joining import Case, joined
from app.engines.seating.keeping import Keeping, keeping
from app.engines.seating.model import HARD, STAY, seat_costs, seated_in
from app.engines.seating.sizes import Chairs, chairs_for
from app.engines.seating.trials import MOVE, RULE, Company, cheapest
from app.engines.seating.wishes import Rounds, Wishes


@dataclass(frozen=True)
class Placed:
    """The size of each table of a round, and a table (from 0) for each of those present.

    The tables are good ones for fixed seats, company and staying, by no other measure; the best
    there are when that is `proved`. None are told where nobody minds. With drafts, `fewest` tells
    that all rounds together break no more rules than they must.
    """

    sizes: tuple[int, ...]
    tables: tuple[int, ...] = ()
    proved: bool = False
    fewest: bool = False

    def with_tables(self, tables: tuple[int, ...], *, fewest: bool = False) -> Placed:
        """The same with some people at other tables."""
        sizes = np.bincount(tables, minlength=len(self.sizes))
        return Placed(tuple(sizes.tolist()), tables, self.proved, fewest)


def placed(
    wishes: Wishes,
    numbers: range,
    staying: Floats | None = None,
    shut: Sequence[Mapping[int, int]] = (),
    before: Rounds = (),
) -> tuple[Placed, ...]:
    """Sizes and tables for some rounds (from 1), where each round is seen for itself.

    `staying` (rounds, people + 1, tables) is what each table costs those with a seat in any of the
    rounds, in `HARD` and `STAY`; `shut` is that of `chairs_for`, round by round. `before` are the
    rounds that were held, for those who join.
    """
    costs = _costs(wishes, numbers, staying)
    known: dict[object, Placed] = {}
    found, cases = [], []
    for at, number in enumerate(numbers):
        chairs = chairs_for(wishes, number, shut[at] if shut else None)
        order = _order(wishes, number, chairs)
        if costs is None or not (chairs.extra or staying is not None):
            found.append(Placed(chairs.larger(order[: chairs.extra])))
            continue
        company = _company(wishes, number)
        case = (chairs, order, company, costs[at].tobytes())
        prices = _prices(order, wishes.tables)
        if case not in known:
            known[case] = _placed(chairs, prices, costs[at], company, len(numbers))
        found.append(known[case])
        here, tables = wishes.present(number), known[case].tables
        cases.append(Case(here, costs[at], prices, chairs, company, tables))
    if staying is None:
        return tuple(found)
    kept = _joined(wishes, before, cases)
    return tuple(
        each.with_tables(at, fewest=kept.fewest and each.proved)
        for each, at in zip(found, kept.tables, strict=True)
    )


def _joined(wishes: Wishes, before: Rounds, cases: Sequence[Case]) -> Keeping:
    """The tables of a repair, latecomers joined, and no draft seen twice if that need not be."""
    join = partial(joined, wishes, before)
    return keeping(cases, join) if wishes.drafts else Keeping(join(cases), fewest=False)


def _order(wishes: Wishes, number: int, chairs: Chairs) -> tuple[int, ...]:
    """The tables whose sizes are free, those that are the first to be larger first.

    With drafts that turns from round to round: whoever leaves a table of five for one of six must
    all have been somewhere else.
    """
    turn = number - 1 if wishes.drafts else 0
    return tuple(np.roll(np.array(chairs.open, dtype=np.int64), -turn).tolist())


def _prices(order: tuple[int, ...], tables: int) -> Ints:
    """What an extra chair at each table costs, so that the first ones are larger."""
    prices = np.zeros(tables, dtype=np.int64)
    prices[list(order)] = np.arange(len(order))
    return prices


def _placed(chairs: Chairs, prices: Ints, costs: Ints, company: Company, rounds: int) -> Placed:
    at, proved = cheapest(costs, prices, chairs, company, rounds)
    sizes = np.bincount(at, minlength=len(prices))
    return Placed(tuple(sizes.tolist()), tuple(at.tolist()), proved)


def _costs(wishes: Wishes, numbers: range, staying: Floats | None) -> list[Ints] | None:
    """What each table costs each one present, in each round, in whole numbers; None for nothing."""
    people = seated_in(wishes, numbers)
    costs = seat_costs(wishes, numbers, people, staying)
    seen = _seen(wishes, people)
    if costs is None and seen is None:
        return None
    if costs is None:
        costs = np.zeros((len(numbers), len(people) + 1, wishes.tables))
    costs = costs if seen is None else costs + seen
    whole = (costs // HARD * RULE + costs % HARD // STAY * MOVE).astype(np.int64)
    index = {member: at for at, member in enumerate(people)}
    return [
        whole[at, [index[member] for member in wishes.present(number)]]
        for at, number in enumerate(numbers)
    ]


def _seen(wishes: Wishes, people: tuple[str, ...]) -> Floats | None:
    """What a draft costs who saw it at an earlier meeting, shape (people + 1, tables)."""
    if not wishes.drafts or not wishes.drafts_seen:
        return None
    index = {member: at for at, member in enumerate(people)}
    cost = np.zeros((len(people) + 1, wishes.tables))
    for member, table in wishes.drafts_seen:
        if member in index and table <= wishes.tables:
            cost[index[member], table - 1] += HARD
    return cost


def _company(wishes: Wishes, number: int) -> Company:
    index = {member: at for at, member in enumerate(wishes.present(number))}
    pairs = {
        (min(pair), max(pair))
        for group in wishes.apart
        for pair in combinations([index[who] for who in dict.fromkeys(group) if who in index], 2)
    }
    groups = (*together_groups(wishes, number), *gathered_parties(wishes, number))
    parties = {tuple(sorted(index[who] for who in group)): None for group in groups}
    return Company(tuple(sorted(pairs)), tuple(parties))
