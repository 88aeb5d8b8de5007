"""Who really sat where in a round that was held, and who had been meant to.

The assembly knows where people sit now. What was planned when a round began, and who was there
while it was on, is told by the facts in their order; `read_past` reads them once, in a thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.models.agenda import AgendaFact, Item, ItemStarted
from app.models.assembly import Assembly
from app.models.entries import Fact
from app.models.mandate import MandateFact
from app.models.people import Attendance, AttendanceNoted
from app.models.seating import SeatingFact, Tables
from app.proposals import RoundState, round_state

_KEPT = (AgendaFact, SeatingFact, MandateFact)


@dataclass(frozen=True, slots=True)
class Past:
    """`planned` is the seating at a round's start by (meeting, round); `noted` what was said of a
    member's attendance by (meeting, member): (milliseconds since 1970, status), in order.
    """

    planned: Mapping[tuple[str, int], Tables] = field(default_factory=dict)
    noted: Mapping[tuple[str, str], tuple[tuple[int, Attendance], ...]] = field(
        default_factory=dict
    )


@dataclass(frozen=True, slots=True)
class Sitting:
    """One round of one day as people sat or will sit; empty tables are kept."""

    meeting: str
    number: int
    tables: Tables
    is_held: bool = False


def read_past(facts: Iterable[Fact]) -> Past:
    """What the facts tell of rounds that began; a round that began again is taken anew."""
    assembly, planned = Assembly(), dict[tuple[str, int], Tables]()
    noted: dict[tuple[str, str], list[tuple[int, Attendance]]] = {}
    for fact in facts:
        if isinstance(fact, AttendanceNoted):
            noted.setdefault((fact.meeting, fact.member), []).append((fact.at, fact.status))
        elif isinstance(fact, ItemStarted):
            planned.update(_as_it_begins(assembly, fact))
        if isinstance(fact, _KEPT):
            assembly.apply(fact)
    return Past(planned, {key: tuple(sorted(told, key=_when)) for key, told in noted.items()})


def sat_tables(assembly: Assembly, meeting: str, number: int, past: Past) -> Tables:
    """A held round without those who were away all the time it was on."""
    spans = list(_spans(assembly, meeting, number))
    return tuple(
        tuple(who for who in table if _was_there(past, meeting, who, spans))
        for table in assembly.seating.tables(meeting, number)
    )


def sittings(assembly: Assembly, meetings: Iterable[str], past: Past | None) -> Iterator[Sitting]:
    """The rounds of some days in order: with `past` only those held, and as people really sat."""
    for meeting in meetings:
        for number, tables in enumerate(assembly.seating.rounds(meeting), 1):
            is_held = round_state(assembly, meeting, number) is RoundState.HELD
            if past is None:
                yield Sitting(meeting, number, tables, is_held)
            elif is_held:
                yield Sitting(meeting, number, sat_tables(assembly, meeting, number, past), True)


# -- inside


def _as_it_begins(
    assembly: Assembly, fact: ItemStarted
) -> Iterator[tuple[tuple[str, int], Tables]]:
    item = assembly.agenda.items.get(fact.item)
    if item is None or not item.plan.round:
        return
    meeting, number = item.meeting, item.plan.round
    if round_state(assembly, meeting, number) is RoundState.AHEAD:
        yield (meeting, number), assembly.seating.tables(meeting, number)


def _when(told: tuple[int, Attendance]) -> int:
    return told[0]


def _spans(assembly: Assembly, meeting: str, number: int) -> Iterator[tuple[int, int]]:
    """From when to when the items of a round were on."""
    items: Iterable[Item] = assembly.agenda.day(meeting)
    for each in items:
        if each.plan.round == number and each.started_at and each.ended_at:
            yield each.started_at, each.ended_at


def _was_there(past: Past, meeting: str, member: str, spans: list[tuple[int, int]]) -> bool:
    """Somebody of whom nothing was noted sat where the plan says; a late arrival sat nowhere."""
    told = past.noted.get((meeting, member), ())
    return not told or not spans or any(_in_span(told, *span) for span in spans)


def _in_span(told: tuple[tuple[int, Attendance], ...], start: int, end: int) -> bool:
    before = [status for at, status in told if at <= start]
    during = [status for at, status in told if start < at < end]
    if any(status is Attendance.PRESENT for status in (*before[-1:], *during)):
        return True
    return not before and during != [] and during[0] is Attendance.LEFT
