"""Polls of real assemblies as they were published, for every way Bordrunde counts.

`percent` is what was published, on the base that gives it; the numbers are in
`research/facilitation-anchors.md` section 5.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.models.voting import Base


@dataclass(frozen=True)
class Case:
    """Yes, no, blank and spoiled; who was there; what came of it on `base` at `threshold`."""

    name: str
    yes: int
    no: int
    blank: int
    people: int
    base: Base
    percent: float
    threshold: str
    needed: int
    passed: bool


CAST, FOR_AGAINST, MEMBERS = Base.CAST, Base.FOR_AGAINST, Base.MEMBERS

CASES = (
    Case("V1 Ireland, not retain", 79, 12, 0, 91, CAST, 86.81, "majority", 46, True),
    Case("V2 replace or amend", 50, 39, 2, 91, FOR_AGAINST, 56.18, "majority", 45, True),
    Case("V2 on all ballots", 50, 39, 2, 91, CAST, 54.95, "majority", 46, True),
    Case("V3 the Oireachtas", 51, 38, 2, 91, FOR_AGAINST, 57.3, "majority", 45, True),
    Case("V3 on all ballots", 51, 38, 2, 91, CAST, 56.04, "majority", 46, True),
    Case("V4 some limit", 52, 29, 6, 91, FOR_AGAINST, 64.2, "majority", 41, True),
    Case("V4 on all ballots", 52, 29, 6, 91, CAST, 59.77, "majority", 44, True),
    Case("V5 France, no", 140, 21, 6, 184, CAST, 83.83, "75%", 126, True),
    Case("V6 on all ballots", 125, 32, 10, 184, CAST, 74.85, "75%", 126, False),
    Case("V6 on for and against", 125, 32, 10, 184, FOR_AGAINST, 79.62, "75%", 118, True),
    Case("V6 of all members", 125, 32, 10, 184, MEMBERS, 67.93, "75%", 138, False),
    Case("V7 on all ballots", 121, 33, 13, 184, CAST, 72.46, "75%", 126, False),
    Case("V7 on for and against", 121, 33, 13, 184, FOR_AGAINST, 78.57, "75%", 116, True),
    Case("V10 abstentions stay out", 60, 15, 25, 105, FOR_AGAINST, 80.0, "80%", 60, True),
)

EIGHTY = {12: 10, 18: 15, 27: 22, 32: 26, 36: 29, 58: 47, 66: 53, 91: 73, 99: 80}
THREE_QUARTERS = {36: 27, 99: 75}
TWO_THIRDS = {36: 24, 99: 66}
TENTH = {12: 2, 36: 4, 99: 10}
