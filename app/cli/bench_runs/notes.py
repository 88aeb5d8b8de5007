"""Forty devices write notes into the window while Themes is shown, over HTTP on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import app
from app.cli.bench_runs import Figure, median, most_of
from app.cli.bench_runs.board_room import CODES, ITEM, make_board
from app.cli.bench_runs.note_takers import DEVICES, NOTES, amiss
from app.cli.bench_runs.stall import Heart
from app.cli.bench_runs.turning import turn, until
from app.cli.demo_stage import quiet, sweeping, windows
from app.composition import Program
from app.i18n import N_, language
from app.settings import Settings

_BEFORE, _THEMES = 600, 18
_LASTS_S: Final = 30.0
_AFTER_S: Final = 60.0
_ANSWER_MS, _STALL_MS = 300, 100
_REST_S: Final = 2.0
_ALL: Final = DEVICES * NOTES


def notes(home: Path) -> list[Figure]:
    """Twenty notes from each in half a minute, one request in five dropped, on a board of 600."""
    path = home / "notes.bordrunde"
    make_board(path, _BEFORE, _THEMES)
    preferences = Settings(language=language(), theme="light", device="b" * 16)
    with quiet(), windows(preferences) as program, sweeping():
        program.open(path)
        program.window.show()
        desk = program.desk
        assert desk is not None
        until(lambda: not desk.server.is_starting)
        program.window.show_section("themes")
        turn(_REST_S)
        figures = _written(program, desk.server.port)
        program.close_assembly()
    return figures


def _written(program: Program, port: int) -> list[Figure]:
    document, heart = program.document, Heart()
    assert document is not None
    heart.start()
    used = time.thread_time()
    waits = _devices(port)
    turn(_REST_S)
    work = (time.thread_time() - used) * 1_000 / _ALL
    heart.stop()
    wrong, still = amiss([each.id for each in document.assembly.board]), max(heart.late_ms)
    return [
        Figure("notes", N_("a note's answer, median"), median(waits), "ms"),
        Figure("notes", N_("a note's answer, 99 of 100"), most_of(waits, 0.99), "ms", _ANSWER_MS),
        Figure("notes", N_("lost, twice or out of order"), wrong, "", 0),
        Figure("notes", N_("the window's work for a note"), work, "ms", None, 1),
        Figure("notes", N_("the window stands still, longest"), still, "ms", _STALL_MS),
    ]


def _devices(port: int) -> list[float]:
    """The waits of all devices, while the window lives."""
    command = [sys.executable, "-m", "app.cli.bench_runs.note_takers"]
    with subprocess.Popen(
        [*command, str(port), ITEM, ",".join(CODES), str(_LASTS_S)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(app.__file__).parent.parent,
    ) as process:
        until(lambda: process.poll() is not None, _LASTS_S + _AFTER_S, 0.05)
        told, trouble = process.communicate(timeout=1)
    if process.returncode:
        raise RuntimeError(trouble)
    return [float(each) for each in json.loads(told)]
