"""Plans in which nobody meets twice, from finite geometry.

*Nets*: number the tables by the elements of the field GF(q). A role is a column c and an element
y; in round m the role (c, y) sits at table y - m * c. Two roles that share a table in the rounds m
and m' have (m - m') * (c - c') = 0, so they are one role: q tables of up to q seats give q rounds
without repeats (Bose 1938; the parallel classes of an affine plane). When people are missing, the
last column is left partly empty; each table holds exactly one role of it, so sizes stay even.
A net can be given more tables (see `added`).

*Affine spaces*: roles are the points of AG(k, q), tables the lines of one direction, rounds the
(q^k - 1) / (q - 1) directions; every pair meets exactly once. Others are turned out of a base round
(see `starters`), some of them for any size of a series (see `kirkman`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TypeAlias

from app.engines.seating.added import widened
from app.engines.seating.evened import evened
from app.engines.seating.galois import Element, Field, exponent_of, field_of, is_prime_power
from app.engines.seating.kirkman import kirkman
from app.engines.seating.starters import turned

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
    thinner = (_thinned(full, seats - people, rounds) for full in _full(seats, tables))
    return next((each for each in thinner if each is not None), None)


def nearly(people: int, tables: int, rounds: int) -> Design | None:
    """A plan with hardly a repeat where one without would need a round more than there is: people
    are missing in a plan of which all rounds are used up. None when no such plan is known.

    Who is missing sat at one table of the last round, and so leaves the tables of all other rounds
    even; only the last one has to be evened out (see `evened`). Of a net that is the round in which
    each column has a table of its own.
    """
    net = _net(people, tables, rounds - 1) if rounds == tables + 1 else None
    if net is not None:
        return (*net, evened(tuple(role // tables for role in range(people)), tables))
    size = -(-people // tables)
    seats = size * tables
    for full in _full(seats, tables):
        all_meet = len(full) * (size - 1) == seats - 1
        if all_meet and len(full) == rounds and seats - people <= size:
            return _nearly(full, people, tables)
    return None


def _nearly(full: Design, people: int, tables: int) -> Design:
    """A plan in which all have met, without those at the last table of its last round."""
    order = sorted(range(len(full[-1])), key=lambda role: full[-1][role])
    held = [tuple(seating[role] for role in order[:people]) for seating in full]
    return (*held[:-1], evened(held[-1], tables))


def _full(seats: int, tables: int) -> Iterator[Design]:
    """The plans known for full tables, with as many rounds as they have."""
    size = seats // tables
    known = (
        _space(seats, size),
        turned(seats, tables),
        kirkman(seats) if size == 3 else None,
        _square(seats, tables),
    )
    return (full for full in known if full is not None)


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
    if columns > tables or rounds > tables or not is_prime_power(tables):
        return None
    field = field_of(tables)
    return tuple(_round(field, people, turn, first) for turn in range(rounds))


def _lines(people: int, tables: int, turn: int) -> list[tuple[int, ...]]:
    """Who would share each table in one round of a net."""
    at = _round(field_of(tables), people, turn)
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
    power = exponent_of(points, size) if size > 1 and is_prime_power(size) else None
    if power is None or power < 2:
        return None
    field = field_of(size)
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
