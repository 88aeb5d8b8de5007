"""The sync by itself: a document that was closed is brought together with the archive it knows.

Closing never waits for it. The window goes at once, and the program stays until the sync is done,
with a little window when that takes more than a moment; a share that does not answer keeps it no
longer than `PATIENCE_MS`. The archive is changed by one rename, so whatever ends the program leaves
it old or new. How it went is told in the window that is there, else at the next start. Whoever
opens the document again comes first, also from a program that was started meanwhile.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app import parting_file
from app.archive.homecoming import bring_home
from app.archive.transfer import Receipt
from app.beside import Beside
from app.document import Document
from app.engine_process import Engine
from app.models.errors import Refused
from app.parting import Outcome, Parting, parting_words
from app.refusals import say
from app.settings import Settings
from app.ui.main_window import MainWindow
from app.ui.parting_window import PartingWindow
from app.ui.toast import Toast
from app.ui.widgets import Tint

P = ParamSpec("P")
T = TypeVar("T")

MOMENT_MS: Final = 700
PATIENCE_MS: Final = 20_000
_CALLED_OFF_MS: Final = 3_000
"""How long what was called off may take to put its copies away."""
_AT_MOST_S: Final = (PATIENCE_MS + _CALLED_OFF_MS) / 1_000
_LOOK_S: Final = 0.05
_SUBJECT: Final = "last-sync"


class LastSync(QObject):
    """One sync at a time, of the document that was closed last. `over` tells that the window has
    closed and nothing is under way; `parted` the same where somebody had to wait for that.
    """

    over = Signal()
    parted = Signal()

    def __init__(self, window: MainWindow, preferences: Settings, engine: Engine) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._engine, self._beside = engine, Beside(self)
        self._work: _Work | None = None
        self._wait: PartingWindow | None = None
        self._is_leaving = self._is_parting = False

    def begin(self, document: Document) -> Callable[[], None]:
        """What to do once this document is closed: sync it, if it knows an archive."""
        mandate, path = document.assembly.mandate, document.path
        archive = self._preferences.archives.get(mandate.id, "")
        is_wanted = self._preferences.sync_on_close and not self._is_leaving
        if not (archive and is_wanted) or document.in_trouble:
            return _do_nothing
        parting = Parting(mandate.name, Path(archive).name)
        return partial(self._start, path, document.device, Path(archive), parting)

    def make_way(self, path: Path) -> None:
        """This document is to be opened again, which comes before its sync."""
        work = self._work
        if work is not None and work.path.resolve() == path.resolve():
            self._work = None
            work.call_off()
            parting_file.keep(None)

    def when_free(self, path: Path, open_it: Callable[[], T]) -> T:
        """What opens the document, also while the program that was closed just now still syncs it:
        that one is asked to let go, which takes it a moment. Raises what `open_it` raises.
        """
        try:
            return open_it()
        except Refused as refused:
            if refused.code != "file-in-use" or not parting_file.is_under_way(_AT_MOST_S):
                raise
        with parting_file.asking_for(path):
            opened = _once_free(open_it)
        parting_file.keep(None)
        return opened

    def part(self) -> None:
        """The window closes; the program ends when the sync has."""
        if self._work is None:
            self.over.emit()
            return
        self._is_parting = True
        QApplication.setQuitOnLastWindowClosed(False)
        QTimer.singleShot(MOMENT_MS, self, self._show_wait)
        QTimer.singleShot(PATIENCE_MS, self, self._give_up)

    def stop(self) -> None:
        """The program ends now, as when the system does; the next start tells that it was early."""
        self._is_leaving = True
        work, self._work = self._work, None
        if work is not None:
            work.call_off()
            parting_file.keep(replace(work.parting, outcome=Outcome.CUT))
        self._end()

    def tell_earlier(self) -> None:
        """How it went when the program ended, as far as anybody has to know."""
        parting = parting_file.kept()
        if parting is None or self._work is not None:
            return
        if parting_file.is_under_way(_AT_MOST_S):  # by the program that was closed just now
            QTimer.singleShot(PATIENCE_MS + 2 * _CALLED_OFF_MS, self, self.tell_earlier)
            return
        if parting.outcome is not Outcome.SAME:
            self._tell(parting)
        parting_file.keep(None)

    # -- inside

    def _start(self, path: Path, device: str, archive: Path, parting: Parting) -> None:
        if self._work is not None:
            self._work.call_off()
        self._window.banners.clear(_SUBJECT)
        parting_file.keep(parting)
        work = self._work = _Work(path, parting, self._engine)
        future = self._beside.think(work.run, device, archive)
        future.add_done_callback(partial(self._on_done, work))

    def _on_done(self, work: _Work, future: Future[Receipt]) -> None:
        if self._work is not work:  # another came, or the program ends
            return
        self._work = None
        error = future.exception()
        if error is not None and not isinstance(error, Refused):
            sys.excepthook(type(error), error, error.__traceback__)
        elif not work.is_called_off:
            self._settle(_told(work.parting, future))
        if self._is_parting:
            self._end()

    def _settle(self, parting: Parting) -> None:
        parting_file.keep(parting if self._is_parting else None)
        if not self._is_parting:
            self._tell(parting)

    def _tell(self, parting: Parting) -> None:
        if parting.outcome in (Outcome.SYNCED, Outcome.SAME) and not parting.crossed:
            self._window.tell(Toast(parting_words(parting)))
        else:
            self._window.banners.tell(_SUBJECT, partial(parting_words, parting), Tint.INFO)

    def _show_wait(self) -> None:
        if self._is_parting and self._work is not None and self._wait is None:
            where, work = self._window.geometry(), self._work
            archive = work.parting.archive
            self._wait = PartingWindow(archive, where, lambda: work.step, _Work.STEPS)
            self._wait.closed_early.connect(self._give_up)
            self._wait.show()

    def _give_up(self) -> None:
        if self._is_parting and self._work is not None:
            self._work.give_up()
            QTimer.singleShot(_CALLED_OFF_MS, self, self._end)

    def _end(self) -> None:
        if not self._is_parting:
            return
        self._is_parting = False
        self._work = None
        if self._wait is not None:
            self._wait.finish()
            self._wait = None
        QApplication.setQuitOnLastWindowClosed(True)
        self.over.emit()
        self.parted.emit()


class _Work:
    """The sync itself, in a thread, with the long work in the engine's process; it can be called
    off from any thread. `step` counts what is behind it, of `STEPS`: the document opened and
    copied, the copies merged, both written.
    """

    STEPS: Final = 4

    def __init__(self, path: Path, parting: Parting, engine: Engine) -> None:
        self.path, self.parting, self._engine = path, parting, engine
        self.step, self._is_given_up = 1, False
        self._finished = threading.Event()

    @property
    def is_called_off(self) -> bool:
        """Once and for all, by this program, or by another that asked for the document."""
        self._is_given_up = self._is_given_up or parting_file.is_asked_for(self.path)
        return self._is_given_up

    def give_up(self) -> None:
        """Let the process be killed; returns at once."""
        self._is_given_up = True

    def run(self, device: str, archive: Path) -> Receipt:
        """Raises as `bring_home`, and "engine-stopped" when it was called off."""
        try:
            return bring_home(self.path, device, archive, self)
        finally:
            self._finished.set()

    def call(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """As the engine's, until it is called off (see `app.archive.transfer.Engine`)."""
        self.step = 2
        made = self._engine.call_until(lambda: self.is_called_off, work, *args, **kwargs)
        self.step = 3
        return made

    def call_off(self) -> None:
        """Let the process be killed, and wait until the files are closed."""
        self.give_up()
        self._finished.wait(_CALLED_OFF_MS / 1000)


def _once_free(open_it: Callable[[], T]) -> T:
    until = time.monotonic() + _CALLED_OFF_MS / 1_000
    while True:
        try:
            return open_it()
        except Refused as refused:
            if refused.code != "file-in-use" or time.monotonic() > until:
                raise
        time.sleep(_LOOK_S)


def _told(begun: Parting, future: Future[Receipt]) -> Parting:
    error = future.exception()
    if isinstance(error, Refused):
        return replace(begun, outcome=Outcome.REFUSED, why=say(error))
    receipt = future.result()
    outcome = Outcome.SAME if receipt.found_same else Outcome.SYNCED
    here, there, crossed = receipt.new_here, receipt.new_there, receipt.crossed
    return replace(begun, outcome=outcome, here=here, there=there, crossed=crossed)


def _do_nothing() -> None:
    pass
