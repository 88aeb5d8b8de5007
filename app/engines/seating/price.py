"""What a person off the mirror costs at each position of the slider."""

from __future__ import annotations

from typing import Final

# The price of one person off the mirror at one table, in repeats, at balance 0, 0.1 ... 1. The
# middle puts 36/6/6 near 55/120 and 150/15/8 near 160/520; the end leaves no table skewed.
_PRICES: Final = (0.0, 0.15, 0.3, 0.45, 0.57, 0.68, 0.88, 1.2, 1.7, 2.7, 8.0)


def price_of(balance: float) -> float:
    """The price of imbalance for a slider position, between the marks on a straight line."""
    place = balance * (len(_PRICES) - 1)
    below = min(int(place), len(_PRICES) - 2)
    return _PRICES[below] + (place - below) * (_PRICES[below + 1] - _PRICES[below])
