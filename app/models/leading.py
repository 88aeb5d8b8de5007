"""Which laptop runs the assembly, when a second one has taken over from the first.

Laptops go by the ids they have in the journal. As long as none has taken over every laptop writes,
as several note-takers do who meet in the archive; one that was taken over from writes nothing more
unless somebody decides that it shall.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from app.models.entries import Fact, Facts
from app.models.errors import Refused


@dataclass(slots=True)
class Leading:
    """`stood_down` is by laptop who took over from it, and when, milliseconds since 1970."""

    stood_down: dict[str, tuple[str, int]] = field(default_factory=dict)


class HasLeading(Protocol):
    """What a decision about it looks at."""

    @property
    def leading(self) -> Leading:
        """Who took over from whom."""


@dataclass(frozen=True, slots=True)
class LeadingFact(Fact):
    """A fact about which laptop runs the assembly; nothing takes it back but another one."""


@dataclass(frozen=True, slots=True)
class LaptopTookOver(LeadingFact):
    """From now on `laptop` writes what `former` wrote before; of that one's entries it had `heard`
    when it took over, 0 where that is not known.
    """

    laptop: str
    former: str
    at: int
    heard: int = 0

    def change(self, leading: Leading) -> None:
        """Make the state say so."""
        leading.stood_down.pop(self.laptop, None)
        leading.stood_down[self.former] = (self.laptop, self.at)


FACTS = (LaptopTookOver,)


def take_over(room: HasLeading, laptop: str, former: str, now: int, heard: int = 0) -> Facts:
    """Let a laptop go on in place of another; a second time is no news."""
    taken = room.leading.stood_down.get(former)
    if laptop == former or (taken and taken[0] == laptop):
        return ()
    return (LaptopTookOver(laptop, former, now, heard),)


def write_again(room: HasLeading, laptop: str, now: int) -> Facts:
    """Somebody decides that a laptop that was taken over from goes on."""
    taken = room.leading.stood_down.get(laptop)
    return (LaptopTookOver(laptop, taken[0], now),) if taken else ()


def check_may_write(room: HasLeading, laptop: str, facts: Iterable[Fact]) -> None:
    """Raises Refused("taken-over") for what a laptop would write that was taken over from."""
    if laptop in room.leading.stood_down and not all(
        isinstance(each, LeadingFact) for each in facts
    ):
        raise Refused("taken-over")
