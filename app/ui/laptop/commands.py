"""What the window asks for about time, speakers and sound."""

from __future__ import annotations

from typing import Protocol


class TimeCommands(Protocol):
    """Answered by the composition root."""

    def add_five(self) -> None:
        """Five minutes more for the current agenda item."""

    def ask_time_left(self) -> None:
        """Asks how much time the current agenda item has left."""

    def next_speaker(self) -> None:
        """Gives the floor to whoever is next on the list of speakers."""

    def ask_sound(self) -> None:
        """Asks how loud gong and tick are, and how early the end is warned of."""
