"""Repairing a plan at the door: who stays away, who comes late, which table closes.

Least change comes first: a person who could stay is priced at `STAY` for moving, far above any
repeat. It starts from as few moves as the rules allow, see `placing`, and only chooses *which* of
the equally few moves are best. How many people sit at which table is settled there, too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from app.engines.seating.chance import Chance, Floats, Heat, Ints
from app.engines.seating.checks import check
from app.engines.seating.drafts import passing_through
from app.engines.seating.figures import report
from app.engines.seating.joining import are_few
from app.engines.seating.layout import as_rounds, lay_out
from app.engines.seating.model import HARD, STAY, Model, build, seated_in
from app.engines.seating.phases import Phase, heat
from app.engines.seating.placing import Placed, placed
from app.engines.seating.price import price_of
from app.engines.seating.relabel import seats_of
from app.engines.seating.running import Limits, run
from app.engines.seating.search import Search, replicas_for
from app.engines.seating.wishes import Plan, Round, Rounds, Wishes, table_of
from app.engines.seating.witness import Witness
from app.models.errors import Refused

Locked = tuple[tuple[int, int | None], ...]


@dataclass(frozen=True)
class Change:
    """What happened from a round (from 1) on, as `reseat` is told."""

    from_round: int
    absent: tuple[str, ...]
    new: tuple[str, ...]
    locked: Locked
    closed: tuple[int, ...]


def repair(wishes: Wishes, plan: Rounds, change: Change, seed: int, limits: Limits) -> Plan:
    """Repairs `plan` after a change; raises `Refused` with codes "seat-..."."""
    started, first = limits.now(), change.from_round
    told = _told(wishes, plan, change)
    held, ahead = plan[: first - 1], plan[first - 1 :]
    shut = [_shut(told, seating, at, change.locked) for at, seating in enumerate(ahead, first)]
    staying = _staying(told, ahead, first, change.locked)
    before = (*told.history, *held)
    places = placed(told, range(first, first + len(ahead)), staying, shut, before)
    model = build(
        told,
        tuple(each.sizes for each in places),
        first=first,
        history=before,
        seat_cost=_with_newcomers(staying, told, ahead, places, first),
    )
    witness = limits.witness(told, model, price_of(wishes.balance), held)
    rounds, effort = _search(model, places, told, seed, _Course(limits, started, witness))
    rounds = (*held, *rounds)
    seconds = limits.now() - started
    figures = report(told, rounds, held=len(held), effort=effort, seconds=seconds)
    return Plan(rounds, figures, _moved(plan, rounds, first))


def _told(wishes: Wishes, plan: Rounds, change: Change) -> Wishes:
    """The wishes that the repaired plan answers, checked."""
    first, absent, new = change.from_round, change.absent, change.new
    _check_repair(wishes, plan, first, absent, new)
    told = _as_of_now(wishes, plan, first, absent, new)
    _check_open(told, first, change.closed)
    told = replace(told, closed=tuple(sorted(set(change.closed))), planned=plan)
    check(replace(told, sizes=None))
    return told


def _check_repair(
    wishes: Wishes, plan: Rounds, from_round: int, absent: tuple[str, ...], new: tuple[str, ...]
) -> None:
    if not 1 <= from_round <= len(plan):
        raise Refused("seat-no-such-round", round=from_round, rounds=len(plan))
    known = set(wishes.members)
    seated = [member for seating in plan for table in seating for member in table]
    for member in (*absent, *new, *seated):
        if member not in known:
            raise Refused("seat-unknown-member", member=member)
    both = next((member for member in new if member in absent), None)
    if both is not None:
        raise Refused("seat-new-and-absent", member=both)


def _check_open(wishes: Wishes, first: int, closed: tuple[int, ...]) -> None:
    """Closed tables exist, somebody's table stays open, and nobody is bound to a closed one."""
    for table in closed:
        if not 1 <= table <= wishes.tables:
            raise Refused("seat-no-such-table", table=table, tables=wishes.tables)
    if closed and len(set(closed)) >= wishes.tables:
        raise Refused("seat-all-closed")
    for number in range(first, wishes.rounds + 1) if closed else ():
        for member, tables in wishes.table_rules(number):
            if tables <= set(closed):
                raise Refused("seat-closed-fixed", member=member, table=min(tables), round=number)


def _as_of_now(
    wishes: Wishes, plan: Rounds, from_round: int, absent: tuple[str, ...], new: tuple[str, ...]
) -> Wishes:
    """The wishes with everyone away from the rounds in which they have no seat any more.

    Who is wished away from a round ahead (comes later still, leaves early) has no seat in it.
    """
    away: list[tuple[str, int]] = []
    seen = [*wishes.drafts_seen]
    for number, seating in enumerate(plan, start=1):
        seated = set(table_of(seating))
        if number >= from_round:
            elsewhere = {member for member, at in wishes.away if at == number}
            seated = (seated | set(new)) - {*absent, *wishes.absent, *elsewhere}
        else:
            seen += [(member, table + 1) for member, table in table_of(seating).items()]
        away.extend((member, number) for member in wishes.members if member not in seated)
    return replace(
        wishes,
        rounds=len(plan),
        absent=(),
        away=tuple(away),
        drafts_seen=tuple(dict.fromkeys(seen)),
    )


def _shut(wishes: Wishes, before: Round, number: int, locked: Locked) -> dict[int, int]:
    """How many of their people are left at the tables (from 0) that keep them and take nobody."""
    here = set(wishes.present(number))
    shut = {
        table: sum(member in here for member in (*before, *((),) * wishes.tables)[table])
        for table in range(wishes.tables)
        if (number, None) in locked or (number, table + 1) in locked
    }
    kept = {table - 1: len(members) for table, members in wishes.kept_tables(number).items()}
    taken = shut | kept | {table - 1: 0 for table in wishes.closed}
    if len(taken) == wishes.tables and sum(taken.values()) < len(here):
        raise Refused("seat-all-locked")
    return shut


def _staying(wishes: Wishes, ahead: Rounds, first: int, locked: Locked) -> Floats:
    """What each table costs each person, shape (rounds, people + 1, tables): 0 where they sat."""
    people = [
        member
        for member in wishes.members
        if any(member in wishes.present(first + at) for at in range(len(ahead)))
    ]
    cost = np.zeros((len(ahead), len(people) + 1, wishes.tables))
    for at, seating in enumerate(ahead):
        tables = table_of(seating)
        for person, member in enumerate(people):
            _price_person(cost[at, person], tables.get(member), first + at, locked)
    return cost


def _with_newcomers(
    staying: Floats, wishes: Wishes, ahead: Rounds, places: tuple[Placed, ...], first: int
) -> Floats:
    """The same where a few newcomers, too, stay at the tables they were given to meet many people:
    fewer repeats in all could leave them with few. Many of them weigh for balance as others do.
    """
    costs = staying.copy()
    people = seated_in(wishes, range(first, first + len(ahead)))
    index = {member: person for person, member in enumerate(people)}
    for at, (seating, place) in enumerate(zip(ahead, places, strict=True)):
        before, here = table_of(seating), wishes.present(first + at)
        given = [each for each in zip(here, place.tables, strict=True) if each[0] not in before]
        for member, table in given if are_few(len(given), wishes.tables) else ():
            costs[at, index[member]] += STAY
            costs[at, index[member], table] -= STAY
    return costs


def _price_person(costs: Floats, home: int | None, number: int, locked: Locked) -> None:
    """Writes one person's prices: moving away, and entering or leaving what is locked."""
    whole = (number, None) in locked
    shut = [table - 1 for at, table in locked if at == number and table is not None]
    if home is not None and home < len(costs):
        costs += HARD if whole or home in shut else STAY
        costs[home] = 0.0
    for table in shut:
        if table != home and table < len(costs):
            costs[table] = HARD


def _seats(model: Model, places: tuple[Placed, ...], chance: Chance) -> Ints:
    """The fewest moves as seatings, shape (rounds, replicas, tables, chairs).

    Where they are only nearly the fewest, company comes first.
    """
    at = np.full((len(places), len(model.people)), -1, dtype=np.int64)
    for number, here in enumerate(model.present):
        at[number, list(here)] = places[number].tables
    seats = np.repeat(seats_of(model, at)[:, None], replicas_for(model), axis=1)
    for number, place in enumerate(places):
        wanted = dict(zip(model.present[number], place.tables, strict=True))
        # With drafts one stays as it is: all rounds together were looked at for them.
        kept = seats.shape[1] if place.proved else int(model.visits is not None)
        for replica in range(kept, seats.shape[1]):
            seats[number, replica] = lay_out(model, number, chance, wanted)
    return seats


@dataclass(frozen=True)
class _Course:
    """How far a search may go, when it began (in seconds), and who listens."""

    limits: Limits
    started: float
    witness: Witness | None


def _search(
    model: Model,
    places: tuple[Placed, ...],
    wishes: Wishes,
    seed: int,
    course: _Course,
) -> tuple[Rounds, int]:
    """The repaired rounds and the effort."""
    chance = Chance(seed)
    seats = _seats(model, places, chance)
    if wishes.tables == 1:
        return as_rounds(model, seats[:, 0]), 0
    price = Decimal(price_of(wishes.balance) or 0.02)
    balanced = model.balanced(float(price))
    schedule = heat(Decimal("0.6") + price / 2, min(Decimal("0.15"), price / 4))
    phases = [Phase(lambda start: Search(balanced, start), schedule, 100)]
    if wishes.drafts and not all(place.fewest for place in places):
        phases = _drafts_first(balanced, float(price), schedule, seats)
    best, effort = run(seats, phases, chance, course.limits, course.started, course.witness)
    if len(phases) > 1:
        # Stopped before moves counted again, it may have moved people for nothing.
        best = Search(balanced, np.concatenate([best, seats], axis=1)).best()[:, None]
    return as_rounds(model, best[:, 0]), effort


def _drafts_first(model: Model, price: float, schedule: Heat, seats: Ints) -> list[Phase]:
    """Where few moves let somebody see a draft twice who need not, as far as is known: what breaks
    fewer rules is searched for as if nobody minded moving, then beside it the few moves as ever.
    """
    moving = None if model.seat_cost is None else model.seat_cost // HARD * HARD
    free = replace(model, seat_cost=moving)
    copies = seats[:, 1:] if seats.shape[1] > 1 else seats
    return [
        passing_through(free, price, copies, 50),
        Phase(
            lambda found: Search(model, np.concatenate([found[:, :1], seats], axis=1)),
            schedule,
            50,
        ),
    ]


def _moved(
    before: Rounds, after: Rounds, from_round: int
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Who sits at another table than before, for each repaired round."""
    told = []
    for number in range(from_round, len(before) + 1):
        old, new = table_of(before[number - 1]), table_of(after[number - 1])
        movers = (member for member in new if member in old and old[member] != new[member])
        told.append((number, tuple(sorted(movers))))
    return tuple(told)
