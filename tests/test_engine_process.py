"""The engines in a process of their own: the same answers, and nothing that hangs or stays."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from app import lexicon, theme_proposals
from app.engine_process import EngineProcess
from app.engines.seating import Fixed, Plan, Wishes, report, seat
from app.engines.seating.process import Order
from app.engines.themes import Lexicon
from app.models import people, seating
from app.models.errors import Refused
from app.proposals import Suggestion, plan_task, repair_task, think
from app.second_lane import SecondLane
from tests.assemblies import DAY, NOW, with_members, with_plan
from tests.ui.board_room import tables_at_work

EFFORT = 24
ENDLESS = 60.0


@pytest.fixture
def engine() -> Iterator[EngineProcess]:
    process = EngineProcess()
    yield process
    process.end()
    assert not multiprocessing.active_children()


def never() -> bool:
    return False


def unseen(_share: float) -> None:
    pass


def room(people: int = 36, **more: object) -> Wishes:
    return Wishes(tuple(f"m{n:02d}" for n in range(people)), 6, 6, **more)  # type: ignore[arg-type]


class Started:
    """An order under way in a thread of its own; `begun` is set at its first sign of life."""

    def __init__(self, engine: EngineProcess, order: Order) -> None:
        self.begun, self.is_stopped = threading.Event(), threading.Event()
        self.answer: Future[Plan] = Future()
        self._engine, self._order = engine, order
        self.thread = threading.Thread(target=self._run)
        self.thread.start()
        assert self.begun.wait(60)

    def _run(self) -> None:
        try:
            plan = self._engine.fulfil(
                self._order,
                cancelled=self.is_stopped.is_set,
                progress=lambda _share: self.begun.set(),
            )
        except BaseException as error:
            self.answer.set_exception(error)
        else:
            self.answer.set_result(plan)

    def outcome(self) -> Plan:
        self.thread.join(60)
        return self.answer.result(0)


def test_the_process_gives_the_same_plan_as_the_thread_and_tells_better_ones_on_the_way(engine):
    play = with_members(36)
    task = plan_task(play.assembly, DAY, 6, 4)
    engine.warm()
    shares: list[float] = []
    better: list[Suggestion] = []
    beside = think(
        task,
        seed=3,
        effort=EFFORT,
        progress=shares.append,
        better=better.append,
        engine=engine,
    )
    here = think(task, seed=3, effort=EFFORT)
    assert beside.rounds == here.rounds
    assert beside.report.repeats == here.report.repeats
    assert shares == sorted(shares)
    assert shares
    assert better
    assert {who for table in better[0].rounds[0] for who in table} == set(task.wishes.members)


def test_a_repair_is_carried_out_there_too(engine):
    play = with_plan(with_members(36), tables=6, rounds=3)
    play.do(people.note_attendance(play.assembly, DAY, ["m01"], people.Attendance.ABSENT, NOW))
    task = repair_task(play.assembly, DAY)
    beside = think(task, effort=EFFORT, engine=engine)
    assert beside.rounds == think(task, effort=EFFORT).rounds
    play.do(seating.accept_plan(play.assembly, DAY, beside.rounds, task.first_round))
    assert seating.empty_seats(play.assembly, DAY, 1) == ()


def test_a_call_off_gives_the_best_so_far_at_once(engine):
    under_way = Started(engine, Order(room(), seconds=ENDLESS))
    under_way.is_stopped.set()
    plan = under_way.outcome()
    assert not report(room(), plan.rounds).broken


def test_a_refusal_of_the_engine_comes_over_with_its_parameters(engine):
    order = Order(room(fixed=(Fixed("m01", 9),)), effort=EFFORT)
    with pytest.raises(Refused) as refused:
        engine.fulfil(order, cancelled=never, progress=unseen)
    assert refused.value.code == "seat-no-such-table"
    assert refused.value.params == {"table": 9, "tables": 6}


def test_notes_are_sorted_there_as_they_are_here(engine):
    play = tables_at_work()
    task = theme_proposals.task(play.assembly)
    beside = theme_proposals.think(task, lexicon.load, engine=engine)
    assert beside.ghosts
    assert beside == theme_proposals.think(task, lexicon.load)


def test_what_is_called_runs_in_the_other_process(engine):
    assert engine.call(os.getpid) != os.getpid()


def refused_lexicon() -> Lexicon:
    raise Refused("lexicon-line", file="egne.txt", line=7)


def broken_lexicon() -> Lexicon:
    raise KeyError("nobody thought of this")


def test_a_call_is_refused_as_it_would_be_here(engine):
    with pytest.raises(Refused) as refused:
        engine.call(refused_lexicon)
    assert refused.value.code == "lexicon-line"
    assert refused.value.params == {"file": "egne.txt", "line": 7}


def test_a_bug_in_a_call_comes_back_with_its_traceback(engine):
    with pytest.raises(RuntimeError, match="nobody thought of this"):
        engine.call(broken_lexicon)
    assert engine.call(os.getpid) != os.getpid()


def wait_for(file: Path) -> str:
    """Work that says nothing until the file is there."""
    while not file.exists():
        time.sleep(0.02)
    return "done"


def test_a_call_that_works_on_and_says_nothing_is_waited_for(engine, monkeypatch, tmp_path):
    monkeypatch.setattr("app.engine_process._LOOKS_IN_SILENCE", 100)
    go_on, looks = tmp_path / "go on", 0

    def looked() -> bool:
        nonlocal looks
        looks += 1
        if looks == 150:
            go_on.touch()
        return False

    assert engine.call_until(looked, wait_for, go_on) == "done"


def test_a_call_can_be_called_off(engine, tmp_path):
    with pytest.raises(Refused, match="engine-stopped"):
        engine.call_until(lambda: True, wait_for, tmp_path / "never")
    assert engine.call(os.getpid) != os.getpid()


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="Windows halts no process")
def test_a_process_that_gives_no_sign_of_life_is_given_up(engine, monkeypatch, tmp_path):
    monkeypatch.setattr("app.engine_process._LOOKS_IN_SILENCE", 100)
    halted: list[int] = []

    def looked() -> bool:
        if not halted:
            (process,) = multiprocessing.active_children()
            assert process.pid is not None
            halted.append(process.pid)
            os.kill(process.pid, signal.SIGSTOP)
        return False

    with pytest.raises(Refused, match="engine-stopped"):
        engine.call_until(looked, wait_for, tmp_path / "never")


def test_a_killed_process_is_told_and_the_next_order_has_another(engine):
    under_way = Started(engine, Order(room(), seconds=ENDLESS))
    for each in multiprocessing.active_children():
        assert each.pid is not None
        os.kill(each.pid, signal.SIGTERM)
    with pytest.raises(Refused, match="engine-stopped"):
        under_way.outcome()
    order = Order(room(), effort=EFFORT)
    again = engine.fulfil(order, cancelled=never, progress=unseen)
    assert again.rounds == seat(room(), effort=EFFORT).rounds


def test_at_the_end_nothing_runs_on_and_nobody_waits():
    engine = EngineProcess()
    under_way = Started(engine, Order(room(), seconds=ENDLESS))
    engine.end()
    with pytest.raises(Refused, match="engine-stopped"):
        under_way.outcome()
    assert not multiprocessing.active_children()
    engine.warm()
    assert not multiprocessing.active_children()


def test_where_no_process_can_be_had_the_thread_does_it(monkeypatch):
    def refuse(*_args: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(multiprocessing.context.SpawnProcess, "start", refuse)
    engine = EngineProcess()
    engine.warm()
    order = Order(room(), effort=EFFORT)
    plan = engine.fulfil(order, cancelled=never, progress=unseen)
    assert plan.rounds == seat(room(), effort=EFFORT).rounds
    engine.end()


def gone_when_ready(line: Connection) -> None:
    """A process that dies while it waits for an order."""
    line.send("ready")


def test_a_process_that_died_waiting_is_followed_by_a_fresh_one(engine, monkeypatch):
    with monkeypatch.context() as dying:
        dying.setattr("app.engine_process.await_order", gone_when_ready)
        engine.warm()
    for each in multiprocessing.active_children():
        each.join()
    plan = engine.fulfil(Order(room(), effort=EFFORT), cancelled=never, progress=unseen)
    assert plan.rounds == seat(room(), effort=EFFORT).rounds


def test_when_the_fresh_one_dies_as_well_it_is_told(engine, monkeypatch):
    monkeypatch.setattr("app.engine_process.await_order", gone_when_ready)
    with pytest.raises(Refused, match="engine-stopped"):
        engine.fulfil(Order(room(), effort=EFFORT), cancelled=never, progress=unseen)


def test_after_one_that_never_came_up_the_next_order_has_a_process_again(engine):
    engine.warm()
    for each in multiprocessing.active_children():
        each.kill()
    plan = engine.fulfil(Order(room(), effort=EFFORT), cancelled=never, progress=unseen)
    assert plan.rounds == seat(room(), effort=EFFORT).rounds
    assert multiprocessing.active_children()


def test_the_end_does_not_wait_for_a_process_that_is_being_started(monkeypatch):
    engine, asked, go_on = EngineProcess(), threading.Event(), threading.Event()
    real = multiprocessing.context.SpawnProcess.start

    def slow(process: multiprocessing.context.SpawnProcess) -> None:
        asked.set()
        go_on.wait()
        real(process)

    monkeypatch.setattr(multiprocessing.context.SpawnProcess, "start", slow)
    warming, ending = threading.Thread(target=engine.warm), threading.Thread(target=engine.end)
    warming.start()
    asked.wait()
    ending.start()
    ending.join(5)
    has_waited = ending.is_alive()
    go_on.set()
    warming.join()
    ending.join()
    assert not has_waited
    assert not multiprocessing.active_children()


# -- the second lane


def test_a_timed_plan_of_the_process_is_found_again_by_its_effort(engine):
    order = Order(room(), seed=2, seconds=0.6)
    timed = engine.fulfil(order, cancelled=never, progress=unseen)
    assert timed.rounds == seat(room(), seed=2, effort=timed.report.effort).rounds


def test_the_window_has_one_process_beside_it(engine):
    engine.warm()
    assert [each.name for each in multiprocessing.active_children()] == ["engine"]


def test_on_one_core_nobody_is_started_beside(monkeypatch):
    monkeypatch.setattr("app.second_lane._cores", lambda: 1)
    with SecondLane() as mate:
        assert mate is None


def test_a_command_has_a_second_lane_as_long_as_it_needs_it():
    with SecondLane() as mate:
        if mate is not None:  # on one core there is nothing to see
            mate.prepare(room(), 3)
            assert mate.is_ready(60.0)
            assert multiprocessing.active_children()
        timed = seat(room(), seed=3, seconds=0.6, mate=mate)
    assert not multiprocessing.active_children()
    assert timed.rounds == seat(room(), seed=3, effort=timed.report.effort).rounds


def test_where_no_process_can_be_had_a_command_searches_alone(monkeypatch):
    def refuse(*_args: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(multiprocessing.context.SpawnProcess, "start", refuse)
    with SecondLane() as mate:
        assert mate is None
