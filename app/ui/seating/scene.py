"""What is on the board: a round of the plan, of a suggestion, as planned or as really sat."""

from __future__ import annotations

from dataclasses import dataclass

from app.engines.seating import Broken, Wishes
from app.models.assembly import Assembly
from app.models.sat import sat_tables
from app.models.seating import is_locked_round
from app.proposals import (
    RoundState,
    Suggestion,
    closed_tables,
    coming,
    members_own,
    round_state,
    usual_rounds,
    usual_tables,
)
from app.ui.seating.sat import Past
from app.ui.seating.view import RoundView, Telling, planned_round, standing_round, suggested_round


@dataclass(frozen=True, slots=True)
class Scene:
    """A round (from 1) of a day; `is_planned` asks for a held round as it was meant to be."""

    meeting: str
    number: int
    wishes: Wishes
    broken: tuple[Broken, ...]
    suggestion: Suggestion | None
    past: Past | None
    has_bars: bool = False
    is_planned: bool = False

    def was_meant_otherwise(self, assembly: Assembly) -> bool:
        """True for a held round that people sat otherwise than planned when it began."""
        if self.past is None or self.suggestion is not None:
            return False
        if round_state(assembly, self.meeting, self.number) is not RoundState.HELD:
            return False
        planned = self.past.get((self.meeting, self.number))
        return bool(planned) and planned != sat_tables(assembly, self.meeting, self.number)

    def view(self, assembly: Assembly) -> RoundView:
        """The tables and people to show."""
        asked = self.wishes if self.suggestion is None else self.suggestion.task.wishes
        closed = asked.closed if self.suggestion is None else self.suggestion.task.closed
        telling = Telling(members_own(asked.attributes), self.broken, self.has_bars, closed)
        if self.suggestion is not None:
            return suggested_round(assembly, self.suggestion, self.number, telling)
        if self.is_planned and self.past is not None:
            return planned_round(assembly, self.meeting, self.number, telling, self.past)
        return standing_round(assembly, self.meeting, self.number, telling)


def usual_size(assembly: Assembly, meeting: str) -> tuple[int, int]:
    """Tables in use and rounds as the day has them, or as its people and programme suggest."""
    plan = assembly.seating.rounds(meeting)
    tables = assembly.seating.table_count(meeting) - len(closed_tables(assembly, meeting))
    if plan and tables:
        return tables, len(plan)
    return usual_tables(len(coming(assembly, meeting))), usual_rounds(assembly, meeting)


def locked_rounds(assembly: Assembly, meeting: str) -> frozenset[int]:
    """The rounds in which every seat is locked."""
    numbers = range(1, len(assembly.seating.rounds(meeting)) + 1)
    return frozenset(each for each in numbers if is_locked_round(assembly, meeting, each))
