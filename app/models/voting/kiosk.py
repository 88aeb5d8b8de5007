"""The desk where members without a phone vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

KIOSK_LASTS_MS: Final = 24 * 60 * 60 * 1_000


@dataclass(frozen=True, slots=True)
class Kiosk:
    """The code that opens the voting desk on a device in the room; "" while there is none."""

    code: str = ""
    opened_at: int = 0

    def is_open(self, now: int) -> bool:
        """True for a day from its opening (`now` in milliseconds since 1970)."""
        return bool(self.code) and now < self.opened_at + KIOSK_LASTS_MS
