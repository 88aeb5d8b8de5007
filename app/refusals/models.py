"""What the decisions of the domain refuse."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "retention-early": N_(
        "The assembly still meets on that day. Choose a day after the last meeting."
    ),
    "member-erased": N_(
        "Everything known about no. {number} has been erased, so nothing can be corrected. Add the"
        " person anew if they are back."
    ),
    "people-erased": N_(
        "The assembly has ended and everybody's data have been erased. Nobody can be written in"
        " any more."
    ),
    "assembly-exists": N_(
        "This file already holds the assembly “{name}”. Make a new file for another one."
    ),
    "card-has-voted": N_(
        "This card's ballot is already in the box. No paper ballot can be handed out for it."
    ),
    "card-in-the-box": N_(
        "This card's ballot is in the box of the open poll. Void the card when the poll is closed."
    ),
    "card-mistyped": N_(
        "The card code is mistyped: at least one letter or digit is wrong. Check each of them."
    ),
    "card-needed": N_("Take the member's voting card first. It is handed in for the paper ballot."),
    "card-not-whole": N_(
        "That is not a whole card code. It has 11 letters and digits, for example "
        "7KQ4-M2XD-9PB. Write the rest of it."
    ),
    "ballot-replaced": N_(
        "This ballot was changed since, and the later one counts. To change it again, vote anew."
    ),
    "card-on-paper": N_(
        "This card was handed in for a paper ballot, so it cannot vote here. Use the paper."
    ),
    "card-unknown": N_(
        "This card does not belong to this assembly. Check the code, or ask for a new card."
    ),
    "card-void": N_("This card was reported lost and is void. Ask for a new card."),
    "channels-missing": N_("Choose at least one way to vote: card, paper or hands."),
    "choice-unknown": N_("This poll does not ask for that answer. Choose one that it shows."),
    "count-negative": N_("A count cannot be below zero. Enter 0 or more."),
    "does-not-add-up": N_(
        "The ballots do not add up: {missing} paper ballots missing, {unused} rights to vote "
        "unused. Count again, or write why."
    ),
    "hands-alone": N_(
        "A show of hands stands alone. Take card and paper away, or choose them without hands."
    ),
    "hands-differ": N_("The two counters have not counted the same. Count the hands once more."),
    "day-has-begun": N_(
        "The day has begun, so its programme cannot be replaced. Add to it, or change the items."
    ),
    "item-is-on": N_("“{title}” is on just now. End it before you take it off the programme."),
    "item-length": N_("An agenda item lasts between 1 and {longest} minutes."),
    "item-lock-end": N_("To lock the end, enter the time the item ends, after it begins."),
    "item-lock-start": N_("To lock the start, enter the time the item begins."),
    "item-many-steps": N_("An item can have at most {most} steps."),
    "item-start": N_("That is not a time of day. Write it as 9:30."),
    "item-steps": N_(
        "The steps last {steps} minutes and the item {length}. Make a step shorter, or the item "
        "longer; each step lasts a minute or more."
    ),
    "item-title-missing": N_("Give the agenda item a title."),
    "item-unknown": N_("That agenda item is no longer on the programme."),
    "meeting-number": N_("There is no meeting day {number}. Days in the document: {days}."),
    "meeting-twice": N_(
        "Two meeting days have the same date. Choose another date for one of them."
    ),
    "meeting-unknown": N_("That meeting day is no longer there. Choose another one."),
    "meetings-missing": N_("Enter at least one meeting day."),
    "member-name-missing": N_("Enter the member's name."),
    "member-unknown": N_("That member is no longer on the list."),
    "drafts-not-open": N_("Recommendations are not open to the tables just now."),
    "move-passes-over": N_(
        "What has begun stays above what is still to come. Otherwise “{title}” would count as "
        "passed over."
    ),
    "name-missing": N_("Give the assembly a name."),
    "no-cards": N_(
        "There are no voting cards yet. Print the cards first, or choose paper or hands."
    ),
    "no-hands": N_("This poll is not a show of hands."),
    "no-items": N_("The day has no programme yet. Add an item first."),
    "no-next-item": N_("That was the last item of the day."),
    "no-paper": N_("No paper ballots are used in this poll."),
    "no-right-left": N_(
        "All {present} who were present when the poll opened have used their vote."
    ),
    "nobody-present": N_(
        "Nobody is checked in today. Check the members in before you open the poll."
    ),
    "not-seated": N_("{name} has no seat in this round."),
    "note-empty": N_("Write something before you send the note."),
    "note-unknown": N_("That note is not on this table's sheet."),
    "note-withdrawn": N_("That note was taken back."),
    "no-steps": N_("“{title}” has no steps."),
    "first-step": N_("“{title}” is the first step."),
    "last-step": N_("“{title}” is the last step."),
    "nothing-is-on": N_("No agenda item is on just now. Start one first."),
    "paper-is-counted": N_(
        "The paper ballots have been counted, so the poll stays closed. Prepare a new poll to"
        " vote again."
    ),
    "plan-has-hole": N_("Round {round} cannot be planned before the rounds that come before it."),
    "plan-seats-twice": N_("{name} would sit at two tables in round {round}."),
    "plan-too-large": N_("A plan has at most {rounds} rounds and {tables} tables."),
    "poll-already-open": N_("The poll “{question}” is open. Close it first."),
    "poll-closed": N_("The poll is closed. No more ballots are taken."),
    "poll-not-closed": N_("Close the poll first."),
    "poll-not-open": N_("The poll is not open."),
    "poll-not-prepared": N_(
        "The poll has been opened and can no longer be changed. Make a new one instead."
    ),
    "poll-unknown": N_("That poll is no longer there."),
    "poll-words-changed": N_(
        "The poll asks about version {version}, but the recommendation is at version "
        "{latest}. Prepare a new poll on the new words."
    ),
    "programme-name-missing": N_("Give the programme a name."),
    "programme-changed": N_("The programme has changed meanwhile. Look at the proposals again."),
    "comment-empty": N_("Say in a sentence what you mean."),
    "comment-unknown": N_("That comment was taken back or is no longer there."),
    "answer-empty": N_("Say why in a sentence."),
    "line-unknown": N_("There is no such line. Open the text again."),
    "too-many-comments": N_("One recommendation can have at most {most} comments."),
    "phase-not-open": N_("No phase is open. Open one first."),
    "last-call-past": N_("That moment is over. Choose a later one."),
    "editors-none": N_("Choose at least one member for the editing group."),
    "editors-too-many": N_("The editing group can have at most {most} members now."),
    "seed-missing": N_("Write the seed of the draw: any word or number the room agrees on."),
    "minority-empty": N_("Write what the minority says first."),
    "minority-nobody": N_("Say how many stand behind the statement."),
    "minority-too-many": N_("There are {members} members: no more can stand behind it."),
    "minority-unknown": N_("That statement was withdrawn or is no longer there."),
    "merge-with-itself": N_("A recommendation cannot be merged with itself. Choose another one."),
    "numbers-in-use": N_("A poll is open. Close it first."),
    "version-unknown": N_("That version is not there. Open the recommendation again."),
    "recommendation-title-missing": N_("Give the recommendation a title."),
    "recommendation-unknown": N_("That recommendation was withdrawn or is no longer there."),
    "round-unknown": N_("There is no round {round} in the seating plan."),
    "seat-locked": N_("{name}'s seat is locked. Unlock it first."),
    "photo-not-read": N_(
        "That is not a photo the laptop can read. Take it again, or save it as JPEG or PNG."
    ),
    "photo-too-large": N_("The photo cannot be made small enough. Take it again, a little calmer."),
    "photo-too-many-pixels": N_(
        "The photo has more than {most} megapixels. Choose a smaller size in the phone's camera, "
        "then take it again."
    ),
    "photo-unknown": N_("That photo is no longer here."),
    "photos-full": N_("This sheet has {most} photos. Take one back before you send another."),
    "photos-too-many": N_(
        "The assembly has {most} photos, and there is no room for more. Tell a facilitator."
    ),
    "sheet-delivered": N_(
        "Table {table} has delivered its sheet. Take the sheet back to write more."
    ),
    "sheet-full": N_(
        "Table {table} has {most} notes on this sheet, and it holds no more. Write on the "
        "sheet of the next item."
    ),
    "sheet-full-for-many": N_(
        "Table {table}'s sheet takes {most} notes from here; {kept} places are kept for the "
        "table's own device. Choose another table, or your own notes."
    ),
    "support-not-a-number": N_("The support at the table is a number from 0 to {most}."),
    "table-unknown": N_("There is no table {table}; this round has {count} tables."),
    "text-too-long": N_(
        "The text is too long: {length} characters, and there is room for {longest}. Make it "
        "shorter, or split it."
    ),
    "title-too-long": N_(
        "The title is too long: {length} characters, and there is room for {longest}. Make it "
        "shorter, and write the rest in the text."
    ),
    "part-too-long": N_(
        "The text that begins “{start}…” is too long: {length} characters, and there is room for "
        "{longest}. Make it shorter, or split it."
    ),
    "theme-title-missing": N_("Give the theme a title."),
    "dots-are-open": N_("A round of dots is open. Close it first."),
    "dots-not-open": N_("No round of dots is open."),
    "dots-need-themes": N_("Dots need at least two themes."),
    "dots-numbers": N_("A member has 1 to {most} dots, and at most as many on one theme."),
    "dots-none": N_("There is no dot on this sheet."),
    "dots-too-many": N_("A member has {most} dots."),
    "dots-too-many-on-one": N_("At most {most} dots on one theme."),
    "stack-needs-notes": N_("Choose at least two notes to put into one stack."),
    "split-needs-notes": N_("Choose the notes of this theme that are to be split off."),
    "theme-unknown": N_("That theme is no longer on the board."),
    "threshold-unreadable": N_("“{written}” is not a threshold. Write it as 80%, 3/4 or majority."),
    "too-late-to-reopen": N_(
        "A closing can be taken back for one minute. Prepare a new poll instead."
    ),
    "too-many-cards": N_("An assembly can have at most {most} voting cards."),
    "too-many-initiatives": N_("A recommendation can have at most {most} initiatives."),
    "too-many-items": N_("A day can have at most {most} agenda items."),
    "too-many-meetings": N_("An assembly can have at most {most} meeting days."),
    "too-many-members": N_(
        "An assembly can have at most {most} members, and this would add {count}. Nothing was"
        " added. Choose a list of the members alone."
    ),
    "too-many-notes": N_("The assembly has {most} notes, and there is no room for more."),
    "time-left": N_("The time left is between 1 and {longest} minutes."),
    "warnings-order": N_("The first warning comes before the last, and both before the end."),
    "nobody-waits": N_("Nobody is waiting to speak. Add somebody to the list first."),
    "speaker-name-missing": N_("Type a name, or choose a member."),
    "speakers-many": N_("There are {most} people on the list already."),
    "turn-length": N_("A turn lasts between {shortest} seconds and {longest} minutes."),
}
