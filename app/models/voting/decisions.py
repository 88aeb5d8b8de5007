"""What the facilitator, a phone and a counting table may do with a poll."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from app.models import texts
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.mandate import HasMandate
from app.models.people import HasPeople
from app.models.recommendations import HasRecommendations, Recommendations
from app.models.recommendations import known as known_recommendation
from app.models.voting.cards import card_hash
from app.models.voting.facts import (
    CardsPrinted,
    KioskOpened,
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
    ids_seal_of,
    is_being_counted,
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


def print_cards(room: HasVoting, codes: Iterable[str], salt: str) -> Facts:
    """Add a deck. Only salted hashes of the codes are kept; `salt` is used for the first deck
    alone.
    """
    used = room.voting.card_salt or salt
    hashes = tuple(sorted(card_hash(each, used) for each in codes))
    if len(hashes) + len(room.voting.cards) > MOST_CARDS:
        raise Refused("too-many-cards", most=MOST_CARDS)
    return (CardsPrinted(used, hashes),)


def open_kiosk(room: HasVoting, code: str, now: int) -> Facts:
    """Let a device in the room serve members without a phone; "" closes that desk."""
    if not code and not room.voting.kiosk.code:
        return ()
    return (KioskOpened(code, now),)


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
    """Begin voting on one poll. Raises as `open_polls` does."""
    return open_polls(room, {poll: salt}, now)


def open_polls(room: PollingRoom, salts: Mapping[str, str], now: int) -> Facts:
    """Begin voting; `salts` by poll. Several polls are asked on one ballot, and each is counted for
    itself: what one member answers to two of them is kept nowhere together.

    Raises Refused("poll-already-open", "poll-words-changed", "nobody-present", "no-cards",
    "poll-waits", "poll-not-needed", "too-few-options", "scale-without-words", "question-missing",
    "hands-one-question", "channels-differ").
    """
    polls = [known(room, each, PollState.PREPARED) for each in salts]
    other = room.voting.open
    if other:
        raise Refused("poll-already-open", question=other.terms.question)
    for each in polls:
        _same_words(room, each)
        whole_terms(each.terms)
        _is_its_turn(room, each.terms)
    _fit_together(polls)
    present, members = voters(room, polls[0])
    if not present:
        raise Refused("nobody-present")
    if Channel.CARD in polls[0].terms.channels and room.voting.cards_valid < 1:
        raise Refused("no-cards")
    first = polls[0].id if len(polls) > 1 else ""
    return tuple(
        PollOpened(
            each.id,
            now,
            present,
            members,
            salts[each.id],
            first,
            number_of(room.recommendations, each),
        )
        for each in polls
    )


def _fit_together(polls: Sequence[Poll]) -> None:
    """One ballot is handed in one way, and hands go up for one question at a time."""
    if len(polls) < 2:
        return
    if any(each.terms.by_hands for each in polls):
        raise Refused("hands-one-question")
    ways = {frozenset(each.terms.channels) for each in polls}
    if len(ways) > 1:
        raise Refused("channels-differ")


def voters(room: PollingRoom, poll: Poll) -> tuple[int, int]:
    """Present and all members: as counted when the poll opened, before that as they are now. A
    substitute and the one who dropped out are one.
    """
    if poll.state is not PollState.PREPARED:
        return poll.present, poll.members
    meeting = room.mandate.meeting
    return len(room.people.present(meeting)), room.people.roll(meeting)


def number_of(recommendations: Recommendations, poll: Poll) -> int:
    """The number of the recommendation a poll is about: the one that was voted on, before that the
    one it has now; 0 for a question of its own, and for one that was withdrawn.
    """
    return poll.number or recommendations.number(poll.recommendation)


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


def close_poll(room: HasVoting, poll: str, now: int) -> Facts:
    """End voting, on all that is asked on the same ballot. A second click changes nothing."""
    held = known(room, poll)
    if held.state is PollState.PREPARED:
        raise Refused("poll-not-open")
    return tuple(
        PollClosed(
            each.id, now, len(each.ballots), seal_of(each.ballots), ids_seal_of(each.ballots)
        )
        for each in room.voting.on_one_ballot(held)
        if each.state is PollState.OPEN
    )


def reopen_poll(room: HasVoting, poll: str, now: int) -> Facts:
    """Take a closing back, of all that was asked on the same ballot, within a minute and before any
    result is shown.
    """
    held = known(room, poll, PollState.CLOSED)
    together = room.voting.on_one_ballot(held)
    if now - held.closed_at > REOPEN_MS:
        raise Refused("too-late-to-reopen")
    if any(each.state is not PollState.CLOSED for each in together):
        raise Refused("result-is-shown")
    if any(is_being_counted(each) for each in together):
        raise Refused("paper-is-counted")
    other = room.voting.open
    if other:
        raise Refused("poll-already-open", question=other.terms.question)
    return tuple(PollReopened(each.id) for each in together)


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
