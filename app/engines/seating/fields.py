"""Plans in which nobody meets twice, from finite geometry.

*Nets*: number the tables by the elements of the field GF(q). A role is a column c and an element
y; in round m the role (c, y) sits at table y - m * c. Two roles that share a table in the rounds m
and m' have (m - m') * (c - c') = 0, so they are one role: q tables of up to q seats give q rounds
without repeats (Bose 1938; the parallel classes of an affine plane). When people are missing, the
last column is left partly empty; each table holds exactly one role of it, so sizes stay even.
A net can be given more tables (see `added`).

*Affine spaces*: roles are the points of AG(k, q), tables the lines of one direction, rounds the
(q^k - 1) / (q - 1) directions; every pair meets exactly once. Others are turned out of a base round
(see `starters`).
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import TypeAlias

from app.engines.seating.added import widened
from app.engines.seating.starters import turned

Element: TypeAlias = int
# For each round the table (from 0) of each role.
Design: TypeAlias = tuple[tuple[int, ...], ...]


def design(people: int, tables: int, rounds: int, *, drafts: bool = False) -> Design | None:
    """A plan without repeats for tables as even as possible, or None when none is known here.

    With `drafts` nobody sits at a table of the same number twice, either.
    """
    if tables < 2 or rounds < 1:
        return None
    net = _net(people, tables, rounds, first=int(drafts))
    if net is not None or drafts:
        return net
    size = -(-people // tables)
    seats = size * tables
    for full in (_space(seats, size), turned(seats, tables), _square(seats, tables)):
        thinner = None if full is None else _thinned(full, seats - people, rounds)
        if thinner is not None:
            return thinner
    return None


def wider_design(people: int, tables: int, rounds: int) -> Design | None:
    """A plan without repeats from a net of fewer tables, as few as may be, with some added (see
    `added`), or None. Tables are as even as possible.
    """
    for order in range(tables - 1, tables // 2, -1):
        net = _net(people, order, rounds)
        if net is None:
            continue
        columns = tuple(tuple(range(at, min(at + order, people))) for at in range(0, people, order))
        # A direction or two more than have to be used, for a choice.
        enough = rounds + rounds * (tables - order) // order + 2
        turns = range(rounds, min(order, enough))
        free = [line for turn in turns for line in _lines(people, order, turn)]
        wide = widened(net, [*free, *columns], tables)
        if wide is not None:
            return wide
    return None


def _thinned(full: Design, missing: int, rounds: int) -> Design | None:
    """So many rounds of a plan with full tables, without some people; tables stay even.

    One may be missing anywhere. Several are taken from one table of a round that is left out: they
    have met there, and so nowhere else.
    """
    if missing < 2:
        gone, left = set(range(missing)), full
    else:
        table = [role for role, at in enumerate(full[-1]) if at == full[-1][0]]
        if len(table) < missing:
            return None
        gone, left = set(table[:missing]), full[:-1]
    if len(left) < rounds:
        return None
    return tuple(
        tuple(at for role, at in enumerate(seating) if role not in gone)
        for seating in left[:rounds]
    )


def _net(people: int, tables: int, rounds: int, *, first: int = 0) -> Design | None:
    """Columns from `first` on; only the column 0 keeps its tables in every round."""
    columns = -(-people // tables) + first
    if columns > tables or rounds > tables or not _prime_power(tables):
        return None
    field = _field(tables)
    return tuple(_round(field, people, turn, first) for turn in range(rounds))


def _lines(people: int, tables: int, turn: int) -> list[tuple[int, ...]]:
    """Who would share each table in one round of a net."""
    at = _round(_field(tables), people, turn)
    return [
        tuple(role for role, table in enumerate(at) if table == number) for number in range(tables)
    ]


def _round(field: Field, people: int, turn: int, first: int = 0) -> tuple[int, ...]:
    """The table of each role in one round of a net."""
    roles = (divmod(number, field.order) for number in range(people))
    return tuple(field.minus(y, field.times(turn, column + first)) for column, y in roles)


def _square(people: int, tables: int) -> Design | None:
    """Rows, columns and letters of a Latin square, which there is of any order."""
    if people != tables**2:
        return None
    cells = [divmod(number, tables) for number in range(people)]
    return (
        tuple((row + column) % tables for row, column in cells),
        tuple(row for row, _column in cells),
        tuple(column for _row, column in cells),
    )


def _space(points: int, size: int) -> Design | None:
    power = _exponent(points, size) if size > 1 and _prime_power(size) else None
    if power is None or power < 2:
        return None
    field = Field(size)
    return tuple(
        _parallel_class(field, direction, power) for direction in _directions(field, power)
    )


def _parallel_class(field: Field, direction: tuple[Element, ...], power: int) -> tuple[int, ...]:
    """The line of each point: the direction is subtracted until its first coordinate is zero."""
    lead = next(at for at, element in enumerate(direction) if element)
    numbers: dict[tuple[Element, ...], int] = {}
    tables: list[int] = []
    for point in product(range(field.order), repeat=power):
        scale = point[lead]  # a direction starts with 1, so this many steps lead to zero
        foot = tuple(
            field.minus(at, field.times(scale, step))
            for at, step in zip(point, direction, strict=True)
        )
        tables.append(numbers.setdefault(foot, len(numbers)))
    return tuple(tables)


def _directions(field: Field, power: int) -> list[tuple[Element, ...]]:
    """Every direction once: vectors whose first coordinate that is not zero is one."""
    vectors = product(range(field.order), repeat=power)
    return [v for v in vectors if any(v) and next(each for each in v if each) == 1]


class Field:
    """GF(q) for a prime power q; elements are numbers 0 .. q-1, read as polynomials in base p."""

    def __init__(self, order: int) -> None:
        prime = _smallest_factor(order)
        degree = _exponent(order, prime)
        if degree is None:
            raise ValueError(f"no field has {order} elements")
        self.order = order
        self._prime = prime
        self._degree = degree
        self._modulus = self._irreducible()
        self._products = [[self._times(a, b) for b in range(order)] for a in range(order)]

    def times(self, a: Element, b: Element) -> Element:
        """The product of two elements."""
        return self._products[a][b]

    def minus(self, a: Element, b: Element) -> Element:
        """The difference of two elements."""
        pairs = zip(self._digits(a), self._digits(b), strict=True)
        return self._number([(x - y) % self._prime for x, y in pairs])

    def _digits(self, a: Element) -> list[int]:
        return [a // self._prime**at % self._prime for at in range(self._degree)]

    def _number(self, digits: list[int]) -> Element:
        return sum(digit * self._prime**at for at, digit in enumerate(digits))

    def _times(self, a: Element, b: Element) -> Element:
        raw = [0] * (2 * self._degree - 1)
        for i, x in enumerate(self._digits(a)):
            for j, y in enumerate(self._digits(b)):
                raw[i + j] += x * y
        return self._number(self._reduced(raw))

    def _reduced(self, raw: list[int]) -> list[int]:
        """Divides by the modulus x^d = sum of modulus[i] x^i from the top down."""
        for top in range(len(raw) - 1, self._degree - 1, -1):
            for at, factor in enumerate(self._modulus):
                raw[top - self._degree + at] += raw[top] * factor
            raw[top] = 0
        return [digit % self._prime for digit in raw[: self._degree]]

    def _irreducible(self) -> list[int]:
        """The first modulus that leaves no two elements other than zero with the product zero."""
        for code in range(self.order):
            self._modulus = self._digits(code)
            if all(self._times(a, b) for a in range(1, self.order) for b in range(1, a + 1)):
                return self._modulus
        raise ValueError(f"no field has {self.order} elements")


@cache
def _field(order: int) -> Field:
    return Field(order)


def _prime_power(number: int) -> bool:
    return number > 1 and _exponent(number, _smallest_factor(number)) is not None


def _smallest_factor(number: int) -> int:
    return next((d for d in range(2, number + 1) if number % d == 0), 1)


def _exponent(number: int, base: int) -> int | None:
    """k with base^k = number, or None."""
    power, value = 0, 1
    while value < number and base > 1:
        power, value = power + 1, value * base
    return power if value == number and power else None
