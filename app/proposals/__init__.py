"""From an assembly to what the seating engine is asked, and from its answer to a suggestion.

Pure and without Qt: a `Task` is everything the engine needs, taken from the assembly at one moment;
`think` is what runs in a thread, or has a process do it; a `Suggestion` is what a person looks at
before it becomes true through `accepted`. A task made `again` from a later assembly differs when
somebody came, left, was moved or locked in between: that is how a stale suggestion is known.
"""

from __future__ import annotations

from app.proposals.asking import Groups, groups_of, members_own
from app.proposals.bettering import Standing, standing
from app.proposals.easing import eased_wishes
from app.proposals.late import lacks_seat, rounds_to_come, seat_late
from app.proposals.tasks import (
    USUAL_AT_A_TABLE,
    USUAL_ROUNDS,
    Ask,
    Task,
    again,
    arrival_task,
    closed_tables,
    closing_task,
    opening_task,
    parting_task,
    plan_task,
    repair_task,
    seating_wishes,
    standing_wishes,
    task_for,
    usual_rounds,
    usual_tables,
)
from app.proposals.thinking import (
    Move,
    Suggestion,
    accepted,
    lacking,
    reasons_to_move,
    standing_report,
    suggested,
    think,
    with_names,
)
from app.proposals.times import (
    RoundState,
    coming,
    first_open_round,
    gone,
    held_before,
    round_state,
    round_to_mend,
    sat_rounds,
    unseated,
)

__all__ = [
    "USUAL_AT_A_TABLE",
    "USUAL_ROUNDS",
    "Ask",
    "Groups",
    "Move",
    "RoundState",
    "Standing",
    "Suggestion",
    "Task",
    "accepted",
    "again",
    "arrival_task",
    "closed_tables",
    "closing_task",
    "coming",
    "eased_wishes",
    "first_open_round",
    "gone",
    "groups_of",
    "held_before",
    "lacking",
    "lacks_seat",
    "members_own",
    "opening_task",
    "parting_task",
    "plan_task",
    "reasons_to_move",
    "repair_task",
    "round_state",
    "round_to_mend",
    "rounds_to_come",
    "sat_rounds",
    "seat_late",
    "seating_wishes",
    "standing",
    "standing_report",
    "standing_wishes",
    "suggested",
    "task_for",
    "think",
    "unseated",
    "usual_rounds",
    "usual_tables",
    "with_names",
]
