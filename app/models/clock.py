"""Two clocks held against each other: did time pass as usual, did the laptop sleep, was its clock
changed? Pure: pairs of readings in, an answer out; who reads the clocks is `app.day_clock`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

JUMP_MS: Final = 2_000
"""Less than this is noise: a busy machine, a clock that a time server trims (DESIGN section 8)."""

DAY_MS: Final = 16 * 3_600_000
"""The longest day of work. What was measured longer ago belongs to another day."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Three clocks of one moment, in milliseconds.

    `wall` counts since 1970 and can be set by anybody; `steady` counts since the start of the
    machine, also while it sleeps, and cannot be set; `awake` is as `steady` but stands still in
    sleep.
    """

    wall: int
    steady: int
    awake: int


@dataclass(frozen=True, slots=True)
class Passed:
    """What is worth telling of the time between two readings, in milliseconds; 0 when nothing is.

    `changed` is how far the wall clock was set on; negative when it was set back.
    """

    slept: int = 0
    changed: int = 0


def passed(before: Reading, after: Reading) -> Passed:
    """Hold two readings against each other. Both may have happened at once."""
    steady = after.steady - before.steady
    slept = steady - (after.awake - before.awake)
    changed = after.wall - before.wall - steady
    return Passed(slept if slept > JUMP_MS else 0, changed if abs(changed) > JUMP_MS else 0)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What ties the assembly's time to the steady clock: at `steady` it was `now`.

    `wall` is what the wall clock said then, `boot` names the run of the machine that `steady`
    counts in ("" when the system does not say), and `kept` is how far the wall clock is ahead by
    the facilitator's consent.
    """

    steady: int
    now: int
    wall: int
    boot: str = ""
    kept: int = 0

    @classmethod
    def at_wall(cls, reading: Reading, boot: str = "") -> Anchor:
        """From here on as the wall clock says."""
        return cls(reading.steady, reading.wall, reading.wall, boot)

    def now_at(self, steady: int) -> int:
        """The assembly's time, milliseconds since 1970."""
        return self.now + steady - self.steady

    def ahead(self, reading: Reading) -> int:
        """How far the wall clock is ahead of the assembly's time; negative when it is behind."""
        return reading.wall - self.now_at(reading.steady)


def resumed(kept: Anchor | None, reading: Reading, boot: str) -> Anchor:
    """The anchor of a program that starts, from the one that an earlier run left.

    In the same run of the machine time goes on exactly as before, whatever was done to the wall
    clock meanwhile. After a restart of the machine only the wall clock is left to ask; a difference
    to it that the facilitator kept today is kept on. Anything older than a day is forgotten.
    """
    if kept is None:
        return Anchor.at_wall(reading, boot)
    if boot and boot == kept.boot and 0 <= reading.steady - kept.steady < DAY_MS:
        return kept
    if kept.kept and 0 <= reading.wall - kept.wall < DAY_MS:
        now = reading.wall - kept.kept
        return Anchor(reading.steady, now, reading.wall, boot, kept.kept)
    return Anchor.at_wall(reading, boot)
