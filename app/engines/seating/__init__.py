"""The seating engine: who sits with whom in every round.

`seat` makes a plan, `reseat` repairs one when people stay away or come late, `report` counts any
plan, also one moved by hand, and `measure` tells what one move would change. All are pure: wishes
in, a proposal out; the same seed and effort give the same plan on every platform. NumPy is loaded
only when a plan is made, so the window can import this room for nothing.

The method (each module names its mathematics): a construction where geometry gives no repeats, else
a plan developed from a matrix over a group, which has few, or a heat-bath search over all rounds
jointly; then people change roles, which cannot change repeats, for balance; then a cold polish,
where all exchanges of a plan without rules are weighed at once (see `everyone`). On a second core
each step of the way is tried once more (see `lanes`).
Rules seldom cost such a plan anything: its people are cast so that they hold (see `casting`).
Which start is tried when (the first that fits; `solve._course`; T tables, R rounds):

| room | start | module |
|---|---|---|
| slider beyond the middle, uneven sizes, people kept together | random seats | `search` |
| drafts with those, or with other rules | random seats, through broken drafts | `drafts` |
| T a prime power, R at most T | a net: no repeats | `fields` |
| a full plan with a round to spare, or one missing | that: none | `starters`, `kirkman` |
| a full plan, all its rounds used, several missing | that, last round evened | `evened` |
| lines of a smaller net left over | that net with tables added: none | `added` |
| any other; from a net where R is above T | a matrix over a group: few | `developed` |
| drafts that no net gives | a matrix, then through broken drafts | `drafts` |

Wishes that must hold are priced beyond anything that is merely better, so they are never traded;
what cannot hold is told in `report.broken`.
"""

from __future__ import annotations

from app.engines.seating.advice import Advice, advise
from app.engines.seating.checks import check
from app.engines.seating.figures import Consequence, imbalance, measure, meetings, moved, report
from app.engines.seating.moves import Moving, movings
from app.engines.seating.plan import reseat, seat
from app.engines.seating.reason import Reason
from app.engines.seating.reasons import reasons
from app.engines.seating.wishes import (
    Broken,
    Faces,
    Fixed,
    Kept,
    Only,
    Plan,
    Report,
    Round,
    Rounds,
    Table,
    Wishes,
    crossed,
    table_of,
)
from app.engines.seating.words import (
    because,
    because_of,
    distance,
    not_gathered,
    sentence,
    why_moved,
    worth,
)

__all__ = [
    "Advice",
    "Broken",
    "Consequence",
    "Faces",
    "Fixed",
    "Kept",
    "Moving",
    "Only",
    "Plan",
    "Reason",
    "Report",
    "Round",
    "Rounds",
    "Table",
    "Wishes",
    "advise",
    "because",
    "because_of",
    "check",
    "crossed",
    "distance",
    "imbalance",
    "measure",
    "meetings",
    "moved",
    "movings",
    "not_gathered",
    "reasons",
    "report",
    "reseat",
    "seat",
    "sentence",
    "table_of",
    "why_moved",
    "worth",
]
