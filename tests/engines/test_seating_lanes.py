"""A second core searches too, and whatever becomes of it the plan is found again without it."""

from __future__ import annotations

import time
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection

import pytest

from app.cli.bench_runs.seating_people import assembly
from app.engines.seating import Plan, Wishes, seat
from app.engines.seating.beside import FarMate, Run, Up, accompany
from app.engines.seating.course import course_of
from app.engines.seating.lanes import Leg, Outcome
from tests.engines.second_lane import InTurn

HALL = assembly(24, 4, 5, 0.5)


def ticking(tick: float = 0.002) -> InTurn:
    """A second lane by a clock that ticks a little each time it is read."""
    ticks = count()
    return InTurn(lambda: next(ticks) * tick)


def with_two_lanes(wishes: Wishes, seed: int, seconds: float = 0.2) -> Plan:
    mate = ticking()
    return seat(wishes, seed=seed, seconds=seconds, now=mate.now, mate=mate)


@pytest.mark.parametrize(
    "wishes",
    [
        HALL,
        assembly(24, 4, 5, 0.0),
        assembly(24, 4, 5, 1.0),
        assembly(36, 6, 3, 0.5),  # from a net: one phase
        assembly(30, 4, 4, 0.5),
        Wishes(HALL.members, 4, 3, together=(HALL.members[:2],), attributes=HALL.attributes),
    ],
    ids=["middle", "meet", "mirror", "net", "uneven", "party"],
)
def test_the_effort_finds_a_plan_of_two_lanes_again_in_one(wishes):
    won: set[int] = set()
    for seed in range(4):
        timed = with_two_lanes(wishes, seed)
        again = seat(wishes, seed=seed, effort=timed.report.effort)
        assert again.rounds == timed.rounds
        assert again.report.effort == timed.report.effort
        won |= course_of(timed.report.effort).won
    assert won  # or the second lane was of no use


def test_the_second_lane_is_left_alone_where_an_effort_is_asked_for():
    class Nobody(InTurn):
        def prepare(self, wishes: Wishes, seed: int) -> None:
            raise AssertionError

    mate = Nobody(time.perf_counter)
    plan = seat(HALL, seed=1, effort=500, mate=mate)
    assert plan.rounds == seat(HALL, seed=1, effort=500).rounds


class Late(InTurn):
    """A second lane that is stopped on its way, after so many questions whether to."""

    def __init__(self, patience: int) -> None:
        ticks = count()
        super().__init__(lambda: next(ticks) * 0.002)
        self._patience = patience

    def outcome(self, phase: int, patience: float) -> Outcome | None:
        asked = count()
        return self._ended(phase, lambda: next(asked) >= self._patience)


@pytest.mark.parametrize("patience", [0, 3, 9, 20])
def test_a_second_lane_that_is_cut_short_counts_for_what_it_had(patience):
    for seed in range(3):
        mate = Late(patience)
        timed = seat(HALL, seed=seed, seconds=0.2, now=mate.now, mate=mate)
        again = seat(HALL, seed=seed, effort=timed.report.effort)
        assert again.rounds == timed.rounds
        assert again.report.effort == timed.report.effort


def test_two_lanes_are_no_worse_than_one_of_the_same_steps():
    alone, both = ticking(), ticking()
    one = seat(HALL, seed=3, seconds=0.3, now=alone.now)
    two = seat(HALL, seed=3, seconds=0.3, now=both.now, mate=both)
    assert two.report.repeats + 0.68 * two.report.imbalance <= (
        one.report.repeats + 0.68 * one.report.imbalance
    )


# -- over a line


def pipe() -> tuple[Connection, Connection]:
    return get_context("spawn").Pipe()


def test_a_process_beside_walks_the_second_lane():
    ours, theirs = pipe()
    process = get_context("spawn").Process(target=accompany, args=(theirs,))
    process.start()
    theirs.close()
    mate = FarMate(ours)
    mate.prepare(HALL, 1)
    assert mate.is_ready(60.0)
    timed = seat(HALL, seed=1, seconds=1.0, mate=mate)
    assert seat(HALL, seed=1, effort=timed.report.effort).rounds == timed.rounds
    later = seat(HALL, seed=2, seconds=0.5, mate=mate)  # it serves more than one run
    assert seat(HALL, seed=2, effort=later.report.effort).rounds == later.rounds
    ours.close()
    process.join(20)
    assert process.exitcode == 0


def test_nobody_waits_for_a_second_lane_that_is_silent():
    ours, theirs = pipe()
    mate = FarMate(ours)
    plan = seat(HALL, seed=1, seconds=0.3, mate=mate)
    assert not course_of(plan.report.effort).won
    assert not theirs.poll()  # and nothing is sent to it
    theirs.close()
    assert not mate.is_ready(60.0)


def test_one_that_goes_silent_at_work_is_asked_no_more():
    ours, theirs = pipe()
    theirs.send(Up())
    mate = FarMate(ours)
    mate.prepare(HALL, 1)
    assert isinstance(theirs.recv(), Run)
    mate.walk(Leg(0, 0, 60, 10, seats=None))
    theirs.close()
    assert mate.outcome(0, 60.0) is None
    assert not mate.is_ready(60.0)
