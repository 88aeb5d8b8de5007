"""What the room `polls` refuses."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "channels-differ": N_(
        "Polls on one ballot are all voted on in the same way. Give them the same cards and paper."
    ),
    "dots-missing": N_("Say how many dots each member has: at least one."),
    "hands-one-question": N_("Hands go up for one question at a time. Open this poll alone."),
    "hands-yes-or-no": N_("Hands can only answer yes or no. Choose cards or paper for this poll."),
    "option-left-out": N_("One option has no number. Give every option one."),
    "options-alike": N_("Two options have the same words. Change one of them."),
    "paper-one-by-one": N_("These paper ballots are typed one by one, by two people."),
    "poll-after-itself": N_("A poll cannot wait for itself. Choose another one."),
    "poll-not-needed": N_(
        "“{question}” came out so that this poll is not needed. Discard it, or change its terms."
    ),
    "poll-waits": N_("This poll comes after “{question}”. Publish that result first."),
    "question-missing": N_("Write the question that is voted on."),
    "result-is-shown": N_(
        "A result of this ballot is published, so the polls stay closed. Prepare new ones instead."
    ),
    "scale-steps": N_("A scale has four or five steps."),
    "scale-without-words": N_("Give every step of the scale its words."),
    "too-few-options": N_("Write at least two options."),
    "too-many-marks": N_("There are more marks on this ballot than the {most} a member has."),
    "too-many-options": N_("A ballot can hold {most} options at most. Take some away."),
    "ballot-is-void": N_("Ballot {serial} on {file} was handed back for a new one. Not counted."),
    "ballot-not-straight": N_(
        "Ballot {serial} on {file} could not be read: lay it flat, with all four corners in the "
        "picture, and take it from straight above."
    ),
    "ballot-of-other-assembly": N_(
        "Ballot {serial} on {file} is of another assembly, or of a poll that was discarded. "
        "Not counted."
    ),
    "ballot-of-other-poll": N_("Ballot {serial} on {file} is of another poll. Not counted."),
    "ballot-of-other-words": N_(
        "Ballot {serial} on {file} was printed with other words than were voted on. Not counted."
    ),
    "ballot-old-print": N_(
        "A ballot on {file} was printed by an older Bordrunde and cannot be read. Type it by hand."
    ),
    "ballot-read-before": N_("Ballot {serial} on {file} was read before. It counts once."),
    "ballot-sheet-missing": N_(
        "Sheet {sheet} of {count} of ballot {serial} is on no picture. Take all its sheets again."
    ),
    "ballot-twice": N_("Ballot {serial} is on the pictures twice, also on {file}. It counts once."),
    "scan-without-pictures": N_(
        "{file} has no pages that can be read. Scan the ballots in grey or colour, or as JPEG."
    ),
    "photo-without-ballot": N_("No ballot was found on {file}. Come closer, or type by hand."),
    "no-pictures-there": N_("There are no pictures in that folder. Choose another."),
    "pictures-left": N_("There are ballots with pictures left. Type these first."),
    "pile-begun": N_("Ballots are typed by hand already. Pictures have to be read before that."),
    "ballot-half-typed": N_("This ballot is not typed to its end. Finish it, or go back."),
    "cross-twice": N_("One option has two crosses. Type each number once."),
    "card-has-paper": N_(
        "This card has been handed in already, and its paper ballot was handed out."
    ),
    "card-void-already": N_("This card is void already."),
    "cards-not-written": N_(
        "The cards could not be written to {file}, so none of them is valid. Choose another "
        "place and make them again."
    ),
}
