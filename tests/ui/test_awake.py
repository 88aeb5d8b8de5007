"""The laptop stays awake while a meeting runs, by the system's own means; told when it cannot."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ui.battery import Battery, told_by_pmset, warning_due
from app.ui.laptop.awake import Caffeinate, KeepAwake, Windows
from app.ui.laptop.grip import Grip

ROOT = Path(__file__).resolve().parents[2]
linux = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux's way")


class Means:
    """A system that answers as it is told."""

    def __init__(self, grip: Grip = Grip.FIRM) -> None:
        self.grip, self.asked = grip, list[str]()

    def hold(self, why, told):
        self.asked.append(why)
        told(self.grip)

    def release(self):
        self.asked.append("")


def test_it_is_held_once_and_released_once():
    means = Means()
    awake = KeepAwake(means)
    awake.hold("møde")
    awake.hold("møde")
    assert awake.is_held
    awake.release()
    awake.release()
    assert means.asked == ["møde", ""]
    assert awake.grip is Grip.FIRM


def test_what_cannot_be_held_is_known(qtbot):
    awake = KeepAwake(Means(Grip.NONE))
    with qtbot.waitSignal(awake.changed):
        awake.hold("møde")
    assert awake.grip is Grip.NONE


@linux
def test_without_a_bus_it_says_that_it_cannot(qapp, qtbot, monkeypatch, tmp_path):
    for name in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{name}_BUS_ADDRESS", f"unix:path={tmp_path / 'nobody'}")
    awake = KeepAwake()
    awake.hold("møde")
    qtbot.waitUntil(lambda: awake.grip is not None)
    assert awake.grip is Grip.NONE
    awake.release()


@pytest.fixture
def bus() -> Iterator[str]:
    """A message bus of our own."""
    daemon = shutil.which("dbus-daemon")
    assert daemon is not None, "make test fetches it on Debian; elsewhere install dbus-daemon"
    command = [daemon, "--session", "--fork", "--print-address=1", "--print-pid=1"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    address, pid = said.split()
    yield address
    os.kill(int(pid), signal.SIGTERM)


@linux
@pytest.mark.parametrize(
    ("services", "grip"),
    [
        (("org.freedesktop.ScreenSaver", "org.freedesktop.login1"), Grip.FIRM),
        (("org.freedesktop.ScreenSaver",), Grip.FIRM),
        (("org.freedesktop.login1",), Grip.SCREEN_MAY_DARKEN),
        ((), Grip.NONE),
    ],
)
def test_the_session_and_the_login_manager_are_asked(bus, services, grip):
    env = {f"DBUS_{name}_BUS_ADDRESS": bus for name in ("SESSION", "SYSTEM")}
    env |= {"PYTHONPATH": str(ROOT), "PATH": ""}
    command = [sys.executable, str(ROOT / "tests" / "ui" / "bus_talk.py"), *services]
    said = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
    told, asked = json.loads(said)
    assert told == grip.value
    assert {interface.removesuffix(".Manager") for interface, _given in asked} == set(services)
    for interface, given in asked:
        wanted = ["Bordrunde", "Et møde er i gang"]
        is_login = interface.endswith("Manager")
        assert given == (["idle", *wanted, "block"] if is_login else wanted)


@linux
def test_the_child_that_keeps_a_mac_awake_is_ended(tmp_path):
    child = tmp_path / "caffeinate"
    told = tmp_path / "told"
    child.write_text(f'#!/bin/sh\necho "$@" > {told}\nexec sleep 60\n')
    child.chmod(0o755)
    means, heard = Caffeinate(str(child)), list[Grip]()
    means.hold("møde", heard.append)
    assert heard == [Grip.FIRM]
    means.release()
    means.release()


def test_a_mac_without_its_program_and_a_windows_that_says_no():
    heard = list[Grip]()
    Caffeinate("/nowhere/caffeinate").hold("møde", heard.append)
    if sys.platform != "win32":
        Windows().hold("møde", heard.append)
        assert heard == [Grip.NONE, Grip.NONE]


@pytest.mark.parametrize(
    ("percents", "told"),
    [
        ([100, 31, 30, 29, 16, 15, 14, 1], [30, 15]),
        ([40, 12, 11], [15]),
        ([30, 30, 30], [30]),
        ([100, 90], []),
    ],
)
def test_the_battery_warns_once_at_30_and_once_at_15(percents, told):
    heard, last = [], 100
    for percent in percents:
        level = warning_due(Battery(percent, is_charging=False), last)
        if level:
            heard.append(level)
            last = level
    assert heard == told
    assert warning_due(Battery(5, is_charging=True), 100) == 0


def test_a_macs_battery_is_read_from_what_it_prints():
    unplugged = (
        "Now drawing from 'Battery Power'\n"
        " -InternalBattery-0 (id=4653155)\t57%; discharging; 3:47 remaining present: true\n"
    )
    assert told_by_pmset(unplugged) == Battery(57, is_charging=False)
    plugged = unplugged.replace("Battery Power", "AC Power").replace("57", "100")
    assert told_by_pmset(plugged) == Battery(100, is_charging=True)
    assert told_by_pmset("Now drawing from 'AC Power'\n") is None
