"""The disk refuses: nobody is told of what is not there, and the day goes on when it takes writes
again.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.archive.journal import Journal
from tests.assemblies import NOW
from tests.faults.cuts import DEVICE, batches
from tests.faults.disk import Disk
from tests.faults.on_disk import journals_on

_numbers = itertools.count()


@pytest.fixture
def disk() -> Iterator[Disk]:
    made = Disk(f"failing-{next(_numbers)}", random.Random(2027))
    yield made
    made.unregister()


def test_a_disk_that_refuses_the_tidy_close_keeps_all_for_the_next_morning(
    tmp_path: Path, disk: Disk
):
    with journals_on(disk):
        journal = Journal.create(tmp_path / "a.bordrunde", DEVICE)
        answered = [each for facts in batches() for each in journal.append(facts, NOW)]
        disk.failing = lambda *_: "io"
        journal.close()
        disk.failing = lambda *_: None
        with Journal.open(tmp_path / "a.bordrunde", DEVICE) as again:
            assert len(again.entries()) == len(answered)
