"""The assembly's time on a machine that sleeps, is busy, is set, and starts again."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.archive.session import Session
from app.day_clock import DayClock, boot_id, read_clocks
from app.models.agenda import MINUTE_MS
from app.models.clock import Passed
from tests.assemblies import NOW
from tests.machine import Machine

HOUR_MS = 60 * MINUTE_MS
ROOT = Path(__file__).resolve().parents[2]


def test_ten_hours_of_running_drift_by_less_than_50_ms():
    machine, chance = Machine(), random.Random(4)
    clock = DayClock(machine, boot="b")
    while machine.wall < NOW + 10 * HOUR_MS:
        machine.run(chance.choice([7, 100, 250, 1_000, 60_000]))
        clock.look()
        assert abs(clock() - machine.wall) < 50


def test_sleep_counts_and_is_told_once():
    machine = Machine()
    clock = DayClock(machine, boot="b")
    machine.sleep(8 * MINUTE_MS)
    assert clock.look() == Passed(slept=8 * MINUTE_MS)
    machine.run(250)
    assert clock.look() == Passed()
    assert clock() == NOW + 8 * MINUTE_MS + 250


def test_a_clock_that_is_set_changes_nothing_until_somebody_says_so():
    machine = Machine()
    clock = DayClock(machine, boot="b")
    machine.run(1_000)
    machine.set_clock(HOUR_MS)
    assert clock.look() == Passed(changed=HOUR_MS)
    assert clock() == NOW + 1_000
    assert clock.ahead == HOUR_MS
    clock.move(HOUR_MS)
    assert (clock(), clock.ahead) == (machine.wall, 0)


def test_a_difference_that_is_kept_is_not_told_again():
    machine = Machine()
    clock = DayClock(machine, boot="b")
    machine.set_clock(-HOUR_MS)
    clock.keep()
    assert (clock(), clock.ahead) == (NOW, 0)
    clock.follow_wall()
    assert (clock(), clock.ahead) == (NOW - HOUR_MS, 0)


def test_a_second_start_goes_on_where_the_first_was(tmp_path):
    machine, file = Machine(), tmp_path / "clock.json"
    DayClock(machine, file=file, boot="b")
    machine.run(1_000)
    machine.set_clock(HOUR_MS)
    machine.sleep(MINUTE_MS)
    again = DayClock(machine, file=file, boot="b")
    assert again() == NOW + 1_000 + MINUTE_MS
    assert again.ahead == HOUR_MS


@pytest.mark.parametrize("text", ["", "[]", '{"steady": "x"}', "{", '{"steady": 1, "now": null}'])
def test_a_tie_that_makes_no_sense_is_forgotten(tmp_path, text):
    file = tmp_path / "clock.json"
    file.write_text(text)
    assert DayClock(Machine(), file=file, boot="b")() == NOW


def test_a_folder_that_takes_nothing_stops_no_clock(tmp_path):
    clock = DayClock(Machine(), file=tmp_path / "nowhere" / "clock.json", boot="b")
    assert clock() == NOW


def test_this_machine_tells_its_clocks_and_which_run_it_is():
    one, other = read_clocks(), read_clocks()
    assert one.steady <= other.steady
    assert one.awake <= other.awake
    assert one.steady >= one.awake - 50
    assert boot_id() == boot_id()
    if sys.platform == "linux":
        assert len(boot_id()) == 36


KILLED = """
import sys
from pathlib import Path
from app.archive.journal import Journal
from app.archive.session import Session
from app.day_clock import DayClock
from app.models import agenda
from tests.assemblies import founded, with_item

folder = Path(sys.argv[1])
clock = DayClock(file=folder / "clock.json")
play = with_item(founded(), minutes=10)
play.do(agenda.start_item(play.assembly, "i1", clock()))
journal = Journal.create(folder / "a.bordrunde", "laptop-a")
journal.append(play.facts, clock())
now = clock()
print("ready", play.assembly.agenda.items["i1"].remaining_ms(now), now, flush=True)
sys.stdin.read()
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_countdown_survives_a_kill_and_a_clock_that_is_set_meanwhile(tmp_path):
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    child = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert child.stdout is not None
    assert child.stdin is not None
    _ready, left, then = child.stdout.readline().split()
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdin.close()
    child.stdout.close()
    assert json.loads((tmp_path / "clock.json").read_text())["boot"] == boot_id()

    def an_hour_on():
        read = read_clocks()
        return type(read)(read.wall + HOUR_MS, read.steady, read.awake)

    clock = DayClock(an_hour_on, file=tmp_path / "clock.json")
    with Session.open(tmp_path / "a.bordrunde", "laptop-b") as session:
        now = clock()
        item = session.assembly.agenda.running
    assert item is not None
    assert int(left) - item.remaining_ms(now) == now - int(then) >= 0
    assert abs(now - time.time_ns() // 1_000_000) < 1_000
    assert abs(clock.ahead - HOUR_MS) < 1_000
