"""Opening and closing the phases of the text, and the last call before one closes."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.entries import Facts
from app.models.errors import Refused
from app.models.recommendations.facts import RecommendationFact
from app.models.recommendations.state import HasRecommendations, Recommendations
from app.models.recommendations.way import Gate, Stage


@dataclass(frozen=True, slots=True)
class GateMoved(RecommendationFact):
    """This phase is on now, open or closed; `until` an instant after a last call. `is_undone` where
    the move before was taken back.
    """

    stage: Stage | None
    is_open: bool
    until: int
    at: int
    is_undone: bool = False

    def change(self, recommendations: Recommendations) -> None:
        gate, way = Gate(self.stage, self.is_open, self.until, self.at), recommendations.way
        recommendations.way = way.taken_back(gate) if self.is_undone else way.moved(gate)

    def inverse(self, recommendations: Recommendations) -> Facts:
        old = recommendations.way.gate
        return (GateMoved(old.stage, old.is_open, old.until, old.at, not self.is_undone),)


FACTS = (GateMoved,)


def open_stage(room: HasRecommendations, stage: Stage, now: int) -> Facts:
    """Open a phase, whichever was on; going back is allowed and stays in the trace. One that is
    open stays open: only its last call is taken back.
    """
    gate = room.recommendations.way.gate
    is_so = gate.stage is stage and gate.is_open and not gate.until
    return () if is_so else (GateMoved(stage, True, 0, now),)


def close_stage(room: HasRecommendations, now: int) -> Facts:
    """Close the phase that is open. Raises Refused("phase-not-open")."""
    return (GateMoved(_opened(room).stage, False, 0, now),)


def last_call(room: HasRecommendations, until: int, now: int) -> Facts:
    """Say when the phase that is open will be closed, `until` an instant to come.

    Nothing closes by itself. Raises Refused("phase-not-open", "last-call-past").
    """
    gate = _opened(room)
    if until <= now:
        raise Refused("last-call-past")
    return () if gate.until == until else (GateMoved(gate.stage, True, until, now),)


def leave_stages(room: HasRecommendations, now: int) -> Facts:
    """Follow no phases any more: everything is open, as before the first."""
    return (GateMoved(None, False, 0, now),) if room.recommendations.way.gate.is_followed else ()


def _opened(room: HasRecommendations) -> Gate:
    gate = room.recommendations.way.gate
    if not gate.is_open:
        raise Refused("phase-not-open")
    return gate
