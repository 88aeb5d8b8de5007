"""Which round somebody comes in for."""

from __future__ import annotations

from app.models.agenda import Agenda


def round_now(agenda: Agenda, meeting: str) -> int:
    """The seating round that is on, else the next one on the programme, else the first."""
    running = agenda.running
    if running and running.meeting == meeting and running.plan.round:
        return running.plan.round
    coming = (each for each in agenda.day(meeting) if not each.started_at)
    return next((each.plan.round for each in coming if each.plan.round), 1)
