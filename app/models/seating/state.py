"""Who sits where, and by which rules: for each meeting day a plan of rounds, each round a list of
tables, each table its members.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from typing import Protocol

from app.models.mandate import HasMandate
from app.models.people import HasPeople

MOST_TABLES = 40
MOST_ROUNDS = 20

Tables = tuple[tuple[str, ...], ...]
"""One round: member ids by table, table 1 first."""


class RuleKind(StrEnum):
    """What a rule asks of the plan.

    `APART` never two of them at one table; `TOGETHER` always all at one; `GATHER` those who need
    the same at as few tables as can be, or at the tables that have it; `HOST` always at one table;
    `JOINS` not before a round; `LEAVES` not after one.
    """

    APART = "apart"
    TOGETHER = "together"
    GATHER = "gather"
    HOST = "host"
    JOINS = "joins"
    LEAVES = "leaves"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for some members, on one meeting day or, with `meeting` empty, on all.

    `tables` (from 1) has the one table of `HOST`, or those that have what `GATHER` needs (empty:
    any table); `round` is the first of `JOINS` or the last of `LEAVES`; `label` says what `GATHER`
    is about, the need and never the person.
    """

    kind: RuleKind
    members: tuple[str, ...]
    meeting: str = ""
    tables: tuple[int, ...] = ()
    round: int = 0
    label: str = ""

    @property
    def least(self) -> int:
        """How many members make it a rule at all."""
        is_company = self.kind in (RuleKind.APART, RuleKind.TOGETHER, RuleKind.GATHER)
        return 2 if is_company and not self.tables else 1


@dataclass(frozen=True, slots=True)
class Priorities:
    """What a plan is to be good at: `balance_percent` from 0 (everybody meets everybody) to 100
    (every table a mirror of the assembly), the attributes to mirror (None for all), and those to
    mirror crossed, such as gender with age.
    """

    balance_percent: int = 50
    attributes: tuple[str, ...] | None = None
    crossed: tuple[tuple[str, ...], ...] = ()

    @property
    def balance(self) -> float:
        """The same as the seating engine counts it, 0 to 1."""
        return self.balance_percent / 100


@dataclass(slots=True)
class Seating:
    """Plans by meeting id, each a list of rounds; locks as (meeting, round, member). Rounds count
    from 1. Rules by their random id, in the order they were made; priorities by meeting; and the
    days on which tables write on drafts that nobody is to see twice.
    """

    plans: dict[str, list[Tables]] = field(default_factory=dict)
    locks: set[tuple[str, int, str]] = field(default_factory=set)
    rules: dict[str, Rule] = field(default_factory=dict)
    priorities: dict[str, Priorities] = field(default_factory=dict)
    writing_days: set[str] = field(default_factory=set)

    def rounds(self, meeting: str) -> tuple[Tables, ...]:
        """The rounds of a day's plan; empty when there is none."""
        return tuple(self.plans.get(meeting, ()))

    def tables(self, meeting: str, number: int) -> Tables:
        """The tables of round `number`; empty when there is no such round."""
        rounds = self.plans.get(meeting, [])
        return rounds[number - 1] if 1 <= number <= len(rounds) else ()

    def table_of(self, meeting: str, number: int, member: str) -> int:
        """The table number a member sits at in a round, 0 for none."""
        for table, sitting in enumerate(self.tables(meeting, number), 1):
            if member in sitting:
                return table
        return 0

    def table_count(self, meeting: str) -> int:
        """The largest number of tables in any round of the day."""
        return max((len(tables) for tables in self.rounds(meeting)), default=0)

    def is_locked(self, meeting: str, number: int, member: str) -> bool:
        """True when a member's seat in a round must not be changed by a repair."""
        return (meeting, number, member) in self.locks

    def meetings_between(self, until: Iterable[Tables]) -> Counter[tuple[str, str]]:
        """How often each pair (smaller id first) sits together in these rounds."""
        met: Counter[tuple[str, str]] = Counter()
        for tables in until:
            for sitting in tables:
                met.update(combinations(sorted(sitting), 2))
        return met


class HasSeating(Protocol):
    """What a decision about seats looks at."""

    @property
    def seating(self) -> Seating:
        """The plans."""


class SeatingRoom(HasSeating, HasPeople, Protocol):
    """Plans and the people in them."""


class RuleRoom(SeatingRoom, HasMandate, Protocol):
    """Plans, people, and the days on which they meet."""
