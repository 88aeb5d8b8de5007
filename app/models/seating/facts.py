"""What happens to seats and to the rules for them."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

from app.models.entries import Fact, Facts
from app.models.seating.state import Priorities, Rule, Seating


@dataclass(frozen=True, slots=True)
class SeatingFact(Fact):
    """A fact about seats."""

    @abstractmethod
    def change(self, seating: Seating) -> None:
        """Make the state say so."""

    def inverse(self, seating: Seating) -> Facts:
        """The facts that take this one back, seen from before it."""
        return ()


@dataclass(frozen=True, slots=True)
class PlanAccepted(SeatingFact):
    """From round `first_round` on, the day is seated like this; earlier rounds stay."""

    meeting: str
    first_round: int
    rounds: tuple[tuple[tuple[str, ...], ...], ...]

    def change(self, seating: Seating) -> None:
        kept = seating.plans.get(self.meeting, [])[: self.first_round - 1]
        seating.plans[self.meeting] = [*kept, *self.rounds]

    def inverse(self, seating: Seating) -> Facts:
        before = seating.rounds(self.meeting)[self.first_round - 1 :]
        return (PlanAccepted(self.meeting, self.first_round, before),)


@dataclass(frozen=True, slots=True)
class SeatMoved(SeatingFact):
    """A member sits at `table` in this round; 0 takes the member out of the round."""

    meeting: str
    round: int
    member: str
    table: int

    def change(self, seating: Seating) -> None:
        rounds = seating.plans.get(self.meeting, [])
        if not 1 <= self.round <= len(rounds):
            return
        tables = [
            [each for each in table if each != self.member] for table in rounds[self.round - 1]
        ]
        if 1 <= self.table <= len(tables):
            tables[self.table - 1] = sorted([*tables[self.table - 1], self.member])
        rounds[self.round - 1] = tuple(map(tuple, tables))

    def inverse(self, seating: Seating) -> Facts:
        before = seating.table_of(self.meeting, self.round, self.member)
        return (SeatMoved(self.meeting, self.round, self.member, before),)


@dataclass(frozen=True, slots=True)
class SeatLocked(SeatingFact):
    """A seat is locked, or free again."""

    meeting: str
    round: int
    member: str
    locked: bool

    def change(self, seating: Seating) -> None:
        key = (self.meeting, self.round, self.member)
        if self.locked:
            seating.locks.add(key)
        else:
            seating.locks.discard(key)

    def inverse(self, seating: Seating) -> Facts:
        before = seating.is_locked(self.meeting, self.round, self.member)
        return (SeatLocked(self.meeting, self.round, self.member, before),)


@dataclass(frozen=True, slots=True)
class RuleAdded(SeatingFact):
    """The plan is to keep one more rule; `rule` is its random id."""

    rule: str
    terms: Rule

    def change(self, seating: Seating) -> None:
        seating.rules[self.rule] = self.terms

    def inverse(self, seating: Seating) -> Facts:
        return (RuleRemoved(self.rule),)


@dataclass(frozen=True, slots=True)
class RuleChanged(SeatingFact):
    """A rule says something else."""

    rule: str
    terms: Rule

    def change(self, seating: Seating) -> None:
        if self.rule in seating.rules:
            seating.rules[self.rule] = self.terms

    def inverse(self, seating: Seating) -> Facts:
        old = seating.rules.get(self.rule)
        return () if old is None else (RuleChanged(self.rule, old),)


@dataclass(frozen=True, slots=True)
class RuleRemoved(SeatingFact):
    """A rule no longer holds."""

    rule: str

    def change(self, seating: Seating) -> None:
        seating.rules.pop(self.rule, None)

    def inverse(self, seating: Seating) -> Facts:
        old = seating.rules.get(self.rule)
        return () if old is None else (RuleAdded(self.rule, old),)


@dataclass(frozen=True, slots=True)
class PrioritiesChosen(SeatingFact):
    """What the plan of a day is to be good at; repairs at the door weigh by the same. None takes
    back what was chosen for this day.
    """

    meeting: str
    priorities: Priorities | None

    def change(self, seating: Seating) -> None:
        if self.priorities is None:
            seating.priorities.pop(self.meeting, None)
        else:
            seating.priorities[self.meeting] = self.priorities

    def inverse(self, seating: Seating) -> Facts:
        return (PrioritiesChosen(self.meeting, seating.priorities.get(self.meeting)),)


@dataclass(frozen=True, slots=True)
class WritingGroupsChosen(SeatingFact):
    """On this day tables write on drafts that stay there, or no longer do."""

    meeting: str
    are_on: bool

    def change(self, seating: Seating) -> None:
        if self.are_on:
            seating.writing_days.add(self.meeting)
        else:
            seating.writing_days.discard(self.meeting)

    def inverse(self, seating: Seating) -> Facts:
        return (WritingGroupsChosen(self.meeting, self.meeting in seating.writing_days),)


FACTS: tuple[type[Fact], ...] = (
    PlanAccepted,
    SeatMoved,
    SeatLocked,
    RuleAdded,
    RuleChanged,
    RuleRemoved,
    PrioritiesChosen,
    WritingGroupsChosen,
)
