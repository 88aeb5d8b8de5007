"""What the room screen costs: a result that grows, a take, and a clock that only runs.

Frames are counted where they are painted; the processor's time is the process's own, so that a
busy machine does not spoil it. A frame's time is from paint to paint while the bars move.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QWidget

from app.cli.bench_runs import Figure, median, most_of
from app.cli.bench_runs.turning import turn, until
from app.cli.demo_stage import windows
from app.composition import Program
from app.document import Document
from app.i18n import N_, language
from app.models import agenda
from app.models.room import Scene, Showing, take_scene
from app.models.voting import PollState
from app.rehearsal.example import make_example
from app.settings import Settings

_WALL: Final = QSize(1920, 1080)
_REVEALS: Final = 8
_TAKEN: Final = (Scene.WELCOME, Scene.PROGRAMME, Scene.SEATING, Scene.TABLE_MAP, Scene.THEMES)
_OF_A_ROUND: Final = (Scene.SEATING, Scene.TABLE_MAP)
_MOVES_S: Final = 0.31
_FRAME_MS: Final = 22
_TAKE_MS: Final = 100
_MOVING: Final = 25.0
_IDLE: Final = 3.0
_IDLE_S: Final = 6.0
_SETTLES_S: Final = 8.0
"""Pages that are made ahead, and what they import on threads, belong to the start."""


class Frames(QObject):
    """Notes when the wall was painted, and the processor's time by then; both in seconds."""

    def __init__(self, wall: QWidget) -> None:
        super().__init__(wall)
        self.at: list[float] = []
        self.used: list[float] = []
        wall.installEventFilter(self)

    def clear(self) -> None:
        """Forget what was noted."""
        self.at, self.used = [], []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Sees every frame."""
        if event.type() == QEvent.Type.UpdateRequest:
            self.at.append(time.perf_counter())
            self.used.append(time.process_time())
        return False


def room(home: Path) -> list[Figure]:
    """The example in the real windows with a room window of 1080 lines beside them."""
    path = home / "room.bordrunde"
    make_example(path)
    preferences = Settings(language=language(), theme="light", device="b" * 16)
    with windows(preferences, serves=False) as program:
        program.window.show()
        program.open(path)
        document = program.document
        assert document is not None
        program.room.show_in_window()
        program.room.window.resize(_WALL)
        turn(_SETTLES_S)
        moving = _moving(program, document)
        return [*moving, *_taking(program, document), *_resting(document)]


def _moving(program: Program, document: Document) -> list[Figure]:
    """The steps of a result, taken again and again: bars grow at each."""
    poll = _published(document)
    between, costs = list[float](), list[float]()
    busy = passed = 0.0
    frames = Frames(program.room.window)
    for _ in range(_REVEALS):
        _take(document, Showing(Scene.TITLE))
        _take(document, Showing(Scene.RESULT, poll))
        turn(0.9)
        frames.clear()
        began, used = time.perf_counter(), time.process_time()
        assert program.desk is not None
        program.desk.panel.stage.step(1)
        turn(_MOVES_S)
        busy += time.process_time() - used
        passed += time.perf_counter() - began
        between += _steps(frames.at)
        costs += _steps(frames.used)
    percent = busy / passed * 100
    return [
        Figure("room", N_("frames a second while bars move"), 1000 / median(between), "/s"),
        Figure("room", N_("a frame, 99 of 100"), most_of(between, 0.99), "ms", _FRAME_MS, 1),
        Figure("room", N_("work of a frame, 99 of 100"), most_of(costs, 0.99), "ms", _FRAME_MS, 1),
        Figure("room", N_("of one core while bars move"), percent, "%", _MOVING, 1),
    ]


def _steps(moments: list[float]) -> list[float]:
    """From each to the next, in milliseconds."""
    return [(b - a) * 1000 for a, b in pairwise(moments)]


def _taking(program: Program, document: Document) -> list[Figure]:
    """From the click on take to the first frame, of what was looked at in the preview before."""
    assert program.desk is not None
    panel, frames = program.desk.panel, Frames(program.room.window)
    lasted, used = list[float](), list[float]()
    for scene in _TAKEN:
        panel.pick(Showing(scene, "1" if scene in _OF_A_ROUND else ""))
        turn(0.6)
        frames.clear()
        began, before = time.perf_counter(), time.process_time()
        panel.take()
        until(lambda: frames.at)
        lasted.append((frames.at[0] - began) * 1000)
        used.append((frames.used[0] - before) * 1000)
    until(lambda: document.saved)
    return [
        Figure("room", N_("a take to its first frame, longest"), max(lasted), "ms", _TAKE_MS),
        Figure("room", N_("work of a take, longest"), max(used), "ms", _TAKE_MS),
    ]


def _resting(document: Document) -> list[Figure]:
    """A task with its clock on the wall, and nobody doing anything."""
    item = document.assembly.agenda.day(document.assembly.mandate.meeting)[1]
    _done(document, agenda.start_item, item.id, document.now())
    _take(document, Showing(Scene.TASK, item.id))
    turn(1.5)
    began, used = time.perf_counter(), time.process_time()
    turn(_IDLE_S)
    percent = (time.process_time() - used) / (time.perf_counter() - began) * 100
    return [Figure("room", N_("of one core with a clock that runs"), percent, "%", _IDLE, 2)]


def _published(document: Document) -> str:
    """The example's poll whose result stands."""
    held = (each for each in document.assembly.voting if each.state is PollState.PUBLISHED)
    return next(held).id


def _take(document: Document, showing: Showing) -> None:
    _done(document, take_scene, showing)


def _done(document: Document, decide: Callable[..., object], *given: object) -> None:
    future = document.perform(decide, *given)  # type: ignore[arg-type]
    until(future.done)
    future.result()
