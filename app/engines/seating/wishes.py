"""What a seating plan is asked for, and what comes back: plain frozen data, ids as text.

Tables and rounds are numbered from 1 for people and in these wishes; the tuples of a plan follow
that order. Nothing here needs NumPy, so the window can hold plans before it ever makes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

Table: TypeAlias = tuple[str, ...]
Round: TypeAlias = tuple[Table, ...]
Rounds: TypeAlias = tuple[Round, ...]


@dataclass(frozen=True)
class Fixed:
    """A member who belongs at a table (from 1): in one round (from 1), or in every round.

    A `locked` seat goes before every other wish: these give way and are told as broken.
    """

    member: str
    table: int
    round: int | None = None
    locked: bool = False


@dataclass(frozen=True)
class Only:
    """Members who sit at one of some tables (from 1): by the hearing loop, or step-free.

    In one round (from 1), or in every round.
    """

    members: tuple[str, ...]
    tables: tuple[int, ...]
    round: int | None = None


@dataclass(frozen=True)
class Kept:
    """A table (from 1) of a round (from 1) that is locked: just these people, nobody else."""

    round: int
    table: int
    members: tuple[str, ...]


@dataclass(frozen=True)
class Wishes:
    """Everything the engine may know.

    `attributes` maps an attribute to each member's value; a member without one has the value "".
    `spread` and `gather` name attributes; `spread=None` means all: they count in the imbalance,
    though a search cannot spread what it gathers (`mirrored_attributes`). Those of `gather` that
    are in `needs` have no value that is the room's own (see `gathered`). A group of `apart` never
    shares a table in twos, a group of `together` always shares one; groups with somebody in common
    who is there are one. `history` are rounds that were already held; strangers in it are ignored.
    `absent` are away from every round, `away` names a member and a round (from 1). `sizes` has one
    number for each table; `closed` are tables (from 1) of a repair that nobody sits at, `planned`
    all rounds as they were before it.
    `balance` goes from 0 (meet everybody) to 1 (every table a mirror of the assembly).
    With `drafts` each table works on a draft that stays there, and nobody sits at one table
    twice; `drafts_seen` names a member and a table of rounds that were held before.
    """

    members: tuple[str, ...]
    tables: int
    rounds: int
    attributes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sizes: tuple[int, ...] | None = None
    spread: tuple[str, ...] | None = None
    gather: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    fixed: tuple[Fixed, ...] = ()
    only: tuple[Only, ...] = ()
    kept: tuple[Kept, ...] = ()
    history: Rounds = ()
    absent: tuple[str, ...] = ()
    away: tuple[tuple[str, int], ...] = ()
    closed: tuple[int, ...] = ()
    planned: Rounds = ()
    balance: float = 0.5
    drafts: bool = False
    drafts_seen: tuple[tuple[str, int], ...] = ()

    def spread_attributes(self) -> tuple[str, ...]:
        """The attributes that every table is held against, each once."""
        return tuple(dict.fromkeys(self.attributes if self.spread is None else self.spread))

    def mirrored_attributes(self) -> tuple[str, ...]:
        """Those that a search can spread: gathered ones only where they were asked for by name."""
        told = self.spread_attributes()
        return tuple(name for name in told if self.spread is not None or name not in self.gather)

    def held_against(self) -> Literal["nothing", "some", "all"]:
        """How much of what is known of people the imbalance counts; needs are no such thing."""
        counted = self.spread_attributes()
        if not counted:
            return "nothing"
        return "all" if {*counted} >= {*self.attributes} - {*self.needs} else "some"

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

    def locked_seats(self, round_number: int) -> dict[str, int]:
        """The table (from 1) of each member whose seat is locked in a round."""
        return {
            seat.member: seat.table
            for seat in self.fixed
            if seat.locked and seat.round in (None, round_number)
        }

    def kept_tables(self, round_number: int) -> dict[int, Table]:
        """The locked tables (from 1) of a round and who of their people is present."""
        here = set(self.present(round_number))
        return {
            lock.table: tuple(member for member in lock.members if member in here)
            for lock in self.kept
            if lock.round == round_number
        }

    def table_rules(self, round_number: int) -> tuple[tuple[str, frozenset[int]], ...]:
        """Who of those present may sit only at which tables (from 1) of a round, rule by rule.

        The same rule told twice is one rule; a fixed seat is another one than a need for a table.
        """
        here = set(self.present(round_number))
        fixed = {
            (seat.member, frozenset({seat.table})): None
            for seat in self.fixed
            if seat.round in (None, round_number)
        }
        only = {
            (who, frozenset(rule.tables)): None
            for rule in self.only
            if rule.round in (None, round_number)
            for who in rule.members
        }
        kept = {
            (who, frozenset({table})): None
            for table, members in self.kept_tables(round_number).items()
            for who in members
        }
        return tuple(rule for rule in (*fixed, *only, *kept) if rule[0] in here)


def crossed(wishes: Wishes, crossings: tuple[tuple[str, ...], ...]) -> Wishes:
    """The wishes with attributes crossed: that young women, say, are spread, too.

    Each crossing becomes one more attribute to mirror, called "gender x age", whose values are the
    combinations that occur.
    """
    attributes = {name: dict(values) for name, values in wishes.attributes.items()}
    names: list[str] = []
    for parts in crossings:
        names.append(" x ".join(parts))
        attributes[names[-1]] = {
            member: " x ".join(wishes.value(part, member) for part in parts)
            for member in wishes.members
        }
    spread = tuple(dict.fromkeys((*wishes.mirrored_attributes(), *names)))
    return replace(wishes, attributes=attributes, spread=spread)


@dataclass(frozen=True)
class Broken:
    """One hard wish that a plan does not keep.

    `members` are the people concerned; `attribute` is filled for "gather" (at more tables than
    needed) and "split" (too many for one table), `value` too unless it is a mere need, `tables` for
    "only". For a "draft" that no plan can do without, the member has `rounds_left` rounds that were
    to be seated, and fewer `drafts_left` at open tables where they had not been. Put into words by
    `app.engines.seating.words.sentence`.
    """

    kind: Literal[
        "apart",
        "together",
        "fixed",
        "locked",
        "only",
        "kept",
        "gather",
        "split",
        "draft",
        "sizes",
        "missing",
        "twice",
    ]
    round: int
    members: tuple[str, ...] = ()
    table: int = 0
    attribute: str = ""
    tables: tuple[int, ...] = ()
    value: str = ""
    rounds_left: int = field(default=0, compare=False)
    drafts_left: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Faces:
    """So many people, the fewest different people any of them meets, and that no plan of the same
    shape and rules gives each of them more than `bound`.
    """

    people: int
    fewest: int
    bound: int


@dataclass(frozen=True)
class Report:
    """The figures of a plan. Everything is counted over the members whom its rounds seat.

    `pairs` are all pairs of them, `pair_slots` the times two of them share a table, `pairs_met`
    the pairs that ever do; history counts in all three and in `repeats`, the sum over pairs of
    C(meetings, 2). `fewest_met` is the smallest number of different people any member meets, at
    most `fewest_met_bound`, by the rounds, tables and rules of each; `throughout` is the same of
    those who have a seat in every round.
    `imbalance` is the sum over rounds, tables and attribute values of the distance between the
    count and the nearer of floor and ceiling of share x table size. No plan of the same shape
    has more than `pairs_met_bound` pairs met, fewer than `repeats_bound` repeats or less than
    `imbalance_bound` imbalance. `tables` are those that people sit at, counted anew in each round.
    `effort` is what `seat(effort=...)` needs to find the plan again. `held_against` is how many of
    the attributes the imbalance counts.
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
    fewest_met_bound: int
    throughout: Faces
    imbalance: int
    imbalance_bound: int
    broken: tuple[Broken, ...] = ()
    effort: int = 0
    seconds: float = 0.0
    tables: int = 0
    held_against: Literal["nothing", "some", "all"] = "all"


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
