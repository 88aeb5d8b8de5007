"""Two laptops sync one archive at the same moment, half of the rounds with a kill: nothing is
lost, nothing is half there, nobody is told of a lock.

Told by what was made wrong on purpose: when `_replace` takes no turn (`turn_at` that only yields),
what one laptop has just synced is gone from the archive.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.faults import two_laptops

ROUNDS = 30


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows forks no process")
def test_two_laptops_at_once_lose_nothing_and_wait_for_each_other(tmp_path: Path):
    seen = two_laptops.run(tmp_path, ROUNDS, 2027)
    assert seen["lost"] == []
    assert seen["not_whole"] == []
    assert seen["shown"] == []
    assert seen["killed"] > 0
    assert seen["synced"] > ROUNDS
    assert (seen["same"], seen["again"]) == (True, [True, True])
    assert seen["left"] == [
        "aaaa.bordrunde", "archive.sqlite", "archive.sqlite.bak", "bbbb.bordrunde"
    ]  # fmt: skip
