"""A machine whose clocks a test turns: it may run, sleep, and have its clock set."""

from __future__ import annotations

from app.models.clock import Reading
from tests.assemblies import NOW


class Machine:
    """Calling it reads its clocks, as `app.day_clock.read_clocks` does on a real one."""

    def __init__(self, wall: int = NOW) -> None:
        self.wall, self.steady, self.awake = wall, 70_000, 60_000

    def __call__(self) -> Reading:
        return Reading(self.wall, self.steady, self.awake)

    def run(self, ms: int) -> None:
        self.wall += ms
        self.steady += ms
        self.awake += ms

    def sleep(self, ms: int) -> None:
        self.wall += ms
        self.steady += ms

    def set_clock(self, by_ms: int) -> None:
        self.wall += by_ms
