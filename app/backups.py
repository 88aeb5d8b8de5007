"""Copies of the journal that are made beside it, each minute in which something changed.

Two copies made during a poll would tell together which ballots came between them, and so, to who
watched the room, whose they are. A ballot that was acknowledged must still survive a dead disk. So
while a poll is open, and while its closing can be taken back, each copy takes the place of the one
before: there is never more than one with part of a poll's ballots, and none once the poll is over.
The ten copies from before the poll stay.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from app.archive.writer import Writer
from app.models.assembly import Assembly
from app.models.errors import Refused
from app.models.voting import REOPEN_MS, Poll, PollState

_BEHIND_S: Final = 150.0
"""Two of the minutes in which copies are made, and a little."""


class Backups:
    """The copies of one journal: ten, each named after its minute's last digit, and that of an open
    poll.
    """

    def __init__(
        self,
        writer: Writer,
        journal: Path,
        folder: Path | None,
        came: Callable[[Refused | None], None],
    ) -> None:
        """`came` is told why there is no copy, or None when there is one, on the thread that asks
        or on the writer thread.
        """
        self._writer, self._journal, self._folder = writer, journal, folder
        self._came = came
        self._is_due, self._due_since = False, 0.0

    def note_change(self) -> None:
        """There is something new to copy."""
        if not self._is_due:
            self._is_due, self._due_since = True, time.monotonic()

    def newest(self, mandate: str) -> int:
        """When the newest copy was made, milliseconds since 1970; 0 when there is none."""
        if not self._folder:
            return 0
        copies = (self._folder / (mandate or self._journal.stem)).glob(
            f"{self._journal.stem}-?{self._journal.suffix}"
        )
        try:
            return max((each.stat().st_mtime_ns // 1_000_000 for each in copies), default=0)
        except OSError:
            return 0

    @property
    def is_behind(self) -> bool:
        """True when something waits for its copy since minutes, as when the disk takes no more."""
        return self._is_due and time.monotonic() - self._due_since > _BEHIND_S

    def make(self, assembly: Assembly, now_ms: int) -> None:
        """Copy the journal into the folder if anything changed since the last copy."""
        if not self._folder or not self._is_due:
            return
        folder = self._folder / (assembly.mandate.id or self._journal.stem)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._came(Refused("backup-no-folder", folder=str(folder)))
            return
        self._is_due = False
        of_poll = folder / f"{self._journal.stem}-poll{self._journal.suffix}"
        if any(_takes_ballots(each, now_ms) for each in assembly.voting):
            self._writer.back_up(of_poll, self._on_made)
            return
        usual = folder / f"{self._journal.stem}-{now_ms // 60_000 % 10}{self._journal.suffix}"
        self._writer.back_up(usual, self._on_made, instead_of=of_poll)

    def renew(self, assembly: Assembly, now_ms: int) -> int:
        """Take away all copies, which hold what was erased since, and make one; how many went."""
        if not self._folder:
            return 0
        folder = self._folder / (assembly.mandate.id or self._journal.stem)
        old = list(folder.glob(f"*{self._journal.suffix}"))
        for each in old:
            each.unlink(missing_ok=True)
        self.note_change()
        self.make(assembly, now_ms)
        return len(old)

    def _on_made(self, error: Exception | None) -> None:
        """On the writer thread: the next minute tries again."""
        if error is None:
            self._came(None)
            return
        self._is_due = True
        code = error.code if isinstance(error, Refused) else ""
        self._came(Refused("backup-no-room" if code == "disk-full" else "backup-not-made"))


def _takes_ballots(poll: Poll, now_ms: int) -> bool:
    """True while ballots come in, or may come again."""
    can_reopen = poll.state is PollState.CLOSED and now_ms - poll.closed_at <= REOPEN_MS
    return poll.state is PollState.OPEN or can_reopen
