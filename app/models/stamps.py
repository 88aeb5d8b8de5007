"""Hybrid logical clock: stamps that sort as text in the order things happened, whatever the wall
clocks say.

After Kulkarni and others, "Logical Physical Clocks" (2014): a stamp is the wall clock in
milliseconds, held at the highest stamp seen so far, and a counter that breaks ties.
"""

from __future__ import annotations

_LAST_COUNT = 99_999


class Stamps:
    """Hands out stamps that only grow, on this laptop and after every stamp it has witnessed."""

    def __init__(self, last: str = "") -> None:
        self._ms, self._count = _parts(last) if last else (0, 0)

    @property
    def last(self) -> str:
        """The highest stamp handed out or witnessed."""
        return _stamp(self._ms, self._count)

    def next(self, now_ms: int) -> str:
        """A stamp later than all before it; `now_ms` is the wall clock, milliseconds since 1970."""
        if now_ms > self._ms:
            self._ms, self._count = now_ms, 0
        elif self._count < _LAST_COUNT:
            self._count += 1
        else:
            self._ms, self._count = self._ms + 1, 0
        return self.last

    def witness(self, stamp: str) -> None:
        """Never fall behind `stamp`, which another laptop made."""
        self._ms, self._count = max((self._ms, self._count), _parts(stamp))


def _stamp(ms: int, count: int) -> str:
    return f"{ms:013d}-{count:05d}"


def _parts(stamp: str) -> tuple[int, int]:
    ms, _, count = stamp.partition("-")
    return int(ms), int(count)
