"""How many different people one can meet: counted, and bounded for each member.

Nobody meets more people than there are seats beside theirs in the rounds they attend, and a rule
can leave fewer: a table that is theirs, people they always or never sit with. Together no group
meets more than the best seats of each round have beside them (an average, so the one of them who
meets fewest meets no more).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from app.engines.seating.company import together_groups
from app.engines.seating.wishes import Faces, Round, Rounds, Wishes, table_of

_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Ground:
    """What is bounded: `before` was held, `planned` has the shape; its first round is the
    wishes' round `first`. Without `has_rules` the rules bind nobody: the plan breaks some.
    """

    wishes: Wishes
    before: Rounds
    planned: Rounds
    first: int = 1
    has_rules: bool = True


def known_to(rounds: Rounds) -> dict[str, set[str]]:
    """Whom each person shares a table with in any of the rounds."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for seating in rounds:
        for table in seating:
            for member in table:
                known[member].update(table)
    return {member: mates - {member} for member, mates in known.items()}


def faces(ground: Ground, groups: Iterable[Iterable[str]]) -> tuple[Faces, ...]:
    """Of each group of members: the fewest people any of them meets, and what no plan of this shape
    beats for all of them.
    """
    before, known = known_to(ground.before), known_to((*ground.before, *ground.planned))
    most = most_faces(ground, before)
    found: list[Faces] = []
    for some in map(list, groups):
        if not some:
            found.append(Faces(0, 0, 0))
            continue
        bound = min(_on_average(ground, some, before), *(most[who] for who in some))
        fewest = min(len(known.get(who, _NOBODY)) for who in some)
        found.append(Faces(len(some), fewest, bound))
    return tuple(found)


def throughout(rounds: Rounds) -> list[str]:
    """Who has a seat in every round, in the order of names."""
    seated = [table_of(seating).keys() for seating in rounds]
    return sorted(set(seated[0]).intersection(*seated)) if seated else []


def most_faces(ground: Ground, known: Mapping[str, set[str]]) -> dict[str, int]:
    """The most different people each member of the rounds can meet; `known` have met before."""
    always = {who: set(mates) for who, mates in known.items()}
    beside: Counter[str] = Counter()
    for number, seating in enumerate(ground.planned, ground.first):
        chairs = _chairs(ground, number, seating)
        mates = _companions(ground, number)
        for member in table_of(seating):
            companions = mates.get(member, _NOBODY)
            always.setdefault(member, set()).update(companions)
            beside[member] += max(0, chairs[member] - 1 - len(companions))
    there = _within_reach(ground, known)
    return {who: min(len(mates) + beside[who], there[who]) for who, mates in always.items()}


# -- inside


def _chairs(ground: Ground, number: int, seating: Round) -> dict[str, int]:
    """The seats of the largest table each of them may sit at in a round."""
    sizes = [len(table) for table in seating]
    chairs = dict.fromkeys(table_of(seating), max(sizes, default=0))
    for member, tables in ground.wishes.table_rules(number) if ground.has_rules else ():
        theirs = [sizes[table - 1] for table in tables if table <= len(sizes)]
        if member in chairs and theirs:
            chairs[member] = min(chairs[member], max(theirs))
    return chairs


def _companions(ground: Ground, number: int) -> dict[str, frozenset[str]]:
    """With whom each shares the table of a round in any case."""
    if not ground.has_rules:
        return {}
    kept = ground.wishes.kept_tables(number).values()
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for group in (*together_groups(ground.wishes, number), *kept):
        for member in group:
            found[member] |= frozenset(group) - {member}
    return found


def _within_reach(ground: Ground, known: Mapping[str, set[str]]) -> dict[str, int]:
    """How many are there in some round of one's own and may share the table, or are known."""
    rounds_of = dict.fromkeys(known, 0)
    for at, seating in enumerate(ground.planned):
        for member in table_of(seating):
            rounds_of[member] = rounds_of.get(member, 0) | 1 << at
    alike = Counter(rounds_of.values())
    parted = _parted(ground)
    reach: dict[str, int] = {}
    for who, rounds in rounds_of.items():
        there = max(0, sum(n for other, n in alike.items() if other & rounds) - 1)
        mates = known.get(who, _NOBODY)
        gone = sum(1 for mate in mates if not rounds_of.get(mate, 0) & rounds)
        never = sum(1 for one in parted.get(who, _NOBODY) - mates if rounds_of.get(one, 0) & rounds)
        reach[who] = there + gone - never
    return reach


def _parted(ground: Ground) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in ground.wishes.apart if ground.has_rules else ():
        for one, other in combinations(dict.fromkeys(group), 2):
            found[one].add(other)
            found[other].add(one)
    return found


def _on_average(ground: Ground, some: list[str], known: Mapping[str, set[str]]) -> int:
    total = sum(len(known.get(who, _NOBODY)) for who in some)
    wanted = {*some}
    for seating in ground.planned:
        seats = sum(1 for table in seating for who in table if who in wanted)
        for size in sorted(map(len, seating), reverse=True):
            total += min(seats, size) * (size - 1)
            seats -= min(seats, size)
    return total // len(some)
