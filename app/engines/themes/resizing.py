"""Fewer or more groups: the likest two are joined, or the largest is parted, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from app.engines.themes.graph import FINENESSES, communities, nearest, walked
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
    wanted = round(len(large) * _STEP**fewer_more)
    if fewer_more > 0:  # of few groups a quarter is none
        wanted = max(wanted, len(large) + fewer_more)
    elif fewer_more < 0:
        wanted = max(1, min(wanted, len(large) + fewer_more))
    if fewer_more < 0:
        large = _joined(board, large, wanted)
    elif fewer_more > 0:
        large = _parted(board, large, wanted)
    return [*large, *small]


def can_part(board: NoteMap, groups: Sequence[list[int]]) -> bool:
    """Whether any of these groups can be parted further."""
    largest_first = sorted(groups, key=lambda each: (-len(each), each))
    return any(len(_parts(board, each)) > 1 for each in largest_first)


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
    """The group in two: the communities inside it, joined again until two are left; the smallest
    first, so that a few notes of their own do not keep a large group whole.
    """
    import numpy as np

    if len(group) < 2 * _SMALLEST:
        return [group]
    net = nearest(walked(board.alike[np.ix_(group, group)]))
    for fine in FINENESSES:
        found: dict[int, list[int]] = {}
        for at, community in zip(group, communities(net, fine=fine), strict=True):
            found.setdefault(community, []).append(at)
        parts = _joined(board, _without_small(board, sorted(found.values())), 2)
        if len(parts) == 2 and min(map(len, parts)) >= _SMALLEST:
            return parts
    return [group]


def _without_small(board: NoteMap, parts: list[list[int]]) -> list[list[int]]:
    """Each part that is no theme joined to the one it is likest."""
    parts = list(parts)
    while len(parts) > 1 and min(map(len, parts)) < _SMALLEST:
        small = parts.pop(min(range(len(parts)), key=lambda at: (len(parts[at]), parts[at])))
        home = max(range(len(parts)), key=lambda at: (_mean(board, small, parts[at]), -at))
        parts[home] = sorted(parts[home] + small)
    return parts


def _mean(board: NoteMap, one: Sequence[int], other: Sequence[int]) -> int:
    import numpy as np

    total = board.walked[np.ix_(one, other)].sum(dtype=np.float64)
    return int(total // (len(one) * len(other)))
