"""Tables beyond those of a net, made of lines on which people never meet otherwise.

A net of q tables has q + 1 directions of lines, and so many rounds use as many of them. The lines
of a direction that no round uses are groups of people who never share a table, and each of them has
at most one person at each table of a round. So a round gains a table when such a line leaves its
tables for one of its own: nobody meets twice, as long as each line is used once, and every table
but the new one only gets smaller. That gives 99 people at 12 tables ten rounds without a repeat (of
11 tables, a line each) and 150 at 15 eight (of 13, two lines each). Who of a line goes and who
stays, so that sizes come out even, is a flow with bounds, found by chains of exchanges (as in Ford
and Fulkerson 1956).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import Final

# So many choices of lines are tried for a round.
_TRIALS: Final = 200


def widened(
    base: Sequence[tuple[int, ...]], lines: Sequence[tuple[int, ...]], tables: int
) -> tuple[tuple[int, ...], ...] | None:
    """Rounds (the table of each role, from 0) with more tables, as even as possible, or None.

    `base` are the rounds of a net; `lines` are people of whom no two share a table in `base` or
    are in another line together.
    """
    left, found = list(lines), []
    for seating in base:
        added = tables - 1 - max(seating)
        for chosen in islice(combinations(left, added), _TRIALS):
            wide = _Widening(seating, chosen, tables).seating()
            if wide is not None:
                break
        else:
            return None
        found.append(wide)
        left = [line for line in left if line not in chosen]
    return tuple(found)


class _Widening:
    """One round: who of some lines goes to the new table of the line."""

    def __init__(
        self, seating: tuple[int, ...], lines: Sequence[tuple[int, ...]], tables: int
    ) -> None:
        self._seating, self._lines = seating, lines
        self._old = tables - len(lines)
        self._small = len(seating) // tables
        self._large = -(-len(seating) // tables)
        seen: set[int] = set()
        # Whoever is on two lines goes with the first.
        self._on: list[dict[int, int]] = []
        for line in lines:
            self._on.append({seating[role]: role for role in line if role not in seen})
            seen.update(line)
        self._gone: list[set[int]] = [set() for _ in lines]
        self._sizes = [seating.count(table) for table in range(self._old)]

    def seating(self) -> tuple[int, ...] | None:
        """The round with the new tables, None when sizes cannot come out even."""
        if min(self._sizes) < self._small or not (self._are_left() and self._are_filled()):
            return None
        at = list(self._seating)
        for line, gone in enumerate(self._gone):
            for table in gone:
                at[self._on[line][table]] = self._old + line
        return tuple(at)

    def _are_left(self) -> bool:
        """Lets people leave the old tables that are too large; whether enough can."""
        return all(
            self._leave(table, {table})
            for table, size in enumerate(self._sizes)
            for _ in range(size - self._large)
        )

    def _are_filled(self) -> bool:
        """Lets people come to the new tables that are too small; whether enough can."""
        return all(
            self._gain(line, {line})
            for line, gone in enumerate(self._gone)
            for _ in range(self._small - len(gone))
        )

    def _left(self, table: int) -> int:
        """How many are still at an old table."""
        return self._sizes[table] - sum(table in gone for gone in self._gone)

    def _leave(self, table: int, seen: set[int]) -> bool:
        """Lets one more person leave a table; another may have to stay at another table for it."""
        for line, gone in enumerate(self._gone):
            if table in gone or table not in self._on[line]:
                continue
            if len(gone) < self._large:
                gone.add(table)
                return True
            for other in sorted(gone - seen):
                seen.add(other)
                if self._left(other) < self._large or self._leave(other, seen):
                    gone.remove(other)
                    gone.add(table)
                    return True
        return False

    def _gain(self, line: int, seen: set[int]) -> bool:
        """Lets one more person of a line go; one of another line may have to stay for it."""
        ways = sorted(set(self._on[line]) - self._gone[line])
        for table in ways:
            if self._left(table) > self._small:
                self._gone[line].add(table)
                return True
        for table, (other, gone) in self._pairs(ways):
            if table in gone and other not in seen:
                seen.add(other)
                if len(gone) > self._small or self._gain(other, seen):
                    gone.remove(table)
                    self._gone[line].add(table)
                    return True
        return False

    def _pairs(self, tables: Sequence[int]) -> Iterator[tuple[int, tuple[int, set[int]]]]:
        return ((table, each) for table in tables for each in enumerate(self._gone))
