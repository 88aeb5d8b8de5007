"""How many people sit at each table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.engines.seating.wishes import Wishes


def even_sizes(people: int, tables: int) -> tuple[int, ...]:
    """As even as possible, the larger tables first."""
    if not tables:
        return ()
    each, over = divmod(people, tables)
    return tuple(each + (at < over) for at in range(tables))


def sizes_for(wishes: Wishes, round_number: int) -> tuple[int, ...]:
    """The size of each table in a round (from 1): as wished, else as even as possible.

    A closed table has none; a locked one is as large as its people are many. When people are away
    from just this round, the wished sizes of the others shrink from the largest table on.
    Among even tables those with more fixed seats get the larger size.
    """
    kept = {at - 1: len(who) for at, who in wishes.kept_tables(round_number).items()}
    kept |= {table - 1: 0 for table in wishes.closed}
    free = [table for table in range(wishes.tables) if table not in kept]
    people = len(wishes.present(round_number)) - sum(kept.values())
    if wishes.sizes is not None:
        sizes = fitted([wishes.sizes[at] for at in free], people)
        given = dict(zip(free, sizes, strict=True))
    else:
        given = _even_among(wishes, round_number, free, people)
    return tuple((kept | given)[at] for at in range(wishes.tables))


def _even_among(wishes: Wishes, round_number: int, free: list[int], people: int) -> dict[int, int]:
    here = set(wishes.present(round_number))
    fixed = Counter(
        seat.table - 1
        for seat in set(wishes.fixed)
        if seat.round in (None, round_number) and seat.member in here
    )
    sizes = even_sizes(people, len(free))
    if max((fixed[at] for at in free), default=0) >= max(sizes, default=0):
        free = sorted(free, key=lambda at: (-fixed[at], at))
    return dict(zip(free, sizes, strict=True))


def fitted(wished: Sequence[int], people: int) -> list[int]:
    """Wished sizes with seats taken from the largest or added to the smallest until they fit."""
    sizes = list(wished)
    while sizes and sum(sizes) > people:
        sizes[sizes.index(max(sizes))] -= 1
    while sizes and sum(sizes) < people:
        sizes[sizes.index(min(sizes))] += 1
    return sizes
