"""What a seating plan is asked for, and what comes back: plain frozen data, ids as text.

Tables and rounds are numbered from 1 for people and in these wishes; the tuples of a plan follow
that order. Nothing here needs NumPy, so the window can hold plans before it ever makes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Table: TypeAlias = tuple[str, ...]
Round: TypeAlias = tuple[Table, ...]
Rounds: TypeAlias = tuple[Round, ...]


@dataclass(frozen=True)
class Fixed:
    """A member who belongs at a table (from 1): in one round (from 1), or in every round."""

    member: str
    table: int
    round: int | None = None


@dataclass(frozen=True)
class Wishes:
    """Everything the engine may know.

    `attributes` maps an attribute to each member's value; a member without one has the value "".
    `spread` and `gather` name attributes; `spread=None` means all that are not gathered. A group
    of `apart` never shares a table in twos, a group of `together` always shares one. `history`
    are rounds that were already held; strangers in it are ignored. `absent` are away from every
    round, `away` names a member and a round (from 1). `sizes` has one number for each table.
    `balance` goes from 0 (meet everybody) to 1 (every table a mirror of the assembly).
    """

    members: tuple[str, ...]
    tables: int
    rounds: int
    attributes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sizes: tuple[int, ...] | None = None
    spread: tuple[str, ...] | None = None
    gather: tuple[str, ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    fixed: tuple[Fixed, ...] = ()
    history: Rounds = ()
    absent: tuple[str, ...] = ()
    away: tuple[tuple[str, int], ...] = ()
    balance: float = 0.5

    def spread_attributes(self) -> tuple[str, ...]:
        """The attributes that every table is to mirror."""
        if self.spread is not None:
            return self.spread
        return tuple(name for name in self.attributes if name not in self.gather)

    def value(self, attribute: str, member: str) -> str:
        """A member's value; "" when unknown, which counts as a value of its own."""
        return self.attributes.get(attribute, {}).get(member, "")

    def present(self, round_number: int) -> tuple[str, ...]:
        """Who is to be seated in a round (from 1), in the order of `members`."""
        gone = {*self.absent, *(who for who, number in self.away if number == round_number)}
        return tuple(member for member in self.members if member not in gone)

    def table_fixed(self, member: str, round_number: int) -> int | None:
        """The table (from 1) a member belongs at in a round, or None when free."""
        for seat in self.fixed:
            if seat.member == member and seat.round in (None, round_number):
                return seat.table
        return None


@dataclass(frozen=True)
class Broken:
    """One hard wish that a plan does not keep.

    `members` are the people concerned; `attribute` is filled for "gather". Put into words by
    `app.engines.seating.words.sentence`.
    """

    kind: Literal["apart", "together", "fixed", "gather", "sizes", "missing", "twice"]
    round: int
    members: tuple[str, ...] = ()
    table: int = 0
    attribute: str = ""


@dataclass(frozen=True)
class Report:
    """The figures of a plan. Everything is counted over the members whom its rounds seat.

    `pairs` are all pairs of them, `pair_slots` the times two of them share a table, `pairs_met`
    the pairs that ever do; history counts in all three and in `repeats`, the sum over pairs of
    C(meetings, 2). `fewest_met` is the smallest number of different people any member meets.
    `imbalance` is the sum over rounds, tables and attribute values of the distance between the
    count and the nearer of floor and ceiling of share x table size. No plan of the same shape
    has more than `pairs_met_bound` pairs met, fewer than `repeats_bound` repeats or less than
    `imbalance_bound` imbalance. `effort` is what `seat(effort=...)` needs to find the plan again.
    """

    members: int
    pairs: int
    pair_slots: int
    pairs_met: int
    pairs_met_bound: int
    repeats: int
    repeats_bound: int
    max_meetings: int
    fewest_met: int
    imbalance: int
    imbalance_bound: int
    broken: tuple[Broken, ...] = ()
    effort: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Plan:
    """Rounds of tables of ids (sorted inside a table), their figures, and after a repair who moved.

    `moved` lists, for each repaired round (from 1), who sits at another table than before;
    people who were not in the plan before are not among them.
    """

    rounds: Rounds
    report: Report
    moved: tuple[tuple[int, tuple[str, ...]], ...] = ()


def table_of(seating: Round) -> dict[str, int]:
    """Each seated member's table (from 0) in one round."""
    return {member: at for at, table in enumerate(seating) for member in table}
