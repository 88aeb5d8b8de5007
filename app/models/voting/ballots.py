"""A ballot on its way into the box: whose right it uses, and what keeps it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.models.entries import Fact, Facts
from app.models.errors import Refused
from app.models.voting.answers import checked
from app.models.voting.decisions import known
from app.models.voting.facts import BallotCast, CardVoided, PaperIssued, PaperVoided
from app.models.voting.state import Ballot, Channel, HasVoting, Poll, PollState


@dataclass(frozen=True, slots=True)
class Card:
    """What a card's code proves, worked out beforehand: its hash, and its key in one poll."""

    hash: str
    key: str


@dataclass(frozen=True, slots=True)
class Vote:
    """One answer of a ballot with several questions."""

    poll: str
    card: Card
    ballot: str
    answer: str


def void_card(room: HasVoting, card: str, *keys: str) -> Facts:
    """A card was lost; `card` is its hash, `keys` are its keys in the polls that are open.

    Raises Refused("card-unknown"), and Refused("card-in-the-box") while its ballot lies in the open
    poll: its holder would vote a second time with the new card.
    """
    if card not in room.voting.cards:
        raise Refused("card-unknown")
    if any(key in each.ballots for each in room.voting.opened for key in keys):
        raise Refused("card-in-the-box")
    return () if room.voting.cards[card] else (CardVoided(card),)


def cast_ballot(room: HasVoting, poll: str, card: Card, ballot: str, answer: str) -> Facts:
    """Put a ballot into the box. The same ballot sent again changes nothing and is no error; one
    that was changed meanwhile, and comes late, does not win over what it was changed to.

    Raises Refused("poll-not-open", "poll-closed", "card-unknown", "card-void", "card-on-paper"),
    Refused("ballot-replaced") with the id of the ballot that counts, by poll,
    and what `app.models.voting.answers.checked` raises for an answer this poll does not ask for.
    """
    held = room.voting.polls.get(poll)
    if held is None:
        raise Refused("poll-unknown")
    said = checked(held.terms.form, answer)
    if held.state is PollState.PREPARED:
        raise Refused("poll-not-open")
    before = held.ballots.get(card.key)
    if before and before.id == ballot and before.answer == said:
        return ()
    if before and ballot in held.replaced:
        raise Refused("ballot-replaced", **{poll: before.id})
    if held.state is not PollState.OPEN or Channel.CARD not in held.terms.channels:
        raise Refused("poll-closed")
    _usable(room, held, card)
    return (BallotCast(poll, card.key, ballot, said),)


def cast_ballots(room: HasVoting, votes: Iterable[Vote]) -> Facts:
    """Put a whole ballot with several questions into the box, all of it or nothing. Raises as
    `cast_ballot` does.
    """
    facts, counting = list[Fact](), dict[str, str | int]()
    for each in votes:
        try:
            facts += cast_ballot(room, each.poll, each.card, each.ballot, each.answer)
        except Refused as refused:
            if refused.code != "ballot-replaced":
                raise
            counting |= refused.params
    if counting:
        raise Refused("ballot-replaced", **counting)
    return tuple(facts)


def take_in_ballots(room: HasVoting, poll: str, held_elsewhere: Mapping[str, Ballot]) -> Facts:
    """Put into the box what the laptop before this one had taken in and this one had not heard of:
    by the card's key in this poll, so that no card counts twice. Of a card that is in the box here,
    or handed in for paper, the ballot here counts. Nothing once the poll is closed.
    """
    held = room.voting.polls.get(poll)
    if held is None or held.state is not PollState.OPEN:
        return ()
    missing = held_elsewhere.keys() - held.ballots.keys() - held.paper_cards
    found = ((key, held_elsewhere[key]) for key in sorted(missing))
    return tuple(
        BallotCast(poll, key, each.id, checked(held.terms.form, each.answer)) for key, each in found
    )


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


def issue_papers(room: HasVoting, cards: Mapping[str, Card | None]) -> Facts:
    """Hand out one paper ballot with several questions; `cards` has the card's key in each poll.
    Raises as `issue_paper` does.
    """
    return tuple(fact for poll, card in cards.items() for fact in issue_paper(room, poll, card))


def void_paper(room: HasVoting, poll: str, serial: str) -> Facts:
    """A paper ballot was spoiled and handed back for a new one: a picture of it counts no more."""
    held = known(room, poll, PollState.OPEN, PollState.CLOSED)
    if Channel.PAPER not in held.terms.channels:
        raise Refused("no-paper")
    return () if serial in held.void_serials else (PaperVoided(poll, serial),)


def _usable(room: HasVoting, poll: Poll, card: Card) -> None:
    if card.hash not in room.voting.cards:
        raise Refused("card-unknown")
    if room.voting.cards[card.hash]:
        raise Refused("card-void")
    if card.key in poll.paper_cards:
        raise Refused("card-on-paper")
