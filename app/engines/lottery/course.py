"""From a space of types to a fair mixture of panels.

1. The aim: what would be fairest if panels could be cut into pieces (`aims`; milliseconds).
2. Whole panels that average to the aim: dealt, and exchanged until they meet the targets
   (`dealing`, `exchange`). As soon as enough do, weights that hit the aim exactly (`weighing`).
   That is the leximin answer, because the aim is a bound that cannot be beaten.
3. Where the aim is no mixture of panels: columns and cuts in turn until it is (`mixing`,
   `aims`), or, for the quick method, columns until the smallest chance meets its bound.

Whoever calls it off gets the best mixture of the panels found so far, with the bound proved so
far.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np

from app.engines.lottery.aims import Cut, NoAim, fairest
from app.engines.lottery.dealing import dealt
from app.engines.lottery.exchange import Exchange
from app.engines.lottery.mixing import Columns, Nearest, Smallest
from app.engines.lottery.people import probabilities
from app.engines.lottery.programs import Panels
from app.engines.lottery.results import WHOLE, Chances, Method, Mixed
from app.engines.lottery.space import Floats, Ints, Space
from app.engines.lottery.weighing import close, weights_for, whole
from app.engines.seating.chance import Chance

# Panels for each type in the exchange: half as many again as points around a middle need to have it
# between them (Wendel 1962: of 2n points in n dimensions half do, of 3n nearly all).
_PANELS_PER_KIND, _FEWEST_PANELS, _MOST_PANELS = 3, 300, 3_000
_LOOKS: Final = (40, 60, 80, 110, 150, 200, 300, 450, 700, 1_000, 1_400, 2_000, 2_800, 4_000)
"""Sweeps after which the panels that are good are tried."""
_SLOW_TRIES: Final = (8, 11, 14)
"""When a linear program is asked, if the quick way finds no weights."""
_STUCK, _SLOW, _PATIENCE = 0.98, 0.9, 8
_ROUNDS: Final = 5_000
_DEEP: Final = 0.1
"""A cut is worth while that takes so much of what is missing at the least."""
_GAP: Final = 1e-7
_SURE: Final = 0.5
_NO_CHANCE: Final = 1e-8


class Impossible(Exception):  # noqa: N818 -- an answer
    """No panel meets the targets."""


@dataclass(frozen=True)
class Watch:
    """Who may stop it and hears how far it is."""

    stopped: Callable[[], bool]
    show: Callable[[float], None]


@dataclass
class Mixture:
    """Panels by types with their weights, together 1; `hopeless` types are on no panel."""

    panels: Ints
    weights: Floats
    bound: float
    is_best: bool
    hopeless: Ints = field(default_factory=lambda: np.zeros(0, np.int64))


def work_out(space: Space, method: Method, cap: float | None, seed: int, watch: Watch) -> Mixture:
    """The fair mixture. Raises `Impossible`."""
    program = Panels(space)
    first = program.best(np.zeros(space.kinds)).panel
    if first is None:
        raise Impossible
    course = _Course(space, program, cap, watch)
    course.columns.add(first)
    return course.run(method, Chance(seed))


@dataclass(frozen=True)
class _Standing:
    """How far an exchange is."""

    missed: int
    panels: int
    tries: int

    def is_stuck_since(self, before: _Standing) -> bool:
        """Whether nothing came of going on: no panel is new, and about as much is missed; after
        many sweeps, whether hardly less is missed.
        """
        if self.tries >= _PATIENCE:
            return self.missed >= before.missed * _SLOW
        return self.panels == before.panels and self.missed >= before.missed * _STUCK


class _Course:
    def __init__(self, space: Space, program: Panels, cap: float | None, watch: Watch) -> None:
        self._space, self._program, self._cap, self._watch = space, program, cap, watch
        self.columns = Columns()
        self._cuts = list[Cut]()
        self._hopeless = list[int]()
        self._nearest = Nearest(space.kinds, self.columns)
        self._tries = 0
        try:
            self._aim = fairest(space, (), cap)
        except NoAim as error:
            raise Impossible from error
        self._nearest.aim_at(self._aim.amounts)

    def run(self, method: Method, chance: Chance) -> Mixture:
        found = self._exchanged(chance)
        if found is not None:
            return found
        self._look_for_hopeless()
        is_plain = self._cap is None and method is Method.MAXIMIN
        found = self._smallest() if is_plain else self._mixed()
        return found if found is not None else self._so_far()

    def _aim_anew(self) -> bool:
        """Aims at what is fairest as far as the cuts tell. Every panel respects them, so only noise
        can leave no answer: then the last cut is dropped, and told by False.
        """
        try:
            self._aim = fairest(self._space, tuple(self._cuts), self._cap)
        except NoAim:
            self._cuts.pop()
            return False
        self._nearest.aim_at(self._aim.amounts)
        return True

    def _exchanged(self, chance: Chance) -> Mixture | None:
        """The leximin mixture, where the exchange finds it."""
        wished = self._space.kinds * _PANELS_PER_KIND
        count = min(_MOST_PANELS, max(_FEWEST_PANELS, wished))
        panels = dealt(self._space, self._aim.amounts, count, chance)
        exchange = Exchange(self._space, panels, chance)
        before = _Standing(exchange.missed, len(self.columns), self._tries)
        for begin, end in pairwise((0, *_LOOKS)):
            self._sweep(exchange, end - begin)
            self._watch.show(0.9 * (1.0 - exchange.left / count))
            self._tries += 1
            now = _Standing(exchange.missed, len(self.columns), self._tries)
            is_last = self._watch.stopped() or now.is_stuck_since(before)
            weights = self._weighed(is_last=is_last)
            if weights is not None:
                return self._mixture(self.columns.all(), weights)
            if is_last:
                break
            before = now
        return None

    def _sweep(self, exchange: Exchange, sweeps: int) -> None:
        for _sweep in range(sweeps):
            # The first look is worth waiting for: without it hardly anybody has a chance.
            if self._tries and self._watch.stopped():
                break
            exchange.sweep()
        for panel in exchange.good():
            self.columns.add(panel)

    def _weighed(self, *, is_last: bool) -> Floats | None:
        """Weights with which the panels found so far hit the aim."""
        if len(self.columns) <= self._space.kinds // 3:
            return None
        weights = self._evened()
        if weights is None and (is_last or self._tries in _SLOW_TRIES):
            short, _worth = self._nearest.solve()
            return self._nearest.weights() if short <= close(self._space.kinds) else None
        return weights

    def _mixture(self, panels: Ints, weights: Floats, *, is_best: bool = True) -> Mixture:
        bound = 0.0 if self._hopeless else self._aim.least
        # Over a relaxation nobody has less than over panels: no chance there is none here.
        lost = np.flatnonzero(self._aim.chances <= _NO_CHANCE)
        hopeless = np.union1d(lost, np.array(self._hopeless, np.int64))
        return Mixture(panels, weights, bound, is_best, hopeless)

    def _look_for_hopeless(self) -> None:
        """A panel for each type that none has yet; the types that none can have are told apart."""
        for kind in range(self._space.kinds):
            if self._watch.stopped():
                return
            if self.columns.all()[:, kind].any():
                continue
            unit = np.zeros(self._space.kinds)
            unit[kind] = 1.0
            found = self._program.best(unit)
            if found.bound < _SURE:
                self._hopeless.append(kind)
                self._cuts.append(Cut(unit, 0.0))
            elif found.panel is not None:
                self.columns.add(found.panel)
        if self._hopeless:
            self._aim_anew()

    def _mixed(self) -> Mixture | None:
        """Columns and cuts until the aim is a mixture."""
        for number in range(_ROUNDS):
            short, worth = self._nearest.solve()
            if short <= close(self._space.kinds):
                weights = self._evened()
                weights = self._nearest.weights() if weights is None else weights
                return self._mixture(self.columns.all(), weights)
            if self._watch.stopped():
                return None
            self._watch.show(0.9 + 0.1 * number / (number + 50))
            best = self._program.best(worth)
            is_new = best.panel is not None and self.columns.add(best.panel)
            depth = float(worth @ self._aim.amounts) - best.bound
            if depth > (_DEEP * short if is_new else _GAP):
                self._cuts.append(Cut(worth, best.bound))
                if not self._aim_anew():
                    return None
            elif not is_new:
                return None
        return None

    def _evened(self) -> Floats | None:
        """Weights as even as can be, where they are found."""
        ones = np.ones(len(self.columns), np.int64)
        return weights_for(self.columns.all(), ones, self._aim.amounts)

    def _smallest(self) -> Mixture | None:
        """Columns until nobody's chance can be above the smallest there is."""
        counted = np.setdiff1d(np.arange(self._space.kinds), self._hopeless)
        master = Smallest(self._space.people, counted, self._aim.amounts, self.columns)
        bound = self._aim.least
        for number in range(_ROUNDS):
            level, price = master.solve()
            if not master.is_solved:
                return None
            self._watch.show(0.9 + 0.1 * number / (number + 50))
            scale = float(price[counted] @ self._space.people[counted])
            best = self._program.best(price / scale) if bound - level > _GAP and scale else None
            if best is not None:
                bound = min(bound, max(best.bound, level))
            if bound - level <= _GAP:
                found = self._mixture(self.columns.all(), master.weights())
                found.bound = 0.0 if self._hopeless else bound
                return found
            is_new = best is not None and best.panel is not None and self.columns.add(best.panel)
            if self._watch.stopped() or not is_new:
                return None
        return None

    def _so_far(self) -> Mixture:
        """The mixture of the panels found that leaves nobody behind as far as they can."""
        panels = self.columns.all()
        counted = np.flatnonzero(panels.any(axis=0))
        master = Smallest(self._space.people, counted, self._aim.amounts, self.columns)
        level, _price = master.solve()
        found = self._mixture(panels, master.weights(), is_best=False)
        found.bound = max(found.bound, level if len(counted) == self._space.kinds else 0.0)
        return found


def told(ids: tuple[str, ...], space: Space, found: Mixture, method: Method) -> Chances:
    """The mixture as plain facts: weights as whole numbers, and chances counted from those."""
    weights = whole(found.weights)
    used = np.flatnonzero(weights)
    averages = (weights[used] @ found.panels[used]) / WHOLE
    shares = probabilities(ids, space.classes, averages)
    panels = tuple(
        Mixed(
            tuple((int(kind), int(panel[kind])) for kind in np.flatnonzero(panel)),
            int(weight),
        )
        for panel, weight in zip(found.panels[used], weights[used], strict=True)
    )
    lost = set(found.hopeless.tolist())
    hopeless = sorted(
        who
        for each in space.classes
        for at, kind in enumerate(each.kinds)
        if kind in lost
        for home in each.homes
        for who in home.members[at]
    )
    bound = max(found.bound, min(shares.values()))
    names = tuple(ids[who] for who in hopeless)
    return Chances(
        ids, space.seats, space.classes, panels, shares, bound, method, found.is_best, names
    )
