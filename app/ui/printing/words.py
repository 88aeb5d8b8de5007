"""What each kind of printed matter is called and good for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.i18n import N_, _

ORDER: Final = (
    "badges",
    "table-cards",
    "seating-list",
    "round-cards",
    "attendance",
    "note-sheets",
    "vote-cards",
    "ballots",
    "protocols",
    "programme",
    "programme-staff",
    "drafts",
    "changes",
)

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "badges": (N_("Name badges"), N_("A badge for everyone, with their table in each round.")),
    "table-cards": (
        N_("Table cards"),
        N_("A tent card for each table, with its number and QR code."),
    ),
    "seating-list": (N_("Seating list"), N_("By name for the door, by table for the hosts.")),
    "round-cards": (N_("Round cards"), N_("Each member's own way through the rounds.")),
    "attendance": (N_("Attendance list"), N_("To sign on arrival.")),
    "note-sheets": (N_("Note sheets"), N_("A sheet for each table and task, for handwriting.")),
    "vote-cards": (N_("Voting cards"), N_("Secret codes, drawn blind. Printed only once.")),
    "ballots": (N_("Paper ballots"), N_("For every poll that is prepared or open.")),
    "protocols": (
        N_("Protocols of the polls"),
        N_("Account and result of each closed poll, for two tellers to sign."),
    ),
    "programme": (N_("Programme"), N_("The day for everyone: times and titles.")),
    "programme-staff": (
        N_("Programme for the staff"),
        N_("With who leads, materials, steps and notes. Not for the room."),
    ),
    "drafts": (
        N_("Recommendations to read"),
        N_("With line numbers as on the wall, and room for the pen."),
    ),
    "changes": (
        N_("Changes in the recommendations"),
        N_("The latest version of each against the one before."),
    ),
}


def title(kind: str) -> str:
    """What it is called."""
    return _(_WORDS[kind][0])


def purpose(kind: str) -> str:
    """What it is good for, in one sentence."""
    return _(_WORDS[kind][1])


def file_name(kind: str) -> str:
    """A name for its file."""
    return f"{title(kind)}.pdf"
