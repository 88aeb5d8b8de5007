"""What makes a lottery pointless is refused, and what is odd about it is told, before the draw."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto

from app.models.errors import Refused
from app.models.lottery import Lottery


class Oddity(Enum):
    """What somebody should know before the draw."""

    ONE_VALUE = auto()
    """A criterion with a single value steers nothing."""
    NOBODY = auto()
    """No volunteer has a value."""
    ALL_NEEDED = auto()
    """All who have a value are drawn for certain, as the target asks for them all."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One oddity; `count` volunteers have that value, `least` are wanted."""

    oddity: Oddity
    criterion: str
    value: str = ""
    count: int = 0
    least: int = 0


def check(lottery: Lottery) -> None:
    """Raises `Refused` ("lottery-...") for what contradicts itself on its face. Targets that no
    panel can meet are found when the lottery is worked out.
    """
    if lottery.seats < 1:
        raise Refused("lottery-no-seats")
    if not lottery.targets:
        raise Refused("lottery-no-targets")
    times = Counter(each.id for each in lottery.volunteers)
    twice = next((who for who, count in times.items() if count > 1), None)
    if twice is not None:
        raise Refused("lottery-id-twice", id=twice)
    _check_answers(lottery)
    people = len(lottery.volunteers)
    if people < lottery.seats:
        raise Refused("lottery-too-few", people=people, seats=lottery.seats)
    homes = len({each.address or (each.id,) for each in lottery.volunteers})
    if homes < lottery.seats:
        raise Refused("lottery-too-few-homes", homes=homes, seats=lottery.seats)


def _check_answers(lottery: Lottery) -> None:
    known = {(each.criterion, each.value) for each in lottery.targets}
    for target in lottery.targets:
        if not 0 <= target.least <= target.most:
            raise Refused("lottery-turned", criterion=target.criterion, value=target.value)
    for volunteer in lottery.volunteers:
        for criterion, value in zip(lottery.criteria, volunteer.answers, strict=True):
            if (criterion, value) not in known:
                raise Refused(
                    "lottery-unknown-answer", id=volunteer.id, criterion=criterion, value=value
                )


def audit(lottery: Lottery) -> tuple[Finding, ...]:
    """What is odd, in the order of the targets."""
    found = list[Finding]()
    counts = lottery.counts()
    values = Counter(each.criterion for each in lottery.targets)
    for target in lottery.targets:
        count = counts[target.criterion, target.value]
        place = (target.criterion, target.value, count, target.least)
        if values[target.criterion] == 1:
            found.append(Finding(Oddity.ONE_VALUE, *place))
        elif not count:
            found.append(Finding(Oddity.NOBODY, *place))
        elif count == target.least:
            found.append(Finding(Oddity.ALL_NEEDED, *place))
    return tuple(found)
