"""What the facilitator, a phone and a counting table may do with a poll."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from app.models import texts
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.mandate import HasMandate
from app.models.people import HasPeople
from app.models.recommendations import HasRecommendations
from app.models.recommendations import known as known_recommendation
from app.models.voting.answers import checked
from app.models.voting.cards import card_hash
from app.models.voting.facts import (
    BallotCast,
    CardsPrinted,
    CardVoided,
    HandsCounted,
    PaperCounted,
    PaperIssued,
    PaperKeyed,
    PollClosed,
    PollDiscarded,
    PollOpened,
    PollPrepared,
    PollReopened,
    ResultPublished,
    TermsAgreed,
)
from app.models.voting.methods import Method
from app.models.voting.state import (
    Channel,
    HasVoting,
    Poll,
    PollState,
    Terms,
    reconcile,
    seal_of,
)
from app.models.voting.tally import Counts
from app.models.voting.terms import checked_terms, whole_terms

REOPEN_MS = 60_000
THIN_SECRECY = 5
MOST_CARDS = 2_000


class PollingRoom(HasVoting, HasRecommendations, HasPeople, HasMandate, Protocol):
    """Polls, what they are about, and who may vote."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card's code proves, worked out beforehand: its hash, and its key in one poll."""

    hash: str
    key: str


def print_cards(room: HasVoting, codes: Iterable[str], salt: str) -> Facts:
    """Add a deck. Only salted hashes of the codes are kept; `salt` is used for the first deck
    alone.
    """
    used = room.voting.card_salt or salt
    hashes = tuple(sorted(card_hash(each, used) for each in codes))
    if len(hashes) + len(room.voting.cards) > MOST_CARDS:
        raise Refused("too-many-cards", most=MOST_CARDS)
    return (CardsPrinted(used, hashes),)


def void_card(room: HasVoting, card: str, key: str = "") -> Facts:
    """A card was lost; `card` is its hash, `key` its key in the poll that is open.

    Raises Refused("card-unknown"), and Refused("card-in-the-box") while its ballot lies in the open
    poll: its holder would vote a second time with the new card.
    """
    if card not in room.voting.cards:
        raise Refused("card-unknown")
    if room.voting.open and key in room.voting.open.ballots:
        raise Refused("card-in-the-box")
    return () if room.voting.cards[card] else (CardVoided(card),)


def prepare_poll(
    room: PollingRoom, poll: str, recommendation: str, terms: Terms, follows: str = ""
) -> Facts:
    """Set up a poll on a recommendation's words as they stand now, or with `recommendation` "" on a
    question of its own.
    """
    if poll in room.voting.polls:
        return ()
    if not recommendation:
        return (PollPrepared(poll, "", 0, "", checked_terms(terms), follows),)
    latest = known_recommendation(room, recommendation).latest
    question = terms.question or latest.wording.title
    agreed = checked_terms(replace(terms, question=question))
    print_of = latest.wording.fingerprint
    return (PollPrepared(poll, recommendation, latest.number, print_of, agreed, follows),)


def agree_terms(room: HasVoting, poll: str, terms: Terms) -> Facts:
    """Change the terms of a poll that is not open yet. Raises Refused("poll-after-itself")."""
    held = known(room, poll, PollState.PREPARED)
    new = checked_terms(terms)
    if poll in _earlier(room, new.after):
        raise Refused("poll-after-itself")
    return () if held.terms == new else (TermsAgreed(poll, new),)


def _earlier(room: HasVoting, poll: str) -> tuple[str, ...]:
    """A poll and all it waits for in turn."""
    found: list[str] = []
    while poll and poll not in found:
        found.append(poll)
        before = room.voting.polls.get(poll)
        poll = before.terms.after if before else ""
    return tuple(found)


def discard_poll(room: HasVoting, poll: str) -> Facts:
    """Drop a poll that was never opened. A closed poll is never deleted."""
    return (PollDiscarded(known(room, poll, PollState.PREPARED).id),)


def open_poll(room: PollingRoom, poll: str, salt: str, now: int) -> Facts:
    """Begin voting.

    Raises Refused("poll-already-open", "poll-words-changed", "nobody-present", "no-cards",
    "poll-waits", "poll-not-needed", "too-few-options", "scale-without-words", "question-missing").
    """
    held = known(room, poll, PollState.PREPARED)
    other = room.voting.open
    if other:
        raise Refused("poll-already-open", question=other.terms.question)
    _same_words(room, held)
    whole_terms(held.terms)
    _is_its_turn(room, held.terms)
    present, members = voters(room, held)
    if not present:
        raise Refused("nobody-present")
    if Channel.CARD in held.terms.channels and room.voting.cards_valid < 1:
        raise Refused("no-cards")
    return (PollOpened(poll, now, present, members, salt),)


def voters(room: PollingRoom, poll: Poll) -> tuple[int, int]:
    """Present and all members: as counted when the poll opened, before that as they are now. A
    substitute and the one who dropped out are one.
    """
    if poll.state is not PollState.PREPARED:
        return poll.present, poll.members
    meeting = room.mandate.meeting
    return len(room.people.present(meeting)), room.people.roll(meeting)


def _same_words(room: PollingRoom, poll: Poll) -> None:
    if not poll.recommendation:
        return
    latest = known_recommendation(room, poll.recommendation).latest
    if latest.wording.fingerprint != poll.fingerprint:
        raise Refused("poll-words-changed", version=poll.version, latest=latest.number)


def _is_its_turn(room: HasVoting, terms: Terms) -> None:
    before = room.voting.polls.get(terms.after)
    if before is None:
        return
    question = before.terms.question
    if before.state is not PollState.PUBLISHED:
        raise Refused("poll-waits", question=question)
    if before.result.passed is not terms.if_adopted:
        raise Refused("poll-not-needed", question=question, adopted=before.result.passed)


def cast_ballot(room: HasVoting, poll: str, card: Card, ballot: str, answer: str) -> Facts:
    """Put a ballot into the box. The same ballot sent again changes nothing and is no error.

    Raises Refused("poll-closed", "card-unknown", "card-void", "card-on-paper"), and what
    `app.models.voting.answers.checked` raises for an answer this poll does not ask for.
    """
    held = room.voting.polls.get(poll)
    if held is None:
        raise Refused("poll-unknown")
    said = checked(held.terms.form, answer)
    before = held.ballots.get(card.key)
    if before and before.id == ballot and before.answer == said:
        return ()
    if held.state is not PollState.OPEN or Channel.CARD not in held.terms.channels:
        raise Refused("poll-closed")
    _usable(room, held, card)
    return (BallotCast(poll, card.key, ballot, said),)


def issue_paper(room: HasVoting, poll: str, card: Card | None) -> Facts:
    """Hand out a paper ballot; the card handed in for it is void for this poll from now on.

    Raises Refused("card-has-voted") when its phone ballot is already in the box, "no-right-left"
    when every right to vote is used.
    """
    held = known(room, poll, PollState.OPEN)
    if Channel.PAPER not in held.terms.channels:
        raise Refused("no-paper")
    if card and card.key in held.paper_cards:
        return ()
    if card and card.key in held.ballots:
        raise Refused("card-has-voted")
    if held.turnout >= held.present:
        raise Refused("no-right-left", present=held.present)
    if card:
        _usable(room, held, card)
    elif Channel.CARD in held.terms.channels:
        raise Refused("card-needed")
    return (PaperIssued(poll, card.key if card else ""),)


def count_paper(room: HasVoting, poll: str, counts: Counts) -> Facts:
    """Enter the paper count after the close; until the result stands it can be entered anew.

    Raises Refused("paper-one-by-one") where a ballot is more than yes or no.
    """
    held = known(room, poll, PollState.CLOSED)
    if Channel.PAPER not in held.terms.channels:
        raise Refused("no-paper")
    if held.terms.method is not Method.YES_NO_BLANK:
        raise Refused("paper-one-by-one")
    _whole(counts)
    return () if held.paper == counts else (PaperCounted(poll, counts),)


def key_paper(room: HasVoting, poll: str, teller: int, typed: Iterable[str]) -> Facts:
    """Enter the paper ballots one by one, each of two people (`teller` 1 or 2) alone. What both
    typed alike is the count; `app.models.voting.state.mismatches` tells where they differ.
    """
    held = known(room, poll, PollState.CLOSED)
    if Channel.PAPER not in held.terms.channels or teller not in (1, 2):
        raise Refused("no-paper")
    form = held.terms.form
    said = tuple(checked(form, each, on_paper=True) for each in typed)
    if len(said) > MOST_CARDS:
        raise Refused("too-many-cards", most=MOST_CARDS)
    return () if held.keyed.get(teller) == said else (PaperKeyed(poll, teller, said),)


def count_hands(room: HasVoting, poll: str, counter: int, counts: Counts) -> Facts:
    """Enter what one of the two counters saw; `counter` is 1 or 2."""
    held = known(room, poll, PollState.OPEN, PollState.CLOSED)
    if not held.terms.by_hands or counter not in (1, 2):
        raise Refused("no-hands")
    _whole(counts)
    return () if held.hands.get(counter) == counts else (HandsCounted(poll, counter, counts),)


def close_poll(room: HasVoting, poll: str, now: int) -> Facts:
    """End voting. A second click changes nothing."""
    held = known(room, poll)
    if held.state in (PollState.CLOSED, PollState.PUBLISHED):
        return ()
    if held.state is PollState.PREPARED:
        raise Refused("poll-not-open")
    return (PollClosed(poll, now, len(held.ballots), seal_of(held.ballots)),)


def reopen_poll(room: HasVoting, poll: str, now: int) -> Facts:
    """Take a closing back, within a minute and before any result is shown."""
    held = known(room, poll, PollState.CLOSED)
    if now - held.closed_at > REOPEN_MS:
        raise Refused("too-late-to-reopen")
    if held.paper is not None or held.keyed:
        raise Refused("paper-is-counted")
    other = room.voting.open
    if other:
        raise Refused("poll-already-open", question=other.terms.question)
    return (PollReopened(poll),)


def publish_result(room: HasVoting, poll: str, now: int, explanation: str = "") -> Facts:
    """Let the result stand.

    Raises Refused("does-not-add-up") unless it adds up or `explanation` says why it does not, and
    Refused("hands-differ") while the two counters differ.
    """
    held = known(room, poll)
    if held.state is PollState.PUBLISHED:
        return ()
    known(room, poll, PollState.CLOSED)
    check = reconcile(held)
    why = texts.paragraph(explanation, 1_000)
    if held.counts is None:
        raise Refused("hands-differ")
    if not check.adds_up and not why:
        raise Refused("does-not-add-up", missing=check.paper_missing, unused=check.unused)
    return (ResultPublished(poll, now, held.counts, why),)


def secrecy_is_thin(poll: Poll) -> bool:
    """True when so few ballots are in that a result may tell who voted how, or when all voted
    alike.
    """
    counts = poll.counts or Counts()
    alike = max(counts.yes, counts.no, counts.blank) == counts.cast
    if poll.terms.method is not Method.YES_NO_BLANK:
        alike = len(set(poll.answers)) < 2
    return not poll.terms.by_hands and (counts.cast < THIN_SECRECY or alike)


def known(room: HasVoting, poll: str, *states: PollState) -> Poll:
    """The poll with this id, in one of these states when some are named.

    Raises Refused("poll-unknown", "poll-not-prepared", "poll-not-open", "poll-not-closed").
    """
    held = room.voting.polls.get(poll)
    if held is None:
        raise Refused("poll-unknown")
    if states and held.state not in states:
        if PollState.PREPARED in states:
            raise Refused("poll-not-prepared")
        if PollState.OPEN in states:
            raise Refused("poll-not-open")
        raise Refused("poll-not-closed")
    return held


def _usable(room: HasVoting, poll: Poll, card: Card) -> None:
    if card.hash not in room.voting.cards:
        raise Refused("card-unknown")
    if room.voting.cards[card.hash]:
        raise Refused("card-void")
    if card.key in poll.paper_cards:
        raise Refused("card-on-paper")


def _whole(counts: Counts) -> None:
    if min(counts.yes, counts.no, counts.blank, counts.spoiled) < 0:
        raise Refused("count-negative")
