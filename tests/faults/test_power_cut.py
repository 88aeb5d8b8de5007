"""The power is cut at any moment of a day, with torn and reordered writes: every entry and ballot
that was answered is there, every batch whole or not at all, and the file opens.

Told by what is made wrong on purpose, here too: with `synchronous = NORMAL` answered entries are
gone. `make soak` cuts 5,000 times.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import cuts
from tests.faults.on_disk import Change

CUTS = 300


def all_of(folder: Path, seeds: range, change: Change = str) -> cuts.Found:
    *_, found = cuts.run(folder, seeds, change)
    return found


@pytest.mark.slow
def test_a_power_cut_loses_nothing_that_was_answered_and_leaves_a_file_that_opens(tmp_path: Path):
    found = all_of(tmp_path, range(CUTS))
    assert found.lost == []
    assert found.unreadable == []
    assert found.partial == []
    assert found.cuts > CUTS * 0.8
    assert found.answered > CUTS * 10


def test_a_journal_that_does_not_flush_each_commit_is_found_out(tmp_path: Path):
    def lax(statement: str) -> str:
        return statement.replace("synchronous = FULL", "synchronous = NORMAL")

    assert all_of(tmp_path, range(40), lax).lost
