"""Going from step to step of the item that is on, before its time is up or once more."""

from __future__ import annotations

from app.models.agenda.decisions import on
from app.models.agenda.facts import StepTurned
from app.models.agenda.state import HasAgenda
from app.models.entries import Facts
from app.models.errors import Refused


def next_step(room: HasAgenda, now: int) -> Facts:
    """Go on to the next step of the item that is on. It has the time that was planned for it; what
    the one before did not use is the last one's. Raises Refused("no-steps", "last-step").
    """
    return _turned(room, 1, now)


def previous_step(room: HasAgenda, now: int) -> Facts:
    """Begin the step before once more, with the time that was planned for it. Raises
    Refused("no-steps", "first-step").
    """
    return _turned(room, -1, now)


def _turned(room: HasAgenda, by: int, now: int) -> Facts:
    item = on(room)
    step = item.step_on(now)
    if step is None:
        raise Refused("no-steps", title=item.plan.title)
    if not 1 <= step.number + by <= step.count:
        raise Refused("last-step" if by > 0 else "first-step", title=step.title)
    return (StepTurned(item.id, step.number + by, item.elapsed_ms(now)),)
