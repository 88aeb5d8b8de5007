"""What is planned of an agenda item: when, how long, what may move, and who does what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

MINUTE_MS: Final = 60_000
DAY_MIN: Final = 24 * 60


class ItemKind(StrEnum):
    """What happens in an agenda item."""

    PLENARY = "plenary"
    EXPERT = "expert"
    TABLE_ROUND = "table_round"
    NOTES = "notes"
    THEMES = "themes"
    DRAFTING = "drafting"
    POLL = "poll"
    BREAK = "break"


class Lock(StrEnum):
    """What of an item never moves, whatever happens before it."""

    NONE = "none"
    START = "start"
    LENGTH = "length"
    END = "end"


@dataclass(frozen=True, slots=True)
class Step:
    """A part of an item: what is done, and for how many minutes."""

    title: str
    length_min: int

    @property
    def length_ms(self) -> int:
        """The same in milliseconds."""
        return self.length_min * MINUTE_MS


@dataclass(frozen=True, slots=True)
class Plan:
    """What was planned of an item. `start_min` counts minutes from midnight, -1 when it follows the
    one before; without a lock it is the earliest start. `end_min` is where an item with a locked
    end ends, -1 for every other.

    `task` is what tables read, `private_note` what only the facilitator reads, `round` the seating
    round. `public_title` is what everybody else reads instead of `title`, "" for the same. `slide`
    names the scene the room screen is to be offered, "" for the usual one of its kind. `template`
    names what a note of the tables asks for (`models/templates.py`), "" for a plain note.
    """

    title: str
    kind: ItemKind = ItemKind.PLENARY
    start_min: int = -1
    length_min: int = 10
    owner: str = ""
    task: str = ""
    private_note: str = ""
    round: int = 0
    public_title: str = ""
    materials: str = ""
    lock: Lock = Lock.NONE
    end_min: int = -1
    is_optional: bool = False
    slide: str = ""
    steps: tuple[Step, ...] = ()
    template: str = ""

    @property
    def shown(self) -> str:
        """The title for the room, the phones, paper and the report."""
        return self.public_title or self.title

    @property
    def steps_min(self) -> int:
        """How long the steps last together."""
        return sum(each.length_min for each in self.steps)

    @property
    def steps_text(self) -> str:
        """The steps as one types them: a line each, minutes first."""
        return "\n".join(f"{each.length_min} {each.title}" for each in self.steps)

    def lasting(self, minutes: int) -> Plan:
        """The same in another length, before it begins. Steps that would not fit shrink in
        proportion, to a minute each at least; where there are more than minutes the last ones fall
        away.
        """
        fits = self.steps_min <= minutes
        steps = self.steps if fits else shares_of_steps(self.steps[:minutes], minutes)
        return replace(self, length_min=minutes, steps=steps)


def shared_out(total: int, weights: Sequence[int]) -> list[int]:
    """A whole number in shares as the weights, by largest remainder; they add up to it."""
    whole = sum(weights) or 1
    shares = [total * each // whole for each in weights]
    by_rest = sorted(range(len(weights)), key=lambda at: (-(total * weights[at] % whole), at))
    for at in by_rest[: total - sum(shares)]:
        shares[at] += 1
    return shares


def shares_of_steps(steps: Sequence[Step], minutes: int) -> tuple[Step, ...]:
    """The same in so many minutes together, at most what they have and a minute each at least."""
    shares = shared_out(minutes - len(steps), [each.length_min - 1 for each in steps])
    return tuple(
        replace(each, length_min=share + 1) for each, share in zip(steps, shares, strict=True)
    )
