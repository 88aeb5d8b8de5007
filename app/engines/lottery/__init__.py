"""The lottery engine: who is drawn from the volunteers, as fairly as the targets allow.

`fair` works out a lottery: the panels it may give, each with a weight, everybody's chance, and a
bound that no lottery can beat. `draw` draws one of them by a seed, `panels` makes a public list
of equal weights instead, `reserves` chooses who waits, `stand_in` who steps in when somebody
leaves, `ease` tells the smallest change that makes impossible targets possible, `audit` what is
odd about them. All are pure; the same seed draws the same. NumPy and HiGHS are loaded only for a
draw.

The method: volunteers with the same answers are one type (`space`); the fairest averages by type
are found over a relaxation (`aims`), panels that have them between them by exchanging people
among many panels at once (`exchange`), the weights by a small strictly convex program
(`weighing`). Where the fairest averages are no mixture of panels, cutting planes and column
generation go on (`mixing`).
"""

from __future__ import annotations

from app.engines.lottery.checks import Finding, Oddity, audit, check
from app.engines.lottery.drawing import draw, ease, fair, panels, reserves, stand_in
from app.engines.lottery.results import Chances, Eased, Listing, Method, Missed, StandIns
from app.engines.lottery.words import finding, missed, relaxation

__all__ = [
    "Chances",
    "Eased",
    "Finding",
    "Listing",
    "Method",
    "Missed",
    "Oddity",
    "StandIns",
    "audit",
    "check",
    "draw",
    "ease",
    "fair",
    "finding",
    "missed",
    "panels",
    "relaxation",
    "reserves",
    "stand_in",
]
