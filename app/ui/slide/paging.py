"""Pages: as few as the smallest type takes, evenly filled, then the largest type for all of them.

So nothing shrinks to save a page, no page is left with a single row, and no wall is half empty
while its last row strains its eyes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final, TypeVar

from app.ui.slide.lettering import LEAST, Lettering, least_pixels

_SLACK: Final = 1e-6
_TRIALS: Final = 6
"""How closely columns are filled: to a 64th of their height."""
T = TypeVar("T")
Cuts = tuple[tuple[int, int], ...]
"""Pages as the first item of each, and the first that is not on it."""


def grown(
    lay: Callable[[int], T],
    is_good: Callable[[T], bool],
    height: float,
    largest: float,
    smallest: float = LEAST,
) -> T | None:
    """The layout at the largest size in whole pixels that is good; None when the smallest is not.

    `largest` and `smallest` are shares of the height. What fits in one size is taken to fit in any
    smaller one, so that a few sizes are tried and not all.
    """
    low, high = least_pixels(height, smallest), least_pixels(height, largest)
    best = lay(low)
    if not is_good(best):
        return None
    while low < high:
        middle = (low + high + 1) // 2
        tried = lay(middle)
        if is_good(tried):
            best, low = tried, middle
        else:
            high = middle - 1
    return best


def spread(
    lay: Callable[[int], T],
    pages: Callable[[T], int],
    height: float,
    largest: float,
    smallest: float = LEAST,
) -> T:
    """The layout with as few pages as the smallest type takes, at the largest size for so many."""
    least = lay(least_pixels(height, smallest))
    fewest = pages(least)
    return grown(lay, lambda laid: pages(laid) <= fewest, height, largest, smallest) or least


def in_columns(
    heights: Sequence[float], first: float, rest: float, between: float, columns: int
) -> Cuts:
    """Rows in so many columns a page, the first page's of another height: as few pages as they
    take, the columns of all pages filled about equally.
    """
    cuts = stacked(heights, first, rest, between, columns)
    if columns == 1:
        return cuts
    most, low, high = -(-len(cuts) // columns) * columns, 0.0, 1.0
    for _trial in range(_TRIALS):
        share = (low + high) / 2
        tighter = stacked(heights, first * share, rest * share, between, columns)
        is_high = any(
            _high(heights[start:stop], between) > (first if at < columns else rest) * share + _SLACK
            for at, (start, stop) in enumerate(tighter)
        )
        if len(tighter) > most or is_high:
            low = share
        else:
            cuts, high = tighter, share
    return cuts


def _high(heights: Sequence[float], between: float) -> float:
    return sum(heights) + between * (len(heights) - 1)


def stacked(
    heights: Sequence[float], first: float, rest: float, between: float = 0.0, firsts: int = 1
) -> Cuts:
    """Rows of these heights in as few pages as they take, `between` them some room; see `even`."""
    below = [0.0, *accumulate(heights)]
    told = tuple(below)
    return even(
        len(heights),
        lambda start, stop: told[stop] - told[start] + between * (stop - start - 1),
        first,
        rest,
        firsts,
    )


def pages_of(
    words: str, lettering: Lettering, width: float, leading: float, first: float, rest: float
) -> tuple[tuple[str, ...], ...]:
    """The words broken into pages: the first of height `first`, the others of height `rest`."""
    lines = lettering.broken(words, width)
    high = lettering.pixels * leading
    cuts = even(
        len(lines),
        lambda start, stop: high * len(_without_gaps(lines[start:stop])),
        max(first, high),
        max(rest, high),
    )
    return tuple(_without_gaps(lines[start:stop]) for start, stop in cuts)


def _without_gaps(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Without empty lines at the ends."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def air(pages: Sequence[Sequence[float]], room: float, most: float) -> float:
    """How much further apart rows of these heights may stand on all pages, `most` at the most."""
    free = (max(0.0, room - sum(rows)) / len(rows) for rows in pages if rows)
    return min([most, *free])


def even(
    count: int, high: Callable[[int, int], float], first: float, rest: float, firsts: int = 1
) -> Cuts:
    """Items in as few pages as they take, all filled about equally: the free room's squares are
    the least. `high` tells what the items from one up to another take; `first` is the height of the
    first page (of the first columns, `firsts` of them), `rest` that of the others. Infinite is
    where no page may end; an item for which there is no other way stands alone.
    """
    if not count:
        return ((0, 0),)
    # Plain lists and no function that remembers itself: that would be a circle, left to the sweep
    # of garbage with all it holds, and this is asked a hundred times for a slide.
    later = _parted(range(count - 1, -1, -1), count, high, rest, None)
    levels = [later]
    reached = _reached(count, high, first, firsts)
    for starts in reversed(reached):
        levels.append(_parted(starts, count, high, first, levels[-1]))
    levels.reverse()
    cuts: list[tuple[int, int]] = []
    start = 0
    while start < count:
        stop = levels[min(firsts, len(cuts))][start][2]
        cuts.append((start, stop))
        start = stop
    return tuple(cuts)


_Best = tuple[int, float, int]
"""From an item on: how many pages, the squares of their free room, where the first page ends."""


def _parted(
    starts: Iterable[int],
    count: int,
    high: Callable[[int, int], float],
    room: float,
    after: dict[int, _Best] | None,
) -> dict[int, _Best]:
    """The best pages from each start on, when a page there is so high and those `after` it are
    told; without them they are such pages too, and the starts come from the end.
    """
    best: dict[int, _Best] = {}
    further = best if after is None else after
    for start in starts:
        least: _Best | None = None
        # From the furthest end: it leaves the fewest pages, and of equals it holds most.
        for stop, taken in reversed([*_ends(start, count, high, room)]):
            pages, cost, _stop = further[stop] if stop < count else _NOTHING
            if least is not None and pages >= least[0]:
                continue
            free = max(0.0, 1.0 - taken / room)
            told = (pages + 1, round(cost + free * free, 9), stop)
            if least is None or told[:2] < least[:2]:
                least = told
        best[start] = least or _NOTHING
    return best


_NOTHING: Final = (0, 0.0, 0)


def _reached(
    count: int, high: Callable[[int, int], float], first: float, firsts: int
) -> list[list[int]]:
    """Where each of the first pages may begin."""
    reached = [[0]]
    while len(reached) < firsts:
        ends = {stop for start in reached[-1] for stop, _ in _ends(start, count, high, first)}
        reached.append(sorted(ends - {count}))
    return reached[:firsts]


def _ends(
    start: int, count: int, high: Callable[[int, int], float], room: float
) -> Iterator[tuple[int, float]]:
    """Where a page that begins there may end, and what it holds then."""
    is_found = False
    for stop in range(start + 1, count + 1):
        taken = high(start, stop)
        if room + _SLACK < taken < math.inf:
            break
        if taken < math.inf:
            is_found = True
            yield stop, taken
    if not is_found:
        yield start + 1, room
