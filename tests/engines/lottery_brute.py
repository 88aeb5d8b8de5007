"""Fair lotteries found by trying every panel, to hold the engine's answers against.

Nothing is shared with the engine but the solver: panels are sets of people, and who is fixed at a
level is found by asking for each person whether more is possible, not by prices.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import highspy
import numpy as np
from highspy._core import _Highs

from app.models.lottery import Lottery


def meets(lottery: Lottery, panel: tuple[int, ...]) -> bool:
    """Whether these people meet every target and live at different addresses."""
    people = [lottery.volunteers[at] for at in panel]
    homes = [each.address for each in people if each.address]
    if len(set(homes)) < len(homes):
        return False
    has = Counter(
        where for each in people for where in zip(lottery.criteria, each.answers, strict=True)
    )
    return all(
        each.least <= has[each.criterion, each.value] <= each.most for each in lottery.targets
    )


def panels(lottery: Lottery) -> list[tuple[int, ...]]:
    """Every panel there is."""
    everybody = range(len(lottery.volunteers))
    return [each for each in combinations(everybody, lottery.seats) if meets(lottery, each)]


def leximin(lottery: Lottery) -> list[float]:
    """Everybody's chance, in the order of the volunteers."""
    all_panels, people = panels(lottery), len(lottery.volunteers)
    takes = np.array([[who in each for each in all_panels] for who in range(people)], float)
    fixed = dict[int, float]()
    while len(fixed) < people:
        free = [who for who in range(people) if who not in fixed]
        level = _best(takes, fixed, free, None, 0.0)
        for who in free:
            if _best(takes, fixed, free, who, level) < level + 1e-6:
                fixed[who] = level
    return [fixed[who] for who in range(people)]


def _best(takes, fixed: dict[int, float], free: list[int], whom: int | None, floor: float) -> float:
    """The largest smallest chance of the free, or that of `whom` while they all have the floor."""
    people, many = takes.shape
    solver = _Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    for _panel in range(many):
        solver.addVar(0.0, highspy.kHighsInf)
    solver.addVar(0.0, 1.0)
    solver.changeColCost(many, -1.0)
    every = np.arange(many, dtype=np.int32)
    solver.addRow(1.0, 1.0, many, every, np.ones(many))
    for who in range(people):
        low = fixed[who] - 1e-8 if who in fixed else floor - 1e-8
        asks = who == whom or (whom is None and who in free)
        at = np.append(every, many).astype(np.int32) if asks else every
        row = np.append(takes[who], -1.0) if asks else takes[who]
        solver.addRow(0.0 if asks else low, highspy.kHighsInf, len(at), at, row)
    solver.run()
    return -float(solver.getInfo().objective_function_value)


def missed(lottery: Lottery, panel: tuple[int, ...]) -> int:
    """How many people are too many or missing for the targets of these people."""
    has = Counter(
        where
        for at in panel
        for where in zip(lottery.criteria, lottery.volunteers[at].answers, strict=True)
    )
    return sum(
        max(each.least - has[each.criterion, each.value], 0)
        + max(has[each.criterion, each.value] - each.most, 0)
        for each in lottery.targets
    )
