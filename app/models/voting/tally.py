"""Counting yes, no and blank, and holding the count against a threshold.

Bases (DESIGN.md section 6): *for and against* = yes + no; *cast* = every ballot handed in, blank
and spoiled too; *present* = checked in when the poll opened; *members* = all. Whether a threshold
is reached is decided in whole people, never in rounded percents: 125 of 167 is 74.85 %, which is
not three quarters.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.models.errors import Refused


class Base(StrEnum):
    """What a hundred percent is."""

    FOR_AGAINST = "for_against"
    CAST = "cast"
    PRESENT = "present"
    MEMBERS = "members"


class Choice(StrEnum):
    """What a ballot of a yes-or-no poll says."""

    YES = "yes"
    NO = "no"
    BLANK = "blank"
    SPOILED = "spoiled"


@dataclass(frozen=True, slots=True)
class Counts:
    """Ballots by choice."""

    yes: int = 0
    no: int = 0
    blank: int = 0
    spoiled: int = 0

    @property
    def cast(self) -> int:
        """Every ballot handed in."""
        return self.yes + self.no + self.blank + self.spoiled

    def __add__(self, other: Counts) -> Counts:
        """Both piles together."""
        return Counts(
            self.yes + other.yes,
            self.no + other.no,
            self.blank + other.blank,
            self.spoiled + other.spoiled,
        )


@dataclass(frozen=True, slots=True)
class Threshold:
    """An exact share of the base, or None for a majority: more than half."""

    share: Fraction | None

    def needed(self, base: int) -> int:
        """How many people that is."""
        return base // 2 + 1 if self.share is None else math.ceil(self.share * base)

    @property
    def allows_a_tie(self) -> bool:
        """Whether half of the base can be enough, so that a rule for ties says something."""
        return self.share is None or self.share <= Fraction(1, 2)

    def needed_at_tie(self, base: int) -> int:
        """How many people that is where a tie adopts: of a majority half are enough then."""
        return math.ceil(base / 2) if self.share is None else self.needed(base)

    def __str__(self) -> str:
        """As it is written on the command line and in the file."""
        return "majority" if self.share is None else str(self.share)


def read_threshold(written: str) -> Threshold:
    """`80%`, `66.7%`, `3/4`, `majority` or, as Danes write it, `flertal`.

    Raises Refused("threshold-unreadable").
    """
    text = written.strip().lower().replace(",", ".")
    if text in ("majority", "flertal"):
        return Threshold(None)
    found = re.fullmatch(r"(\d{1,3}(?:\.\d{1,6})?) ?%|(\d{1,6})/(\d{1,6})", text, re.ASCII)
    if not found or (found[3] and int(found[3]) == 0):
        raise Refused("threshold-unreadable", written=written)
    share = Fraction(found[1]) / 100 if found[1] else Fraction(int(found[2]), int(found[3]))
    if not 0 < share <= 1:
        raise Refused("threshold-unreadable", written=written)
    return Threshold(share)


@dataclass(frozen=True, slots=True)
class Bases:
    """The four hundred percents of one poll."""

    for_against: int
    cast: int
    present: int
    members: int

    def of(self, base: Base) -> int:
        """The number of people of a base."""
        return int(getattr(self, base.value))


@dataclass(frozen=True, slots=True)
class Result:
    """What a yes-or-no poll came to."""

    counts: Counts
    bases: Bases
    base: Base
    threshold: Threshold
    needed: int
    reached: int
    quorum_met: bool
    passed: bool
    tie: bool


def result(
    counts: Counts,
    base: Base,
    threshold: Threshold,
    present: int,
    members: int,
    quorum: int = 0,
    *,
    tie_adopts: bool = False,
) -> Result:
    """Hold the count against the threshold; `quorum` is the least number of ballots handed in.

    At a tie it is not adopted unless `tie_adopts`, and nothing is adopted by nobody.
    """
    bases = Bases(counts.yes + counts.no, counts.cast, present, members)
    tie = counts.yes == counts.no
    need = threshold.needed_at_tie if tie and tie_adopts else threshold.needed
    needed = need(bases.of(base))
    quorum_met = counts.cast >= quorum
    enough = counts.yes >= needed and bases.of(base) > 0 and counts.yes > 0
    return Result(
        counts,
        bases,
        base,
        threshold,
        needed,
        counts.yes,
        quorum_met,
        enough and quorum_met and (tie_adopts or not tie),
        tie,
    )
