"""A day on a `Disk` that refuses for a while, and then loses its power: what was answered, what was
refused, and what is there.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.archive.journal import Journal
from app.models.entries import Fact
from app.models.errors import Refused
from tests.faults.cuts import DEVICE, Day, Found, batches, new_disk
from tests.faults.disk import Disk
from tests.faults.on_disk import Change, journals_on

LAST_BEGIN: Final = 330
LONGEST: Final = 40
TRIES: Final = 60
WHATS: Final = (
    ("write",),
    ("sync",),
    ("write", "truncate"),
    ("write", "sync", "truncate", "delete"),
)


@dataclass
class Refusals(Found):
    """Beside what was found: how often the journal said no, and in which words."""

    refused: int = 0
    codes: set[str] = field(default_factory=set)


class Patient(Day):
    """Tries each batch again until the disk takes it; what was refused must not be there."""

    def __init__(self, path: Path, rng: random.Random, seen: Refusals) -> None:
        super().__init__(path, rng)
        self.seen = seen

    def save(self, journal: Journal, some: Sequence[tuple[Fact, ...]]) -> None:
        for facts in some:
            for _ in range(TRIES):
                before = len(self.entries)
                try:
                    super().save(journal, [facts])
                except Refused as refused:
                    self.seen.refused += 1
                    self.seen.codes.add(refused.code)
                    self.under_way = ()
                    there = len(journal.entries())
                    if there != before:
                        self.seen.lost.append(f"{self.path.stem}: {there} there, {before} answered")
                else:
                    break


def fails_for_a_while(disk: Disk, rng: random.Random) -> None:
    """From some moment on, so many times, in one way."""
    begin, end = (at := disk.done + rng.randrange(LAST_BEGIN)), at + rng.randrange(1, LONGEST)
    why, whats = rng.choice(("io", "full")), rng.choice(WHATS)
    disk.failing = lambda what, at: why if what in whats and begin <= at < end else None


def run(folder: Path, seeds: range, change: Change = str) -> Iterator[Refusals]:
    """One disk that fails a seed; yields what is found so far."""
    seen = Refusals()
    logging.getLogger("app.archive.journal").setLevel(logging.ERROR)  # it says what is done here
    for seed in seeds:
        rng = random.Random(seed)
        disk = new_disk(rng)
        day = Patient(folder / f"{seed}.bordrunde", rng, seen)
        with journals_on(disk, change):
            journal = Journal.create(day.path, DEVICE)
            day.is_there = True
            fails_for_a_while(disk, rng)
            day.save(journal, batches())
            disk.is_off = True  # the power goes, with all that only seems to be flushed
            journal.close()
        disk.unregister()
        disk.restart()
        day.look(seen, f"seed {seed}")
        for left in folder.glob(f"*{seed}.bordrunde*"):
            left.unlink()
        yield seen
