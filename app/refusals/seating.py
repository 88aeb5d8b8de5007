"""What the seating engine and its commands refuse."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "seat-all-closed": N_("At least one table must stay open."),
    "seat-all-locked": N_(
        "Every table of the round is locked, so there is no seat for those who are new. "
        "Unlock a table."
    ),
    "seat-apart-fixed-together": N_(
        "{one} and {other} are to be kept apart but are fixed at the same table in round "
        "{round}. Change one of the two."
    ),
    "seat-apart-together": N_(
        "{one} and {other} are to be kept both apart and together. Remove one of the two rules."
    ),
    "seat-balance-range": N_("The balance must be a number from 0 to 1."),
    "seat-closed-fixed": N_(
        "{member} belongs at table {table} in round {round}, which is to be closed. Give "
        "{member} another table, or close another one."
    ),
    "seat-fixed-too-many": N_(
        "{fixed} people are fixed at table {table} in round {round}, which has {seats} seats: "
        "{who}. Free some of them or enlarge the table."
    ),
    "seat-fixed-twice": N_("{member} is fixed at two tables in round {round}. Keep one of them."),
    "seat-history-strangers": N_(
        "Nobody in {file} is on the list of members: {member}, for one, is not. Use the plan of "
        "these members, with the same ids."
    ),
    "seat-list-table": N_(
        "Row {row} of {file} gives {member} table {table}; the tables are numbered 1 to {tables}."
    ),
    "seat-member-twice": N_(
        "{member} is on the list twice. Each member must have an id of their own."
    ),
    "seat-new-and-absent": N_("{member} is named both as new and as absent. Keep one of them."),
    "seat-no-rounds": N_("A plan needs at least one round."),
    "seat-no-such-round": N_("There is no round {round}; the rounds are numbered 1 to {rounds}."),
    "seat-no-such-table": N_("There is no table {table}; the tables are numbered 1 to {tables}."),
    "seat-no-tables": N_("A plan needs at least one table."),
    "seat-nobody": N_("There is nobody to seat. Check who is on the list and who is absent."),
    "seat-nothing-to-repair": N_("There is nothing to repair: nobody has to change table."),
    "seat-plan-broken": N_(
        "{file} is not a seating plan as Bordrunde writes it. Choose a file made by the "
        "command seat."
    ),
    "seat-plan-missing": N_("There is no file {file}. Check the name and the folder."),
    "seat-plan-twice": N_("{member} has two seats in round {round} of {file}. Remove one of them."),
    "seat-plan-unknown": N_(
        "{member} has a seat in round {round} of {file} but is not on the list of members. "
        "Use the list the plan was made from, with newcomers added."
    ),
    "seat-round-few": N_(
        "In round {round} {members} people cannot fill {tables} tables. Choose fewer tables, or "
        "check who is away."
    ),
    "seat-round-nobody": N_("Nobody is there in round {round}. Check who is absent or away."),
    "seat-row-alone": N_(
        "Row {row} of {file} names only one person. Write at least two ids in each row."
    ),
    "seat-row-away": N_(
        "Row {row} of {file} cannot be read. Write an id and one or more round numbers."
    ),
    "seat-row-fixed": N_(
        "Row {row} of {file} cannot be read. Write an id, a table number and, if you like, a "
        "round number."
    ),
    "seat-row-only": N_(
        "Row {row} of {file} cannot be read. Write an id and one or more table numbers."
    ),
    "seat-row-round": N_(
        "Row {row} of {file} names round {round}; the rounds are numbered 1 to {rounds}."
    ),
    "seat-row-table": N_(
        "Row {row} of {file} names table {table}; the tables are numbered 1 to {tables}."
    ),
    "seat-row-unknown": N_(
        "Row {row} of {file} names {member}, who is not on the list of members."
    ),
    "seat-rows-clash": N_(
        "Row {row} of {file} keeps {one} and {other} apart, but {other_file} puts them together "
        "(row {rows}). Remove one of the two rules."
    ),
    "seat-rows-clash-several": N_(
        "Row {row} of {file} keeps {one} and {other} apart, but {other_file} puts them together "
        "(rows {rows}). Remove one of these rules."
    ),
    "seat-size-empty": N_("A table must have at least one seat."),
    "seat-sizes-count": N_(
        "The number of sizes ({sizes}) is not the number of tables ({tables}). Give one size for "
        "each table."
    ),
    "seat-sizes-sum": N_(
        "The tables have {seats} seats in all, but {members} people are to be seated. Change "
        "the sizes so that they add up."
    ),
    "seat-together-fixed-apart": N_(
        "{one} and {other} are to sit together but are fixed at different tables in round "
        "{round}. Change one of the two."
    ),
    "seat-too-many-tables": N_(
        "There are more tables ({tables}) than people to seat ({members}). Choose fewer tables."
    ),
    "seat-unknown-attribute": N_("There is no attribute called “{attribute}”."),
    "seat-unknown-column": N_(
        "There is no attribute called “{column}”. The attributes are: {columns}."
    ),
    "seat-unknown-member": N_("{member} is not on the list of members."),
}
