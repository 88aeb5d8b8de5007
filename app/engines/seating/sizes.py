"""How many people may sit at each table of a round, and where that leaves a choice.

Even tables differ by one chair at most; which of them have the extra chair is free, and settled by
`placing` so that rules can hold and few people move.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.engines.seating.wishes import Wishes


@dataclass(frozen=True)
class Chairs:
    """The sizes a round's tables may have.

    Each table has as many people as `least` says or as `most` says (the same, or one more), and
    exactly `extra` of the tables where these differ have the more.
    """

    least: tuple[int, ...]
    most: tuple[int, ...]
    extra: int

    @property
    def open(self) -> tuple[int, ...]:
        """The tables (from 0) of which some, but not all, have an extra chair."""
        return tuple(at for at, few in enumerate(self.least) if self.most[at] > few)

    def larger(self, tables: Iterable[int]) -> tuple[int, ...]:
        """The sizes when these tables (from 0) have the extra chairs."""
        chosen = set(tables)
        return tuple(self.most[at] if at in chosen else few for at, few in enumerate(self.least))

    def descending(self) -> list[int]:
        """The sizes, the largest first, whichever tables have them."""
        return sorted(self.larger(self.open[: self.extra]), reverse=True)

    def seats_at(self, tables: Iterable[int]) -> int:
        """The most people that these tables (from 0) can seat together."""
        chosen = set(tables)
        spare = len(chosen.intersection(self.open))
        return sum(self.least[at] for at in chosen) + min(self.extra, spare)

    def hold(self, people: Mapping[int, int]) -> bool:
        """Whether so many people fit at each of some tables (from 0), all at once."""
        over = sum(count > self.least[at] for at, count in people.items() if at in self.open)
        return over <= self.extra and all(count <= self.most[at] for at, count in people.items())


def even_sizes(people: int, tables: int) -> tuple[int, ...]:
    """As even as possible, the larger tables first."""
    if not tables:
        return ()
    each, over = divmod(people, tables)
    return tuple(each + (at < over) for at in range(tables))


def chairs_for(wishes: Wishes, round_number: int, shut: Mapping[int, int] | None = None) -> Chairs:
    """The sizes the tables may have in a round (from 1): as wished, else as even as possible.

    A closed table has none; a locked one is as large as its people are many, and so is one that is
    `shut` (from 0) with so many people. When people are away from just this round, the wished sizes
    of the others shrink from the largest tables on.
    """
    taken = {at - 1: len(who) for at, who in wishes.kept_tables(round_number).items()}
    taken |= dict(shut or {}) | {table - 1: 0 for table in wishes.closed}
    free = [table for table in range(wishes.tables) if table not in taken]
    people = len(wishes.present(round_number)) - sum(taken.values())
    if wishes.sizes is None:
        chairs = _even(people, len(free))
    else:
        chairs = _fitted([wishes.sizes[at] for at in free], people)
    given = {at: (size, size) for at, size in taken.items()}
    given |= dict(zip(free, zip(chairs.least, chairs.most, strict=True), strict=True))
    least, most = zip(*(given[at] for at in range(wishes.tables)), strict=True)
    return Chairs(least, most, chairs.extra)


def _even(people: int, tables: int) -> Chairs:
    each, over = divmod(people, max(1, tables))
    return _levelled([each] * tables, range(tables), over)


def _fitted(wished: Sequence[int], people: int) -> Chairs:
    """Wished sizes with chairs taken from the largest or added to the smallest until they fit.

    Tables that meet on the way are alike from then on.
    """
    sizes = list(wished)
    while sizes and sum(sizes) > people:
        sizes[sizes.index(max(sizes))] -= 1
    while sizes and sum(sizes) < people:
        sizes[sizes.index(min(sizes))] += 1
    if people < sum(wished):
        few = max(sizes) - 1
        among = [at for at, size in enumerate(wished) if size > few]
    else:
        few = min(sizes, default=0)
        among = [at for at, size in enumerate(wished) if size <= few < people]
    extra = sum(sizes[at] > few for at in among)
    return _levelled([few if at in among else size for at, size in enumerate(sizes)], among, extra)


def _levelled(sizes: list[int], among: Iterable[int], extra: int) -> Chairs:
    """Sizes of which those `among` are one chair larger at `extra` tables."""
    alike = list(among)
    if extra < len(alike):
        most = [size + (at in alike and extra > 0) for at, size in enumerate(sizes)]
        return Chairs(tuple(sizes), tuple(most), extra)
    full = tuple(size + (at in alike) for at, size in enumerate(sizes))
    return Chairs(full, full, 0)
