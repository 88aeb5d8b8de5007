"""How early the end of an item is warned of: by shares of its length or by minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_MINUTE_MS: Final = 60_000
_MOST: Final = 99


@dataclass(frozen=True, slots=True)
class Warnings:
    """Two stages, `first` and `last`, in percent of the length or in whole minutes before the end.

    One rule for the whole assembly: wall, window and every laptop warn at the same moment.
    """

    first: int = 20
    last: int = 5
    is_minutes: bool = False

    @property
    def are_sound(self) -> bool:
        """True when the last warning comes after the first, and both before the end."""
        return 0 < self.last < self.first <= _MOST

    def left_ms(self, length_ms: int) -> tuple[int, int]:
        """How much is left at the first and at the last warning of an item so long.

        Minutes are bounded by the half and by the tenth of the length, so that a talk of five
        minutes is not under warning from its beginning.
        """
        if self.is_minutes:
            first = min(self.first * _MINUTE_MS, length_ms // 2)
            return first, min(self.last * _MINUTE_MS, max(length_ms // 10, 1))
        return length_ms * self.first // 100, length_ms * self.last // 100
