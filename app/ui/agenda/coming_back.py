"""What a programme proposes and finds again: a free round, and an item that Undo brought back."""

from __future__ import annotations

from collections.abc import Callable

from app.models.assembly import Assembly
from app.models.seating import MOST_ROUNDS


def free_round(assembly: Assembly, meeting: str) -> int:
    """The first round of the day's seating plan that no item has, 0 when all are taken. While there
    is no plan it may still get as many as any.
    """
    taken = {each.plan.round for each in assembly.agenda.day(meeting)}
    rounds = len(assembly.seating.rounds(meeting)) or MOST_ROUNDS
    return next((each for each in range(1, rounds + 1) if each not in taken), 0)


class Removed:
    """Items that were removed here, so that the one that comes back is chosen."""

    def __init__(self) -> None:
        self._asked = set[str]()
        self._gone = set[str]()

    def ask(self, item: str) -> None:
        """It shall go; it is still there."""
        self._asked.add(item)

    def back(self, is_there: Callable[[str], bool]) -> str:
        """The id of one that was gone and is there again, told once; "" for none."""
        found = next((each for each in self._gone if is_there(each)), "")
        self._gone.discard(found)
        left = {each for each in self._asked if not is_there(each)}
        self._gone |= left
        self._asked -= left
        return found
