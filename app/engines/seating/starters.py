"""Plans in which nobody meets twice, turned out of one round or two.

Members are the numbers 0 .. n-1. A cyclic group of order g turns them: with i below g, the member
a g + i becomes a g + (i + 1 mod g), and members beyond the last whole g stay. A base round is
turned g times. When no two pairs at its tables are turned into each other, and none into itself,
nobody meets twice in any of these rounds (mixed differences, Bose 1939; for threes Kirkman 1850).
Each base below was found by annealing and is checked by a test; the numbers of rounds are those of
the tables of Miller, Valkov and Abel (2026).
"""

from __future__ import annotations

from typing import Final

# (people, tables, order of the group): base rounds.
_BASES: Final[dict[tuple[int, int, int], tuple[str, ...]]] = {
    (18, 6, 4): (
        "0,8,13 1,10,17 2,6,12 3,9,15 4,5,11 7,14,16",
        "0,1,6 2,5,13 3,10,16 4,8,9 7,12,17 11,14,15",
    ),
    (15, 5, 7): ("0,6,9 1,4,8 2,7,14 3,5,11 10,12,13",),
    (24, 6, 7): ("0,4,6,20 1,9,16,23 2,13,19,22 3,12,14,21 5,8,10,11 7,15,17,18",),
    (28, 7, 9): ("0,15,22,23 1,3,11,20 2,16,18,27 4,5,8,17 6,21,24,26 7,9,14,19 10,12,13,25",),
    (30, 6, 6): (
        "0,4,14,15,24 1,8,13,21,26 2,3,7,11,19 5,18,20,27,28 6,12,16,22,23 9,10,17,25,29",
    ),
    (36, 9, 11): (
        "0,8,18,19 1,3,7,27 2,11,25,34 4,23,31,32 5,17,30,33 6,21,28,35 9,10,12,15 "
        "13,20,24,29 14,16,22,26",
    ),
    (60, 10, 6): (
        "0,11,22,34,48,53 1,8,27,29,30,41 2,10,13,23,26,51 3,5,9,44,45,55 "
        "4,12,31,35,37,58 6,20,21,46,50,54 7,15,17,38,39,52 14,19,24,25,43,56 "
        "16,28,32,42,49,57 18,33,36,40,47,59",
    ),
    (80, 10, 4): (
        "0,12,17,28,34,49,50,70 1,9,41,42,45,54,64,75 2,7,15,20,29,52,59,67 "
        "3,19,23,26,44,57,71,78 4,8,18,31,32,43,58,76 5,6,27,47,51,53,69,72 "
        "10,21,22,37,48,62,66,79 11,24,33,55,56,60,61,68 13,30,36,46,63,73,74,77 "
        "14,16,25,35,38,39,40,65",
    ),
    (90, 15, 7): (
        "0,1,18,33,48,78 2,10,30,40,51,87 3,25,47,49,55,69 4,34,36,74,76,80 "
        "5,9,19,59,67,88 6,28,53,56,63,79 7,14,26,43,83,86 8,23,32,42,46,81 "
        "11,15,21,24,57,58 12,17,39,44,71,85 13,29,35,70,77,84 16,27,66,68,72,73 "
        "20,37,38,45,52,61 22,41,60,64,82,89 31,50,54,62,65,75",
    ),
    (98, 14, 8): (
        "0,15,17,23,79,89,90 1,4,22,24,32,61,86 2,8,21,50,63,69,97 3,5,49,52,67,81,91 "
        "6,35,43,51,71,75,96 7,10,12,28,46,68,87 9,18,26,38,41,62,64 "
        "11,34,37,44,48,54,92 13,33,65,70,76,85,93 14,20,27,57,58,60,72 "
        "16,29,39,45,82,84,95 19,25,30,31,36,66,74 40,55,59,77,78,80,83 "
        "42,47,53,56,73,88,94",
    ),
    (21, 7, 9): ("0,16,18 1,5,7 2,3,15 4,9,14 6,12,19 8,17,20 10,11,13",),
    (24, 8, 11): ("0,7,10 1,15,23 2,13,22 3,8,16 4,6,21 5,12,17 9,14,18 11,19,20",),
    (30, 10, 14): (
        "0,22,28 1,6,27 2,12,25 3,9,19 4,15,23 5,7,8 10,14,24 11,17,26 13,16,29 18,20,21",
    ),
    (33, 11, 15): (
        "0,2,8 1,12,25 3,22,29 4,9,27 5,26,32 6,18,31 7,10,24 11,16,30 13,23,28 14,15,21 17,19,20",
    ),
}


def turned(people: int, tables: int) -> tuple[tuple[int, ...], ...] | None:
    """For each round the table (from 0) of each member; None when no base is known."""
    for (members, places, order), bases in _BASES.items():
        if (members, places) == (people, tables):
            return tuple(
                _turned(_read(base), people, order, turn) for base in bases for turn in range(order)
            )
    return None


def _read(base: str) -> list[list[int]]:
    return [[int(member) for member in table.split(",")] for table in base.split()]


def _turned(base: list[list[int]], people: int, order: int, turn: int) -> tuple[int, ...]:
    at = [0] * people
    for table, members in enumerate(base):
        for member in members:
            wheel, place = divmod(member, order)
            moves = member < people - people % order
            at[wheel * order + (place + turn) % order if moves else member] = table
    return tuple(at)
