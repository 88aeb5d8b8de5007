"""What the room `polls` refuses."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "card-has-paper": N_(
        "This card has been handed in already, and its paper ballot was handed out."
    ),
    "card-void-already": N_("This card is void already."),
    "cards-not-written": N_(
        "The cards could not be written to {file}, so none of them is valid. Choose another "
        "place and make them again."
    ),
}
