"""The engine at work for the window: how far it is, how to stop it, and its answer."""

from __future__ import annotations

import sys
import threading
from concurrent.futures import Future
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.document import Document
from app.engine_process import Engine
from app.models.errors import Refused
from app.proposals import Suggestion, Task, think

_LOOK_MS: Final = 100


class _Run:
    """One run. `think` is called in a thread, where nothing of Qt is touched."""

    def __init__(
        self, task: Task, seed: int, effort: int | None, engine: Engine | None, is_telling: bool
    ) -> None:
        self.share = 0.0
        self.best: Suggestion | None = None
        self._is_telling = is_telling
        self._task = task
        self._seed = seed
        self._effort = effort
        self._engine = engine
        self._is_stopped = threading.Event()

    def think(self) -> Suggestion:
        return think(
            self._task,
            seed=self._seed,
            effort=self._effort,
            cancelled=self._is_stopped.is_set,
            progress=self._note,
            better=self._keep if self._is_telling else None,
            engine=self._engine,
        )

    def stop(self) -> None:
        self._is_stopped.set()

    def _note(self, share: float) -> None:
        self.share = share

    def _keep(self, suggestion: Suggestion) -> None:
        self.best = suggestion


class Thinker(QObject):
    """Asks the engine one thing at a time.

    `began` carries how many people it is about, `progressed` a share from 0 to 1; then `ended`, and
    `answered` with a `Suggestion` or `refused` with a `Refused` unless the question was dropped.
    One that `is_telling` also tells by `better` what it has so far.
    """

    began = Signal(int)
    progressed = Signal(float)
    ended = Signal()
    better = Signal(object)
    answered = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        document: Document,
        effort: int | None,
        parent: QObject,
        *,
        is_telling: bool = False,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._effort, self._is_telling = effort, is_telling
        self._told: Suggestion | None = None
        self._run: _Run | None = None
        self._answer: Future[Suggestion] | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """True from a question to its answer."""
        return self._run is not None

    def ask(self, task: Task, seed: int) -> None:
        """Asks, unless it is busy."""
        if self._run is not None:
            return
        self._run = _Run(task, seed, self._effort, self._document.engine, self._is_telling)
        self._told = None
        self.began.emit(len({*task.wishes.members}.difference(task.absent, task.wishes.absent)))
        self._clock.start()
        self._answer = self._document.propose(self._run.think)
        self._answer.add_done_callback(self._on_answer)

    def stop(self) -> None:
        """Takes the best so far: the answer comes at once."""
        if self._run is not None:
            self._run.stop()

    def drop(self) -> None:
        """Nobody wants the answer any more."""
        if self._run is not None:
            self._run.stop()
            self._end()

    def _end(self) -> None:
        self._run, self._answer = None, None
        self._clock.stop()
        self.ended.emit()

    def _look(self) -> None:
        run = self._run
        if run is None:
            return
        self.progressed.emit(run.share)
        if run.best is not None and run.best is not self._told:
            self._told = run.best
            self.better.emit(run.best)

    def _on_answer(self, answer: Future[Suggestion]) -> None:
        if answer is not self._answer or not isValid(self):
            return
        self._end()
        error = answer.exception()
        if isinstance(error, Refused):
            self.refused.emit(error)
        elif error is not None:
            sys.excepthook(type(error), error, error.__traceback__)
        else:
            self.answered.emit(answer.result())
