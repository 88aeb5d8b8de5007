"""Reserves and stand-ins: whoever leaves, somebody can step in with the least harm to the targets.

Reserves follow Assos, Baharav, Flanigan, Procaccia, "Alternates, assemble! Selecting optimal
alternates for citizens' assemblies" (2025): not a second draw that mirrors the first, but the
people with whom the expected harm of a drop-out is least, here for one drop-out at a time, each
member as likely. That is a facility location problem (p-median); it is answered by adding the
best one after another and exchanging while that helps. Among people who are as good, chance
decides.

A stand-in is found exactly, as an integer program over those who could step in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from typing import Final

import highspy
import numpy as np

from app.engines.lottery.programs import INFINITE, add_row, silent, values
from app.engines.lottery.results import Missed, StandIns
from app.engines.lottery.space import Ints
from app.engines.seating.chance import Chance
from app.models.lottery import Lottery, Target, Volunteer

_HARM: Final = 100
"""A person too many or too few for a target, in differing answers."""
_EMPTY_SEAT: Final = 1e4
_PASSES: Final = 20


def reserves(lottery: Lottery, panel: Collection[str], count: int, seed: int) -> tuple[str, ...]:
    """So many reserves in the order in which they help most, or fewer where nobody is left."""
    chance = Chance(seed).beside(1)
    people = {each.id: each for each in lottery.volunteers}
    members = [people[who] for who in panel]
    taken = {each.address for each in members if each.address}
    open_to = [
        each
        for each in lottery.volunteers
        if each.id not in people.keys() & set(panel) and each.address not in taken
    ]
    open_to = [open_to[at] for at in chance.order(len(open_to)).tolist()]
    by_answers = defaultdict[tuple[str, ...], list[Volunteer]](list)
    for each in open_to:
        by_answers[each.answers].append(each)
    if not by_answers or not members or not count:
        return ()
    answers = list(by_answers)
    chosen = _medians(_harms(lottery, members, answers), count)
    picked = list[Volunteer]()
    for at in chosen:
        _take(by_answers[answers[at]], picked, taken, count)
    while len(picked) < count and any(by_answers.values()):  # more of those who are there
        for waiting in by_answers.values():
            _take(waiting, picked, taken, count)
    return tuple(each.id for each in picked)


def _take(waiting: list[Volunteer], picked: list[Volunteer], homes: set[str], most: int) -> None:
    """The next one who lives with nobody who was drawn."""
    while waiting and len(picked) < most:
        each = waiting.pop()
        if each.address not in homes:
            picked.append(each)
            if each.address:
                homes.add(each.address)
            return


def _harms(
    lottery: Lottery, members: Sequence[Volunteer], answers: Sequence[tuple[str, ...]]
) -> Ints:
    """What it costs when somebody with these answers (column) replaces a member (row)."""
    number = {(each.criterion, each.value): at for at, each in enumerate(lottery.targets)}
    has = _counts(lottery, members)
    counts = np.array([has[each.criterion, each.value] for each in lottery.targets])
    least = np.array([each.least for each in lottery.targets])
    most = np.array([each.most for each in lottery.targets])
    now = np.maximum(counts - most, 0) + np.maximum(least - counts, 0)
    fewer = np.maximum(counts - 1 - most, 0) + np.maximum(least - counts + 1, 0) - now
    more = np.maximum(counts + 1 - most, 0) + np.maximum(least - counts - 1, 0) - now
    ours = _numbers(lottery, number, [each.answers for each in members])
    theirs = _numbers(lottery, number, answers)
    differs = ours[:, None, :] != theirs[None, :, :]
    harm = (fewer[ours][:, None, :] + more[theirs][None, :, :]) * _HARM + 1
    told: Ints = (harm * differs).sum(axis=2)
    return told


def _numbers(
    lottery: Lottery, number: dict[tuple[str, str], int], answers: Sequence[tuple[str, ...]]
) -> Ints:
    rows = [
        [number[where] for where in zip(lottery.criteria, each, strict=True)] for each in answers
    ]
    return np.array(rows, np.int64).reshape(len(rows), len(lottery.criteria))


def _medians(costs: Ints, count: int) -> list[int]:
    """The columns of which the cheapest in each row add up to little, in the order of their use."""
    chosen = list[int]()
    nearest = np.full(len(costs), costs.max(initial=0) + 1)
    for _reserve in range(min(count, costs.shape[1])):
        totals = np.minimum(nearest[:, None], costs).sum(axis=0)
        totals[chosen] = totals.max(initial=0) + 1
        chosen.append(int(totals.argmin()))
        nearest = np.minimum(nearest, costs[:, chosen[-1]])
    for _pass in range(_PASSES):
        before = nearest.sum()
        for at in range(len(chosen)):
            others = costs[:, chosen[:at] + chosen[at + 1 :]]
            rest = others.min(axis=1, initial=costs.max(initial=0) + 1)
            totals = np.minimum(rest[:, None], costs).sum(axis=0)
            totals[chosen[:at] + chosen[at + 1 :]] = totals.max(initial=0) + 1
            if totals.min() < totals[chosen[at]]:
                chosen[at] = int(totals.argmin())
        nearest = costs[:, chosen].min(axis=1)
        if nearest.sum() >= before:
            break
    return chosen


def stand_ins(
    lottery: Lottery, panel: Sequence[str], gone: Collection[str], able: Sequence[str], seed: int
) -> StandIns:
    """Who of `able` steps in for those of the panel who are `gone`, with the least harm together;
    among those who are as good, the earlier ones, or chance where `able` is empty: then everybody
    who is not on the panel.
    """
    people = {each.id: each for each in lottery.volunteers}
    staying = [people[who] for who in panel if who not in gone]
    homes = {each.address for each in staying if each.address}
    open_to = [people[who] for who in able] if able else _anybody(lottery, panel, len(gone), seed)
    open_to = [each for each in open_to if each.id not in panel and each.address not in homes]
    seats = len([who for who in panel if who in gone])
    chosen = _least_harm(lottery, staying, open_to, seats)
    after = _counts(lottery, [*staying, *chosen])
    missed = (_missed(each, after[each.criterion, each.value]) for each in lottery.targets)
    return StandIns(tuple(each.id for each in chosen), tuple(each for each in missed if each))


def _anybody(lottery: Lottery, panel: Sequence[str], most: int, seed: int) -> list[Volunteer]:
    """Those not on the panel in random order, of each kind no more than could be needed."""
    order = Chance(seed).beside(2).order(len(lottery.volunteers)).tolist()
    on_it, kept = set(panel), list[Volunteer]()
    seen = Counter[tuple[tuple[str, ...], bool]]()
    for each in (lottery.volunteers[at] for at in order):
        seen[each.answers, bool(each.address)] += each.id not in on_it
        if each.id not in on_it and seen[each.answers, bool(each.address)] <= 2 * most + 1:
            kept.append(each)
    return kept


def _least_harm(
    lottery: Lottery, staying: Sequence[Volunteer], open_to: Sequence[Volunteer], seats: int
) -> list[Volunteer]:
    """An integer program: a variable for each who could step in, and for each target the people who
    are then too many or too few.
    """
    if not open_to or not seats:
        return []
    solver = silent()
    many = len(open_to)
    for at in range(many):
        solver.addVar(0.0, 1.0)
        solver.changeColCost(at, at / (many * seats + 1.0))
    has = _counts(lottery, staying)
    for number, each in enumerate(lottery.targets):
        criterion = lottery.criteria.index(each.criterion)
        who = [at for at, one in enumerate(open_to) if one.answers[criterion] == each.value]
        low, high = many + 2 * number, many + 2 * number + 1
        for column in (low, high):
            solver.addVar(0.0, INFINITE)
            solver.changeColCost(column, 1.0)
        there = has[each.criterion, each.value]
        times = [*[1.0] * len(who), 1.0, -1.0]
        add_row(solver, each.least - there, each.most - there, [*who, low, high], times)
    for living in _homes(open_to):
        add_row(solver, 0.0, 1.0, living, [1.0] * len(living))
    empty = many + 2 * len(lottery.targets)
    solver.addVar(0.0, float(seats))
    solver.changeColCost(empty, _EMPTY_SEAT)
    add_row(solver, seats, seats, [*range(many), empty], [1.0] * (many + 1))
    kinds = np.array([highspy.HighsVarType.kInteger] * many)
    solver.changeColsIntegrality(many, np.arange(many, dtype=np.int32), kinds)
    solver.run()
    found = values(solver)
    return [each for at, each in enumerate(open_to) if found[at] > 0.5]


def _homes(people: Sequence[Volunteer]) -> list[list[int]]:
    by_address = defaultdict[str, list[int]](list)
    for at, each in enumerate(people):
        if each.address:
            by_address[each.address].append(at)
    return [living for living in by_address.values() if len(living) > 1]


def _counts(lottery: Lottery, people: Sequence[Volunteer]) -> Counter[tuple[str, str]]:
    return Counter(
        where for each in people for where in zip(lottery.criteria, each.answers, strict=True)
    )


def _missed(target: Target, has: int) -> Missed | None:
    if target.least <= has <= target.most:
        return None
    return Missed(target.criterion, target.value, target.least, target.most, has)
