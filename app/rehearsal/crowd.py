"""The people with phones in a process of their own, as phones in a room are: they take no turn of
the window's interpreter, so that a rehearsal shows how free the window really is.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from types import TracebackType

from app.rehearsal.people import NoteTaker, Voter, vote_all, write_all
from app.second_lane import CONTEXT


class Crowd:
    """Everybody in the room who holds a phone, for as long as the context is open."""

    def __init__(self) -> None:
        self._elsewhere = ProcessPoolExecutor(1, CONTEXT)

    def __enter__(self) -> Crowd:
        """The crowd itself; its process starts with the first wish."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Everybody goes home."""
        self._elsewhere.shutdown(cancel_futures=True)

    def write(self, port: int, item: str, takers: Sequence[NoteTaker]) -> int:
        """All tables write at once; how many notes. Raises what a phone was refused."""
        return self._elsewhere.submit(write_all, port, item, takers).result()

    def vote(self, port: int, poll: str, voters: Sequence[Voter]) -> None:
        """Everybody votes at once. Raises what a phone was refused."""
        self._elsewhere.submit(vote_all, port, poll, voters).result()
