"""The way of an assembly's text: its phases in order, and the gate that says what is open.

One phase is on at a time. The facilitator opens, closes and goes back; nothing closes by itself,
and every move of the gate stays in the trace. Where no phase was opened, everything is open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final


class Stage(StrEnum):
    """The phases, in the order most assemblies take them."""

    VALUES = "values"
    VISION = "vision"
    THEMES = "themes"
    IDEAS = "ideas"
    DRAFT_1 = "draft-1"
    READING = "reading"
    DRAFT_2 = "draft-2"
    REALITY = "reality"
    DRAFT_3 = "draft-3"
    LIVE_WITH = "live-with"
    FINAL = "final"
    POLL = "poll"
    MINORITY = "minority"
    ORDER = "order"
    HANDOVER = "handover"

    @property
    def number(self) -> int:
        """1 for the first."""
        return STAGES.index(self) + 1

    @property
    def then(self) -> Stage | None:
        """The one that follows; None after the last."""
        return STAGES[self.number] if self.number < len(STAGES) else None


STAGES: Final = tuple(Stage)
DRAFTS: Final = (Stage.DRAFT_1, Stage.DRAFT_2, Stage.DRAFT_3)
"""While one of these is open, tables write."""
MARKED: Final = (Stage.READING, Stage.REALITY, Stage.LIVE_WITH)
"""While one of these is open, tables comment on each other's lines."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Which phase is on (None: no phases are followed), whether it is open, until when (an instant
    in milliseconds since 1970 once a last call was made, else 0), and when the gate was moved here.
    """

    stage: Stage | None = None
    is_open: bool = False
    until: int = 0
    at: int = 0

    @property
    def is_followed(self) -> bool:
        """True once a phase was opened."""
        return self.stage is not None

    @property
    def takes_ideas(self) -> bool:
        """True until new ideas are closed."""
        if self.stage is None or self.stage is Stage.IDEAS:
            return self.stage is None or self.is_open
        return self.stage.number < Stage.IDEAS.number

    @property
    def takes_drafts(self) -> bool:
        """Whether tables may begin a recommendation."""
        return self.is_open and self.stage is Stage.DRAFT_1

    @property
    def takes_versions(self) -> bool:
        """Whether tables may write on."""
        return self.is_open and self.stage in DRAFTS

    @property
    def takes_comments(self) -> bool:
        """Whether tables may comment on each other's lines."""
        return self.is_open and self.stage in MARKED

    @property
    def takes_answers(self) -> bool:
        """Whether a table may answer: from the first reading until the final text, also while the
        gate is closed between two phases.
        """
        if self.stage is None:
            return False
        return Stage.READING.number <= self.stage.number < Stage.FINAL.number

    @property
    def is_final(self) -> bool:
        """Whether the words stand: the final text was closed, or a later phase is on."""
        if self.stage is None:
            return False
        is_later = self.stage.number > Stage.FINAL.number
        return is_later or (self.stage is Stage.FINAL and not self.is_open)


@dataclass(frozen=True, slots=True)
class Way:
    """Where the gate is, and every place it was before, the oldest first."""

    gate: Gate = Gate()
    trace: tuple[Gate, ...] = ()

    def moved(self, gate: Gate) -> Way:
        """The same with the gate at another place."""
        return Way(gate, (*self.trace, gate))

    def taken_back(self, gate: Gate) -> Way:
        """The same as before the last move, which was undone; the journal keeps both."""
        return replace(self, gate=gate, trace=self.trace[:-1])

    @property
    def ideas_closed_at(self) -> int:
        """Since when no new ideas are taken; 0 while they are."""
        since = 0
        for gate in reversed(self.trace):
            if gate.takes_ideas:
                break
            since = gate.at
        return 0 if self.gate.takes_ideas else since

    def takes_idea(self, begun_at: int) -> bool:
        """Whether a task that began at an instant takes new ideas: one that began after they were
        closed is another task, and asks for what it asks for.
        """
        closed = self.ideas_closed_at
        return not closed or begun_at > closed

    def went_back(self, at: int) -> bool:
        """Whether the move at this place of the trace (from 0) went to an earlier phase."""
        here, before = self.trace[at].stage, self.trace[at - 1].stage if at else None
        return here is not None and before is not None and here.number < before.number


NO_WAY: Final = Way()
"""No phases are followed."""
