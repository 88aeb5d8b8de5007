"""Made-up volunteers of a Danish municipality, the same on every machine.

The criteria are Albertslund's: gender, age, education, housing, year of moving in. Whoever
volunteers is not like everybody: more women, the middle-aged and old, the educated and owners, and
the answers of one person go together. Targets mirror the population, rounded both ways.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from app.models.lottery import Lottery, Target, Volunteer


@dataclass(frozen=True)
class Criterion:
    """Values with how many of a hundred inhabitants, and of a hundred volunteers, have each."""

    name: str
    values: tuple[str, ...]
    inhabitants: tuple[int, ...]
    volunteers: tuple[int, ...]


CRITERIA: Final = (
    Criterion("køn", ("kvinde", "mand"), (51, 49), (58, 42)),
    Criterion(
        "alder",
        ("18-29", "30-44", "45-59", "60-74", "75+"),
        (21, 23, 25, 20, 11),
        (9, 17, 27, 36, 11),
    ),
    Criterion(
        "uddannelse",
        ("grundskole", "erhvervsuddannelse", "mellemlang", "lang"),
        (27, 37, 22, 14),
        (9, 24, 33, 34),
    ),
    Criterion("bolig", ("almen", "ejer", "andel"), (57, 35, 8), (36, 54, 10)),
    Criterion(
        "tilflyttet", ("under 2 år", "2-9 år", "10-24 år", "25 år og mere"),
        (17, 28, 27, 28),
        (9, 22, 30, 39),
    ),
)  # fmt: skip
_TOGETHER: Final = 0.2
"""How often an answer follows what kind of person it is, rather than its own shares."""


def pool(people: int, seats: int, drawn: int = 1) -> Lottery:
    """A lottery among so many made-up volunteers; another `drawn` gives other people."""
    rng = random.Random(drawn)
    volunteers = tuple(Volunteer(f"v{at:05d}", _person(rng)) for at in range(people))
    targets = tuple(
        Target(each.name, value, seats * share // 100, -(-seats * share // 100))
        for each in CRITERIA
        for value, share in zip(each.values, each.inhabitants, strict=True)
    )
    return Lottery(seats, tuple(each.name for each in CRITERIA), targets, volunteers)


def _person(rng: random.Random) -> tuple[str, ...]:
    # `random()` is the one stream that Python promises to keep.
    kind, answers = rng.random(), list[str]()
    for each in CRITERIA:
        own, follows = rng.random(), rng.random() < _TOGETHER
        place = 100.0 * (kind if follows else own)
        ends = zip(each.values, accumulate(each.volunteers), strict=True)
        answers.append(next(value for value, end in ends if place < end))
    return tuple(answers)
