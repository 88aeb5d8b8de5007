"""Two series of what should be the same ballots, brought side by side.

Whoever misses a ballot, or types one twice, moves all that come after it. So the two are not held
against each other by number, but in the way that leaves the fewest ballots differing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, TypeAlias

Pair: TypeAlias = tuple[int | None, int | None]
"""The places of one ballot in the first series and in the second, None where it was missed."""

_FIRST_BAND: Final = 8


def differing_pairs(one: Sequence[object], two: Sequence[object]) -> tuple[int, ...]:
    """Which of the pairs of `aligned` (0 the first) do not say the same."""
    return tuple(
        at
        for at, (i, j) in enumerate(aligned(tuple(one), tuple(two)))
        if i is None or j is None or one[i] != two[j]
    )


@lru_cache(maxsize=8)
def aligned(one: tuple[object, ...], two: tuple[object, ...]) -> tuple[Pair, ...]:
    """The places of both series side by side, in their order, with the fewest differences; a ballot
    that was typed otherwise is one, and one that was missed is one.

    What is alike at both ends costs nothing, and the rest so much as it differs (Ukkonen 1985).
    """
    head = 0
    while head < min(len(one), len(two)) and one[head] == two[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(two)) - head and one[-1 - tail] == two[-1 - tail]:
        tail += 1
    middle = _aligned(one[head : len(one) - tail], two[head : len(two) - tail])
    ends = range(tail, 0, -1)
    return (
        *((at, at) for at in range(head)),
        *(_moved(pair, head) for pair in middle),
        *((len(one) - back, len(two) - back) for back in ends),
    )


def _moved(pair: Pair, by: int) -> Pair:
    i, j = pair
    return None if i is None else i + by, None if j is None else j + by


def _aligned(one: Sequence[object], two: Sequence[object]) -> list[Pair]:
    """A band that is wide enough for its own answer holds the best one."""
    band = max(_FIRST_BAND, abs(len(one) - len(two)))
    costs = _costs(one, two, band)
    while costs[len(one)][len(two)] > band:
        band *= 2
        costs = _costs(one, two, band)
    return _walked_back(one, two, costs)


def _costs(one: Sequence[object], two: Sequence[object], band: int) -> list[dict[int, int]]:
    """The fewest differences of each beginning with each, where the lengths differ by so much at
    most.
    """
    far = len(one) + len(two) + 1
    rows: list[dict[int, int]] = []
    for i in range(len(one) + 1):
        row: dict[int, int] = {}
        above = rows[-1] if rows else {}
        for j in range(max(0, i - band), min(len(two), i + band) + 1):
            if i == 0 or j == 0:
                row[j] = i + j
                continue
            same = above.get(j - 1, far) + (one[i - 1] != two[j - 1])
            row[j] = min(same, above.get(j, far) + 1, row.get(j - 1, far) + 1)
        rows.append(row)
    return rows


def _walked_back(
    one: Sequence[object], two: Sequence[object], costs: list[dict[int, int]]
) -> list[Pair]:
    """Rather one ballot typed otherwise than two that were missed."""
    i, j, pairs = len(one), len(two), list[Pair]()
    while i or j:
        here = costs[i][j]
        if i and j and costs[i - 1].get(j - 1) == here - (one[i - 1] != two[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif i and costs[i - 1].get(j) == here - 1:
            i -= 1
            pairs.append((i, None))
        else:
            j -= 1
            pairs.append((None, j))
    return pairs[::-1]
