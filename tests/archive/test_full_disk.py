"""The disk is full: what was answered is there, what is not there was not answered, and ten
thousand further entries find room.

Told by what was made wrong on purpose: when the ballast is not given up (`Ballast.free` that only
answers False), the first entry is refused; when it is laid at once again (`ROOM` of 0), it takes
the space from work.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import small_disk


@pytest.mark.slow
def test_a_full_disk_takes_ten_thousand_further_entries_and_loses_none(tmp_path: Path):
    seen = small_disk.run("write_on", tmp_path)
    assert seen["freed"] == [True]
    assert seen["further"] == 10_000
    assert seen["refused"] == 1  # and then it is said, at once
    assert seen["looks"] == [[True, True], [False, False], [True, False]]
    assert (seen["answered_but_gone"], seen["refused_but_there"]) == (0, 0)
    assert seen["after"] == 10
    assert seen["findings"] == []
    assert seen["left"] == ["a.bordrunde"]


@pytest.mark.slow
def test_the_window_says_what_to_do_and_stops_saying_it_when_it_is_over(tmp_path: Path):
    seen = small_disk.run("watch", tmp_path)
    assert seen["before"] == []
    assert [each.split(".")[0] for each in seen["on ballast"]] == ["The disk is almost full"]
    assert {each.split(".")[0] for each in seen["full"]} == {
        "The disk is almost full", "The disk is full"
    }  # fmt: skip
    assert len(seen["refused"]) == 1
    assert seen["refused shown"] == []
    assert seen["empty again"] == []
    assert seen["ballast"]
    assert seen["goes on"]
    assert seen["left"] == ["a.bordrunde"]
