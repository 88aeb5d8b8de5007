"""Numbers of people as a few bands of sensible size: the same in the window, the plans of seats and
the report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

_NUMBER: Final = re.compile(r"-?\d{1,9}")
_AGE: Final = re.compile(r"\b(alder|age)\b|^år gammel$|aldersgruppe", re.IGNORECASE)
_AGE_CUTS: Final = (18, 30, 45, 60, 75)
_FEW: Final = 8
"""So many different numbers are told one by one."""


def is_number(value: str) -> bool:
    """True for a whole number."""
    return _NUMBER.fullmatch(value) is not None


def is_age(header: str) -> bool:
    """True for a column of ages."""
    return _AGE.search(header) is not None


def numbers_in(values: Sequence[str]) -> list[int] | None:
    """The whole numbers of a column that is one of numbers (four of five filled cells), or None."""
    filled = [value for value in values if value]
    numbers = [int(value) for value in filled if is_number(value)]
    return numbers if numbers and len(numbers) * 5 >= len(filled) * 4 else None


def cuts(values: Sequence[str], header: str) -> tuple[int, ...] | None:
    """The least number of each band but the first; None where the values stand for themselves.

    Ages (by the header) are cut where one speaks of them, without bands that are too small to be
    spread over tables; years and other numbers with more than eight different values at their
    thirds.
    """
    numbers = numbers_in(values)
    if numbers is None:
        return None
    if is_age(header):
        return _thick(numbers, _AGE_CUTS)
    return _thirds(sorted(numbers)) if len(set(numbers)) > _FEW else None


def band_of(number: int, cut_at: Sequence[int]) -> int:
    """Which band a number is in, from 0."""
    return sum(number >= cut for cut in cut_at)


def _thick(numbers: Sequence[int], cut_at: tuple[int, ...]) -> tuple[int, ...]:
    """The cuts without those that make a group too small to sit at several tables."""
    least = max(3, len(numbers) // 12)
    kept = list(cut_at)
    while kept:
        sizes = Counter(band_of(number, kept) for number in numbers)
        thin = min(range(len(kept) + 1), key=lambda at: sizes[at])
        if sizes[thin] >= least:
            break
        # Join the thin group with its smaller neighbour by dropping the cut between them.
        low, high = (
            sizes[thin - 1] if thin else 1 << 30,
            sizes[thin + 1] if thin < len(kept) else 1 << 30,
        )
        del kept[thin - 1 if low <= high else thin]
    return tuple(kept)


def _thirds(numbers: Sequence[int]) -> tuple[int, ...]:
    """Cuts at the thirds; a value is never parted from its equals."""
    ends = (numbers[len(numbers) // 3], numbers[len(numbers) * 2 // 3])
    return tuple(sorted({cut for cut in ends if cut > numbers[0]}))
