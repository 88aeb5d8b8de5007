"""The whole day in order."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from app.rehearsal.cases import Case
from app.rehearsal.crowd import Crowd
from app.rehearsal.hall import Hall
from app.rehearsal.play import evening, morning, rounds, sorting, votes
from app.rehearsal.play.day import Day, Summary, Watcher, counted
from app.reports.formats import Format

STEPS: Final[Mapping[str, Callable[[Day], None]]] = {
    "found": morning.found,
    "members": morning.invite,
    "agenda": morning.plan,
    "seating": morning.seat,
    "arrival": morning.arrive,
    "repair": morning.repair,
    "rounds": rounds.hold,
    "themes": sorting.sort,
    "recommendations": sorting.draft,
    "polls": votes.vote,
    "end": votes.end,
}
"""What is played, by a key, in order; archive and report follow."""


@dataclass(frozen=True, slots=True)
class Played:
    """What a rehearsal leaves: figures, PDFs of slips by their kind, and the report by its form."""

    summary: Summary
    printed: Mapping[str, bytes]
    reports: Mapping[Format, bytes]


def play_day(hall: Hall, case: Case, archive: Path, seed: int, watcher: Watcher) -> Played:
    """Play the case in an empty hall, on a thread of its own; the hall is closed afterwards.

    Raises what any decision refuses: in a rehearsal nothing is refused.
    """
    began = time.perf_counter()
    with Crowd() as crowd:
        day = Day(hall, case, watcher, Summary(case.name, seed), random.Random(seed), crowd)
        hall.create()
        try:
            watcher.opened()
            _play(day, archive)
            counted(day)
        finally:
            hall.close()
    day.summary.seconds = time.perf_counter() - began
    return Played(day.summary, day.printed, day.reports)


def _play(day: Day, archive: Path) -> None:
    last: dict[str, Callable[[Day], None]] = {
        "report": _report,
        "archive": partial(evening.sync, archive=archive),
    }
    steps = {**STEPS, **last}
    for number, (key, step) in enumerate(steps.items(), 1):
        day.watcher.step(number, len(steps), key)
        step(day)


def _report(day: Day) -> None:
    evening.write(day)
