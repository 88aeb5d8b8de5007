"""What the engine suggests for a day: asked, waiting for an answer, stale, taken or let be."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.engines.seating import Broken, table_of
from app.models.errors import Refused
from app.proposals import Ask, Suggestion, Task, again
from app.ui.seating.thinking import Thinker
from app.ui.seating.words import waiting_words


class Suggesting(QObject):
    """Holds at most one suggestion. `answered` tells that there is one; `refused` carries a
    `Refused`.
    """

    answered = Signal()
    refused = Signal(object)

    def __init__(self, document: Document, effort: int | None, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._seed = 0
        self._meeting = ""
        self.thinker = Thinker(document, effort, self)
        self.current: Suggestion | None = None
        self.thinker.answered.connect(self._on_answer)
        self.thinker.refused.connect(self.refused)

    @property
    def is_stale(self) -> bool:
        """True when somebody came, left or was moved since it was asked for."""
        if self.current is None:
            return False
        return again(self._document.assembly, self.current.task) != self.current.task

    @property
    def rounds(self) -> int:
        """How many rounds the day would have, 0 without a suggestion."""
        if self.current is None:
            return 0
        return self.current.task.first_round - 1 + len(self.current.rounds)

    @property
    def broken(self) -> tuple[Broken, ...]:
        """The rules it breaks, with the rounds as the day counts them."""
        if self.current is None:
            return ()
        task = self.current.task
        shift = 0 if task.plan else task.first_round - 1
        return tuple(replace(each, round=each.round + shift) for each in self.current.report.broken)

    def ask(self, task: Task) -> None:
        """Asks the engine, unless it is busy."""
        self._meeting = task.meeting
        self.thinker.ask(task, self._seed)

    def ask_again(self) -> None:
        """Another answer to the same question, by who is here now."""
        if self.current is not None:
            self._seed += 1
            self.ask(again(self._document.assembly, self.current.task))

    def words(self, round_number: int) -> str:
        """The line below it: who moves in the round on show, and the keys."""
        if self.current is None:
            return ""
        return waiting_words(self.current, round_number, is_stale=self.is_stale)

    def take(self) -> Suggestion | None:
        """The suggestion, which waits no longer; None when it fits no longer, and stays."""
        if self.is_stale:
            return None
        taken = self.current
        self.forget()
        return taken

    def forget(self) -> None:
        """Nobody wants it any more, nor what is still being thought about."""
        self.current = None
        self.thinker.drop()

    def _on_answer(self, suggestion: Suggestion) -> None:
        is_idle = is_plan_kept(suggestion)
        if suggestion.task.meeting == self._meeting:
            self.current = None if is_idle else suggestion
        self.answered.emit()
        if is_idle:
            self.refused.emit(Refused("seat-nothing-to-repair"))


def is_plan_kept(suggestion: Suggestion) -> bool:
    """Whether a mere repair leaves everybody where they are, so that there is nothing to accept."""
    task = suggestion.task
    if not task.plan or task.ask != Ask(task.ask.priorities):
        return False
    before = task.plan[task.first_round - 1 :]
    return [table_of(each) for each in before] == [table_of(each) for each in suggestion.rounds]
