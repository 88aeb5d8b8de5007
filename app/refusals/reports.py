"""What reports and print-outs refuse."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "print-no-programme": N_("There is no programme for the day yet. Plan it under Agenda first."),
    "print-cards-enough": N_(
        "There are already {cards} valid voting cards for {members} members. Say with --count"
        " how many more you want."
    ),
    "print-no-codes": N_("There are no new voting cards to print. Draw new cards first."),
    "print-no-items": N_(
        "No item of this day is written about at the tables. Add a table round, notes or "
        "drafting to the programme."
    ),
    "print-no-members": N_(
        "There is nobody to print for: no member is expected or present on this day. Import "
        "members first, or choose another day."
    ),
    "print-no-plan": N_("There is no seating plan for this day yet. Make one under Seating first."),
    "print-no-recommendations": N_("No recommendation stands yet. Write one first."),
    "print-no-changes": N_("No recommendation has a second version yet: nothing has changed."),
    "print-no-polls": N_(
        "No poll that takes paper ballots is prepared or open. Prepare a poll first."
    ),
    "print-no-results": N_("No poll is closed yet, so there is nothing to sign."),
    "print-no-round": N_(
        "There is no round {round}: this day has {count} rounds. Choose one of them."
    ),
}
