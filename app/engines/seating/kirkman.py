"""Tables of three at which everybody meets everybody else once: Kirkman triple systems.

Both series are those of Ray-Chaudhuri and Wilson (1971), over the field GF(q) with q = 6t + 1 and a
generator x. Members are pairs of an element and a level. A base round is turned through the field
(each element is added to everybody in it), which gives q rounds:

*3q members*, three levels. The base round has the table of all (0, level); for i below t and each
level the table of x^i, x^(i+2t), x^(i+4t); and a mixed table (x^i, 0), (x^(i+2t), 1), (x^(i+4t), 2)
for each i whose remainder by 2t is t or more. Each mixed table of another i, turned, is a round of
its own. That is 21, 39, 57, 75, 93, 111, 129, 147, ... members.

*2q + 1 members*, two levels and one who never turns. With m so that 2 x^m = x^t + 1 the base round
has the table of that one and both (0, level); the tables (x^i, 0), (x^(i+t), 0), (x^(i+m), 1) for
each i whose remainder by 2t is below t; and for i below t the table of x^(i+m+t), x^(i+m+3t),
x^(i+m+5t) on the level 1. That is 15, 27, 51, 63, 87, 99, ... members.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from app.engines.seating.galois import Element, Field, field_of, is_prime_power

Point: TypeAlias = tuple[Element, int]
Triple: TypeAlias = tuple[Point, Point, Point]
# Who never turns.
_STILL: Point = (0, 3)


def kirkman(people: int) -> tuple[tuple[int, ...], ...] | None:
    """For each round the table (from 0) of each member, in which every two meet once; None when
    neither series has so many people.
    """
    for order, build in ((people // 3, _three_levels), ((people - 1) // 2, _two_levels)):
        if order % 6 == 1 and is_prime_power(order):
            field = field_of(order)
            rounds = build(field)
            if 3 * len(rounds[0]) == people:
                return tuple(_tables(triples) for triples in rounds)
    return None


def _three_levels(field: Field) -> list[list[Triple]]:
    step, power = (field.order - 1) // 6, field.power
    mixed: list[Triple] = [
        ((power(at), 0), (power(at + 2 * step), 1), (power(at + 4 * step), 2))
        for at in range(6 * step)
    ]
    base: list[Triple] = [((0, 0), (0, 1), (0, 2))]
    for at in range(step):
        third, last = power(at + 2 * step), power(at + 4 * step)
        base += [((power(at), level), (third, level), (last, level)) for level in range(3)]
    base += [each for at, each in enumerate(mixed) if at % (2 * step) >= step]
    alone = [each for at, each in enumerate(mixed) if at % (2 * step) < step]
    return [*_turned(field, base), *(_all_turns(field, each) for each in alone)]


def _two_levels(field: Field) -> list[list[Triple]]:
    step, power = (field.order - 1) // 6, field.power
    target = field.plus(power(step), 1)
    shift = next(at for at in range(6 * step) if field.plus(power(at), power(at)) == target)
    base: list[Triple] = [(_STILL, (0, 0), (0, 1))]
    base += [
        ((power(at), 0), (power(at + step), 0), (power(at + shift), 1))
        for at in range(6 * step)
        if at % (2 * step) < step
    ]
    base += [
        ((power(at), 1), (power(at + 2 * step), 1), (power(at + 4 * step), 1))
        for at in range(shift + step, shift + 2 * step)
    ]
    return _turned(field, base)


def _turned(field: Field, base: Iterable[Triple]) -> list[list[Triple]]:
    """The base round, turned once for each element."""
    return [list(each) for each in zip(*(_all_turns(field, one) for one in base), strict=True)]


def _all_turns(field: Field, triple: Triple) -> list[Triple]:
    return [_turn(field, triple, by) for by in range(field.order)]


def _turn(field: Field, triple: Triple, by: Element) -> Triple:
    one, two, three = (
        point if point == _STILL else (field.plus(point[0], by), point[1]) for point in triple
    )
    return one, two, three


def _tables(triples: Sequence[Triple]) -> tuple[int, ...]:
    """The table of each member: those of the first level first, who never turns last."""
    at = {point: table for table, triple in enumerate(triples) for point in triple}
    return tuple(at[point] for point in sorted(at, key=lambda point: (point[1], point[0])))
