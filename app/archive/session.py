"""A document without a window: for commands that change a file and go."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec

from app.archive.journal import Journal
from app.models.assembly import Assembly
from app.models.entries import Facts

P = ParamSpec("P")


class Session:
    """An open journal and the assembly it holds; one decision at a time, each on disk when it
    returns.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.assembly = journal.fold()

    @classmethod
    def open(cls, path: Path, device: str) -> Session:
        """Open a file that is there. Raises as `Journal.open`."""
        return cls(Journal.open(path, device))

    @classmethod
    def create(cls, path: Path, device: str) -> Session:
        """Make a new file. Raises as `Journal.create`."""
        return cls(Journal.create(path, device))

    def __enter__(self) -> Session:
        """The session itself; the file closes at the end of the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.journal.close()

    def perform(
        self, decide: Callable[Concatenate[Assembly, P], Facts], *args: P.args, **kwargs: P.kwargs
    ) -> Facts:
        """Decide, put the facts on disk, and only then let them be true. Raises what `decide`
        raises.
        """
        facts = decide(self.assembly, *args, **kwargs)
        if facts:
            self.journal.append(facts, time.time_ns() // 1_000_000)
            self.journal.forget_order()
            for fact in facts:
                self.assembly.apply(fact)
        return facts
