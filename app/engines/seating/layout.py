"""First seatings: a place for everyone, before any search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from app.engines.seating.chance import Chance, Ints
from app.engines.seating.fields import Design
from app.engines.seating.model import HARD, Model
from app.engines.seating.wishes import Rounds


def random_seats(model: Model, chance: Chance, replicas: int) -> Ints:
    """Seatings that keep fixed seats and parties where there is room and are random otherwise."""
    copies = [
        [lay_out(model, number, chance, {}) for number in range(len(model.sizes))]
        for _ in range(replicas)
    ]
    return np.array(copies, dtype=np.int64).swapaxes(0, 1).copy()


def lay_out(model: Model, number: int, chance: Chance, wanted: dict[int, int]) -> Ints:
    """One round (from 0), shape (tables, chairs).

    Seated first where they belong: fixed people, then parties, then those in `wanted` (person to
    table), in random order; whoever finds no room there takes what is left.
    """
    seating = _Seating(model.sizes[number])
    here = model.present[number]
    order = [here[at] for at in chance.order(len(here))]
    bound = [(person, _own_tables(model, number, person)) for person in order]
    for person, tables in sorted(bound, key=lambda each: len(each[1])):
        for table in sorted(tables, key=lambda at: -seating.room[at]):
            seating.offer((person,), table)
    for party in model.parties[number]:
        free = [person for person in party if person not in seating.at]
        seating.offer(free, _party_table(seating, party, len(free), wanted))
    for person in order:
        seating.offer((person,), wanted.get(person))
    spare = [person for person in order if person not in seating.at]
    for person, table in zip(spare, seating.rest(), strict=True):
        seating.at[person] = table
    return as_array(model, seating.at)


class _Seating:
    """Who has been given which table of one round."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.room = list(sizes)
        self.at: dict[int, int] = {}

    def offer(self, people: Sequence[int], table: int | None) -> None:
        """Seats the people together at the table when it has room and they have no seat yet."""
        free = [person for person in people if person not in self.at]
        if table is None or self.room[table] < len(free):
            return
        self.room[table] -= len(free)
        self.at.update(dict.fromkeys(free, table))

    def rest(self) -> Iterable[int]:
        """The tables of the seats still free."""
        for table, room in enumerate(self.room):
            yield from (table for _ in range(room))


def _own_tables(model: Model, number: int, person: int) -> list[int]:
    """The tables that break the fewest wishes, where some break more than others."""
    if model.seat_cost is None:
        return []
    broken = model.seat_cost[number, person] // HARD
    return [] if broken.max() == broken.min() else np.flatnonzero(broken == broken.min()).tolist()


def _party_table(
    seating: _Seating, party: Sequence[int], count: int, wanted: dict[int, int]
) -> int | None:
    """Where some of the party sit or want to sit, else the roomiest table."""
    liked = [seating.at[person] for person in party if person in seating.at]
    liked += [wanted[person] for person in party if person in wanted]
    roomy = [table for table in liked if seating.room[table] >= count]
    if roomy:
        return max(roomy, key=roomy.count)
    return max(range(len(seating.room)), key=lambda table: (seating.room[table], -table))


def design_seats(model: Model, design: Design, turns: Ints, roles: Ints) -> Ints:
    """A design with its rounds and roles in these orders, its larger tables first."""
    rounds = []
    for number, turn in enumerate(turns):
        tables: list[list[int]] = [[] for _ in model.sizes[number]]
        for person, role in enumerate(roles):
            tables[design[turn][role]].append(person)
        placed = _placed(model, number, tables)
        at = {person: table for table, people in placed.items() for person in people}
        rounds.append(as_array(model, at))
    return np.array(rounds, dtype=np.int64)


def _placed(model: Model, number: int, tables: list[list[int]]) -> dict[int, list[int]]:
    """Each table's people, the larger tables where there is more room.

    Where a draft lies on each table, and all are of one size, they stay where the design has them.
    """
    if model.visits is not None:
        return dict(enumerate(tables))
    by_size = sorted(tables, key=lambda people: (-len(people), people))
    rank = sorted(range(len(tables)), key=lambda at: (-model.sizes[number][at], at))
    return dict(zip(rank, by_size, strict=True))


def as_array(model: Model, at: dict[int, int]) -> Ints:
    """One round, shape (tables, chairs), from the table of each person seated."""
    tables = len(model.sizes[0])
    seats = np.full((tables, model.chairs), len(model.people), dtype=np.int64)
    taken = [0] * tables
    for person in sorted(at):
        seats[at[person], taken[at[person]]] = person
        taken[at[person]] += 1
    return seats


def as_rounds(model: Model, seats: Ints) -> Rounds:
    """A seating as tuples of ids, sorted inside each table."""
    nobody = len(model.people)
    return tuple(
        tuple(
            tuple(sorted(model.people[person] for person in table if person != nobody))
            for table in seating
        )
        for seating in seats.tolist()
    )
