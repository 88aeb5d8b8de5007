"""What somebody wants of the document, and what becomes of it on the way to the disk."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Concatenate, ParamSpec

from app.deeds import Deed, Trail
from app.models.assembly import Aspect, Assembly
from app.models.entries import Facts

P = ParamSpec("P")


@dataclass(slots=True)
class Wish:
    """Something somebody wants. With a label it comes from the window: it can be undone, and a
    refusal is shown. `deed` is what a step took off the line, to be put back if it is refused.
    """

    decide: Callable[[Assembly], Facts]
    future: Future[Facts]
    label: str = ""
    trail: Trail = Trail.NEW
    deed: Deed | None = None


@dataclass(slots=True)
class Pending:
    """A batch that is on its way to the disk. `epoch` counts the times the disk refused before."""

    epoch: int
    aspects: Aspect = Aspect.NOTHING
    settled: list[tuple[Future[Facts], Facts]] = field(default_factory=list)

    @property
    def facts(self) -> Facts:
        """All that was decided, in order."""
        return tuple(fact for _, several in self.settled for fact in several)


def fulfil(settled: list[Pending]) -> None:
    """Give everybody the facts that are on disk now."""
    for pending in settled:
        for future, facts in pending.settled:
            future.set_result(facts)


def fail(settled: list[Pending], error: Exception) -> None:
    """Tell everybody that nothing of it is on disk."""
    for pending in settled:
        for future, _ in pending.settled:
            future.set_exception(error)


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
