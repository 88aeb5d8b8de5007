"""What making rules for the seating plan refuses, and the process that seats people."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "engine-stopped": N_(
        "The calculation stopped before it was done, and nothing has changed. Ask again."
    ),
    "rule-day": N_(
        "Choose the meeting day. Who joins late or leaves early is told for one day at a time."
    ),
    "rule-host-twice": N_("{name} always sits at table {table} already. Change that rule instead."),
    "rule-label": N_("Write what these people need, for example an interpreter."),
    "rule-one-person": N_(
        "One rule keeps one person at a table, but {names} are chosen. Make a rule for each "
        "of them."
    ),
    "rule-people": N_("Choose who the rule is about: at least {least}."),
    "rule-round": N_("Choose a round from {least} to {most}."),
    "rule-table": N_("Choose the table by its number, from 1 to {most}."),
    "rule-twin": N_("There is a rule just like this already for {names}."),
    "rule-unknown": N_("That rule is no longer there."),
}
