"""A day on a `Disk` whose power is cut, and what a person finds afterwards."""

from __future__ import annotations

import contextlib
import itertools
import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from app.archive.journal import Journal
from app.archive.verify import verify
from app.models import board, voting
from app.models.entries import Entry, Fact
from app.models.errors import Refused
from app.models.voting import BallotCast, Choice
from tests.assemblies import NOW, card, with_open_poll
from tests.faults.disk import Disk
from tests.faults.on_disk import Change, journals_on

DEVICE = "a" * 16
BEFORE_REST = 14
LENGTH = 400
"""The disk does a little less than that in a whole day."""
_numbers = itertools.count()


@dataclass
class Found:
    """What was there after a cut, held against what was answered."""

    answered: int = 0
    cuts: int = 0
    lost: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    partial: list[str] = field(default_factory=list)


@cache
def batches() -> Sequence[tuple[Fact, ...]]:
    """The facts of a short day in the batches they are saved in: a poll opens, members vote and
    change their minds, themes are made, the poll closes and another opens.
    """
    play = with_open_poll()
    made = [tuple(play.facts)]
    for number in range(18):
        choice = Choice.YES if number % 3 else Choice.NO
        asked = (play.assembly, "p1", card(number % 9), f"b{number}", choice)
        made.append(tuple(play.do(voting.cast_ballot(*asked))))
        if number % 3 == 0:
            name = f"Tema {number} " + "med et langt navn " * (number % 5)
            made.append(tuple(play.do(board.make_theme(play.assembly, f"t{number}", name[:60]))))
    made.append(tuple(play.do(voting.close_poll(play.assembly, "p1", NOW))))
    later = (board.make_theme(play.assembly, f"t{n}", f"Tema {n}") for n in range(30, 36))
    made.extend(tuple(play.do(facts)) for facts in later)
    return made


def new_disk(rng: random.Random, cut_at: int = 0) -> Disk:
    """Under a name of its own."""
    return Disk(f"disk-{next(_numbers)}", rng, cut_at)


class Day:
    """Saved batch by batch, each kept in mind when the journal has said that it is on disk."""

    def __init__(self, path: Path, rng: random.Random) -> None:
        self.path, self.rng = path, rng
        self.entries = list[Entry]()
        self.ballots = dict[str, tuple[str, str]]()
        self.is_there = False
        self.under_way: tuple[Fact, ...] = ()

    def live(self) -> None:
        """To its end. Raises whatever the journal does once the power is off."""
        with contextlib.closing(Journal.create(self.path, DEVICE)) as journal:
            self.is_there = True
            self.save(journal, batches()[:BEFORE_REST])
        with contextlib.closing(Journal.open(self.path, DEVICE)) as journal:
            self.save(journal, batches()[BEFORE_REST:])

    def save(self, journal: Journal, some: Sequence[tuple[Fact, ...]]) -> None:
        for facts in some:
            self.under_way = facts
            self._answered(facts, journal.append(facts, NOW))
            journal.forget_order()

    def _answered(self, facts: Sequence[Fact], entries: Sequence[Entry]) -> None:
        self.entries += entries
        self.ballots |= {f.key: (f.ballot, f.answer) for f in facts if isinstance(f, BallotCast)}
        self.under_way = ()

    def look(self, found: Found, name: str) -> None:
        """Open what is there as the next morning does."""
        found.answered += len(self.entries) + len(self.ballots)
        if not self.is_there:  # it never said that there is an assembly
            return
        try:
            journal = Journal.open(self.path, DEVICE)
        except Refused as refused:
            found.unreadable.append(f"{name}: {refused.code}")
            return
        with journal:
            there = {(each.device, each.seq): each.digest for each in journal.entries()}
            ballots = {k: (b.id, b.answer) for k, b in journal.ballots("p1").items()}
            journal.fold()
        self._hold(there, ballots, found, name)
        if findings := verify(self.path).findings:
            found.unreadable.append(f"{name}: {[each.code for each in findings]}")

    def _hold(self, there: dict, ballots: dict, found: Found, name: str) -> None:
        lost = [e.seq for e in self.entries if there.get((e.device, e.seq)) != e.digest]
        open_answers = {
            f.key: (f.ballot, f.answer) for f in self.under_way if isinstance(f, BallotCast)
        }
        gone = [
            key
            for key, said in self.ballots.items()
            if ballots.get(key) not in (said, open_answers.get(key, said))
        ]
        if lost or gone:
            found.lost.append(f"{name}: entries {lost}, {len(gone)} ballots")
        more = len(there) - len(self.entries)
        if more not in (0, sum(not isinstance(f, BallotCast) for f in self.under_way)):
            found.partial.append(f"{name}: {more} of a batch")


def run(folder: Path, seeds: range, change: Change = str) -> Iterator[Found]:
    """One cut a seed, at any moment of the day; the same seed is the same cut. Yields what is found
    so far.
    """
    logging.getLogger("app.archive.journal").setLevel(logging.ERROR)  # it says what is done here
    found = Found()
    for seed in seeds:
        rng = random.Random(seed)
        path = folder / f"{seed}.bordrunde"
        disk = new_disk(rng, cut_at=rng.randrange(1, LENGTH))
        day = Day(path, rng)
        with contextlib.suppress(Refused), journals_on(disk, change):
            day.live()
        disk.unregister()
        if disk.is_off:
            found.cuts += 1
            disk.restart()
        else:
            assert day.under_way == (), "the day ended early, and the power was on"
        day.look(found, f"seed {seed}, at {disk.cut_at}")
        for left in folder.glob(f"*{seed}.bordrunde*"):
            left.unlink()
        yield found
