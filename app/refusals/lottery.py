"""What the lottery, and the readers of its files, refuse or doubt."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "doubt-answer-spelled": N_("“{cell}” is read as “{meant}”."),
    "exclusions-columns": N_(
        "{file} needs the columns “id” and “reason”. Its columns are: {headers}."
    ),
    "lottery-cap-range": N_("The cap on chances is above 0 and at most 1, such as 0.8."),
    "lottery-id-twice": N_(
        "Two volunteers are called “{id}”. Give each person a number of their own."
    ),
    "lottery-impossible": N_(
        "No panel of {seats} can meet all targets together. The smallest change that makes it "
        "possible: {eased}."
    ),
    "lottery-no-reason": N_("Why is “{id}” excluded? Write a reason."),
    "lottery-no-seats": N_("Say how many are to be drawn: at least 1."),
    "lottery-no-targets": N_("There are no targets. Write at least one criterion with its values."),
    "lottery-not-drawn": N_("“{id}” was not drawn, so nobody has to step in."),
    "lottery-number": N_("The number drawn is from 1 to {most}."),
    "lottery-sum-above": N_(
        "The targets of “{criterion}” ask for at least {total}, but there are {seats} seats. The "
        "smallest change that makes it possible: {eased}."
    ),
    "lottery-sum-below": N_(
        "The targets of “{criterion}” allow {total} at most, but there are {seats} seats. The "
        "smallest change that makes it possible: {eased}."
    ),
    "lottery-too-few": N_(
        "There are {people} volunteers for {seats} seats. Draw fewer, or invite more."
    ),
    "lottery-too-few-homes": N_(
        "The volunteers live at {homes} addresses, and of each at most one is drawn: too few for "
        "{seats} seats. Draw fewer, invite more, or leave the rule about addresses out."
    ),
    "lottery-turned": N_(
        "“{criterion}”, “{value}”: the least cannot be above the most, nor below 0. Correct the "
        "target."
    ),
    "lottery-unknown-answer": N_(
        "“{id}” answered “{value}” to “{criterion}”, and there is no target for that. Correct the "
        "answer, or add a target."
    ),
    "lottery-unknown-id": N_("There is no volunteer “{id}”. Check the id in the list."),
    "targets-empty": N_(
        "Row {row} of {file}: nothing stands in the column “{column}”. Fill it in, or delete the "
        "row."
    ),
    "targets-no-column": N_(
        "{file} needs the columns criterion, value, min and max. Its columns are: {headers}."
    ),
    "targets-number": N_(
        "Row {row} of {file}, column “{column}”: “{cell}” is not a whole number of people. Write "
        "one such as 17."
    ),
    "targets-turned": N_(
        "Row {row} of {file}: “{criterion}”, “{value}” wants at least {least} and at most {most}. "
        "Exchange the numbers, or correct them."
    ),
    "targets-twice": N_(
        "Rows {other} and {row} of {file} are both about “{criterion}”, “{value}”. Keep one of "
        "them."
    ),
    "volunteers-answer-near": N_(
        "Row {row} of {file}, column “{column}”: “{cell}” has no target. Is “{meant}” meant? "
        "Correct it, or add a target. There are: {allowed}."
    ),
    "volunteers-answer-unknown": N_(
        "Row {row} of {file}, column “{column}”: “{cell}” has no target. Correct it, or add a "
        "target. There are: {allowed}."
    ),
    "volunteers-id-twice": N_(
        "The id “{id}” stands in both row {other} and row {row} of {file}. Each volunteer must "
        "have one of their own."
    ),
    "volunteers-no-address": N_(
        "{file} has no column “{column}” for addresses. Its columns are: {headers}."
    ),
    "volunteers-no-answer": N_(
        "Row {row} of {file}: nothing stands in the column “{column}”, so nobody knows which "
        "target the person counts for. Ask and fill it in, or delete the row."
    ),
    "volunteers-no-criterion": N_(
        "{file} has no column “{criterion}”, which the targets are about. Its columns are: "
        "{headers}. Name the column as the targets do."
    ),
}
