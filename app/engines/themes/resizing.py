"""Fewer or more groups: the likest two are joined, or the largest is parted, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from app.engines.themes.graph import communities, nearest, walked
from app.engines.themes.map import NoteMap

if TYPE_CHECKING:
    from app.engines.themes.space import Floats

_STEP: Final = 1.3
_SMALLEST: Final = 3


def resized(board: NoteMap, groups: Sequence[list[int]], fewer_more: int) -> list[list[int]]:
    """About a quarter fewer groups for each step below 0, or more for each step above it.

    Only groups that count as themes are touched; at least one stays, and a group that does not
    part into themes stays whole.
    """
    small = [each for each in groups if len(each) < _SMALLEST]
    large = [each for each in groups if len(each) >= _SMALLEST]
    wanted = max(1, round(len(large) * _STEP**fewer_more))
    if fewer_more < 0:
        large = _joined(board, large, wanted)
    elif fewer_more > 0:
        large = _parted(board, large, wanted)
    return [*large, *small]


def _joined(board: NoteMap, groups: list[list[int]], wanted: int) -> list[list[int]]:
    groups = list(groups)
    while len(groups) > wanted:
        one, other = _likest(board.walked, groups)
        groups[one] = sorted(groups[one] + groups[other])
        del groups[other]
    return groups


def _likest(alike: Floats, groups: Sequence[Sequence[int]]) -> tuple[int, int]:
    """The two groups whose notes are likest on average."""
    import numpy as np

    belongs = np.zeros((len(groups), len(alike)), dtype=np.float64)
    for row, group in enumerate(groups):
        belongs[row, list(group)] = 1
    sizes = belongs.sum(axis=1)
    mean = np.floor(belongs @ alike.astype(np.float64) @ belongs.T / np.outer(sizes, sizes))
    np.fill_diagonal(mean, -1)
    one, other = divmod(int(mean.argmax()), len(groups))
    return min(one, other), max(one, other)


def _parted(board: NoteMap, groups: list[list[int]], wanted: int) -> list[list[int]]:
    done: list[list[int]] = []
    waiting = list(groups)
    while waiting and len(done) + len(waiting) < wanted:
        largest = min(range(len(waiting)), key=lambda at: (-len(waiting[at]), waiting[at]))
        group = waiting.pop(largest)
        parts = _parts(board, group)
        if len(parts) > 1:
            waiting.extend(parts)
        else:
            done.append(group)
    return sorted([*done, *waiting])


def _parts(board: NoteMap, group: list[int]) -> list[list[int]]:
    """The group in two: the communities inside it, joined again until two are left."""
    import numpy as np

    inside = walked(board.alike[np.ix_(group, group)])
    found: dict[int, list[int]] = {}
    for at, community in zip(group, communities(nearest(inside), fine=True), strict=True):
        found.setdefault(community, []).append(at)
    parts = _joined(board, sorted(found.values()), 2)
    return parts if min(len(part) for part in parts) >= _SMALLEST else [group]
