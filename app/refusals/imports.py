"""What the readers of other people's files refuse or doubt."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "agenda-no-title-column": N_(
        "No column with titles was found. Call it Title, Item or Programpunkt. The columns are: "
        "{headers}."
    ),
    "agenda-none": N_("No row has a title, so there is no programme to import."),
    "doubt-age": N_("{value} is an unlikely age."),
    "doubt-capitals": N_("“{name}” has unusual capital letters."),
    "doubt-email": N_("“{value}” does not look like an e-mail address."),
    "doubt-empty-cell": N_("Nothing stands under “{column}” in row {rows}."),
    "doubt-empty-cells-many": N_("Nothing stands under “{column}” in some rows: {rows}."),
    "doubt-empty-cells": N_("Nothing stands under “{column}” in rows {rows}."),
    "doubt-empty-cell-hides": N_(
        "Nothing stands under “{column}” in row {rows}. Unless it is filled in, the report hides "
        "one more group under “{column}”, so that nobody can be recognised."
    ),
    "doubt-empty-cells-hide": N_(
        "Nothing stands under “{column}” in rows {rows}. Unless they are filled in, the report "
        "hides one more group under “{column}”, so that nobody can be recognised."
    ),
    "doubt-empty-column": N_("The column “{column}” is empty."),
    "doubt-heading-too-long": N_(
        "The heading has {length} characters, and there is room for {longest}. It is cut."
    ),
    "doubt-too-long": N_("“{start}…” has {length} characters, and there is room for {longest}."),
    "doubt-header-empty": N_("A column without a heading is called {name}."),
    "doubt-header-twice": N_(
        "Two columns are called “{header}”. The second is called “{name}” here."
    ),
    "doubt-heading-is-data": N_(
        "The first row is taken as the heading, but looks like a row of the list. Is the "
        "heading missing?"
    ),
    "doubt-id-missing": N_("The row has no member number. It gets one of its own."),
    "doubt-item-column-guessed": N_("The column “{header}” is read as “{meant}”."),
    "doubt-item-column-unread": N_(
        "The column “{header}” is not read: its filled cells ({cells}) stay out. What matters in "
        "it goes into a column called Note."
    ),
    "doubt-item-end": N_("“{value}” is no later than the start. The length is left open."),
    "doubt-item-kind": N_("“{value}” is not a kind of item. It is guessed from the title."),
    "doubt-item-length": N_(
        "“{value}” is not a length between 1 minute and a day. It is set to {minutes} minutes."
    ),
    "doubt-item-length-differs": N_(
        "The length is {minutes} minutes, but {between} lie between start and end. The times count."
    ),
    "doubt-item-length-missing": N_("No length is told. It is set to {minutes} minutes."),
    "doubt-item-lock": N_("“{value}” cannot be locked here. The item is left unlocked."),
    "doubt-item-lock-end": N_(
        "“{value}” cannot be locked, for the column with the end is missing. The item is left "
        "unlocked."
    ),
    "doubt-item-lock-start": N_(
        "“{value}” cannot be locked, for the column with the start is missing. The item is left "
        "unlocked."
    ),
    "doubt-item-lock-time": N_(
        "“{value}” cannot be locked, for its time is missing in this row. The item is left "
        "unlocked."
    ),
    "doubt-item-locked-end-differs": N_(
        "The length is {minutes} minutes, but only {between} lie between the start and the locked "
        "end. The end stays, and the item gets less time."
    ),
    "doubt-item-long-text": N_("The text is cut after {longest} characters."),
    "doubt-item-overlaps": N_(
        "The item begins {minutes} minutes before the one in row {row} ends."
    ),
    "doubt-item-round": N_("“{value}” is not a round of the seating plan. No round is set."),
    "doubt-item-slide": N_("“{value}” is not a slide for an item. The usual one is offered."),
    "doubt-item-steps": N_(
        "“{value}” is not a step. Write minutes and what happens, for example: 20 Round 1."
    ),
    "doubt-item-steps-long": N_("The steps do not fit into the item. They are left out."),
    "doubt-item-template": N_("“{value}” is not a kind of note. The notes are plain ones."),
    "doubt-item-time": N_("“{value}” is not a time of day. The item follows the one above it."),
    "doubt-item-title": N_("The row has no title and is left out."),
    "doubt-alike": N_(
        "These seem to be the same, yet are counted apart: {values}. Decide whether to hold them "
        "as one."
    ),
    "doubt-letters-lost": N_(
        "Some letters could not be read and are shown as �. Choose another character set, or "
        "correct them."
    ),
    "doubt-misspelled": N_("“{value}” stands here. Should it be “{meant}”?"),
    "doubt-mobile": N_("“{value}” does not look like a mobile number."),
    "doubt-mojibake": N_("“{name}” has garbled letters. Should it be “{meant}”?"),
    "doubt-name-comma": N_(
        "“{name}” seems to have the surname first. Badges and lists show it as it stands."
    ),
    "doubt-name-kept": N_(
        "“{name}” looks like “{kept}” with letters gone wrong. The known name is kept."
    ),
    "doubt-name-letters-lost": N_("“{name}” seems to have lost a letter."),
    "doubt-name-no-font": N_(
        "“{name}” has letters that cannot be printed. Write under “Wants to be called” what badges "
        "and lists shall show, in Latin letters."
    ),
    "doubt-name-lost": N_(
        "“{name}” has lost all its letters. Ask for the list as UTF-8 or as a workbook, or write "
        "the name in afterwards."
    ),
    "doubt-name-missing": N_("The row has no name and is left out."),
    "doubt-near-name": N_("{name} looks like {other} in row {other_row}. Is it the same person?"),
    "doubt-no-name": N_("“{name}” does not look like a name."),
    "doubt-no-number": N_("“{value}” is not a number like the rest of the column."),
    "doubt-not-needed": N_(
        "“{column}” is more than Bordrunde needs to know. Leave the column out unless you "
        "have a reason to keep it."
    ),
    "doubt-note-empty": N_("There is no note in this row."),
    "doubt-note-heading": N_(
        "No heading says where the notes are; “{header}” is taken for one. If that is a note, put a"
        " heading above it."
    ),
    "doubt-note-known": N_("This note stands on the sheet already."),
    "doubt-note-long": N_(
        "{length} characters, and there is room for {longest}. Shorten it in the file, or split it."
    ),
    "doubt-note-many-tables": N_("The last table is {tables}; this is for table {table}."),
    "doubt-note-no-words": N_("There are no words in this note, only signs."),
    "doubt-note-support": N_("The support at the table is a number from 0 to {most}."),
    "doubt-note-table": N_("“{value}” is not a table number. The note goes where you choose."),
    "doubt-note-twice": N_("Row {other_row} says the same at the same table."),
    "doubt-old-letters": N_(
        "The file was saved in an old character set. Check that the letters in the names are "
        "right, or choose another character set."
    ),
    "doubt-other-sheets": N_("The sheet “{sheet}” was read. There is also something in: {others}."),
    "doubt-row-short": N_(
        "The row has {found} cells, the heading has {expected}. The last ones are left empty."
    ),
    "doubt-same-email": N_("{name} has the same e-mail address as {other} in row {other_row}."),
    "doubt-same-mobile": N_("{name} has the same mobile number as {other} in row {other_row}."),
    "doubt-same-name": N_("{name} also stands in row {other_row}. Is it the same person?"),
    "doubt-stray-quote": N_(
        "A quotation mark stands in the middle of a text. Check that the row is split in the "
        "right places."
    ),
    "doubt-table": N_("“{value}” is not a table number. No fixed table is set."),
    "doubt-total": N_("“{name}” is a total and no person. The row is left out."),
    "doubt-title-skipped": N_("“{text}” is taken to be a title above the list."),
    "doubt-unseen-characters": N_("Invisible characters were removed."),
    "doubt-year": N_("{value} is an unlikely year."),
    "members-column-twice": N_(
        "The column “{column}” cannot be both {field} and {other}. Choose one of them."
    ),
    "members-cpr": N_(
        "The column “{column}” seems to hold CPR numbers (row {row}). Bordrunde does not take"
        " them: leave the column out, or delete the numbers in the file."
    ),
    "members-id-twice": N_(
        "The number “{id}” stands in both row {other} and row {row}. Each member must have a "
        "number of their own."
    ),
    "members-no-name-column": N_(
        "No column with names was found. Say which column holds the names. The columns are: "
        "{headers}."
    ),
    "import-no-name-column": N_(
        "No column with names was found. Say which one with --map name=COLUMN. The columns are: "
        "{headers}."
    ),
    "members-no-such-column": N_("There is no column “{column}”. The columns are: {headers}."),
    "members-no-such-field": N_("“{field}” is nothing a column can be. Choose one of: {fields}."),
    "members-none": N_(
        "No row has a name, so there is nobody to import. Check which column holds the names."
    ),
    "table-cell-far-down": N_(
        "{file} has something in row {row}, far below the list. Delete the empty rows below "
        "the list and save it again."
    ),
    "table-cell-too-long": N_(
        "Row {row} of {file} holds a text of more than {limit} characters. Shorten it, or "
        "look for a quotation mark that is missing there."
    ),
    "table-empty": N_("{file} is empty. Save the list again and check that the rows are in it."),
    "table-is-document": N_(
        "{file} is a text document. Copy its table to a spreadsheet and save that as an Excel"
        " workbook (.xlsx) or as CSV."
    ),
    "table-is-old-excel": N_(
        "{file} is in an older or special Excel format. Open it and save it as an Excel "
        "workbook (.xlsx) or as CSV."
    ),
    "table-is-open-document": N_(
        "{file} is an OpenDocument file. Open it and save it as an Excel workbook (.xlsx) or "
        "as CSV."
    ),
    "table-is-pdf": N_(
        "{file} is a PDF. Open the list where it was made and save it as an Excel workbook "
        "(.xlsx) or as CSV."
    ),
    "table-is-picture": N_(
        "{file} is a picture. Open the list where it was made and save it as an Excel "
        "workbook (.xlsx) or as CSV."
    ),
    "table-is-web-page": N_(
        "{file} is a web page, whatever its name says. Open it in a spreadsheet and save it "
        "as an Excel workbook (.xlsx) or as CSV."
    ),
    "table-locked": N_(
        "{file} is protected by a password. Remove the protection in Excel and save it again."
    ),
    "table-missing": N_("There is no file {file}. Check the name and the folder."),
    "table-no-rows": N_(
        "{file} has a heading but no rows below it. Save the list again and check that the "
        "rows are in it."
    ),
    "table-no-such-sheet": N_(
        "{file} has no sheet called “{sheet}” with anything in it. Check the name of the sheet."
    ),
    "table-not-text": N_(
        "{file} is not a list Bordrunde can read. Save the list as an Excel workbook (.xlsx) "
        "or as CSV."
    ),
    "table-not-workbook": N_(
        "{file} is called an Excel workbook, but holds only text. Open the list where it was made "
        "and save it as an Excel workbook (.xlsx) or as CSV."
    ),
    "table-quote-unclosed": N_(
        "In row {row} of {file} a quotation mark is opened and never closed. Close it or "
        "remove it, and save the file again."
    ),
    "table-row-too-long": N_(
        "Row {row} of {file} has {found} cells, but the heading has {expected}. Put the text "
        "that holds the extra delimiter in quotation marks, or save the list as an Excel "
        "workbook (.xlsx)."
    ),
    "table-too-big": N_(
        "{file} is larger than {limit} MB. Save only the list itself in a file of its own."
    ),
    "table-too-many-columns": N_(
        "{file} has more than {limit} columns. Save only the columns that are needed."
    ),
    "table-too-many-rows": N_(
        "{file} has more than {limit} rows. Split it, or save only the rows that are needed."
    ),
    "table-unpacks-too-big": N_(
        "{file} unpacks to far more than a list needs and is not opened. Save only the list "
        "itself in a new workbook."
    ),
    "table-unreadable": N_(
        "{file} cannot be read. Close it in other programs, check that you may open it, and "
        "try again."
    ),
    "table-workbook-broken": N_(
        "{file} is damaged or was not saved to the end. Open it in Excel and save it again as"
        " an Excel workbook (.xlsx)."
    ),
    "table-wrong-encoding": N_(
        "{file} cannot be read with the character set {encoding}. Choose another one, and "
        "look at the letters in the preview."
    ),
}
