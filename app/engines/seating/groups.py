"""Small finite groups as tables of quotients: what developed plans are made of.

A group of order q is given by the table a^-1 b for its elements 0 .. q-1; 0 is the neutral one.
Listed are all abelian groups (products of cyclic ones) and, for even orders, the dihedral group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

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
    elements = list(product(*(range(each) for each in moduli)))
    return _group(
        elements,
        lambda a, b: tuple((x + y) % each for x, y, each in zip(a, b, moduli, strict=True)),
    )


def _dihedral(half: int) -> Group:
    """Turns and mirrorings of a regular polygon; the first group that does not commute."""
    elements = [(turn, mirror) for mirror in (0, 1) for turn in range(half)]
    return _group(
        elements,
        lambda a, b: ((a[0] + (-b[0] if a[1] else b[0])) % half, (a[1] + b[1]) % 2),
    )


def _group(
    elements: Sequence[tuple[int, ...]],
    product_of: Callable[[tuple[int, ...], tuple[int, ...]], tuple[int, ...]],
) -> Group:
    number = {element: at for at, element in enumerate(elements)}
    times = np.array([[number[product_of(a, b)] for b in elements] for a in elements])
    inverse = (times == 0).argmax(axis=1)
    return Group(times.astype(np.int64), times[inverse].astype(np.int64))
