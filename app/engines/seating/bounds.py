"""What no seating plan can beat: proofs by counting.

Repeats have two lower bounds, and the larger one counts. *Pigeonhole*: the rounds hand out a
fixed number of meetings, and repeats are fewest when these fall as evenly as possible on the pairs
(C(m, 2) is convex). *Overlap*: repeats are also the sum over every two rounds of the pairs that sit
together in both. A table of the one round is split over the tables of the other, and splitting it
evenly leaves the fewest pairs together; for 36 people at 4 tables this proves 672 over 8 rounds
where pigeonhole gives 522.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import comb

from app.engines.seating.wishes import Round, Rounds


def repeats_bound(held: Rounds, planned: Rounds, meetings_held: Mapping[int, int]) -> int:
    """The larger of both bounds for the repeats of `held` and rounds shaped like `planned`.

    `meetings_held` tells how many pairs have met how often in the held rounds (0 times included).
    """
    slots = sum(comb(len(table), 2) for seating in planned for table in seating)
    return max(pigeonhole(meetings_held, slots), overlap(held, planned))


def pigeonhole(pairs_by_meetings: Mapping[int, int], slots: int) -> int:
    """The fewest repeats when `slots` more meetings fall on pairs that have met so often before."""
    pairs = Counter(pairs_by_meetings)
    level = min((times for times, count in pairs.items() if count), default=0)
    while slots > 0 and pairs.total():
        lifted = min(slots, pairs[level])
        pairs[level] -= lifted
        pairs[level + 1] += lifted
        slots -= lifted
        level += 1
    return sum(comb(times, 2) * count for times, count in pairs.items())


def overlap(held: Rounds, planned: Rounds) -> int:
    """The fewest pairs that share a table in both of two rounds, summed over every two rounds."""
    total = sum(_together_in_both(one, other) for one, other in combinations(held, 2))
    total += sum(_least_overlap(one, other) for one in held for other in planned)
    return total + sum(_least_overlap(one, other) for one, other in combinations(planned, 2))


def _together_in_both(one: Round, other: Round) -> int:
    at = {member: table for table, members in enumerate(other) for member in members}
    cells = Counter(
        (table, at[member])
        for table, members in enumerate(one)
        for member in members
        if member in at
    )
    return sum(comb(count, 2) for count in cells.values())


def _least_overlap(one: Round, other: Round) -> int:
    """A bound that looks only at who attends both and at how many tables there are."""
    first = {member for table in one for member in table}
    second = {member for table in other for member in table}
    if first == second:
        rows, columns = [len(table) for table in one], [len(table) for table in other]
        return max(_split(rows, len(columns)), _split(columns, len(rows)))
    return _split([len(first & second)], len(one) * len(other))


def _split(groups: Sequence[int], parts: int) -> int:
    """The fewest pairs left together when each group is cut into that many parts."""
    return sum(_even_pairs(size, parts) for size in groups)


def _even_pairs(size: int, parts: int) -> int:
    each, over = divmod(size, parts)
    return over * comb(each + 1, 2) + (parts - over) * comb(each, 2)


def meetings_histogram(meetings: Iterable[int], pairs: int) -> dict[int, int]:
    """How many of all pairs have met 0, 1, 2 ... times, given the counts of those who met."""
    counted = Counter(meetings)
    counted[0] = pairs - counted.total()
    return dict(counted)
