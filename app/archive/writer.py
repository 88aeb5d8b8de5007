"""The writer thread: the only place where facts meet the disk while the window is open.

Commits never happen on the GUI thread, and everything that waits shares one commit: on a slow disk
one commit a ballot turns one second into fifteen (`research/reliability-security.md` section 4).
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.archive.ballast import Ballast
from app.archive.journal import Journal
from app.models.entries import Facts
from app.models.errors import Refused

MOST_TOGETHER = 256

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Batch:
    """Facts decided together. `epoch` tells decisions made before a failure from those made after
    it.
    """

    number: int
    epoch: int
    facts: Facts
    now_ms: int


Done = Callable[[tuple[Batch, ...], Exception | None], None]


class Writer:
    """Appends batches in order, and runs other work on the journal between them."""

    def __init__(self, journal: Journal, done: Done, ballast: Ballast | None = None) -> None:
        """`done` is called on the writer thread, with the batches that share one fate; `ballast` is
        laid there, and given up when the disk is full.
        """
        self._journal, self._ballast = journal, ballast
        self._done = done
        self._waiting: queue.SimpleQueue[Batch | Callable[[], None] | None] = queue.SimpleQueue()
        self._failed_epoch = -1
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def write(self, batch: Batch) -> None:
        """Put a batch in line."""
        self._waiting.put(batch)

    def back_up(
        self,
        target: Path,
        made: Callable[[Exception | None], None],
        *,
        instead_of: Path | None = None,
    ) -> None:
        """Copy the journal to `target` when what is in line before is on disk; then the copy that
        it stands `instead_of` goes. `made` is told on the writer thread what went wrong, if
        anything.
        """

        def copy() -> None:
            try:
                self._journal.backup(target)
                if instead_of is not None:
                    instead_of.unlink(missing_ok=True)
            except Exception as error:  # whatever it is: the thread has to go on writing
                log.exception("no copy was made")
                made(error)
            else:
                made(None)

        self._waiting.put(copy)

    def look_at_disk(self, looked: Callable[[bool, bool], None]) -> None:
        """Behind all that waits: whether the journal takes a write, and whether ballast lies there,
        which is laid if there is room. `looked` is told both on the writer thread.
        """

        def look() -> None:
            is_laid = self._ballast is None or self._ballast.lay()
            looked(self._journal.is_writable(), is_laid)

        self._waiting.put(look)

    def wait(self) -> None:
        """Return when what is in line now is settled."""
        done = threading.Event()
        self._waiting.put(done.set)
        done.wait()

    def stop(self) -> None:
        """Finish what is in line and end the thread."""
        self._waiting.put(None)
        self._thread.join()
        if self._ballast is not None:
            self._ballast.remove()

    def _run(self) -> None:
        while True:
            first = self._waiting.get()
            if first is None:
                return
            after = self._append(first) if isinstance(first, Batch) else first
            if after is not None:
                after()

    def _append(self, first: Batch) -> Callable[[], None] | None:
        """Append a batch and all that wait behind it; give back other work that came between."""
        together, other = [first], None
        while len(together) < MOST_TOGETHER:
            try:
                following = self._waiting.get_nowait()
            except queue.Empty:
                break
            if isinstance(following, Batch):
                together.append(following)
                continue
            if following is None:
                self._waiting.put(None)
            else:
                other = following
            break
        stale = tuple(each for each in together if each.epoch <= self._failed_epoch)
        fresh = tuple(each for each in together if each.epoch > self._failed_epoch)
        if stale:
            self._done(stale, Refused("not-saved"))
        if fresh:
            self._commit(fresh)
        return other

    def _commit(self, batches: tuple[Batch, ...]) -> None:
        facts = tuple(fact for each in batches for fact in each.facts)
        try:
            if facts:
                self._put_on_disk(facts, max(each.now_ms for each in batches))
        except Exception as error:
            log.exception("a batch of %d facts is not on disk", len(facts))
            self._failed_epoch = max(each.epoch for each in batches)
            self._done(batches, error)
        else:
            self._done(batches, None)
            self._journal.forget_order()  # nobody waits for that

    def _put_on_disk(self, facts: Facts, now_ms: int) -> None:
        """On a full disk once more, when there was ballast to give up."""
        try:
            self._journal.append(facts, now_ms)
        except Refused as refused:
            if refused.code != "disk-full" or self._ballast is None or not self._ballast.free():
                raise
            self._journal.append(facts, now_ms)
