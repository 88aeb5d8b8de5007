"""From wishes to a plan: construct or search, change roles for balance, polish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

import numpy as np

from app.engines.seating.bounds import meetings_histogram, repeats_bound
from app.engines.seating.chance import Chance, Heat, Ints
from app.engines.seating.course import Watch, cool, rung, rung_below
from app.engines.seating.fields import design
from app.engines.seating.figures import meetings
from app.engines.seating.layout import as_rounds, design_seats, random_seats
from app.engines.seating.model import MEETING, Model, build
from app.engines.seating.relabel import Relabelling
from app.engines.seating.search import Search, replicas_for
from app.engines.seating.sizes import even_sizes, sizes_for
from app.engines.seating.wishes import Rounds, Wishes

# The price of one person off the mirror at one table, in repeats, at balance 0, 0.1 ... 1.
_PRICES: Final = (0.0, 0.05, 0.1, 0.17, 0.26, 0.4, 0.6, 0.9, 1.5, 2.7, 5.0)
# Beside repeats that come first balance still decides between plans that are equal in them.
_TIE_BREAK: Final = 0.02
# Above this price a plan with more repeats and better balance beats any constructed one.
_DEAREST_DESIGN: Final = 0.5
_PROBE_STEPS: Final = 16
_PROBE_BLOCKS: Final = 12
_PROBE_SHARE: Final = 0.06
# A run soon makes fewer swaps than the probe, and a step without one is quicker.
_PROBE_HASTE: Final = 1.15


@dataclass(frozen=True)
class Limits:
    """What a run may spend: steps when `effort` is given, else time; and who may stop it."""

    seconds: float
    effort: int | None
    now: Callable[[], float]
    cancelled: Callable[[], bool]
    progress: Callable[[float], None]


@dataclass(frozen=True)
class Phase:
    """One cooling: what walks, from which seating, with which share (in percent) of the steps.

    `enough` is the cost at which nothing better exists, None when that is not known.
    """

    start: Callable[[Ints], Search | Relabelling]
    heat: Heat
    share: int
    enough: float | None = None


def price_of(balance: float) -> float:
    """The price of imbalance for a slider position, between the marks on a straight line."""
    place = balance * (len(_PRICES) - 1)
    below = min(int(place), len(_PRICES) - 2)
    return _PRICES[below] + (place - below) * (_PRICES[below + 1] - _PRICES[below])


def solve(wishes: Wishes, seed: int, limits: Limits) -> tuple[Rounds, int]:
    """A plan's rounds and the effort they took. The wishes have been checked."""
    started = limits.now()
    sizes = tuple(sizes_for(wishes, number) for number in range(1, wishes.rounds + 1))
    model = build(wishes, sizes, history=wishes.history)
    chance = Chance(seed)
    seats, phases = _course(wishes, model, chance)
    seats, effort = run(seats, phases, chance, limits, started)
    return as_rounds(model, seats[:, 0]), effort


def _course(wishes: Wishes, model: Model, chance: Chance) -> tuple[Ints, list[Phase]]:
    """The first seating (rounds, replicas, tables, chairs) and what is done with it."""
    price = price_of(wishes.balance)
    if len(model.sizes[0]) == 1:
        return random_seats(model, chance, 1), []
    if model.interchangeable and price <= _DEAREST_DESIGN:
        known = _known_design(wishes, model)
        if known is not None:
            return design_seats(model, known, chance)[:, None], _finish(model, price, 100)
    seats = random_seats(model, chance, replicas_for(model))
    if not model.interchangeable:
        return seats, [_search_phase(model.balanced(price or _TIE_BREAK), price, 100)]
    if price == 0.0:
        enough = MEETING * _least_repeats(wishes, model)
        search = replace(_search_phase(model, 0.0, 70), enough=enough)
        return seats, [search, *_finish(model, price, 30)]
    return seats, [_search_phase(model.balanced(price), price, 100)]


def _known_design(wishes: Wishes, model: Model) -> tuple[tuple[int, ...], ...] | None:
    even = even_sizes(len(model.people), wishes.tables)
    if any(tuple(sorted(row, reverse=True)) != even for row in model.sizes):
        return None
    return design(len(model.people), wishes.tables, wishes.rounds)


def _least_repeats(wishes: Wishes, model: Model) -> int:
    """The bound for rounds of this shape; only asked when nothing was held before."""
    seats = random_seats(model, Chance(0), 1)[:, 0]
    rounds = as_rounds(model, seats)
    people = len(model.people)
    known = meetings_histogram(meetings(()).values(), people * (people - 1) // 2)
    return repeats_bound((), rounds, known)


def _search_phase(model: Model, price: float, share: int) -> Phase:
    hot = Decimal("0.45") + Decimal("0.3") * Decimal(price)
    # Below the price of a repeat the tie-break needs a colder end to be felt.
    tied = model.skew.any and price < _TIE_BREAK
    cold = Decimal("0.02") if tied else Decimal("0.15")
    return Phase(lambda seats: Search(model, seats), heat(hot, cold), share)


def _finish(model: Model, price: float, share: int) -> list[Phase]:
    """Change of roles at the price of one repeat, then a cold polish at the real price."""
    relabel, polish = model.balanced(1.0), model.balanced(price or _TIE_BREAK)
    cold = Decimal(price or _TIE_BREAK)
    return [
        Phase(
            lambda seats: Relabelling(relabel, seats[:, 0]),
            heat(Decimal(2), Decimal("0.2")),
            share * 3 // 4,
            enough=None if relabel.skew.any else 0.0,
        ),
        Phase(
            lambda seats: Search(polish, seats),
            heat(cold / 4, cold / 12),
            share - share * 3 // 4,
        ),
    ]


def heat(hot: Decimal, cold: Decimal) -> Heat:
    """A schedule between temperatures given in repeats."""
    return Heat(hot * int(MEETING), cold * int(MEETING))


def run(
    seats: Ints, phases: list[Phase], chance: Chance, limits: Limits, started: float
) -> tuple[Ints, int]:
    """Runs the phases one after the other; returns the best seating and the effort.

    `seats` is (rounds, replicas, tables, chairs); the answer has one replica. Steps that a perfect
    phase did not need go to the phases after it.
    """
    if not phases:
        return seats[:, :1], 0
    watch = _watch(seats, phases, limits, started)
    left, shares = rung(watch.limit), sum(phase.share for phase in phases)
    for phase in phases:
        walker = phase.start(seats)
        steps = left * phase.share // shares
        left -= cool(walker, phase.heat, steps, chance, watch, _perfect(walker, phase))
        shares -= phase.share
        seats = walker.best()[:, None]
    cut = watch.stopped and watch.spent < watch.limit
    return seats, watch.spent if cut else watch.limit


def _perfect(walker: Search | Relabelling, phase: Phase) -> Callable[[], bool]:
    return lambda: phase.enough is not None and bool(np.min(walker.best_cost) <= phase.enough)


def _watch(seats: Ints, phases: list[Phase], limits: Limits, started: float) -> Watch:
    if limits.effort is not None:
        return Watch(max(0, limits.effort), limits.now, limits.cancelled, limits.progress)
    per_step = _seconds_per_step(seats, phases, limits.seconds, limits.now)
    left = limits.seconds - (limits.now() - started)
    limit = rung(max(1, int(left / per_step * _PROBE_HASTE)) if per_step > 0 else 1)
    return Watch(
        limit,
        limits.now,
        limits.cancelled,
        limits.progress,
        deadline=started + limits.seconds,
        earliest=rung_below(limit) + 1,
    )


def _seconds_per_step(
    seats: Ints, phases: list[Phase], seconds: float, now: Callable[[], float]
) -> float:
    """Measured on a short throw-away cooling of each phase, with a chance of its own."""
    total, shares = 0.0, sum(phase.share for phase in phases)
    for phase in phases:
        walker, chance = phase.start(seats), Chance(0)
        blocks: list[float] = []
        stop = now() + seconds * _PROBE_SHARE / len(phases)
        while len(blocks) < _PROBE_BLOCKS and (not blocks or now() < stop):
            began, inverse = now(), phase.heat.inverse(len(blocks), _PROBE_BLOCKS)
            for drawn in chance.shares(_PROBE_STEPS, walker.draws):
                walker.step(drawn, inverse)
            blocks.append((now() - began) / _PROBE_STEPS)
        warm = blocks[1:] or blocks
        total += sum(warm) / len(warm) * phase.share / shares
    return total
