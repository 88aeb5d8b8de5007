"""The figures of a plan, counted from nothing but the plan: also for one moved by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, combinations
from math import comb

from app.engines.seating.bounds import (
    fewest_met_bound,
    meetings_histogram,
    met_at_most,
    met_bound,
    repeats_bound,
)
from app.engines.seating.faces import Ground, faces, throughout
from app.engines.seating.promises import broken
from app.engines.seating.wishes import Broken, Report, Round, Rounds, Wishes, table_of


def report(
    wishes: Wishes, rounds: Rounds, *, held: int = 0, effort: int = 0, seconds: float = 0.0
) -> Report:
    """Counts a plan; the first `held` of its rounds are over and bound what the others can do."""
    members = {member for seating in rounds for table in seating for member in table}
    before = (*_among(members, wishes.history), *rounds[:held])
    met_before, met = meetings(before), meetings((*before, *rounds[held:]))
    pairs = comb(len(members), 2)
    known = meetings_histogram(met_before.values(), pairs)
    least_repeats = repeats_bound(before, rounds[held:], known)
    most_met = min(
        met_bound(before, rounds[held:], len(met_before), pairs),
        met_at_most(met.total(), least_repeats, len(before) + len(rounds[held:])),
    )
    amiss = broken(wishes, rounds, held)
    ground = Ground(wishes, before, rounds[held:], held + 1, not amiss)
    everybody, through = faces(ground, (members, throughout(rounds)))
    return Report(
        members=len(members),
        pairs=pairs,
        pair_slots=met.total(),
        pairs_met=len(met),
        pairs_met_bound=most_met,
        repeats=sum(comb(times, 2) for times in met.values()),
        repeats_bound=least_repeats,
        max_meetings=max(met.values(), default=0),
        fewest_met=everybody.fewest,
        fewest_met_bound=min(everybody.bound, fewest_met_bound(len(members), most_met)),
        throughout=through,
        imbalance=sum(imbalance(wishes, seating) for seating in rounds),
        imbalance_bound=0,
        broken=amiss,
        effort=effort,
        seconds=seconds,
        tables=sum(bool(table) for seating in rounds for table in seating),
        held_against=wishes.held_against(),
    )


def meetings(rounds: Rounds) -> Counter[tuple[str, str]]:
    """How often each pair shared a table; a pair is named in sorted order."""
    met: Counter[tuple[str, str]] = Counter()
    for seating in rounds:
        for table in seating:
            met.update(combinations(sorted(table), 2))
    return met


def met_by(member: str, rounds: Rounds) -> Counter[str]:
    """How often a member shared a table with each of the others."""
    met: Counter[str] = Counter()
    for seating in rounds:
        for table in seating:
            if member in table:
                met.update(other for other in table if other != member)
    return met


def imbalance(wishes: Wishes, seating: Round) -> int:
    """One round's distance from the mirror of those present, beyond what rounding forces."""
    return sum(_off(wishes, attribute, seating) for attribute in wishes.spread_attributes())


def _off(wishes: Wishes, attribute: str, seating: Round) -> int:
    """One attribute's part: values that nobody at a table has are looked up by its size."""
    known = wishes.attributes.get(attribute, {})
    tables = [[known.get(who, "") for who in table] for table in seating]
    everybody = Counter(chain.from_iterable(tables))
    people, off = everybody.total(), 0
    sizes = {len(values) for values in tables}
    low = {size: sum(share * size // people for share in everybody.values()) for size in sizes}
    for values in tables:
        off += low[len(values)]
        for value in set(values):
            least, rest = divmod(everybody[value] * len(values), people)
            count = values.count(value)
            off += max(least - count, count - least - (rest > 0), 0) - least
    return off


def _among(members: set[str], rounds: Rounds) -> Rounds:
    """Rounds without the people who are strangers to this plan."""
    return tuple(
        tuple(tuple(who for who in table if who in members) for table in seating)
        for seating in rounds
    )


@dataclass(frozen=True)
class Consequence:
    """What one move would change: told before the hand lets go.

    `repeats` and `imbalance` are differences (negative is better). `first_time` and `again` are
    the new table-mates of the moved member, by whether they meet in another round or before.
    """

    repeats: int
    imbalance: int
    first_time: tuple[str, ...]
    again: tuple[str, ...]
    newly_broken: tuple[Broken, ...]
    mended: tuple[Broken, ...]


def moved(seating: Round, member: str, table: int, instead: str | None = None) -> Round:
    """A round after a member went to a table (from 1), changing places with `instead` if given."""
    home = table_of(seating)[member]
    tables = [list(each) for each in seating]
    tables[home].remove(member)
    tables[table - 1].append(member)
    if instead is not None:
        tables[table_of(seating)[instead]].remove(instead)
        tables[home].append(instead)
    return tuple(tuple(sorted(each)) for each in tables)


def measure(
    wishes: Wishes,
    rounds: Rounds,
    round_number: int,
    member: str,
    table: int,
    instead: str | None = None,
) -> Consequence:
    """The consequence of `moved` in a round (from 1) of a plan; quick enough to ask while dragging.

    Raises KeyError when the member does not sit in that round.
    """
    before = rounds[round_number - 1]
    after = moved(before, member, table, instead)
    others = (*wishes.history, *rounds[: round_number - 1], *rounds[round_number:])
    change, mates = 0, after[table - 1]
    for person in (member,) if instead is None else (member, instead):
        met = met_by(person, others)
        change += sum(met[who] for who in after[table_of(after)[person]])
        change -= sum(met[who] for who in before[table_of(before)[person]])
    met = met_by(member, others)
    wrong = broken(wishes, (before,), first=round_number)
    wrong_after = broken(wishes, (after,), first=round_number)
    return Consequence(
        repeats=change,
        imbalance=imbalance(wishes, after) - imbalance(wishes, before),
        first_time=tuple(who for who in mates if who != member and not met[who]),
        again=tuple(who for who in mates if who != member and met[who]),
        newly_broken=tuple(each for each in wrong_after if each not in wrong),
        mended=tuple(each for each in wrong if each not in wrong_after),
    )
