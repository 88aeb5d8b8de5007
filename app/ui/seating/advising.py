"""What a new plan, other tables or one round more would give: worked out in a thread when asked."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.document import Document
from app.engines.seating import Advice, advise
from app.models.errors import Refused
from app.proposals import Standing, eased_wishes, with_names
from app.refusals import say
from app.ui.seating.head import SeatingHead

_EFFORT = 400
_MOST = 3


class Advising(QObject):
    """One question at a time. The head says that it is being thought about, and then at most three
    alternatives, each better than the plan in some way, or why there are none, until the plan is
    another.
    """

    def __init__(self, document: Document, effort: int | None, head: SeatingHead) -> None:
        super().__init__(head)
        self._document, self._head = document, head
        self._advice: tuple[Advice, ...] | Refused | None = None
        self._effort = effort or _EFFORT
        self._stopped: threading.Event | None = None
        self._answer: Future[tuple[Advice, ...]] | None = None

    def ask(self, plan: Standing) -> None:
        """Asks about the rounds still to be planned, unless it is busy."""
        if self._answer is not None:
            return
        if not plan.wishes.rounds or not plan.wishes.members:
            self._tell(())
            return
        self._stopped = threading.Event()
        self._head.show_asking()
        self._answer = self._document.propose(think, plan, self._effort, self._stopped)
        self._answer.add_done_callback(self._on_answer)

    def show(self) -> None:
        """What was advised, in the language of the moment."""
        names = self._document.assembly.people.shown_names()
        if isinstance(self._advice, Refused):
            self._head.show_no_advice(say(with_names(self._advice, names)))
        elif self._advice is not None:
            self._head.show_advice(self._advice, names)

    def forget(self) -> None:
        """The plan is another: nobody wants the answer any more."""
        self._advice = None
        self._drop()
        self._head.forget_advice()

    # -- inside

    def _tell(self, advice: tuple[Advice, ...] | Refused) -> None:
        self._advice = advice
        self.show()

    def _drop(self) -> None:
        if self._stopped is not None:
            self._stopped.set()
        self._stopped = self._answer = None

    def _on_answer(self, answer: Future[tuple[Advice, ...]]) -> None:
        if answer is not self._answer or not isValid(self):
            return
        self._drop()
        error = answer.exception()
        if error is None:
            self._tell(answer.result())
        elif isinstance(error, Refused):
            self._tell(error)
        else:
            raise error


def think(plan: Standing, effort: int, stopped: threading.Event) -> tuple[Advice, ...]:
    """The alternatives worth telling, those without repeats first, rounds counted as the day does;
    runs in a thread. What a new plan for the same tables gives as well is no merit of another.

    Rules that no plan can keep are eased as when a plan is made. Raises `Refused` with ids where
    no plan is possible at all.
    """
    wishes = eased_wishes(plan.wishes)
    told = list(advise(wishes, plan.report, effort=effort, cancelled=stopped.is_set))
    if stopped.is_set() or not told:
        return ()
    fresh = told[0].then
    found = [
        each
        for each in told
        if is_better(each) and (each.kind == "plan" or is_better(replace(each, now=fresh)))
    ]
    best = sorted(found, key=_repeats)[:_MOST]
    return tuple(_as_the_day_counts(each, plan.begun) for each in best)


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
        advice.kind in ("plan", "tables")
        and then.repeats == now.repeats
        and then.fewest_met > now.fewest_met
    )


def _repeats(advice: Advice) -> int:
    return advice.then.repeats
