"""What the arrival desk decides in one deed, so that one Undo takes back the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.models import arrivals, people
from app.models.assembly import Assembly
from app.models.entries import Facts
from app.models.on_paper import hold_first_plan
from app.models.people import NewMember
from app.models.seating import SeatLocked, SeatMoved, extend_rule
from app.proposals import Suggestion, accepted, rounds_to_come


@dataclass(frozen=True, slots=True)
class Replacing:
    """Instead of whom somebody comes and why; `rules` are those that are to hold for the newcomer,
    too, each with a fresh id for a rule that has to be made once more.
    """

    member: str
    reason: str = ""
    rules: tuple[tuple[str, str], ...] = ()


def substitute(
    room: Assembly, meeting: str, newcomer: NewMember, replacing: Replacing, now: int
) -> Facts:
    """A substitute comes in and takes over the seats of the one who dropped out, locks and all, and
    the rules that are to hold on.
    """
    instead_of = replacing.member
    joined = people.add_substitute(room, meeting, newcomer, instead_of, replacing.reason, now)
    seats = [
        fact
        for number in rounds_to_come(room, meeting)
        for fact in _handed_over(room, meeting, number, instead_of, newcomer.id)
    ]
    rules = [
        fact
        for rule, copy in replacing.rules
        if rule in room.seating.rules
        for fact in extend_rule(room, rule, instead_of, newcomer.id, copy)
    ]
    return (*hold_first_plan(room, meeting), *joined, *seats, *rules)


def with_doors_closed(room: Assembly, meeting: str, now: int) -> Assembly:
    """The assembly as it would be if whoever is still awaited stayed away; `room` stays as it is.

    `now` in milliseconds since 1970.
    """
    known = room.people
    told = replace(known, presence=dict(known.presence), noted=dict(known.noted))
    closed = replace(room, people=told)
    for fact in arrivals.mark_rest_absent(room, meeting, now):
        closed.apply(fact)
    return closed


def close_and_repair(room: Assembly, suggestion: Suggestion, rule: str, now: int) -> Facts:
    """Whoever is still awaited stays away, and the plan is the repaired one.

    `rule` is a fresh id, as in `accepted`; `now` in milliseconds since 1970.
    """
    meeting = suggestion.task.meeting
    return (
        *arrivals.mark_rest_absent(room, meeting, now),
        *accepted(room, suggestion, rule),
    )


def _handed_over(
    room: Assembly, meeting: str, number: int, old: str, new: str
) -> Iterator[SeatMoved | SeatLocked]:
    table = room.seating.table_of(meeting, number, old)
    if not table:
        return
    if room.seating.is_locked(meeting, number, old):
        yield SeatLocked(meeting, number, old, False)
        yield SeatLocked(meeting, number, new, True)
    yield SeatMoved(meeting, number, old, 0)
    yield SeatMoved(meeting, number, new, table)
