"""What the room server refuses, in the words a phone shows."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "code-unknown": N_("No table and no card has this code. Check each letter and digit."),
    "host-foreign": N_(
        "This address does not belong to the laptop in the room. Scan the code again."
    ),
    "host-unusable": N_(
        "This computer has no address {host} to listen on. Check the network cable or the Wi-"
        "Fi, or leave the address empty."
    ),
    "answer-not-yours": N_("Only a table that wrote the recommendation answers."),
    "answer-missing": N_("Say what became of it: taken, partly or no."),
    "remark-missing": N_(
        "Say what you think of the line: keep, change, unclear, or cannot live with it."
    ),
    "answers-closed": N_("Answers are not taken in now."),
    "comments-closed": N_("Marks are not taken in now."),
    "drafts-closed": N_("The drafts are closed just now."),
    "new-drafts-closed": N_("New recommendations are begun while draft 1 is open."),
    "text-final": N_("The text is final. It is not changed any more."),
    "ideas-closed": N_(
        "New ideas are closed. A note that is for, against, a quote or a question is taken in."
    ),
    "kiosk-code-unknown": N_("This voting desk is not open. Ask a facilitator for its code."),
    "laptop-busy": N_("The laptop did not answer in time. Try again in a moment."),
    "laptop-failed": N_("Something went wrong on the laptop. Try again, or tell a facilitator."),
    "origin-foreign": N_("This was not sent from the laptop's own page, so it was not taken in."),
    "page-unknown": N_(
        "There is no such page here. Scan the code again, or type it on the first page."
    ),
    "photo-file-too-large": N_(
        "The photo is larger than {most} MB. Choose a smaller size in the phone's camera, then "
        "take it again."
    ),
    "photo-missing": N_("There was no photo in what was sent. Take one, then send it."),
    "photos-busy": N_("Many photos are on their way just now. Try again in a moment."),
    "port-in-use": N_(
        "The room server cannot start: port {port} and the ten after it are used by other "
        "programs. Close the other program, or choose another port in the settings."
    ),
    "port-taken": N_(
        "Port {port} is not free on this computer. Close the program that uses it, or choose "
        "another port."
    ),
    "request-malformed": N_(
        "The page sent something the laptop does not understand. Load the page again."
    ),
    "request-too-large": N_("That is too much to send at once. Make it shorter."),
    "table-code-unknown": N_(
        "No table has this code today. A code holds for its meeting, until six the next morning. "
        "Check the sign on the table, or ask for a new code."
    ),
    "theme-needs-notes": N_("Tick the notes that the theme is for."),
    "too-many-searches": N_(
        "That is more searches in a minute than one door needs. Wait a minute, then try again."
    ),
    "too-many-tries": N_(
        "Too many wrong codes. Wait a minute, then try again, or ask a facilitator."
    ),
}
