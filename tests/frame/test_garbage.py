"""Unreachable objects go away when the window's timer says so, and never by themselves."""

from __future__ import annotations

import gc
import weakref

import pytest

from app import garbage


class Thing:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def started():
    garbage.start()


def test_nothing_is_swept_by_itself(started):
    left = weakref.ref(Thing())
    kept = [Thing() for _turn in range(20_000)]
    assert not gc.isenabled()
    assert left() is not None
    assert kept


def test_a_sweep_takes_what_nobody_can_reach(started):
    left = weakref.ref(Thing())
    kept = [Thing() for _turn in range(2_000)]
    assert garbage.sweep() is not None
    assert left() is None
    assert kept


def test_a_sweep_with_nothing_to_do_does_nothing(started):
    gc.collect()
    assert garbage.sweep() is None


def test_old_objects_are_swept_now_and_then(started):
    swept = set()
    for _turn in range(600):
        kept = [Thing() for _each in range(800)]
        swept.add(garbage.sweep())
        del kept
    assert swept == {0, 1, 2}


@pytest.mark.parametrize("was_on", [True, False])
def test_work_that_makes_much_is_not_looked_through_and_leaves_all_as_it_was(was_on):
    (gc.enable if was_on else gc.disable)()
    with garbage.held():
        assert not gc.isenabled()
    assert gc.isenabled() == was_on
