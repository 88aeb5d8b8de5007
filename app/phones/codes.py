"""Codes and ids that come from devices: read with patience, trusted with care."""

from __future__ import annotations

import random
import re
from typing import Final

from app.models.errors import Refused
from app.models.voting import ALPHABET

TABLE_CODE_LENGTH: Final = 6
_LOOKALIKES: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_ID: Final = re.compile(r"[A-Za-z0-9_-]{8,64}")


def draw_table_codes(rng: random.Random, count: int) -> tuple[str, ...]:
    """An access code for each table, no two alike. Give it `random.SystemRandom()` outside of
    rehearsals.
    """
    codes: dict[str, None] = {}
    while len(codes) < count:
        codes["".join(rng.choice(ALPHABET) for _ in range(TABLE_CODE_LENGTH))] = None
    return tuple(codes)


def table_code(typed: str) -> str:
    """A table's code as kept, from what was typed: any case, spaces, O for 0, I or L for 1."""
    signs = typed.upper().translate(_LOOKALIKES)
    return "".join(sign for sign in signs if sign in ALPHABET)


def device_id(given: str) -> str:
    """An id a device drew for a note or a ballot. Raises Refused("request-malformed")."""
    if not _ID.fullmatch(given):
        raise Refused("request-malformed")
    return given
