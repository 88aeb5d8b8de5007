"""Answers on the way: the best plan so far, told now and then while a search goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from app.engines.seating.chance import Ints
from app.engines.seating.figures import report
from app.engines.seating.layout import as_rounds
from app.engines.seating.model import Model
from app.engines.seating.wishes import Plan, Report, Rounds, Wishes

# Counting a plan for people takes a moment, longer in a large room, and nobody reads quicker.
_PAUSE_S: Final = 0.3
_SHARE: Final = 8


class Finder(Protocol):
    """Something with a best seating."""

    def best(self) -> Ints:
        """The best seating so far, shape (rounds, tables, chairs)."""
        ...


class Witness:
    """Tells each plan that is better than the one told before, the first one at once.

    Fewer broken wishes count first; then repeats, with a person off the mirror at `price` repeats.
    `held` are the rounds that were over before; `steps` is the number of steps spent so far.
    """

    def __init__(
        self,
        wishes: Wishes,
        model: Model,
        price: float,
        tell: Callable[[Plan], None],
        now: Callable[[], float],
        held: Rounds = (),
    ) -> None:
        self._wishes, self._model, self._held = wishes, model, held
        self._price, self._tell, self._now = price, tell, now
        self._began = now()
        self._next = self._began
        self._last: tuple[int, float] | None = None
        self._seats: Ints | None = None

    def look(self, finder: Finder, steps: int) -> None:
        """Tells the finder's best plan when it is time and the plan is better."""
        if self._now() < self._next:
            return
        self.see(finder.best(), steps)

    def see(self, seats: Ints, steps: int) -> None:
        """Tells a plan, shape (rounds, tables, chairs), when it is better than the last."""
        asked = self._now()
        rounds, seconds = (*self._held, *as_rounds(self._model, seats)), asked - self._began
        counted = report(self._wishes, rounds, held=len(self._held), effort=steps, seconds=seconds)
        if self._last is None or self._score(counted) < self._last:
            self._last, self._seats = self._score(counted), seats.copy()
            self._tell(Plan(rounds, counted))
        self._next = self._now() + max(_PAUSE_S, _SHARE * (self._now() - asked))

    def not_worse(self, seats: Ints) -> Ints:
        """These seats, or those of the plan told last if that is better."""
        rounds = (*self._held, *as_rounds(self._model, seats))
        counted = report(self._wishes, rounds, held=len(self._held))
        if self._seats is None or self._last is None or self._last >= self._score(counted):
            return seats
        return self._seats

    def _score(self, counted: Report) -> tuple[int, float]:
        return len(counted.broken), counted.repeats + self._price * counted.imbalance
