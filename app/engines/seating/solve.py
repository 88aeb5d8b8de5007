"""From wishes to a plan: construct or search, change roles for balance, polish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from math import comb
from typing import Final

import numpy as np

from app.engines.seating.bounds import meetings_histogram, repeats_bound
from app.engines.seating.casting import Casting
from app.engines.seating.chance import Chance, Ints
from app.engines.seating.developed import ENOUGH, Developing
from app.engines.seating.drafts import with_one_going_round
from app.engines.seating.endings import TIE_BREAK, finish, mend, mirrored, passing, search_phase
from app.engines.seating.fields import Design, design, nearly, wider_design
from app.engines.seating.figures import meetings
from app.engines.seating.lanes import Lane
from app.engines.seating.layout import as_rounds, design_seats, random_seats
from app.engines.seating.model import HARD, MEETING, Model, build
from app.engines.seating.phases import (
    Phase,
    change_of_roles,
    density,
    heat,
    is_sparse,
    loosened,
    settled,
    softness,
    weighs_whole,
)
from app.engines.seating.placing import placed
from app.engines.seating.price import price_of, surcharge_of
from app.engines.seating.righting import righted
from app.engines.seating.running import Limits, run
from app.engines.seating.search import MOST_REPLICAS, Search, replicas_for
from app.engines.seating.sizes import even_sizes
from app.engines.seating.tally import Tally
from app.engines.seating.wishes import Rounds, Wishes, table_of

# What follows was tuned on the rooms of `bordrunde bench seating`, named as people/tables/rounds.
#
# Beyond this slider position a search beats any constructed plan (36/6/6 and 99/11/6, balance 1).
_FARTHEST_DESIGN: Final = 0.55
# A plan without rules begins with few repeats: where people meet often a dear balance melts it
# (36/4/8), where they seldom do a cheap one cannot move it at all (150/15/8). So the price falls
# with the density of the room, from so much by so much, but no lower than so.
_DEAREST, _EASED, _CHEAPEST = 1.5, 0.82, 0.88
# Where balance has a price, a net with tables added is worth it from so many equal quotients on
# that a matrix by chance would have: with fewer, a good matrix has hardly any (72/12/8, 100/14/6).
_MANY_EQUAL: Final = 50
# Of such a net this part of the rounds is searched for balance, times the cubes of the slider's
# place and of the density of the room: where people meet often, a plan without repeats leaves them
# few ways to change roles or places (99/12/10), else enough (150/15/8).
_LOOSE: Final = 6.1
# Shares of the steps in percent. A small matrix (36/6/6, 36/6/10, 36/4/8) is found early; a large
# one is worth more the longer it takes (99/12/10, 150/15/8), a percent for so many choices of its
# entries. At balance 0 it gets more, and a search competes (18/3/5; 36/6/6 under rules).
_MATRIX_SHARE_LEAST, _MATRIX_SHARE_MOST, _MATRIX_CHOICES = 15, 40, 25
_MATRIX_SHARE_BARE, _RIVAL_SHARE = 25, 20
# The slower search under rules, for drafts and in large rooms needs its steps for itself.
_MATRIX_SHARE_RULED: Final = 8
# Temperatures of the matrix search, in repeats of a whole group.
_WARM_MATRIX, _COLD_MATRIX = Decimal("0.45"), Decimal("0.14")


def solve(wishes: Wishes, seed: int, limits: Limits) -> tuple[Rounds, int]:
    """A plan's rounds and the effort they took. The wishes have been checked."""
    started = limits.now()
    mate = limits.mate if limits.effort is None else None
    if mate is not None:
        mate.prepare(wishes, seed)
    model, chance = _model(wishes), Chance(seed)
    witness = limits.witness(wishes, model, price_of(wishes.balance) or TIE_BREAK)
    if witness is not None:
        # A plan at all, before anything is thought of; the search does not know of it.
        witness.see(random_seats(model, Chance(seed), 1)[:, 0], 0)
    seats, phases = _course(wishes, model, chance)
    seats, effort = run(seats, phases, chance, limits, started, witness, mate)
    return as_rounds(model, righted(model, seats[:, 0])), effort


def second_lane(wishes: Wishes, seed: int, now: Callable[[], float]) -> Lane:
    """The lane beside a run of `solve` with the same wishes and seed."""
    chance = Chance(seed)
    _seats, phases = _course(wishes, _model(wishes), chance)
    return Lane(phases, chance, now)


def _model(wishes: Wishes) -> Model:
    sizes = tuple(each.sizes for each in placed(wishes, range(1, wishes.rounds + 1)))
    return build(wishes, sizes, history=wishes.history)


def _course(wishes: Wishes, model: Model, chance: Chance) -> tuple[Ints, list[Phase]]:
    """The first seating (rounds, replicas, tables, chairs) and what is done with it."""
    price = price_of(wishes.balance) * _crowding(model)
    if len(model.sizes[0]) == 1:
        return random_seats(model, chance, 1), []
    if _only_searched(wishes, model):
        return _searched(wishes, model, price, chance)
    if weighs_whole(model):
        price = price_of(wishes.balance) * max(_CHEAPEST, _DEAREST - _EASED * density(model))
    casting = _casting(wishes, model, chance)
    rounds = wishes.rounds + (casting is not None and casting.has_round_held)
    known = _known(wishes, model, rounds)
    wide = _wider(wishes, model, price, rounds) if known is None else None
    # Drawn once: whoever asks for a plan on the way must not move the stream of chance.
    turns, roles = chance.order(rounds), chance.order(len(model.people))
    place = casting.seats if casting else partial(design_seats, model, turns=turns, roles=roles)
    if wide is not None:
        return _widened(wishes, model, price, place(wide)[:, None], chance)
    if known is None:
        if casting and _is_better_searched(wishes, model, casting, price):
            return _searched(wishes, model, price, chance)
        meet = _columns_meet(wishes, model, price)
        soft = partial(softness, model) if price and weighs_whole(model) else None
        matrix = partial(
            Developing,
            model,
            place,
            rounds,
            columns_meet=meet,
            drafts=wishes.drafts,
            softness=soft,
        )
        return random_seats(model, chance, 1), _developed(wishes, model, price, matrix, chance)
    seats = place(known)[:, None]
    if weighs_whole(model):
        return seats, [change_of_roles(model, 100)]
    return seats, (mend if _is_to_mend(model, seats) else finish)(model, 0.0, 100)


def _known(wishes: Wishes, model: Model, rounds: int) -> Design | None:
    """A plan without repeats, or with hardly any, for so many rounds."""
    people = len(model.people)
    found = design(people, wishes.tables, rounds, drafts=wishes.drafts)
    return found if found or wishes.drafts else nearly(people, wishes.tables, rounds)


def _wider(wishes: Wishes, model: Model, price: float, rounds: int) -> Design | None:
    """A net with tables added, None where a matrix is no worse or fits better: in a sparse room,
    with drafts on the tables, and where balance is to be bought under rules or a matrix is good.
    """
    if wishes.drafts or is_sparse(model):
        return None
    columns = -(-len(model.people) // wishes.tables)
    equal = comb(columns, 2) * comb(rounds, 2) / wishes.tables
    if price and (equal < _MANY_EQUAL or not model.interchangeable):
        return None
    return wider_design(len(model.people), wishes.tables, rounds)


def _widened(
    wishes: Wishes, model: Model, price: float, seats: Ints, chance: Chance
) -> tuple[Ints, list[Phase]]:
    """What is done with the seats of a net with tables added; at a price some of the last rounds
    are searched for anew.
    """
    if not weighs_whole(model):
        return seats, (mend if _is_to_mend(model, seats) else finish)(model, price, 100)
    if price == 0.0 or not model.balanced(1.0).skew.any:
        return seats, [change_of_roles(model, 100)]
    place = wishes.balance * density(model)
    loose = int(_LOOSE * wishes.rounds * place * place * place)
    if not loose:
        return seats, settled(model, price, 100, TIE_BREAK)
    return seats, loosened(model, price, loose, random_seats(model, chance, 1)[-loose:, 0])


def _only_searched(wishes: Wishes, model: Model) -> bool:
    """Whether no plan from algebra helps: for the mirror, odd tables, drafts under rules, and for
    people who sit together in every round, as no two do in such a plan.
    """
    bound = (wishes.drafts and not model.interchangeable) or model.company is not None
    return bound or wishes.balance > _FARTHEST_DESIGN or not _is_regular(wishes, model)


def _is_better_searched(wishes: Wishes, model: Model, casting: Casting, price: float) -> bool:
    """Whether a plan from a matrix, cast, was measured to lose to a search.

    Hosts are a column themselves, and cannot meet in the last round that costs a square room
    nothing; a round held before takes what a matrix gains where balance is bought with repeats.
    """
    square = len(model.people) == wishes.tables**2
    return (square and len(casting.hosts) > 1) or (casting.has_round_held and price > 0.0)


def _is_regular(wishes: Wishes, model: Model) -> bool:
    """Whether a plan from algebra fits: even tables; with drafts they cannot change places."""
    people = len(model.people)
    if wishes.drafts and (people % wishes.tables or wishes.rounds > wishes.tables):
        return False
    return all(
        tuple(sorted(row, reverse=True)) == even_sizes(sum(row), wishes.tables)
        for row in model.sizes
    )


def _last_held(wishes: Wishes, model: Model) -> Ints | None:
    """The table of each person in the last round held before at no more tables, None if none."""
    for seating in reversed(wishes.history):
        if len(seating) <= wishes.tables and not wishes.drafts:
            at = table_of(seating)
            return np.array([at.get(member, -1) for member in model.people], dtype=np.int64)
    return None


def _casting(wishes: Wishes, model: Model, chance: Chance) -> Casting | None:
    """Who gives people roles where not everybody may have any, None when everybody may."""
    if model.interchangeable:
        return None
    return Casting(model, chance.order(len(model.people)), _last_held(wishes, model))


def _is_to_mend(model: Model, seats: Ints) -> bool:
    """Whether a cast plan breaks rules, or meets rounds held before."""
    return model.company is not None or bool(Tally(model.balanced(0.0), seats.copy()).cost[0] > 0)


def _searched(
    wishes: Wishes, model: Model, price: float, chance: Chance
) -> tuple[Ints, list[Phase]]:
    """People are searched for from the start; at no price balance waits for the repeats."""
    surcharge = surcharge_of(wishes.balance)
    seats = random_seats(model, chance, replicas_for(model))
    if wishes.drafts:
        seats = with_one_going_round(model, seats, chance)
        return seats, passing(model, price, seats[:, 1:], 100)
    if surcharge and replicas_for(model) < MOST_REPLICAS and density(model) > 1.0:
        return seats, mirrored(model, price, surcharge)
    if price:
        priced = model.balanced(price, surcharge)
        return seats, [search_phase(priced, price, 100)]
    search = replace(search_phase(model, 0.0, 70), enough=_enough(wishes, model))
    return seats, [search, *finish(model, 0.0, 30)]


def _columns_meet(wishes: Wishes, model: Model, price: float) -> bool:
    """Whether a column may have a table of its own in the last round, at few repeats or none.

    Such a table is a poor mirror; it pays where repeats are many anyway. With more than half of the
    last column missing it repeats too much (31/6/6).
    """
    full = 2 * len(model.people) >= wishes.tables * (2 * wishes.tables - 1) and not wishes.drafts
    full = full and -(-len(model.people) // wishes.tables) == wishes.tables
    return full and (price == 0.0 or wishes.rounds > wishes.tables + 1)


def _developed(
    wishes: Wishes,
    model: Model,
    price: float,
    developing: Callable[[], Developing],
    chance: Chance,
) -> list[Phase]:
    """A matrix over a group first; in a small room, where that is poor, a search competes."""
    priced = _matrix_share(model) if weighs_whole(model) else _MATRIX_SHARE_RULED
    first = priced if price else _MATRIX_SHARE_BARE + _matrix_share(model) // 2
    matrix = Phase(
        lambda _seats: developing(),
        heat(_WARM_MATRIX * wishes.tables, _COLD_MATRIX * wishes.tables),
        first,
        enough=_enough(wishes, model),
        many=ENOUGH if price and weighs_whole(model) else 1,
    )
    if wishes.drafts:
        rivals = random_seats(model, chance, max(1, replicas_for(model) - 1))
        rivals = with_one_going_round(model, rivals, chance)
        return [matrix, *passing(model, price, rivals, 100 - first)]
    if price:
        ending = finish if model.interchangeable else mend
        return [matrix, *ending(model, price, 100 - first)]
    bare, copies = model.balanced(0.0), replicas_for(model)
    rivals = random_seats(model, chance, copies)[:, 1:]
    rival = Phase(
        lambda seats: Search(bare, np.concatenate([seats[:, :1], rivals], axis=1)),
        heat(Decimal("0.45") if copies > 1 else Decimal("0.2"), Decimal("0.13")),
        _RIVAL_SHARE,
        enough=_enough(wishes, model),
    )
    return [matrix, rival, *finish(model, price, 100 - first - _RIVAL_SHARE)]


def _matrix_share(model: Model) -> int:
    """The share of the matrix where repeats have a price, by its entries times tables."""
    choices = len(model.sizes) * len(model.people)
    return min(_MATRIX_SHARE_MOST, _MATRIX_SHARE_LEAST + choices // _MATRIX_CHOICES)


def _enough(wishes: Wishes, model: Model) -> float | None:
    """The cost that no plan is below; None when rounds held before or parties blur it."""
    if model.company is not None or (model.base % HARD).any():
        return None
    return MEETING * _least_repeats(wishes, model)


def _least_repeats(wishes: Wishes, model: Model) -> int:
    """The bound for rounds of this shape; only asked when nothing was held before."""
    seats = random_seats(model, Chance(0), 1)[:, 0]
    rounds = as_rounds(model, seats)
    people = len(model.people)
    known = meetings_histogram(meetings(()).values(), people * (people - 1) // 2)
    return repeats_bound((), rounds, known)


def _crowding(model: Model) -> float:
    """What makes balance dearer: where people meet often anyway, a repeat matters less."""
    return 0.82 + 0.18 * density(model)
