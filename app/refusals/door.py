"""What is refused at the door, here and on a second desk."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "desk-code-unknown": N_(
        "No arrival desk opens with this code. Ask the facilitator for the code of today."
    ),
    "print-nothing-changed": N_(
        "Nothing has changed since this was last printed. Print everything instead if the "
        "sheets are lost."
    ),
    "replaced-is-here": N_(
        "{name} is here and needs no substitute. Undo the check-in first if that was a mistake."
    ),
}
