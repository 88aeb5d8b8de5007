"""Chance and heat that come out the same on every platform.

Random bits are drawn raw from PCG64, whose stream NumPy promises to keep. Whatever would need an
exponential at run time is looked up in tables that the decimal module computes, because it rounds
the same everywhere, which a processor's own `exp` does not.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Singles = NDArray[np.float32]

# A Boltzmann weight is a whole number, looked up in steps of 1/8 of a temperature. Beyond the ends
# a gain is as sure and a loss as unlikely as at the end. The largest weight times the swaps of two
# tables of a hundred stays below 2^53, so sums are exact and do not depend on their order.
_STEPS_PER_UNIT: Final = 8
_GAINS: Final = 12 * _STEPS_PER_UNIT
_LOSSES: Final = 14 * _STEPS_PER_UNIT
_STAY: Final = float(2**20)
_WEIGHTS: Final = np.array(
    [int((Decimal(-at) / _STEPS_PER_UNIT).exp() * int(_STAY)) for at in range(-_GAINS, _LOSSES)]
    + [0],
    dtype=np.float64,
)


class Chance:
    """A stream of random numbers for one seed (any whole number), or one `beside` it."""

    def __init__(self, seed: int, beside: tuple[int, ...] = ()) -> None:
        self._seed = seed
        self._bits = np.random.PCG64([seed % 2**64, *beside] if beside else seed % 2**64)

    def beside(self, *which: int) -> Chance:
        """Another stream of the same seed, whatever was drawn of this one before."""
        return Chance(self._seed, which)

    def shares(self, rows: int, columns: int) -> Floats:
        """Numbers from 0 up to but not including 1, in a grid."""
        raw = self._bits.random_raw(rows * columns) >> np.uint64(11)
        return (raw.astype(np.float64) * 2.0**-53).reshape(rows, columns)

    def order(self, count: int) -> Ints:
        """The numbers 0 .. count-1 in random order."""
        return np.argsort(self._bits.random_raw(count), kind="stable").astype(np.int64)


class Heat:
    """A cooling schedule from `hot` to `cold` (in cost units), then cold until the end.

    `levels` temperatures in equal ratio; the last sixth of the way stays at the coldest.
    """

    LEVELS: Final = 60

    def __init__(self, hot: Decimal, cold: Decimal) -> None:
        ratio = (cold / hot).ln() / (self.LEVELS - 1)
        self._inverses = [
            float(_STEPS_PER_UNIT / (hot * (ratio * level).exp())) for level in range(self.LEVELS)
        ]

    def inverse(self, done: int, steps: int) -> float:
        """Table steps per cost unit after `done` of `steps`."""
        return self._inverses[min(self.LEVELS - 1, done * self.LEVELS * 6 // (5 * max(1, steps)))]


def draw(costs: Floats, inverse: float, shares: Floats) -> Ints:
    """Heat-bath choice in each row of `costs`: a column with probability ~ exp(-cost / T).

    Staying as it is costs 0 and takes part too; then the answer is the number of columns.
    """
    places = costs * inverse
    places += _GAINS
    np.maximum(places, 0.0, out=places)
    np.minimum(places, _GAINS + _LOSSES, out=places)
    running = _WEIGHTS.take(places.astype(np.int64)).cumsum(axis=1)
    target = np.floor(shares * (running[:, -1] + _STAY))
    chosen: Ints = (running <= target[:, None]).sum(axis=1)
    return chosen


def draw_some(costs: Singles, inverse: float, shares: Floats, patience: int) -> Ints:
    """Heat-bath choices among all of `costs`, one for each of `shares`, as places counted in a row;
    those that stay are left out.

    Staying costs 0 and weighs 1 / `patience`. Only costs within reach are weighed: in the cold they
    are few.
    """
    flat = costs.ravel()
    near = np.flatnonzero(flat < _LOSSES / inverse)
    if not len(near):
        return near
    running = weights(flat.take(near), inverse).cumsum()
    target = np.floor(shares * (running[-1] + _STAY / patience))
    chosen = running.searchsorted(target, side="right")
    drawn: Ints = near.take(chosen[chosen < len(near)])
    return drawn


def weights(costs: Singles | Floats, inverse: float) -> Floats:
    """The Boltzmann weight of each cost, a whole number."""
    places = costs.astype(np.float64)
    places *= inverse
    places += _GAINS
    np.maximum(places, 0.0, out=places)
    np.minimum(places, _GAINS + _LOSSES, out=places)
    return _WEIGHTS.take(places.astype(np.int64))


def weight(cost: float, inverse: float) -> float:
    """The Boltzmann weight of one cost."""
    place = min(max(cost * inverse + _GAINS, 0.0), float(_GAINS + _LOSSES))
    return float(_WEIGHTS[int(place)])
