"""The real program in its real window, a clock that is moved by hand, and a browser."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import settings
from app.composition import Program
from app.models.clock import Reading
from app.phones import lan
from app.ui.language import use_language
from app.ui.start.new_assembly_days import next_saturday
from app.ui.theme import Mode
from tests.day.hands import Hands

MINUTE = 60_000
OURS = ("main-windowWindow", "room-windowWindow")


class Clock:
    """The wall clock of the laptop: half past eight on the meeting day, until it is moved."""

    def __init__(self) -> None:
        self.day = next_saturday(datetime.date.today())
        morning = datetime.datetime.combine(self.day, datetime.time(8, 30))
        self.now = round(morning.timestamp() * 1000)

    def __call__(self) -> int:
        return self.now

    def read(self) -> Reading:
        """The machine's clocks: nobody sleeps here, and nobody sets the clock."""
        return Reading(self.now, self.now, self.now)

    def pass_minutes(self, minutes: float) -> None:
        self.now += round(minutes * MINUTE)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr("app.day_clock.read_clocks", made.read)
    return made


@pytest.fixture
def on_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """The room's network is this machine alone, so that shown addresses can be opened."""
    here = lan.Address("127.0.0.1", "lo", lan.Kind.WIFI)
    monkeypatch.setattr(lan, "candidates", lambda: (here,))


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were given to the system's own viewer, which no test opens."""
    files: list[str] = []

    def open_url(url: QUrl) -> bool:
        files.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    monkeypatch.setattr("app.ui.printing.opening.system_command", lambda: None)
    return files


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, clock: Clock, on_loopback: None, speak
) -> Iterator[Callable[[], Hands]]:
    """Starts the program as the desktop does; what was closed may be started again."""
    speak("en")
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    running: list[Program] = []
    strays: list[str] = []

    def note(window: QWindow | None) -> None:
        """A part that is shown before it is in its page is a window for a moment."""
        is_plain = window is not None and window.type() == Qt.WindowType.Window
        if window is not None and is_plain and window.objectName() not in OURS:
            strays.append(window.objectName())

    qapp.focusWindowChanged.connect(note)

    def started() -> Hands:
        preferences = settings.load()
        preferences.language, preferences.port = "en", 0
        program = Program(qapp, preferences)
        running.append(program)
        program.show_start()
        program.appearance.choose(Mode.LIGHT)
        return Hands(qtbot, program)

    yield started
    for program in running:
        end(program)
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)
    use_language(qapp, "da")
    qapp.focusWindowChanged.disconnect(note)
    assert not strays, "these flashed as windows of their own"


def end(program: Program) -> None:
    """What the end of the process does to the windows and the objects of a program."""
    program.window.close()
    program.last_sync.stop()
    for each in (program.window, program.room.window, program):
        each.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
