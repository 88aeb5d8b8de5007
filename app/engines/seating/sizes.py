"""How many people sit at each table."""

from __future__ import annotations

from collections import Counter

from app.engines.seating.wishes import Wishes


def even_sizes(people: int, tables: int) -> tuple[int, ...]:
    """As even as possible, the larger tables first."""
    each, over = divmod(people, tables)
    return tuple(each + (at < over) for at in range(tables))


def sizes_for(wishes: Wishes, round_number: int) -> tuple[int, ...]:
    """The size of each table in a round (from 1): as wished, else as even as possible.

    When people are away from just this round, the wished sizes shrink from the largest table on.
    Among even tables those with more fixed seats get the larger size.
    """
    people = len(wishes.present(round_number))
    if wishes.sizes is not None:
        return _fitted(wishes.sizes, people)
    here = set(wishes.present(round_number))
    fixed = Counter(
        seat.table - 1
        for seat in set(wishes.fixed)
        if seat.round in (None, round_number) and seat.member in here
    )
    sizes = even_sizes(people, wishes.tables)
    order = sorted(range(wishes.tables), key=lambda at: (-fixed[at], at))
    if max(fixed.values(), default=0) < sizes[0]:
        return sizes
    given = dict(zip(order, sizes, strict=True))
    return tuple(given[at] for at in range(wishes.tables))


def _fitted(wished: tuple[int, ...], people: int) -> tuple[int, ...]:
    sizes = list(wished)
    while sum(sizes) > people:
        sizes[sizes.index(max(sizes))] -= 1
    while sum(sizes) < people:
        sizes[sizes.index(min(sizes))] += 1
    return tuple(sizes)
