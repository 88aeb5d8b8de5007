"""What no seating plan can beat: proofs by counting.

Repeats have lower bounds, and the largest one counts. *Pigeonhole*: the rounds hand out a
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
    """The largest of all bounds for the repeats of `held` and rounds shaped like `planned`.

    `meetings_held` tells how many pairs have met how often in the held rounds (0 times included).
    """
    slots = sum(comb(len(table), 2) for seating in planned for table in seating)
    return max(pigeonhole(meetings_held, slots), overlap(held, planned), tarry(planned))


def met_bound(held: Rounds, planned: Rounds, met_before: int, pairs: int) -> int:
    """No plan shaped like `planned` lets more pairs meet, all rounds together.

    A round adds no more pairs than it seats, less those who must sit together again because they
    did in some one round before it. Rounds that cannot all do without a repeat add fewer still.
    """
    total = met_before
    before = list(held)
    for seating in planned:
        again = max((_least_overlap(one, seating) for one in before), default=0)
        total += sum(comb(len(table), 2) for table in seating) - again
        before.append(seating)
    slots = sum(comb(len(table), 2) for seating in planned for table in seating)
    return min(pairs, total, met_before + slots - _again_at_least(planned))


def met_at_most(slots: int, repeats: int, rounds: int) -> int:
    """The most pairs that `slots` meetings let meet where so many `repeats` cannot be avoided.

    A pair that meets m times, at most once in each round, takes m - 1 meetings from others for its
    C(m, 2) repeats: the most repeats for the fewest meetings are those of few pairs.
    """
    if rounds < 2:
        return slots
    full, rest = divmod(repeats, comb(rounds, 2))
    again = next(times for times in range(rounds) if comb(times + 1, 2) >= rest)
    return slots - full * (rounds - 1) - again


def fewest_met_bound(members: int, pairs_met_bound: int) -> int:
    """The most that can be said of everybody: somebody meets no more people than the average."""
    return 2 * pairs_met_bound // members if members else 0


def rounds_without_repeats(tables: int, size: int) -> int | None:
    """The most rounds without a repeat at full tables, where theorems tell; None where not.

    For six tables of six that is three: two orthogonal Latin squares of order six would give a
    fourth, and there are none (Tarry 1900).
    """
    return 3 if (tables, size) == (6, 6) else None


def tarry(planned: Rounds) -> int:
    """The fewest repeats where no more than r rounds of a plan can do without.

    Take rounds as points and join two that repeat no meeting: r + 1 points never are all joined,
    so at least the pairs of rounds that Turán's graph (1941) leaves apart repeat one each.
    """
    most = _repeat_free(planned)
    if most is None:
        return 0
    each, over = divmod(len(planned), most)
    return over * comb(each + 1, 2) + (most - over) * comb(each, 2)


def _again_at_least(planned: Rounds) -> int:
    """The fewest meetings of pairs that had met, where no more than r rounds of a plan are free.

    Join two rounds that repeat a meeting: a pair that meets m times joins m rounds, which m - 1 of
    these joints hold together. With fewer than n - r joints for n rounds more than r parts are
    left, and a round of each would make r + 1 without a repeat.
    """
    most = _repeat_free(planned)
    return 0 if most is None else max(0, len(planned) - most)


def _repeat_free(planned: Rounds) -> int | None:
    """The most of these rounds that can be free of repeats, None where no theorem tells."""
    if not planned or len({len(table) for seating in planned for table in seating}) != 1:
        return None
    if len({frozenset(who for table in each for who in table) for each in planned}) != 1:
        return None
    return rounds_without_repeats(len(planned[0]), len(planned[0][0]))


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
    return sum(times * _even_pairs(size, parts) for size, times in Counter(groups).items())


def _even_pairs(size: int, parts: int) -> int:
    each, over = divmod(size, parts)
    return over * comb(each + 1, 2) + (parts - over) * comb(each, 2)


def meetings_histogram(meetings: Iterable[int], pairs: int) -> dict[int, int]:
    """How many of all pairs have met 0, 1, 2 ... times, given the counts of those who met."""
    counted = Counter(meetings)
    counted[0] = pairs - counted.total()
    return dict(counted)
