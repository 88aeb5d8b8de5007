"""The phase of the text for the wall: what it is, whether it is open, until when, and what follows.

The subject of the scene tells all of it, so that the wall keeps what was taken until the next take.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.models.assembly import Assembly
from app.models.recommendations import Gate, Stage
from app.models.room import Scene, Showing
from app.ui.scenes.address import Address


@dataclass(frozen=True, slots=True)
class GatePicture:
    """The gate as it was taken."""

    gate: Gate

    @property
    def stage(self) -> Stage:
        """The phase that is on."""
        return self.gate.stage or Stage.VALUES


def gate_showing(gate: Gate) -> Showing | None:
    """The scene of the gate as it is; None where no phases are followed."""
    if gate.stage is None:
        return None
    return Showing(Scene.GATE, f"{gate.stage}:{int(gate.is_open)}:{gate.until}:{gate.at}")


def gate_of(subject: str) -> Gate | None:
    """The gate that a scene's subject tells; None for what makes no sense."""
    stage, *rest = subject.split(":")
    if stage not in list(Stage) or len(rest) != 3 or not all(map(str.isdecimal, rest)):
        return None
    is_open, until, at = map(int, rest)
    return Gate(Stage(stage), bool(is_open), until, at)


def gate_picture(assembly: Assembly, subject: str, _address: Address | None) -> GatePicture | None:
    """What was taken, or where the gate is for a scene that does not say."""
    gate = gate_of(subject) or assembly.recommendations.way.gate
    return GatePicture(gate) if gate.stage is not None else None
