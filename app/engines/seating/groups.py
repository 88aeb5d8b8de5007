"""Small finite groups as tables of quotients: what developed plans are made of.

A group of order q is given by the table a^-1 b for its elements 0 .. q-1; 0 is the neutral one.
Listed are all abelian groups (products of cyclic ones) and, for even orders, the dihedral group.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np

from app.engines.seating.chance import Ints


@dataclass(frozen=True)
class Group:
    """`times[a, b]` is the product, `quotient[a, b]` is a^-1 b."""

    times: Ints
    quotient: Ints


def groups(order: int) -> list[Group]:
    """The groups of an order that are known here; the one that is richest in subgroups first."""
    found = [_direct(moduli) for moduli in _abelian(order)]
    if order % 2 == 0 and order > 4:
        found.append(_dihedral(order // 2))
    return found


def _abelian(order: int) -> list[tuple[int, ...]]:
    """Moduli of the cyclic factors, for each way to split the prime powers (Kronecker 1870)."""
    ways: list[list[tuple[int, ...]]] = []
    left, prime = order, 2
    while left > 1:
        exponent = 0
        while left % prime == 0:
            left, exponent = left // prime, exponent + 1
        if exponent:
            ways.append([tuple(prime**part for part in parts) for parts in _partitions(exponent)])
        prime += 1
    return [tuple(each for moduli in choice for each in moduli) for choice in product(*ways)]


def _partitions(number: int, most: int | None = None) -> Iterator[tuple[int, ...]]:
    """Ways to write a number as a sum, small parts first."""
    if number == 0:
        yield ()
        return
    for first in range(1, min(number, most or number) + 1):
        yield from ((first, *rest) for rest in _partitions(number - first, first))


def _direct(moduli: tuple[int, ...]) -> Group:
    """Sums of remainders, the last one running fastest."""
    digits = np.array(np.unravel_index(np.arange(prod(moduli)), moduli))
    sums = (digits[:, :, None] + digits[:, None, :]) % np.array(moduli)[:, None, None]
    return _group(np.ravel_multi_index(tuple(sums), moduli))


def _dihedral(half: int) -> Group:
    """Turns and mirrorings of a regular polygon; the first group that does not commute."""
    mirror, turn = np.divmod(np.arange(2 * half), half)
    turns = (turn[:, None] + np.where(mirror[:, None] == 1, -turn, turn)) % half
    return _group((mirror[:, None] + mirror) % 2 * half + turns)


def _group(times: Ints) -> Group:
    inverse = (times == 0).argmax(axis=1)
    return Group(times.astype(np.int64), times[inverse].astype(np.int64))
