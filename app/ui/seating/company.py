"""Who sits with whom over several rounds: what the map and the page of one person tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from app.ui.seating.sat import Sitting


class Company:
    """Counted once from the rounds; people are those who sit in any of them."""

    def __init__(self, sittings: Iterable[Sitting]) -> None:
        self.sittings: Sequence[Sitting] = tuple(sittings)
        self._together: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._seats: list[dict[str, int]] = []
        self._faces: defaultdict[str, set[str]] = defaultdict(set)
        for at, sitting in enumerate(self.sittings):
            self._seats.append({})
            for number, table in enumerate(sitting.tables, 1):
                self._count(at, number, table)
        self.people = frozenset(who for seats in self._seats for who in seats)

    def together(self, one: str, other: str) -> tuple[int, ...]:
        """The rounds (from 0, as in `sittings`) in which two share a table."""
        return tuple(self._together.get((min(one, other), max(one, other)), ()))

    def table_of(self, at: int, member: str) -> int:
        """The table (from 1) of a member in a round (from 0), 0 for none."""
        return self._seats[at].get(member, 0)

    def faces(self, member: str) -> frozenset[str]:
        """Whom a member sits with at least once."""
        return frozenset(self._faces.get(member, ()))

    def fewest(self) -> tuple[int, tuple[str, ...]]:
        """The smallest number of different people anybody sits with, and who they are."""
        counts = {who: len(self.faces(who)) for who in self.people}
        least = min(counts.values(), default=0)
        return least, tuple(sorted(who for who, count in counts.items() if count == least))

    def _count(self, at: int, number: int, table: Iterable[str]) -> None:
        here = sorted(table)
        self._seats[at].update(dict.fromkeys(here, number))
        for one, other in combinations(here, 2):
            self._together[one, other].append(at)
            self._faces[one].add(other)
            self._faces[other].add(one)
