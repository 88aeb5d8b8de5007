"""Moving a whole party, which single swaps could only do by breaking it on the way."""

from __future__ import annotations

from typing import Final

import numpy as np

from app.engines.seating.chance import Floats, Ints, draw
from app.engines.seating.model import Model
from app.engines.seating.tally import Tally


class PartyMove:
    """Draws a party and as many people of another table, and lets them change places or not."""

    DRAWS: Final = 6

    def __init__(self, model: Model, tally: Tally) -> None:
        self._model = model
        self._tally = tally
        self._rounds = [at for at, parties in enumerate(model.parties) if parties]
        self._units = [
            {person: party for party in parties for person in party} for parties in model.parties
        ]

    def step(self, shares: Floats, inverse: float) -> None:
        """Tries one exchange in one replica; `shares` has `DRAWS` numbers."""
        number = self._rounds[int(shares[0] * len(self._rounds))]
        parties = self._model.parties[number]
        party = np.array(parties[int(shares[1] * len(parties))], dtype=np.int64)
        replica = int(shares[2] * len(self._tally.cost))
        seating = self._tally.seats[number, replica]
        home = self._table_of(seating, party)
        away = int(shares[3] * len(seating))
        if home is None or away == home:
            return
        others = self._exchange_for(len(party), number, seating[away], shares[4])
        if others is not None:
            self._try(number, replica, (home, away), (party, others), shares[5:6], inverse)

    def _table_of(self, seating: Ints, party: Ints) -> int | None:
        """Where all of the party sit; None when they are spread."""
        tables = np.flatnonzero(np.isin(seating, party).sum(axis=1) == len(party))
        return int(tables[0]) if len(tables) else None

    def _exchange_for(self, count: int, number: int, table: Ints, share: float) -> Ints | None:
        """As many people of a table, whole parties only, from a random one on."""
        here = [int(each) for each in table if each != len(self._model.people)]
        if not here:
            return None
        turn, units = int(share * len(here)), self._units[number]
        taken: list[int] = []
        for person in here[turn:] + here[:turn]:
            unit = units.get(person, (person,))
            if person not in taken and len(taken) + len(unit) <= count:
                taken.extend(unit if set(unit) <= set(here) else (person,))
        return np.array(taken, dtype=np.int64) if len(taken) == count else None

    def _try(
        self,
        number: int,
        replica: int,
        tables: tuple[int, int],
        sides: tuple[Ints, Ints],
        share: Floats,
        inverse: float,
    ) -> None:
        nobody = len(self._model.people)
        rows = [self._tally.seats[number, replica, table] for table in tables]
        before = [row[row != nobody] for row in rows]
        after = [
            np.concatenate([stay[~np.isin(stay, leave)], come])
            for stay, leave, come in zip(before, sides, sides[::-1], strict=True)
        ]
        for table, people in zip(tables, before, strict=True):
            self._tally.lift(replica, table, people, -1.0)
        change = sum(
            self._tally.table_cost(number, replica, table, new)
            - self._tally.table_cost(number, replica, table, old)
            for table, old, new in zip(tables, before, after, strict=True)
        )
        accepted = int(draw(np.array([[change]]), inverse, share)[0]) == 0
        for table, people in zip(tables, after if accepted else before, strict=True):
            self._tally.lift(replica, table, people, 1.0)
        if accepted:
            self._tally.cost[replica] += change
            for table, row, people in zip(tables, rows, after, strict=True):
                row[: len(people)] = people
                self._tally.recount_table(number, replica, table)
