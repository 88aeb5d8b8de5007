"""What the facilitator did and can take back, in words; the facts that do it are new entries."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum

from app.models.entries import Facts

MOST_UNDO = 200


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


class Deeds:
    """The line of deeds, and the place on it where the facilitator stands."""

    def __init__(self) -> None:
        self._done: deque[Deed] = deque(maxlen=MOST_UNDO)
        self._undone: list[Deed] = []

    @property
    def undo_label(self) -> str:
        """What undo would take back, in words; "" when there is nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again, in words; "" when there is nothing."""
        return self._undone[-1].label if self._undone else ""

    def remember(self, deed: Deed, trail: Trail) -> None:
        """Put a deed on the line; a new one ends what could be done again."""
        if trail is Trail.BACK:
            self._undone.append(deed)
            return
        self._done.append(deed)
        if trail is Trail.NEW:
            self._undone.clear()

    def step_back(self) -> Deed | None:
        """The last deed, off the line."""
        return self._done.pop() if self._done else None

    def step_forth(self) -> Deed | None:
        """The last deed that was taken back, off the line."""
        return self._undone.pop() if self._undone else None

    def clear(self) -> None:
        """Forget everything, as when the assembly was read anew."""
        self._done.clear()
        self._undone.clear()
