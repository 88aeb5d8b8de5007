"""What the room `tally` refuses."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "tally-cell": N_(
        "Row {row} of {file}, column “{column}”: “{cell}” cannot be counted. Write one of: "
        "{allowed}."
    ),
    "tally-needs-members": N_(
        "Say with --members how many members there are: the base or the quorum is counted in "
        "members."
    ),
    "tally-needs-present": N_(
        "Say with --present how many were present: the base is counted in them."
    ),
    "tally-no-choice": N_("{file} has no column “choice” to count. Its columns are: {columns}."),
    "tally-no-most": N_(
        "--most is for crosses and dots; a ballot of the method {method} has no such limit. "
        "Leave it out."
    ),
    "tally-no-options": N_(
        "{file} has no column that could be an option. Give each option a column of its own."
    ),
    "tally-no-threshold": N_(
        "A threshold needs people for and against, and the method {method} has none. Leave "
        "--threshold out, or count by yes_no_blank, scale or approval."
    ),
    "tally-no-tie": N_(
        "--tie is for votes for and against; the method {method} has none. Leave it out, or count "
        "by yes_no_blank or scale."
    ),
    "tally-row-empty": N_(
        "Row {row} of {file} is empty, so it cannot be told whether a ballot was handed in."
        " Write one of: {allowed}; or delete the row."
    ),
    "tally-too-few-members": N_(
        "{present} present cannot be among {members} members. Check --present and --members."
    ),
    "tally-too-many-ballots": N_(
        "There are {cast} ballots for {people} people. Check the file, --present and --members."
    ),
}
