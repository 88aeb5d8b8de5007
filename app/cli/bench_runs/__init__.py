"""The measurements of `bordrunde bench`: what Bordrunde exists for, and how fast it has to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NAMES: Final = (
    "window", "click", "import", "reopen", "rebuild", "sync", "stall", "room", "seat", "cluster",
    "ballots", "time", "themes", "notes", "board", "polls", "seating", "scans", "lottery",
)  # fmt: skip
"""In the order they are run."""

LONG: Final = ("seating", "scans")
"""Only measured when asked for: minutes."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `what` is an English text of the catalogue; `target` is the most it may be, or
    the least where `is_least`; None when it is only told. `decimals` is how many are shown.
    """

    bench: str
    what: str
    value: float
    unit: str
    target: float | None = None
    decimals: int = 0
    is_least: bool = False

    @property
    def is_met(self) -> bool:
        """True when it is as good as wanted."""
        if self.target is None:
            return True
        return self.value >= self.target if self.is_least else self.value <= self.target


def median(values: list[float]) -> float:
    """The middle one of a sorted list; of an even number the upper of the two."""
    return sorted(values)[len(values) // 2]


def most_of(values: list[float], share: float) -> float:
    """The smallest value that so great a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
