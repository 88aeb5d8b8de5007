"""The printed matter of a meeting day, each kind a function from a `Setup` to a PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from app.i18n import in_language
from app.reports.slips.agenda import programme, staff_programme
from app.reports.slips.badges import badges
from app.reports.slips.ballots import ballots
from app.reports.slips.drafts import changes, drafts
from app.reports.slips.lists import attendance, round_cards, seating_list
from app.reports.slips.protocols import protocols
from app.reports.slips.setup import Setup, with_scheme
from app.reports.slips.tables import note_sheets, table_cards
from app.reports.slips.votes import vote_cards

__all__ = ["KINDS", "Setup", "print_out", "with_scheme"]

KINDS: Final[Mapping[str, Callable[[Setup], bytes]]] = MappingProxyType(
    {
        "badges": badges,
        "table-cards": table_cards,
        "seating-list": seating_list,
        "round-cards": round_cards,
        "vote-cards": vote_cards,
        "ballots": ballots,
        "protocols": protocols,
        "note-sheets": note_sheets,
        "attendance": attendance,
        "programme": programme,
        "programme-staff": staff_programme,
        "drafts": drafts,
        "changes": changes,
    }
)


def print_out(what: str, setup: Setup) -> bytes:
    """The PDF of one kind of printed matter, in the language of the setup.

    Raises Refused("print-no-members", "print-no-plan", "print-no-round", "print-no-items",
    "print-no-polls", "print-no-results", "print-no-codes", "print-no-programme",
    "print-no-recommendations", "print-no-changes") when there is nothing to print.
    """
    with in_language(setup.language):
        return KINDS[what](setup)
