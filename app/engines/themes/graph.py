"""Groups in a net of likeness: neighbours, a two-step walk over them, and Louvain's method.

All comparisons are between whole numbers and ties go to the earlier note, so that the same notes
give the same groups on every machine. After Blondel, Guillaume, Lambiotte and Lefebvre (2008).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from app.engines.themes.space import SCALE

if TYPE_CHECKING:
    from app.engines.themes.space import Doubles, Floats

NEIGHBOURS: Final = 12
_FEWEST_NEIGHBOURS: Final = 5
_NOTES_A_NEIGHBOUR: Final = 10
"""On a small wall twelve neighbours are a third of all notes, and every subject runs into the next.
"""
_RESOLUTION: Final = (5, 4)
_RESOLUTION_OF_FEW: Final = (1, 1)
_RESOLUTIONS_FINE: Final = ((2, 1), (4, 1))
_FEW: Final = 15
"""Louvain's resolution as a fraction: above one gives smaller groups, but would also tear apart a
handful of notes that are all on one subject."""
FINENESSES: Final = range(1, len(_RESOLUTIONS_FINE) + 1)
"""How finely a group can be looked at that is to be parted."""
_MOST_ROUNDS: Final = 50
_BLOCK: Final = 512


def nearest(alike: Floats) -> Floats:
    """Keeps each note's nearest, seen from either side; the rest becomes 0.

    One for each ten notes, five at least and `NEIGHBOURS` at most.
    """
    import numpy as np

    size = len(alike)
    count = min(NEIGHBOURS, max(_FEWEST_NEIGHBOURS, size // _NOTES_A_NEIGHBOUR))
    if size <= count:
        return alike.copy()
    kept = np.zeros_like(alike)
    order = np.arange(size, dtype=np.int64)
    for rows in _blocks(size):
        # One number that no two columns share: the likeness first, then the earlier note.
        rank = alike[rows].astype(np.int64) * size + (size - 1 - order)
        chosen = np.argpartition(rank, size - count, axis=1)[:, size - count :]
        own = order[rows][:, None]
        kept[own, chosen] = alike[own, chosen]
    np.maximum(kept, kept.T.copy(), out=kept)
    return kept


def walked(alike: Floats) -> Floats:
    """Likeness of where a short walk over the nearest neighbours leads from each note.

    Two notes that share no word are alike when their neighbours are. Whole numbers, 0 diagonal.
    """
    import numpy as np

    step = nearest(alike)
    np.fill_diagonal(step, step.max(axis=1, initial=0))
    total = step.sum(axis=1, keepdims=True, dtype=np.float64)
    _rounded(step, np.where(total == 0, 1, total))
    reach = _reached(step)
    reach += step * SCALE
    length = np.sqrt(np.array([(row.astype(np.float64) ** 2).sum() for row in reach]))[:, None]
    _rounded(reach, np.where(length == 0, 1, length))
    product: Floats = reach @ reach.T
    np.fill_diagonal(product, 0)
    return product


def _reached(step: Floats) -> Floats:
    """`step @ step`: each note has few neighbours, so only their rows are added up."""
    import numpy as np

    reach = np.empty_like(step)
    for at, row in enumerate(step):
        near = np.flatnonzero(row)
        reach[at] = row[near] @ step[near]
    return reach


def _rounded(table: Floats, parts: Doubles) -> None:
    """Each row divided by its part and brought to whole numbers of `SCALE`, in place."""
    import numpy as np

    for rows in _blocks(len(table)):
        table[rows] = np.rint(table[rows] / parts[rows] * SCALE)


def _blocks(size: int) -> Iterator[slice]:
    """Some rows at a time, so that 5,000 notes fit into the memory of a small laptop."""
    return (slice(first, first + _BLOCK) for first in range(0, size, _BLOCK))


def communities(net: Floats, *, fine: int = 0) -> list[int]:
    """A group number for each note, from 0, in the order of first notes; alone means alone.

    `fine`, one of `FINENESSES`, makes them small, for when one group is to be parted.
    """
    usual = _RESOLUTION_OF_FEW if len(net) < _FEW else _RESOLUTION
    level = _Level.of(net, _RESOLUTIONS_FINE[fine - 1] if fine else usual)
    member = list(range(len(net)))
    while True:
        home = level.settled()
        if home is None:
            return _numbered(member)
        member = [home[at] for at in member]
        level = level.merged(home)


def _numbered(member: list[int]) -> list[int]:
    number: dict[int, int] = {}
    return [number.setdefault(each, len(number)) for each in member]


class _Level:
    """One level of Louvain's method: points, what ties them, and what each ties inside itself."""

    def __init__(
        self, ties: list[dict[int, int]], inside: list[int], resolution: tuple[int, int]
    ) -> None:
        self._resolution = resolution
        self._ties = ties
        self._inside = inside
        self._degrees = [sum(tie.values()) + own for tie, own in zip(ties, inside, strict=True)]
        self._whole = sum(self._degrees)

    @classmethod
    def of(cls, net: Floats, resolution: tuple[int, int]) -> _Level:
        """The first level: each note for itself."""
        ties = [
            {int(other): int(row[other]) for other in row.nonzero()[0] if other != at}
            for at, row in enumerate(net)
        ]
        return cls(ties, [0] * len(ties), resolution)

    def settled(self) -> list[int] | None:
        """Each point's community once no move gains anything; None when nothing moved at all."""
        home = list(range(len(self._ties)))
        weight = list(self._degrees)
        moved = False
        for _ in range(_MOST_ROUNDS):
            moves = sum(self._move(point, home, weight) for point in range(len(home)))
            moved = moved or moves > 0
            if not moves:
                break
        return _numbered(home) if moved else None

    def merged(self, home: list[int]) -> _Level:
        """The next level: each community a point."""
        count = max(home) + 1
        ties: list[dict[int, int]] = [{} for _ in range(count)]
        inside = [0] * count
        for point, tie in enumerate(self._ties):
            own = home[point]
            inside[own] += self._inside[point]
            for other, strength in tie.items():
                if home[other] == own:
                    inside[own] += strength
                else:
                    ties[own][home[other]] = ties[own].get(home[other], 0) + strength
        return _Level(ties, inside, self._resolution)

    def _move(self, point: int, home: list[int], weight: list[int]) -> bool:
        near: dict[int, int] = {}
        for other, strength in self._ties[point].items():
            near[home[other]] = near.get(home[other], 0) + strength
        old = home[point]
        weight[old] -= self._degrees[point]
        best, most = old, self._gain(point, near.get(old, 0), weight[old])
        for candidate in sorted(near):
            gain = self._gain(point, near[candidate], weight[candidate])
            if gain > most:
                best, most = candidate, gain
        home[point] = best
        weight[best] += self._degrees[point]
        return best != old

    def _gain(self, point: int, ties: int, weight: int) -> int:
        times, over = self._resolution
        return over * ties * self._whole - times * self._degrees[point] * weight
