"""What the theme engine and its command refuse."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "groups-broken": N_(
        "{file} does not hold groups as Bordrunde writes them. Choose a file made by the "
        "command cluster."
    ),
    "groups-missing": N_("There is no file {file}. Check the name and the folder."),
    "groups-twice": N_("{file} has the note “{id}” in two groups. Remove it from one of them."),
    "groups-unknown-note": N_(
        "{file} names the note “{id}”, which is not in the list of notes. Use the list the "
        "groups were made from, with new notes added."
    ),
    "lexicon-line": N_(
        "Line {line} of the lexicon {file} cannot be read. A concept is written “[key] Title”, and "
        "its words stand below it with commas between. More: docs/en/lexicon.md."
    ),
    "lexicon-unreadable": N_(
        "The lexicon {file} cannot be read. Save it as plain text in UTF-8, or move it away."
    ),
    "vectors-unreadable": N_(
        "The file {file} with your own text-to-vector function cannot be used ({why}). Mend it, or"
        " move it out of the configuration folder."
    ),
    "vectors-failed": N_(
        "Your own text-to-vector function in {file} failed ({why}). Mend it, or move the file out "
        "of the configuration folder."
    ),
    "vectors-wrong": N_(
        "Your own text-to-vector function in {file} has to give one row of numbers for each text, "
        "all of one length. Mend it, or move the file out of the configuration folder."
    ),
    "notes-id-twice": N_(
        "The number “{id}” stands in both row {other} and row {row} of {file}. Each note must"
        " have a number of its own."
    ),
    "notes-no-text": N_("Say which column holds the notes. The columns are: {headers}."),
    "notes-two-templates": N_(
        "The columns belong to different kinds of notes. Choose the fields of one kind, and leave"
        " the others out."
    ),
    "notes-no-text-column": N_(
        "{file} has no column with the notes. Call it “text” or “tekst”. The columns are: "
        "{headers}."
    ),
    "labelled-none": N_(
        "{folder} holds no file of labelled notes (.jsonl). Give the folder that has some."
    ),
    "labelled-line": N_(
        "{file}, line {line}: this is no labelled note. Each line is one JSON object with id, text"
        " and label."
    ),
}
