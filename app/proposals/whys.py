"""Why the rules of a plan are broken, found beside the window: each takes some hundredths of a
second, for other rules are given up in trial.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from app.engines.seating import Broken, Reason, Wishes, reasons

if TYPE_CHECKING:
    from app.engine_process import Engine

Found = tuple[tuple[Reason, ...], ...]
"""What stands in the way of each."""
AskWhys = Callable[[Wishes, Sequence[Broken]], "Future[Found]"]


def whys(engine: Engine | None, wishes: Wishes, broken: Sequence[Broken]) -> Found:
    """The reasons of each; runs in a thread, which has `engine` do it where there is one. Raises
    `Refused` as the engine does.
    """
    if engine is None:
        return reasons_of(wishes, tuple(broken))
    return engine.call(reasons_of, wishes, tuple(broken))


def reasons_of(wishes: Wishes, broken: tuple[Broken, ...]) -> Found:
    """The reasons of each, in this process."""
    return tuple(reasons(wishes, each) for each in broken)
