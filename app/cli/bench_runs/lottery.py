"""How long a lottery takes, and how near its smallest chance is to what no lottery can beat.

The peers' seconds are from the project's research: sortition-algorithms with HiGHS for maximin,
with Gurobi for leximin, on pools of the same kind.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.cli.bench_runs import Figure
from app.cli.bench_runs.lottery_people import pool
from app.engines.lottery import Method, fair, panels
from app.i18n import N_, _

_SEEDS: Final = (1, 2)
_GAP: Final = 0.05
"""Percentage points."""
POOLS: Final = (
    (Method.MAXIMIN, 300, 36, 2.0, "44 s"),
    (Method.MAXIMIN, 547, 36, 3.0, "52 s"),
    (Method.MAXIMIN, 815, 36, 5.0, "252 s"),
    (Method.MAXIMIN, 2_000, 99, 10.0, "> 900 s"),
    (Method.LEXIMIN, 300, 36, 15.0, "45 s"),
    (Method.LEXIMIN, 547, 36, 30.0, "112 s"),
    (Method.LEXIMIN, 815, 36, 60.0, "-"),
    (Method.LEXIMIN, 2_000, 99, None, "-"),
    (Method.MAXIMIN, 22_000, 99, 10.0, "-"),
)
"""Method, volunteers, seats, the seconds wanted, and those of the reference library."""


def lottery(_home: Path) -> list[Figure]:
    """All pools, slowest of two; and the list of a thousand panels for the stage."""
    fair(pool(60, 9))  # loads what a draw needs
    figures = [figure for each in POOLS for figure in _measured(*each)]
    chances = fair(pool(547, 36))
    began = time.perf_counter()
    panels(chances, 1_000, 1)
    took = time.perf_counter() - began
    return [*figures, Figure("lottery", N_("a list of 1,000 panels, 547 to 36"), took, "s", 2.0, 2)]


def _measured(
    method: Method, people: int, seats: int, wanted: float | None, peer: str
) -> Iterator[Figure]:
    seconds, gaps = list[float](), list[float]()
    for drawn in _SEEDS:
        asked = pool(people, seats, drawn)
        began = time.perf_counter()
        found = fair(asked, method=method)
        seconds.append(time.perf_counter() - began)
        gaps.append(100 * (found.bound - found.worst))
    about = _("{method} {people} to {seats} (reference library {peer})").format(
        method=method.value, people=people, seats=seats, peer=peer
    )
    yield Figure("lottery", about, max(seconds), "s", wanted, 2)
    gap = _("{method} {people} to {seats}: smallest chance below its bound").format(
        method=method.value, people=people, seats=seats
    )
    yield Figure("lottery", gap, max(gaps), _("percentage points"), _GAP, 5)
