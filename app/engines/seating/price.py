"""What a person off the mirror costs at each position of the slider."""

from __future__ import annotations

from typing import Final

# The price of one person off the mirror at one table, in repeats, at balance 0, 0.1 ... 1. The
# middle puts 36/6/6 near 55/120 and 150/15/8 near 160/520; the end leaves no table skewed.
_PRICES: Final = (0.0, 0.15, 0.3, 0.45, 0.57, 0.73, 0.88, 1.2, 1.7, 2.7, 8.0)


def price_of(balance: float) -> float:
    """The price of imbalance for a slider position, between the marks on a straight line."""
    place = balance * (len(_PRICES) - 1)
    below = min(int(place), len(_PRICES) - 2)
    return _PRICES[below] + (place - below) * (_PRICES[below + 1] - _PRICES[below])


# The last tenth of the slider leaves the trade: a person beyond rounding, who makes a table skewed
# for all to see, costs so many repeats more at its end. 18/3/5 needs it: its people have 17 rounds
# without a skewed table, five of which repeat 178 meetings at least (counted out), where two people
# off save 24. More would buy whole rounds again where people have fewer such rounds.
_BEYOND_ROUNDING: Final = 8.0
_LAST_TENTH: Final = 0.9


def surcharge_of(balance: float) -> float:
    """What a person beyond floor and ceiling of a share costs on top, in repeats."""
    return _BEYOND_ROUNDING * max(0.0, balance - _LAST_TENTH) / (1.0 - _LAST_TENTH)
