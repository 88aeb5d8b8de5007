"""What a lottery is drawn from: volunteers with their answers, targets, seats.

Plain data, as it was read and cleaned: an answer is spelled exactly as the target it belongs to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.models.errors import Refused


@dataclass(frozen=True, slots=True)
class Volunteer:
    """Somebody who said yes to the invitation.

    `answers` has the value for each criterion, in the order of `Lottery.criteria`. People with the
    same `address` are of one household; an empty one is nobody else's.
    """

    id: str
    answers: tuple[str, ...]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """How many of those drawn have this value: from `least` to `most`, both included."""

    criterion: str
    value: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Lottery:
    """So many `seats` among the volunteers, of each household at most one.

    `criteria` are those of the targets, in their order.
    """

    seats: int
    criteria: tuple[str, ...]
    targets: tuple[Target, ...]
    volunteers: tuple[Volunteer, ...]

    def without(self, excluded: Mapping[str, str]) -> Lottery:
        """The lottery without those who may not take part (id: reason).

        `Refused`: "lottery-unknown-id", "lottery-no-reason".
        """
        known = {each.id for each in self.volunteers}
        for who, reason in excluded.items():
            if who not in known:
                raise Refused("lottery-unknown-id", id=who)
            if not reason.strip():
                raise Refused("lottery-no-reason", id=who)
        left = tuple(each for each in self.volunteers if each.id not in excluded)
        return replace(self, volunteers=left)

    def counts(self) -> dict[tuple[str, str], int]:
        """How many volunteers there are for each target, by criterion and value."""
        told = {(each.criterion, each.value): 0 for each in self.targets}
        for volunteer in self.volunteers:
            for where in zip(self.criteria, volunteer.answers, strict=True):
                told[where] += 1
        return told
