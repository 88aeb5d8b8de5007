"""What the keys of the seating board mean."""

from __future__ import annotations

from enum import Enum


class Mode(Enum):
    """What the next key means."""

    NONE = "none"
    MOVE = "move"
    SWAP = "swap"
    PART = "part"
