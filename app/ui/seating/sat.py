"""The rounds of some days as planned or as really sat, and what was planned when a round began.

The assembly knows who sits where, and who really sat (`app.models.sat`). What was planned when a
round began is told by the facts in their order; `read_past` reads them once, in a thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.models.agenda import AgendaFact, ItemStarted
from app.models.assembly import Assembly
from app.models.entries import Fact
from app.models.mandate import MandateFact
from app.models.sat import sat_tables
from app.models.seating import SeatingFact, Tables
from app.proposals import RoundState, round_state

_KEPT = (AgendaFact, SeatingFact, MandateFact)

Past = Mapping[tuple[str, int], Tables]
"""The seating at a round's start, by (meeting, round)."""


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
    for fact in facts:
        if isinstance(fact, ItemStarted):
            planned.update(_as_it_begins(assembly, fact))
        if isinstance(fact, _KEPT):
            assembly.apply(fact)
    return planned


def sittings(assembly: Assembly, meetings: Iterable[str], *, is_sat: bool) -> Iterator[Sitting]:
    """The rounds of some days in order, or with `is_sat` only those held, as people really sat."""
    for meeting in meetings:
        for number, tables in enumerate(assembly.seating.rounds(meeting), 1):
            is_held = round_state(assembly, meeting, number) is RoundState.HELD
            if not is_sat:
                yield Sitting(meeting, number, tables, is_held)
            elif is_held:
                yield Sitting(meeting, number, sat_tables(assembly, meeting, number), True)


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
