"""What the demo plays on: the real windows, with pictures taken as the day goes by."""

from __future__ import annotations

import logging
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from app import garbage, turns
from app.composition import Program
from app.document import Document
from app.i18n import language
from app.models.room import Cover, Showing
from app.phones import lan
from app.phones.server import free_port
from app.rehearsal.cases import Case
from app.rehearsal.counted import counted
from app.rehearsal.hall import Hall, PlayClock, beside
from app.rehearsal.pictures import FACILITATOR, Photographer
from app.rehearsal.play import Played, Summary, Watcher, play_day
from app.rehearsal.play.day import instant
from app.settings import Settings

_log = logging.getLogger(__name__)

_LINGER_S: Final = 1.5
"""How long a scene stays when somebody is watching."""
_DRAWING: Final = 0.1
"""The share of the work that comes after the day: drawing the slides."""

Told = Callable[[float], None]


class Furnished:
    """The document on the desk in the real window, with the room server on."""

    def __init__(self, program: Program, document: Document, preferences: Settings) -> None:
        self._program, self._preferences = program, preferences
        self._desk = program.lay_out(document)
        program.room.show()

    @property
    def port(self) -> int:
        """The port phones use."""
        return self._desk.server.port

    @property
    def address(self) -> str:
        """What the window tells phones; without a network this machine alone."""
        server = self._desk.server
        if server.is_starting:
            return ""
        return server.address or lan.join_url(lan.LOOPBACK, server.port)

    def close(self) -> None:
        """Back to the start page; the document is closed on the way. Opened again it has the same
        port, for that is what cards tell that were printed before.
        """
        self._preferences.port = self.port or self._preferences.port
        self._program.close_assembly()


class Guide(Watcher):
    """Takes the pictures, tells how far it is, and lingers when somebody is watching."""

    def __init__(self, hall: Hall, program: Program, told: Told, *, is_seen: bool) -> None:
        self._hall, self._program, self._told = hall, program, told
        self._is_seen = is_seen
        self.photographer = Photographer(hall, program.window, program.room.window)
        self.is_stopped = False

    def step(self, number: int, count: int, key: str) -> None:
        if self.is_stopped:
            raise KeyboardInterrupt
        self._told((1 - _DRAWING) * (number - 1) / count)

    def moment(self, *sections: str, state: str = "") -> None:
        self._hall.ask(self._wake)
        for each in sections:
            self.photographer.take_section(each, state)
            self._linger()

    def scene(self, name: str, showing: Showing, *, is_best: bool = False) -> None:
        self.photographer.keep_scene(name, showing, self._hall.address, is_best=is_best)
        self._linger()

    def covered(self, cover: Cover) -> None:
        self.photographer.take_room(cover.value)
        self._linger()

    def stop(self) -> None:
        """End at the next step."""
        self.is_stopped = True

    def stop_by_signal(self, _signal: int, _frame: FrameType | None) -> None:
        """The same, for Ctrl+C."""
        self.stop()

    def _wake(self) -> None:
        """The clock goes by leaps here: whoever waits for the next second looks at once."""
        if self._program.desk is not None:
            self._program.desk.panel.stage.tick()

    def _linger(self) -> None:
        if self._is_seen and not self.is_stopped:
            time.sleep(_LINGER_S)


@dataclass(frozen=True, slots=True)
class Stage:
    """The windows, and the hall whose documents lie on the desk in them."""

    program: Program
    hall: Hall
    folder: Path
    preferences: Settings


def play(case: Case, folder: Path, *, seed: int, is_seen: bool, told: Told) -> Summary:
    """Play the case and write everything but the summary into an empty folder.

    Raises KeyboardInterrupt when it was stopped by hand.
    """
    with set_stage(case, folder, seed=seed, is_seen=is_seen) as stage:
        guide = Guide(stage.hall, stage.program, told, is_seen=is_seen)

        def day() -> Summary:
            played = play_day(stage.hall, case, folder / "archive.sqlite", seed, guide)
            _write(folder, played)
            for name, seen in counted(case).items():
                guide.photographer.keep_picture(name, seen)
            _draw(folder, guide.photographer)
            told(1.0)
            return played.summary

        with _stopping(guide, stage.program), _no_bug_passed_over():
            return beside(stage.hall, day)


@contextmanager
def set_stage(case: Case, folder: Path, *, seed: int, is_seen: bool = False) -> Iterator[Stage]:
    """The real windows, light, on the screens there are, with preferences of their own."""
    device = f"{seed & (2**64 - 1):016x}"
    preferences = Settings(
        language=language(), theme="light", device=device, sound=is_seen, port=free_port()
    )
    with quiet(), windows(preferences) as program, sweeping():

        def furnish(document: Document) -> Furnished:
            return Furnished(program, document, preferences)

        clock = PlayClock(instant(case.played_day, 8, 30), runs=is_seen)
        path = folder / "assembly.bordrunde"
        program.window.resize(FACILITATOR)
        program.window.show()
        hall = Hall(path, clock, seed=seed, furnish=furnish, engine=program.engine)
        yield Stage(program, hall, folder, preferences)


@contextmanager
def windows(preferences: Settings, *, serves: bool = True) -> Iterator[Program]:
    """The windows; gone in the end."""
    program = Program(application(), preferences, serves=serves, minds_laptop=False)
    try:
        yield program
    finally:
        program.window.close()
        for each in (program.window, program.room.window, program.foyer.window, program):
            each.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def application() -> QApplication:
    """The one there is, or a new one."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(["bordrunde"])
    application.setApplicationName("Bordrunde")
    return application


def _write(folder: Path, played: Played) -> None:
    (folder / "printed").mkdir()
    for kind, made in played.printed.items():
        (folder / "printed" / f"{kind}.pdf").write_bytes(made)
    for as_what, made in played.reports.items():
        (folder / f"report.{as_what}").write_bytes(made)


def _draw(folder: Path, photographer: Photographer) -> None:
    (folder / "screens").mkdir()
    for name, made in photographer.develop().items():
        (folder / "screens" / f"{name}.png").write_bytes(made)


@contextmanager
def quiet() -> Iterator[None]:
    """What a display that is not there cannot do is no news; the rest goes to the log."""

    def note(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
        if not message.startswith("This plugin does not support"):
            _log.warning("Qt: %s", message)

    before = qInstallMessageHandler(note)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


@contextmanager
def sweeping() -> Iterator[None]:
    """Garbage is swept on this thread alone, as in the running program."""
    turns.shorten()
    garbage.start()
    timer = QTimer()
    timer.timeout.connect(garbage.sweep)
    timer.start(garbage.SWEEP_EVERY_MS)
    try:
        yield
    finally:
        timer.stop()


@contextmanager
def _no_bug_passed_over() -> Iterator[None]:
    """An error in a slot or while painting lets the window go on; a demo has to tell it."""
    told: list[BaseException] = []

    def keep(
        _kind: type[BaseException], error: BaseException, _where: TracebackType | None
    ) -> None:
        told.append(error)

    before, sys.excepthook = sys.excepthook, keep
    try:
        yield
    finally:
        sys.excepthook = before
    if told:
        raise told[0]


@contextmanager
def _stopping(guide: Guide, program: Program) -> Iterator[None]:
    """Ctrl+C, or closing the window, ends the play at its next step: nothing is left half-made."""
    program.window.closing.connect(guide.stop)
    before = signal.signal(signal.SIGINT, guide.stop_by_signal)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        program.window.closing.disconnect(guide.stop)
