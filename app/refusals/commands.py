"""What the room `commands` refuses."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "agenda-times-doubtful": N_(
        "Nothing was imported: a time in {file} is in doubt (row {row}, {column}). Correct it, or "
        "add --anyway."
    ),
    "views-unknown": N_("There are no pictures called “{name}”. Choose from: {names}."),
    "case-unknown": N_("There is no case “{case}”. Choose one of: {cases}."),
    "case-unreadable": N_(
        "The case “{case}” was made for another version of Bordrunde. Install Bordrunde again."
    ),
    "demo-folder-taken": N_(
        "The demo does not write to {folder}, because {file} in it does not come from a demo."
        " Choose an empty or a new folder with --out."
    ),
    "import-person-twice": N_(
        "Nothing tells row {row} and row {other} of {file} apart: {name}. Remove one of the "
        "rows, or give each person a number of their own in a column called “id”."
    ),
    "import-too-long": N_(
        "Row {row} of {file}: “{start}…” has {length} characters, and there is room for {longest}. "
        "Make it shorter in the list."
    ),
    "receipt-over-file": N_(
        "The receipt would be written over {file}. Choose another name for --json."
    ),
    "self-test-failed": N_(
        "The self-test stopped at {part}, which said “{told}”. Install Bordrunde again; if that "
        "does not help, send this to those who look after it."
    ),
    "table-kind-unknown": N_(
        "A table is not written as {file}. Give the file a name that ends in .csv or .xlsx."
    ),
    "no-poppler": N_("This needs the program pdftoppm. Install poppler-utils, then try again."),
}
