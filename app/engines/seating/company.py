"""Who is to share a table: groups kept together, and values that are gathered (a language)."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from app.engines.seating.sizes import chairs_for, even_sizes
from app.engines.seating.wishes import Wishes


@dataclass(frozen=True)
class Gathered:
    """The present members with one value of a gathered attribute, and the tables they need."""

    attribute: str
    members: tuple[str, ...]
    tables_needed: int
    value: str = ""


def companies(groups: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    """Each member's company, named by one of its members: groups that share somebody are one."""
    leader: dict[str, str] = {}

    def find(member: str) -> str:
        while leader.setdefault(member, member) != member:
            member = leader[member]
        return member

    for group in groups:
        for member in group:
            leader[find(member)] = find(group[0])
    return {member: find(member) for member in list(leader)}


def company_on(wishes: Wishes, round_number: int) -> dict[str, str]:
    """The companies of a round as `companies`, bound by the people who are there: whoever is away
    binds nobody.
    """
    here = set(wishes.present(round_number))
    groups = (tuple(who for who in group if who in here) for group in wishes.together)
    return companies(tuple(group for group in groups if group))


def together_groups(wishes: Wishes, round_number: int) -> tuple[tuple[str, ...], ...]:
    """The present part of each group that is kept together; groups that share somebody who is
    there are one.
    """
    company = company_on(wishes, round_number)
    groups: dict[str, list[str]] = defaultdict(list)
    for member in wishes.present(round_number):
        if member in company:
            groups[company[member]].append(member)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def gathered(wishes: Wishes, round_number: int) -> tuple[Gathered, ...]:
    """What is gathered in a round: every value but an unknown one, what all share, and the room's
    own. Each uses as few tables as it can.
    """
    sizes = chairs_for(wishes, round_number).descending()
    found: list[Gathered] = []
    for attribute in wishes.gather:
        groups = _by_value(wishes, attribute, round_number)
        own = _own(wishes, attribute, groups, sizes[0])
        for value in sorted(groups):
            group = tuple(groups[value])
            if value and value != own and len(group) > 1 and len(groups) > 1:
                needed = tables_needed(len(group), sizes)
                found.append(Gathered(attribute, group, needed, value))
    return tuple(found)


def own_values(wishes: Wishes, round_number: int) -> tuple[tuple[str, str, int], ...]:
    """The values that are gathered nowhere, as (attribute, value, people): the room's own."""
    largest = chairs_for(wishes, round_number).descending()[0]
    told: list[tuple[str, str, int]] = []
    for attribute in wishes.gather:
        groups = _by_value(wishes, attribute, round_number)
        own = _own(wishes, attribute, groups, largest)
        if own:
            told.append((attribute, own, len(groups[own])))
    return tuple(told)


def _by_value(wishes: Wishes, attribute: str, round_number: int) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for member in wishes.present(round_number):
        groups[wishes.value(attribute, member)].append(member)
    return groups


def _own(wishes: Wishes, attribute: str, groups: dict[str, list[str]], largest: int) -> str:
    """The room's own value, "" for none: what all have, or what is more common than any other,
    unknown ones counted too, and too common for one table. Of what people need, no value is.
    """
    counts = Counter({value: len(group) for value, group in groups.items()})
    (value, most), (_, next_most) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    is_own = len(groups) == 1 or (most > next_most and most > largest)
    return value if is_own and attribute not in wishes.needs else ""


def gathered_parties(wishes: Wishes, round_number: int) -> tuple[tuple[str, ...], ...]:
    """The gathered people as parties of table size, others in each round where they are many.

    Where some of the many have a table of their own, or sat at one in the plan that is repaired,
    a party forms at each of the tables with most of them.
    """
    parties: list[tuple[str, ...]] = []
    homes = _homes(wishes, round_number)
    for wish in gathered(wishes, round_number):
        if wish.tables_needed > 1 and not homes.keys().isdisjoint(wish.members):
            parties.extend(_by_home(wishes, round_number, wish, homes))
            continue
        queue = _riffled(wish.members, round_number if wish.tables_needed > 1 else 0)
        for size in even_sizes(len(queue), wish.tables_needed):
            parties.append(queue[:size])
            queue = queue[size:]
    return tuple(party for party in parties if len(party) > 1)


def _homes(wishes: Wishes, round_number: int) -> dict[str, int]:
    """The table (from 1) of those who have one: by a rule, else in the plan that is repaired."""
    planned = wishes.planned[round_number - 1 : round_number]
    homes = {who: at for seating in planned for at, table in enumerate(seating, 1) for who in table}
    homes = {who: at for who, at in homes.items() if at not in wishes.closed}
    for member, tables in wishes.table_rules(round_number):
        if homes.get(member) not in tables:
            homes.pop(member, None)
        if len(tables) == 1:
            homes[member] = min(tables)
    return homes


def _by_home(
    wishes: Wishes, round_number: int, wish: Gathered, homes: dict[str, int]
) -> list[tuple[str, ...]]:
    """As many parties as tables are needed: who is at home together, then the rest with company."""
    largest = chairs_for(wishes, round_number).descending()[: wish.tables_needed]
    at_home: defaultdict[int, list[str]] = defaultdict(list)
    for member in wish.members:
        if member in homes:
            at_home[homes[member]].append(member)
    hosts = sorted(at_home.values(), key=len, reverse=True)[: wish.tables_needed]
    hosts += [[] for _ in range(wish.tables_needed - len(hosts))]
    parties = [host[:size] for host, size in zip(hosts, largest, strict=True)]
    placed = {who for party in parties for who in party}
    company = company_on(wishes, round_number)
    left = [who for who in wish.members if who not in placed]
    for member in sorted(left, key=lambda who: company.get(who, who)):
        friends = [
            sum(who in company and company[who] == company.get(member) for who in party)
            for party in parties
        ]
        rooms = [size - len(party) for party, size in zip(parties, largest, strict=True)]
        open_parties = [at for at, room in enumerate(rooms) if room > 0]
        best = max(open_parties, key=lambda at: (friends[at], rooms[at], -at))
        parties[best].append(member)
    return [tuple(party) for party in parties]


def _riffled(people: tuple[str, ...], times: int) -> tuple[str, ...]:
    """Dealt into two heaps that are put on each other, as often as told."""
    for _ in range(times):
        people = people[::2] + people[1::2]
    return people


def tables_needed(people: int, sizes_descending: list[int]) -> int:
    """How many of the tables, the largest first, so many people need."""
    room = 0
    for count, size in enumerate(sizes_descending, start=1):
        room += size
        if room >= people:
            return count
    return len(sizes_descending)
