"""From wishes to a plan: construct or search, change roles for balance, polish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Final

import numpy as np

from app.engines.seating.bounds import meetings_histogram, repeats_bound
from app.engines.seating.chance import Chance, Heat, Ints
from app.engines.seating.course import Watch, cool, rung, rung_below
from app.engines.seating.developed import Developing
from app.engines.seating.fields import design
from app.engines.seating.figures import meetings
from app.engines.seating.layout import as_rounds, design_seats, random_seats
from app.engines.seating.model import MEETING, Model, build
from app.engines.seating.placing import placed
from app.engines.seating.relabel import Relabelling
from app.engines.seating.search import Search, replicas_for
from app.engines.seating.sizes import even_sizes
from app.engines.seating.wishes import Plan, Rounds, Wishes
from app.engines.seating.witness import Witness

# The price of one person off the mirror at one table, in repeats, at balance 0, 0.1 ... 1.
_PRICES: Final = (0.0, 0.15, 0.3, 0.45, 0.57, 0.68, 0.88, 1.2, 1.7, 2.7, 5.0)
# Beside repeats that come first balance still decides between plans that are equal in them.
_TIE_BREAK: Final = 0.02
# In a sparse room this price seldom buys a repeat, and finds its way better than the tie-break.
_SPARSE_PRICE: Final = 0.25
_SPARSE: Final = 0.25
# Beyond this slider position more repeats and better balance beat any constructed plan.
_FARTHEST_DESIGN: Final = 0.55
# Temperatures of the matrix search in repeats of a whole group, and of the polish in repeats.
_WARM_MATRIX, _COLD_MATRIX = Decimal("0.6"), Decimal("0.25")
_WARM_POLISH, _COLD_POLISH = Decimal("0.22"), Decimal("0.06")
_PROBE_STEPS: Final = 16
_PROBE_BLOCKS: Final = 12
_PROBE_SHARE: Final = 0.06
# A little less than fits, for when others begin to use the processor.
_PROBE_HASTE: Final = 0.97


@dataclass(frozen=True)
class Limits:
    """What a run may spend: steps when `effort` is given, else time; and who may stop it.

    `better` hears of plans on the way.
    """

    seconds: float
    effort: int | None
    now: Callable[[], float]
    cancelled: Callable[[], bool]
    progress: Callable[[float], None]
    better: Callable[[Plan], None] | None = None

    def witness(
        self, wishes: Wishes, model: Model, price: float, held: Rounds = ()
    ) -> Witness | None:
        """Who tells plans on the way, when somebody wants to hear of them."""
        if self.better is None:
            return None
        return Witness(wishes, model, price, self.better, self.now, held)


@dataclass(frozen=True)
class Phase:
    """One cooling: what walks, from which seating, with which share (in percent) of the steps.

    `enough` is the cost at which nothing better exists, None when that is not known.
    """

    start: Callable[[Ints], Search | Relabelling | Developing]
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
    sizes = tuple(each.sizes for each in placed(wishes, range(1, wishes.rounds + 1)))
    model = build(wishes, sizes, history=wishes.history)
    chance = Chance(seed)
    witness = limits.witness(wishes, model, price_of(wishes.balance) or _TIE_BREAK)
    if witness is not None:
        # A plan at all, before anything is thought of; the search does not know of it.
        witness.see(random_seats(model, Chance(seed), 1)[:, 0], 0)
    seats, phases = _course(wishes, model, chance)
    seats, effort = run(seats, phases, chance, limits, started, witness)
    return as_rounds(model, seats[:, 0]), effort


def _course(wishes: Wishes, model: Model, chance: Chance) -> tuple[Ints, list[Phase]]:
    """The first seating (rounds, replicas, tables, chairs) and what is done with it."""
    price = price_of(wishes.balance) * _crowding(model)
    if len(model.sizes[0]) == 1:
        return random_seats(model, chance, 1), []
    if not model.interchangeable:
        seats = random_seats(model, chance, replicas_for(model))
        return seats, [_search_phase(model.balanced(price or _TIE_BREAK), price, 100)]
    if wishes.balance > _FARTHEST_DESIGN or not _is_regular(wishes, model):
        return _searched(wishes, model, price, chance)
    known = design(len(model.people), wishes.tables, wishes.rounds, drafts=wishes.drafts)
    if known is not None:
        seats = design_seats(model, known, chance)[:, None]
        return seats, _finish(model, 0.0, 100)
    return random_seats(model, chance, 1), _developed(wishes, model, price, chance)


def _is_regular(wishes: Wishes, model: Model) -> bool:
    """Whether a plan from algebra fits: even tables; with drafts they cannot change places."""
    people = len(model.people)
    even = even_sizes(people, wishes.tables)
    if wishes.drafts and (people % wishes.tables or wishes.rounds > wishes.tables):
        return False
    return all(tuple(sorted(row, reverse=True)) == even for row in model.sizes)


def _searched(
    wishes: Wishes, model: Model, price: float, chance: Chance
) -> tuple[Ints, list[Phase]]:
    """People are searched for from the start; at no price balance waits for the repeats."""
    seats = random_seats(model, chance, replicas_for(model))
    if price:
        return seats, [_search_phase(model.balanced(price), price, 100)]
    enough = MEETING * _least_repeats(wishes, model)
    search = replace(_search_phase(model, 0.0, 70), enough=enough)
    return seats, [search, *_finish(model, 0.0, 30)]


def _developed(wishes: Wishes, model: Model, price: float, chance: Chance) -> list[Phase]:
    """A matrix over a group first; in a small room, where that is poor, a search competes."""
    tables, enough = wishes.tables, MEETING * _least_repeats(wishes, model)
    # A table that seats a column is a poor mirror; it pays where repeats are many anyway.
    columns_meet = len(model.people) == tables**2 and not wishes.drafts
    columns_meet = columns_meet and (price == 0.0 or wishes.rounds > tables + 1)
    matrix = Phase(
        lambda _seats: Developing(model, columns_meet=columns_meet, drafts=wishes.drafts),
        heat(_WARM_MATRIX * tables, _COLD_MATRIX * tables),
        15 if price == 0.0 else 8,
        enough=enough,
    )
    if price:
        return [matrix, *_finish(model, price, 92)]
    bare, copies = model.balanced(0.0), replicas_for(model)
    rivals = random_seats(model, chance, copies)[:, 1:]
    rival = Phase(
        lambda seats: Search(bare, np.concatenate([seats[:, :1], rivals], axis=1)),
        heat(Decimal("0.45") if copies > 1 else Decimal("0.2"), Decimal("0.13")),
        20,
        enough=enough,
    )
    return [matrix, rival, *_finish(model, price, 65)]


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
    """Change of roles at the price of one repeat, then a cold polish at the real price.

    Where most people never meet, a swap seldom costs a repeat, and the polish does more than the
    change of roles.
    """
    relabel, tied = model.balanced(1.0), Decimal(_TIE_BREAK)
    first = share * (15 if _is_sparse(model) else 58 if price else 88) // 100
    phases = [
        Phase(
            lambda seats: Relabelling(relabel, seats[:, 0]),
            heat(Decimal(3), Decimal("0.5")),
            first,
            enough=None if relabel.skew.any else 0.0,
        )
    ]
    if price or _is_sparse(model):
        warm = _SPARSE_PRICE if _is_sparse(model) else price
        ways = heat(_WARM_POLISH * Decimal(warm), min(_COLD_POLISH, Decimal(warm) / 4))
        phases.append(_polish(model.balanced(warm), ways, (share - first) * 3 // 4))
    if price == 0.0 or _is_sparse(model):
        rest = share - sum(phase.share for phase in phases)
        phases.append(_polish(model.balanced(_TIE_BREAK), heat(tied / 4, tied / 12), rest))
    return phases


def _polish(model: Model, ways: Heat, share: int) -> Phase:
    return Phase(lambda seats: Search(model, _copies(model, seats)), ways, share)


def _crowding(model: Model) -> float:
    """What makes balance dearer: where people meet often anyway, a repeat matters less."""
    return 0.82 + 0.18 * _density(model)


def _is_sparse(model: Model) -> bool:
    """Whether the rounds let only few of all pairs meet."""
    return _density(model) < _SPARSE


def _density(model: Model) -> float:
    """How often two people share a table on average."""
    people = len(model.people)
    slots = sum(size * (size - 1) for row in model.sizes for size in row)
    return slots / (people * (people - 1)) if people > 1 else 0.0


def _copies(model: Model, seats: Ints) -> Ints:
    """One seating as often as replicas cost nothing."""
    return np.repeat(seats[:, :1], replicas_for(model), axis=1)


def heat(hot: Decimal, cold: Decimal) -> Heat:
    """A schedule between temperatures given in repeats."""
    return Heat(hot * int(MEETING), cold * int(MEETING))


def run(
    seats: Ints,
    phases: list[Phase],
    chance: Chance,
    limits: Limits,
    started: float,
    witness: Witness | None = None,
) -> tuple[Ints, int]:
    """Runs the phases one after the other; returns the best seating and the effort.

    `seats` is (rounds, replicas, tables, chairs); the answer has one replica. Steps that a perfect
    phase did not need go to the phases after it.
    """
    if witness is not None:
        witness.see(seats[:, 0], 0)
    if not phases:
        return seats[:, :1], 0
    watch = _watch(seats, phases, limits, started)
    left, shares = rung(watch.limit), sum(phase.share for phase in phases)
    for phase in phases:
        walker = phase.start(seats)
        watch.look = None if witness is None else partial(witness.look, walker)
        steps = left * phase.share // shares
        left -= cool(walker, phase.heat, steps, chance, watch, _perfect(walker, phase))
        shares -= phase.share
        seats = walker.best()[:, None]
    cut = watch.stopped and watch.spent < watch.limit
    return seats, watch.spent if cut else watch.limit


def _perfect(walker: Search | Relabelling | Developing, phase: Phase) -> Callable[[], bool]:
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
        # The quicker ones: a run soon makes fewer swaps, and others may use the processor.
        total += sorted(blocks)[len(blocks) // 4] * phase.share / shares
    return total
