"""What somebody wants of the document, and what becomes of it on the way to the disk."""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Concatenate, ParamSpec

from app.deeds import Deed, Trail
from app.models.assembly import Aspect, Assembly
from app.models.entries import Facts

P = ParamSpec("P")


@dataclass(slots=True)
class Wish:
    """Something somebody wants. With a label it comes from the window: it can be undone, and a
    refusal is shown. `deed` is what a step took off the line, to be put back if it is refused.
    `is_afar` when somebody elsewhere, as on a phone, waits for the answer.
    """

    decide: Callable[[Assembly], Facts]
    label: str = ""
    trail: Trail = Trail.NEW
    deed: Deed | None = None
    is_afar: bool = False
    future: Future[Facts] = field(default_factory=Future)


class Inbox:
    """Wishes that wait to be decided; from any thread."""

    def __init__(self) -> None:
        self._wishes: deque[Wish] = deque()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._wishes)

    def put(self, wish: Wish) -> None:
        """One more."""
        with self._lock:
            self._wishes.append(wish)

    def take_all(self) -> list[Wish]:
        """All that wait, in the order they came."""
        with self._lock:
            wishes = list(self._wishes)
            self._wishes.clear()
        return wishes


@dataclass(slots=True)
class Pending:
    """A batch that is on its way to the disk. `epoch` counts the times the disk refused before."""

    epoch: int
    aspects: Aspect = Aspect.NOTHING
    settled: list[tuple[Wish, Facts]] = field(default_factory=list)

    @property
    def facts(self) -> Facts:
        """All that was decided, in order."""
        return tuple(fact for _, several in self.settled for fact in several)


def touched(settled: Iterable[Pending]) -> Aspect:
    """What these batches changed."""
    return reduce(or_, (each.aspects for each in settled), Aspect.NOTHING)


def is_from_here(settled: Iterable[Pending]) -> bool:
    """Whether anything of it was wished at this window."""
    return any(not wish.is_afar for pending in settled for wish, _ in pending.settled)


def fulfil(settled: Iterable[Pending], *, afar: bool) -> None:
    """Give those who are afar, or those who are here, the facts that are on disk now."""
    for pending in settled:
        for wish, facts in pending.settled:
            if wish.is_afar is afar:
                wish.future.set_result(facts)


def fail(settled: Iterable[Pending], error: Exception) -> None:
    """Tell everybody that nothing of it is on disk."""
    for pending in settled:
        for wish, _ in pending.settled:
            wish.future.set_exception(error)


def tell_bug(error: Exception) -> None:
    """Tell it as if nobody had caught it, and go on."""
    sys.excepthook(type(error), error, error.__traceback__)


def bound(
    decide: Callable[Concatenate[Assembly, P], Facts], *args: P.args, **kwargs: P.kwargs
) -> Callable[[Assembly], Facts]:
    """A decision with all it needs but the assembly."""

    def decided(assembly: Assembly) -> Facts:
        return decide(assembly, *args, **kwargs)

    return decided


def returning(facts: Facts) -> Callable[[Assembly], Facts]:
    """A decision that was made before, as what an undo does."""

    def decided(_: Assembly) -> Facts:
        return facts

    return decided
