"""How firmly a laptop is held awake, and who hears of it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum


class Grip(Enum):
    """How firmly the laptop is held awake."""

    NONE = "none"
    SCREEN_MAY_DARKEN = "screen-may-darken"
    FIRM = "firm"


Told = Callable[[Grip], None]
