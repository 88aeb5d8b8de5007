"""Rules that no plan can keep are eased before the engine is asked, so that there is always a plan.

The engine refuses wishes that contradict themselves on their face: right for a file of wishes, but
not for the morning when a rule somebody chose to keep would leave everybody without a seat. So the
least is taken away, and told: the answer is counted by all the rules, and names those it breaks.
Who is to be kept apart goes before everything else, then who belongs at a table, then company.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations

from app.engines.seating import Broken, Fixed, Only, Plan, Rounds, Wishes, report
from app.engines.seating.sizes import chairs_for
from app.proposals.asking import without_seats
from app.proposals.tasks import Task

Pair = frozenset[str]


def eased(task: Task) -> Wishes:
    """The wishes of a task without what contradicts itself; the same object when nothing does."""
    return eased_wishes(task.wishes, task.absent, task.closed)


def eased_wishes(
    wishes: Wishes, absent: tuple[str, ...] = (), closed: tuple[int, ...] = ()
) -> Wishes:
    """Wishes without what contradicts itself, the same object when nothing does. Who is `absent`,
    and tables (from 1) that are `closed`, are so beside what the wishes tell.
    """
    open_tables = frozenset(range(1, wishes.tables + 1)) - {*closed}
    apart = {
        frozenset(pair) for group in wishes.apart for pair in combinations(dict.fromkeys(group), 2)
    }
    here = replace(wishes, absent=(*wishes.absent, *absent), closed=closed)
    fixed = _fixed(here, open_tables, apart)
    only = _only(replace(here, fixed=fixed), open_tables)
    together = _together(wishes, fixed, apart)
    if (fixed, only, together) == (wishes.fixed, wishes.only, wishes.together):
        return wishes
    return replace(wishes, fixed=fixed, only=only, together=together)


def counted(task: Task, plan: Plan) -> Plan:
    """The answer to an eased task, with all the rules it breaks."""
    first = task.first_round if task.plan else 1
    missed = _broken(replace(task.wishes, closed=task.closed), plan.rounds, first - 1)
    told = dict.fromkeys((*plan.report.broken, *missed))
    broken = tuple(sorted(told, key=_round))
    return replace(plan, report=replace(plan.report, broken=broken))


# -- inside


def _broken(wishes: Wishes, rounds: Rounds, held: int) -> tuple[Broken, ...]:
    """Who has no seat is told by the engine, which knows who should have one."""
    whole = replace(wishes, absent=(), away=without_seats(wishes.members, rounds))
    return report(whole, rounds, held=held).broken


def _round(broken: Broken) -> int:
    return broken.round


def _fixed(wishes: Wishes, tables: frozenset[int], apart: set[Pair]) -> tuple[Fixed, ...]:
    """The fixed seats that can be taken, in turn: at tables that are there, while there is room,
    and with nobody to be kept apart from. Locked seats come first and hold even so.
    """
    chairs = {number: chairs_for(wishes, number) for number in range(1, wishes.rounds + 1)}
    present = {number: {*wishes.present(number)} for number in chairs}
    sitting: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    kept: list[Fixed] = []
    kept_seats: defaultdict[int, set[str]] = defaultdict(set)
    for seat in wishes.fixed:
        number = seat.round or 1
        if seat.table not in tables or seat.member not in present[number]:
            continue
        if not seat.locked and seat.member in kept_seats[number]:
            continue  # The lock of that round goes before.
        mates = sitting[number, seat.table]
        taken = {at - 1: len(who) for (turn, at), who in sitting.items() if turn == number}
        taken[seat.table - 1] = len({*mates, seat.member})
        fits = chairs[number].hold(taken)
        parted = any(frozenset((seat.member, each)) in apart for each in mates)
        if fits and (seat.locked or not parted):
            mates.add(seat.member)
            if seat.locked:
                kept_seats[number].add(seat.member)
            kept.append(seat)
    return tuple(kept)


def _only(wishes: Wishes, tables: frozenset[int]) -> tuple[Only, ...]:
    """The rules for tables of which at least one is open, without those that are not there, and
    in each round without whoever has a locked seat elsewhere.
    """
    found: list[Only] = []
    for rule in wishes.only:
        there = tuple(each for each in rule.tables if each in tables)
        if there:
            same = rule if there == rule.tables else replace(rule, tables=there)
            found += _beside_locks(wishes, same)
    return tuple(found)


def _beside_locks(wishes: Wishes, rule: Only) -> tuple[Only, ...]:
    """A rule for tables without those whose locks overrule it, round by round if there are any."""
    numbers = range(1, wishes.rounds + 1) if rule.round is None else (rule.round,)
    locks = {number: wishes.locked_seats(number) for number in numbers}
    free = {
        number: tuple(who for who in rule.members if seats.get(who, rule.tables[0]) in rule.tables)
        for number, seats in locks.items()
    }
    if all(members == rule.members for members in free.values()):
        return (rule,)
    return tuple(Only(who, rule.tables, number) for number, who in free.items() if who)


def _together(
    wishes: Wishes, fixed: tuple[Fixed, ...], apart: set[Pair]
) -> tuple[tuple[str, ...], ...]:
    """The company that can be: each group without those who are apart from, or belong elsewhere
    than, somebody whom they would sit with by way of all groups so far.
    """
    # Two locked seats are no reason to give up company in the rounds where nobody is locked.
    places = {(each.member, each.round): each.table for each in fixed if not each.locked}
    far = {
        frozenset((one, other))
        for (one, number), table in places.items()
        for other in wishes.members
        if places.get((other, number), table) != table
    }
    never = apart | far
    company: dict[str, set[str]] = {}
    groups: list[tuple[str, ...]] = []
    for group in wishes.together:
        kept: list[str] = []
        for member in dict.fromkeys(group):
            mine = company.get(member, {member})
            theirs = company.get(kept[0], {kept[0]}) if kept else mine
            if any(frozenset((one, other)) in never for one in mine for other in theirs):
                continue
            kept.append(member)
            both = mine | theirs
            company.update(dict.fromkeys(both, both))
        if len(kept) > 1:
            groups.append(tuple(kept))
    return tuple(groups)
