"""How near a grouping comes to the one that people made.

AMI and ARI are 0 for groups drawn by lot and 1 for the people's own (Vinh, Epps and Bailey 2010;
Hubert and Arabie 1985). Both take one group number a note, in the same order.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TypeAlias

Groups: TypeAlias = Sequence[Hashable]


def adjusted_mutual_information(one: Groups, other: Groups) -> float:
    """AMI with the mean of the two entropies; 1 when both are the same grouping."""
    table, rows, columns = _counted(one, other)
    size = len(one)
    if len(rows) == len(columns) in (0, 1) or len(rows) == len(columns) == size:
        return 1.0
    shared = sum(
        n / size * math.log(size * n / (rows[a] * columns[b])) for (a, b), n in table.items()
    )
    by_lot = _expected(list(rows.values()), list(columns.values()), size)
    most = (_entropy(rows, size) + _entropy(columns, size)) / 2
    return (shared - by_lot) / (most - by_lot) if most != by_lot else 0.0


def adjusted_rand_index(one: Groups, other: Groups) -> float:
    """ARI: pairs of notes that both groupings put together or both apart, adjusted for chance."""
    table, rows, columns = _counted(one, other)
    together = sum(math.comb(n, 2) for n in table.values())
    left = sum(math.comb(n, 2) for n in rows.values())
    right = sum(math.comb(n, 2) for n in columns.values())
    pairs = math.comb(len(one), 2)
    by_lot = left * right / pairs if pairs else 0.0
    most = (left + right) / 2
    return (together - by_lot) / (most - by_lot) if most != by_lot else 1.0


def moves_saved(people: Groups, found: Groups) -> float:
    """The part of the work that is left out when people mend the groups instead of placing each
    note: 1 - (notes in a group where most are of another theme + groups of a theme that has one
    already) / notes.
    """
    members: dict[Hashable, Counter[Hashable]] = {}
    for theme, group in zip(people, found, strict=True):
        members.setdefault(group, Counter())[theme] += 1
    moved = sum(sum(each.values()) - max(each.values()) for each in members.values())
    themes = {max(sorted(each, key=str), key=each.__getitem__) for each in members.values()}
    joined = len(members) - len(themes)
    return 1 - (moved + joined) / len(people) if people else 1.0


def _counted(
    one: Groups, other: Groups
) -> tuple[Counter[tuple[Hashable, Hashable]], Counter[Hashable], Counter[Hashable]]:
    return Counter(zip(one, other, strict=True)), Counter(one), Counter(other)


def _entropy(sizes: Counter[Hashable], size: int) -> float:
    return -sum(n / size * math.log(n / size) for n in sizes.values())


def _expected(rows: Sequence[int], columns: Sequence[int], size: int) -> float:
    """The mutual information of two groupings with these sizes, drawn by lot (Vinh et al., 24)."""
    total = 0.0
    log = math.lgamma
    pairs = Counter((a, b) for a in rows for b in columns)
    for (a, b), times in pairs.items():
        fixed = log(a + 1) + log(b + 1) + log(size - a + 1) + log(size - b + 1) - log(size + 1)
        for n in range(max(1, a + b - size), min(a, b) + 1):
            odds = fixed - log(n + 1) - log(a - n + 1) - log(b - n + 1) - log(size - a - b + n + 1)
            total += times * n / size * math.log(size * n / (a * b)) * math.exp(odds)
    return total
