"""Five hundred phones vote into the window while the room sees the count, over HTTP on this
machine; on the disk there is, and on one on which each flush takes 30 ms more.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, QTimer

import app
from app.cli.bench_runs import Figure, median, most_of
from app.cli.bench_runs.poll_room import PHONES, Commits, make_assembly
from app.cli.bench_runs.stall import Heart
from app.cli.bench_runs.turning import turn, until
from app.cli.bench_runs.voters import Voted
from app.cli.demo_stage import quiet, sweeping, windows
from app.composition import Program
from app.document import Document
from app.i18n import N_, language
from app.models import voting
from app.models.room import Scene, Showing, take_scene
from app.models.voting import Channel, Reveal, Terms, ballot_key
from app.rehearsal.people import drawn
from app.settings import Settings
from app.ui.slides.poll_slide import PollSlide

_WALL: Final = QSize(1920, 1080)
_SETTLES_S: Final = 8.0
_REST_S: Final = 2.0
_AFTER_S: Final = 90.0
_STALL_MS, _SHOWN_MS, _FRAMES_KEPT = 100, 300, 99.0
_FRAME_S: Final = 1 / 60


@dataclass(frozen=True, slots=True)
class Run:
    """How they come: in how many seconds, whether pages are loaded in that time too, how much
    longer each flush takes; and the most that 99 of 100 may wait.
    """

    name: str
    lasts_s: float
    loads: bool
    flush_s: float
    wanted_ms: float


RUNS: Final = (
    Run("polls 10 s", 10.0, True, 0.0, 250),
    Run("polls 1 s", 1.0, False, 0.0, 500),
    Run("polls 10 s, +30 ms", 10.0, True, 0.03, 250),
    Run("polls 1 s, +30 ms", 1.0, False, 0.03, 500),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame of the wall: when it was painted, the GUI thread's work by then (both in seconds),
    how many it told to have voted, and whether something moves on.
    """

    at: float
    used: float
    told: int
    is_moving: bool


class Wall(QObject):
    """Notes each frame of the room window, once it is painted."""

    def __init__(self, program: Program) -> None:
        super().__init__(program.room.window)
        self.frames: list[Frame] = []
        self._program = program
        program.room.window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Sees every frame before it is painted; a timer of no time fires after it."""
        if event.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        desk = self._program.desk
        slide = desk.panel.stage.slide if desk else None
        if isinstance(slide, PollSlide):
            told, is_moving = slide.picture.turnout.count, slide.is_moving
            self.frames.append(Frame(time.monotonic(), time.thread_time(), told, is_moving))


class Work(Heart):
    """A heart that also notes the GUI thread's own work between two beats, in milliseconds: what a
    busy machine does not spoil.
    """

    def __init__(self) -> None:
        super().__init__()
        self.work_ms: list[float] = []
        self._used = 0.0

    def start(self) -> None:
        """Begin."""
        self._used = time.thread_time()
        super().start()

    def _beat(self) -> None:
        used = time.thread_time()
        self.work_ms.append((used - self._used) * 1_000)
        self._used = used
        super()._beat()


def polls(home: Path) -> list[Figure]:
    """Each run is a poll of its own, with a live tally on the wall: what moves most."""
    path = home / "polls.bordrunde"
    codes = make_assembly(path)
    preferences = Settings(language=language(), theme="light", device="b" * 16)
    with quiet(), windows(preferences) as program, sweeping():
        program.open(path)
        program.window.show()
        desk = program.desk
        assert desk is not None
        program.room.show_in_window()
        program.room.window.resize(_WALL)
        until(lambda: not desk.server.is_starting)
        program.window.show_section("polls")
        turn(_SETTLES_S)
        figures = [
            figure
            for number, each in enumerate(RUNS)
            for figure in _held(program, f"p{number}", each, codes)
        ]
        program.close_assembly()
    return figures


def _held(program: Program, poll: str, run: Run, codes: tuple[str, ...]) -> list[Figure]:
    document, desk = program.document, program.desk
    assert document is not None
    assert desk is not None
    _open(document, poll)
    turn(_REST_S)
    wall, heart, commits = Wall(program), Work(), Commits()
    with commits.noted(run.flush_s):
        heart.start()
        used, whole = time.thread_time(), time.process_time()
        voted = _voters(desk.server.port, poll, run, codes)
        turn(_REST_S)
        used, whole = time.thread_time() - used, time.process_time() - whole
        heart.stop()
    wall.deleteLater()
    wrong = _wrong(document, poll, voted, commits)
    _done(document, voting.close_poll, poll, document.now())
    return [
        *_answers(run, voted, wrong),
        *_wall(run, voted, wall.frames),
        *_window(run, heart, used, whole),
    ]


def _window(run: Run, heart: Work, used_s: float, whole_s: float) -> Iterator[Figure]:
    each, turned = used_s * 1_000 / PHONES, max(heart.work_ms)
    whole = whole_s * 1_000 / PHONES
    yield Figure(run.name, N_("the program's work for a ballot and its page"), whole, "ms", None, 1)
    yield Figure(run.name, N_("the window's work for a ballot"), each, "ms", None, 1)
    yield Figure(run.name, N_("the window's work in one turn, longest"), turned, "ms")
    still = max(heart.late_ms)
    yield Figure(run.name, N_("the window stands still, longest"), still, "ms", _STALL_MS)


def _answers(run: Run, voted: list[Voted], wrong: int) -> Iterator[Figure]:
    waits, pages = [each.wait_ms for each in voted], [each.page_ms for each in voted]
    yield Figure(run.name, N_("a ballot's answer, median"), median(waits), "ms")
    told = N_("a ballot's answer, 99 of 100")
    yield Figure(run.name, told, most_of(waits, 0.99), "ms", run.wanted_ms)
    yield Figure(run.name, N_("lost, twice, or told before it was on disk"), wrong, "", 0)
    if run.loads:
        yield Figure(run.name, N_("a page and all it needs, 99 of 100"), most_of(pages, 0.99), "ms")


def _wrong(document: Document, poll: str, voted: list[Voted], commits: Commits) -> int:
    """How many ballots were answered and are not in the file once, or were answered too early."""
    salt, kept = document.assembly.voting.polls[poll].salt, document.journal.ballots(poll)
    keys = {ballot_key(each.code, salt): each for each in voted}
    early = sum(commits.at.get(key, float("inf")) > each.answered_at for key, each in keys.items())
    return early + len(set(keys) ^ set(kept)) + PHONES - len(voted)


def _wall(run: Run, voted: list[Voted], frames: list[Frame]) -> Iterator[Figure]:
    late = most_of(list(shown_after(voted, frames)), 0.99)
    yield Figure(run.name, N_("on the wall after the answer, 99 of 100"), late, "ms", _SHOWN_MS)
    steps = [(a, b) for a, b in pairwise(frames) if a.is_moving]
    kept = kept_of([b.at - a.at for a, b in steps])
    told = N_("frames kept while bars move")
    yield Figure(run.name, told, kept, "%", _FRAMES_KEPT, 1, is_least=True)
    kept = kept_of([b.used - a.used for a, b in steps])
    told = N_("the same by the window's own work")
    yield Figure(run.name, told, kept, "%", _FRAMES_KEPT, 1, is_least=True)


def shown_after(voted: list[Voted], frames: list[Frame]) -> Iterator[float]:
    """Milliseconds from each answer until the wall tells as many as were answered by then."""
    painted = iter(frames)
    frame = next(painted, None)
    for count, at in enumerate(sorted(each.answered_at for each in voted), 1):
        while frame is not None and frame.told < count:
            frame = next(painted, None)
        yield max(0.0, frame.at - at) * 1_000 if frame is not None else float("inf")


def kept_of(steps: list[float]) -> float:
    """Of the frames that sixty in a second would be, how many percent were painted; `steps` are
    seconds from frame to frame.
    """
    wanted = sum(max(1, round(each / _FRAME_S)) for each in steps)
    return 100 * len(steps) / wanted if wanted else 100.0


def _open(document: Document, poll: str) -> None:
    terms = Terms("", (Channel.CARD,), reveal=Reveal.LIVE)
    _done(document, voting.prepare_poll, poll, "r1", terms)
    _done(document, voting.open_poll, poll, drawn(random.Random(poll)), document.now())
    _done(document, take_scene, Showing(Scene.POLL, poll))


def _done(document: Document, decide: Callable[..., object], *given: object) -> None:
    future = document.perform(decide, *given)  # type: ignore[arg-type]
    until(future.done)
    future.result()


def _voters(port: int, poll: str, run: Run, codes: tuple[str, ...]) -> list[Voted]:
    """What came of each phone, while the window lives."""
    command = [sys.executable, "-m", "app.cli.bench_runs.voters", str(port), poll]
    with subprocess.Popen(
        [*command, str(run.lasts_s), str(int(run.loads))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(app.__file__).parent.parent,
    ) as process:
        assert process.stdin is not None
        process.stdin.write("\n".join(codes))
        process.stdin.close()
        process.stdin = None
        until(lambda: process.poll() is not None, run.lasts_s + _AFTER_S, 0.05)
        told, trouble = process.communicate(timeout=1)
    if process.returncode:
        raise RuntimeError(trouble)
    return [Voted(*each) for each in json.loads(told)]
