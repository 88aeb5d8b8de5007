"""What other tables or one round more would give: computed when somebody asks, in a thread."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.document import Document
from app.engines.seating import Advice, Wishes, advise
from app.models.errors import Refused

_EFFORT = 400
_MOST = 3


class Advising(QObject):
    """One question at a time. `began` tells that it is being thought about; `advised` carries a
    tuple of `Advice`, at most three, each better than the plan in some way.
    """

    began = Signal()
    advised = Signal(object)

    def __init__(self, document: Document, effort: int | None, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._effort = effort or _EFFORT
        self._stopped: threading.Event | None = None
        self._answer: Future[tuple[Advice, ...]] | None = None

    def ask(self, wishes: Wishes, begun: int) -> None:
        """Asks about the rounds still to be planned, unless it is busy; `begun` rounds are not."""
        if self._answer is not None:
            return
        if not wishes.rounds or not wishes.members:
            self.advised.emit(())
            return
        self._stopped = threading.Event()
        self.began.emit()
        self._answer = self._document.propose(think, wishes, begun, self._effort, self._stopped)
        self._answer.add_done_callback(self._on_answer)

    def drop(self) -> None:
        """Nobody wants the answer any more."""
        if self._stopped is not None:
            self._stopped.set()
        self._stopped = self._answer = None

    def _on_answer(self, answer: Future[tuple[Advice, ...]]) -> None:
        if answer is not self._answer or not isValid(self):
            return
        self.drop()
        error = answer.exception()
        if error is None:
            self.advised.emit(answer.result())
        elif isinstance(error, Refused):
            self.advised.emit(())
        else:
            raise error


def think(wishes: Wishes, begun: int, effort: int, stopped: threading.Event) -> tuple[Advice, ...]:
    """The alternatives worth telling, those without repeats first, rounds counted as the day does;
    runs in a thread.
    """
    found = [
        each for each in advise(wishes, effort=effort, cancelled=stopped.is_set) if is_better(each)
    ]
    best = sorted(found, key=_repeats)[:_MOST]
    return tuple(_as_the_day_counts(each, begun) for each in best)


def _as_the_day_counts(advice: Advice, begun: int) -> Advice:
    if advice.kind != "rounds":
        return advice
    return replace(advice, number=advice.number + begun, before=advice.before + begun)


def is_better(advice: Advice) -> bool:
    """Fewer repeats or more faces for the one who meets fewest; a rule that costs nothing is
    better kept.
    """
    now, then = advice.now, advice.then
    if advice.kind == "rounds":
        return then.fewest_met > now.fewest_met
    return then.repeats < now.repeats or (
        advice.kind == "tables" and then.repeats == now.repeats and then.fewest_met > now.fewest_met
    )


def _repeats(advice: Advice) -> int:
    return advice.then.repeats
