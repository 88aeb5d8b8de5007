"""When unreachable objects are swept away, and by whom.

Python's cyclic collector runs on whichever thread happens to allocate. A Qt object that dies on
another thread than the window's takes the program down, and Bordrunde has server and writer
threads. So the collector is switched off, and a timer of the window's thread calls `sweep`.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

SWEEP_EVERY_MS: Final = 250
"""How often the window's timer should call `sweep`: in a second five hundred phones leave so much
that its sweep holds up two frames of the room screen.
"""

_THRESHOLDS: Final = (700, 2, 120)
"""Allocations, then sweeps of the generation below, that make a generation worth sweeping. What
survives is looked at again while it is little; the oldest wait two minutes.
"""


def hold() -> None:
    """Switches the collector off while the program is loaded, which leaves nothing to sweep and
    would set it off a hundred times.
    """
    gc.disable()


@contextmanager
def held() -> Iterator[None]:
    """The collector switched off for work that makes very much and leaves nothing in circles: it
    would look through all of it again and again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def start() -> None:
    """Switches the collector off; what was loaded until now is never looked at again. Unless it was
    held, what lies about by now is swept away first.
    """
    if gc.isenabled():
        gc.disable()
        gc.collect()
    gc.freeze()


def sweep() -> int | None:
    """Sweeps the oldest generation that has enough to sweep; says which (0 to 2), or None.

    Only for the window's thread. Young objects are looked at often and cheaply, old ones seldom.
    """
    for generation, (count, enough) in reversed(
        list(enumerate(zip(gc.get_count(), _THRESHOLDS, strict=True)))
    ):
        if count > enough:
            gc.collect(generation)
            return generation
    return None
