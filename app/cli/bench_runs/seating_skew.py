"""How far a plan is from the mirror, in the measure that seating programs were compared by.

`imb` is the sum over rounds, tables and attribute values of |count - share x size| beyond what no
seating can avoid, because people are whole. The unavoidable part of a round is, for each attribute
alone, the optimum of a transport problem: tables supply seats, values ask for them. Tables of one
size split a value's people evenly at no loss, so only the sizes have to be told apart, and for two
neighbouring sizes the problem is to share out seats at rising prices: greedy is exact (Fox 1966).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from app.engines.seating import Round, Rounds, Wishes


def imb(wishes: Wishes, rounds: Rounds) -> Fraction:
    """The distance of a plan with tables of at most two neighbouring sizes."""
    return sum((_of_round(wishes, seating) for seating in rounds), Fraction(0))


def _of_round(wishes: Wishes, seating: Round) -> Fraction:
    sizes = [len(table) for table in seating]
    off = 0
    for attribute in wishes.spread_attributes():
        rows = [Counter(wishes.value(attribute, who) for who in table) for table in seating]
        shares = sum(rows, Counter[str]())
        off += sum(
            abs(row[value] * sum(sizes) - size * share)
            for row, size in zip(rows, sizes, strict=True)
            for value, share in shares.items()
        )
        off -= unavoidable(sizes, list(shares.values()))
    return Fraction(off, sum(sizes))


def unavoidable(sizes: Sequence[int], shares: Sequence[int]) -> int:
    """The least sum of |count x people - size x share|; `sizes` and `shares` have the same sum.

    Raises ValueError for tables that are not of one size or two neighbouring ones.
    """
    people, small = sum(sizes), min(sizes)
    if max(sizes) > small + 1:
        raise ValueError("tables of more than two neighbouring sizes")
    of_small, of_large = sizes.count(small), len(sizes) - sizes.count(small)

    def price(share: int, at_large: int) -> int:
        return _even(at_large, of_large, (small + 1) * share, people) + _even(
            share - at_large, of_small, small * share, people
        )

    taken = [0] * len(shares)
    for _seat in range(of_large * (small + 1)):
        rise = [
            (price(share, have + 1) - price(share, have), at)
            for at, (share, have) in enumerate(zip(shares, taken, strict=True))
            if have < share
        ]
        taken[min(rise)[1]] += 1
    return sum(price(share, have) for share, have in zip(shares, taken, strict=True))


def _even(count: int, tables: int, wanted: int, people: int) -> int:
    """What so many people cost, split evenly over tables that each want `wanted` / `people`."""
    if not tables:
        return 0
    each, over = divmod(count, tables)
    return over * abs((each + 1) * people - wanted) + (tables - over) * abs(each * people - wanted)
