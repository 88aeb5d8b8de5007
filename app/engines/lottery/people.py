"""From types to people: inside a type everybody has the same chance.

A draw takes households of a class at random and of each the people of the type that is asked
for. A list of panels deals them in turn instead, so that in the list all people of a type are
counted alike as nearly as whole panels allow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from app.engines.lottery.results import WHOLE, Chances, HomeClass, Listing
from app.engines.lottery.space import Floats, Ints
from app.engines.seating.chance import Chance

_TRIES: Final = 400
_BITS: Final = 32


def drawn(chances: Chances, seed: int) -> tuple[str, ...]:
    """A panel, each with its weight, and people of each type by lot; in the order of the list."""
    chance = Chance(seed)
    ticket = _below(chance, WHOLE)
    for panel in chances.panels:
        ticket -= panel.weight
        if ticket < 0:
            break
    asked = dict(panel.kinds)
    picked = [who for each in chances.classes for who in _by_lot(each, asked, chance)]
    return tuple(chances.ids[who] for who in sorted(picked))


def listed(chances: Chances, count: int, seed: int) -> Listing:
    """So many panels of equal weight, in random order, as near to everybody's chance as can be.

    Rounding: Flanigan, Kehne, Procaccia, "Fair sortition made transparent", NeurIPS 2021.
    """
    chance = Chance(seed)
    kinds = sum(len(each.kinds) for each in chances.classes)
    takes = np.zeros((len(chances.panels), kinds), np.int64)
    for at, panel in enumerate(chances.panels):
        for kind, many in panel.kinds:
            takes[at, kind] = many
    weights = np.array([panel.weight for panel in chances.panels]) / WHOLE
    times = _rounded(takes, weights, count)
    rows = np.repeat(np.arange(len(times)), times)[chance.order(count)]
    turns = [_Turns(each, chance) for each in chances.classes]
    panels = list[tuple[str, ...]]()
    counted = Counter[int]()
    for row in rows.tolist():
        asked = dict(chances.panels[row].kinds)
        picked = sorted(who for each in turns for who in each.take(asked))
        counted.update(picked)
        panels.append(tuple(chances.ids[who] for who in picked))
    told = {each: counted[at] / count for at, each in enumerate(chances.ids)}
    return Listing(tuple(panels), told)


def probabilities(
    ids: Sequence[str], classes: Sequence[HomeClass], averages: Floats
) -> Mapping[str, float]:
    """Everybody's chance, where `averages` of each type are on a panel."""
    told = [0.0] * len(ids)
    for each in classes:
        for at, kind in enumerate(each.kinds):
            members = [who for home in each.homes for who in home.members[at]]
            for who in members:
                told[who] = float(averages[kind]) / len(members)
    return dict(zip(ids, told, strict=True))


def _below(chance: Chance, end: int) -> int:
    """A whole number from 0 up to but not including `end`, each as likely."""
    high, low = (int(each * 2**_BITS) for each in chance.shares(1, 2)[0].tolist())
    return int((high * 2**_BITS + low) * end >> 2 * _BITS)


def _by_lot(each: HomeClass, asked: Mapping[int, int], chance: Chance) -> list[int]:
    wanted = [asked.get(kind, 0) for kind in each.kinds]
    if not any(wanted):
        return []
    order = iter(chance.order(len(each.homes)).tolist())
    picked = list[int]()
    for at, many in enumerate(wanted):
        for _seat in range(many):
            members = each.homes[next(order)].members[at]
            picked.append(members[_below(chance, len(members))])
    return picked


class _Turns:
    """Households of a class take turns, those first that were taken least often."""

    def __init__(self, each: HomeClass, chance: Chance) -> None:
        self._each = each
        self._order = chance.order(len(each.homes)).tolist()
        self._times = [[0] * len(self._order) for _kind in each.kinds]
        self._next = Counter[tuple[int, int]]()

    def take(self, asked: Mapping[int, int]) -> list[int]:
        """The people of the next panel."""
        taken, picked = set[int](), list[int]()
        for at, kind in enumerate(self._each.kinds):
            many = asked.get(kind, 0)
            if not many:
                continue
            times = self._times[at]
            free = [home for home in self._order if home not in taken]
            for home in sorted(free, key=times.__getitem__)[:many]:
                taken.add(home)
                times[home] += 1
                members = self._each.homes[home].members[at]
                picked.append(members[self._next[at, home] % len(members)])
                self._next[at, home] += 1
        return picked


def _rounded(takes: Ints, weights: Floats, count: int) -> Ints:
    """How often each panel stands in the list: about `weights * count`, and all types together as
    near to their share as can be found by exchanging one panel for another.
    """
    wanted = np.round(weights @ takes * count, 6)
    times = np.floor(np.round(weights * count, 6)).astype(np.int64)
    off = wanted - times @ takes
    for _panel in range(count - int(times.sum())):
        best = int(np.abs(off - takes).sum(axis=1).argmin())
        times[best] += 1
        off = off - takes[best]
    for _try in range(_TRIES):
        used = np.flatnonzero(times)
        out = used[int(np.abs(off + takes[used]).sum(axis=1).argmin())]
        freed = off + takes[out]
        into = int(np.abs(freed - takes).sum(axis=1).argmin())
        after = freed - takes[into]
        if np.abs(after).sum() >= np.abs(off).sum() - 1e-9:
            break
        times[out] -= 1
        times[into] += 1
        off = after
    return times
