"""An assembly of five hundred with a card each, and a disk on which each flush takes longer."""

from __future__ import annotations

import random
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from unittest.mock import patch

from app.archive.journal import Journal
from app.models import mandate, people, recommendations, voting
from app.models.assembly import Assembly
from app.models.entries import Entry, Fact, Facts
from app.models.people import Attendance, Details, NewMember
from app.models.voting import BallotCast
from app.rehearsal import cases
from app.rehearsal.example import CASE
from app.rehearsal.people import drawn
from app.rehearsal.play.day import instant

PHONES: Final = 500
_DEVICE: Final = "be" * 8
_OF_A_COMMIT: Final = 2
_OF_EMPTYING: Final = 2
"""Flushes, as `strace` counts them: a transaction's in a log that was emptied before it, and those
of emptying it after ballots.
"""


def make_assembly(path: Path) -> tuple[str, ...]:
    """A document at `path`, everybody here and a recommendation to vote on; gives the cards."""
    case, assembly, facts = cases.load(CASE), Assembly(), list[Fact]()
    now, rng = instant(case.played_day, 15), random.Random(1)

    def do(decided: Facts) -> None:
        facts.extend(decided)
        for fact in decided:
            assembly.apply(fact)

    do(mandate.found_assembly(assembly, "a1", case.mandate(), now))
    do(mandate.choose_meeting(assembly, case.meeting))
    ids = [f"m{number}" for number in range(PHONES)]
    do(people.add_members(assembly, [NewMember(each, Details(f"Medlem {each}")) for each in ids]))
    do(people.note_attendance(assembly, case.meeting, ids, Attendance.PRESENT, now))
    words = case.recommendations[0].versions[0]
    do(recommendations.draft_recommendation(assembly, "r1", words, "", now))
    codes = voting.draw_codes(rng, PHONES)
    do(voting.print_cards(assembly, codes, drawn(rng)))
    with Journal.create(path, _DEVICE) as journal:
        journal.append(facts, now)
    return codes


class Commits:
    """When each ballot was on disk, by its key; moments of `time.monotonic`."""

    def __init__(self) -> None:
        self.at: dict[str, float] = {}

    @contextmanager
    def noted(self, flush_s: float = 0.0) -> Iterator[None]:
        """Notes them, on a disk on which each flush takes so much longer."""
        append, forget = Journal.append, Journal.forget_order

        def noting(journal: Journal, facts: Collection[Fact], now_ms: int) -> tuple[Entry, ...]:
            time.sleep(flush_s * _OF_A_COMMIT)
            entries = append(journal, facts, now_ms)
            keys = [fact.key for fact in facts if isinstance(fact, BallotCast)]
            self.at |= dict.fromkeys(keys, time.monotonic())
            return entries

        def forgetting(journal: Journal) -> None:
            time.sleep(flush_s * _OF_EMPTYING)
            forget(journal)

        with (
            patch.object(Journal, "append", noting),
            patch.object(Journal, "forget_order", forgetting),
        ):
            yield
