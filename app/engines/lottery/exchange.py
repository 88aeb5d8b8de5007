"""Panels that miss targets give people to other panels until they meet them.

An exchange of two people between two panels keeps what all panels take together, so the average
stays at the aim however long this goes on. Panels are paired, one that misses a target with one
that has room for it, and of all people of the second one is drawn by a heat bath (Gibbs
sampling: probability ~ exp(-change of what is missed / temperature), staying as it is included).
Many pairs are weighed at once. Whole numbers throughout, so every platform makes the same
exchanges.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.engines.lottery.space import Ints, Space
from app.engines.seating.chance import Chance, draw

Bools = NDArray[np.bool_]

# A temperature of half a missed person, told in the heat bath's table steps per unit.
_WARM: Final = 16.0
# Panels that miss nothing are so many times colder.
_STEADY: Final = 6.0
_PAIRS: Final = 512
_FAR: Final = 1e6
_MOST_HOMES: Final = 1_000_000


class Exchange:
    """Panels (rows of types) on their way to their targets."""

    def __init__(self, space: Space, panels: Ints, chance: Chance) -> None:
        self._space, self._chance, self.sweeps = space, chance, 0
        self._values, self._least, self._greatest = _with_homes(space)
        self._panels = panels
        rows = np.arange(len(panels))[:, None]
        self.taken = np.zeros((len(panels), space.kinds), np.int64)
        np.add.at(self.taken, (rows, panels), 1)
        self._counts = np.zeros((len(panels), len(self._least)), np.int64)
        for criterion in range(self._values.shape[1]):
            np.add.at(self._counts, (rows, self._values[panels, criterion]), 1)
        self._missed = self._miss(self._counts).sum(axis=1)

    def good(self) -> Ints:
        """The panels that meet everything, as how many of each type they take."""
        good: Ints = self.taken[self._missed == 0]
        return good

    @property
    def left(self) -> int:
        """How many panels miss something."""
        return int((self._missed > 0).sum())

    @property
    def missed(self) -> int:
        """How many people are too many or missing, all panels together."""
        return int(self._missed.sum())

    def sweep(self) -> None:
        """Every panel that misses something tries an exchange; where those are few, others too."""
        self.sweeps += 1
        most = min(_PAIRS, len(self._panels) // 2)
        bad = np.flatnonzero(self._missed)
        bad = bad[self._chance.order(len(bad))]
        few = most - len(bad)
        if few > 0:  # the others go round among themselves, so that there are ever more of them
            stirred = self._chance.order(len(self._panels))[: max(few // 2, most - 4 * len(bad))]
            bad = np.concatenate([np.tile(bad, 4)[: most - len(stirred)], stirred])
        asking = bad[:most]
        want, is_over = self._wants(asking)
        giving, taking, want, is_over = self._pairs(asking, want, is_over)
        if len(giving):
            self._exchange(giving, taking, want, is_over)

    def _miss(self, counts: Ints) -> Ints:
        missed: Ints = np.maximum(counts - self._greatest, 0) + np.maximum(self._least - counts, 0)
        return missed

    def _wants(self, bad: Ints) -> tuple[Ints, Bools]:
        """For each panel one target it misses, drawn, and whether it has too many; any target for a
        panel that misses none.
        """
        counts = self._counts[bad]
        over = counts > self._greatest
        shares = self._chance.shares(*counts.shape)
        drawn = (over | (counts < self._least)) + shares
        want = drawn.argmax(axis=1)
        return want, over[np.arange(len(bad)), want]

    def _pairs(self, bad: Ints, want: Ints, is_over: Bools) -> tuple[Ints, Ints, Ints, Bools]:
        """Each with a panel that has room for what is too much, or too much of what is missing; no
        panel twice.
        """
        partner = np.empty(len(bad), np.int64)
        shares = self._chance.shares(1, len(bad))[0]
        keys = want * 2 + is_over
        for key in np.unique(keys):
            at, target = np.flatnonzero(keys == key), key // 2
            column = self._counts[:, target]
            room = column < self._greatest[target] if key % 2 else column > self._least[target]
            able = np.flatnonzero(room)
            able = able if len(able) else np.arange(len(column))
            partner[at] = able[(shares[at] * len(able)).astype(np.int64)]
        kept = np.flatnonzero(partner != bad)
        return bad[kept], partner[kept], want[kept], is_over[kept]

    def _exchange(self, giving: Ints, taking: Ints, want: Ints, is_over: Bools) -> None:
        """One person of `giving` for one of `taking`, by the heat bath."""
        rows = np.arange(len(giving))
        less, more = self._changes(giving)
        other_less, other_more = self._changes(taking)
        slot = self._giver(giving, less, want, is_over)
        ours = self._panels[giving, slot]
        theirs = self._panels[taking]
        own, others = self._values[ours], self._values[theirs]
        across = rows[:, None]
        cost = (less[across, own] + other_more[across, own])[:, None, :]
        across = across[:, :, None]
        cost = cost + more[across, others] + other_less[across, others]
        cost = (cost * (others != own[:, None, :])).sum(axis=2).astype(np.float64)
        cost[~self._allowed(giving, taking, ours, theirs)] = _FAR
        cost[self._missed[giving] == 0] *= _STEADY
        drawn = draw(cost, _WARM, self._chance.shares(1, len(rows))[0])
        done = np.flatnonzero(drawn < theirs.shape[1])
        done = done[np.argsort(cost[done, drawn[done]], kind="stable")]
        done = done[self._apart(giving[done], taking[done])]
        self._swap(giving[done], slot[done], taking[done], drawn[done])

    def _apart(self, giving: Ints, taking: Ints) -> list[int]:
        """The pairs whose panels are in no pair before."""
        busy, kept = set[int](), list[int]()
        for at, (one, other) in enumerate(zip(giving.tolist(), taking.tolist(), strict=True)):
            if one not in busy and other not in busy:
                busy |= {one, other}
                kept.append(at)
        return kept

    def _changes(self, which: Ints) -> tuple[Ints, Ints]:
        """What one fewer, and one more, of each target would change in these panels."""
        counts = self._counts[which]
        now = self._miss(counts)
        return self._miss(counts - 1) - now, self._miss(counts + 1) - now

    def _giver(self, giving: Ints, less: Ints, want: Ints, is_over: Bools) -> Ints:
        """Whom each panel offers: of what it has too many of, or else what it can spare."""
        values = self._values[self._panels[giving]]
        gain = less[np.arange(len(giving))[:, None, None], values].sum(axis=2)
        has = (values == want[:, None, None]).any(axis=2)
        gain = np.where(has == is_over[:, None], gain, gain + 50)
        slot: Ints = (gain + self._chance.shares(*gain.shape) * 3.0).argmin(axis=1)
        return slot

    def _allowed(self, giving: Ints, taking: Ints, ours: Ints, theirs: Ints) -> Bools:
        """No panel takes more people of a type than there are."""
        most = self._space.most
        fits_here = self.taken[giving[:, None], theirs] < most[theirs]
        fits_there = self.taken[taking, ours] < most[ours]
        told: Bools = fits_here & fits_there[:, None] & (theirs != ours[:, None])
        return told

    def _swap(self, giving: Ints, slot: Ints, taking: Ints, place: Ints) -> None:
        ours, theirs = self._panels[giving, slot], self._panels[taking, place]
        self._panels[giving, slot], self._panels[taking, place] = theirs, ours
        for which, out, into in ((giving, ours, theirs), (taking, theirs, ours)):
            self.taken[which, out] -= 1
            self.taken[which, into] += 1
            for criterion in range(self._values.shape[1]):
                self._counts[which, self._values[out, criterion]] -= 1
                self._counts[which, self._values[into, criterion]] += 1
            self._missed[which] = self._miss(self._counts[which]).sum(axis=1)


def _with_homes(space: Space) -> tuple[Ints, Ints, Ints]:
    """Households as one more criterion: a target for each class of them, and one for all others."""
    if not space.home_rows:
        return space.values, space.least, space.greatest
    targets = len(space.least)
    column = np.full(space.kinds, targets, np.int64)
    caps = [_MOST_HOMES]
    for kinds, cap in space.home_rows:
        column[list(kinds)] = targets + len(caps)
        caps.append(cap)
    return (
        np.column_stack([space.values, column]),
        np.append(space.least, np.zeros(len(caps), np.int64)),
        np.append(space.greatest, np.array(caps, np.int64)),
    )
