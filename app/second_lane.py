"""A second process for the seating engine: the second lane of a new plan, where there is a core.

See `app.engines.seating.lanes` for what the two tell each other. Should it die or hang, the first
goes on alone. Nothing slow is loaded here: the process loads the engine itself.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from app.engines.seating.lanes import Mate

# What the linear algebra libraries of NumPy are told: a lane has one core.
_THREADS: Final = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")

CONTEXT: Final = multiprocessing.get_context("spawn")
_log = logging.getLogger(__name__)


class SecondLane:
    """A process that searches beside this one, for as long as the context is open.

    It starts at once and loads the engine meanwhile: enter it before anything slow.
    """

    def __init__(self) -> None:
        self._process, self._line = _started()
        claim_one_core()

    def __enter__(self) -> Mate | None:
        """Whom to give to `seat`; None where there is one core, or no process to be had."""
        if self._line is None:
            return None
        from app.engines.seating.beside import FarMate

        return FarMate(self._line)

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Kills it."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()


def _started() -> tuple[SpawnProcess | None, Connection | None]:
    """A process for a second lane and the line to it, where there is a core for it."""
    if _cores() < 2:
        return None, None
    ours, theirs = CONTEXT.Pipe()
    process = CONTEXT.Process(target=walk_beside, args=(theirs,), name="engine-beside", daemon=True)
    try:
        process.start()
    except OSError as error:
        _log.warning("No process for a second lane (%s)", error)
        ours.close()
        return None, None
    finally:
        theirs.close()
    return process, ours


def _cores() -> int:
    """The cores this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # not on Windows, nor on macOS
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def claim_one_core() -> None:
    """Leaves the other cores to others; only before NumPy is loaded."""
    for name in _THREADS:
        os.environ.setdefault(name, "1")


def walk_beside(line: Connection) -> None:
    """What the process beside runs: the second lane of plans, until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    claim_one_core()
    from app.engines.seating.beside import accompany

    accompany(line)
