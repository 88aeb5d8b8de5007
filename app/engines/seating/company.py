"""Who is to share a table: groups kept together, and values that are gathered (a language)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from app.engines.seating.checks import companies
from app.engines.seating.sizes import even_sizes, sizes_for
from app.engines.seating.wishes import Wishes


@dataclass(frozen=True)
class Gathered:
    """The present members with one value of a gathered attribute, and the tables they need."""

    attribute: str
    members: tuple[str, ...]
    tables_needed: int


def together_groups(wishes: Wishes, round_number: int) -> tuple[tuple[str, ...], ...]:
    """The present part of each group that is kept together; groups that share somebody are one."""
    here = wishes.present(round_number)
    company = companies(wishes.together)
    groups: dict[str, list[str]] = defaultdict(list)
    for member in here:
        if member in company:
            groups[company[member]].append(member)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def gathered(wishes: Wishes, round_number: int) -> tuple[Gathered, ...]:
    """What is gathered in a round.

    An unknown value is not gathered, and neither is the most common value when it does not fit
    at one table: that is the room's own language. Any other value uses as few tables as it can.
    """
    sizes = sorted(sizes_for(wishes, round_number), reverse=True)
    found: list[Gathered] = []
    for attribute in wishes.gather:
        by_value: dict[str, list[str]] = defaultdict(list)
        for member in wishes.present(round_number):
            if wishes.value(attribute, member):
                by_value[wishes.value(attribute, member)].append(member)
        most = max((len(group) for group in by_value.values()), default=0)
        for value in sorted(by_value):
            group = tuple(by_value[value])
            if len(group) > 1 and not (len(group) == most and most > sizes[0]):
                found.append(Gathered(attribute, group, _tables_needed(len(group), sizes)))
    return tuple(found)


def gathered_parties(wishes: Wishes, round_number: int) -> tuple[tuple[str, ...], ...]:
    """The gathered people as parties of table size, others in each round where they are many."""
    parties: list[tuple[str, ...]] = []
    for wish in gathered(wishes, round_number):
        queue = _riffled(wish.members, round_number if wish.tables_needed > 1 else 0)
        for size in even_sizes(len(queue), wish.tables_needed):
            parties.append(queue[:size])
            queue = queue[size:]
    return tuple(party for party in parties if len(party) > 1)


def _riffled(people: tuple[str, ...], times: int) -> tuple[str, ...]:
    """Dealt into two heaps that are put on each other, as often as told."""
    for _ in range(times):
        people = people[::2] + people[1::2]
    return people


def _tables_needed(people: int, sizes_descending: list[int]) -> int:
    room = 0
    for count, size in enumerate(sizes_descending, start=1):
        room += size
        if room >= people:
            return count
    return len(sizes_descending)
