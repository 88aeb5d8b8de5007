"""What the facilitator did and can take back, in words; the facts that do it are new entries."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.models.entries import Facts
from app.models.room import RoomFact

MOST_UNDO = 200
MOMENT_S: Final = 10.0
"""How long a slide that was taken can be taken back."""


class Trail(Enum):
    """Which way a wish goes along the line of deeds."""

    NEW = "new"
    BACK = "back"
    FORTH = "forth"


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, in words, and the facts that take it back."""

    label: str
    inverse: Facts

    @property
    def is_in_the_room(self) -> bool:
        """True when taking it back changes nothing but what the room sees."""
        return all(isinstance(each, RoomFact) for each in self.inverse)


class Deeds:
    """The line of deeds, and the place on it where the facilitator stands.

    What was taken to the room can be taken back for a moment, for whoever showed the wrong slide.
    Then, or when something else was done, it is off the line: nothing reaches the room because
    somebody wanted an edit of a while ago back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds that only grow."""
        self._clock = clock
        self._done: deque[_Kept] = deque(maxlen=MOST_UNDO)
        self._undone: deque[_Kept] = deque(maxlen=MOST_UNDO)

    @property
    def undo_label(self) -> str:
        """What undo would take back, in words; "" when there is nothing."""
        last = self._last(self._done)
        return last.label if last else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again, in words; "" when there is nothing."""
        last = self._last(self._undone)
        return last.label if last else ""

    def remember(self, deed: Deed, trail: Trail) -> None:
        """Put a deed on the line; a new one ends what could be done again."""
        line = self._undone if trail is Trail.BACK else self._done
        if not deed.is_in_the_room:
            _drop_from_the_room(line)
        line.append(_Kept(deed, self._clock()))
        if trail is Trail.NEW:
            self._undone.clear()

    def step_back(self) -> Deed | None:
        """The last deed, off the line."""
        return self._step(self._done)

    def step_forth(self) -> Deed | None:
        """The last deed that was taken back, off the line."""
        return self._step(self._undone)

    def clear(self) -> None:
        """Forget everything, as when the assembly was read anew."""
        self._done.clear()
        self._undone.clear()

    def _last(self, line: deque[_Kept]) -> Deed | None:
        while line and line[-1].deed.is_in_the_room and self._clock() - line[-1].at > MOMENT_S:
            line.pop()
        return line[-1].deed if line else None

    def _step(self, line: deque[_Kept]) -> Deed | None:
        last = self._last(line)
        if last is not None:
            line.pop()
        return last


@dataclass(frozen=True, slots=True)
class _Kept:
    deed: Deed
    at: float


def _drop_from_the_room(line: deque[_Kept]) -> None:
    while line and line[-1].deed.is_in_the_room:
        line.pop()
